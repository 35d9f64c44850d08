package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// Surplus draws the demand curve, price upwards, with what the lab earns, what customers
// keep and what is lost compared with a price equal to cost. Most of the customers' area
// may lie above the figure, so a bar beside it shows the three to scale, in dollars per
// potential task, and the first two as shares of the realised surplus. Where customers keep an infinite
// surplus it is theirs alone.
//
// It returns an error for a market or a price that is not valid, and for a price
// below cost.
func Surplus(m econ.Market, p float64) (Figure, error) {
	return SurplusTo(m, p, 3*math.Max(p, m.KinkPrice()))
}

// SurplusTo is [Surplus] with the price axis ending at a top price, so that figures for
// other prices and tails can be compared.
//
// It also returns an error for a top price that is not a finite number above
// the price and the kink price.
func SurplusTo(m econ.Market, p, top float64) (Figure, error) {
	if err := validPrice(m, p); err != nil {
		return fail(err)
	}
	if kink := m.KinkPrice(); !(top > math.Max(p, kink)) || !finite(top) {
		return fail(fmt.Errorf("%w: top price %g $/Mtok, want a finite number above the price %g and the kink price %g", ErrData, top, p, kink))
	}
	if p < m.Cost {
		return fail(fmt.Errorf("%w: price %g $/Mtok is below cost %g $/Mtok, want it at or above: the lab's area would be a loss", ErrData, p, m.Cost))
	}
	split, demand := m.Split(p), m.Demand(p)
	prices := chart.Insert(chart.Even(0, top, points), m.KinkPrice(), p, m.Cost)
	elements := append(surplusAreas(m, split, prices, p, top), surplusBar(split, top)...)
	elements = append(elements,
		along("D(p)", m.Demand, prices, 0, top),
		Series{XYs: plotter.XYs{{X: 0, Y: m.Cost}, {X: 1, Y: m.Cost}}, Colour: Cost, Dashes: Dashed},
		Series{XYs: plotter.XYs{{X: 0, Y: p}, {X: 1, Y: p}}, Colour: Lab, Dashes: Solid},
		Mark{X: 1, Y: m.Cost, Text: "cost " + perMtok(m.Cost), Colour: Cost, Bare: true},
		Mark{X: 1, Y: p, Text: "price " + perMtok(p), Colour: Lab, Bare: true},
		XAxis{Percent: true, Min: 0, Max: barRight + 0.02}, YAxis{Min: 0, Max: top})
	title := claim("At %s the lab keeps %s of the realised surplus", perMtok(p), percent(split.LabShare()))
	switch {
	case demand == 0:
		title = claim("At %s nobody buys, and there is no surplus to share", perMtok(p))
	case !finite(split.Customer) && finite(split.Lab):
		title = claim("At %s the lab earns %s, and customers an infinite surplus", perMtok(p), dollars(split.Lab))
	}
	f, err := New(Labels{Title: title, X: "share of tasks served (%); areas times T are dollars per task", Y: "price ($/Mtok)"}, elements...)
	if err != nil {
		return fail(err)
	}
	f.Plot.X.Tick.Marker = plot.ConstantTicks{{Value: 0, Label: "0%"}, {Value: 0.2, Label: "20%"}, {Value: 0.4, Label: "40%"},
		{Value: 0.6, Label: "60%"}, {Value: 0.8, Label: "80%"}, {Value: 1, Label: "100%"}} // none below the bar
	return f, nil
}

// along is the part of a demand curve between two of the prices, price upwards.
func along(name string, demand func(float64) float64, prices []float64, from, to float64) Series {
	s := Series{Name: name, Colour: Ink, Dashes: Solid, Head: true}
	for _, p := range prices {
		if p >= from && p <= to {
			s.XYs = append(s.XYs, plotter.XY{X: demand(p), Y: p})
		}
	}
	return s
}

// surplusAreas are what lies between demand, price and cost.
func surplusAreas(m econ.Market, split econ.Split, prices []float64, p, top float64) []Element {
	demand := m.Demand(p)
	if demand == 0 {
		return nil
	}
	kept := append(along("", m.Demand, prices, p, top).XYs, plotter.XY{X: 0, Y: top}, plotter.XY{X: 0, Y: p})
	areas := []Element{Area{Name: "customers ↑", Outline: kept, Colour: Customers}}
	if p > m.Cost {
		areas = append(areas, corners("lab", Lab, 0, m.Cost, demand, m.Cost, demand, p, 0, p))
		if split.Deadweight > 0 {
			lost := append(along("", m.Demand, prices, m.Cost, p).XYs, plotter.XY{X: demand, Y: m.Cost})
			areas = append(areas, Area{Name: "lost", Outline: lost, Colour: Lost})
		}
	}
	return areas
}

// The bar's place, in shares of tasks served.
const barLeft, barRight = 1.25, 1.53

// surplusBar stacks the parts of the potential surplus to the height of the figure.
func surplusBar(split econ.Split, top float64) []Element {
	whole := split.Potential()
	if !finite(whole) {
		return []Element{corners("customers\ninfinite", Customers, barLeft, 0, barRight, 0, barRight, top, barLeft, top)}
	}
	var bar []Element
	low := 0.0
	for _, part := range []struct {
		name   string
		amount float64
		colour Colour
	}{{"lab", split.Lab, Lab}, {"customers", split.Customer, Customers}, {"lost", split.Deadweight, Lost}} {
		high := low + top*part.amount/whole
		if high > low {
			name := part.name + "\n" + dollars(part.amount)
			if part.colour != Lost {
				name += ", " + percent(part.amount/split.Realised())
			}
			bar = append(bar, corners(name, part.colour, barLeft, low, barRight, low, barRight, high, barLeft, high))
		}
		low = high
	}
	return bar
}
