package figure

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
)

// PriceAgainstCost draws the monopoly price against marginal cost, one curve for each
// market, from 0 to three times the highest cost among them. Each market's own cost is
// marked.
//
// It returns an error for no market, for one that is not valid, for one without a
// best price, and if no market has a cost.
func PriceAgainstCost(ms ...econ.Market) (Figure, error) {
	if err := validMarkets(ms); err != nil {
		return fail(err)
	}
	var top float64
	for _, m := range ms {
		top = math.Max(top, 3*m.Cost)
	}
	if top == 0 {
		return fail(fmt.Errorf("%w: every market has cost 0, want one above 0: costs run up to three times the highest", ErrData))
	}
	var elements []Element
	for i, name := range marketNames(ms) {
		m, colour := ms[i], chart.NthColour(i)
		own, err := m.Monopoly()
		if err != nil {
			return fail(err)
		}
		costs := chart.Even(0, top, 121)
		if t, ok := m.Hours.(dist.Pareto); ok { // where the price leaves the kink
			costs = chart.Insert(costs, m.KinkPrice()*(t.Alpha-1)/t.Alpha)
		}
		prices := make([]float64, len(costs))
		for k, cost := range costs {
			m.Cost = cost
			at, err := m.Monopoly()
			if err != nil {
				return fail(err)
			}
			prices[k] = at.Price
		}
		line, _ := Points(name, costs, prices)
		elements = append(elements, line.In(colour),
			Mark{X: own.Cost, Y: own.Price, Text: perMtok(own.Price) + " at c = " + dollars(own.Cost), Colour: colour})
	}
	elements = append(elements, Curve("price = cost", func(c float64) float64 { return c }, 0, top).In(Cost).With(Dotted))
	title := "How a rise in cost is passed on depends on the tail"
	switch pareto, exponential := has[dist.Pareto](ms), has[dist.Exponential](ms); {
	case pareto && exponential:
		title = "Beyond its kink a Pareto tail multiplies cost, an exponential tail adds to it"
	case pareto && len(ms) == 1:
		title = "Beyond the kink, a Pareto tail multiplies cost"
	case exponential && len(ms) == 1:
		title = "An exponential tail adds the same to any cost"
	}
	return New(Labels{Title: title, X: "marginal cost c ($/Mtok)", Y: "monopoly price p* ($/Mtok)"}, elements...)
}
