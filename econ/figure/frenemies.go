package figure

import (
	"slices"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
)

// Frenemies draws the lab's share of the surplus against its Lerner index at the
// monopoly price, one point for each tail index from low to high, and marks the
// tail indices 1.2, 1.5, 2, 3 and 5 and the market's own where they are in the
// range. Above the kink it is the curve (1−L)/(2−L) of the Lerner index L.
//
// It returns an error for a market that is not valid or not Pareto, and for a
// range that reaches down to 1.
func Frenemies(m econ.Market, low, high float64) (Figure, error) {
	tail, err := paretoOver(m, low, high)
	if err != nil {
		return fail(err)
	}
	alphas := chart.Geometric(low, high, points)
	index, share, err := indexAndShare(m, tail, alphas)
	if err != nil {
		return fail(err)
	}
	line, _ := Points("", index, share)
	elements := []Element{line.In(Lab).With(Solid), XAxis{Percent: true, Min: 0, Max: 1}, YAxis{Percent: true, Min: 0, Max: 1}}
	var marked []float64
	for _, alpha := range []float64{tail.Alpha, 1.2, 1.5, 2, 3, 5} {
		if alpha >= low && alpha <= high && !slices.Contains(marked, alpha) {
			marked = append(marked, alpha)
		}
	}
	x, y, err := indexAndShare(m, tail, marked)
	if err != nil {
		return fail(err)
	}
	for i, alpha := range marked {
		mark := Mark{X: x[i], Y: y[i], Text: "α = " + short(alpha), Colour: Lab}
		if alpha == tail.Alpha {
			mark.Text += claim(": %s of the price, %s of the value", percent(x[i]), percent(y[i]))
			mark.Colour = Warning
		}
		elements = append(elements, mark)
	}
	title := "The tail that lets a lab keep more of the price leaves it less of the value"
	if last := len(index) - 1; index[last] == index[last-1] {
		title = claim("Once everyone buys, the lab's share rises while its Lerner index rests at %s", percent(index[last]))
	}
	return New(Labels{
		Title: title,
		X:     "Lerner index (p−c)/p (% of the price), heavier tails to the right",
		Y:     "lab's share (% of the realised surplus)",
	}, elements...)
}

// indexAndShare returns the Lerner index and the lab's share at the monopoly
// price for each tail index.
func indexAndShare(m econ.Market, tail dist.Pareto, alphas []float64) (index, share []float64, err error) {
	if index, err = overIndex(m, tail, alphas, func(_ econ.Market, at econ.Pricing) float64 { return at.LernerIndex() }); err != nil {
		return nil, nil, err
	}
	share, err = overIndex(m, tail, alphas, labShare)
	return index, share, err
}
