package dist

import "math"

// mills returns the Mills ratio of the standard normal law,
//
//	R(x) = P(N > x)/phi(x) = sqrt(pi/2) exp(x^2/2) erfc(x/sqrt 2),
//
// with a relative error of a few ulps for every x >= -37 and +Inf far below.
//
// Source: Abramowitz and Stegun (1964), 7.1.23, for the asymptotic series.
func mills(x float64) float64 {
	if x > 12 {
		return (1 - millsDeficit(x)) / x
	}
	t := twoProduct(x, x)
	return math.Sqrt(math.Pi/2) * pair{t.hi / 2, t.lo / 2}.exp() * erfcHalf(pair{x, 0})
}

// millsDeficit returns 1 - x R(x) = -R'(x), which falls like 1/x^2, without
// cancellation at large x.
func millsDeficit(x float64) float64 {
	if x <= 12 {
		return 1 - x*mills(x)
	}
	// 1/x^2 - 3/x^4 + 15/x^6 - ...; at x = 12 the terms fall to 1e-31.
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

// erfcHalf returns erfc(x/sqrt 2) = 2 P(N > x) for x given as a pair.
func erfcHalf(x pair) float64 {
	const (
		hi = 0.7071067811865476 // 1/sqrt 2
		lo = -4.833646656726457e-17
	)
	t := x.hi * hi
	d := math.FMA(x.hi, hi, -t) + x.hi*lo + x.lo*hi
	e := math.Erfc(t)
	if e == 0 || t <= 0 { // below the median d is lost in the rounding of e
		return e
	}
	// erfc(t + d) = erfc(t) (1 - g d), where g = 2/(sqrt(pi) erfcx(t)) needs few digits.
	return e - e*d*(t+math.Sqrt(t*t+4/math.Pi))
}

// normalTail returns P(N > x).
func normalTail(x pair) float64 { return erfcHalf(x) / 2 }

// normalDensity returns phi(x)*s.
func normalDensity(x pair, s float64) float64 {
	t := twoProduct(x.hi, x.hi)
	e := pair{-t.hi / 2, -t.lo/2 - x.hi*x.lo}
	return e.expTimes(s / math.Sqrt(2*math.Pi))
}

// normalInverseTail returns the x with P(N > x) = q, 0 < q < 1.
func normalInverseTail(q float64) pair {
	if q > 0.5 {
		return normalInverseTail(1 - q).negated() // 1 - q is exact here
	}
	// Abramowitz and Stegun (1964), 26.2.23, absolute error 4.5e-4; then Halley's
	// steps on ln P(N > x), each of which triples the correct digits.
	t := math.Sqrt(-2 * logPair(q).hi)
	x := pair{t - (2.515517+t*(0.802853+t*0.010328))/(1+t*(1.432788+t*(0.189269+t*0.001308))), 0}
	for range 2 {
		g := math.Log1p((normalTail(x) - q) / q)
		r := mills(x.hi)
		d := g * r              // Newton: (ln S)' = -1/R
		d /= 1 + d*(1/r-x.hi)/2 // (ln S)'' = -(1/R)(1/R - x)
		x = fastTwoSum(x.hi, x.lo+d)
	}
	return x
}

// gauss8 holds the positive nodes and the weights of eight-point Gauss-Legendre
// quadrature on [-1,1] (Abramowitz and Stegun, 1964, table 25.4).
var gauss8 = [4]struct{ x, w float64 }{
	{0.18343464249564980494, 0.36268378337836198297},
	{0.52553240991632898582, 0.31370664587788728734},
	{0.79666647741362673959, 0.22238103445337447054},
	{0.96028985649753623168, 0.10122853629037625915},
}

// millsDrop returns R(x-d) - R(x) for 0 < d much smaller than max(1, x), where the
// difference itself would cancel.
func millsDrop(x, d float64) float64 {
	sum := 0.0
	for _, g := range gauss8 {
		sum += g.w * (millsDeficit(x-d/2*(1-g.x)) + millsDeficit(x-d/2*(1+g.x)))
	}
	return sum * d / 2
}
