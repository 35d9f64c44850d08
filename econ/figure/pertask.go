package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
)

// PerTask draws what the lab and the customer get from one task, against the
// time it saves, in minutes if the axis is below two hours: nothing below the threshold
// h*, and above it (p − c)T for the lab and wh − pT for the customer.
//
// It returns an error for a market or a price that is not valid.
func PerTask(m econ.Market, p float64) (Figure, error) {
	if err := validPrice(m, p); err != nil {
		return fail(err)
	}
	least := m.Threshold(p)
	far := 5 * least
	scale, unit := 1.0, "h" // one unit in the whole picture
	if far < 2 {
		scale, unit = 60, "min"
	}
	long := func(h float64) string { return short(scale*h) + " " + unit }
	profit := (p - m.Cost) * m.Tokens
	customer := func(h float64) float64 { return m.Wage*h - p*m.Tokens }
	elements := []Element{
		Series{Name: "customer: wh − pT", XYs: plotter.XYs{{X: 0, Y: 0}, {X: scale * least, Y: customer(least)}, {X: scale * far, Y: customer(far)}}, Colour: Customers, Dashes: Solid},
		Series{Name: "lab: (p − c)T", XYs: plotter.XYs{{X: 0, Y: 0}, {X: scale * least, Y: 0}, {X: scale * least, Y: profit}, {X: scale * far, Y: profit}}, Colour: Lab, Dashes: LongDash},
		Vertical{At: scale * least, Name: "h* = " + long(least)},
	}
	if even := least + math.Max(profit, 0)/m.Wage; profit > 0 && even < far {
		elements = append(elements, Mark{X: scale * even, Y: profit, Text: "equal at " + long(even)})
	}
	title := claim("The lab earns %s on any task it serves; the rest is the customer's", dollars(profit))
	if profit < 0 {
		title = claim("The lab loses %s on any task it serves; the customer gains the more, the more it saves", dollars(-profit))
	}
	return New(Labels{
		Title: title,
		X:     claim("time saved on the task (%s)", unit),
		Y:     "gain from one task ($)",
	}, elements...)
}
