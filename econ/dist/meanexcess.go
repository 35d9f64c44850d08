package dist

import "math"

// MeanExcess returns the mean excess e(z) = E[h - z | h >= z] in hours, by the law's
// own method if it has one and else by quadrature,
//
//	e(z) = (1/S(z)) ∫_z^∞ S(y) dy.
//
// Special cases are:
//
//	MeanExcess(t, z) = Mean - z below the support
//	MeanExcess(t, z) = +Inf if the mean is
//	MeanExcess(t, z) = 0 at the upper end of the support, NaN above it
func MeanExcess(t Tail, z float64) float64 {
	if e, ok := t.(MeanExcesser); ok {
		return e.MeanExcess(z)
	}
	mean := t.Mean()
	if math.IsNaN(z) || math.IsNaN(mean) {
		return math.NaN()
	}
	if z <= t.InverseSurvival(1) {
		return mean - z
	}
	upper := t.InverseSurvival(0)
	if z == upper {
		return 0
	}
	s := t.Survival(z)
	if !(s > 0) {
		return math.NaN()
	}
	if math.IsInf(mean, 1) {
		return mean
	}
	scale := t.InverseSurvival(s/2) - z
	if !(scale > 0) {
		return math.NaN()
	}
	return excessIntegral(func(u float64) float64 { return t.Survival(z+u) / s }, scale)
}

// excessIntegral returns the integral of g over [0, ∞) for a falling g with
// g(scale) near 1/2, by the substitution u = scale exp(sinh x · π/2), which turns an
// algebraic tail into a doubly exponential one.
//
// Source: Takahasi and Mori, "Double Exponential Formulas for Numerical
// Integration", Publications of RIMS 9 (1974).
func excessIntegral(g func(float64) float64, scale float64) float64 {
	const step = 1. / 64
	sum := 0.0
	for k := -4 * 64; k <= 7*64; k++ {
		x := float64(k) * step
		u := scale * math.Exp(math.Pi/2*math.Sinh(x))
		if u == 0 {
			continue
		}
		v := g(u)
		if v == 0 || math.IsInf(u, 1) {
			break
		}
		sum += v * u * math.Cosh(x)
	}
	return sum * step * math.Pi / 2
}
