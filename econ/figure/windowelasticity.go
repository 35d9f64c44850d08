package figure

import (
	"fmt"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

// WindowElasticity draws the elasticity of demand at the lab's best price against the
// task length that open models do at even odds, from low to high hours, on a
// logarithmic axis in minutes, at a constant lead. One curve is for a lab beside open
// models, the other for a lab whose models fail as often and which has no rival. Under
// a Pareto tail a line marks the tail index.
//
// It returns an error for a window or market that is not valid, for sharp edges, under
// which there is no elasticity at the lab's price, for an infinite mean, and for hours
// that are not finite numbers above 0, the lower first. The window's own reach is not read.
func WindowElasticity(m econ.Market, w race.Window, low, high float64) (Figure, error) {
	if !(low > 0 && low < high) || !finite(high) {
		return fail(fmt.Errorf("%w: reach from %g to %g h, want finite hours above 0, the lower first", ErrData, low, high))
	}
	if !finite(w.Slope) {
		return fail(fmt.Errorf("%w: slope %g, want a finite one: a sharp edge is a corner of demand", ErrData, w.Slope))
	}
	var beside, alone plotter.XYs
	for _, reach := range chart.Geometric(low, high, 33) {
		w.Reach = reach
		left, _, err := w.Market(m)
		if err != nil {
			return fail(err)
		}
		failing := m
		if failing.Hours, err = race.NewWeighted(m.Hours, race.Horizon{Half: reach * w.Ratio(), Slope: w.Slope}); err != nil {
			return fail(err)
		}
		for _, c := range []struct {
			market econ.Market
			line   *plotter.XYs
		}{{left, &beside}, {failing, &alone}} {
			best, err := c.market.Monopoly()
			if err != nil {
				return fail(err)
			}
			*c.line = append(*c.line, plotter.XY{X: 60 * reach, Y: c.market.Elasticity(best.Price)})
		}
	}
	last := len(beside) - 1
	title := claim("At horizons of %s min demand has an elasticity of %s beside open models and %s without them", short(60*high), short(beside[last].Y), short(alone[last].Y))
	elements := []Element{
		Series{Name: "beside open models", XYs: beside, Colour: Lab, Dashes: Solid},
		Series{Name: "own failures alone", XYs: alone, Colour: Warning, Dashes: Dashed},
		XAxis{Log: true, Min: 60 * low, Max: 60 * high}, YAxis{Min: 0},
	}
	if t, ok := plain(m.Hours).(dist.Pareto); ok && w.Growth == 0 {
		elements = append(elements, Horizontal{At: t.Alpha, Name: "the tail index"})
		if falls(beside) && beside[0].Y > t.Alpha && beside[last].Y < t.Alpha {
			title = claim("Demand is more elastic than the tail only while horizons are short: beside open models the elasticity falls from %s to %s as they grow", short(beside[0].Y), short(beside[last].Y))
		}
	}
	return New(Labels{Title: title, X: "task length at which open models have even odds, z (min)", Y: "elasticity of demand at the lab's best price, ε"}, elements...)
}
