package estimate_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// A row of totals, or one value of 100 h, does not turn exponential tasks into a Pareto tail.
func TestTopDoesNotDecide(t *testing.T) {
	t.Parallel()
	for seed := range uint64(12) {
		hours := draw(t, dist.Exponential{Rate: 1}, 1500, seed)
		sum := 0.0
		for _, h := range hours {
			sum += h
		}
		for _, top := range []float64{sum, 100} {
			v, err := mustSample(t, append(hours[:1500:1500], top)).Verdict(estimate.Options{Simulation: estimate.Simulation{Replicates: 99, Seed: 1}})
			if err != nil {
				t.Fatal(err)
			}
			if v.Outcome == estimate.ParetoTail || v.Outcome == estimate.LognormalTail {
				t.Errorf("seed %d, a row of %.4g h: %v", seed, top, v)
			}
		}
	}
}

// A value that belongs to a Pareto tail takes nothing back.
func TestTopOfAParetoTailStays(t *testing.T) {
	t.Parallel()
	decided := 0
	for seed := range uint64(40) {
		v, err := mustSample(t, draw(t, dist.Pareto{Scale: 1, Alpha: 1.5}, 1000, seed)).Verdict(estimate.Options{Threshold: 1, Simulation: estimate.Simulation{Replicates: 99, Seed: 1}})
		if err != nil {
			t.Fatal(err)
		}
		if v.Reason.Rule == estimate.TopDecides {
			decided++
		}
	}
	if decided > 1 {
		t.Errorf("the largest value decides in %d of 40 samples of a Pareto tail", decided)
	}
}

// Two decimals have the verdict of all: neither refused for ties, nor let past the wider law.
func TestFineRoundingKeepsTheVerdict(t *testing.T) {
	t.Parallel()
	o := estimate.Options{Simulation: estimate.Simulation{Replicates: 99, Seed: 1}}
	round := func(hours []float64, step float64) []float64 {
		out := make([]float64, len(hours))
		for i, h := range hours {
			out[i] = math.Max(step, step*math.Round(h/step))
		}
		return out
	}
	same, named, lost := 0, 0, 0
	for seed := range uint64(20) {
		hours := draw(t, dist.Pareto{Scale: 0.5, Alpha: 1.5}, 1000, seed)
		exact, err := mustSample(t, hours).Verdict(o)
		if err != nil {
			t.Fatal(err)
		}
		rounded, err := mustSample(t, round(hours, 0.01)).Verdict(o)
		if err != nil {
			t.Fatal(err)
		}
		if exact.Outcome == rounded.Outcome {
			same++
		}
		if rounded.Reason.Rule == estimate.TooTied {
			lost++
		}
		law, err := mustSample(t, round(draw(t, dist.Lognormal{Mu: math.Log(0.25), Sigma: 1}, 1000, seed), 0.01)).Verdict(o)
		if err != nil && !errors.Is(err, estimate.ErrEqual) {
			t.Fatal(err)
		}
		if law.Outcome == estimate.ParetoTail {
			named++
		}
	}
	if same < 17 || lost > 0 || named > 1 {
		t.Errorf("the same verdict in %d of 20, refused for ties in %d, a lognormal law called Pareto in %d", same, lost, named)
	}
}
