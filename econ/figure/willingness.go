package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// WillingnessToPay draws what a million tokens are worth on each task, with tasks in
// order of the hours they save, the most valuable first. At a price the curve has two
// parts, the tasks served and the others, and the threshold h* is marked between them. The
// share served is a length, that of the line at the price, and not an area: the vertical
// axis is logarithmic.
//
// It returns an error for a market or a price that is not valid.
func WillingnessToPay(m econ.Market, p float64) (Figure, error) {
	if err := validPrice(m, p); err != nil {
		return fail(err)
	}
	served := m.Demand(p)
	first := 0.002
	if served > 0 {
		first = math.Min(first, served/4)
	}
	last := 1.0
	if !(m.InverseDemand(1) > 0) {
		last = 0.995 // the last tasks are worth 0, which a logarithmic axis cannot show
	}
	edge := math.Min(served, last)
	price := Series{Name: "price " + perMtok(p), Colour: Cost, Dashes: Dashed, XYs: plotter.XYs{{X: edge, Y: p}, {X: 1, Y: p}}}
	elements := []Element{
		XAxis{Percent: true, Min: 0, Max: 1},
		YAxis{Log: true, Min: math.Min(m.InverseDemand(last)/2.3, p/1.1), Max: 1.05 * math.Max(m.InverseDemand(first), p)},
	}
	if edge > first {
		elements = append(elements, servedPart(m, p, first, edge, last)...)
	}
	if edge == 1 {
		price.XYs[0].X, price.Colour, price.Dashes = 0, Customers, Solid
	}
	elements = append(elements, price)
	if edge < last {
		rest := Series{Name: "not served", Colour: Ink, Dashes: Dashed, XYs: chart.Sample(m.InverseDemand, chart.Even(math.Max(edge, first), last, points))}
		elements = append(elements, rest)
	}
	title := claim("At %s it pays to use the model on %s of tasks", perMtok(p), percent(served))
	if served == 1 {
		title = claim("At %s it pays to use the model on every task", perMtok(p))
	}
	return New(Labels{
		Title: title,
		X:     "tasks, largest saving first (% of all tasks)",
		Y:     "willingness to pay wh/T ($/Mtok)",
	}, elements...)
}

// servedPart is the curve of the tasks served, from the first to the edge, their share as a
// length at the price, and the least of them.
func servedPart(m econ.Market, p, first, edge, last float64) []Element {
	least := "h* = " + hours(m.Threshold(p))
	if kink := m.KinkPrice(); p < kink { // the last task could pay more
		least = claim("even the last task saves %s", hours(m.Threshold(kink)))
	}
	name := claim("%s of tasks are served", percent(m.Demand(p)))
	if m.Demand(p) == 1 {
		name = "every task is served"
	}
	return []Element{
		Series{Name: name, Head: true, Colour: Customers, Dashes: Solid, XYs: chart.Sample(m.InverseDemand, chart.Even(first, edge, points))},
		Series{XYs: plotter.XYs{{X: 0, Y: p}, {X: edge, Y: p}}, Colour: Customers, Dashes: Solid},
		Mark{X: edge, Y: m.InverseDemand(edge), Text: least, Drop: edge < last},
	}
}
