package estimate

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	yearText    = regexp.MustCompile(`^\d{4}(\.\d+)?$`)
	quarterText = regexp.MustCompile(`^(\d{4})[-/ ]?[Qq]([1-4])$`)
)

// ParsePeriod returns the middle of a period in calendar years: 2024 is 2024.5.
// It reads a year, a quarter (2024Q2), a month (2024-03), a day (2024-03-15, with
// or without a time after it) and years with decimals (2024.25).
func ParsePeriod(text string) (float64, error) {
	if yearText.MatchString(text) {
		x, err := strconv.ParseFloat(text, 64)
		if !strings.Contains(text, ".") {
			x += 0.5
		}
		return x, err
	}
	if m := quarterText.FindStringSubmatch(text); m != nil {
		year, _ := strconv.Atoi(m[1])
		quarter, _ := strconv.Atoi(m[2])
		return float64(year) + (float64(quarter)-0.5)/4, nil
	}
	for _, layout := range []string{"2006-01", "2006/01"} {
		if t, err := time.Parse(layout, text); err == nil {
			return float64(t.Year()) + (float64(t.Month())-0.5)/12, nil
		}
	}
	for _, layout := range []string{"2006-01-02", "2006/01/02", time.RFC3339, "2006-01-02 15:04:05", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, text); err == nil {
			return middle(t), nil
		}
	}
	return math.NaN(), fmt.Errorf("period %q, want a date such as 2024, 2024Q2, 2024-03 or 2024-03-15", shortened(text))
}

// middle is the middle of a day in calendar years.
func middle(t time.Time) float64 {
	from := time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	days := float64(from.AddDate(1, 0, 0).Sub(from) / (24 * time.Hour))
	return float64(t.Year()) + (float64(t.YearDay())-0.5)/days
}

// A TailAt is the tail index of the tasks of one period.
type TailAt struct {
	Year          float64 // mean date of the tasks in the tail, in calendar years
	Tasks         int     // in the tail
	Alpha         float64 // (n−1)/Σ ln(h/x_m), unbiased
	StandardError float64 // α/√(n−2)
}

// fewestInPeriod is the smallest tail that a period is judged by.
const fewestInPeriod = 10

// TailByPeriod estimates the tail index above one threshold x_m, in hours, in each
// stretch of length years: 1 for years, 0.25 for quarters. It returns the periods
// in order, and how many tasks were left out: those without a date, and those in
// periods with fewer than 10 tasks in the tail.
//
// The threshold is the same for all periods: an index above a threshold of its own
// in each would compare different parts of the tail.
//
//	α = (n−1)/Σ ln(h/x_m), with standard error α/√(n−2)
//
// It returns an error wrapping [ErrParameter] for slices of unequal length, a
// threshold or length that is not above 0, and one wrapping [ErrTooFew] for
// fewer than two periods.
func TailByPeriod(years, hours []float64, threshold, length float64) (periods []TailAt, left int, err error) {
	switch {
	case len(years) != len(hours):
		return nil, 0, fmt.Errorf("%w: %d dates and %d hours, want as many of one as of the other", ErrParameter, len(years), len(hours))
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
		s.logs += math.Log(h / threshold)
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
		return nil, left, fmt.Errorf("%w: %d periods have %d tasks above %g h or more, want at least 2", ErrTooFew, len(periods), fewestInPeriod, threshold)
	}
	slices.SortFunc(periods, func(a, b TailAt) int {
		if a.Year < b.Year {
			return -1
		}
		return 1
	})
	return periods, left, nil
}
