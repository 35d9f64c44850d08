package race

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/root"
)

// A Path is the tail index over time, for t ≥ 0 in years. It must be continuous.
// Any type with this method is a path.
type Path interface{ Alpha(t float64) float64 }

// A Crosser knows the first date, in years, at which its path is at a level: 0 if it
// starts there, +Inf if it never gets there.
type Crosser interface{ Crossing(level float64) float64 }

// A Validator checks its own parameters.
type Validator interface{ Validate() error }

// Validate returns nil if the path can be used, and otherwise an error wrapping
// [ErrParameter]. It calls the path's own Validate if there is one, and otherwise
// checks that the path starts at a finite number above 0.
func Validate(p Path) (err error) {
	if p == nil {
		return fmt.Errorf("%w: path is nil, want race.Linear, race.Race or a type with Alpha(t)", ErrParameter)
	}
	defer recovered(&err, p)
	if v, ok := p.(Validator); ok {
		return v.Validate()
	}
	if a := p.Alpha(0); !positive(a) {
		return outside("Alpha(0)", a, "a finite tail index above 0")
	}
	return nil
}

// recovered turns the panic of a method, such as that of a nil pointer, into an error
// about its receiver.
func recovered(err *error, receiver any) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: a method of %T panicked (%v), want a value whose methods can be called", ErrParameter, receiver, r)
	}
}

// Crossing returns the first date from 0 to until, in years, at which the path is
// at a level, by the path's own method if it has one and otherwise by a search.
//
// Special cases are:
//
//	Crossing = +Inf if the level is not reached by until
//	Crossing = NaN for an invalid path, a level that is NaN, or until not ≥ 0
//	Crossing = NaN for a path without a Crossing of its own if until = +Inf, or if
//	Alpha is NaN before the date
//
// The search looks at 4096 evenly spaced dates. It returns the first crossing, to the
// last few bits, unless the path reaches the level and turns back between two of
// them: a path that may do so should have a Crossing of its own.
func Crossing(p Path, level, until float64) float64 {
	if Validate(p) != nil || math.IsNaN(level) || !(until >= 0) {
		return math.NaN()
	}
	if c, ok := p.(Crosser); ok {
		if t := c.Crossing(level); !(t > until) {
			return t
		}
		return math.Inf(1)
	}
	if math.IsInf(until, 1) {
		return math.NaN() // a search needs an end
	}
	return search(func(t float64) float64 { return p.Alpha(t) - level }, until)
}

// search returns the first t from 0 to until at which f changes sign or is 0.
func search(f func(float64) float64, until float64) float64 {
	const steps = 4096
	from, at := 0.0, f(0)
	if at == 0 {
		return 0
	}
	for i := 1; i <= steps; i++ {
		to := until * (float64(i) / steps)
		next := f(to)
		switch {
		case math.IsNaN(next) || math.IsNaN(at):
			return math.NaN()
		case next == 0:
			return to
		case (at > 0) != (next > 0):
			t, err := root.Zero(f, from, to)
			if err != nil {
				return math.NaN()
			}
			return t
		}
		from, at = to, next
	}
	return math.Inf(1)
}
