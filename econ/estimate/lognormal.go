package estimate

import (
	"math"

	"valuecapture/econ/internal/root"
)

// The lognormal above its threshold is a normal law of y cut at 0,
//
//	ln f(y) = -z²/2 - zξ - ln σ - ln R(ξ),  z = y/σ, ξ = -μ/σ,
//
// with R the Mills ratio. With t(ξ) = 1/R(ξ) - ξ its mean is σt and its second moment
// σ²(1 - ξt), so that the ratio of the second moment to the squared mean fixes ξ.

// mills returns R(x) = P(N > x)/φ(x).
func mills(x float64) float64 {
	if x < 3 {
		return math.Sqrt(math.Pi/2) * math.Exp(x*x/2) * math.Erfc(x/math.Sqrt2)
	}
	return 1 / (x + millsFraction(x))
}

// millsFraction returns K in R(x) = 1/(x + K), K = 1/(x + 2/(x + 3/(x + …))), for x ≥ 3.
func millsFraction(x float64) float64 {
	k := 0.0
	for i := math.Ceil(20 + 540/(x*x)); i >= 1; i-- {
		k = i / (x + k)
	}
	return k
}

// truncatedMoments returns t and the second moment over the squared mean.
func truncatedMoments(xi float64) (t, ratio float64) {
	if xi < 3 {
		t = 1/mills(xi) - xi
		return t, (1 - xi*t) / (t * t)
	}
	t = millsFraction(xi)
	k := 1/t - xi // the next level, 2/(x + 3/(…))
	if xi > 30 {
		k = 2 / (xi + 3/(xi+4/(xi+5/(xi+6/xi))))
		t = 1 / (xi + k)
	}
	return t, k / t
}

// lognormal returns μ/σ and σ of y at the maximum, with +Inf for the Pareto limit.
func (u units) lognormal() (pair2, float64) {
	want := 1 + u.spread()
	if want >= 2 {
		return pair2{math.Inf(1), 0}, u.pareto()
	}
	gap := func(xi float64) float64 { _, r := truncatedMoments(xi); return r - want }
	low, high := -1.0, 1.0
	for gap(high) < 0 {
		if high *= 2; high > 1e6 { // the maximum is Pareto to twelve digits
			return pair2{math.Inf(1), 0}, u.pareto()
		}
	}
	for gap(low) > 0 {
		if low *= 2; low < -1e6 {
			return pair2{math.NaN(), math.NaN()}, math.NaN()
		}
	}
	xi, err := root.Zero(gap, low, high)
	if err != nil {
		return pair2{math.NaN(), math.NaN()}, math.NaN()
	}
	t, _ := truncatedMoments(xi)
	sigma := u.mean / t
	return pair2{-xi, sigma}, u.lognormalAt(-xi, sigma)
}

// lognormalAt returns the log-likelihood at ratio = μ/σ and σ.
func (u units) lognormalAt(ratio, sigma float64) float64 {
	if !(sigma > 0) {
		return math.NaN()
	}
	xi := -ratio
	return -u.square/(2*sigma*sigma) - xi*u.mean/sigma - math.Log(sigma) - logMills(xi)
}

// logMills returns ln R(x).
func logMills(x float64) float64 {
	if x < -30 { // R is √(2π) exp(x²/2)
		return x*x/2 + 0.5*math.Log(2*math.Pi)
	}
	return math.Log(mills(x))
}

// lognormalProfile returns the largest log-likelihood at a given σ: t(ξ) = mean/σ.
func (u units) lognormalProfile(sigma float64) float64 {
	want := u.mean / sigma
	if !(want > 0) {
		return math.NaN()
	}
	gap := func(xi float64) float64 { t, _ := truncatedMoments(xi); return t - want }
	low, high := -1.0-want, 1.0
	for gap(high) > 0 {
		if high *= 2; high > 1e9 {
			return u.pareto()
		}
	}
	xi, err := root.Zero(gap, low, high)
	if err != nil {
		return math.NaN()
	}
	return u.lognormalAt(-xi, sigma)
}
