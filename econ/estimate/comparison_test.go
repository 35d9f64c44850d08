package estimate_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
	"valuecapture/econ/internal/root"
)

func compare(t testing.TB, s estimate.Sample, a, b estimate.Family, x float64, sim estimate.Simulation) estimate.Comparison {
	t.Helper()
	fa, err := s.Fit(a, x)
	if err != nil {
		t.Fatal(err)
	}
	fb, err := s.Fit(b, x)
	if err != nil {
		t.Fatal(err)
	}
	c, err := estimate.Compare(fa, fb, sim)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// equallyFar returns the GPD above 1 that is as far from its best Pareto law as from its
// best exponential law.
func equallyFar(t *testing.T) dist.GPD {
	t.Helper()
	gap := func(xi float64) float64 {
		s := mustSample(t, quantileGrid(dist.GPD{Location: 1, Scale: 1, Xi: xi}, 1, 20000))
		return compare(t, s, estimate.Pareto, estimate.Exponential, 1, estimate.Simulation{}).LogRatio
	}
	xi, err := root.Zero(gap, 0.01, 0.9)
	if err != nil {
		t.Fatal(err)
	}
	return dist.GPD{Location: 1, Scale: 1, Xi: xi}
}

// Each test rejects a true hypothesis at about its level of 5%.
func TestComparisonHoldsItsLevel(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b       estimate.Family
		law        dist.Tail
		test       estimate.Test
		n, samples int
	}{
		{estimate.Exponential, estimate.Weibull, dist.GPD{Location: 1, Scale: 1}, estimate.LikelihoodRatio, 300, 1000},
		{estimate.Exponential, estimate.GPD, dist.GPD{Location: 1, Scale: 1}, estimate.LikelihoodRatio, 300, 1000},
		{estimate.Pareto, estimate.GPD, dist.Pareto{Scale: 1, Alpha: 1.5}, estimate.LikelihoodRatio, 300, 1000},
		{estimate.Pareto, estimate.Lognormal, dist.Pareto{Scale: 1, Alpha: 1.5}, estimate.BoundaryBootstrap, 300, 1000},
		{estimate.Pareto, estimate.Weibull, dist.Pareto{Scale: 1, Alpha: 1.5}, estimate.BoundaryBootstrap, 300, 1000},
		{estimate.Pareto, estimate.Exponential, equallyFar(t), estimate.Vuong, 10000, 400},
	} {
		rejected := 0
		for seed := range uint64(c.samples) {
			got := compare(t, mustSample(t, draw(t, c.law, c.n, seed)), c.a, c.b, 1, estimate.Simulation{Replicates: 99, Seed: seed})
			if got.Test != c.test && got.Test != estimate.Collapsed {
				t.Fatalf("%v: want %v", got, c.test)
			}
			if got.PValue <= 0.05 {
				rejected++
			}
		}
		rate := float64(rejected) / float64(c.samples)
		t.Logf("%v against %v, %v: rejected at 5%%: %.3f", c.a, c.b, c.test, rate)
		if limit := 0.05 + 3.3*math.Sqrt(0.05*0.95/float64(c.samples)); rate > limit {
			t.Errorf("%v against %v: rejected %.3f of true hypotheses at 5%%, want at most %.3f", c.a, c.b, rate, limit)
		}
		if rate < 0.02 {
			t.Errorf("%v against %v: rejected only %.3f at 5%%", c.a, c.b, rate)
		}
	}
}

// Given enough values each test finds the truth.
func TestComparisonFindsTheTruth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b, want estimate.Family
		law        dist.Tail
		x          float64
	}{
		{estimate.Pareto, estimate.Exponential, estimate.Pareto, dist.Pareto{Scale: 1, Alpha: 1.5}, 1},
		{estimate.Pareto, estimate.Exponential, estimate.Exponential, dist.Exponential{Rate: 1}, 0.5},
		{estimate.Pareto, estimate.Lognormal, estimate.Lognormal, dist.Lognormal{Mu: 0, Sigma: 1}, 1},
		{estimate.Pareto, estimate.Weibull, estimate.Weibull, dist.Weibull{Scale: 1, Shape: 0.7}, 1},
		{estimate.Lognormal, estimate.Weibull, estimate.Weibull, dist.Weibull{Scale: 1, Shape: 0.7}, 0.1},
		{estimate.Exponential, estimate.Lognormal, estimate.Exponential, dist.Exponential{Rate: 1}, 0.05},
		{estimate.Pareto, estimate.GPD, estimate.GPD, dist.GPD{Location: 1, Scale: 3, Xi: 0.5}, 1},
	} {
		got := compare(t, mustSample(t, draw(t, c.law, 20000, 2)), c.a, c.b, c.x, estimate.Simulation{Replicates: 99})
		if got.Favours() != c.want || got.Needed > float64(got.Count) {
			t.Errorf("%v: %v, needed %v; want %v", c.law, got, got.Needed, c.want)
		}
	}
}

func TestCompareRefuses(t *testing.T) {
	t.Parallel()
	s := mustSample(t, draw(t, dist.Pareto{Scale: 1, Alpha: 1.5}, 100, 1))
	a, _ := s.Fit(estimate.Pareto, 1)
	b, _ := s.Fit(estimate.Exponential, 1.5)
	for _, pair := range [][2]estimate.Fit{{a, a}, {a, b}, {{}, {}}} {
		if _, err := estimate.Compare(pair[0], pair[1], estimate.Simulation{}); !errors.Is(err, estimate.ErrParameter) {
			t.Errorf("%v against %v: %v, want ErrParameter", pair[0].Family, pair[1].Family, err)
		}
	}
	if _, err := estimate.Compare(a, b, estimate.Simulation{Replicates: -1}); !errors.Is(err, estimate.ErrParameter) {
		t.Errorf("-1 replicates: %v, want ErrParameter", err)
	}
}
