package race

import (
	"fmt"
	"math"
)

// Odds are a probability for each length of task: how often something succeeds, or
// which share of the tasks are of some kind. Odds of your own are a type with this one
// method. If they change over a small part of their range, add the method Bends of
// [dist.Bender]: integrals are split there.
type Odds interface {
	At(h float64) float64 // for h ≥ 0, +Inf included
}

// A Horizon is how often a model completes a task of a given length,
//
//	s(h) = 1/(1 + (h/H)^b),
//
// which is logistic in ln h: half of the tasks of H hours, more of shorter ones. Far
// above H the odds fall like h^(−b). At b = +Inf the edge is sharp: every task shorter
// than H, none from H up.
//
// Source: the fit of success to the logarithm of task length in T. Kwa et al.,
// "Measuring AI Ability to Complete Long Tasks", arXiv 2503.14499 (2025).
type Horizon struct {
	Half  float64 // H, hours at which half of the tasks succeed. Half > 0.
	Slope float64 // b, a pure number above 0, +Inf for a sharp edge.
}

// HorizonSlope returns the slope b of a model with these horizons: hours at which it
// completes 50% and 80% of the tasks,
//
//	b = ln 4 / ln(half/eighty).
//
// It returns an error wrapping [ErrParameter] unless 0 < eighty < half, both finite.
func HorizonSlope(half, eighty float64) (float64, error) {
	if !(positive(half) && positive(eighty) && eighty < half) {
		return math.NaN(), outside("80% horizon", eighty, fmt.Sprintf("hours above 0 and below the 50%% horizon of %g: a model completes fewer of longer tasks", half))
	}
	return math.Log(4) / math.Log(half/eighty), nil
}

// Validate returns an error wrapping [ErrParameter] for a parameter outside its domain.
func (s Horizon) Validate() error {
	switch {
	case !positive(s.Half):
		return outside("Half", s.Half, "finite hours above 0: give minutes divided by 60")
	case !(s.Slope > 0):
		return outside("Slope", s.Slope, "above 0, +Inf for a sharp edge: race.HorizonSlope takes it from two horizons")
	}
	return nil
}

// At returns s(h), NaN for negative hours or odds that are not valid.
func (s Horizon) At(h float64) float64 {
	if s.Validate() != nil || !(h >= 0) {
		return math.NaN()
	}
	if math.IsInf(s.Slope, 1) {
		if h < s.Half {
			return 1
		}
		return 0
	}
	return 1 / (1 + math.Pow(h/s.Half, s.Slope))
}

// Bends returns where the odds change fastest.
func (s Horizon) Bends() []float64 { return edges(s.Half, s.Slope) }

// edges returns hours around an edge at which to split a quadrature: none if the odds
// change so slowly that it needs no help.
func edges(half, slope float64) []float64 {
	switch {
	case slope < 4:
		return nil
	case math.IsInf(slope, 1):
		return []float64{half}
	}
	wide := math.Exp(6 / slope)
	return []float64{half / wide, half, half * wide}
}

// logConcave reports that ln s is concave in ln h.
func (s Horizon) logConcave() bool { return true }

// Falling odds fall like a power of the length of a task,
//
//	s(h) = min(1, (s/h)^b).
//
// Under a Pareto tail with index α, hours saved times these odds have the index α + b:
// the tail that matters to a price is thinner than that of task lengths.
type Falling struct {
	From     float64 // s, hours up to which all tasks succeed. From > 0.
	Exponent float64 // b ≥ 0.
}

// Validate returns an error wrapping [ErrParameter] for a parameter outside its domain.
func (s Falling) Validate() error {
	switch {
	case !positive(s.From):
		return outside("From", s.From, "finite hours above 0: give minutes divided by 60")
	case !(s.Exponent >= 0) || !finite(s.Exponent):
		return outside("Exponent", s.Exponent, "a finite number, 0 or above: odds that rise with the length of a task are a type of your own")
	}
	return nil
}

// At returns the odds, NaN for negative hours or odds that are not valid.
func (s Falling) At(h float64) float64 {
	if s.Validate() != nil || !(h >= 0) {
		return math.NaN()
	}
	if h <= s.From {
		return 1
	}
	return math.Pow(h/s.From, -s.Exponent)
}

// Bends returns the hours from which the odds fall.
func (s Falling) Bends() []float64 { return []float64{s.From} }

func (s Falling) logConcave() bool { return true }

// gap is the share of tasks that a model with the longer horizon completes and one with
// the shorter does not, if it completes whatever that one does,
//
//	q(h) = s(h; rH) − s(h; H).
type gap struct {
	half, ratio, slope float64
}

// At returns q(h), without cancellation.
func (q gap) At(h float64) float64 {
	if !(h >= 0) {
		return math.NaN()
	}
	rise := q.slope * math.Log(q.ratio)
	if rise > 30 {
		far := Horizon{q.half * q.ratio, q.slope}
		return far.At(h) - Horizon{q.half, q.slope}.At(h)
	}
	y := math.Pow(h/q.half, q.slope)
	// (y − y/r^b)/((1+y)(1+y/r^b)), where y is (h/H)^b.
	return -math.Expm1(-rise) / ((1 + 1/y) * (1 + y*math.Exp(-rise)))
}

func (q gap) Bends() []float64 {
	return append(edges(q.half, q.slope), edges(q.half*q.ratio, q.slope)...)
}

// logConcave: in ln h the gap is the logistic density convolved with the indicator of
// an interval as long as the lead. Convolution keeps log-concavity.
func (q gap) logConcave() bool { return true }
