// Package root answers two questions about a function of one variable: where does it
// cross zero, and where is it highest?
package root

import (
	"errors"
	"fmt"
	"math"
)

// ErrBracket reports end points at which f has the same sign.
var ErrBracket = errors.New("root: f has the same sign at both ends")

// ErrIterations reports a search that did not converge, which does not happen for a
// continuous function.
var ErrIterations = errors.New("root: no convergence")

const maxIterations = 200

// Zero returns x between a and b with f(x) = 0, to the last few bits of x.
// f must be continuous with opposite signs at a and b.
//
// It returns an error wrapping [ErrBracket] if the signs agree or one is NaN, or
// [ErrIterations] if the bracket does not close.
//
// The method is T. R. Chandrupatla's, "A new hybrid quadratic/bisection
// algorithm for finding the zero of a nonlinear function without using
// derivatives", Advances in Engineering Software 28 (1997), 145-149.
func Zero(f func(float64) float64, a, b float64) (float64, error) {
	fa, fb := f(a), f(b)
	switch {
	case fa == 0:
		return a, nil
	case fb == 0:
		return b, nil
	case !(fa < 0 && fb > 0) && !(fa > 0 && fb < 0):
		return math.NaN(), fmt.Errorf("%w: f(%g) = %g, f(%g) = %g", ErrBracket, a, fa, b, fb)
	}
	// x1 is the newest point, x2 the opposite end of the bracket, x3 the one
	// before: the three through which the inverse quadratic passes.
	x1, f1, x2, f2 := b, fb, a, fa
	share := 0.5
	for range maxIterations {
		x := x1 + share*(x2-x1)
		fx := f(x)
		if math.IsNaN(fx) {
			return math.NaN(), fmt.Errorf("%w: f(%g) is NaN", ErrBracket, x)
		}
		x3, f3 := x1, f1
		if (fx > 0) != (f1 > 0) {
			x2, f2, x3, f3 = x1, f1, x2, f2
		}
		x1, f1 = x, fx
		best := x1
		if math.Abs(f2) < math.Abs(f1) {
			best = x2
		}
		if f1 == 0 {
			return x1, nil
		}
		width := math.Abs(x2 - x1)
		resolution := 2 * 0x1p-52 * math.Max(math.Abs(best), math.SmallestNonzeroFloat64)
		if width <= 2*resolution {
			return best, nil
		}
		least := resolution / width
		share = inverseQuadratic(x1, x2, x3, f1, f2, f3)
		share = math.Min(math.Max(share, least), 1-least)
	}
	return math.NaN(), fmt.Errorf("%w after %d steps near %g", ErrIterations, maxIterations, x1)
}

// inverseQuadratic returns the step from x1 towards x2 as a fraction of their distance:
// by the inverse parabola through the three points where it is reliable, otherwise a
// half.
func inverseQuadratic(x1, x2, x3, f1, f2, f3 float64) float64 {
	xi := (x1 - x2) / (x3 - x2)
	phi := (f1 - f2) / (f3 - f2)
	if phi*phi >= xi || (1-phi)*(1-phi) >= 1-xi {
		return 0.5
	}
	return f1/(f2-f1)*f3/(f2-f3) + (x3-x1)/(x2-x1)*f1/(f3-f1)*f2/(f3-f2)
}

// Maximum returns the x between a and b at which f is highest, to a relative error of
// about 1e-8: a maximum is flat, so rounding hides anything closer. f must have one
// peak between a and b. An end point is returned only if f rises all the way to it. NaN
// counts as lowest.
//
// The method is the golden section with parabolic steps of R. P. Brent,
// Algorithms for Minimization without Derivatives (1973), chapter 5.
func Maximum(f func(float64) float64, a, b float64) float64 {
	if a > b {
		a, b = b, a
	}
	low := inverted(f)
	const golden = 0.3819660112501051 // (3 − √5)/2
	x := a + golden*(b-a)
	w, v := x, x
	fx := low(x)
	fw, fv := fx, fx
	var step, last float64
	for range maxIterations {
		middle := (a + b) / 2
		tolerance := 1e-9*math.Abs(x) + 1e-300
		if math.Abs(x-middle) <= 2*tolerance-(b-a)/2 {
			break
		}
		p, q := parabola(x, w, v, fx, fw, fv)
		if math.Abs(last) > tolerance && math.Abs(p) < math.Abs(q*last/2) && p > q*(a-x) && p < q*(b-x) {
			last, step = step, p/q
			if u := x + step; u-a < 2*tolerance || b-u < 2*tolerance {
				step = math.Copysign(tolerance, middle-x)
			}
		} else {
			last = b - x
			if x >= middle {
				last = a - x
			}
			step = golden * last
		}
		u := x + step
		if math.Abs(step) < tolerance {
			u = x + math.Copysign(tolerance, step)
		}
		fu := low(u)
		if fu <= fx {
			if u >= x {
				a = x
			} else {
				b = x
			}
			v, fv, w, fw, x, fx = w, fw, x, fx, u, fu
			continue
		}
		if u < x {
			a = u
		} else {
			b = u
		}
		switch {
		case fu <= fw || w == x:
			v, fv, w, fw = w, fw, u, fu
		case fu <= fv || v == x || v == w:
			v, fv = u, fu
		}
	}
	return x
}

// inverted returns −f, with +Inf for NaN.
func inverted(f func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		if y := f(x); !math.IsNaN(y) {
			return -y
		}
		return math.Inf(1)
	}
}

// parabola returns the step p/q, q ≥ 0, from x to the vertex of the parabola through
// three points.
func parabola(x, w, v, fx, fw, fv float64) (p, q float64) {
	r := (x - w) * (fx - fv)
	q = (x - v) * (fx - fw)
	p = (x-v)*q - (x-w)*r
	q = 2 * (q - r)
	if q > 0 {
		p = -p
	}
	return p, math.Abs(q)
}
