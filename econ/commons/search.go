package commons

import (
	"math"

	"valuecapture/econ/internal/root"
)

// zero returns where a continuous function crosses 0 between a and b. The caller knows
// that it does; if rounding hides the change of sign, zero returns the end at which f
// is closer to 0.
func zero(f func(float64) float64, a, b float64) float64 {
	x, err := root.Zero(f, a, b)
	switch {
	case err == nil:
		return x
	case math.Abs(f(a)) < math.Abs(f(b)):
		return a
	}
	return b
}

// first returns the least x in [a, b] with f(x) ≥ 0, and whether there is one. The
// caller supplies most(from, to), an upper bound on f over [from, to].
//
// It halves the interval, looks at the left half first, and drops every part on which
// most is below 0. So the result is the least to the last few bits of x, however many
// times f crosses 0. After 50,000 parts it gives up and returns the least x it has
// seen.
func first(f func(x float64) float64, most func(from, to float64) float64, a, b float64) (float64, bool) {
	if f(a) >= 0 {
		return a, true
	}
	type part struct{ from, to float64 }
	waiting := []part{{a, b}}
	found := math.Inf(1)
	if f(b) >= 0 {
		found = b
	}
	for range 50_000 {
		n := len(waiting) - 1
		if n < 0 {
			break
		}
		p := waiting[n]
		waiting = waiting[:n]
		if most(p.from, p.to) < 0 {
			continue
		}
		middle := p.from + (p.to-p.from)/2
		if p.to-p.from <= 1e-15*math.Abs(p.to) || middle <= p.from || middle >= p.to {
			if p.to == found { // nothing to the left of it
				return found, true
			}
			continue
		}
		if f(middle) >= 0 {
			found = middle
			waiting = append(waiting[:0], part{p.from, middle})
			continue
		}
		waiting = append(waiting, part{middle, p.to}, part{p.from, middle})
	}
	return found, !math.IsInf(found, 1)
}
