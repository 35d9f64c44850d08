package figure

import "valuecapture/econ"

// DollarsAgainstTail draws the lab's profit at the monopoly price against the
// tail index from low to high, in two experiments: one holds the smallest saving x_m
// fixed, so that a heavier tail saves more hours on average; the other holds the
// mean of the hours saved fixed.
//
// It returns an error for a market that is not valid or not Pareto, for one whose
// mean is infinite, and for a range that reaches down to 1.
func DollarsAgainstTail(m econ.Market, low, high float64) (Figure, error) {
	e, err := twoExperiments(m, low, high, func(m econ.Market) (float64, error) {
		best, err := m.Monopoly()
		return m.Profit(best.Price), err
	})
	if err != nil {
		return fail(err)
	}
	rises := false
	for i := 1; i < len(e.mean); i++ {
		rises = rises || e.mean[i] > e.mean[i-1]
	}
	title := "A heavier tail earns the lab more, whichever of the two is held fixed"
	switch last := len(e.smallest) - 1; {
	case e.smallest[0] <= e.smallest[last]*(1+1e-9):
		title = "While everyone buys, a heavier tail earns the lab nothing more"
	case rises:
		title = "A heavier tail earns more dollars if the smallest saving is held fixed, but not if the mean is"
	}
	return New(Labels{Title: title, X: "tail index α, heavier tails to the left", Y: "profit at the monopoly price Π* ($/task)"}, e.elements...)
}
