package race

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// A Belief is a probability distribution for an unknown number.
type Belief interface {
	// Draw returns one number; the same rng state gives the same one. It is NaN for a
	// belief that is not valid, and for a nil rng if it needs one.
	Draw(rng *rand.Rand) float64
	// Validate returns nil or an error wrapping [ErrParameter].
	Validate() error
}

// Fixed is a number taken as known.
type Fixed float64

// Draw returns the number, NaN if it is not finite. It needs no rng.
func (f Fixed) Draw(*rand.Rand) float64 {
	if !finite(float64(f)) {
		return math.NaN()
	}
	return float64(f)
}

// Validate refuses a number that is not finite.
func (f Fixed) Validate() error {
	if !finite(float64(f)) {
		return outside("Fixed", float64(f), "a finite number")
	}
	return nil
}

// String reads "0.3".
func (f Fixed) String() string { return fmt.Sprintf("%.4g", float64(f)) }

// Uniform is the belief that all numbers between two ends are equally likely.
type Uniform struct{ Low, High float64 } // Low < High

// Draw returns a number from Low to High. It is NaN for ends that are not valid or a
// nil rng.
func (u Uniform) Draw(rng *rand.Rand) float64 {
	if rng == nil || !u.valid() {
		return math.NaN()
	}
	return u.Low + (u.High-u.Low)*rng.Float64()
}

func (u Uniform) valid() bool { return u.Low < u.High && finite(u.High-u.Low) }

// Validate refuses ends that are not finite or not in order.
func (u Uniform) Validate() error {
	if !u.valid() {
		return fmt.Errorf("%w: Uniform from %g to %g, want two finite numbers, the lower first: for one number use race.Fixed", ErrParameter, u.Low, u.High)
	}
	return nil
}

// String reads "uniform from 0 to 1".
func (u Uniform) String() string { return fmt.Sprintf("uniform from %.4g to %.4g", u.Low, u.High) }

// Normal is the normal law.
type Normal struct {
	Mean float64
	SD   float64 // standard deviation. SD > 0.
}

// Draw returns a number, of either sign. It is NaN for a law that is not valid or a
// nil rng.
func (n Normal) Draw(rng *rand.Rand) float64 {
	if rng == nil || !finite(n.Mean) || !positive(n.SD) {
		return math.NaN()
	}
	return n.Mean + n.SD*rng.NormFloat64()
}

// Validate refuses a mean that is not finite or a standard deviation that is not a
// finite number above 0.
func (n Normal) Validate() error {
	switch {
	case !finite(n.Mean):
		return outside("Normal Mean", n.Mean, "a finite number")
	case !positive(n.SD):
		return outside("Normal SD", n.SD, "a finite number above 0: for one number use race.Fixed")
	}
	return nil
}

// String reads "normal, 0.3 ± 0.1".
func (n Normal) String() string { return fmt.Sprintf("normal, %.4g ± %.4g", n.Mean, n.SD) }

// Triangular is the belief whose density peaks at Mode and falls in a straight line to
// 0 at both ends: "most likely this, certainly between these".
type Triangular struct{ Low, Mode, High float64 } // Low ≤ Mode ≤ High, Low < High

// Draw returns a number from Low to High. It is NaN for a law that is not valid or a
// nil rng.
func (t Triangular) Draw(rng *rand.Rand) float64 {
	if rng == nil || !t.valid() {
		return math.NaN()
	}
	u := rng.Float64()
	width := t.High - t.Low
	if left := t.Mode - t.Low; u*width < left {
		return t.Low + math.Sqrt(u*width*left)
	}
	return t.High - math.Sqrt((1-u)*width*(t.High-t.Mode))
}

// Validate refuses ends and a mode that are not finite or not in order.
func (t Triangular) Validate() error {
	if !t.valid() {
		return fmt.Errorf("%w: Triangular from %g by %g to %g, want three finite numbers in this order, the ends apart", ErrParameter, t.Low, t.Mode, t.High)
	}
	return nil
}

func (t Triangular) valid() bool {
	return t.Low <= t.Mode && t.Mode <= t.High && t.Low < t.High && finite(t.High-t.Low)
}

// String reads "triangular from 0 by 0.3 to 1".
func (t Triangular) String() string {
	return fmt.Sprintf("triangular from %.4g by %.4g to %.4g", t.Low, t.Mode, t.High)
}
