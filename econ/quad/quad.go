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
)

// Tolerance is the relative difference between two successive refinements at
// which [Integral] stops. The rule converges so fast that the error of the last
// one is far smaller, commonly a few units in the fifteenth digit.
const Tolerance = 1e-10

// ErrLimits reports limits that are not an interval.
var ErrLimits = errors.New("quad: limits do not bound an interval")

// ErrUndefined reports an integrand that is NaN or infinite inside the interval.
var ErrUndefined = errors.New("quad: integrand is not a number inside the interval")

// ErrDiverges reports an integral with no finite value, or with so much of its
// area beyond the largest float64 that none can be computed.
var ErrDiverges = errors.New("quad: integral diverges")

// ErrTolerance reports that the refinements did not settle, as happens when the
// integrand jumps inside the interval: split it there.
var ErrTolerance = errors.New("quad: refinements do not agree")

const (
	firstStep = 0.5 // step in the substituted variable at the first level
	maxLevel  = 9   // halvings of the step after which Integral gives up
	reach     = 6.8 // |t| beyond which exp(π/2·sinh t) leaves the range of float64
)

// Integral returns
//
//	∫ f(x) dx  from a to b,
//
// for finite a and for b > a finite or +Inf. The integrand must be smooth inside
// the interval; an integrable singularity at either end does no harm.
//
// Special cases are:
//
//	Integral(f, a, a) = 0
//
// It returns an error that wraps [ErrLimits] if a is not finite, b is NaN or
// b < a; [ErrUndefined] if f is nil, NaN or infinite at a sample; [ErrDiverges]
// if the area does not die out towards an end; [ErrTolerance] if the refinements
// differ by more than 1e-8 relative. The value beside an error is NaN.
func Integral(f func(float64) float64, a, b float64) (float64, error) {
	switch {
	case f == nil:
		return math.NaN(), fmt.Errorf("%w: f is nil: pass a function", ErrUndefined)
	case math.IsNaN(a) || math.IsInf(a, 0) || math.IsNaN(b) || b < a:
		return math.NaN(), fmt.Errorf("%w: from %g to %g, want a finite start and an end at or above it", ErrLimits, a, b)
	case a == b:
		return 0, nil
	}
	at := semiInfinite(f, a)
	if !math.IsInf(b, 1) {
		at = finite(f, a, b)
	}
	return refine(at)
}

// A sampler returns the substituted integrand at t and the point x it stands for.
type sampler func(t float64) (term, x float64)

// semiInfinite substitutes x = a + s·exp(π/2·sinh t), with the scale s = |a| so
// that the samples centre where the integrand lives.
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

// refine sums the trapezium rule in t and halves its step until it settles.
func refine(at sampler) (float64, error) {
	var sum, mass float64
	var farthest, edge float64 // the samples closest to either end, and the larger of their terms
	add := func(t float64) error {
		term, x := at(t)
		if math.IsNaN(term) || math.IsInf(term, 0) {
			return fmt.Errorf("%w: at %g", ErrUndefined, x)
		}
		sum += term
		mass += math.Abs(term)
		switch out := math.Abs(t); {
		case out > farthest:
			farthest, edge = out, math.Abs(term)
		case out == farthest:
			edge = math.Max(edge, math.Abs(term))
		}
		return nil
	}
	step := firstStep
	for t := -math.Floor(reach/step) * step; t <= reach; t += step {
		if err := add(t); err != nil {
			return math.NaN(), err
		}
	}
	before := sum * step
	for level := 1; level <= maxLevel; level++ {
		step /= 2
		for t := -math.Floor(reach/(2*step))*2*step - step; t <= reach; t += 2 * step {
			if math.Abs(t) > reach {
				continue
			}
			if err := add(t); err != nil {
				return math.NaN(), err
			}
		}
		if edge > 1e-9*mass*step {
			return math.NaN(), fmt.Errorf("%w: the integrand does not die out towards an end", ErrDiverges)
		}
		now := sum * step
		gap := math.Abs(now - before)
		if gap <= Tolerance*mass*step && level >= 3 {
			return now, nil
		}
		if level == maxLevel {
			if gap <= 1e-8*mass*step {
				return now, nil
			}
			return math.NaN(), fmt.Errorf("%w: the last two differ by %.2g of %.6g: split the interval where the integrand jumps or bends", ErrTolerance, gap, now)
		}
		before = now
	}
	panic("unreachable")
}
