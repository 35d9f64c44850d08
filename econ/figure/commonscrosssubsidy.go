package figure

import (
	"valuecapture/econ/commons"
)

// CrossSubsidy draws the share of all serving cost that the top users cause, against
// their share of all users, beside the share of revenue that they pay for seats and for
// tokens. At the break-even seat the gap is what the others pay for them; at another price
// it is not ([commons.Economy.SeatTransfer]). The top 1% is marked.
//
// It returns an error for an economy that is not valid, and one wrapping
// [commons.ErrInsolvent] if the mean cost is infinite, so that shares do not exist.
func CrossSubsidy(e commons.Economy) (Figure, error) {
	const least, top = 0.001, 0.01
	atTop, err := e.CostShare(top)
	if err != nil {
		return fail(err)
	}
	paid, err := e.TokenShare(top)
	if err != nil {
		return fail(err)
	}
	// An error would have come above: it depends on the economy alone.
	cost := func(q float64) float64 { share, _ := e.CostShare(q); return share }
	tokens := func(q float64) float64 { share, _ := e.TokenShare(q); return share }
	seat := func(q float64) float64 { return q }
	title := claim("The top 1%% of users cause %s of the cost, whoever pays for it", percent(atTop))
	gap := "what a seat does not ask of them"
	if price, err := e.BreakEvenSeat(); err == nil && price == e.MeanCost(1) {
		title = claim("At the break-even seat of %s the top 1%% of users pay 1%% and cause %s of the cost", dollars(price), percent(atTop))
		gap = "paid by the others at " + dollars(price)
	}
	return New(Labels{
		Title: title,
		X:     "top users by complexity (% of all users)",
		Y:     "share of the total (%)",
	},
		Between(gap, seat, cost, least, 1).In(Lost),
		Curve("revenue of a seat", seat, least, 1).In(Customers).With(Dotted),
		Curve("revenue of tokens, if all bought", tokens, least, 1).In(Lab).With(LongDash),
		Curve("cost caused", cost, least, 1).In(Cost).With(Solid),
		Mark{X: top, Y: atTop, Text: percent(atTop) + " of the cost", Colour: Cost},
		Mark{X: top, Y: paid, Text: percent(paid), Colour: Lab},
		Mark{X: top, Y: top, Text: "1%", Colour: Customers},
		XAxis{Log: true, Percent: true, Min: least, Max: 1},
		YAxis{Percent: true, Min: 0, Max: 1},
	)
}
