package figure

import (
	"fmt"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// DollarsAgainstTail draws the lab's profit at the monopoly price against the
// tail index from low to high, in two experiments: one holds the smallest saving x_m
// fixed, so that a heavier tail saves more hours on average; the other holds the
// mean of the hours saved fixed.
//
// It returns an error for a market that is not valid or not Pareto, for one whose
// mean is infinite, and for a range that reaches down to 1.
func DollarsAgainstTail(m econ.Market, low, high float64) (Figure, error) {
	tail, err := paretoOver(m, low, high)
	if err != nil {
		return fail(err)
	}
	mean := tail.Mean()
	if !finite(mean) {
		return fail(fmt.Errorf("%w: h ~ %v has mean %g h, want a finite mean to hold fixed: give α above 1", ErrData, tail, mean))
	}
	alphas := even(low, high, points)
	profit := func(m econ.Market, at econ.Pricing) float64 { return m.Profit(at.Price) }
	least, err := overIndex(m, tail, alphas, profit)
	if err != nil {
		return fail(err)
	}
	same := make([]float64, len(alphas))
	rises := false
	for i, alpha := range alphas {
		t, err := dist.ParetoWithMean(mean, alpha)
		if err != nil {
			return fail(err)
		}
		at := m
		at.Hours = t
		best, err := at.Monopoly()
		if err != nil {
			return fail(err)
		}
		same[i] = profit(at, best)
		rises = rises || i > 0 && same[i] > same[i-1]
	}
	title := "A heavier tail earns the lab more, whichever of the two is held fixed"
	switch last := len(least) - 1; {
	case least[0] <= least[last]*(1+1e-9):
		title = "While everyone buys, a heavier tail earns the lab nothing more"
	case rises:
		title = "A heavier tail earns more dollars if the smallest saving is held fixed, but not if the mean is"
	}
	leastLine, _ := Points(claim("smallest saving fixed at %s", hours(tail.Scale)), alphas, least)
	sameLine, _ := Points(claim("mean fixed at %s", hours(mean)), alphas, same)
	elements := []Element{leastLine.In(Lab).With(Solid), sameLine.In(Warning).With(Dashed), indexAxis(low, high)}
	if alpha := tail.Alpha; alpha >= low && alpha <= high {
		at, err := m.Monopoly()
		if err != nil {
			return fail(err)
		}
		elements = append(elements, Mark{X: alpha, Y: profit(m, at), Text: claim("%s at α = %s in both", perTask(profit(m, at)), short(alpha)), Colour: Ink})
	}
	return New(Labels{Title: title, X: "tail index α, heavier tails to the left", Y: "profit at the monopoly price Π* ($/task)"}, elements...)
}
