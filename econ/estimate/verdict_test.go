package estimate_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// The verdict finds known truth, and on thin evidence it cannot tell.
func TestVerdict(t *testing.T) {
	t.Parallel()
	samples := trials(6, 1)
	for _, c := range []struct {
		name      string
		law       dist.Tail
		n         int
		threshold float64
		want      estimate.Outcome
	}{
		{"Pareto", dist.Pareto{Scale: 1, Alpha: 1.5}, 3000, 0, estimate.ParetoTail},
		{"Pareto from 1 h", dist.Pareto{Scale: 1, Alpha: 1.5}, 3000, 1, estimate.ParetoTail},
		{"exponential", dist.Exponential{Rate: 1}, 3000, 0.2, estimate.ExponentialTail},
		{"lognormal", dist.Lognormal{Mu: -3, Sigma: 1}, 8000, 0.005, estimate.LognormalTail},
		{"Weibull", dist.Weibull{Scale: 1, Shape: 0.6}, 5000, 0.1, estimate.CannotTell},
		{"60 of Pareto", dist.Pareto{Scale: 1, Alpha: 1.5}, 60, 1, estimate.CannotTell},
		{"20 of Pareto", dist.Pareto{Scale: 1, Alpha: 1.5}, 20, 1, estimate.CannotTell},
	} {
		right := 0
		var last estimate.Verdict
		for seed := range uint64(samples) {
			v, err := mustSample(t, draw(t, c.law, c.n, seed)).Verdict(estimate.Options{Threshold: c.threshold, Simulation: estimate.Simulation{Replicates: 99, Seed: seed}})
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			if v.Outcome == c.want {
				right++
				last = v
			}
			if v.Words == "" || !strings.HasPrefix(strings.ToLower(v.Words), strings.ToLower(v.Outcome.String())) {
				t.Errorf("%s: outcome %v in the words %q", c.name, v.Outcome, v.Words)
			}
		}
		t.Logf("%s: %d of %d; %v", c.name, right, samples, last)
		if 3*right < 2*samples {
			t.Errorf("%s: %v in %d of %d samples, want two thirds", c.name, c.want, right, samples)
		}
	}
}

// A whole sample that cannot be judged leaves the verdict above the chosen threshold, and a
// warning.
func TestVerdictWarnsOfAWholeSampleWithoutOne(t *testing.T) {
	t.Parallel()
	hours := append(draw(t, dist.Exponential{Rate: 1}, 600, 1), 1e-200)
	v, err := mustSample(t, hours).Verdict(estimate.Options{Simulation: estimate.Simulation{Replicates: 39, Seed: 1}})
	if err != nil || v.Outcome != estimate.CannotTell || !slices.ContainsFunc(v.Warnings, func(w error) bool { return errors.Is(w, estimate.ErrParameter) }) {
		t.Errorf("got %v, %v, warnings %v; want cannot tell with a warning", v, err, v.Warnings)
	}
}

func TestImplication(t *testing.T) {
	t.Parallel()
	index := estimate.TailIndex{Threshold: 1.0 / 60, Count: 1000, Share: 1, Alpha: 1.5, Interval: estimate.Interval{Low: 1.25, High: 2.5, Level: 0.95}}
	got, err := index.Implication(econ.Baseline())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name                string
		got                 estimate.Estimate
		estimate, low, high float64
	}{ // p = cα/(α-1), share (α-1)/(2α-1), wages 60(α-1)/α and 60(α-1)/α², which peaks at 2
		{"Lerner index", got.LernerIndex, 2.0 / 3, 0.4, 0.8},
		{"markup", got.Markup, 3, 5.0 / 3, 5},
		{"price", got.Price, 6, 10.0 / 3, 10},
		{"lab share", got.LabShare, 0.25, 1.0 / 6, 0.375},
		{"gross wage", got.GrossWage, 20, 12, 36},
		{"net wage", got.NetWage, 40.0 / 3, 9.6, 15},
	} {
		for _, n := range [][2]float64{{c.got.Value, c.estimate}, {c.got.Interval.Low, c.low}, {c.got.Interval.High, c.high}} {
			if !(math.Abs(n[0]-n[1]) <= 1e-9) {
				t.Errorf("%s: got %v, want %v (%v to %v)", c.name, c.got, c.estimate, c.low, c.high)
			}
		}
	}

	index.Interval.Low = 0.9 // no highest price
	got, err = index.Implication(econ.Baseline())
	if err != nil {
		t.Fatal(err)
	}
	if !math.IsInf(got.Price.Interval.High, 1) || got.LernerIndex.Interval.High != 1 || got.LabShare.Interval.Low != 0 || got.RegimeLow != econ.Unbounded || !errors.Is(got.Warnings[0], econ.ErrUnbounded) {
		t.Errorf("interval below 1: %+v, want limits and a warning", got)
	}

	cheap := econ.Baseline()
	cheap.Cost = 0.5 // the kink at 2 binds from α = 4/3 on
	got, err = index.Implication(cheap)
	if err != nil || got.Regime != econ.Kink || got.Price.Value != 2 || got.Price.Interval.Low != 2 {
		t.Errorf("kink: %+v, %v; want a price of 2", got, err)
	}
	index.Share = 0.3
	if _, err := index.Implication(cheap); !errors.Is(err, estimate.ErrBelowTail) {
		t.Errorf("kink inside the sample: %v, want ErrBelowTail", err)
	}
	index.Alpha = 0.95
	if _, err := index.Implication(econ.Baseline()); !errors.Is(err, econ.ErrUnbounded) {
		t.Errorf("α = 0.95: %v, want ErrUnbounded", err)
	}
	if _, err := (estimate.TailIndex{}).Implication(econ.Baseline()); err == nil {
		t.Error("the zero tail index implies something")
	}
}

func TestBootstrap(t *testing.T) {
	t.Parallel()
	s := mustSample(t, draw(t, dist.Pareto{Scale: 1, Alpha: 1.5}, 500, 1))
	alpha := func(s estimate.Sample) float64 {
		index, err := s.TailIndex(1)
		if err != nil {
			return math.NaN()
		}
		return index.Alpha
	}
	got, err := s.Bootstrap(alpha, estimate.Simulation{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	index, err := s.TailIndex(1)
	if err != nil {
		t.Fatal(err)
	}
	width := got.Interval.High - got.Interval.Low
	if want := index.Interval.High - index.Interval.Low; !(math.Abs(width/want-1) <= 0.15) || got.Value != index.Alpha {
		t.Errorf("bootstrap %v, exact %v", got, index.Interval)
	}
	one, err := s.Bootstrap(alpha, estimate.Simulation{Seed: 1, Workers: 1})
	if err != nil || one != got {
		t.Errorf("one worker: %v, %v; want %v", one, err, got)
	}
	if _, err := s.Bootstrap(nil, estimate.Simulation{}); !errors.Is(err, estimate.ErrParameter) {
		t.Errorf("nil function: %v, want ErrParameter", err)
	}
	if _, err := s.Bootstrap(func(estimate.Sample) float64 { return math.NaN() }, estimate.Simulation{}); !errors.Is(err, estimate.ErrData) {
		t.Errorf("no number: %v, want ErrData", err)
	}
}
