package econ

import (
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
)

// area returns ∫ S(x) dx from a to b, in hours. It splits the integral at the bends of
// the tail, and halves any piece that does not converge, such as one with an undeclared
// bend. S never rises, so the error of a short enough piece does not matter. It is NaN
// if that takes more than about 800,000 evaluations of S.
func area(t dist.Tail, a, b float64) float64 {
	i := integral{t: t, left: 800_000}
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

// An integral is the state of one call of area.
type integral struct {
	t    dist.Tail
	tiny float64 // an area too small to matter
	left int     // evaluations of S that are left
}

func (i *integral) survival(x float64) float64 {
	i.left--
	return i.t.Survival(x)
}

// least returns a lower bound on the integral.
func (i *integral) least(a, b float64) float64 {
	middle := math.Min(i.t.InverseSurvival(i.survival(a)/2), b)
	if middle > a && !math.IsInf(middle, 1) {
		return (middle - a) * i.survival(middle)
	}
	return 0
}

// over integrates from a to b, and halves the interval where the whole does not
// converge.
func (i *integral) over(a, b float64, depth int) float64 {
	if !(b > a) {
		return 0
	}
	if i.left < 0 {
		return math.NaN()
	}
	if math.IsInf(b, 1) {
		if y, err := quad.Integral(i.survival, a, b); err == nil {
			return y
		}
		middle := i.t.InverseSurvival(i.survival(a) / 2)
		if depth > 400 || !(middle > a) || math.IsInf(middle, 1) {
			return math.NaN()
		}
		return i.over(a, middle, 0) + i.over(middle, b, depth+1)
	}
	// Just inside the ends, so that a drop at an end does not count.
	first, last := i.survival(math.Nextafter(a, b)), i.survival(math.Nextafter(b, a))
	if gap := first - last; gap <= 1e-15*first || gap*(b-a) <= i.tiny {
		return (first + last) / 2 * (b - a)
	}
	if y, err := quad.Integral(i.survival, a, b); err == nil {
		return y
	}
	if math.Float64bits(b)-math.Float64bits(a) < 1<<20 {
		return i.grained(a, b)
	}
	if z, after, ok := i.drop(a, b); ok && depth < 2000 {
		return i.over(a, z, depth+1) + i.over(after, b, depth+1)
	}
	middle := a + (b-a)/2
	if a > 0 && b > 4*a {
		middle = math.Sqrt(a) * math.Sqrt(b) // tails fall like powers
	}
	if depth > 100 || middle <= a || middle >= b {
		return math.NaN()
	}
	return i.over(a, middle, depth+1) + i.over(middle, b, depth+1)
}

// grained integrates by trapezia between hours so close that S is a staircase of
// float64s. The result has as many digits as the width.
func (i *integral) grained(a, b float64) float64 {
	const n = 1024
	sum := (i.survival(math.Nextafter(a, b)) + i.survival(math.Nextafter(b, a))) / 2
	for k := 1; k < n; k++ {
		sum += i.survival(a + (b-a)*(float64(k)/n))
	}
	return sum * ((b - a) / n)
}

// drop looks for an atom between a and b: two neighbouring float64s between which S
// falls by much of its total fall.
func (i *integral) drop(a, b float64) (z, after float64, ok bool) {
	a, b = math.Nextafter(a, b), math.Nextafter(b, a)
	atA, atB := i.survival(a), i.survival(b)
	all := atA - atB
	for range 1100 {
		middle := a + (b-a)/2
		if middle <= a || middle >= b {
			break
		}
		if s := i.survival(middle); atA-s >= s-atB {
			b, atB = middle, s
		} else {
			a, atA = middle, s
		}
		if atA-atB < 1e-3*all {
			return 0, 0, false
		}
	}
	return a, b, true
}
