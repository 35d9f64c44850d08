package estimate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/estimate"
)

// Small, tied and extreme samples give an answer or an error, and an answer is a number.
//
// Long because every method is tried on every extreme sample.
func TestExtremeSamples(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 1))
	samples := [][]float64{
		{1}, {1, 2}, {1, 1, 2}, {1, 2, 2}, {1, 2, 3}, {1, 1, 1, 1, 1e300}, {5e-324, 1, 1e308}, {1e-300, 2e-300, 3e-300, 5e-300},
		{1, 1 + 1e-15, 1 + 2e-15, 1 + 4e-15}, {1, 10, 100, 1000, 1e4}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
	}
	for n := 3; n < 300; n *= 2 {
		for _, spread := range []float64{1e-9, 0.1, 1, 50} {
			hours, whole := make([]float64, n), make([]float64, n)
			for i := range hours {
				hours[i] = math.Exp(spread * rng.NormFloat64())
				whole[i] = math.Ceil(math.Min(hours[i], 1e15))
			}
			samples = append(samples, hours, whole)
		}
	}
	sim := estimate.Simulation{Replicates: 9}
	number := func(what string, x float64) {
		t.Helper()
		if math.IsNaN(x) {
			t.Errorf("%s is NaN without an error", what)
		}
	}
	for _, hours := range samples {
		s := mustSample(t, hours)
		for _, x := range []float64{s.At(0), s.Quantile(0.5), s.At(s.Len() - 1), s.At(0) / 2} {
			var fits []estimate.Fit
			for _, family := range estimate.Families() {
				f, err := s.Fit(family, x)
				if err != nil {
					continue
				}
				fits = append(fits, f)
				number(f.String(), f.LogLikelihood)
				number(f.String()+" survival", f.Tail.Survival(2*x))
				for _, p := range f.Parameters {
					number(f.String()+" "+p.Name, p.Value)
				}
				if math.IsInf(f.LogLikelihood, 0) {
					t.Errorf("%v of %d values: log-likelihood %v", f, len(hours), f.LogLikelihood)
				}
			}
			for i := range fits {
				for j := range i {
					if _, err := estimate.Compare(fits[j], fits[i], sim); err != nil {
						t.Errorf("%v against %v: %v", fits[j], fits[i], err)
					}
				}
			}
			if index, err := s.TailIndex(x); err == nil {
				number("tail index", index.Alpha)
				_, _ = index.Implication(econ.Baseline())
			}
			if l, err := s.LabShare(x, sim); err == nil {
				number("lab share", l.Share)
				number("its interval", l.Interval.Low+l.Interval.High)
			}
		}
		_, _ = s.MeanExcessPlot(10)
		_, _ = s.HillPlot(1, s.Len()-1)
		if th, err := s.Threshold(); err == nil {
			number("threshold", th.Alpha)
		}
		if v, err := s.Verdict(estimate.Options{Simulation: sim}); err == nil && v.Words == "" {
			t.Errorf("verdict without words on %d values", len(hours))
		}
		if b, err := s.Bin([]float64{0, s.At(0), s.At(0) * 1.5, s.At(0) * 4, math.Inf(1)}); err == nil {
			for _, family := range estimate.Families() {
				if f, err := b.Fit(family, s.At(0)); err == nil {
					number("binned "+family.String(), f.LogLikelihood)
				}
			}
		}
	}
}
