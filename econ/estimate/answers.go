package estimate

import (
	"fmt"
	"math"
)

// FromAnswers returns the histogram of hours that people gave in round numbers: how often
// each distinct answer was given, in ascending order of the answers. Every edge lies midway
// between two answers that were used, so that a bin holds all that would have been called
// by its answer if people answer the nearest of them; the first bin begins at 0 and the
// last is open. An answer of 0 hours is a bin like any other.
//
// It returns an error that wraps [ErrData] if the slices differ in length, if there are
// fewer than two answers, if an answer is negative, not finite or not above the one before,
// or if a count is negative or all are 0.
func FromAnswers(answers []float64, count []int) (Binned, error) {
	if len(answers) != len(count) || len(answers) < 2 {
		return Binned{}, fmt.Errorf("%w: %d answers and %d counts, want as many, 2 or more", ErrData, len(answers), len(count))
	}
	lower, upper := make([]float64, len(answers)), make([]float64, len(answers))
	for i, a := range answers {
		if !(a >= 0) || math.IsInf(a, 1) || i > 0 && !(a > answers[i-1]) {
			return Binned{}, fmt.Errorf("%w: answer %g at index %d, want finite hours at or above 0 in ascending order, each once", ErrData, a, i)
		}
		if i > 0 {
			lower[i] = answers[i-1] + (a-answers[i-1])/2
			upper[i-1] = lower[i]
		}
	}
	upper[len(upper)-1] = math.Inf(1)
	return NewBinned(lower, upper, count)
}
