package dist

import "math"

// invert returns the largest float64 z >= 0 with s(z) >= q, for an s that does not rise
// and 0 < q < 1, given numbers between which it lies but for their last digits.
//
// It looks for neighbours on the float64 line, where the distance of two numbers is how
// many lie between them: close to a logarithm, and the end of the search is exact. It
// steps by false position in ln s, which is nearly a line there, halves the side that
// stays (the Illinois method) and bisects where three steps have not halved the bracket.
func invert(s func(float64) float64, q, low, high float64) float64 {
	a, b := math.Float64bits(low), math.Float64bits(math.Min(high, math.MaxFloat64))
	excess := func(x uint64) float64 { return math.Log(s(math.Float64frombits(x)) / q) }
	fa, fb := excess(a), excess(b)
	for width := uint64(4); !(fa >= 0) && a > 0; width *= 16 { // the rounding of a quantile
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
	side := 0 // that moved last
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
