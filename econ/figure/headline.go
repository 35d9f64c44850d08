package figure

import (
	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// Headline draws the whole argument: the Lerner index and the lab's share of the surplus
// at the monopoly price, against the tail index from low to high. The market's own tail
// index is marked.
//
// It returns an error for a market that is not valid or not Pareto, and for a
// range that reaches down to 1.
func Headline(m econ.Market, low, high float64) (Figure, error) {
	tail, err := paretoOver(m, low, high)
	if err != nil {
		return fail(err)
	}
	alphas := chart.Even(low, high, points)
	title := "A heavier tail raises the Lerner index and shrinks the lab's share"
	lerner, err := overIndex(m, tail, alphas, func(_ econ.Market, at econ.Pricing) float64 {
		if at.Regime != econ.Interior {
			title = "A heavier tail shrinks the lab's share, and raises the Lerner index only above the kink"
		}
		return at.LernerIndex()
	})
	if err != nil {
		return fail(err)
	}
	share, err := overIndex(m, tail, alphas, labShare)
	if err != nil {
		return fail(err)
	}
	index, _ := Points("Lerner index (p−c)/p", alphas, lerner)
	lab, _ := Points("the lab's share of the realised surplus", alphas, share)
	elements := []Element{
		index.In(Cost).With(Solid), lab.In(Lab).With(LongDash),
		indexAxis(low, high), YAxis{Percent: true, Min: 0, Max: 1},
	}
	if alpha := tail.Alpha; alpha >= low && alpha <= high {
		at, err := m.Monopoly()
		if err != nil {
			return fail(err)
		}
		elements = append(elements,
			Vertical{At: alpha, Name: "α = " + short(alpha)},
			Mark{X: alpha, Y: at.LernerIndex(), Text: percent(at.LernerIndex()) + " of the price is above cost", Colour: Cost},
			Mark{X: alpha, Y: labShare(m, at), Text: percent(labShare(m, at)) + " of the realised surplus is the lab's", Colour: Lab},
		)
	}
	return New(Labels{
		Title: title,
		X:     "tail index α, heavier tails to the left",
		Y:     "Lerner index (% of the price) and the lab's share (% of the realised surplus)",
	}, elements...)
}

func labShare(m econ.Market, at econ.Pricing) float64 { return m.Split(at.Price).LabShare() }
