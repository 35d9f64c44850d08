package estimate_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

func TestSampleRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		hours []float64
		want  error
	}{
		{nil, estimate.ErrData}, {[]float64{1, -2}, estimate.ErrData}, {[]float64{1, math.NaN()}, estimate.ErrData},
		{[]float64{math.Inf(1)}, estimate.ErrData}, {[]float64{0, 0}, estimate.ErrData},
	} {
		if _, err := estimate.NewSample(c.hours); !errors.Is(err, c.want) {
			t.Errorf("NewSample(%v): got %v, want %v", c.hours, err, c.want)
		}
	}
	s := mustSample(t, []float64{0, 3, 1, 2, 0})
	if s.Len() != 3 || s.Zeros() != 2 || !errors.Is(s.Warnings()[0], estimate.ErrZeros) {
		t.Errorf("got %d values, %d zeros, warnings %v; want 3, 2 and one", s.Len(), s.Zeros(), s.Warnings())
	}
	equal := mustSample(t, []float64{2, 2, 2, 2})
	if _, err := equal.Threshold(); !errors.Is(err, estimate.ErrEqual) {
		t.Errorf("Threshold of equal values: %v, want ErrEqual", err)
	}
	if _, err := equal.Hill(2); !errors.Is(err, estimate.ErrEqual) {
		t.Errorf("Hill of equal values: %v, want ErrEqual", err)
	}
	for _, family := range estimate.Families() {
		if _, err := equal.Fit(family, 2); !errors.Is(err, estimate.ErrEqual) {
			t.Errorf("%v of equal values: %v, want ErrEqual", family, err)
		}
		if _, err := equal.Fit(family, 1); !errors.Is(err, estimate.ErrEqual) {
			t.Errorf("%v of equal values above 1: %v, want ErrEqual", family, err)
		}
		for _, x := range []float64{0, -1, math.NaN(), math.Inf(1)} {
			if _, err := s.Fit(family, x); !errors.Is(err, estimate.ErrParameter) {
				t.Errorf("%v above %v: %v, want ErrParameter", family, x, err)
			}
		}
		if _, err := s.Fit(family, 2.5); !errors.Is(err, estimate.ErrThinTail) {
			t.Errorf("%v above 2.5: %v, want ErrThinTail", family, err)
		}
		if f, err := (estimate.Sample{}).Fit(family, 1); err == nil {
			t.Errorf("%v of an empty sample: %v", family, f)
		}
	}
	index, err := s.TailIndex(1)
	if err != nil || len(index.Warnings) == 0 || !errors.Is(index.Warnings[0], estimate.ErrSmallTail) {
		t.Errorf("three values: warnings %v, %v; want ErrSmallTail", index.Warnings, err)
	}
	if _, err := s.Hill(3); !errors.Is(err, estimate.ErrParameter) {
		t.Errorf("Hill(3) of 3 values: %v, want ErrParameter", err)
	}
}

func TestTiesWarn(t *testing.T) {
	t.Parallel()
	hours := draw(t, dist.Pareto{Scale: 0.2, Alpha: 1.5}, 1000, 1)
	if w := mustSample(t, hours).Warnings(); len(w) != 0 {
		t.Errorf("continuous data warn: %v", w)
	}
	for i, h := range hours {
		hours[i] = math.Ceil(4*h) / 4
	}
	s := mustSample(t, hours)
	th, err := s.Threshold()
	if err != nil {
		t.Fatal(err)
	}
	if len(th.Warnings) == 0 || !errors.Is(th.Warnings[0], estimate.ErrTied) {
		t.Errorf("rounded data: warnings %v, want ErrTied", th.Warnings)
	}
	// The convention: 2, 2, 4 above 2 has α = 3/ln 2, S(2) = 1 and S(4) = 1/8. The jump at
	// 2 is of 2/3, to 1/3, and both sides count.
	d, err := mustSample(t, []float64{2, 2, 4}).Distance(2)
	if err != nil || !(math.Abs(d-2.0/3) <= 1e-15) {
		t.Errorf("distance of 2, 2, 4 is %v, %v; want 2/3", d, err)
	}
}
