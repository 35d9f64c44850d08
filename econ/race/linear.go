package race

import (
	"fmt"
	"math"
)

// Linear is a tail index that changes at a constant rate,
//
//	α(t) = α₀ + ρt.
//
// Source: the essay.
type Linear struct {
	Start float64 // α₀. Start > 0.
	Rate  float64 // ρ per year, of either sign. Positive thins the tail.
}

// NewLinear returns the path that starts at a tail index and changes at a rate per
// year, or an error wrapping [ErrParameter].
func NewLinear(start, rate float64) (Linear, error) {
	p := Linear{Start: start, Rate: rate}
	if err := p.Validate(); err != nil {
		return Linear{math.NaN(), math.NaN()}, err
	}
	return p, nil
}

// Validate returns an error wrapping [ErrParameter] unless Start is a finite
// number above 0 and Rate is finite.
func (p Linear) Validate() error {
	switch {
	case !positive(p.Start):
		return outside("Start", p.Start, "a finite tail index above 0")
	case !finite(p.Rate):
		return outside("Rate", p.Rate, "a finite number per year")
	}
	return nil
}

// Alpha returns α₀ + ρt. It continues below 1, where there is no price, and below 0,
// where there is no tail; [Along] stops at 1. NaN for t < 0 or an invalid path.
func (p Linear) Alpha(t float64) float64 {
	if p.Validate() != nil || !(t >= 0) {
		return math.NaN()
	}
	return p.Start + p.Rate*t
}

// Crossing returns the date at which the path is at a level, (level − α₀)/ρ.
//
// Special cases are:
//
//	Crossing(α₀) = 0
//	Crossing(level) = +Inf for a level behind, or any other level at rate 0
//	Crossing(level) = NaN for a level that is not finite
func (p Linear) Crossing(level float64) float64 {
	switch {
	case p.Validate() != nil || !finite(level):
		return math.NaN()
	case level == p.Start:
		return 0
	case p.Rate == 0 || (level > p.Start) != (p.Rate > 0):
		return math.Inf(1)
	}
	return (level - p.Start) / p.Rate
}

// HalfLife returns the date at which the Lerner index 1/α of an interior price is half
// of what it was, which is where α has doubled: α₀/ρ. A kink that binds earlier stops
// the fall: see [KinkTailIndex].
//
// Special cases are:
//
//	HalfLife = +Inf for ρ ≤ 0
//	HalfLife = NaN for α₀ ≤ 1, where there is no index to halve
func (p Linear) HalfLife() float64 {
	if p.Validate() != nil || p.Start <= 1 {
		return math.NaN()
	}
	return p.Crossing(2 * p.Start)
}

// End returns the date at which the monopoly price ceases to exist, where α falls
// to 1: (α₀ − 1)/(−ρ).
//
// Special cases are:
//
//	End = +Inf for ρ ≥ 0 and α₀ > 1
//	End = 0 for α₀ ≤ 1
func (p Linear) End() float64 {
	switch {
	case p.Validate() != nil:
		return math.NaN()
	case p.Start <= 1:
		return 0
	}
	return p.Crossing(1)
}

// String reads "α(t) = 1.5 + 0.3 t".
func (p Linear) String() string {
	sign := "+"
	if p.Rate < 0 {
		sign = "−"
	}
	return fmt.Sprintf("α(t) = %.4g %s %.4g t", p.Start, sign, math.Abs(p.Rate))
}
