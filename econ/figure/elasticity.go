package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
)

// Elasticity draws the price elasticity of demand against price, for one market
// or several.
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
