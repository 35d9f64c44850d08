package figure

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// Shares draws how the potential surplus W(c) is split at the monopoly price, against
// the tail index from low to high: what the lab earns, what customers keep and what is
// lost. If cost is at or above the kink price, it also draws the limits of a thin tail,
// which are the shares under an exponential tail.
//
// It returns an error for a market that is not valid or not Pareto, and for a
// range that reaches down to 1.
func Shares(m econ.Market, low, high float64) (Figure, error) {
	tail, err := paretoOver(m, low, high)
	if err != nil {
		return fail(err)
	}
	alphas := chart.Even(low, high, points)
	lab, err := overIndex(m, tail, alphas, func(m econ.Market, at econ.Pricing) float64 {
		s := m.Split(at.Price)
		return s.Lab / s.Potential()
	})
	if err != nil {
		return fail(err)
	}
	realised, err := overIndex(m, tail, alphas, func(m econ.Market, at econ.Pricing) float64 {
		s := m.Split(at.Price)
		return s.Realised() / s.Potential()
	})
	if err != nil {
		return fail(err)
	}
	all, none := make([]float64, len(alphas)), make([]float64, len(alphas))
	for i := range all {
		all[i] = 1
	}
	elements := []Element{
		stacked("lab", alphas, none, lab, Lab),
		stacked("customers", alphas, lab, realised, Customers),
		stacked("lost", alphas, realised, all, Lost),
		outlined(alphas, lab), outlined(alphas, realised),
		indexAxis(low, high),
		YAxis{Percent: true, Min: 0, Max: 1},
	}
	if m.Cost >= m.KinkPrice() {
		elements = append(elements,
			Horizontal{At: 1 / math.E, Name: "1/e, the lab's limit", Dashes: Dotted},
			Horizontal{At: 2 / math.E, Name: "2/e, the limit of lab and customers", Dashes: Dotted})
	}
	title := claim("The lab keeps %s of what its tokens could create at α = %s, %s at α = %s",
		percent(lab[0]), short(low), percent(lab[len(lab)-1]), short(high))
	if alpha := tail.Alpha; alpha >= low && alpha <= high {
		at, err := m.Monopoly()
		if err != nil {
			return fail(err)
		}
		s := m.Split(at.Price)
		title = claim("At α = %s the lab keeps %s of what its tokens could create, and %s is lost",
			short(alpha), percent(s.Lab/s.Potential()), percent(s.Deadweight/s.Potential()))
		elements = append(elements, Vertical{At: alpha, Name: "α = " + short(alpha), Colour: Ink},
			Mark{X: alpha, Y: s.Lab / s.Potential(), Text: "lab " + percent(s.Lab/s.Potential())},
			Mark{X: alpha, Y: s.Realised() / s.Potential(), Text: "lost " + percent(s.Deadweight/s.Potential())})
	}
	return New(Labels{Title: title, X: "tail index α", Y: "share of potential surplus W(c) (%)"}, elements...)
}
