package figure

import (
	"valuecapture/econ/commons"
)

// CrossSubsidy draws the share of all serving cost that the top users cause, against
// their share of all users, beside the share of revenue that they pay for seats and for
// tokens. The gap is the cross-subsidy. The top 1% is marked.
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
	return New(Labels{
		Title: claim("The top 1%% of users cause %s of the cost and pay 1%% of the revenue of a seat, %s of that of tokens", percent(atTop), percent(paid)),
		X:     "top users by complexity (% of all users)",
		Y:     "share of the total (%)",
	},
		Between("borne by everyone else under a seat", seat, cost, least, 1).In(Lost),
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
