// Package quad answers one question: what is the area under a curve that may
// reach to infinity?
//
// Tails of hours saved fall like a power, so an integral over them has an
// infinite end and, close to α = 1, most of its area very far out. Integral
// substitutes a double exponential, which spreads the samples over the whole
// range of a float64, and doubles their number until two answers agree.
//
// The rule is that of Takahasi and Mori, "Double exponential formulas for
// numerical integration", Publications of RIMS 9 (1974), 721-741.
package quad

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Tolerance is the relative difference between two successive refinements at
// which [Integral] stops. The rule converges so fast that the error of the last
// one is far smaller, commonly a few units in the fifteenth digit.
const Tolerance = 4e-10

// ErrLimits reports limits that are not an interval.
var ErrLimits = errors.New("quad: limits do not bound an interval")

// ErrUndefined reports an integrand that is NaN or infinite inside the interval.
var ErrUndefined = errors.New("quad: integrand is not a number inside the interval")

// ErrDiverges reports an integral with no finite value, or with so much of its area
// beyond the largest float64 that it cannot be computed.
var ErrDiverges = errors.New("quad: integral diverges")

// ErrTolerance reports refinements that did not converge, as happens if the integrand
// jumps inside the interval: split it there.
var ErrTolerance = errors.New("quad: refinements do not agree")

const (
	firstStep = 0.5 // step in the substituted variable at the first level
	maxLevel  = 9   // halvings of the step after which Integral gives up
	reach     = 6.8 // |t| beyond which exp(π/2·sinh t) leaves the range of float64
	// phase is where the samples of every level lie, as an offset from t = 0. Samples
	// that are symmetric about the middle of the interval give any step down in the
	// middle the same area at every level, so the rule would seem to converge before it
	// has resolved the step. With an offset of a third of a step the levels disagree
	// about it.
	phase = firstStep / 3
	edge  = 1e-12 // of the area: the largest term at an end that counts as dying out
)

// Integral returns
//
//	∫ f(x) dx  from a to b,
//
// for finite a and for b > a finite or +Inf. The integrand must be smooth between a, b
// and the splits; an integrable singularity at any of them does no harm. Give as splits
// the places where the integrand jumps or has a corner, in any order; those that do not
// lie between a and b are ignored.
//
// Special cases are:
//
//	Integral(f, a, a) = 0
//
// It returns an error that wraps [ErrLimits] if a is not finite, b or a split is NaN or
// b < a; [ErrUndefined] if f is nil, NaN or infinite at a sample; [ErrDiverges]
// if the area does not die out towards an end; [ErrTolerance] if the refinements
// differ by more than 1e-8 relative. The value beside an error is NaN.
func Integral(f func(float64) float64, a, b float64, splits ...float64) (float64, error) {
	switch {
	case f == nil:
		return math.NaN(), fmt.Errorf("%w: f is nil: pass a function", ErrUndefined)
	case math.IsNaN(a) || math.IsInf(a, 0) || math.IsNaN(b) || b < a:
		return math.NaN(), fmt.Errorf("%w: from %g to %g, want a finite start and an end at or above it", ErrLimits, a, b)
	case slices.ContainsFunc(splits, math.IsNaN):
		return math.NaN(), fmt.Errorf("%w: a split is NaN, want numbers: leave it out", ErrLimits)
	case a == b:
		return 0, nil
	}
	var sum sum
	for _, to := range ends(a, b, splits) {
		if err := sum.take(f, a, to); err != nil {
			return math.NaN(), err
		}
		a = to
	}
	if sum.doubt > 1e-8*sum.mass {
		return math.NaN(), fmt.Errorf("%w: the last two differ by %.2g of %.6g: split the interval where the integrand jumps or bends", ErrTolerance, sum.doubt, sum.area)
	}
	return sum.area, nil
}

// ends returns the ends of the pieces of the interval from a to b, in ascending order,
// the last of them b.
func ends(a, b float64, splits []float64) []float64 {
	if len(splits) == 0 {
		return []float64{b}
	}
	inside := slices.DeleteFunc(slices.Clone(splits), func(x float64) bool { return !(x > a && x < b) })
	slices.Sort(inside)
	return append(slices.Compact(inside), b)
}

// A sum adds up the pieces of an integral. The doubt of a piece is compared with the
// whole, so a small piece needs fewer digits.
type sum struct {
	area, mass float64 // ∫ f and ∫ |f|
	doubt      float64 // the difference of the last two refinements
}

// take adds the piece from a to b.
func (s *sum) take(f func(float64) float64, a, b float64) error {
	at := semiInfinite(f, a)
	if !math.IsInf(b, 1) {
		at = finite(f, a, b)
	}
	piece, err := refine(at)
	s.area += piece.area
	s.mass += piece.mass
	s.doubt += piece.doubt
	return err
}

// A sampler returns the substituted integrand at t and the point x it stands for.
type sampler func(t float64) (term, x float64)

// semiInfinite substitutes x = a + s·exp(π/2·sinh t), with the scale s = |a| so that
// the samples are centred where the integrand is large.
func semiInfinite(f func(float64) float64, a float64) sampler {
	scale := math.Abs(a)
	if scale == 0 {
		scale = 1
	}
	return func(t float64) (float64, float64) {
		y := scale * math.Exp(math.Pi/2*math.Sinh(t))
		x := a + y
		if y == 0 || math.IsInf(x, 1) {
			return 0, x
		}
		if x == a {
			// The sample falls on the end itself; its weight is below the
			// rounding of the sum unless f is singular there.
			if v := f(x); math.IsInf(v, 0) || math.IsNaN(v) {
				return 0, x
			}
		}
		return f(x) * y * (math.Pi / 2 * math.Cosh(t)), x
	}
}

// finite substitutes x = (a+b)/2 + (b-a)/2·tanh(π/2·sinh t), written from the
// nearer end so that samples close to it keep their digits.
func finite(f func(float64) float64, a, b float64) sampler {
	width := b - a
	return func(t float64) (float64, float64) {
		u := math.Pi / 2 * math.Sinh(t)
		gap := 1 / (1 + math.Exp(2*math.Abs(u))) // distance to the nearer end over the width
		x := a + width*gap
		if t > 0 {
			x = b - width*gap
		}
		weight := width * math.Pi * math.Cosh(t) * gap * (1 - gap)
		if weight == 0 || x == a || x == b {
			return 0, x
		}
		return f(x) * weight, x
	}
}

// A trapezium is the trapezium rule in t over the samples so far.
type trapezium struct {
	at          sampler
	sum, mass   float64 // of the terms and of their absolute values
	first, last float64 // the least and the greatest t
	edges       [2]float64
}

// add takes the sample at t into the sum.
func (s *trapezium) add(t float64) error {
	term, x := s.at(t)
	if math.IsNaN(term) || math.IsInf(term, 0) {
		return fmt.Errorf("%w: at %g", ErrUndefined, x)
	}
	s.sum += term
	s.mass += math.Abs(term)
	if t < s.first {
		s.first, s.edges[0] = t, math.Abs(term)
	}
	if t > s.last {
		s.last, s.edges[1] = t, math.Abs(term)
	}
	return nil
}

// level adds every stride-th sample of the grid with the given step, beginning with
// sample from, as far as the samples reach.
func (s *trapezium) level(step float64, from, stride int) error {
	least := int(math.Ceil((-reach - phase) / step))
	if (least-from)%stride != 0 {
		least++
	}
	for k := least; ; k += stride {
		t := phase + float64(k)*step
		if t > reach {
			return nil
		}
		if err := s.add(t); err != nil {
			return err
		}
	}
}

// refine sums the trapezium rule in t and halves its step until it converges or reaches
// the last level.
func refine(at sampler) (sum, error) {
	s := trapezium{at: at, first: math.Inf(1), last: math.Inf(-1)}
	step := firstStep
	if err := s.level(step, 0, 1); err != nil {
		return sum{}, err
	}
	before, gapBefore := s.sum*step, math.Inf(1)
	for level := 1; ; level++ {
		step /= 2
		if err := s.level(step, 1, 2); err != nil {
			return sum{}, err
		}
		now := sum{area: s.sum * step, mass: s.mass * step}
		gap := math.Abs(now.area - before)
		if level >= 3 { // the samples reach out all the way
			if !(math.Max(s.edges[0], s.edges[1]) <= edge*now.mass) {
				return sum{}, fmt.Errorf("%w: the integrand does not die out towards an end", ErrDiverges)
			}
			// The number of digits doubles from level to level, so close agreement
			// after poor agreement is a coincidence.
			now.doubt = gap
			if gapBefore > 1e-4*now.mass {
				now.doubt = gapBefore
			}
			if now.doubt <= Tolerance*now.mass || level == maxLevel {
				return now, nil
			}
		}
		before, gapBefore = now.area, gap
	}
}
