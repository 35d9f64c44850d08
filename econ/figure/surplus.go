package figure

import (
	"fmt"
	"math"

	"valuecapture/econ"
)

// Surplus draws the demand curve with what the lab earns, what customers keep and
// what is lost against a price equal to cost, in dollars per potential task. The
// customers' area goes on beyond the right edge, where an arrow points; its name
// gives all of it.
//
// It returns an error for a market or a price that is not valid, and for a price
// below cost.
func Surplus(m econ.Market, p float64) (Figure, error) {
	if err := validPrice(m, p); err != nil {
		return fail(err)
	}
	if p < m.Cost {
		return fail(fmt.Errorf("%w: price %g $/Mtok is below cost %g $/Mtok, want it at or above: the lab's area would be a loss", ErrData, p, m.Cost))
	}
	split := m.Split(p)
	top := 3 * math.Max(p, m.KinkPrice())
	demand := m.Demand(p)
	level := func(float64) float64 { return demand }
	nothing := func(float64) float64 { return 0 }
	kept := "infinite"
	if finite(split.Customer) {
		kept = dollars(split.Customer)
	}
	elements := []Element{
		Between("customers "+kept+" →", nothing, m.Demand, p, top).In(Customers),
		Series{Name: "D(p)", XYs: sample(m.Demand, with(even(0, top, points), m.KinkPrice(), p, m.Cost)), Colour: Ink, Dashes: Solid},
		Vertical{At: m.Cost, Name: "cost " + perMtok(m.Cost)},
		Vertical{At: p, Name: "price " + perMtok(p), Colour: Lab, Dashes: Solid},
		YAxis{Percent: true, Min: 0, Max: 1.06},
	}
	if p > m.Cost {
		elements = append(elements, Between("lab "+dollars(split.Lab), nothing, level, m.Cost, p).In(Lab))
		if split.Deadweight > 0 {
			elements = append(elements, Between("lost\n"+dollars(split.Deadweight), level, m.Demand, m.Cost, p).In(Lost))
		}
	}
	title := claim("At %s the lab keeps %s of the surplus and customers the rest", perMtok(p), percent(split.LabShare()))
	return New(Labels{Title: title, X: "price ($/Mtok)", Y: "share of tasks served (%); areas times T are dollars per task"}, elements...)
}
