package trend

import (
	"errors"
	"math"
	"testing"
)

func TestTailByPeriod(t *testing.T) {
	t.Parallel()
	// Quantile grids of two known tails: the index comes out as Σ ln says.
	var when, hours []float64
	sums := map[float64]float64{}
	for year, alpha := range map[float64]float64{2023.2: 1.5, 2024.4: 2.5} {
		for i := range 99 {
			h := 2 * math.Pow((float64(i)+0.5)/99, -1/alpha)
			when, hours = append(when, year), append(hours, h)
			sums[year] += math.Log(h / 2)
		}
	}
	when, hours = append(when, 2023.5, math.NaN(), 2025.5), append(hours, 1, 5, 5) // below, without a date, alone
	got, left, err := TailByPeriod(when, hours, 2, 1)
	if err != nil || left != 2 || len(got) != 2 {
		t.Fatalf("got %+v, %d left out, %v, want 2 periods and 2 left out", got, left, err)
	}
	for i, year := range []float64{2023.2, 2024.4} {
		want := 98 / sums[year]
		if p := got[i]; !near(p.Year, year, 1e-12) || p.Tasks != 99 || !near(p.Alpha, want, 1e-12) || !near(p.StandardError, want/math.Sqrt(97), 1e-12) {
			t.Errorf("period %d: %+v, want %g tasks 99 in %g", i, p, want, year)
		}
	}
	nan := math.NaN()
	for name, tc := range map[string]struct {
		when, hours       []float64
		threshold, length float64
		is                error
	}{
		"unequal":        {when, hours[1:], 2, 1, ErrParameter},
		"threshold 0":    {when, hours, 0, 1, ErrParameter},
		"threshold NaN":  {when, hours, nan, 1, ErrParameter},
		"length":         {when, hours, 2, -1, ErrParameter},
		"negative hours": {[]float64{2020}, []float64{-1}, 2, 1, ErrParameter},
		"one period":     {when, hours, 2, 10, ErrTooFew},
		"no tail":        {when, hours, 1e9, 1, ErrTooFew},
		"nothing":        {nil, nil, 1, 1, ErrTooFew},
	} {
		if _, _, err := TailByPeriod(tc.when, tc.hours, tc.threshold, tc.length); !errors.Is(err, tc.is) {
			t.Errorf("%s: got %v, want %v", name, err, tc.is)
		}
	}
}
