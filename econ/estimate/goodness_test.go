package estimate_test

import (
	"math"
	"slices"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

func TestGoodnessIsTheSameOnAnyNumberOfCores(t *testing.T) {
	t.Parallel()
	s := mustSample(t, draw(t, dist.Lognormal{Mu: -3, Sigma: 1}, 400, 3))
	calls := 0
	one, err := s.Goodness(estimate.Simulation{Replicates: 200, Seed: 7, Workers: 1, Progress: func(done, total int) {
		if calls++; done != calls || total != 200 {
			t.Errorf("progress %d of %d at call %d", done, total, calls)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	four, err := s.Goodness(estimate.Simulation{Replicates: 200, Seed: 7, Workers: 4})
	if err != nil {
		t.Fatal(err)
	}
	if one.PValue != four.PValue || calls != 200 {
		t.Errorf("p = %v on one worker, %v on four; %d calls, want 200", one.PValue, four.PValue, calls)
	}
}

// The p-value of a true Pareto tail falls below a level about as often as the level says.
func TestGoodnessHoldsItsLevel(t *testing.T) {
	t.Parallel()
	samples := trials(400, 10)
	for _, law := range []dist.Tail{
		dist.Pareto{Scale: 1, Alpha: 1.5},
		dist.Spliced{Body: dist.Lognormal{Mu: -3, Sigma: 1}, Tail: dist.Pareto{Scale: 0.05, Alpha: 1.5}, At: 0.05, Share: 0.4},
	} {
		rejected := 0
		for seed := range uint64(samples) {
			s := mustSample(t, draw(t, law, 300, seed))
			g, err := s.Goodness(estimate.Simulation{Replicates: 99, Seed: seed})
			if err != nil {
				t.Fatal(err)
			}
			if g.PValue <= 0.1 {
				rejected++
			}
		}
		got := float64(rejected) / float64(samples)
		t.Logf("%v: rejected at 10%%: %.3f", law, got)
		if limit := 0.1 + 3.3*math.Sqrt(0.09/float64(samples)); got > limit {
			t.Errorf("%v: rejected %.3f of true Pareto tails at the 10%% level, want at most %.3f", law, got, limit)
		}
	}
}

func BenchmarkGoodness(b *testing.B) {
	for _, law := range []dist.Tail{dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}, dist.Lognormal{Mu: -3, Sigma: 1}} {
		b.Run(law.(interface{ String() string }).String()[:6], func(b *testing.B) {
			s := mustSample(b, draw(b, law, 1e4, 1))
			for b.Loop() {
				g, err := s.Goodness(estimate.Simulation{Seed: 1})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(g.PValue, "p")
			}
		})
	}
}

// The sample is one of the samples that lie as far away: no p-value is 0, however far it
// lies, and all are (k+1)/(n+1).
func TestNoPValueIsZero(t *testing.T) {
	t.Parallel()
	sim := estimate.Simulation{Replicates: 19, Seed: 1}
	two := func(a, b float64) []float64 {
		return append(slices.Repeat([]float64{a}, 400), slices.Repeat([]float64{b}, 400)...)
	}
	far := mustSample(t, append(draw(t, dist.Exponential{Rate: 1}, 200, 1), two(5, 6)...))
	bins, err := estimate.NewBinned([]float64{1, 2, 3, 4}, []float64{2, 3, 4, math.Inf(1)}, []int{9000, 10, 9000, 10})
	if err != nil {
		t.Fatal(err)
	}
	for name, goodness := range map[string]func() (estimate.Goodness, error){
		"Sample": func() (estimate.Goodness, error) { return far.Goodness(sim) },
		"Fit": func() (estimate.Goodness, error) {
			f, err := far.Fit(estimate.Pareto, 0.1)
			if err != nil {
				return estimate.Goodness{}, err
			}
			return f.Goodness(sim)
		},
		"Binned": func() (estimate.Goodness, error) { return bins.Goodness(sim) },
		"BinnedFit": func() (estimate.Goodness, error) {
			f, err := bins.Fit(estimate.Pareto, 1)
			if err != nil {
				return estimate.Goodness{}, err
			}
			return f.Goodness(sim)
		},
	} {
		g, err := goodness()
		k := math.Round(20*g.PValue) - 1
		if err != nil || k < 0 || math.Abs(g.PValue-(k+1)/20) > 1e-15 || g.Replicates != 19 || !(g.Threshold.Distance > 0) || g.Threshold.Count == 0 {
			t.Errorf("%s: got %+v, %v, want a p-value of (k+1)/20", name, g, err)
		}
		if !g.RuledOut() {
			t.Errorf("%s: p = %v, want it ruled out", name, g.PValue)
		}
	}
}
