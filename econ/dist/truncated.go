package dist

import (
	"fmt"
	"math"

	"valuecapture/econ/quad"
)

// Truncated is a tail between two ends: the law of h given Low < h ≤ High. It is
// what is left of a market when its upper end, or all but one segment of it, goes
// elsewhere.
//
// Survival is a difference of two survival functions, and loses relative accuracy
// as z nears a finite High; its absolute accuracy stays that of the tail inside.
type Truncated struct {
	Tail Tail
	Low  float64 // in hours. 0 ≤ Low < High.
	High float64 // in hours, +Inf for no upper end.
}

// NewTruncated returns t between low and high hours, or an error that wraps
// [ErrParameter].
func NewTruncated(t Tail, low, high float64) (Truncated, error) {
	d := Truncated{t, low, high}
	if err := d.Validate(); err != nil {
		return Truncated{}, err
	}
	return d, nil
}

// Validate returns an error that wraps [ErrParameter] unless 0 ≤ Low < High and
// the tail inside is valid and has tasks between them.
func (t Truncated) Validate() error {
	if err := Validate(t.Tail); err != nil {
		return err
	}
	if !(t.Low >= 0) || !(t.High > t.Low) {
		return &parameterError{fmt.Sprintf("dist: Truncated from %v to %v h, want 0 <= Low < High: give the ends in hours, +Inf for none above", t.Low, t.High)}
	}
	if !(t.mass() > 0) {
		return &parameterError{fmt.Sprintf("dist: Truncated from %v to %v h holds no task of %v: give ends inside its support", t.Low, t.High, t.Tail)}
	}
	return nil
}

// Bends returns the bends of the tail inside between the ends.
func (t Truncated) Bends() []float64 {
	if !t.valid() {
		return nil
	}
	return inside(Bends(t.Tail), t.InverseSurvival(1), t.InverseSurvival(0))
}

// String reads "Pareto(…) from 0.1 to 2 h".
func (t Truncated) String() string {
	if math.IsInf(t.High, 1) {
		return fmt.Sprintf("%v from %.4g h", t.Tail, t.Low)
	}
	return fmt.Sprintf("%v from %.4g to %.4g h", t.Tail, t.Low, t.High)
}

// mass is the share of all tasks that lie between the ends.
func (t Truncated) mass() float64 { return t.Tail.Survival(t.Low) - t.Tail.Survival(t.High) }

// valid is Validate without the probing of a tail that cannot validate itself.
func (t Truncated) valid() bool {
	return !absent(t.Tail) && t.Low >= 0 && t.High > t.Low && t.mass() > 0
}

// Survival returns (S(z) − S(High))/(S(Low) − S(High)) between the ends.
func (t Truncated) Survival(z float64) float64 {
	switch {
	case !t.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= t.Low:
		return 1
	case z >= t.High:
		return 0
	}
	return (t.Tail.Survival(z) - t.Tail.Survival(t.High)) / t.mass()
}

// Density returns f(z)/(S(Low) − S(High)) between the ends, 0 outside.
func (t Truncated) Density(z float64) float64 {
	switch {
	case !t.valid() || math.IsNaN(z):
		return math.NaN()
	case z < t.Low || z > t.High:
		return 0
	}
	return t.Tail.Density(z) / t.mass()
}

// InverseSurvival returns the hours that the share q of these tasks exceeds.
func (t Truncated) InverseSurvival(q float64) float64 {
	switch {
	case !t.valid() || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0: // the ends themselves, which rounding would miss
		return math.Min(t.High, t.Tail.InverseSurvival(0))
	case q == 1:
		return math.Max(t.Low, t.Tail.InverseSurvival(1))
	}
	z := t.Tail.InverseSurvival(math.Min(t.Tail.Survival(t.High)+q*t.mass(), 1))
	return math.Min(math.Max(z, t.Low), t.High)
}

// Mean returns E[h | Low < h ≤ High] in hours. It is finite for every finite
// High, and +Inf without one where the mean of the tail inside is.
func (t Truncated) Mean() float64 {
	if !t.valid() {
		return math.NaN()
	}
	low := math.Max(t.Low, t.Tail.InverseSurvival(1))
	return low + t.excessArea(low)
}

// MeanExcess returns E[h − z | z ≤ h ≤ High] in hours.
func (t Truncated) MeanExcess(z float64) float64 {
	switch {
	case !t.valid() || math.IsNaN(z) || z > t.High:
		return math.NaN()
	case z == t.High:
		return 0
	case z <= math.Max(t.Low, t.Tail.InverseSurvival(1)):
		return t.Mean() - z
	}
	return t.excessArea(z) / t.Survival(z)
}

// excessArea returns the integral of Survival from z to the upper end.
func (t Truncated) excessArea(z float64) float64 {
	if math.IsInf(t.High, 1) {
		return MeanExcess(t.Tail, z) * t.Survival(z)
	}
	high := math.Min(t.High, t.Tail.InverseSurvival(0))
	area, err := quad.Integral(t.Survival, z, high)
	if err != nil {
		return math.NaN()
	}
	return area
}
