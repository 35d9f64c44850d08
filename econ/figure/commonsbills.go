package figure

import (
	"fmt"
	"math"

	"valuecapture/econ/commons"
)

// Bills draws, against the complexity of a user, what the user's work is worth to
// everybody and to the user, and what the user would pay for a seat and by the million
// tokens. A user is served where the value to the user is above the bill. Users whom
// the token price keeps out are shaded, and their share of users is written there: on a
// logarithmic axis it cannot be seen.
//
// It returns an error for an economy that is not valid and for a price that is not
// a finite number above 0.
func Bills(e commons.Economy, seat, token float64) (Figure, error) {
	if err := validBills(e, seat, token); err != nil {
		return fail(err)
	}
	end := reachOf(e, seat, token)
	bill := func(x float64) float64 { return token * e.Tokens(x) }
	elements := []Element{
		Curve("value to everybody", e.SocialValue, 1, end).In(Worker).With(Solid),
		Curve("value the user keeps", e.PrivateValue, 1, end).In(Customers).With(Solid),
		Curve("bill for tokens at "+perMtok(token), bill, 1, end).In(Lab).With(LongDash),
		Curve("serving cost", e.Cost, 1, end).In(Cost).With(Dotted),
		Horizontal{At: seat, Name: "seat at " + dollars(seat), Colour: App, Dashes: DashDot},
		XAxis{Log: true}, YAxis{Log: true},
	}
	title := claim("At %s the most complex users drawn can keep more than they would pay", perMtok(token))
	switch edge := e.PricedOut(token); {
	case edge < end && edge > 1:
		title = claim("At %s users above complexity %s are priced out, where work costs %s and is worth %s",
			perMtok(token), short(edge), dollars(e.Cost(edge)), dollars(e.SocialValue(edge)))
		elements = append(elements,
			Between("priced out: "+percent(e.Share(e.Excluded(token)))+" of users", e.PrivateValue, bill, edge, end).In(Warning),
			Mark{X: edge, Y: bill(edge), Text: "edge of buying at " + short(edge), Colour: Lab})
	case edge == 1:
		title = claim("At %s nobody buys", perMtok(token))
	}
	return New(Labels{Title: title, X: "complexity of the user x", Y: "value, bill and cost ($/month)"}, elements...)
}

func validBills(e commons.Economy, seat, token float64) error {
	if err := e.Validate(); err != nil {
		return err
	}
	if !(seat > 0) || !finite(seat) {
		return fmt.Errorf("%w: seat price %g $/month, want a finite number above 0", ErrData, seat)
	}
	if !(token > 0) || !finite(token) {
		return fmt.Errorf("%w: token price %g $/Mtok, want a finite number above 0", ErrData, token)
	}
	return nil
}

// reachOf returns the complexity at which to end the axis: ten times the last one at
// which something changes, from a thousand to a million.
func reachOf(e commons.Economy, seat, token float64) float64 {
	const least, most = 1e3, 1e6
	end := least
	for _, edge := range []float64{e.PricedOut(token), e.Subsidised(seat)} {
		if finite(edge) {
			end = math.Max(end, 10*edge)
		}
	}
	return math.Min(end, most)
}
