package parallel_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"valuecapture/econ/internal/parallel"
)

func TestEachRunsEveryJobOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 1000} {
		for _, workers := range []int{-1, 0, 1, 3, 2000} {
			ran := make([]int, n)
			var started atomic.Int64
			parallel.Each(n, workers, func() func(int) {
				started.Add(1)
				return func(i int) { ran[i]++ }
			})
			if slices.ContainsFunc(ran, func(k int) bool { return k != 1 }) {
				t.Errorf("Each(%d, %d) ran the jobs %v times, want each once", n, workers, ran)
			}
			if got := int(started.Load()); got > n || workers > 0 && got > workers {
				t.Errorf("Each(%d, %d) started %d workers", n, workers, got)
			}
		}
	}
}

func TestBlocksCoverTheItems(t *testing.T) {
	for _, n := range []int{0, 1, 9, 10, 11, 95} {
		seen := make([]int, n)
		parallel.Blocks(n, 10, func(i, from, to int) {
			if from != 10*i || to-from > 10 {
				t.Errorf("block %d of %d items is %d to %d", i, n, from, to)
			}
			for j := from; j < to; j++ {
				seen[j]++
			}
		})
		if slices.ContainsFunc(seen, func(k int) bool { return k != 1 }) {
			t.Errorf("Blocks(%d, 10) covered the items %v times, want each once", n, seen)
		}
	}
}

// The sources of neighbouring jobs are as good as independent: the correlation of
// 100,000 pairs of uniform draws is within five of its standard errors.
func TestSourcesOfNeighboursAreUncorrelated(t *testing.T) {
	seed := parallel.NewSeed(rand.New(rand.NewPCG(1, 2)))
	for _, far := range []int{1, 2, 3, 64, 1 << 20} {
		a, b := seed.Source(5), seed.Source(5+far)
		const n = 100_000
		var sum float64
		for range n {
			sum += (a.Float64() - 0.5) * (b.Float64() - 0.5) * 12
		}
		if z := sum / math.Sqrt(n); math.Abs(z) > 5 {
			t.Errorf("sources %d apart: correlation is %.1f standard errors", far, z)
		}
	}
	if a, b := seed.Source(3).Uint64(), seed.Source(3).Uint64(); a != b {
		t.Errorf("Source(3) starts with %d and with %d", a, b)
	}
}
