package commons

import (
	"fmt"
	"math"
)

// Menu returns the outcome of a seat offered beside a token price. Each user takes the
// cheaper of the two bills, if it is worth it:
//
//	tokens for x < (P/(pτ))^(1/β), the seat above.
//
// Light users leave the seat, and those who stay cost more on average than before. Lab
// adds up both, whoever offers them; [Economy.SeatMargin] is the seat's part.
//
// Errors are those of [Economy.Seat] and [Economy.Token].
func (e Economy) Menu(seat, token float64) (Outcome, error) {
	onSeat, onTokens, err := e.choose(seat, token)
	if err != nil {
		return nothing("menu"), err
	}
	fee, bill := powers{{seat, 0}}, e.tokens(token)
	return e.outcome("menu", service{to: onTokens, bill: bill, lab: bill}, service{to: onSeat, bill: fee, lab: fee})
}

// SeatMargin returns the margin of a seat beside a token price, in dollars a month per
// potential user, and who takes the seat. It is −Inf where the top takes it and βγ ≥ α.
//
// Errors are those of [Economy.Menu].
func (e Economy) SeatMargin(seat, token float64) (float64, Bands, error) {
	onSeat, _, err := e.choose(seat, token)
	if err != nil {
		return math.NaN(), nil, err
	}
	margin := e.mean(powers{{seat, 0}}.minus(e.cost()), onSeat)
	if math.IsNaN(margin) {
		return margin, nil, overflow("the margin of the seat")
	}
	return margin, onSeat.bands(), nil
}

func (e Economy) choose(seat, token float64) (onSeat, onTokens spans, err error) {
	if err := e.amount("seat price", "$/month", seat); err != nil {
		return nil, nil, err
	}
	if err := e.tokenPrice(token); err != nil {
		return nil, nil, err
	}
	turn := math.Inf(1) // the least ln x at which the seat is the cheaper bill
	if token > 0 {
		turn = (math.Log(seat) - math.Log(token) - math.Log(e.BaseTokens)) / e.TokenExponent
	}
	onSeat = from(turn).and(e.buyers(power{seat, 0}))
	onTokens = upTo(turn).and(e.buyers(e.tokens(token)[0]))
	return onSeat, onTokens, nil
}

// SeatCeiling returns the highest price at which a seat can cover its cost beside a
// token price, in dollars a month. At any higher price those who take the seat cost
// more than they pay, or nobody takes it.
//
// For η ≥ δ a seat at P is taken from (P/(pτ))^(1/β) on, where it is the cheaper bill,
// and from (P/b)^(1/(η−δ)) on, where it is worth its price. The mean cost of those
// above either grows faster than P does for γ > 1 and η − δ < βγ, so that with m = κτ^γ
// α/(α−βγ), the mean cost of all, the ceiling is the lower of
//
//	P = pτ (pτ/m)^(1/(γ−1))  and  P = b (b/m)^((η−δ)/(βγ−η+δ)).
//
// For η < δ users of high complexity stay out of both. The mean cost is then finite for
// any βγ, and the ceiling is found by a search that cannot miss a higher one.
//
// Special cases are:
//
//	SeatCeiling = +Inf where a seat covers its cost at every price, and where the ceiling is beyond the largest float64
//
// It returns an error wrapping [ErrInsolvent] for βγ ≥ α and η ≥ δ, and one wrapping
// [ErrNoBreakEven] if no seat covers its cost: for η ≥ δ, if tokens cost the simplest
// user no more than the mean cost of all, or if no seat would without tokens either.
//
// Source: that a cross-subsidy ends when a rival undercuts it for some is G. R.
// Faulhaber, "Cross-subsidization: pricing in public enterprises", American Economic
// Review 65 (1975).
func (e Economy) SeatCeiling(token float64) (float64, error) {
	if err := e.tokenPrice(token); err != nil {
		return math.NaN(), err
	}
	a := e.privateExponent()
	if e.order(a, 0) < 0 {
		return e.ceilingFromBelow(token)
	}
	if e.insolvent() {
		return math.NaN(), e.insolvency("no seat breaks even beside tokens")
	}
	simplest, mean := token*e.BaseTokens, e.MeanCost(1)
	if simplest <= mean {
		return math.NaN(), fmt.Errorf("%w: tokens at %.4g $/Mtok cost the simplest user %.4g $/month and the mean cost of all is %.4g: those who keep a seat cost more on average than they pay", ErrNoBreakEven, token, simplest, mean)
	}
	lowest, err := e.BreakEvenSeat()
	if err != nil {
		return math.NaN(), err
	}
	// All in logarithms: the powers may overflow.
	ceiling := math.Inf(1)
	if e.order(e.CostExponent, 1) > 0 {
		ceiling = math.Log(simplest) + math.Log(simplest/mean)/(e.CostExponent-1)
	}
	switch g := e.costExponent(); {
	case e.order(a, 0) == 0:
		ceiling = math.Min(ceiling, math.Log(e.BaseValue))
	case e.order(a, g) < 0:
		ceiling = math.Min(ceiling, math.Log(e.BaseValue)+math.Log(e.BaseValue/mean)*a/(g-a))
	}
	if ceiling < math.Log(lowest)-1e-12 {
		return math.NaN(), fmt.Errorf("%w: a seat needs %.4g $/month to cover its cost and beside tokens at %.4g $/Mtok it can cost up to %.4g", ErrNoBreakEven, lowest, token, math.Exp(ceiling))
	}
	return math.Exp(ceiling), nil
}

// ceilingFromBelow is SeatCeiling for η < δ. A seat at the price P = pτ e^(βu) is taken
// from u = ln x up to where it is no longer worth its price; both ends move with u.
func (e Economy) ceilingFromBelow(token float64) (float64, error) {
	simplest := math.Log(token) + math.Log(e.BaseTokens) // of the simplest user's bill, −Inf for free tokens
	base, a := math.Log(e.BaseValue), e.privateExponent()
	none := fmt.Errorf("%w: beside tokens at %.4g $/Mtok those who take a seat cost more than they pay at every price: lower the cost from κτ^γ = %.4g $/month", ErrNoBreakEven, token, e.scale())
	if token == 0 || base <= math.Log(e.scale()) {
		return math.NaN(), none
	}
	price := func(u float64) float64 { return simplest + e.TokenExponent*u }
	top := func(u float64) float64 { return (base - price(u)) / -a } // up to which it is worth its price
	// Nobody takes a seat at or above the price b, nor one that is worth it only to
	// users who are better off with tokens.
	last := math.Min((base-simplest)/e.TokenExponent, (base-simplest)/(e.TokenExponent-a))
	if price(last) >= e.lnMeanCost(math.Max(last, 0), math.Max(last, 0)) {
		return math.Exp(price(last)), nil
	}
	lowest := (math.Log(e.scale()) - simplest) / e.TokenExponent // below it a seat costs less than the simplest user
	if lowest >= last {
		return math.NaN(), none
	}
	covers := func(back float64) float64 {
		u := last - back
		return price(u) - e.lnMeanCost(math.Max(u, 0), math.Max(u, top(u)))
	}
	most := func(near, far float64) float64 {
		return price(last-near) - e.lnMeanCost(math.Max(last-far, 0), math.Max(last-far, top(last-near)))
	}
	back, ok := first(covers, most, 0, last-lowest)
	if !ok {
		return math.NaN(), none
	}
	return math.Exp(price(last - back)), nil
}
