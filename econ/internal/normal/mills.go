// Package normal answers: how likely is a normal number far out, to full accuracy?
//
// It holds the Mills ratio and its relatives, on which the lognormal law, estimates
// from it and the dates of a noisy race all rest.
package normal

import "math"

// far is where the asymptotic series takes over: at 12 its terms fall to 1e-31.
const far = 12

// Mills returns the Mills ratio of the standard normal law,
//
//	R(x) = P(N > x)/φ(x) = √(π/2) exp(x²/2) erfc(x/√2),
//
// with a relative error of a few ulps for every x ≥ −37 and +Inf far below.
//
// Source: Abramowitz and Stegun (1964), 7.1.23, for the asymptotic series.
func Mills(x float64) float64 {
	if x > far {
		return (1 - MillsDeficit(x)) / x
	}
	return math.Sqrt(math.Pi/2) * expSquare(x, 0.5) * ErfcHalf(x, 0)
}

// MillsDeficit returns 1 − x R(x) = −R′(x), without cancellation at large x, where it
// falls like 1/x².
func MillsDeficit(x float64) float64 {
	if x <= far {
		return 1 - x*Mills(x)
	}
	// 1/x² − 3/x⁴ + 15/x⁶ − ...
	v := 1 / (x * x)
	term, sum := v, v
	for k := 3.0; k < 60; k += 2 {
		term *= -k * v
		sum += term
		if math.Abs(term) <= 1e-17*sum {
			break
		}
	}
	return sum
}

// Erfcx returns exp(x²) erfc(x), the Mills ratio at x√2 times √(2/π), with a relative
// error of a few ulps for every x ≥ −26 and +Inf far below.
func Erfcx(x float64) float64 {
	if x > far/math.Sqrt2 {
		return (1 - MillsDeficit(x*math.Sqrt2)) / (x * math.SqrtPi)
	}
	return expSquare(x, 1) * math.Erfc(x)
}

// ErfcHalf returns erfc(x/√2) = 2 P(N > x) for x = hi + lo, |lo| at most half an ulp
// of hi.
func ErfcHalf(hi, lo float64) float64 {
	const (
		rootHigh = 0.7071067811865476 // 1/√2
		rootLow  = -4.833646656726457e-17
	)
	t := hi * rootHigh
	d := math.FMA(hi, rootHigh, -t) + hi*rootLow + lo*rootHigh
	e := math.Erfc(t)
	if e == 0 || t <= 0 { // below the median d is less than the rounding of e
		return e
	}
	// erfc(t + d) = erfc(t) (1 − g d), where g = 2/(√π erfcx(t)) needs few digits.
	return e - e*d*(t+math.Sqrt(t*t+4/math.Pi))
}

// expSquare returns exp(by·x²) for by = 1 or 1/2, corrected for the rounding error of
// x².
func expSquare(x, by float64) float64 {
	t := x * x
	e := math.Exp(by * t)
	if e == 0 || math.IsInf(e, 1) {
		return e
	}
	return e + e*(by*math.FMA(x, x, -t))
}
