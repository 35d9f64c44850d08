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

// Each test rejects a true hypothesis at its level of 5%, from 50 values on.
func TestComparisonHoldsItsLevel(t *testing.T) {
	studies(t)
	t.Parallel()
	type study struct {
		truth, rival estimate.Family
		law          dist.Tail // above 1
		n, samples   int
	}
	exponential, pareto := dist.GPD{Location: 1, Scale: 1}, dist.Pareto{Scale: 1, Alpha: 1.5}
	median := dist.Truncated{Tail: dist.Lognormal{Mu: 0, Sigma: 1}, Low: 1, High: math.Inf(1)}
	weibull := dist.Truncated{Tail: dist.Weibull{Scale: 1, Shape: 0.6}, Low: 1, High: math.Inf(1)}
	gpd := dist.GPD{Location: 1, Scale: 2, Xi: 0.5}
	var studies []study
	for _, n := range []int{50, 100, 300, 1000} {
		samples := 1500
		if n == 300 {
			samples = 800
		}
		studies = append(studies,
			study{estimate.Exponential, estimate.GPD, exponential, n, samples},
			study{estimate.Exponential, estimate.Weibull, exponential, n, samples / 2},
			study{estimate.Pareto, estimate.GPD, pareto, n, samples / 2},
			study{estimate.Pareto, estimate.Lognormal, pareto, n, samples / 2},
			study{estimate.Pareto, estimate.Weibull, pareto, n, samples / 4})
	}
	for _, n := range []int{50, 300} {
		studies = append(studies,
			study{estimate.Pareto, estimate.Exponential, pareto, n, 300},
			study{estimate.Exponential, estimate.Pareto, exponential, n, 300},
			study{estimate.Exponential, estimate.Lognormal, exponential, n, 150},
			study{estimate.Lognormal, estimate.Exponential, median, n, 150},
			study{estimate.Lognormal, estimate.Weibull, median, n, 150},
			study{estimate.Weibull, estimate.Lognormal, weibull, n, 150},
			study{estimate.Lognormal, estimate.GPD, median, n, 150},
			study{estimate.GPD, estimate.Lognormal, gpd, n, 150})
	}
	for _, c := range studies {
		rejected := 0
		for seed := range uint64(c.samples) {
			s := mustSample(t, draw(t, c.law, c.n, seed))
			truth, errT := s.Fit(c.truth, 1)
			rival, errR := s.Fit(c.rival, 1)
			if errT != nil || errR != nil { // a GPD without a fit rejects nothing
				continue
			}
			got, err := estimate.Compare(truth, rival, estimate.Simulation{Replicates: 99, Seed: seed})
			if err != nil {
				t.Fatal(err)
			}
			if got.RulesOut(c.truth) {
				rejected++
			}
		}
		rate := float64(rejected) / float64(c.samples)
		t.Logf("%v, with %v as its rival, %d values: ruled out at 5%%: %.3f", c.truth, c.rival, c.n, rate)
		if limit := 0.05 + 3.3*math.Sqrt(0.05*0.95/float64(c.samples)); rate > limit {
			t.Errorf("%v, with %v as its rival, %d values: ruled out %.3f of true laws at 5%%, want at most %.3f", c.truth, c.rival, c.n, rate, limit)
		}
	}
}

// Of two laws that are equally far from the truth none is favoured once there are the
// values to see it: both are ruled out. Vuong's statistic is below -1.96 in far more than
// 2.5% of the samples.
func TestCompareEquallyFar(t *testing.T) {
	studies(t)
	t.Parallel()
	gap := func(xi float64) float64 {
		s := mustSample(t, quantileGrid(dist.GPD{Location: 1, Scale: 5, Xi: xi}, 1, 20000))
		a, errA := s.Fit(estimate.Pareto, 1)
		b, errB := s.Fit(estimate.Exponential, 1)
		if err := errors.Join(errA, errB); err != nil {
			t.Fatal(err)
		}
		return a.LogLikelihood - b.LogLikelihood
	}
	xi, err := root.Zero(gap, 0.01, 0.9)
	if err != nil {
		t.Fatal(err)
	}
	law := dist.GPD{Location: 1, Scale: 5, Xi: xi}
	const samples = 200
	favoured, skewed := 0, 0
	for seed := range uint64(samples) {
		c := compare(t, mustSample(t, draw(t, law, 1000, seed)), estimate.Pareto, estimate.Exponential, 1, estimate.Simulation{Replicates: 99, Seed: seed})
		if c.Favours() != 0 {
			favoured++
		}
		if c.Statistic < -1.96 {
			skewed++
		}
	}
	t.Logf("%v: one favoured in %d of %d samples, Vuong's statistic below -1.96 in %d", law, favoured, samples, skewed)
	if favoured > samples/20 {
		t.Errorf("one of two laws that are equally far favoured in %d of %d samples, want at most 5%%", favoured, samples)
	}
	if skewed < samples/20 {
		t.Errorf("Vuong's statistic below -1.96 in %d of %d samples: the documentation says it is often", skewed, samples)
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
