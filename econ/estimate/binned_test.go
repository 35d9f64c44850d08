package estimate_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
)

// geometric returns edges from low by a constant factor, with an open last bin.
func geometric(low, factor float64, bins int) []float64 {
	edges := make([]float64, bins+1)
	for i := range edges {
		edges[i] = low * math.Pow(factor, float64(i))
	}
	edges[bins] = math.Inf(1)
	return edges
}

func mustBin(t testing.TB, hours, edges []float64) estimate.Binned {
	t.Helper()
	b, err := mustSample(t, hours).Bin(edges)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestBinnedFitQuantileGrid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		family estimate.Family
		law    dist.Tail
	}{
		{estimate.Pareto, dist.Pareto{Scale: 1, Alpha: 1.5}},
		{estimate.Pareto, dist.Pareto{Scale: 1, Alpha: 6}},
		{estimate.Exponential, dist.Exponential{Rate: 0.7}},
		{estimate.Lognormal, dist.Lognormal{Mu: 0.2, Sigma: 0.9}},
		{estimate.Weibull, dist.Weibull{Scale: 1, Shape: 0.6}},
		{estimate.Weibull, dist.Weibull{Scale: 2, Shape: 2}},
		{estimate.LogLogistic, dist.LogLogistic{Scale: 1, Shape: 1.5}},
		{estimate.LogLogistic, dist.LogLogistic{Scale: 5, Shape: 4}},
		{estimate.GPD, dist.GPD{Location: 1, Scale: 2, Xi: 0.5}},
		{estimate.GPD, dist.GPD{Location: 1, Scale: 2, Xi: -0.3}},
	} {
		b := mustBin(t, quantileGrid(c.law, 1, 50000), geometric(1, 1.3, 20))
		f, err := b.Fit(c.family, 1)
		if err != nil {
			t.Errorf("%v: %v", c.law, err)
			continue
		}
		for _, z := range []float64{1.2, 1.5, 2, 3, 6} {
			if got, want := f.Tail.Survival(z), c.law.Survival(z)/c.law.Survival(1); !(math.Abs(got-want) <= 1e-3) {
				t.Errorf("%v: fit %v has survival %v at %v, want %v", c.law, f.Tail, got, z, want)
			}
		}
		if f.Distance > 1e-3 {
			t.Errorf("%v: distance %v of its own quantiles", c.law, f.Distance)
		}
	}
}

// Bins twice as wide each, all open-ended: α̂ = log2 of one over the share that moves on,
// Virkar and Clauset's closed form for logarithmic bins.
func TestBinnedParetoClosedForm(t *testing.T) {
	t.Parallel()
	b, err := estimate.NewBinned([]float64{1, 2, 4, 8}, []float64{2, 4, 8, math.Inf(1)}, []int{100, 40, 20, 15})
	if err != nil {
		t.Fatal(err)
	}
	f, err := b.Fit(estimate.Pareto, 1)
	if err != nil {
		t.Fatal(err)
	}
	// Each task that reaches an edge but the last moves on with probability 2^-α.
	moves := 40.0 + 2*20 + 3*15
	want := math.Log2((moves + 100 + 40 + 20) / moves)
	if !(math.Abs(f.Alpha.Value-want) <= 1e-7) || !f.Alpha.Interval.Contains(want) {
		t.Errorf("α = %v, want %v", f.Alpha, want)
	}
}

func TestBinnedCoverage(t *testing.T) {
	studies(t)
	t.Parallel()
	const samples = 800
	covered := 0
	edges := geometric(1, 1.5, 12)
	for seed := range uint64(samples) {
		f, err := mustBin(t, draw(t, dist.Pareto{Scale: 1, Alpha: 1.5}, 300, seed), edges).Fit(estimate.Pareto, 1)
		if err != nil {
			t.Fatal(err)
		}
		if f.Alpha.Interval.Contains(1.5) {
			covered++
		}
	}
	got := float64(covered) / samples
	t.Logf("covered %.4f", got)
	if got < 0.93 || got > 0.97 {
		t.Errorf("interval covers %.3f, want 0.93 to 0.97", got)
	}
}

func TestBinnedGoodnessHoldsItsLevel(t *testing.T) {
	t.Parallel()
	samples := trials(150, 15)
	rejected := 0
	edges := geometric(1, 1.5, 12)
	edges[12] = 1e9 // a closed last bin
	for seed := range uint64(samples) {
		g, err := mustBin(t, draw(t, dist.Pareto{Scale: 1, Alpha: 1.5}, 400, seed), edges).Goodness(estimate.Simulation{Replicates: 49, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		if g.RuledOut() {
			rejected++
		}
	}
	got := float64(rejected) / float64(samples)
	t.Logf("rejected at 10%%: %.3f", got)
	if limit := 0.1 + 3.3*math.Sqrt(0.09/float64(samples)); got > limit {
		t.Errorf("rejected %.3f of true Pareto tails, want at most %.3f", got, limit)
	}
	g, err := mustBin(t, draw(t, dist.Exponential{Rate: 1}, 20000, 1), append([]float64{0}, geometric(0.1, 1.2, 20)...)).Goodness(estimate.Simulation{Replicates: 99})
	if err != nil || !g.RuledOut() && g.Threshold.Share > 0.2 {
		t.Errorf("exponential: p = %v above %v h with %v of the tasks, %v; want it ruled out or little tail", g.PValue, g.Threshold.Hours, g.Threshold.Share, err)
	}
}

func TestCompareBinned(t *testing.T) {
	t.Parallel()
	edges := geometric(1, 1.4, 14)
	for _, c := range []struct {
		law  dist.Tail
		a, b estimate.Family
		want estimate.Family
	}{
		{dist.Pareto{Scale: 1, Alpha: 1.5}, estimate.Pareto, estimate.Exponential, estimate.Pareto},
		{dist.GPD{Location: 1, Scale: 2}, estimate.Pareto, estimate.Exponential, estimate.Exponential},
		{dist.Truncated{Tail: dist.Lognormal{Mu: 0.5, Sigma: 0.8}, Low: 1, High: math.Inf(1)}, estimate.Pareto, estimate.Lognormal, estimate.Lognormal},
		{dist.GPD{Location: 1, Scale: 3, Xi: 0.5}, estimate.Pareto, estimate.GPD, estimate.GPD},
	} {
		b := mustBin(t, draw(t, c.law, 4000, 3), edges)
		fa, err := b.Fit(c.a, 1)
		if err != nil {
			t.Fatal(err)
		}
		fb, err := b.Fit(c.b, 1)
		if err != nil {
			t.Fatal(err)
		}
		got, err := estimate.CompareBinned(fa, fb, estimate.Simulation{Replicates: 39})
		if err != nil || got.Favours() != c.want {
			t.Errorf("%v: %v, %v; want %v", c.law, got, err, c.want)
		}
	}
	// Never below Pareto, and nothing to test where it collapses.
	collapsed := 0
	for seed := range uint64(10) {
		b := mustBin(t, draw(t, dist.Pareto{Scale: 1, Alpha: 1.5}, 300, seed), edges)
		pareto, err := b.Fit(estimate.Pareto, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, family := range []estimate.Family{estimate.Lognormal, estimate.Weibull, estimate.GPD, estimate.LogLogistic} {
			f, err := b.Fit(family, 1)
			if err != nil {
				t.Fatal(err)
			}
			if f.LogLikelihood < pareto.LogLikelihood {
				t.Errorf("seed %d: %v has %v, below Pareto's %v", seed, family, f.LogLikelihood, pareto.LogLikelihood)
			}
			if f.CollapsesToPareto() {
				collapsed++
				if c, err := estimate.CompareBinned(pareto, f, estimate.Simulation{}); err != nil || c.Test != estimate.Collapsed || !math.IsNaN(c.Statistic) {
					t.Errorf("seed %d: %v, %v; want nothing to test", seed, c, err)
				}
			}
		}
	}
	if collapsed == 0 {
		t.Error("no fit of 10 Pareto samples collapsed to Pareto")
	}
}

// The gaps of a file are empty bins.
func TestFromBins(t *testing.T) {
	t.Parallel()
	bins := []hours.Bin{{From: 0, To: 0.5, Count: 10}, {From: 0.5, To: 1, Count: 20}, {From: 2, To: math.Inf(1), Count: 3}}
	b, err := estimate.FromBins(bins)
	if err != nil || b.Bins() != 4 || b.Len() != 33 || b.Above(1) != 3 {
		t.Errorf("as a histogram: %v, %v, want an empty bin from 1 to 2 h", b, err)
	}
	if _, err := estimate.FromBins(nil); !errors.Is(err, estimate.ErrData) {
		t.Errorf("records as a histogram: %v, want ErrData", err)
	}
}

func TestNewBinnedRefuses(t *testing.T) {
	t.Parallel()
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		lower, upper []float64
		count        []int
	}{
		{nil, nil, nil}, {[]float64{0}, []float64{1, 2}, []int{1}}, {[]float64{-1}, []float64{1}, []int{1}},
		{[]float64{1}, []float64{1}, []int{1}}, {[]float64{0, 2}, []float64{1, 3}, []int{1, 1}}, {[]float64{0, 0.5}, []float64{1, 3}, []int{1, 1}},
		{[]float64{0}, []float64{1}, []int{-1}}, {[]float64{0}, []float64{1}, []int{0}}, {[]float64{nan}, []float64{1}, []int{1}},
		{[]float64{0}, []float64{nan}, []int{1}}, {[]float64{0, inf}, []float64{inf, inf}, []int{1, 1}},
	} {
		if b, err := estimate.NewBinned(c.lower, c.upper, c.count); !errors.Is(err, estimate.ErrData) {
			t.Errorf("NewBinned(%v, %v, %v) = %v, %v; want ErrData", c.lower, c.upper, c.count, b, err)
		}
	}
	b := mustBin(t, []float64{1, 2, 3, 4}, []float64{0, 1, 2.5, 9})
	for _, x := range []float64{0, 0.5, -1, nan, inf, 9} {
		if _, err := b.Fit(estimate.Pareto, x); !errors.Is(err, estimate.ErrParameter) {
			t.Errorf("threshold %v: %v, want ErrParameter", x, err)
		}
	}
	if _, err := b.Fit(estimate.Pareto, 1); !errors.Is(err, estimate.ErrThinTail) {
		t.Errorf("two bins: %v, want ErrThinTail", err)
	}
	if _, err := b.Threshold(); !errors.Is(err, estimate.ErrThinTail) {
		t.Errorf("threshold of two bins: %v, want ErrThinTail", err)
	}
	if _, err := (estimate.Binned{}).Fit(estimate.Pareto, 1); err == nil {
		t.Error("the empty histogram was fitted")
	}
	if _, err := (estimate.Binned{}).Goodness(estimate.Simulation{}); err == nil {
		t.Error("the empty histogram was judged")
	}
}

func TestBinnedVerdict(t *testing.T) {
	t.Parallel()
	edges := geometric(1, 1.3, 18)
	for i, c := range []struct {
		law       dist.Tail
		n         int
		threshold float64
		want      estimate.Outcome
	}{
		{dist.Pareto{Scale: 1, Alpha: 1.5}, 3000, 1, estimate.ParetoTail},
		{dist.Pareto{Scale: 1, Alpha: 1.5}, 3000, 0, estimate.ParetoTail},
		{dist.GPD{Location: 1, Scale: 2}, 3000, 1, estimate.ExponentialTail},
		{dist.Pareto{Scale: 1, Alpha: 1.5}, 40, 1, estimate.CannotTell},
	} {
		if testing.Short() && i > 0 { // one is a second, all of them six
			break
		}
		v, err := mustBin(t, draw(t, c.law, c.n, 4), edges).Verdict(estimate.Options{Threshold: c.threshold, Simulation: estimate.Simulation{Replicates: 99}})
		if err != nil || v.Outcome != c.want {
			t.Errorf("%v from %v h: %v, %v; want %v", c.law, c.threshold, v, err, c.want)
		}
	}
}
