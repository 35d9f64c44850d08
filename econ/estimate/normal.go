package estimate

import (
	"math"
	"math/rand/v2"
)

// Quantiles of the standard normal law at 80%, 90%, 95% and 97.5%, and the square of the
// last, the 95% quantile of chi-squared with one degree of freedom.
const (
	normal80    = 0.8416212335729143
	normal90    = 1.2815515655446004
	normal95    = 1.6448536269514722
	normal975   = 1.959963984540054
	chiSquare95 = normal975 * normal975
)

func normalCDF(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }

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

// logMills returns ln R(x).
func logMills(x float64) float64 {
	if x < -30 { // R is √(2π) exp(x²/2)
		return x*x/2 + 0.5*math.Log(2*math.Pi)
	}
	return math.Log(mills(x))
}

// truncatedMoments returns, of a standard normal variable less ξ given that it is above ξ,
// the mean t(ξ) = 1/R(ξ) - ξ, and the second moment over the squared mean.
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

// normalAbove draws a standard normal variable less xi, given that it is above xi. It is
// NaN for an xi that is NaN, and 0 for one so high that nothing is left.
//
// Source: C. Robert, "Simulation of truncated normal variables", Statistics and
// Computing 5 (1995).
func normalAbove(xi float64, rng *rand.Rand) float64 {
	if xi < 0.5 {
		for {
			if z := rng.NormFloat64(); z >= xi {
				return z - xi
			}
		}
	}
	switch {
	case math.IsNaN(xi):
		return xi
	case xi > 1e100:
		return 0
	}
	rate := (xi + math.Sqrt(xi*xi+4)) / 2
	for { // accepts at least three in four
		z := rng.ExpFloat64() / rate
		if d := z + xi - rate; rng.Float64() <= math.Exp(-d*d/2) {
			return z
		}
	}
}
