package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
)

// Elasticity draws the price elasticity of demand against price, for one market
// or several. Of one Pareto and one exponential tail it marks the kink and the price above
// it at which the two are equal.
//
// It returns an error for no market and for one that is not valid.
func Elasticity(ms ...econ.Market) (Figure, error) {
	if err := validMarkets(ms); err != nil {
		return fail(err)
	}
	top := farPrice(ms)
	var elements []Element
	for i, name := range marketNames(ms) {
		m := ms[i]
		start, end := math.Max(m.KinkPrice(), top/1000), top
		if highest := m.InverseDemand(0); highest <= top {
			end = start + 0.9*(highest-start) // elasticity is unbounded at the end of demand
		}
		line := Series{Name: name, XYs: chart.Sample(m.Elasticity, chart.Even(start, end, points))}
		line.Colour, line.Dashes = chart.NthColour(i), chart.NthDashes(i)
		elements = append(elements, line)
		if kink := m.KinkPrice(); kink > 0 {
			line.Name, line.XYs = "", plotter.XYs{{X: 0, Y: 0}, {X: kink, Y: 0}}
			elements = append(elements, line)
		}
	}
	title := "How demand responds to price is a property of the tail alone"
	switch pareto, exponential := has[dist.Pareto](ms), has[dist.Exponential](ms); {
	case len(ms) == 2 && pareto && exponential:
		var marks []Element
		title, marks = lessElastic(ms, top)
		elements = append(elements, marks...)
	case pareto && exponential:
		title = "Above its kink Pareto demand responds to price the same everywhere, exponential demand ever more"
	case len(ms) == 1 && pareto:
		title = "Above the kink, elasticity is the tail index at every price"
	case len(ms) == 1 && exponential:
		title = "Elasticity rises in proportion to price"
	}
	elements = append(elements, XAxis{Min: 0, Max: top})
	return New(Labels{Title: title, X: "price p ($/Mtok)", Y: "elasticity of demand ε(p)"}, elements...)
}

// lessElastic says which of a Pareto and an exponential market is the less elastic at which
// prices, and marks where that changes.
func lessElastic(ms []econ.Market, top float64) (title string, marks []Element) {
	fat, thin := ms[0], ms[1]
	if has[dist.Exponential](ms[:1]) {
		fat, thin = thin, fat
	}
	kink := fat.KinkPrice()
	equal := fat.Elasticity(2*kink) / thin.Elasticity(1) // one is constant above the kink, the other proportional
	if kink < top {
		marks = append(marks, Vertical{At: kink, Name: "kink " + perMtok(kink), Dashes: Dotted})
	}
	switch {
	case !(equal > kink):
		return "Pareto demand is the less elastic at every price", marks
	case equal < top:
		marks = append(marks, Mark{X: equal, Y: thin.Elasticity(equal), Text: "equal at " + perMtok(equal)})
	}
	return claim("Pareto demand is the less elastic up to %s and from %s on, exponential demand in between", dollars(kink), perMtok(equal)), marks
}
