package root

import (
	"cmp"
	"math"
	"slices"
)

// A Tradeoff is a function of one variable with two opposing parts,
//
//	f(x) = Up(x) + Down(x),
//
// where Up never falls and Down never rises. The logarithm of a profit is one: the
// margin rises with the price and demand falls. The parts may bend, jump and be -Inf,
// and f may have any number of peaks.
type Tradeoff struct {
	Up   func(x float64) float64
	Down func(x float64) float64

	// Reach returns the largest x with Up(x) <= up. If it is nil, x is found by search,
	// at about three times the cost.
	Reach func(up float64) float64

	// Tolerance is how far f may exceed the highest value found, at points that were
	// not evaluated. 0 means 1e-4.
	Tolerance float64
}

// A Peak is the highest point of a Tradeoff.
type Peak struct {
	X     float64 // where f is highest; the lowest such x if there are several
	Value float64 // f(X), -Inf if f is nowhere a number
	Bound float64 // no value of f between the ends is above it, up to rounding
}

const (
	usualTolerance = 1e-4
	// budget is how many points a sweep may evaluate before it starts again with a
	// tolerance that is coarser times as large.
	budget  = 1 << 14
	coarser = 8
	sweeps  = 24
	// rounding is the least difference of two values of f for one to count as higher.
	rounding = 1e-14
)

// Highest returns the highest point of f between two finite ends, from <= to. It
// evaluates the ends first, and the marks between them: points at which f may bend,
// jump or be high, in any order.
//
// Its guarantee needs only that the parts are monotone. Between a and b
//
//	f(x) <= Up(b) + Down(a),
//
// so from every point a it can leap to the farthest b at which that bound is at most
// the best value so far plus the tolerance, and miss nothing. Near a smooth peak the
// number of points grows like the tolerance to the power -1/2. A function that is
// nearly flat over a long stretch takes more points. If it takes more than about
// 16,000, the tolerance is multiplied by eight, repeatedly if needed: Bound reports
// what was reached.
//
// Peaks within the tolerance of the best are refined before one is chosen, so that X is
// far better than the guarantee unless f has a peak that is narrower than a leap and
// not a mark.
//
// Source: the leaps are those of S. A. Piyavskii, "An algorithm for finding the
// absolute extremum of a function", USSR Computational Mathematics and Mathematical
// Physics 12 (1972), with the monotone parts in place of a Lipschitz constant.
func (t Tradeoff) Highest(from, to float64, marks []float64) Peak {
	s := &sweep{Tradeoff: t, from: from, to: to, best: math.Inf(-1), at: from}
	s.survey(marks)
	if math.IsInf(s.best, -1) {
		s.scour()
	}
	if math.IsInf(s.best, -1) {
		return Peak{from, s.best, math.Inf(1)}
	}
	tolerance := t.Tolerance
	if !(tolerance > 0) {
		tolerance = usualTolerance
	}
	for range sweeps {
		if s.run(tolerance) {
			return Peak{s.at, s.value(s.at), s.best + tolerance}
		}
		tolerance *= coarser
	}
	return Peak{s.at, s.best, math.Inf(1)}
}

// A sweep is one search for the highest point.
type sweep struct {
	Tradeoff
	from, to float64
	best, at float64
}

// value returns f(x), or -Inf if that is NaN.
func (s *sweep) value(x float64) float64 {
	up, down := s.Up(x), s.Down(x)
	if y := up + down; !math.IsNaN(y) {
		return y
	}
	return math.Inf(-1)
}

// consider makes x the best point if f is higher there.
func (s *sweep) consider(x, y float64) {
	if y > s.best+rounding*math.Max(1, math.Abs(y)) || math.IsInf(s.best, -1) && y > s.best {
		s.best, s.at = y, x
	}
}

// refine refines a peak between a and b.
func (s *sweep) refine(a, b float64) {
	if x := Maximum(s.value, a, b); x >= s.from && x <= s.to {
		s.consider(x, s.value(x))
	}
}

// survey evaluates the marks and refines the highest peaks among them.
func (s *sweep) survey(marks []float64) {
	points := []float64{s.from, s.to}
	for _, x := range marks {
		if x > s.from && x < s.to {
			points = append(points, x)
		}
	}
	slices.Sort(points)
	points = slices.Compact(points)
	values := make([]float64, len(points))
	for i, x := range points {
		values[i] = s.value(x)
		s.consider(x, values[i])
	}
	var peaks []hill
	for i := range points {
		before, after := max(i-1, 0), min(i+1, len(points)-1)
		if values[i] >= values[before] && values[i] >= values[after] {
			peaks = append(peaks, hill{points[before], points[after], values[i]})
		}
	}
	s.climb(peaks, 4, math.Inf(1))
}

// scour searches closer and closer to from for a point at which f is above -Inf.
func (s *sweep) scour() {
	for x := s.to; x > s.from && math.IsInf(s.best, -1); {
		half := s.from + (x-s.from)/2
		if half >= x {
			return
		}
		x = half
		s.consider(x, s.value(x))
	}
}

// A hill is a stretch whose ends are lower than a point between them.
type hill struct{ from, to, height float64 }

// climb refines the highest hills, at most n of them, that are within reach of the best
// value.
func (s *sweep) climb(hills []hill, n int, reach float64) {
	for _, h := range highestHills(hills, n) {
		if h.height > s.best-reach && h.from < h.to {
			s.refine(h.from, h.to)
		}
	}
}

// run leaps from one end to the other. It reports whether the budget was enough.
func (s *sweep) run(tolerance float64) bool {
	const most = 64 // hills remembered
	var hills []hill
	a, down := s.from, s.Down(s.from)
	if math.IsNaN(down) {
		down = math.Inf(1)
	}
	ya := s.value(a)
	before, rising, step := a, true, (s.to-s.from)/64
	for range budget {
		if a >= s.to {
			s.climb(hills, most, 2*tolerance)
			return true
		}
		reach := s.best + tolerance - down // the bound on Up
		b, up := s.leap(a, reach, step)
		step = b - a
		fall := s.Down(b)
		if !math.IsNaN(fall) {
			down = fall
		}
		yb := up + fall
		if yb > s.best+tolerance/2 {
			s.ascend(a, b, yb)
		}
		s.consider(b, yb)
		if rising && yb < ya && ya > s.best-tolerance {
			if hills = append(hills, hill{before, b, ya}); len(hills) >= 2*most {
				hills = highestHills(hills, most)
			}
		}
		rising = yb >= ya
		before, a, ya = a, b, yb
	}
	return false
}

// highestHills keeps the n highest hills.
func highestHills(hills []hill, n int) []hill {
	slices.SortStableFunc(hills, func(a, b hill) int { return cmp.Compare(b.height, a.height) })
	return hills[:min(n, len(hills))]
}

// ascend follows a rise from a to b on to a peak.
func (s *sweep) ascend(a, b, yb float64) {
	step := b - a
	for range 1100 { // doublings of a step that fit into a float64
		next := math.Min(b+step, s.to)
		y := s.value(next)
		if !(y > yb) || next == b {
			s.refine(a, next)
			return
		}
		s.consider(next, y)
		a, b, yb = b, next, y
		step *= 2
	}
}

// leap returns the farthest x beyond a with Up(x) <= up, but no further than the end of
// the search, and Up(x). If there is none it returns the next float64 after a: there is
// nothing in between to miss.
func (s *sweep) leap(a, up, step float64) (x, at float64) {
	next := math.Nextafter(a, math.Inf(1))
	if s.Reach != nil {
		if x = s.Reach(up); x > next && x < s.to {
			return x, up
		}
		x = math.Min(math.Max(x, next), s.to)
		return x, s.Up(x)
	}
	x = math.Min(s.leapBySearch(a, next, up, step), s.to)
	return x, s.Up(x)
}

// leapBySearch doubles or halves the step of the last leap.
func (s *sweep) leapBySearch(a, next, up, step float64) float64 {
	fits := func(x float64) bool { return x <= s.to && s.Up(x) <= up }
	if !(step > 0) {
		step = next - a
	}
	if a+step >= s.to && s.Up(s.to) <= up {
		return s.to
	}
	if fits(a + step) {
		for range 2200 { // all doublings
			if step *= 2; a+step >= s.to && s.Up(s.to) <= up {
				return s.to
			} else if !fits(a + step) {
				break
			}
		}
		return a + step/2
	}
	for range 2200 {
		if step /= 2; a+step <= next {
			break
		} else if fits(a + step) {
			return a + step
		}
	}
	return next
}
