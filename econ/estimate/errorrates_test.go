package estimate_test

import (
	"context"
	"errors"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// No law is called by another's name in more than 5% of its samples, with a threshold
// given or chosen, and the more tasks there are the more often its own name is found.
func TestErrorRates(t *testing.T) {
	studies(t)
	t.Parallel()
	const samples = 30
	sizes := []int{50, 200, 1000}
	for _, chosen := range []bool{false, true} {
		rates, err := estimate.ErrorRates(context.Background(), estimate.Truths(), sizes, samples, chosen, estimate.Simulation{Replicates: 99, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		named := map[string][]float64{}
		wrong := 0.0
		for _, r := range rates {
			t.Logf("chosen %v, %s, %d tasks: cannot tell %.2f, Pareto %.2f, exponential %.2f, lognormal %.2f; wrong %.2f", chosen, r.Truth, r.Tasks,
				r.Share[estimate.CannotTell], r.Share[estimate.ParetoTail], r.Share[estimate.ExponentialTail], r.Share[estimate.LognormalTail], r.Wrong)
			if limit := 0.05 + 3.3*r.StandardError(0.05); r.Wrong > limit {
				t.Errorf("chosen %v, %s, %d tasks: wrong in %.3f, want at most %.3f", chosen, r.Truth, r.Tasks, r.Wrong, limit)
			}
			wrong += r.Wrong / float64(len(rates))
			named[r.Truth] = append(named[r.Truth], 1-r.Share[estimate.CannotTell])
		}
		if wrong > 0.025 {
			t.Errorf("chosen %v: wrong in %.3f of all samples, want at most 0.025", chosen, wrong)
		}
		for _, truth := range []string{"Pareto, α = 1.2", "Pareto, α = 1.5", "Pareto, α = 2.5", "exponential"} {
			p := named[truth]
			if p[2] < 0.75 || p[2] <= p[0] || p[1] < p[0] {
				t.Errorf("chosen %v, %s: named in %v of the samples of %v, want it to grow and to reach 0.75", chosen, truth, p, sizes)
			}
		}
	}
}

func TestErrorRatesRefuses(t *testing.T) {
	t.Parallel()
	one := []estimate.Truth{{Name: "exponential", Law: dist.Exponential{Rate: 1}, Threshold: 0.1}}
	sim := estimate.Simulation{Replicates: 9}
	for _, c := range []struct {
		name    string
		sizes   []int
		samples int
		sim     estimate.Simulation
	}{
		{"no samples", []int{60}, 0, sim}, {"no tasks", []int{0}, 1, sim}, {"replicates", []int{60}, 1, estimate.Simulation{Replicates: -1}},
	} {
		if _, err := estimate.ErrorRates(context.Background(), one, c.sizes, c.samples, false, c.sim); !errors.Is(err, estimate.ErrParameter) {
			t.Errorf("%s: %v, want ErrParameter", c.name, err)
		}
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := estimate.ErrorRates(ended, one, []int{60}, 2, false, sim); !errors.Is(err, context.Canceled) {
		t.Errorf("ended context: %v, want context.Canceled", err)
	}
	// One and four workers agree.
	sim.Workers = 1
	a, errA := estimate.ErrorRates(context.Background(), one, []int{60, 90}, 5, true, sim)
	sim.Workers = 4
	b, errB := estimate.ErrorRates(context.Background(), one, []int{60, 90}, 5, true, sim)
	if errA != nil || errB != nil || a[0] != b[0] || a[1] != b[1] {
		t.Errorf("one worker: %v, %v; four: %v, %v", a, errA, b, errB)
	}
}
