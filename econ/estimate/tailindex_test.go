package estimate_test

import (
	"errors"
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
