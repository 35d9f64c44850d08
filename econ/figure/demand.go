package figure

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// Demand draws the share of tasks served against price. It marks one price, and the
// kink up to which everyone buys.
//
// It returns an error for a market or a price that is not valid.
func Demand(m econ.Market, p float64) (Figure, error) {
	if err := validPrice(m, p); err != nil {
		return fail(err)
	}
	kink := m.KinkPrice()
	grid := chart.Insert(chart.Even(0, 3*math.Max(p, kink), points), kink, p)
	elements := []Element{
		Series{Name: "D(p)", XYs: chart.Sample(m.Demand, grid), Colour: Customers, Dashes: Solid},
		Mark{X: p, Y: m.Demand(p), Text: percent(m.Demand(p)) + " at " + perMtok(p), Drop: true},
		YAxis{Percent: true, Min: 0, Max: 1.06},
	}
	if kink > 0 && kink != p {
		elements = append(elements, Mark{X: kink, Y: m.Demand(kink), Text: "everyone buys up to " + perMtok(kink)})
	}
	return New(Labels{Title: demandTitle(m, p), X: "price p ($/Mtok)", Y: "demand D(p): share of tasks served (%)"}, elements...)
}

// demandTitle says up to which price demand does not respond, and what is left of it at p.
func demandTitle(m econ.Market, p float64) string {
	kink, left := m.KinkPrice(), percent(m.Demand(p))
	switch {
	case !(kink > 0):
		return claim("No price above 0 serves every task; at %s %s are left", perMtok(p), left)
	case p <= kink:
		return claim("At %s every task is served, as it is up to %s", perMtok(p), perMtok(kink))
	}
	return claim("Everyone buys up to %s; at %s %s of tasks are left", perMtok(kink), perMtok(p), left)
}
