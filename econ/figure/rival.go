package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/race"
)

// RivalPrices draws the price of a closed lab beside open models against how long the
// tasks are that they can do, from low to high hours, on a logarithmic axis in minutes.
// One curve is for open models that do shorter tasks entirely and longer ones not at
// all, the other for open models that help with the first hours of every task. Both are
// sold at the lab's cost.
//
// It returns an error for a market that is not valid, has no monopoly price or an
// infinite mean, and for hours that are not finite numbers above 0, the lower first.
func RivalPrices(m econ.Market, low, high float64) (Figure, error) {
	r, err := newRivals(m, low, high)
	if err != nil {
		return fail(err)
	}
	price := func(s race.Sale) float64 { return s.Price }
	last := len(r.hours) - 1
	whole, part := r.whole[last].Price, r.part[last].Price
	title := claim("Beside open models that reach tasks of %s, closed tokens cost %s or %s, against %s without them", r.end(), perMtok(whole), perMtok(part), perMtok(r.alone.Price))
	if rises(r.line(r.whole, price)) && rises(r.line(r.part, price)) {
		title = claim("The longer the tasks that open models do, the dearer closed tokens: %s or %s at %s, against %s without a rival", perMtok(whole), perMtok(part), r.end(), perMtok(r.alone.Price))
	}
	elements := append(r.curves("does short tasks whole", "helps with every task", price),
		Horizontal{At: r.alone.Price, Name: "without open models"}, YAxis{Log: true})
	return New(Labels{Title: title, X: r.axis(), Y: "price p of closed tokens ($/Mtok)"}, elements...)
}

// RivalDollars is [RivalPrices] for what the lab earns. Errors are the same.
func RivalDollars(m econ.Market, low, high float64) (Figure, error) {
	r, err := newRivals(m, low, high)
	if err != nil {
		return fail(err)
	}
	alone := m.Profit(r.alone.Price)
	last := len(r.hours) - 1
	whole, part := r.whole[last].Lab, r.part[last].Lab
	title := claim("Open models that reach tasks of %s leave the lab %s of its dollars if they do short tasks whole, %s if they help with every task", r.end(), percent(whole/alone), percent(part/alone))
	if math.Max(whole, part) < alone*(1-1e-9) {
		title = claim("What open models learn to do costs the lab dollars: at %s it has %s of them left, or %s if they help with every task", r.end(), percent(whole/alone), percent(part/alone))
	}
	elements := append(r.curves("does short tasks whole", "helps with every task", func(s race.Sale) float64 { return s.Lab }),
		Horizontal{At: alone, Name: "without open models"}, YAxis{Min: 0, Max: 1.05 * alone})
	return New(Labels{Title: title, X: r.axis(), Y: "profit Π ($/task)"}, elements...)
}

// RivalShares is [RivalPrices] for the lab's shares, for open models that do shorter
// tasks entirely: of what closed tokens add to open models, and of the surplus of all
// AI. Errors are the same.
func RivalShares(m econ.Market, low, high float64) (Figure, error) {
	r, err := newRivals(m, low, high)
	if err != nil {
		return fail(err)
	}
	closed := r.line(r.whole, race.Sale.ClosedShare)
	all := r.line(r.whole, race.Sale.AllShare)
	first, last := 0, len(r.hours)-1
	title := claim("Beside open models that do tasks up to %s, the lab keeps %s of what it adds and %s of all that AI gives", r.end(), percent(closed[last].Y), percent(all[last].Y))
	if rises(closed) && falls(all) {
		title = claim("As open models do longer tasks the lab keeps more of what it adds, %s at %s, and less of all that AI gives, %s", percent(closed[last].Y), r.end(), percent(all[last].Y))
	}
	return New(Labels{Title: title, X: r.axis(), Y: "lab's share of the surplus (%)"},
		XAxis{Log: true, Min: closed[first].X, Max: closed[last].X}, YAxis{Percent: true, Min: 0, Max: math.Max(0.5, 1.1*math.Max(closed[last].Y, closed[first].Y))},
		Series{Name: "of what closed tokens add", XYs: closed, Colour: Lab, Dashes: Solid},
		Series{Name: "of the surplus of all AI", XYs: all, Colour: Warning, Dashes: Dashed})
}

// rivals are the sales of a lab beside open models of growing reach.
type rivals struct {
	alone       econ.Pricing
	hours       []float64
	whole, part []race.Sale
}

func newRivals(m econ.Market, low, high float64) (rivals, error) {
	if err := m.Validate(); err != nil {
		return rivals{}, err
	}
	if !(low > 0 && low < high) || !finite(high) {
		return rivals{}, fmt.Errorf("%w: reach from %g to %g h, want finite hours above 0, the lower first", ErrData, low, high)
	}
	alone, err := m.Monopoly()
	if err != nil {
		return rivals{}, err
	}
	turn := m.Threshold(alone.Price)
	r := rivals{alone: alone, hours: chart.Insert(chart.Geometric(low, high, 120), turn, m.Threshold(m.Cost))}
	for _, z := range r.hours {
		whole, err := race.OpenAtCost(m, race.ByLength{Reach: z}).Sell(m)
		if err != nil {
			return rivals{}, err
		}
		part, err := race.OpenAtCost(m, race.Partial{Reach: z}).Sell(m)
		if err != nil {
			return rivals{}, err
		}
		r.whole, r.part = append(r.whole, whole), append(r.part, part)
	}
	return r, nil
}

// line returns the points of a quantity over the reach in minutes.
func (r rivals) line(sales []race.Sale, value func(race.Sale) float64) plotter.XYs {
	line := make(plotter.XYs, len(sales))
	for i, s := range sales {
		line[i] = plotter.XY{X: 60 * r.hours[i], Y: value(s)}
	}
	return line
}

// curves returns the two curves of a quantity and the axis under them.
func (r rivals) curves(whole, part string, value func(race.Sale) float64) []Element {
	first, last := 60*r.hours[0], 60*r.hours[len(r.hours)-1]
	return []Element{
		Series{Name: whole, XYs: r.line(r.whole, value), Colour: Lab, Dashes: Solid},
		Series{Name: part, XYs: r.line(r.part, value), Colour: Warning, Dashes: Dashed},
		XAxis{Log: true, Min: first, Max: last},
	}
}

func (r rivals) end() string { return short(60*r.hours[len(r.hours)-1]) + " min" }

func (r rivals) axis() string { return "length of the tasks that open models reach, z (min)" }

// rises reports whether a curve ends above its start and falls nowhere, up to rounding.
func rises(line plotter.XYs) bool {
	const slack = 1e-9
	for i := 1; i < len(line); i++ {
		if line[i].Y < line[i-1].Y*(1-slack) {
			return false
		}
	}
	return line[len(line)-1].Y > line[0].Y*(1+slack)
}

// falls reports whether a curve ends below its start and rises nowhere, up to rounding.
func falls(line plotter.XYs) bool {
	turned := make(plotter.XYs, len(line))
	for i, p := range line {
		turned[len(line)-1-i] = p
	}
	return rises(turned)
}
