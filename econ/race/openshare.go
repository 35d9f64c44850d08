package race

import (
	"fmt"
	"math"
)

// A Count is what a share of tokens is taken to be a share of.
type Count int

const (
	// Tasks: closed models serve the share (x_m/z_f)^α of tasks, those above z_f.
	Tasks Count = iota + 1
	// Value: of the hours saved they hold the share (x_m/z_f)^(α−1).
	Value
)

// String names what is counted.
func (c Count) String() string {
	switch c {
	case Tasks:
		return "tasks counted"
	case Value:
		return "value counted"
	}
	return "invalid"
}

// OpenShare derives a net rate from two shares of open models, under an assumption that
// shares cannot test: open models serve every task up to a saving z_f, and closed
// models every task above it. The closed share is then s = (x_m/z_f)^α, and if z_f has
// not moved
//
//	α₁/α₀ = ln s₁/ln s₀.
//
// With value counted the exponent is α − 1, and (α₁−1)/(α₀−1) takes the place of
// α₁/α₀.
//
// It is an example of a mapping and not an estimate. The result also depends on the
// start, on what is counted and on how far z_f has moved, and the two shares give none
// of these: see [OpenShare.Explains].
type OpenShare struct {
	Before, After float64 // shares of open models, in (0,1)
	Years         float64 // between the two. Years > 0.
	Count         Count
	Frontier      float64 // z_f after over z_f before, 1 if it has not moved. Frontier > 0.
}

// OpenRouter returns the shares that the essay quotes: 25% of weekly tokens in
// November 2024, 33% in November 2025, with tasks counted and the frontier unmoved.
//
// The shares are observed; everything else is assumed. The sample is the customers of
// one router.
//
// Source: M. Aubakirova, A. Atallah, C. Clark, J. Summerville and A. Midha, State of
// AI: An Empirical 100 Trillion Token Study with OpenRouter (December 2025), by way
// of the essay.
func OpenRouter() OpenShare {
	return OpenShare{Before: 0.25, After: 0.33, Years: 1, Count: Tasks, Frontier: 1}
}

// Validate returns an error wrapping [ErrParameter] for a share outside (0,1),
// years or a frontier that are not finite numbers above 0, or an unknown count.
func (o OpenShare) Validate() error {
	for _, s := range []struct {
		name  string
		share float64
	}{{"Before", o.Before}, {"After", o.After}} {
		if !(s.share > 0 && s.share < 1) {
			return outside("open share "+s.name, s.share, "a fraction above 0 and below 1: give 25% as 0.25")
		}
	}
	switch {
	case !positive(o.Years):
		return outside("Years", o.Years, "a finite number above 0")
	case !positive(o.Frontier):
		return outside("Frontier", o.Frontier, "a finite ratio above 0: 1 for a frontier that has not moved")
	case o.Count != Tasks && o.Count != Value:
		return outside("Count", float64(o.Count), "race.Tasks or race.Value")
	}
	return nil
}

// offset is α less the exponent.
func (o OpenShare) offset() float64 {
	if o.Count == Value {
		return 1
	}
	return 0
}

// reach returns ln(z_f/x_m) at the first date, which the first share implies at a tail
// index.
func (o OpenShare) reach(start float64) (float64, error) {
	if err := o.Validate(); err != nil {
		return math.NaN(), err
	}
	exponent := start - o.offset()
	if !(exponent > 0) || !finite(start) {
		return math.NaN(), outside("tail index before", start, fmt.Sprintf("a finite number above %g with %v", o.offset(), o.Count))
	}
	return -math.Log1p(-o.Before) / exponent, nil
}

// Reach returns z_f/x_m at the first date, which the first share implies at a tail
// index: how far above the smallest saving open models already reach.
//
// It returns an error wrapping [ErrParameter] for an invalid OpenShare, for a tail
// index at or below 0, or 1 with value counted, and for one so low that the reach is
// beyond the largest float64.
func (o OpenShare) Reach(start float64) (float64, error) {
	r, err := o.reach(start)
	if err != nil {
		return math.NaN(), err
	}
	return representable("z_f/x_m", math.Exp(r))
}

// representable refuses a result that is beyond the largest float64.
func representable(what string, v float64) (float64, error) {
	if !finite(v) {
		return math.NaN(), fmt.Errorf("%w: %s is beyond the largest float64: give shares, years and a tail index nearer those of race.OpenRouter", ErrParameter, what)
	}
	return v, nil
}

// TailIndex returns the tail index after, given the one before:
//
//	α₁ = −ln s₁/ln(z_f/x_m), plus 1 with value counted.
//
// It returns an error wrapping [ErrParameter] for an invalid OpenShare, for a tail
// index at or below 0, or 1 with value counted, for a frontier that has fallen to x_m
// or below, where open models serve nothing, and for an answer beyond the largest
// float64.
func (o OpenShare) TailIndex(start float64) (float64, error) {
	reach, err := o.reach(start)
	if err != nil {
		return math.NaN(), err
	}
	after := reach + math.Log(o.Frontier)
	if !(after > 0) {
		return math.NaN(), outside("Frontier", o.Frontier, fmt.Sprintf("above %.4g: the frontier was at %.4g x_m and must stay above x_m", math.Exp(-reach), math.Exp(reach)))
	}
	return representable("the tail index after", -math.Log1p(-o.After)/after+o.offset())
}

// NetRate returns (α₁ − α₀)/Years, the net rate ρ_D − ρ_F per year that the mapping
// gives. Errors are those of [OpenShare.TailIndex].
func (o OpenShare) NetRate(start float64) (float64, error) {
	after, err := o.TailIndex(start)
	if err != nil {
		return math.NaN(), err
	}
	return representable("the net rate", (after-start)/o.Years)
}

// Explains returns the ratio by which the frontier z_f would have had to move to
// explain the shares without any change of the tail:
//
//	(z_f/x_m before)^(ln s₁/ln s₀ − 1).
//
// Errors are those of [OpenShare.TailIndex]; Frontier is not read.
func (o OpenShare) Explains(start float64) (float64, error) {
	o.Frontier = 1
	reach, err := o.reach(start)
	if err != nil {
		return math.NaN(), err
	}
	return representable("the ratio of the frontiers", math.Exp(reach*(math.Log1p(-o.After)/math.Log1p(-o.Before)-1)))
}

// Sensitivity returns by how much the net rate moves per unit of each share, its
// derivatives with respect to Before, which is negative, and After, which is positive.
// A percentage point moves the rate by a hundredth of that.
//
// Errors are those of [OpenShare.TailIndex].
func (o OpenShare) Sensitivity(start float64) (before, after float64, err error) {
	index, err := o.TailIndex(start)
	if err != nil {
		return math.NaN(), math.NaN(), err
	}
	reach, _ := o.reach(start)
	exponent, moved := index-o.offset(), reach+math.Log(o.Frontier)
	// The first share moves the reach by 1/(s₀ (α₀ − offset)).
	before = -exponent / moved / ((1 - o.Before) * (start - o.offset()) * o.Years)
	after = 1 / (moved * (1 - o.After) * o.Years)
	if _, err := representable("the sensitivity", before-after); err != nil {
		return math.NaN(), math.NaN(), err
	}
	return before, after, nil
}
