package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
)

// PerTask draws what the lab and the customer get from one task, against the
// hours it saves: nothing below the threshold h*, and above it (p − c)T for the
// lab and wh − pT for the customer.
//
// It returns an error for a market or a price that is not valid.
func PerTask(m econ.Market, p float64) (Figure, error) {
	if err := validPrice(m, p); err != nil {
		return fail(err)
	}
	least := m.Threshold(p)
	far := 5 * least
	profit := (p - m.Cost) * m.Tokens
	customer := func(h float64) float64 { return m.Wage*h - p*m.Tokens }
	elements := []Element{
		Series{Name: "customer: wh − pT", XYs: plotter.XYs{{X: 0, Y: 0}, {X: least, Y: customer(least)}, {X: far, Y: customer(far)}}, Colour: Customers, Dashes: Solid},
		Series{Name: "lab: (p − c)T", XYs: plotter.XYs{{X: 0, Y: 0}, {X: least, Y: 0}, {X: least, Y: profit}, {X: far, Y: profit}}, Colour: Lab, Dashes: LongDash},
		Vertical{At: least, Name: "h* = " + hours(least)},
	}
	if even := least + math.Max(profit, 0)/m.Wage; profit > 0 && even < far {
		elements = append(elements, Mark{X: even, Y: profit, Text: "equal at " + hours(even)})
	}
	title := claim("The lab earns %s on any task it serves; the rest is the customer's", dollars(profit))
	if profit < 0 {
		title = claim("The lab loses %s on any task it serves; the customer gains the more, the more it saves", dollars(-profit))
	}
	return New(Labels{
		Title: title,
		X:     "hours saved on the task h (h)",
		Y:     "gain from one task ($)",
	}, elements...)
}
