package estimate

import (
	"math"

	"valuecapture/econ/internal/root"
)

// The Weibull above its threshold is Gompertz's law of y,
//
//	S(y) = exp(-b (e^{ky} - 1)),  b = (x/s)^k,
//
// which tends to a Pareto tail as k falls to 0 with bk held at α.

// weibull returns ln b and k at the maximum, with +Inf for the Pareto limit.
func (u units) weibull() (pair2, float64) {
	if u.spread() >= 1 {
		return pair2{math.Inf(1), 0}, u.pareto()
	}
	low, high := 1e-7/u.mean, 1/u.mean
	if !(u.weibullSlope(low) > 0) {
		return pair2{math.Inf(1), 0}, u.pareto()
	}
	for u.weibullSlope(high) > 0 {
		if high *= 2; high*u.mean > 1e15 {
			return pair2{math.NaN(), math.NaN()}, math.NaN()
		}
	}
	k, err := root.Zero(u.weibullSlope, low, high)
	if err != nil {
		return pair2{math.NaN(), math.NaN()}, math.NaN()
	}
	return pair2{-u.logMeanPower(k), k}, u.weibullProfile(k)
}

// weibullNear is weibull searched from a shape, to six digits of the likelihood ratio.
func (u units) weibullNear(k float64) (pair2, float64) {
	if u.spread() >= 1 {
		return pair2{math.Inf(1), 0}, u.pareto()
	}
	low, high := 0.8*k, 1.25*k
	atLow, atHigh := u.weibullSlope(low), u.weibullSlope(high)
	for i := 0; !(atLow > 0); i++ {
		if i == 60 {
			return pair2{math.Inf(1), 0}, u.pareto()
		}
		high, atHigh = low, atLow
		low /= 2
		atLow = u.weibullSlope(low)
	}
	for i := 0; !(atHigh < 0); i++ {
		if i == 60 {
			return pair2{math.NaN(), math.NaN()}, math.NaN()
		}
		low, atLow = high, atHigh
		high *= 2
		atHigh = u.weibullSlope(high)
	}
	side := 0
	for i := 0; i < 60 && high-low > 2e-4*high; i++ { // false position, Illinois form
		k = (low*atHigh - high*atLow) / (atHigh - atLow)
		switch at := u.weibullSlope(k); {
		case at > 0:
			if math.Abs(k-low) < 1e-5*k {
				return pair2{-u.logMeanPower(k), k}, u.weibullProfile(k)
			}
			low, atLow = k, at
			if side == 1 {
				atHigh /= 2
			}
			side = 1
		case at < 0:
			if math.Abs(high-k) < 1e-5*k {
				return pair2{-u.logMeanPower(k), k}, u.weibullProfile(k)
			}
			high, atHigh = k, at
			if side == -1 {
				atLow /= 2
			}
			side = -1
		default:
			low, high = k, k
		}
	}
	return pair2{-u.logMeanPower(k), k}, u.weibullProfile(k)
}

// weibullSlope returns the derivative of the profile log-likelihood in k,
//
//	1/k - Σ y e^{ky}/Σ (e^{ky} - 1) + mean(y),
//
// with the first two terms taken together and all exponentials over the largest.
func (u units) weibullSlope(k float64) float64 {
	numerator, denominator := 0.0, 0.0
	top := k * u.max
	if top < 600 {
		for _, y := range u.logs {
			v := k * y
			e := expm1(v)
			if v < 0.02 { // e^v - 1 - v e^v without cancellation
				numerator -= v * v * (0.5 + v*(1.0/3+v*(1.0/8+v*(1.0/30+v/144))))
			} else {
				numerator += e - v*(e+1)
			}
			denominator += e
		}
	} else {
		for _, y := range u.logs {
			v := k * y
			e := math.Exp(v-top) - math.Exp(-top)
			numerator += e - v*math.Exp(v-top)
			denominator += e
		}
	}
	return numerator/(k*denominator) + u.mean
}

// logMeanPower returns ln of the mean of e^{ky} - 1.
func (u units) logMeanPower(k float64) float64 {
	sum, top := 0.0, k*u.max
	if top < 600 {
		for _, y := range u.logs {
			sum += expm1(k * y)
		}
		return math.Log(sum / float64(len(u.logs)))
	}
	for _, y := range u.logs {
		sum += math.Exp(k*y-top) - math.Exp(-top)
	}
	return top + math.Log(sum/float64(len(u.logs)))
}

// weibullProfile returns the largest log-likelihood at a given shape: b is one over the
// mean of e^{ky} - 1.
func (u units) weibullProfile(k float64) float64 {
	if !(k > 0) {
		return math.NaN()
	}
	return math.Log(k) - u.logMeanPower(k) + k*u.mean - 1
}

// weibullAt returns the log-likelihood at ln b and k.
func (u units) weibullAt(logB, k float64) float64 {
	if !(k > 0) {
		return math.NaN()
	}
	return logB + math.Log(k) + k*u.mean - math.Exp(logB+u.logMeanPower(k))
}

// weibullExponent returns b (e^{ky} - 1) where b or the power may not be a float64.
func weibullExponent(logB, k, y float64) float64 {
	if v := k * y; v > 30 {
		return math.Exp(logB + v)
	}
	return math.Exp(logB) * expm1(k*y)
}
