package estimate

import (
	"fmt"
	"math/rand/v2"
	"sync"

	"valuecapture/econ/internal/parallel"
)

// A Simulation says how to draw replicates. The zero Simulation is the default.
type Simulation struct {
	Replicates int                   // 0 for the default of the method
	Seed       uint64                // the same seed gives the same numbers on any number of cores
	Workers    int                   // 0 for one per core
	Progress   func(done, total int) // called after each replicate, one call at a time; may be nil
}

// simulate calls draw once for each replicate, with the workspace of its worker and a source
// of its own.
func simulate[W any](s Simulation, replicates int, workspace func() W, draw func(W, int, *rand.Rand)) {
	var progress sync.Mutex
	done := 0
	parallel.Each(replicates, s.Workers, func() func(int) {
		w := workspace()
		return func(i int) {
			draw(w, i, s.source(i))
			if s.Progress != nil {
				progress.Lock()
				done++
				s.Progress(done, replicates)
				progress.Unlock()
			}
		}
	})
}

// source returns the source of replicate i. It differs from [parallel.Seed], which would
// change the numbers that a seed has always given here.
func (s Simulation) source(i int) *rand.Rand {
	return rand.New(rand.NewPCG(s.Seed, 0x9e3779b97f4a7c15*uint64(i+1)))
}

// simulateHits is simulate for replicates that answer yes or no.
func simulateHits[W any](s Simulation, replicates int, workspace func() W, hit func(W, *rand.Rand) bool) []bool {
	out := make([]bool, replicates)
	simulate(s, replicates, workspace, func(w W, i int, rng *rand.Rand) { out[i] = hit(w, rng) })
	return out
}

func (s Simulation) replicates(standard int) (int, error) {
	if s.Replicates < 0 {
		return 0, fmt.Errorf("%w: %d replicates, want 1 or more, or 0 for %d", ErrParameter, s.Replicates, standard)
	}
	if s.Replicates == 0 {
		return standard, nil
	}
	return s.Replicates, nil
}

// settled is the largest number of values in a replicate: beyond it the laws that are drawn
// hardly change with the number of values.
const settled = 500

// reached returns the p-value (k+1)/(n+1) if k of n replicates reached the observed value: the
// share that reached it, with the observed sample counted as one of them. It is never 0.
func reached(replicates []bool) float64 {
	k := 0
	for _, r := range replicates {
		if r {
			k++
		}
	}
	return float64(k+1) / float64(len(replicates)+1)
}
