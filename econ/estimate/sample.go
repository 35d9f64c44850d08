package estimate

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
)

var (
	// ErrData reports data that cannot be hours saved.
	ErrData = errors.New("estimate: not hours saved")
	// ErrParameter reports an argument outside its domain.
	ErrParameter = errors.New("estimate: argument out of domain")
	// ErrThinTail reports too few values to say anything about the tail.
	ErrThinTail = errors.New("estimate: too few values in the tail")
	// ErrFewTasks reports too few tasks for an answer.
	ErrFewTasks = errors.New("estimate: too few tasks")
	// ErrEqual reports that all values in the tail are equal.
	ErrEqual = errors.New("estimate: all values in the tail are equal")
)

// Doubts that a result carries in its Warnings.
var (
	// ErrZeros reports values of 0 that were left out.
	ErrZeros = errors.New("estimate: zeros left out")
	// ErrTied reports that many values are equal, usually because they were rounded.
	ErrTied = errors.New("estimate: heavily tied or rounded data")
	// ErrSmallTail reports fewer than [MinimumTail] values in the tail.
	ErrSmallTail = errors.New("estimate: few values in the tail")
)

// MinimumTail is the number of values in the tail below which a result carries a
// warning and a verdict is refused.
const MinimumTail = 50

// widest is the largest ratio of a value to its threshold: squares must not overflow.
const widest = 1e150

// A Sample is hours saved per task, in ascending order, each finite and above 0. The
// zero Sample is empty; every estimate from it is an error.
type Sample struct {
	hours    []float64
	zeros    int
	distinct int
}

// NewSample copies and sorts hours saved per task, given in any order. A saving of 0 has no
// logarithm and is in no tail: zeros are left out, counted by [Sample.Zeros] and reported by
// [Sample.Warnings].
//
// It returns an error that wraps [ErrData] and names the index of the first value that
// is negative, NaN or infinite, or if there is no value above 0.
func NewSample(hours []float64) (Sample, error) {
	return TakeSample(slices.Clone(hours))
}

// TakeSample is [NewSample] without the copy: the sample sorts and keeps the slice, which
// the caller must not use again.
func TakeSample(hours []float64) (Sample, error) {
	if len(hours) == 0 {
		return Sample{}, fmt.Errorf("%w: the sample is empty: give one value per task", ErrData)
	}
	for i, h := range hours {
		if !(h >= 0) || math.IsInf(h, 1) {
			return Sample{}, fmt.Errorf("%w: value %v at index %d, want a finite number of hours at or above 0: correct it or leave it out", ErrData, h, i)
		}
	}
	if !slices.IsSorted(hours) {
		slices.Sort(hours)
	}
	zeros := sort.Search(len(hours), func(i int) bool { return hours[i] > 0 })
	s := Sample{hours: hours[zeros:], zeros: zeros}
	if len(s.hours) == 0 {
		return Sample{}, fmt.Errorf("%w: all %d values are 0: a tail needs tasks that save time", ErrData, zeros)
	}
	for i, h := range s.hours {
		if i == 0 || h != s.hours[i-1] {
			s.distinct++
		}
	}
	return s, nil
}

// Len returns the number of values above 0.
func (s Sample) Len() int { return len(s.hours) }

// Zeros returns the number of values of 0 that were left out.
func (s Sample) Zeros() int { return s.zeros }

// Distinct returns the number of different values.
func (s Sample) Distinct() int { return s.distinct }

// Hours returns a copy of the values in ascending order.
func (s Sample) Hours() []float64 { return slices.Clone(s.hours) }

// At returns the i-th smallest value, counted from 0, or NaN if i is out of range.
func (s Sample) At(i int) float64 {
	if i < 0 || i >= len(s.hours) {
		return math.NaN()
	}
	return s.hours[i]
}

// Quantile returns the value that a share q of the tasks reaches or exceeds, by the empirical
// survival function without interpolation. It is NaN for q outside [0, 1] or an empty sample.
func (s Sample) Quantile(q float64) float64 {
	n := len(s.hours)
	if !(q >= 0 && q <= 1) || n == 0 {
		return math.NaN()
	}
	return s.hours[n-max(1, int(math.Ceil(q*float64(n))))]
}

// Above returns the number of values at or above z hours.
func (s Sample) Above(z float64) int { return len(s.tail(z)) }

// tail returns the values at or above z. The caller must not write to it.
func (s Sample) tail(z float64) []float64 {
	if math.IsNaN(z) {
		return nil
	}
	return s.hours[sort.SearchFloat64s(s.hours, z):]
}

// Warnings returns the doubts about the data as a whole: zeros left out, and ties.
func (s Sample) Warnings() []error {
	var w []error
	if s.zeros > 0 {
		w = append(w, fmt.Errorf("%w: %d of %d values: tasks that saved nothing are in no tail, and shares are of the others", ErrZeros, s.zeros, s.zeros+len(s.hours)))
	}
	return append(w, tiedWarning(s.hours)...)
}

// tiedWarning warns where fewer than half of the values are distinct or a single one
// holds more than a twentieth of at least [MinimumTail].
func tiedWarning(hours []float64) []error {
	distinct, most, run := 0, 0, 0
	for i, h := range hours {
		if i == 0 || h != hours[i-1] {
			distinct++
			run = 0
		}
		run++
		most = max(most, run)
	}
	n := len(hours)
	if 2*distinct < n || n >= MinimumTail && 20*most > n {
		return []error{fmt.Errorf("%w: %d values, %d distinct, the commonest %d times: distances and p-values assume continuous data; consider reading the data as a histogram", ErrTied, n, distinct, most)}
	}
	return nil
}

// exceedances returns the values at or above the threshold and their warnings.
func (s Sample) exceedances(threshold float64, need int) ([]float64, []error, error) {
	if !(threshold > 0) || math.IsInf(threshold, 1) {
		return nil, nil, fmt.Errorf("%w: threshold %v h, want a finite number above 0: give the hours from which the tail is fitted", ErrParameter, threshold)
	}
	tail := s.tail(threshold)
	if len(tail) < need {
		return nil, nil, fmt.Errorf("%w: %d of %d values at or above %v h, want at least %d: lower the threshold", ErrThinTail, len(tail), len(s.hours), threshold, need)
	}
	if tail[0] == tail[len(tail)-1] && (tail[0] == threshold || need > 1) {
		return nil, nil, fmt.Errorf("%w: %d values of %v h, want values that differ", ErrEqual, len(tail), tail[0])
	}
	if tail[len(tail)-1]/threshold > widest {
		return nil, nil, fmt.Errorf("%w: values up to %v h above a threshold of %v h, want a ratio of at most %g: raise the threshold", ErrParameter, tail[len(tail)-1], threshold, widest)
	}
	w := tiedWarning(tail)
	if len(tail) < MinimumTail {
		w = append(w, fmt.Errorf("%w: %d at or above %v h, want %d or more", ErrSmallTail, len(tail), threshold, MinimumTail))
	}
	return tail, w, nil
}
