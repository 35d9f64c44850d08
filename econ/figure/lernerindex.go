package figure

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// LernerIndex draws the Lerner index at the monopoly price against the tail index from
// low to high, one curve for each cost in dollars per million tokens. Without costs it
// takes two: the market's own, or the kink price p_m if that is higher, and half the
// kink price, at which the index stops falling.
//
// It returns an error for a market that is not valid or not Pareto, for a range
// that reaches down to 1, and for a cost that is not a finite number, 0 or above.
func LernerIndex(m econ.Market, low, high float64, costs ...float64) (Figure, error) {
	tail, err := paretoOver(m, low, high)
	if err != nil {
		return fail(err)
	}
	kink := m.KinkPrice()
	if len(costs) == 0 {
		costs = []float64{math.Max(m.Cost, kink), kink / 2}
	}
	var elements []Element
	title := "While cost is at least the kink price, the Lerner index is 1/α"
	for i, cost := range costs {
		m.Cost = cost
		if err := m.Validate(); err != nil {
			return fail(err)
		}
		alphas := chart.Even(low, high, points)
		binds := kink / (kink - cost) // the tail index from which the price is the kink
		if cost < kink {
			alphas = chart.Insert(alphas, binds)
		}
		index, err := overIndex(m, tail, alphas, func(_ econ.Market, at econ.Pricing) float64 { return at.LernerIndex() })
		if err != nil {
			return fail(err)
		}
		name := fmt.Sprintf("cost %s, at or above the kink price", dollars(cost))
		if cost < kink {
			name = fmt.Sprintf("cost %s, below the kink price %s", dollars(cost), dollars(kink))
		}
		line, _ := Points(name, alphas, index)
		line.Colour = chart.NthColour(i)
		elements = append(elements, line)
		if cost < kink && binds < high {
			rest := index[len(index)-1]
			title = claim("Where cost is below the kink price, the Lerner index stops falling at %s", percent(rest))
			if binds > low {
				elements = append(elements, Mark{X: binds, Y: rest, Text: "everyone buys from α = " + short(binds), Colour: line.Colour})
			}
		}
	}
	elements = append(elements, indexAxis(low, high), YAxis{Percent: true, Min: 0, Max: 1})
	return New(Labels{Title: title, X: "tail index α", Y: "Lerner index (p−c)/p (%)"}, elements...)
}
