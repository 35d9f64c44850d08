package race

import (
	"fmt"
	"math"
)

// Race is a tail index that open models raise and the frontier lowers,
//
//	α(t) = α₀ + (ρ_D − ρ_F) t.
//
// It is [Linear] with a rate in two parts. Prices depend only on the difference, so
// they cannot tell two races with the same net rate apart.
//
// Source: the essay.
type Race struct {
	Start        float64 // α₀. Start > 0.
	Distillation float64 // ρ_D per year. ≥ 0.
	Frontier     float64 // ρ_F per year. ≥ 0.
}

// NewRace returns the race with these rates per year, or an error wrapping
// [ErrParameter].
func NewRace(start, distillation, frontier float64) (Race, error) {
	p := Race{Start: start, Distillation: distillation, Frontier: frontier}
	if err := p.Validate(); err != nil {
		return Race{math.NaN(), math.NaN(), math.NaN()}, err
	}
	return p, nil
}

// Validate returns an error wrapping [ErrParameter] unless Start is a finite
// number above 0 and both rates are finite and not negative.
func (p Race) Validate() error {
	switch {
	case !positive(p.Start):
		return outside("Start", p.Start, "a finite tail index above 0")
	case !(p.Distillation >= 0) || !finite(p.Distillation):
		return outside("Distillation", p.Distillation, "a finite rate per year, 0 or above: what fattens the tail is Frontier")
	case !(p.Frontier >= 0) || !finite(p.Frontier):
		return outside("Frontier", p.Frontier, "a finite rate per year, 0 or above: what thins the tail is Distillation")
	}
	return nil
}

// Net returns ρ_D − ρ_F per year: positive if distillation is ahead.
func (p Race) Net() float64 {
	if p.Validate() != nil {
		return math.NaN()
	}
	return p.Distillation - p.Frontier
}

// Linear returns the same path with its net rate.
func (p Race) Linear() Linear { return Linear{Start: p.Start, Rate: p.Net()} }

// Alpha returns α₀ + (ρ_D − ρ_F)t. NaN for t < 0 or an invalid path.
func (p Race) Alpha(t float64) float64 { return p.Linear().Alpha(t) }

// Crossing returns the date at which the path is at a level. Special cases are
// those of [Linear.Crossing].
func (p Race) Crossing(level float64) float64 { return p.Linear().Crossing(level) }

// HalfLife returns α₀/(ρ_D − ρ_F), the date at which the Lerner index of an
// interior price has halved. Special cases are those of [Linear.HalfLife].
func (p Race) HalfLife() float64 { return p.Linear().HalfLife() }

// End returns (α₀ − 1)/(ρ_F − ρ_D), the date at which the monopoly price ceases to
// exist. Special cases are those of [Linear.End].
func (p Race) End() float64 { return p.Linear().End() }

// String reads "α(t) = 1.5 + (0.6 − 0.3) t".
func (p Race) String() string {
	return fmt.Sprintf("α(t) = %.4g + (%.4g − %.4g) t", p.Start, p.Distillation, p.Frontier)
}
