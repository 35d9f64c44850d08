package estimate

import (
	"fmt"
	"math"
)

// roundings are the steps to which people round hours, coarsest first: 1, 1/2, 1/4, 1/5 and
// 1/10 of an hour, 5 minutes, 1/100 of an hour, a minute, a second.
var roundings = []float64{1, 0.5, 0.25, 0.2, 0.1, 1.0 / 12, 0.01, 1.0 / 60, 1.0 / 3600}

// Rounding returns the coarsest usual step, in hours, of which at least 95% of the values are
// whole multiples, and whether there is one.
func (s Sample) Rounding() (step float64, ok bool) {
	for _, step := range roundings {
		off := 0
		for _, h := range s.hours {
			if k := h / step; math.Abs(k-math.Round(k)) > 1e-6*math.Max(1, k) {
				off++
			}
		}
		if 20*off <= len(s.hours) && len(s.hours) > 0 {
			return step, true
		}
	}
	return math.NaN(), false
}

// BinRounded returns the histogram of a sample whose hours were rounded to the nearest
// multiple of step. Every edge lies midway between two multiples, so that no rounding crosses
// it. Bins are one step wide, or a quarter of their lower edge where that is wider; the last
// is open.
//
// It returns an error that wraps [ErrParameter] for a step that is not finite and above 0,
// or for values beyond 1e15 steps, or [ErrData] for an empty sample.
func (s Sample) BinRounded(step float64) (Binned, error) {
	if !(step > 0) || math.IsInf(step, 1) {
		return Binned{}, fmt.Errorf("%w: a step of %v h, want a finite number above 0: give the step to which hours were rounded, such as 0.25", ErrParameter, step)
	}
	if len(s.hours) == 0 {
		return Binned{}, fmt.Errorf("%w: the sample is empty", ErrData)
	}
	top := s.hours[len(s.hours)-1] / step
	if top > 1e15 {
		return Binned{}, fmt.Errorf("%w: values up to %v h rounded to %v h, want at most 1e15 steps", ErrParameter, s.hours[len(s.hours)-1], step)
	}
	edges := []float64{0}
	for k := 0.5; k <= top; k += math.Max(1, math.Round(k/4)) {
		edges = append(edges, k*step)
	}
	return s.Bin(append(edges, math.Inf(1)))
}
