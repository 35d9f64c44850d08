package dist

import "math"

// invert returns the largest float64 z >= 0 with s(z) >= q, for an s that does not rise
// and 0 < q < 1. It must lie between low and high, up to their rounding.
//
// It searches over the bits of float64s, whose order is that of the numbers and whose
// spacing is nearly logarithmic, so that it ends at an exact answer. It steps by false
// position in ln s, which is nearly linear there, with the Illinois modification, and
// bisects if three steps have not halved the bracket.
func invert(s func(float64) float64, q, low, high float64) float64 {
	a, b := math.Float64bits(low), math.Float64bits(math.Min(high, math.MaxFloat64))
	excess := func(x uint64) float64 { return math.Log(s(math.Float64frombits(x)) / q) }
	fa, fb := excess(a), excess(b)
	for width := uint64(4); !(fa >= 0) && a > 0; width *= 16 { // covers the rounding of a quantile
		if math.IsNaN(fa) {
			return math.NaN()
		}
		b, fb = a, fa
		a -= min(width, a)
		fa = excess(a)
	}
	last := math.Float64bits(math.MaxFloat64)
	for width := uint64(4); fb >= 0; width *= 16 {
		if b == last {
			return math.Inf(1)
		}
		a, fa = b, fb
		b += min(width, last-b)
		fb = excess(b)
	}
	side := 0 // the end that moved last
	for budget, halved := 3, (b-a)/2; b-a > 1; budget-- {
		x := a + (b-a)/2
		if rise := fa - fb; budget > 0 && rise > 0 && !math.IsInf(rise, 1) {
			x = a + uint64(fa/rise*float64(b-a))
			x = min(max(x, a+1), b-1)
		}
		f := excess(x)
		switch {
		case math.IsNaN(f):
			return f
		case f >= 0:
			a, fa = x, f
			if side > 0 {
				fb /= 2
			}
			side = 1
		default:
			b, fb = x, f
			if side < 0 {
				fa /= 2
			}
			side = -1
		}
		if b-a <= halved || budget <= 0 {
			budget, halved = 4, (b-a)/2
		}
	}
	return math.Float64frombits(a)
}
