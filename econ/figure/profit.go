package figure

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// Profit draws profit per potential task against price, from cost up, for one market or
// several. The best price of each is marked. If a market has none, its name says so.
//
// It returns an error for no market, for one that is not valid, and for one in
// which nobody would pay the cost.
func Profit(ms ...econ.Market) (Figure, error) {
	if err := validMarkets(ms); err != nil {
		return fail(err)
	}
	top := farPrice(ms)
	var elements []Element
	var best []string
	for i, name := range marketNames(ms) {
		m, colour := ms[i], chart.NthColour(i)
		at, err := m.Monopoly()
		switch {
		case errors.Is(err, econ.ErrUnbounded):
			name += ": no best price, profit rises without bound"
		case errors.Is(err, econ.ErrNotAttained):
			name += ": no best price, profit rises towards a limit"
		case err != nil:
			return fail(err)
		}
		grid := chart.Even(m.Cost, math.Max(top, 3*m.Cost), points)
		elements = append(elements, Series{Name: name, XYs: chart.Sample(m.Profit, chart.Insert(grid, m.KinkPrice(), at.Price)), Colour: colour})
		if err != nil {
			continue
		}
		text := perMtok(at.Price)
		switch at.Regime {
		case econ.Interior:
		case econ.Kink, econ.Flat:
			text += ", the kink"
		case econ.Corner:
			text += ", where demand bends"
		default:
			text += fmt.Sprintf(", %v", at.Regime)
		}
		elements = append(elements, Mark{X: at.Price, Y: m.Profit(at.Price), Text: text, Colour: colour})
		if len(ms) > 1 {
			best = append(best, claim("%s (%s)", perMtok(at.Price), name))
		} else {
			best = append(best, perMtok(at.Price))
		}
	}
	title := "Every market here has one best price"
	switch {
	case len(best) == 0:
		title = "Profit rises with every rise in price: there is no best price"
	case len(best) < len(ms):
		title = "Under the heaviest tails profit never stops rising: there is no best price"
	case len(ms) <= 3:
		title = "Profit is highest at " + strings.Join(best, ", ")
	}
	return New(Labels{Title: title, X: "price p ($/Mtok)", Y: "profit Π(p) ($/task)"}, elements...)
}
