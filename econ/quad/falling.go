package quad

import (
	"fmt"
	"math"
)

const (
	// budget is how many values of the curve the search for smooth pieces may take.
	budget = 48_000
	// panels is how many steps a piece is cut into after that.
	panels = 1024
	// coarse is the part of an area that may be in doubt.
	coarse = 1e-3
)

// Falling returns ∫ f from a to b, both finite, for an f that never rises between a and
// b, where it may jump, or move in steps as coarse as its last digits: a survival
// function with atoms, or one that is a difference of two which nearly agree. Give as
// splits where it jumps or bends, if that is known; other jumps are found.
//
// A piece that is smooth has the accuracy of [Integral]; jumps are found to the
// float64 and split off. Where there are too many of them, each piece that is left
// lies between the sums of its highest and its lowest values, and the area is the
// middle of the two.
//
// It takes at most some 150,000 values of f. It returns an error that wraps [ErrLimits]
// if a or b is not finite or b < a, [ErrUndefined] if f is nil, NaN or infinite at a
// sample, and [ErrTolerance] if the two sums differ by more than a thousandth of the
// area. The value beside an error is NaN.
func Falling(f func(float64) float64, a, b float64, splits ...float64) (float64, error) {
	switch {
	case f == nil:
		return math.NaN(), fmt.Errorf("%w: f is nil: pass a function", ErrUndefined)
	case !(b >= a) || math.IsInf(a, 0) || math.IsInf(b, 0):
		return math.NaN(), fmt.Errorf("%w: from %g to %g, want two finite ends in ascending order", ErrLimits, a, b)
	case a == b:
		return 0, nil
	}
	i := descent{f: f, left: budget}
	i.tiny = 1e-15 * i.least(a, b)
	var sum float64
	for _, to := range ends(a, b, splits) {
		sum += i.over(a, to, 0)
		a = to
	}
	switch {
	case i.undefined || math.IsNaN(sum):
		return math.NaN(), fmt.Errorf("%w: a curve that falls must be a number everywhere", ErrUndefined)
	case i.doubt > coarse*math.Abs(sum):
		return math.NaN(), fmt.Errorf("%w: the curve moves in so many steps that %.6g is known to %.2g: give a smooth one or fewer jumps", ErrTolerance, sum, i.doubt)
	}
	return sum, nil
}

// A descent is what Falling has to know of a curve.
type descent struct {
	f         func(float64) float64
	tiny      float64 // an area that does not matter
	left      int     // values of f before the rest is taken by steps
	rough     bool    // a piece did not settle
	undefined bool
	doubt     float64
}

func (i *descent) at(x float64) float64 {
	i.left--
	y := i.f(x)
	if math.IsNaN(y) || math.IsInf(y, 0) {
		i.undefined = true
	}
	return y
}

// least returns an area that the integral is not below: of a rectangle below the curve.
func (i *descent) least(a, b float64) float64 {
	var most float64
	for x, n := b-a, 0; x > 0 && n < 64; x, n = x/4, n+1 {
		most = math.Max(most, x*i.at(a+x))
	}
	return most
}

// over integrates from a to b, by parts where the whole does not settle.
func (i *descent) over(a, b float64, depth int) float64 {
	if !(b > a) || i.undefined {
		return 0
	}
	// Just inside the ends, where a drop at one does not count.
	first, last := i.at(math.Nextafter(a, b)), i.at(math.Nextafter(b, a))
	if gap := first - last; gap <= 1e-15*first || gap*(b-a) <= i.tiny {
		return (first + last) / 2 * (b - a)
	}
	if i.left < 0 {
		return i.steps(a, b)
	}
	z, after, drops := 0.0, 0.0, false
	if i.rough {
		z, after, drops = i.drop(a, b)
	}
	if !drops {
		if y, err := Integral(i.at, a, b); err == nil {
			return y
		}
		if math.Float64bits(b)-math.Float64bits(a) < 1<<20 {
			return i.steps(a, b)
		}
		if !i.rough {
			i.rough = true
			z, after, drops = i.drop(a, b)
		}
	}
	middle := a + (b-a)/2
	if a > 0 && b > 4*a {
		middle = math.Sqrt(a) * math.Sqrt(b) // tails fall like powers
	}
	switch {
	case depth > 2000 || middle <= a || middle >= b:
		return i.steps(a, b)
	case drops:
		return i.over(a, z, depth+1) + i.over(after, b, depth+1)
	}
	return i.over(a, middle, depth+1) + i.over(middle, b, depth+1)
}

// steps integrates from a to b between the sums of the highest and the lowest values.
func (i *descent) steps(a, b float64) float64 {
	const n = panels
	fine := math.Float64bits(b)-math.Float64bits(a) < 1<<20
	point := func(k int) float64 { return a + (b-a)*(float64(k)/n) }
	if ratio := math.Log(b / a); a > 0 && b > 4*a {
		point = func(k int) float64 { return a * math.Exp(ratio*float64(k)/n) }
	}
	var sum, doubt float64
	x, y := a, i.at(math.Nextafter(a, b))
	for k := 1; k <= n; k++ {
		next, below := b, 0.0
		if k < n {
			next = math.Min(point(k), b)
			below = i.at(next)
		} else {
			below = i.at(math.Nextafter(b, a))
		}
		sum += (y + below) / 2 * (next - x)
		doubt += (y - below) / 2 * (next - x)
		x, y = next, below
	}
	if !fine { // else the digits of the argument leave no more
		i.doubt += doubt
	}
	return sum
}

// drop looks for a jump between a and b: two float64s next to each other between
// which f falls by much of what it falls in all.
func (i *descent) drop(a, b float64) (z, after float64, ok bool) {
	a, b = math.Nextafter(a, b), math.Nextafter(b, a)
	atA, atB := i.at(a), i.at(b)
	all := atA - atB
	for range 1100 {
		middle := a + (b-a)/2
		if middle <= a || middle >= b {
			break
		}
		if y := i.at(middle); atA-y >= y-atB {
			b, atB = middle, y
		} else {
			a, atA = middle, y
		}
		if !(atA-atB >= 1e-3*all) {
			return 0, 0, false
		}
	}
	return a, b, true
}
