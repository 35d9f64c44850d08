package econ

import (
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
)

// area returns ∫ S(x) dx from a to b, in hours. It splits the integral at the bends of
// the tail, and where a piece does not settle, as it does not if a bend was not
// declared, by halves: S never rises, so that what is left in a short enough piece
// does not matter. It is NaN if that takes more than a few million values of S.
func area(t dist.Tail, a, b float64) float64 {
	i := integral{t: t, left: 3_000_000}
	i.tiny = 1e-15 * i.least(a, b)
	ends := []float64{a}
	add := func(z float64) {
		if z > ends[len(ends)-1] && z < b {
			ends = append(ends, z)
		}
	}
	add(t.InverseSurvival(1))
	for _, z := range dist.Bends(t) {
		add(z)
	}
	add(t.InverseSurvival(0))
	var sum float64
	for k, end := range append(ends[1:], b) {
		sum += i.over(ends[k], end, 0)
	}
	return sum
}

// An integral is what area has to know of one.
type integral struct {
	t    dist.Tail
	tiny float64 // an area that does not matter
	left int     // values of S that may still be asked for
}

func (i *integral) survival(x float64) float64 {
	i.left--
	return i.t.Survival(x)
}

// least returns an area that the integral is not below.
func (i *integral) least(a, b float64) float64 {
	middle := math.Min(i.t.InverseSurvival(i.survival(a)/2), b)
	if middle > a && !math.IsInf(middle, 1) {
		return (middle - a) * i.survival(middle)
	}
	return 0
}

// over integrates from a to b, by halves where the whole does not settle.
func (i *integral) over(a, b float64, depth int) float64 {
	if !(b > a) {
		return 0
	}
	if i.left < 0 {
		return math.NaN()
	}
	if y, err := quad.Integral(i.survival, a, b); err == nil {
		return y
	}
	middle := a + (b-a)/2
	if a > 0 && b > 4*a {
		middle = math.Sqrt(a) * math.Sqrt(b) // tails fall like powers
	}
	if math.IsInf(b, 1) {
		middle = i.t.InverseSurvival(i.survival(a) / 2)
		if depth > 400 || !(middle > a) || math.IsInf(middle, 1) {
			return math.NaN()
		}
		return i.over(a, middle, 0) + i.over(middle, b, depth+1)
	}
	// Just inside the ends, where a drop at one does not count.
	first, last := i.survival(math.Nextafter(a, b)), i.survival(math.Nextafter(b, a))
	switch gap := first - last; {
	case gap <= 1e-15*first, gap*(b-a) <= i.tiny, middle <= a, middle >= b:
		return (first + last) / 2 * (b - a)
	case depth > 100:
		return math.NaN()
	}
	return i.over(a, middle, depth+1) + i.over(middle, b, depth+1)
}
