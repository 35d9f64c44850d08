package estimate_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// The bounds hold the share of known laws, on grids and in at least 95% of samples, and
// come together as bins become narrow.
//
// Long because one study follows each law from samples to ever finer grids.
func TestBinnedLabShare(t *testing.T) {
	t.Parallel()
	closed := func(factor float64, bins int) []float64 {
		edges := append([]float64{0}, geometric(0.5, factor, bins)...)
		edges[len(edges)-1] = 1e12
		return edges
	}
	samples := trials(200, 12) // of which a short run may miss two
	for _, c := range []struct {
		law    dist.Tail
		want   float64
		factor float64
		bins   int
	}{
		{dist.Pareto{Scale: 0.4, Alpha: 2.5}, 0.375, 1.25, 60},
		{dist.Exponential{Rate: 1}, 0.5, 1.25, 30},
		{dist.Lognormal{Mu: -1, Sigma: 0.8}, 0, 1.25, 40},
	} {
		edges := closed(c.factor, c.bins)
		cutoff := edges[4]
		if c.want == 0 {
			c.want = 1 / (1 + dist.Hazard(c.law, cutoff)*dist.MeanExcess(c.law, cutoff))
		}
		covered, width := 0, 0.0
		for seed := range uint64(samples) {
			got, err := mustBin(t, draw(t, c.law, 3000, seed), edges).LabShare(cutoff, estimate.Simulation{Replicates: 99, Seed: seed})
			if errors.Is(err, estimate.ErrRising) { // refused: the density does not fall in this sample
				covered++
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if got.Interval.Contains(c.want) {
				covered++
			}
			if got.Low > got.High || got.Interval.Low > got.Low || got.Interval.High < got.High {
				t.Fatalf("%v: bounds %v to %v, interval %v", c.law, got.Low, got.High, got.Interval)
			}
			width += (got.High - got.Low) / float64(samples)
		}
		t.Logf("%v: share %.3f held by %d of %d intervals, bounds %.3f apart", c.law, c.want, covered, samples, width)
		if covered < min(samples*93/100, samples-2) || width > 0.3 {
			t.Errorf("%v: share %.3f held by %d of %d intervals, bounds %.3f apart", c.law, c.want, covered, samples, width)
		}
		// Twice as fine, the bounds of a grid are nearer and hold the share still.
		apart := math.Inf(1)
		for range 3 {
			got, err := mustBin(t, quantileGrid(c.law, 0.45, 40000), edges).LabShare(cutoff, estimate.Simulation{Replicates: 9})
			if err != nil {
				t.Fatal(err)
			}
			if got.Low > c.want+1e-3 || got.High < c.want-1e-3 || got.High-got.Low >= apart {
				t.Errorf("%v: grid bounds %v to %v, want them to hold %v and to close in", c.law, got.Low, got.High, c.want)
			}
			apart = got.High - got.Low
			fine := []float64{0}
			for i := 1; i+1 < len(edges); i++ {
				fine = append(fine, edges[i], math.Sqrt(edges[i]*edges[i+1]))
			}
			edges = append(fine, edges[len(edges)-1])
		}
	}
}

func TestBinnedLabShareRefuses(t *testing.T) {
	t.Parallel()
	b, err := estimate.NewBinned([]float64{0, 1, 2, 4}, []float64{1, 2, 4, math.Inf(1)}, []int{50, 200, 100, 99})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		cutoff float64
		want   error
	}{{0, estimate.ErrParameter}, {1.5, estimate.ErrParameter}, {math.NaN(), estimate.ErrParameter}, {4, estimate.ErrThinTail}, {1, estimate.ErrRising}} {
		if got, err := b.LabShare(c.cutoff, estimate.Simulation{Replicates: 9}); !errors.Is(err, c.want) {
			t.Errorf("cutoff %v: %+v, %v; want %v", c.cutoff, got, err, c.want)
		}
	}
	got, err := b.LabShare(2, estimate.Simulation{Replicates: 99})
	// An open last bin with tasks: f(2) at least 100/2 of 199 tasks, e(2) at least 99·2/199.
	if want := 1 / (1 + 50.0*198/199/199); err != nil || got.Low != 0 || !(math.Abs(got.High-want) <= 1e-12) || len(got.Warnings) == 0 {
		t.Errorf("open bin: %+v, %v; want 0 to %v and a warning", got, err, want)
	}
	if _, err := (estimate.Binned{}).LabShare(1, estimate.Simulation{}); !errors.Is(err, estimate.ErrParameter) {
		t.Errorf("empty: %v, want ErrParameter", err)
	}
}

// Where a replicate has no tasks near the edge nothing bounds its density, and beside an
// open last bin 0 times an unbounded mean is not a number: the interval is 0 to 1 then.
func TestBinnedLabShareWithFewTasksAtTheEdge(t *testing.T) {
	t.Parallel()
	b, err := estimate.NewBinned([]float64{0, 1, 2, 3}, []float64{1, 2, 3, math.Inf(1)}, []int{9, 1, 1, 200})
	if err != nil {
		t.Fatal(err)
	}
	got, err := b.LabShare(2, estimate.Simulation{Replicates: 199, Seed: 1})
	if i := got.Interval; err != nil || got.Low != 0 || i.Low != 0 || i.High != 1 {
		t.Errorf("got %v to %v, interval %v, %v; want an interval from 0 to 1", got.Low, got.High, i, err)
	}
	wide, err := estimate.NewBinned([]float64{0, 1, 2, 1e200}, []float64{1, 2, 1e200, math.Inf(1)}, []int{90, 90, 60, 60})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := wide.LabShare(1, estimate.Simulation{Replicates: 9}); !errors.Is(err, estimate.ErrParameter) {
		t.Errorf("edges 1e200 apart: %+v, %v, want ErrParameter", got, err)
	}
}
