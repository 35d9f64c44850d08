package dist

import (
	"errors"
	"slices"

	"valuecapture/econ/quad"
)

// area returns ∫ S from a, at or above the lower end of the support, to a finite b. It
// splits the integral at the bends and, if that does not converge, at quantiles too: S
// may fall within a sliver of the interval.
func area(t Tail, a, b float64) (float64, error) {
	bends := Bends(t)
	sum, err := quad.Integral(t.Survival, a, b, bends...)
	if !errors.Is(err, quad.ErrTolerance) {
		return sum, err
	}
	splits := append(bends, quantiles(t, t.Survival(a))...)
	slices.Sort(splits)
	return quad.Falling(t.Survival, a, b, splits...)
}

// quantiles returns the hours at which S has fallen to various fractions of s.
func quantiles(t Tail, s float64) []float64 {
	parts := []float64{0.999999, 0.999, 0.9, 0.5, 0.1, 1e-3, 1e-6, 1e-12, 1e-24, 1e-50, 1e-100}
	hours := make([]float64, len(parts))
	for i, q := range parts {
		hours[i] = t.InverseSurvival(q * s)
	}
	return hours
}
