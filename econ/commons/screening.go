package commons

import (
	"fmt"
	"math"
)

// A Screening is a market in which usage responds to the tariff and the lab does not see
// who a user is. A user of type θ gains θ t^σ/σ dollars a month from t million tokens and
// chooses t; serving it costs κ t^γ. Types are Pareto with tail index a from the lowest
// one up.
//
// It is the problem of Mussa and Rosen with Pareto types. In an [Economy] usage is fixed,
// T(x), whatever the tariff.
type Screening struct {
	TypeIndex    float64 // a, tail index of the types. TypeIndex > 1.
	BaseType     float64 // θ₀, the lowest type, in dollars. BaseType > 0.
	Curvature    float64 // σ: value grows like tokens^σ. 0 < Curvature < 1.
	BaseCost     float64 // κ, in $/Mtok^γ. BaseCost > 0.
	CostExponent float64 // γ. CostExponent ≥ 1.
}

// Validate returns nil if every parameter is in its domain and the mean cost and value are
// finite, a > γ/(γ − σ). Its errors wrap [ErrParameter], or [ErrUnbounded] for the means.
func (s Screening) Validate() error {
	for _, c := range []struct {
		name   string
		value  float64
		ok     bool
		domain string
	}{
		{"TypeIndex", s.TypeIndex, s.TypeIndex > 1 && finite(s.TypeIndex), "a finite number above 1: at 1 or below the lab would serve only ever higher types"},
		{"BaseType", s.BaseType, positive(s.BaseType), "a finite number above 0: give dollars a month"},
		{"Curvature", s.Curvature, s.Curvature > 0 && s.Curvature < 1, "between 0 and 1: a further token is worth less than the one before"},
		{"BaseCost", s.BaseCost, positive(s.BaseCost), "a finite number above 0: give dollars for the first million tokens"},
		{"CostExponent", s.CostExponent, s.CostExponent >= 1 && finite(s.CostExponent), "a finite number, 1 or above"},
	} {
		if !c.ok {
			return fmt.Errorf("%w: %s = %g, want %s", ErrParameter, c.name, c.value, c.domain)
		}
	}
	if need := s.CostExponent / (s.CostExponent - s.Curvature); s.TypeIndex <= need {
		return fmt.Errorf("%w: TypeIndex = %g and profit has a mean only above γ/(γ−σ) = %.4g: raise TypeIndex or lower Curvature", ErrUnbounded, s.TypeIndex, need)
	}
	return nil
}

// Markup returns a/(a − 1), the ratio of the price of a further token to what it costs
// under the best tariff, at every number of tokens. Its Lerner index is 1/a, the first
// essay's, with the tail index of types for that of hours.
func (s Screening) Markup() float64 {
	if s.Validate() != nil {
		return math.NaN()
	}
	return s.TypeIndex / (s.TypeIndex - 1)
}

// Efficient returns the tokens at which a user's own gain less cost is highest,
//
//	(θ/(κγ))^(1/(γ−σ)),
//
// in Mtok a month; NaN for a type below the lowest.
func (s Screening) Efficient(theta float64) float64 {
	if s.Validate() != nil || !(theta >= s.BaseType) {
		return math.NaN()
	}
	return math.Pow(theta/(s.BaseCost*s.CostExponent), 1/(s.CostExponent-s.Curvature))
}

// Tokens returns what a user takes under the best tariff: the efficient amount of a type
// lower by the factor 1 − 1/a. Every type takes less than is efficient, in the same
// proportion; there is no highest type to be spared.
//
//	θ t^(σ−1) (1 − 1/a) = κγ t^(γ−1)
//
// The left side is marginal value less the information rent, (1−F)/f = θ/a.
func (s Screening) Tokens(theta float64) float64 {
	return s.Efficient(theta) * math.Pow(1-1/s.TypeIndex, 1/(s.CostExponent-s.Curvature))
}

// Tariff returns the most profitable bill for a number of tokens, in dollars a month,
//
//	A + a/(a−1) κ t^γ,  A = a/(a−1) (γ/σ − 1) κ t₀^γ,
//
// with t₀ what the lowest type takes: a seat, and use at a constant markup over cost. It
// leaves the lowest type nothing. NaN for tokens below t₀, which nobody takes.
func (s Screening) Tariff(tokens float64) float64 {
	lowest := s.Tokens(s.BaseType)
	if !(tokens >= lowest*(1-1e-12)) {
		return math.NaN()
	}
	return s.Markup() * (s.cost(tokens) + (s.CostExponent/s.Curvature-1)*s.cost(lowest))
}

// Profit returns what the best tariff earns, in dollars a month per potential user,
//
//	(γ/σ − 1) κ t₀^γ a/(a − γ/(γ−σ)).
func (s Screening) Profit() float64 {
	lowest := s.Tokens(s.BaseType)
	power := s.CostExponent / (s.CostExponent - s.Curvature)
	return (s.CostExponent/s.Curvature - 1) * s.cost(lowest) * s.TypeIndex / (s.TypeIndex - power)
}

// Potential returns the users' gain less cost if each takes the efficient amount, in
// dollars a month per potential user. Spillovers are not in it.
func (s Screening) Potential() float64 {
	lowest := s.Efficient(s.BaseType)
	power := s.CostExponent / (s.CostExponent - s.Curvature)
	return (s.CostExponent/s.Curvature - 1) * s.cost(lowest) * s.TypeIndex / (s.TypeIndex - power)
}

func (s Screening) cost(tokens float64) float64 {
	return s.BaseCost * math.Pow(tokens, s.CostExponent)
}
