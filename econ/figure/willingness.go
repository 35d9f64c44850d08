package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// WillingnessToPay draws what a million tokens are worth on each task, with tasks in
// order of the hours they save, the most valuable first. It shades the tasks served at a
// price and marks the threshold h*.
//
// It returns an error for a market or a price that is not valid.
func WillingnessToPay(m econ.Market, p float64) (Figure, error) {
	if err := validPrice(m, p); err != nil {
		return fail(err)
	}
	served := m.Demand(p)
	first := 0.001
	if served > 0 {
		first = math.Min(first, served/4)
	}
	last := 1.0
	if !(m.InverseDemand(1) > 0) {
		last = 0.995 // the last tasks are worth 0, which a logarithmic axis cannot show
	}
	curve := chart.Sample(m.InverseDemand, chart.Even(first, last, points))
	elements := []Element{
		Series{XYs: curve, Colour: Ink, Dashes: Solid},
		Horizontal{At: p, Name: "price " + perMtok(p)},
		XAxis{Percent: true, Min: 0, Max: 1},
		YAxis{Log: true},
	}
	if edge := math.Min(served, last); edge > first {
		outline := chart.Sample(m.InverseDemand, chart.Even(first, edge, points))
		outline = append(outline, plotter.XY{X: edge, Y: p}, plotter.XY{X: first, Y: p})
		least := "h* = " + hours(m.Threshold(p))
		if kink := m.KinkPrice(); p < kink { // the last task could pay more
			least = claim("even the last task saves %s", hours(m.Threshold(kink)))
		}
		elements = append(elements,
			Area{Name: claim("%s of tasks are served", percent(served)), Outline: outline, Colour: Customers},
			Mark{X: edge, Y: m.InverseDemand(edge), Text: least, Drop: edge < last},
		)
	}
	title := claim("At %s it pays to use the model on %s of tasks", perMtok(p), percent(served))
	if served == 1 {
		title = claim("At %s it pays to use the model on every task", perMtok(p))
	}
	return New(Labels{
		Title: title,
		X:     "tasks, most hours saved first (% of all tasks)",
		Y:     "willingness to pay wh/T ($/Mtok)",
	}, elements...)
}
