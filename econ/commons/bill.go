package commons

import (
	"fmt"
	"math"
)

// A Base is what a bill is in proportion to: the exponent s of a bill R x^s, whose rate
// R is what the simplest user pays, in dollars a month. A seat is a bill on a base that
// does not grow, a price per token one on x^β, and a price at cost one on x^(βγ).
type Base float64

// Flat is the base of a seat: its rate is the seat's price P.
const Flat Base = 0

// ByToken returns the base β of a price per token, whose rate is pτ.
func (e Economy) ByToken() Base { return Base(e.TokenExponent) }

// ByCost returns the base βγ of a bill in proportion to the cost that a user causes,
// whose rate is κτ^γ where it is sold at cost.
func (e Economy) ByCost() Base { return Base(e.costExponent()) }

// ByValue returns the base η − δ of a bill in proportion to what a user keeps. It is
// below 0 where the most complex keep the least.
func (e Economy) ByValue() Base { return Base(e.privateExponent()) }

// Bill returns what a bill on a base leads to, at a rate in dollars a month. A user joins
// if and only if
//
//	b x^(η−δ) ≥ R x^s:
//
// the most complex are left out if and only if the base grows faster than what they keep,
// s > η − δ.
//
// Lab = −Inf where the top joins, βγ ≥ α and s < βγ. Errors are those of [Economy.Seat],
// and one wrapping [ErrParameter] for a base that is not a finite number.
func (e Economy) Bill(base Base, rate float64) (Outcome, error) {
	name := "bill on a base"
	if err := e.amount("rate", "$/month", rate); err != nil {
		return nothing(name), err
	}
	if !finite(float64(base)) {
		return nothing(name), fmt.Errorf("%w: base = %g, want a finite exponent, 0 for a seat", ErrParameter, float64(base))
	}
	bill := powers{{rate, float64(base)}}
	return e.outcome(name, service{to: e.buyers(bill[0]), bill: bill, lab: bill})
}

// CoveringRate returns the lowest rate, in dollars a month, at which a bill on a base
// covers what it costs to serve those who join and a fixed cost beside, in dollars a
// month per potential user: training, say. With one uniform price that is the second
// best of Ramsey and Boiteux: no lower price pays, and a dearer one serves fewer.
//
// Where all join it is (fixed + κτ^γ α/(α−βγ)) (α−s)/α. Where the most complex are left
// out, s > η − δ, the margin on users up to M has one peak and falls beyond it, and the
// rate is b M^(η−δ−s) at the largest M with
//
//	b M^(η−δ−s) ∫ x^s − κτ^γ ∫ x^(βγ) = fixed,  both over users from 1 to M.
//
// With nothing fixed it is the price at zero profit. [Economy.BreakEvenSeat] is that of
// the base [Flat], and κτ^γ that of [Economy.ByCost].
//
// It returns an error wrapping [ErrParameter] for a base outside 0 to βγ or a fixed cost
// that is not a finite number, 0 or above, [ErrInsolvent] if the top would join and
// βγ ≥ α, and [ErrNoBreakEven] if no rate covers both.
//
// Source: F. P. Ramsey, "A contribution to the theory of taxation", Economic Journal 37
// (1927).
func (e Economy) CoveringRate(base Base, fixed float64) (float64, error) {
	if err := e.amount("fixed cost", "$/month a user", fixed); err != nil {
		return math.NaN(), err
	}
	s := float64(base)
	if !(s >= 0) || s > e.costExponent() && e.order(s, e.costExponent()) != 0 {
		return math.NaN(), fmt.Errorf("%w: base = %g, want an exponent from 0, a seat, to βγ = %.4g, a price at cost", ErrParameter, s, e.costExponent())
	}
	if e.order(e.privateExponent(), s) < 0 {
		return e.coveringFromBelow(s, fixed)
	}
	return e.coveringFromAbove(s, fixed)
}

// coveringFromBelow is CoveringRate where those above a complexity stay out.
func (e Economy) coveringFromBelow(s, fixed float64) (float64, error) {
	base, scale, a := math.Log(e.BaseValue), math.Log(e.scale()), e.privateExponent()
	if base <= scale {
		return math.NaN(), e.uncovered(s, fixed, 0)
	}
	// The logarithm of revenue over cost of users up to u, which falls in u.
	covers := func(u float64) float64 {
		return base + (a-s)*u + lnRise(s-e.TailIndex, u) - scale - lnRise(e.costExponent()-e.TailIndex, u)
	}
	last := (base - scale) / (s - a) // where the rate is the cost of the simplest user
	edge := zero(covers, 1e-9*last, last)
	if fixed > 0 {
		peak := e.peak(s)
		margin := func(u float64) float64 { return e.marginBelow(s, u) - fixed }
		if margin(peak) < 0 {
			return math.NaN(), e.uncovered(s, fixed, margin(peak)+fixed)
		}
		edge = zero(margin, peak, math.Max(edge, peak))
	}
	return math.Exp(base + (a-s)*edge), nil
}

// marginBelow returns what a bill on x^s earns if the last user who joins is at u = ln x.
func (e Economy) marginBelow(s, u float64) float64 {
	bill := power{math.Exp(math.Log(e.BaseValue) + (e.privateExponent()-s)*u), s}
	return e.mean(powers{bill}.minus(e.cost()), upTo(u))
}

// coveringFromAbove is CoveringRate where all join up to the rate b, and above it those
// from some complexity on.
func (e Economy) coveringFromAbove(s, fixed float64) (float64, error) {
	if e.insolvent() {
		return math.NaN(), e.insolvency("no rate covers the cost while the most complex join")
	}
	a, g, alpha, b := e.privateExponent(), e.costExponent(), e.TailIndex, e.BaseValue
	rate := (fixed + e.MeanCost(1)) * (alpha - s) / alpha
	if rate <= b {
		return rate, nil
	}
	// At the rate b m^(η−δ−s) those from m on join. What they bring in less what they
	// cost rises with m only for η − δ above βγ, and then up to one peak.
	if e.order(a, g) <= 0 || e.order(a, s) == 0 {
		return math.NaN(), e.uncovered(s, fixed, e.marginAbove(s, 0))
	}
	margin := func(u float64) float64 { return e.marginAbove(s, u) - fixed }
	var peak float64
	if e.order(a, alpha) < 0 {
		peak = math.Max(0, (math.Log(e.scale()*(alpha-s))-math.Log(b*(alpha-a)))/(a-g))
	} else { // what they keep has no mean, and the margin rises for ever
		for peak = 1; peak < 512 && margin(peak) < 0; peak *= 2 {
		}
	}
	if margin(peak) < 0 {
		return math.NaN(), e.uncovered(s, fixed, margin(peak)+fixed)
	}
	return math.Exp(math.Log(b) + (a-s)*zero(margin, 0, peak)), nil
}

// marginAbove returns what a bill on x^s earns if the first user who joins is at u = ln x.
func (e Economy) marginAbove(s, u float64) float64 {
	bill := power{math.Exp(math.Log(e.BaseValue) + (e.privateExponent()-s)*u), s}
	return e.mean(powers{bill}.minus(e.cost()), from(u))
}

func (e Economy) uncovered(s, fixed, most float64) error {
	return fmt.Errorf("%w: a bill on x^%.4g earns at most %.4g $/month a user and has to earn %.4g beside what serving costs: lower the cost or choose a base that grows more slowly", ErrNoBreakEven, s, most, fixed)
}
