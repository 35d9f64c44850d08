package figure

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// ProfitTo draws profit per potential task against price, from cost to a top price, with
// the kink price and the best price. The title says why the best price is where it is,
// or why there is none.
//
// The axes depend on the top price and the kink price alone, so that figures for other
// costs and tail indices can be compared. The vertical axis ends a little above p_m T,
// what the least valuable task can pay: with a Pareto tail of index 1 or above, no price
// earns more on average at any cost.
//
// It returns an error for a market that is not valid, for one in which nobody
// would pay the cost, and for a top price that is not a finite number above cost
// and kink price.
func ProfitTo(m econ.Market, top float64) (Figure, error) {
	if err := m.Validate(); err != nil {
		return fail(err)
	}
	kink := m.KinkPrice()
	if !(top > math.Max(m.Cost, kink)) || !finite(top) {
		return fail(fmt.Errorf("%w: top price %g $/Mtok, want a finite number above the cost %g and the kink price %g", ErrData, top, m.Cost, kink))
	}
	best, err := m.Monopoly()
	if err != nil && !errors.Is(err, econ.ErrUnbounded) && !errors.Is(err, econ.ErrNotAttained) {
		return fail(err)
	}
	grid := chart.Insert(chart.Even(m.Cost, top, points), kink, best.Price)
	elements := []Element{
		Series{Name: "Π(p)", XYs: chart.Sample(m.Profit, grid), Colour: Lab, Dashes: Solid},
		XAxis{Min: 0, Max: top},
	}
	if kink > 0 {
		elements = append(elements,
			Vertical{At: kink, Name: "kink price " + perMtok(kink)},
			Horizontal{At: kink * m.Tokens, Name: "kink price times T: " + dollars(kink*m.Tokens), Dashes: Dotted},
			YAxis{Min: 0, Max: 1.12 * kink * m.Tokens})
	}
	if err == nil && best.Price <= top {
		text := "best " + perMtok(best.Price)
		if m.Demand(best.Price) == 1 {
			text += ": everyone buys"
		}
		elements = append(elements, Mark{X: best.Price, Y: m.Profit(best.Price), Text: text, Colour: Lab})
	}
	return New(Labels{Title: priceTitle(m, best, top), X: "price p ($/Mtok)", Y: "profit Π(p) ($/task)"}, elements...)
}

// priceTitle says why the best price is where it is, or why there is none.
func priceTitle(m econ.Market, best econ.Pricing, top float64) string {
	index := percent(best.LernerIndex())
	switch best.Regime {
	case econ.Unbounded:
		return "Every rise in price pays, without end: there is no best price"
	case econ.NotAttained:
		return "Every rise in price pays, ever less: there is no best price"
	case econ.Flat:
		return claim("Every price from the kink up earns the same %s a task", dollars(m.Profit(best.Price)))
	case econ.Kink:
		return claim("The best price is the kink, %s: the Lerner index is %s", perMtok(best.Price), index)
	case econ.Corner:
		return claim("The best price is where demand bends, %s: the Lerner index is %s", perMtok(best.Price), index)
	}
	if best.Regime != econ.Interior {
		return claim("The best price is %s (%v): the Lerner index is %s", perMtok(best.Price), best.Regime, index)
	}
	where := "above the kink"
	switch kink := m.KinkPrice(); {
	case best.Price > top:
		where = "off the edge"
	case kink == 0:
		where = "where the Lerner condition holds"
	case best.Price <= kink*(1+1e-9):
		where = "just at the kink"
	}
	return claim("The best price is %s, %s: the Lerner index is %s", perMtok(best.Price), where, index)
}
