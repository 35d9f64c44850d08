package trend

import (
	"fmt"
	"math"
	"slices"
)

// A TailAt is the tail index of the tasks of one period.
type TailAt struct {
	Year          float64 // mean date of the tasks in the tail, in calendar years
	Tasks         int     // in the tail
	Alpha         float64 // (n−1)/Σ ln(h/x_m), unbiased
	StandardError float64 // α/√(n−2)
}

// fewestInPeriod is the smallest tail of a period that is used.
const fewestInPeriod = 10

// TailByPeriod estimates the tail index above one threshold x_m, in hours, in each period of
// the given length in years: 1 for years, 0.25 for quarters. It returns the periods in order,
// and the number of tasks left out: those without a date, and those in periods with fewer than
// 10 tasks in the tail.
//
// The threshold is the same for all periods. A threshold of its own in each would compare
// different parts of the tail.
//
//	α = (n−1)/Σ ln(h/x_m), with standard error α/√(n−2)
//
// It returns an error wrapping [ErrParameter] for slices of unequal length, hours, a threshold
// or a length that are not finite and above 0, and one wrapping [ErrTooFew] for fewer than two
// periods.
func TailByPeriod(years, hours []float64, threshold, length float64) (periods []TailAt, left int, err error) {
	switch {
	case len(years) != len(hours):
		return nil, 0, fmt.Errorf("%w: %d dates and %d hours, want equal numbers", ErrParameter, len(years), len(hours))
	case !(threshold > 0) || math.IsInf(threshold, 1):
		return nil, 0, fmt.Errorf("%w: threshold = %g h, want a finite number above 0", ErrParameter, threshold)
	case !(length > 0) || math.IsInf(length, 1):
		return nil, 0, fmt.Errorf("%w: periods of %g years, want a finite number above 0", ErrParameter, length)
	}
	type sums struct {
		n          int
		logs, date float64
	}
	all := map[float64]*sums{}
	for i, h := range hours {
		switch {
		case !(h > 0) || math.IsInf(h, 1):
			return nil, 0, fmt.Errorf("%w: task %d saves %g h, want a finite number above 0", ErrParameter, i, h)
		case h < threshold:
			continue
		case math.IsNaN(years[i]) || math.IsInf(years[i], 0):
			left++
			continue
		}
		key := math.Floor(years[i] / length)
		s := all[key]
		if s == nil {
			s = &sums{}
			all[key] = s
		}
		s.n++
		s.logs += logRatio(h, threshold)
		s.date += years[i]
	}
	for _, s := range all {
		if s.n < fewestInPeriod || s.logs == 0 {
			left += s.n
			continue
		}
		n := float64(s.n)
		alpha := (n - 1) / s.logs
		periods = append(periods, TailAt{Year: s.date / n, Tasks: s.n, Alpha: alpha, StandardError: alpha / math.Sqrt(n-2)})
	}
	if len(periods) < 2 {
		return nil, left, fmt.Errorf("%w: %d periods have %d or more tasks above %g h, want at least 2", ErrTooFew, len(periods), fewestInPeriod, threshold)
	}
	slices.SortFunc(periods, func(a, b TailAt) int {
		if a.Year < b.Year {
			return -1
		}
		return 1
	})
	return periods, left, nil
}

// logRatio returns ln(a/b), also where a/b overflows.
func logRatio(a, b float64) float64 {
	if r := a / b; !math.IsInf(r, 1) {
		return math.Log(r)
	}
	return math.Log(a) - math.Log(b)
}
