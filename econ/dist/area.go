package dist

import (
	"errors"
	"math"

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
	sum, err = quad.Integral(t.Survival, a, b, splits...)
	if !errors.Is(err, quad.ErrTolerance) {
		return sum, err
	}
	return grained(t, a, b, splits, 1e-6)
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

// grained is area for a law that falls over so few float64s that quadrature sees S as a
// staircase. Where quadrature does not converge, it uses the midpoint rule, whose error
// is the spacing of the numbers. A panel wider than grain times its end must converge,
// unless its area is negligible.
func grained(t Tail, a, b float64, splits []float64, grain float64) (float64, error) {
	var sum float64
	for _, to := range append(inside(splits, a, b), b) {
		panel, err := quad.Integral(t.Survival, a, to)
		if err != nil {
			fall := (t.Survival(a) - t.Survival(to)) * (to - a)
			if to-a > grain*to && fall > 1e-9*sum {
				return math.NaN(), err
			}
			panel = steps(t.Survival, a, to)
		}
		sum, a = sum+panel, to
	}
	return sum, nil
}

// steps returns ∫ f from a to b by the midpoint rule.
func steps(f func(float64) float64, a, b float64) float64 {
	const n = 1 << 10
	var sum float64
	for i := range n {
		sum += f(a + (b-a)*(float64(i)+0.5)/n)
	}
	return sum / n * (b - a)
}
