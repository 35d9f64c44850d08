package estimate

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"valuecapture/econ/internal/nan"
)

// Bootstrap returns a number computed from the sample with its percentile bootstrap
// interval; the standard error is the standard deviation of the replicates. Each replicate
// draws as many values with replacement, 999 times by default. Replicates in which the number
// is NaN are left out.
//
// The number may choose its own threshold, which [Sample.TailIndex] takes as given:
//
//	alpha, err := sample.Bootstrap(func(s estimate.Sample) float64 {
//		t, err := s.Threshold()
//		if err != nil {
//			return math.NaN()
//		}
//		return t.Alpha
//	}, estimate.Simulation{})
//
// Percentile intervals of a mean, or of any number that a few large values decide, cover less
// than their level if the variance of h is infinite.
//
// It returns an error that wraps [ErrParameter] for a nil function, or [ErrData] for an
// empty sample or if fewer than nine tenths of the replicates have a number.
func (s Sample) Bootstrap(number func(Sample) float64, sim Simulation) (Estimate, error) {
	replicates, err := sim.replicates(999)
	switch {
	case err != nil:
		return nan.Of[Estimate](), err
	case number == nil:
		return nan.Of[Estimate](), fmt.Errorf("%w: no function to bootstrap: give one that computes a number from a sample", ErrParameter)
	case len(s.hours) == 0:
		return nan.Of[Estimate](), fmt.Errorf("%w: the sample is empty", ErrData)
	}
	numbers := make([]float64, replicates)
	simulate(sim, replicates, func() []int { return make([]int, len(s.hours)) }, func(counts []int, i int, rng *rand.Rand) {
		clear(counts)
		for range s.hours {
			counts[rng.IntN(len(s.hours))]++
		}
		r := Sample{hours: make([]float64, 0, len(s.hours))}
		for j, k := range counts {
			for range k {
				if n := len(r.hours); n == 0 || r.hours[n-1] != s.hours[j] {
					r.distinct++
				}
				r.hours = append(r.hours, s.hours[j])
			}
		}
		numbers[i] = number(r)
	})
	numbers = slices.DeleteFunc(numbers, math.IsNaN)
	if 10*len(numbers) < 9*replicates {
		return nan.Of[Estimate](), fmt.Errorf("%w: only %d of %d replicates have a number: the sample is too small or has too many ties to bootstrap", ErrData, len(numbers), replicates)
	}
	slices.Sort(numbers)
	_, deviation := moments(numbers)
	return Estimate{number(s), deviation, percentiles(numbers)}, nil
}

// ErrBelowTail reports a price below the threshold, where the fitted tail says nothing.
var ErrBelowTail = errors.New("estimate: the price lies below the fitted tail")
