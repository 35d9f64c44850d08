package estimate_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// The interval that allows for the choice of the threshold covers, where the one that

// takes it as given does not.

func TestChosenTailIndexCoverage(t *testing.T) {
	studies(t)
	t.Parallel()
	const samples = 100
	law := dist.Spliced{Body: dist.Lognormal{Mu: -1.386, Sigma: 1}, Tail: dist.Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5, Share: 0.25}
	chosen, given, wider := 0, 0, 0
	for seed := range uint64(samples) {
		s := mustSample(t, draw(t, law, 200, seed))
		index, err := s.ChosenTailIndex(estimate.Simulation{Replicates: 99, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		if index.Interval.Contains(1.5) {
			chosen++
		}
		plain, err := s.TailIndex(index.Threshold)
		if err != nil {
			t.Fatal(err)
		}
		if plain.Interval.Contains(1.5) {
			given++
		}
		if index.StandardError > plain.StandardError {
			wider++
		}
	}
	t.Logf("covered %d with the choice allowed for, %d without, of %d", chosen, given, samples)
	if chosen < 90 || given >= chosen {
		t.Errorf("covered %d with the choice allowed for, %d without, of %d; want 90 or more, and fewer", chosen, given, samples)
	}
	if wider < 90 {
		t.Errorf("standard error larger with the choice allowed for in %d of %d, want 90 or more", wider, samples)
	}
	if _, err := mustSample(t, []float64{1, 1, 1, 1}).ChosenTailIndex(estimate.Simulation{}); !errors.Is(err, estimate.ErrEqual) {
		t.Errorf("equal values: %v, want ErrEqual", err)
	}
}

func TestTailIndexByHand(t *testing.T) {
	t.Parallel()
	s := mustSample(t, []float64{math.E * math.E, 1, math.E})
	index, err := s.TailIndex(1)
	if err != nil {
		t.Fatal(err)
	}
	if !(math.Abs(index.Alpha-1) <= 1e-15) || !(math.Abs(index.Unbiased-2.0/3) <= 1e-15) || index.DensityExponent() != index.Alpha+1 {
		t.Errorf("got α = %v, unbiased %v, density exponent %v; want 1, 2/3, 2", index.Alpha, index.Unbiased, index.DensityExponent())
	}
	if h, err := s.Hill(2); err != nil || !(math.Abs(h.Alpha-2.0/3) <= 1e-15) || h.Threshold != 1 {
		t.Errorf("Hill(2) = %+v, %v; want 2/3 above 1", h, err)
	}
	if got := estimate.TailIndexOf(estimate.DensityExponent(1.5)); got != 1.5 {
		t.Errorf("round trip of 1.5: %v", got)
	}
}
