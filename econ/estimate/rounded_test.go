package estimate_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// Rounded to quarter-hours a Pareto tail has the wrong index as records, and the right one
// in its interval as a histogram.
func TestBinRounded(t *testing.T) {
	t.Parallel()
	const samples = 200
	covered, plain := 0, 0
	for seed := range uint64(samples) {
		hours := draw(t, dist.Pareto{Scale: 0.25, Alpha: 1.5}, 1000, seed)
		for i, h := range hours {
			hours[i] = math.Round(4*h) / 4
		}
		s := mustSample(t, hours)
		if step, ok := s.Rounding(); !ok || step != 0.25 {
			t.Fatalf("rounding %v, %v; want 0.25", step, ok)
		}
		b, err := s.BinRounded(0.25)
		if err != nil {
			t.Fatal(err)
		}
		f, err := b.Fit(estimate.Pareto, 0.375)
		if err != nil {
			t.Fatal(err)
		}
		if f.Alpha.Interval.Contains(1.5) {
			covered++
		}
		if i, err := s.TailIndex(0.25); err == nil && i.Interval.Contains(1.5) {
			plain++
		}
	}
	t.Logf("binned %d, records %d of %d", covered, plain, samples)
	if covered < samples*90/100 || plain > samples/2 {
		t.Errorf("the interval holds 1.5 in %d of %d histograms and %d samples of records, want 95%% and few", covered, samples, plain)
	}
}

func TestRounding(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		hours []float64
		want  float64
	}{
		{[]float64{1, 2, 3, 40}, 1}, {[]float64{0.5, 2, 3}, 0.5}, {[]float64{0.1, 0.7, 2.2}, 0.1}, {[]float64{1.0 / 12, 0.75, 7.0 / 12}, 1.0 / 12},
		{[]float64{1.0 / 60, 7.0 / 60}, 1.0 / 60}, {[]float64{0.17, 1.33}, 0.01}, {[]float64{math.Pi, math.E, math.Sqrt2}, math.NaN()},
	} {
		got, ok := mustSample(t, c.hours).Rounding()
		if ok == math.IsNaN(c.want) || ok && !(math.Abs(got-c.want) <= 1e-12) {
			t.Errorf("Rounding of %v = %v, %v; want %v", c.hours, got, ok, c.want)
		}
	}
	s := mustSample(t, []float64{0.25, 0.5, 1, 7})
	for _, step := range []float64{0, -1, math.NaN(), math.Inf(1), 1e-300} {
		if _, err := s.BinRounded(step); !errors.Is(err, estimate.ErrParameter) {
			t.Errorf("step %v: %v, want ErrParameter", step, err)
		}
	}
	if _, err := (estimate.Sample{}).BinRounded(1); !errors.Is(err, estimate.ErrData) {
		t.Errorf("empty: %v, want ErrData", err)
	}
}
