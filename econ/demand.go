package econ

import (
	"math"

	"valuecapture/econ/dist"
)

// Threshold returns the hours from which a task is worth its tokens,
//
//	h*(p) = pT/w,
//
// in hours. A task is served if and only if h ≥ h*.
//
// It is NaN for a negative or infinite price.
func (m Market) Threshold(p float64) float64 {
	if !m.accepts(p) {
		return math.NaN()
	}
	return m.hours(p)
}

// WillingnessToPay returns what a million tokens are worth on a task that saves
// h hours,
//
//	v = wh/T,
//
// in dollars per million tokens. It is the inverse of [Market.Threshold].
func (m Market) WillingnessToPay(h float64) float64 {
	if !(h >= 0) || !m.valid() {
		return math.NaN()
	}
	return m.price(h)
}

// KinkPrice returns the highest price at which every task is served,
//
//	p_m = w x_m/T,
//
// in dollars per million tokens, where x_m is the lower end of the distribution
// of hours. It is 0 where hours saved can be arbitrarily small.
func (m Market) KinkPrice() float64 {
	if !m.valid() {
		return math.NaN()
	}
	return m.priceServing(m.Hours.InverseSurvival(1))
}

// Demand returns the share of tasks served at price p,
//
//	D(p) = S(pT/w) = P(h ≥ h*),
//
// between 0 and 1. Tasks that save exactly h* hours are served.
func (m Market) Demand(p float64) float64 {
	if !m.accepts(p) {
		return math.NaN()
	}
	return m.Hours.Survival(m.hours(p))
}

// InverseDemand returns the highest price at which at least the share q of tasks
// is served, in dollars per million tokens. Demand at that price is never below q.
//
// Special cases are:
//
//	InverseDemand(1) = KinkPrice()
//	InverseDemand(0) = the highest willingness to pay, +Inf if there is none
//	InverseDemand(q) = +Inf for a price above the largest float64
//	InverseDemand(q) = NaN for q outside [0, 1]
func (m Market) InverseDemand(q float64) float64 {
	if !(q >= 0 && q <= 1) || !m.valid() {
		return math.NaN()
	}
	p := m.priceServing(m.Hours.InverseSurvival(q))
	if math.IsInf(p, 1) {
		return p
	}
	// Where demand is flat, the last digit of the share spans many digits of the price.
	for back := 0x1p-53; back < 1; back *= 2 {
		if !(m.Hours.Survival(m.hours(p)) < q) {
			break
		}
		p -= math.Max(p*back, math.SmallestNonzeroFloat64)
	}
	return math.Max(p, 0)
}

// Elasticity returns the price elasticity of demand, sign dropped,
//
//	ε(p) = −p D′(p)/D(p) = h* f(h*)/S(h*),
//
// a pure number. Wage and tokens enter only through the threshold: the elasticity is a
// property of the tail.
//
// Special cases are:
//
//	Elasticity(p) = 0 for p < KinkPrice()
//	Elasticity(p) = α for a Pareto tail and p ≥ KinkPrice()
//	Elasticity(p) = λpT/w for an exponential tail
//	Elasticity(p) = NaN for p above every willingness to pay
//
// At the kink, and at any other price at which demand has a corner, it is the limit
// from above. At a price at which demand drops, because many tasks save the same
// hours, it is +Inf.
func (m Market) Elasticity(p float64) float64 {
	if !m.accepts(p) {
		return math.NaN()
	}
	z, bend := m.bendAt(p)
	switch {
	case z == 0:
		return 0
	case bend && m.drops(z):
		return math.Inf(1)
	case z < m.Hours.InverseSurvival(1):
		return 0
	}
	return z * dist.Hazard(m.Hours, z)
}

// bendAt returns the threshold at price p and whether it is an end of the support or a
// bend of demand. A threshold within rounding of one is moved to it.
func (m Market) bendAt(p float64) (z float64, bend bool) {
	const rounding = 1e-15
	z = m.hours(p)
	is := func(b float64) bool {
		return z == b || math.Abs(z-b) <= rounding*b && p == m.priceServing(b) && m.Hours.Survival(b) > 0
	}
	if bottom := m.Hours.InverseSurvival(1); is(bottom) {
		return bottom, true
	}
	if top := m.Hours.InverseSurvival(0); !math.IsInf(top, 1) && is(top) {
		return top, true
	}
	for _, b := range dist.Bends(m.Hours) {
		if is(b) {
			return b, true
		}
	}
	return z, false
}

// drops reports whether a share of all tasks saves exactly z hours.
func (m Market) drops(z float64) bool {
	s := m.Hours.Survival(z)
	return s > 0 && m.Hours.Survival(math.Nextafter(z, math.Inf(1))) < s*(1-1e-9)
}
