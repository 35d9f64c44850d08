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
	return m.price(m.Hours.InverseSurvival(1))
}

// Demand returns the share of tasks served at price p,
//
//	D(p) = S(pT/w),
//
// between 0 and 1.
func (m Market) Demand(p float64) float64 {
	if !m.accepts(p) {
		return math.NaN()
	}
	return m.Hours.Survival(m.hours(p))
}

// InverseDemand returns the lowest price at which at most the share q of tasks
// is served, in dollars per million tokens.
//
// Special cases are:
//
//	InverseDemand(1) = KinkPrice()
//	InverseDemand(0) = the highest willingness to pay, +Inf if there is none
//	InverseDemand(q) = NaN for q outside [0, 1]
func (m Market) InverseDemand(q float64) float64 {
	if !(q >= 0 && q <= 1) || !m.valid() {
		return math.NaN()
	}
	return m.price(m.Hours.InverseSurvival(q))
}

// Elasticity returns the price elasticity of demand, sign dropped,
//
//	ε(p) = −p D′(p)/D(p) = h* f(h*)/S(h*),
//
// a pure number. Wage and tokens enter only through the threshold: it is a
// property of the tail.
//
// Special cases are:
//
//	Elasticity(p) = 0 for p < KinkPrice()
//	Elasticity(p) = α for a Pareto tail and p ≥ KinkPrice()
//	Elasticity(p) = λpT/w for an exponential tail
//
// At the kink itself it is the limit from above.
func (m Market) Elasticity(p float64) float64 {
	if !m.accepts(p) {
		return math.NaN()
	}
	z := m.hours(p)
	if z == 0 {
		return 0
	}
	return z * dist.Hazard(m.Hours, z)
}
