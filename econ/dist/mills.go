package dist

import (
	"math"

	"valuecapture/econ/internal/normal"
)

// normalTail returns P(N > x).
func normalTail(x pair) float64 { return normal.ErfcHalf(x.hi, x.lo) / 2 }

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
		r := normal.Mills(x.hi)
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

// millsDrop returns R(x-d) - R(x) for 0 < d much smaller than max(1, x), where
// subtraction would cancel.
func millsDrop(x, d float64) float64 {
	sum := 0.0
	for _, g := range gauss8 {
		sum += g.w * (normal.MillsDeficit(x-d/2*(1-g.x)) + normal.MillsDeficit(x-d/2*(1+g.x)))
	}
	return sum * d / 2
}
