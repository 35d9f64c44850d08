package econ

import (
	"fmt"
	"math"
)

// LernerIndex returns (p−c)/p for a price above cost.
//
// It returns an error wrapping [ErrParameter] unless 0 < c < p, both finite. At zero
// cost the index is 1, and at a price no higher than cost it is not positive; neither
// can come from an interior monopoly price.
func LernerIndex(price, cost float64) (float64, error) {
	if !positive(cost) || !positive(price) || price <= cost {
		return math.NaN(), fmt.Errorf("%w: price %g, cost %g $/Mtok, want 0 < cost < price, both finite", ErrParameter, price, cost)
	}
	return (price - cost) / price, nil
}

// LernerToTailIndex returns the Pareto tail index α = 1/L at which a monopolist in
// the interior has the Lerner index L.
//
// It returns an error wrapping [ErrParameter] unless 0 < L < 1. At the kink the index
// exceeds 1/α, so it does not reveal the tail index.
func LernerToTailIndex(lerner float64) (float64, error) {
	if !(lerner > 0 && lerner < 1) {
		return math.NaN(), fmt.Errorf("%w: Lerner index %g, want above 0 and below 1: give (p-c)/p as a fraction, 0.8 for 80%%", ErrParameter, lerner)
	}
	return 1 / lerner, nil
}

// TailIndexToLerner returns the Lerner index L = 1/α of a monopolist in the
// interior under a Pareto tail, the inverse of [LernerToTailIndex].
//
// It returns an error wrapping [ErrUnbounded] or [ErrNotAttained] for α at or
// below 1, where there is no monopoly price, and one wrapping [ErrParameter] for
// α that is not a finite positive number.
func TailIndexToLerner(alpha float64) (float64, error) {
	switch {
	case !positive(alpha):
		return math.NaN(), fmt.Errorf("%w: tail index %g, want a finite number above 1", ErrParameter, alpha)
	case alpha < 1:
		return math.NaN(), fmt.Errorf("%w: tail index %g, want above 1", ErrUnbounded, alpha)
	case alpha == 1:
		return math.NaN(), fmt.Errorf("%w: tail index 1, want above 1", ErrNotAttained)
	}
	return 1 / alpha, nil
}
