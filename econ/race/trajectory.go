package race

import (
	"fmt"
	"math"

	"valuecapture/econ"
)

// A Point is a market at one date of a path, at its monopoly price.
type Point struct {
	Time  float64 // in years
	Alpha float64 // the tail index
	econ.Pricing
	econ.Split     // in dollars per potential task
	econ.ModelWage // in dollars per hour saved
}

// A Trajectory is a market followed along a path.
type Trajectory struct {
	Hold   Hold
	Points []Point // at the dates asked for, before End
	// End is the date, in years, at which the monopoly price ceases to exist: the first
	// at which α is 1. It is +Inf if there is none, and for a path without a Crossing
	// method if there is none by the last date asked for.
	End float64
}

// Along follows a market along a path: at each date, in years from 0 up, the
// monopoly price with its regime, the split of the surplus and the model's wage.
//
// The path gives the tail index, also at time 0; the market gives everything else.
// While the index moves, the market's x_m stays fixed, or the mean that this x_m has at
// the index of time 0. So both start from the same tail.
//
// There are no points at or after End. At zero cost the lab is indifferent at
// α = 1 and has no price below; the path ends there all the same.
//
// It returns an error wrapping [ErrNoPrice] for a path that starts at or below 1,
// and one wrapping [ErrParameter] for a market that is not Pareto, an unknown
// hold, or dates that are negative, not finite or out of order.
func Along(m econ.Market, p Path, times []float64, hold Hold) (Trajectory, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return noTrajectory(), err
	}
	if err := hold.validate(); err != nil {
		return noTrajectory(), err
	}
	if err := validTimes(times); err != nil {
		return noTrajectory(), err
	}
	if err := Validate(p); err != nil {
		return noTrajectory(), err
	}
	tail.Alpha = p.Alpha(0)
	if !(tail.Alpha > 1) {
		return noTrajectory(), fmt.Errorf("%w: α(0) = %g, want above 1: start the path where a best price exists", ErrNoPrice, tail.Alpha)
	}
	out := Trajectory{Hold: hold, End: Crossing(p, 1, times[len(times)-1])}
	if c, ok := p.(Crosser); ok {
		out.End = c.Crossing(1)
	}
	if math.IsNaN(out.End) {
		return noTrajectory(), fmt.Errorf("%w: path %v has no date for α = 1, want one or +Inf: check that Alpha is a number up to the last date", ErrParameter, p)
	}
	for _, t := range times {
		alpha := p.Alpha(t)
		if alpha <= 1 && math.IsInf(out.End, 1) {
			// The search stepped over a dip.
			out.End = search(func(t float64) float64 { return p.Alpha(t) - 1 }, t)
		}
		if t >= out.End || alpha <= 1 {
			break
		}
		point, err := at(m, hold, tail.Alpha, t, alpha)
		if err != nil {
			return noTrajectory(), fmt.Errorf("race: at %g yr: %w", t, err)
		}
		out.Points = append(out.Points, point)
	}
	return out, nil
}

// noTrajectory is returned with an error.
func noTrajectory() Trajectory { return Trajectory{End: math.NaN()} }

// at prices a market with the tail index alpha at time t, given the one at 0.
func at(m econ.Market, hold Hold, start, t, alpha float64) (Point, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return Point{}, err
	}
	tail.Alpha = start
	if m.Hours, err = hold.tail(tail, alpha); err != nil {
		return Point{}, err
	}
	price, err := m.Monopoly()
	if err != nil {
		return Point{}, err
	}
	return Point{Time: t, Alpha: alpha, Pricing: price, Split: m.Split(price.Price), ModelWage: m.ModelWage(price.Price)}, nil
}
