package figure

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// Surplus draws the demand curve with what the lab earns, what customers keep and what
// is lost compared with a price equal to cost, in dollars per potential task. The
// customers' area extends beyond the right edge, as an arrow says; its name gives the
// whole amount.
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
	split := m.Split(p)
	demand := m.Demand(p)
	level := func(float64) float64 { return demand }
	nothing := func(float64) float64 { return 0 }
	kept := "infinite"
	if finite(split.Customer) {
		kept = dollars(split.Customer)
	}
	elements := []Element{
		Between("customers "+kept+" →", nothing, m.Demand, p, top).In(Customers),
		Series{Name: "D(p)", XYs: chart.Sample(m.Demand, chart.Insert(chart.Even(0, top, points), m.KinkPrice(), p, m.Cost)), Colour: Ink, Dashes: Solid},
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
	switch {
	case demand == 0:
		title = claim("At %s nobody buys, and there is no surplus to share", perMtok(p))
	case !finite(split.Customer) && finite(split.Lab):
		title = claim("At %s the lab earns %s, and customers an infinite surplus", perMtok(p), dollars(split.Lab))
	}
	return New(Labels{Title: title, X: "price ($/Mtok)", Y: "share of tasks served (%); areas times T are dollars per task"}, elements...)
}
