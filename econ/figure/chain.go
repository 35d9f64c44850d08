package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// Chain draws willingness to pay against tasks in order, for an application that buys
// tokens wholesale and resells them: what the lab, the application and the customers
// keep, and what is lost to the second margin and won back if the two merge. The
// customers' area extends above the upper edge.
//
// It returns an error for a market that is not valid, or that has no chain of
// monopolists.
func Chain(m econ.Market) (Figure, error) {
	chain, err := m.Chain()
	if err != nil {
		return fail(err)
	}
	merged, err := m.Monopoly()
	if err != nil {
		return fail(err)
	}
	top := 2 * chain.Retail
	served, after := m.Demand(chain.Retail), m.Demand(merged.Price)
	far := math.Min(1, 1.25*math.Max(served, after))
	line := chart.Sample(m.InverseDemand, chart.Insert(chart.Even(m.Demand(top), far, points), served, after))
	customers := plotter.XYs{{X: 0, Y: chain.Retail}, {X: 0, Y: top}}
	won := plotter.XYs{{X: served, Y: m.Cost}}
	for _, at := range line {
		if at.X <= served {
			customers = append(customers, at)
		}
		if at.X >= served && at.X <= after {
			won = append(won, at)
		}
	}
	won = append(won, plotter.XY{X: after, Y: m.Cost})
	box := func(name string, low, high float64, c Colour) Area {
		return Area{Name: name, Outline: plotter.XYs{{X: 0, Y: low}, {X: 0, Y: high}, {X: served, Y: high}, {X: served, Y: low}}, Colour: c}
	}
	elements := []Element{
		Series{Name: "willingness to pay", XYs: line, Colour: Ink, Dashes: Solid},
		Area{Name: "customers ↑", Outline: customers, Colour: Customers},
		box("lab", m.Cost, chain.Wholesale, Lab), box("application", chain.Wholesale, chain.Retail, App),
		Horizontal{At: m.Cost, Name: "cost " + dollars(m.Cost)},
		Horizontal{At: chain.Retail, Name: "retail " + dollars(chain.Retail), Colour: App, Dashes: Dotted},
		XAxis{Percent: true, Min: 0, Max: far}, YAxis{Min: 0, Max: top},
	}
	wholesale := "wholesale " + dollars(chain.Wholesale)
	title := claim("Two monopolists in a row charge %s, and one would charge no less", perMtok(chain.Retail))
	if merged.Price < chain.Retail*(1-1e-6) {
		title = claim("Two monopolists in a row charge %s; merged they charge %s, and everyone gains", perMtok(chain.Retail), perMtok(merged.Price))
		elements = append(elements, Area{Name: "lost, and won back by merging", Outline: won, Colour: Lost})
		if math.Abs(merged.Price-chain.Wholesale) < 1e-9*chain.Wholesale {
			wholesale = "wholesale, and price if merged, " + dollars(chain.Wholesale)
		} else {
			elements = append(elements, Horizontal{At: merged.Price, Name: "merged " + dollars(merged.Price), Colour: Ink, Dashes: Dotted})
		}
	}
	elements = append(elements, Horizontal{At: chain.Wholesale, Name: wholesale, Colour: Lab, Dashes: Dotted})
	return New(Labels{
		Title: title,
		X:     "tasks in order, the most willing to pay first (% of all tasks)",
		Y:     "willingness to pay and prices ($/Mtok); areas times T are dollars per task",
	}, elements...)
}
