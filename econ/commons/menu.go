package commons

import (
	"fmt"
	"math"
)

// Menu returns what a seat and a token price side by side bring about. Each user
// takes the cheaper of the two bills, if it is worth it:
//
//	tokens for x < (P/(pτ))^(1/β), the seat above.
//
// Users who need little leave the seat, and those who stay cost more than before.
// Lab adds up both, whoever offers them; [Economy.SeatMargin] is the seat's part.
//
// Errors are those of [Economy.Seat] and [Economy.Token].
func (e Economy) Menu(seat, token float64) (Outcome, error) {
	onSeat, onTokens, err := e.choose(seat, token)
	if err != nil {
		return nothing("menu"), err
	}
	fee, bill := powers{{seat, 0}}, e.tokens(token)
	return e.outcome("menu", service{to: onTokens, bill: bill, lab: bill}, service{to: onSeat, bill: fee, lab: fee}), nil
}

// SeatMargin returns what a seat earns beside a token price, in dollars a month per
// potential user, and who takes it.
func (e Economy) SeatMargin(seat, token float64) (float64, Bands, error) {
	onSeat, _, err := e.choose(seat, token)
	if err != nil {
		return math.NaN(), nil, err
	}
	return e.mean(powers{{seat, 0}}.minus(e.cost()), onSeat), onSeat, nil
}

func (e Economy) choose(seat, token float64) (onSeat, onTokens Bands, err error) {
	if err := e.amount("seat price", "$/month", seat); err != nil {
		return nil, nil, err
	}
	if err := e.amount("token price", "$/Mtok", token); err != nil {
		return nil, nil, err
	}
	turn := math.Inf(1) // from which the seat is the cheaper bill
	if token > 0 {
		turn = math.Pow(seat/(token*e.BaseTokens), 1/e.TokenExponent)
	}
	onSeat = from(turn).and(e.buyers(power{seat, 0}))
	onTokens = upTo(turn).and(e.buyers(e.tokens(token)[0]))
	return onSeat, onTokens, nil
}

// SeatCeiling returns the highest seat price that covers its cost beside a token
// price, in dollars a month. At P the seat keeps those above (P/(pτ))^(1/β), whose
// mean cost grows faster than P does, so that
//
//	P = pτ x^β  with  x = (pτ (α−βγ)/(κτ^γ α))^(1/(β(γ−1))).
//
// It holds where those at the turn would pay for either. It returns an error
// wrapping [ErrInsolvent] for βγ ≥ α and [ErrNoBreakEven] if x is not above 1,
// that is if tokens cost the simplest user no more than the mean cost of all: then
// no seat dearer than that user's tokens survives beside them. For γ = 1 the seat
// survives at every price or none; at every is +Inf.
//
// Source: that a rival who undercuts it for some ends a cross-subsidy is G. R.
// Faulhaber, "Cross-subsidization: pricing in public enterprises", American
// Economic Review 65 (1975).
func (e Economy) SeatCeiling(token float64) (float64, error) {
	if err := e.amount("token price", "$/Mtok", token); err != nil {
		return math.NaN(), err
	}
	if e.insolvent() {
		return math.NaN(), e.insolvency("no seat breaks even beside tokens")
	}
	simplest, mean := token*e.BaseTokens, e.MeanCost(1)
	if simplest <= mean {
		return math.NaN(), fmt.Errorf("%w: tokens at %.4g $/Mtok cost the simplest user %.4g $/month and the mean cost of all is %.4g: those who keep a seat cost more on average than they pay", ErrNoBreakEven, token, simplest, mean)
	}
	if order(e.CostExponent, 1) == 0 {
		return math.Inf(1), nil
	}
	turn := math.Pow(simplest/mean, 1/(e.costExponent()-e.TokenExponent))
	return simplest * math.Pow(turn, e.TokenExponent), nil
}
