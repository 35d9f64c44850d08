package figure

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
)

// OneCurve draws the lab's share of the realised surplus at the monopoly price
// against e′(h*), the slope of the mean excess at the cutoff, with one dot for each
// market at each cost, in dollars per million tokens, and the curve
//
//	Π/(Π + CS) = 1/(2 + e′(h*)),
//
// on which they lie for every tail. The slope is computed from differences of mean
// excesses, independently of the curve. A market is drawn at the costs at which its best
// price is interior, in a colour and a shape of its own. Dots that coincide are drawn once.
//
// It returns an error for no market, for one that is not valid, for a cost that is
// not a finite number, 0 or above, and for a market with an interior best price at
// none of the costs.
func OneCurve(costs []float64, ms ...econ.Market) (Figure, error) {
	if err := validMarkets(ms); err != nil {
		return fail(err)
	}
	var elements []Element
	least, most := math.Inf(1), math.Inf(-1)
	names := marketNames(ms)
	for i, m := range ms {
		dots, err := splitDots(m, costs)
		if err != nil {
			return fail(err)
		}
		name := dotName(m.Hours, names[i])
		for k, dot := range dots {
			least, most = math.Min(least, dot.X), math.Max(most, dot.X)
			mark := Mark{X: dot.X, Y: dot.Y, Colour: chart.NthColour(i), Shape: chart.NthShape(i)}
			if k == outermost(dots) {
				mark.Text = name
			}
			elements = append(elements, mark)
		}
	}
	low, high := least-0.15, most+0.15
	if least < 0 {
		low = -0.95 // the slope of a mean excess is at least −1
	}
	elements = append(elements,
		Curve("1/(2+e′)", func(slope float64) float64 { return 1 / (2 + slope) }, low, high).In(Cost).With(Solid),
		YAxis{Percent: true, Min: 0, Max: 1})
	if low < 0 && high > 0 {
		elements = append(elements, Vertical{At: 0, Name: "right of here customers keep more than the lab", Dashes: Dotted})
	}
	return New(Labels{
		Title: "Whatever the distribution, the lab's share is 1/(2+e′): the slope of the mean excess decides it",
		X:     "slope of the mean excess at the cutoff, e′(h*)",
		Y:     "lab's share of the realised surplus at the monopoly price (%)",
	}, elements...)
}

// splitDots returns the distinct points (e′(h*), lab's share) of a market at the costs at
// which its best price is interior.
func splitDots(m econ.Market, costs []float64) (plotter.XYs, error) {
	var dots plotter.XYs
	for _, cost := range costs {
		m.Cost = cost
		at, err := m.Monopoly()
		switch {
		case errors.Is(err, econ.ErrNoTrade) || err == nil && at.Regime != econ.Interior:
			continue
		case err != nil:
			return nil, err
		}
		const digit = 1e-9 // the precision of a difference
		slope := math.Round(meanExcessSlope(m.Hours, m.Threshold(at.Price))/digit) * digit
		dot := plotter.XY{X: slope, Y: labShare(m, at)}
		if !finite(dot.X) || !finite(dot.Y) {
			continue // too far out to compute
		}
		if n := len(dots); n == 0 || math.Abs(dot.X-dots[n-1].X) > 1e-6 {
			dots = append(dots, dot)
		}
	}
	if len(dots) == 0 {
		return nil, fmt.Errorf("%w: h ~ %v has an interior best price at none of the costs %.4g $/Mtok, want one at least", ErrData, m.Hours, costs)
	}
	return dots, nil
}

// dotName shortens the name of a market to fit beside a dot, and drops the package of a
// tail that is declared in a notebook.
func dotName(t dist.Tail, name string) string {
	if g, ok := plain(t).(dist.GPD); ok && g.Xi == -1 {
		return strings.Replace(name, "generalised Pareto, ξ = −1", "uniform", 1)
	}
	return strings.TrimPrefix(strings.Replace(name, "generalised Pareto", "GPD", 1), "main.")
}

// outermost returns the index of the dot farthest from 0, where there is most room for
// a name.
func outermost(dots plotter.XYs) int {
	far := 0
	for i, d := range dots {
		if math.Abs(d.X) > math.Abs(dots[far].X) {
			far = i
		}
	}
	return far
}

// meanExcessSlope returns e′(z) by a difference of fourth order inside the support.
func meanExcessSlope(t dist.Tail, z float64) float64 {
	const small = 1e-3
	step := small * math.Min(z, math.Min(z-t.InverseSurvival(1), t.InverseSurvival(0)-z))
	e := func(z float64) float64 { return dist.MeanExcess(t, z) }
	near, far := e(z+step)-e(z-step), e(z+2*step)-e(z-2*step)
	return (8*near - far) / (12 * step)
}
