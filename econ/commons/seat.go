package commons

import (
	"fmt"
	"math"
)

// Seat returns the outcome of a flat price a month. A user joins if and only if
//
//	b x^(η−δ) ≥ P:
//
// for η > δ users of low complexity stay out, for η < δ those of high complexity do,
// and for η = δ all join or none. A user who joins is served at any cost.
//
// Lab = −Inf where the top joins and βγ ≥ α. It returns an error wrapping
// [ErrParameter] for an economy that is not valid or a price that is not a finite
// number, 0 or above, and one wrapping [ErrOverflow] for amounts that are finite and
// so large that their difference is lost.
func (e Economy) Seat(price float64) (Outcome, error) {
	if err := e.amount("seat price", "$/month", price); err != nil {
		return nothing("seat"), err
	}
	fee := powers{{price, 0}}
	return e.outcome("seat", service{to: e.buyers(fee[0]), bill: fee, lab: fee})
}

// Subsidised returns the complexity above which a member costs more than the price of a
// seat,
//
//	(P/(κτ^γ))^(1/(βγ)),
//
// and 1 where every member does.
func (e Economy) Subsidised(price float64) float64 {
	if e.amount("seat price", "$/month", price) != nil {
		return math.NaN()
	}
	return math.Max(1, math.Exp((math.Log(price)-math.Log(e.scale()))/e.costExponent()))
}

// SeatTransfer returns what members of a seat who cost more than they pay cost others, in
// dollars a month per potential user,
//
//	∫ (C(x) − P)⁺ over those who join.
//
// At the break-even seat it is just what all other members pay above their own cost; at a
// dearer one they pay the lab's margin too. +Inf where the top joins and βγ ≥ α, and NaN
// for arguments out of domain.
func (e Economy) SeatTransfer(price float64) float64 {
	if e.amount("seat price", "$/month", price) != nil {
		return math.NaN()
	}
	dear := from((math.Log(price) - math.Log(e.scale())) / e.costExponent())
	return e.gain(e.cost().minus(powers{{price, 0}}), dear.and(e.buyers(power{price, 0})))
}

// MeanCost returns the mean cost of serving those at or above a complexity, in
// dollars a month per user served,
//
//	κτ^γ x^(βγ) α/(α − βγ),
//
// +Inf for βγ ≥ α.
func (e Economy) MeanCost(above float64) float64 {
	if !e.valid() || !(above >= 1) {
		return math.NaN()
	}
	if e.insolvent() {
		return math.Inf(1)
	}
	return e.Cost(above) * e.TailIndex / (e.TailIndex - e.costExponent())
}

// insolvent reports whether the mean cost of the tail is infinite.
func (e Economy) insolvent() bool { return e.order(e.costExponent(), e.TailIndex) >= 0 }

// insolvency returns the error for a tail with an infinite mean cost.
func (e Economy) insolvency(what string) error {
	return fmt.Errorf("%w: βγ = %.4g is not below α = %.4g, so %s: cap what the most complex take, or charge them by use", ErrInsolvent, e.costExponent(), e.TailIndex, what)
}

// BreakEvenSeat returns the lowest seat price at which members pay what they cost, in
// dollars a month. If all join it is the mean cost κτ^γ α/(α−βγ), which the simplest
// user must be willing to pay. If not, and η > δ, the price drives out light users
// first, and the mean cost rises with it.
//
// It returns an error wrapping [ErrInsolvent] if the top would join and βγ ≥ α,
// [ErrNoBreakEven] if no price does, because mean cost rises as fast as the price or
// the simplest user costs more than it would pay, and [ErrOverflow] if only a price
// beyond the largest float64 does.
//
// Source: that a higher price for a pool drives out those who cost least is M.
// Rothschild and J. Stiglitz, "Equilibrium in competitive insurance markets: an essay
// on the economics of imperfect information", Quarterly Journal of Economics 90 (1976).
func (e Economy) BreakEvenSeat() (float64, error) {
	if err := e.Validate(); err != nil {
		return math.NaN(), err
	}
	a, g, b, k := e.privateExponent(), e.costExponent(), e.BaseValue, e.scale()
	if e.order(a, 0) < 0 {
		return e.breakEvenFromBelow()
	}
	if e.insolvent() {
		return math.NaN(), e.insolvency("no seat price breaks even while the most complex join")
	}
	mean := e.MeanCost(1)
	if mean <= b {
		return mean, nil
	}
	if e.order(a, g) <= 0 || e.order(a, 0) == 0 {
		return math.NaN(), fmt.Errorf("%w: the mean cost of all is %.4g $/month, the simplest user would pay %.4g, and a dearer seat drives out light users faster than it earns: lower the cost from κτ^γ = %.4g", ErrNoBreakEven, mean, b, k)
	}
	price := b * math.Exp(a*math.Log(mean/b)/(a-g)) // the price b x^(η−δ) that equals the mean cost of those above x
	if !finite(price) {
		return math.NaN(), fmt.Errorf("%w: what users keep grows like x^%.4g and their cost like x^%.4g, so that it takes a seat price beyond 10³⁰⁸ $/month to break even: lower the cost", ErrOverflow, a, g)
	}
	return price, nil
}

// breakEvenFromBelow is BreakEvenSeat for η < δ, where users above a complexity M stay
// out. It finds the M at which the price b M^(η−δ) is the mean cost of those below M.
// The price falls in M and the mean cost rises, so there is at most one.
func (e Economy) breakEvenFromBelow() (float64, error) {
	base, scale := math.Log(e.BaseValue), math.Log(e.scale())
	if base <= scale {
		return math.NaN(), fmt.Errorf("%w: the simplest user costs %.4g $/month and would pay %.4g, others cost more and would pay less: lower the cost", ErrNoBreakEven, e.scale(), e.BaseValue)
	}
	a := e.privateExponent()
	margin := func(u float64) float64 { return base + a*u - e.lnMeanCost(0, u) }
	u := zero(margin, 0, (base-scale)/-a)
	return math.Exp(base + a*u), nil
}

// lnMeanCost returns the logarithm of the mean cost of users between two values of u =
// ln x, or that of the cost at u if the two are equal.
func (e Economy) lnMeanCost(from, to float64) float64 {
	ln := math.Log(e.scale()) + e.costExponent()*from
	if width := to - from; width > 0 {
		ln += lnRise(e.costExponent()-e.TailIndex, width) - lnRise(-e.TailIndex, width)
	}
	return ln
}

// CostShare returns the share of all serving cost that the top fraction q of seat
// members causes, while it pays the fraction q of the revenue,
//
//	q^(1 − βγ/α).
//
// Its excess over q is the cross-subsidy, as a share of the cost, at the break-even seat
// only; [Economy.SeatTransfer] gives it in dollars at any seat.
//
// It does not depend on the complexity from which users join. It returns an error
// wrapping [ErrInsolvent] for βγ ≥ α, where any top fraction causes all of an infinite
// cost, and one wrapping [ErrParameter] for q outside [0, 1].
func (e Economy) CostShare(q float64) (float64, error) {
	if err := e.fraction("top fraction", q); err != nil {
		return math.NaN(), err
	}
	if e.insolvent() {
		return math.NaN(), e.insolvency("any top fraction causes all of the cost")
	}
	return math.Pow(q, 1-e.costExponent()/e.TailIndex), nil
}

// TokenShare returns the share of all tokens that the top fraction q of users takes
// if everyone is served, and so of the revenue it pays under a token price,
//
//	q^(1 − β/α).
//
// Errors are those of [Economy.CostShare], with β for βγ.
func (e Economy) TokenShare(q float64) (float64, error) {
	if err := e.fraction("top fraction", q); err != nil {
		return math.NaN(), err
	}
	if e.order(e.TokenExponent, e.TailIndex) >= 0 {
		return math.NaN(), fmt.Errorf("%w: β = %.4g is not below α = %.4g, so any top fraction takes all tokens: cap what the most complex take", ErrInsolvent, e.TokenExponent, e.TailIndex)
	}
	return math.Pow(q, 1-e.TokenExponent/e.TailIndex), nil
}
