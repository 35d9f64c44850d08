package estimate_test

import (
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// quantileGrid returns the n mid-quantiles of a law above a threshold.

func quantileGrid(law dist.Tail, threshold float64, n int) []float64 {
	hours := make([]float64, n)
	share := law.Survival(threshold)
	for i := range hours {
		hours[i] = law.InverseSurvival(share * (float64(i) + 0.5) / float64(n))
	}
	return hours
}

// The fit of a quantile grid is the law, to the width of the grid; its likelihood is

// that of package dist; and no neighbour has a higher one.

// Long because it is a table of laws with what is asked of each fit.
func TestFitQuantileGrid(t *testing.T) {
	t.Parallel()
	const n, threshold = 20000, 0.05
	for _, c := range []struct {
		family estimate.Family
		law    dist.Tail
		names  [2]string
		want   [2]float64
		make   func(a, b float64) dist.Tail
	}{
		{estimate.Pareto, dist.Pareto{Scale: 0.01, Alpha: 1.5}, [2]string{"α"}, [2]float64{1.5},
			func(a, _ float64) dist.Tail { return dist.Pareto{Scale: 0.01, Alpha: a} }},
		{estimate.Pareto, dist.Pareto{Scale: 0.01, Alpha: 0.6}, [2]string{"α"}, [2]float64{0.6},
			func(a, _ float64) dist.Tail { return dist.Pareto{Scale: 0.01, Alpha: a} }},
		{estimate.Pareto, dist.Pareto{Scale: 0.01, Alpha: 7}, [2]string{"α"}, [2]float64{7}, // density exponent 8
			func(a, _ float64) dist.Tail { return dist.Pareto{Scale: 0.01, Alpha: a} }},
		{estimate.Exponential, dist.Exponential{Rate: 4}, [2]string{"λ"}, [2]float64{4},
			func(a, _ float64) dist.Tail { return dist.Exponential{Rate: a} }},
		{estimate.Lognormal, dist.Lognormal{Mu: -2, Sigma: 0.8}, [2]string{"μ", "σ"}, [2]float64{-2, 0.8},
			func(a, b float64) dist.Tail { return dist.Lognormal{Mu: a, Sigma: b} }},
		{estimate.Weibull, dist.Weibull{Scale: 0.1, Shape: 0.7}, [2]string{"s", "k"}, [2]float64{0.1, 0.7},
			func(a, b float64) dist.Tail { return dist.Weibull{Scale: a, Shape: b} }},
		{estimate.Weibull, dist.Weibull{Scale: 0.1, Shape: 2}, [2]string{"s", "k"}, [2]float64{0.1, 2},
			func(a, b float64) dist.Tail { return dist.Weibull{Scale: a, Shape: b} }},
		{estimate.LogLogistic, dist.LogLogistic{Scale: 0.1, Shape: 1.5}, [2]string{"s", "k"}, [2]float64{0.1, 1.5},
			func(a, b float64) dist.Tail { return dist.LogLogistic{Scale: a, Shape: b} }},
		{estimate.LogLogistic, dist.LogLogistic{Scale: 0.4, Shape: 5}, [2]string{"s", "k"}, [2]float64{0.4, 5},
			func(a, b float64) dist.Tail { return dist.LogLogistic{Scale: a, Shape: b} }},
		{estimate.GPD, dist.GPD{Location: threshold, Scale: 0.1, Xi: 0.5}, [2]string{"σ", "ξ"}, [2]float64{0.1, 0.5},
			func(a, b float64) dist.Tail { return dist.GPD{Location: threshold, Scale: a, Xi: b} }},
		{estimate.GPD, dist.GPD{Location: threshold, Scale: 0.1, Xi: -0.3}, [2]string{"σ", "ξ"}, [2]float64{0.1, -0.3},
			func(a, b float64) dist.Tail { return dist.GPD{Location: threshold, Scale: a, Xi: b} }},
		{estimate.GPD, dist.GPD{Location: threshold, Scale: 3, Xi: 0}, [2]string{"σ", "ξ"}, [2]float64{3, 0},
			func(a, b float64) dist.Tail { return dist.GPD{Location: threshold, Scale: a, Xi: b} }},
	} {
		hours := quantileGrid(c.law, threshold, n)
		fit, err := mustSample(t, hours).Fit(c.family, threshold)
		if err != nil {
			t.Errorf("%v: %v", c.law, err)
			continue
		}
		likelihood := func(a, b float64) float64 {
			law := c.make(a, b)
			sum := -float64(n) * math.Log(law.Survival(threshold))
			for _, h := range hours {
				sum += math.Log(law.Density(h))
			}
			return sum
		}
		var got [2]float64
		for i, name := range c.names {
			if name == "" {
				continue
			}
			p, ok := fit.Parameter(name)
			if !ok {
				t.Fatalf("%v has no parameter %s: %+v", fit, name, fit.Parameters)
			}
			got[i] = p.Value
			if !(math.Abs(p.Value-c.want[i]) <= 0.005*math.Max(0.2, math.Abs(c.want[i]))) {
				t.Errorf("%v: %s = %v, want %v", c.law, name, p.Value, c.want[i])
			}
			if !p.Interval.Contains(p.Value) || !p.Interval.Contains(c.want[i]) || !(p.StandardError > 0) {
				t.Errorf("%v: %s = %v ± %v, interval %v, want %v inside", c.law, name, p.Value, p.StandardError, p.Interval, c.want[i])
			}
		}
		at := likelihood(got[0], got[1])
		if !(math.Abs(at-fit.LogLikelihood) <= 1e-7*math.Abs(at)) {
			t.Errorf("%v: log-likelihood %v, want %v", c.law, fit.LogLikelihood, at)
		}
		for _, d := range []float64{-1e-3, 1e-3} {
			if l := likelihood(got[0]*(1+d), got[1]); !(l <= at) {
				t.Errorf("%v: likelihood rises by %v beside %s = %v", c.law, l-at, c.names[0], got[0])
			}
			if l := likelihood(got[0], got[1]+d*math.Max(0.1, math.Abs(got[1]))); c.names[1] != "" && !(l <= at) {
				t.Errorf("%v: likelihood rises by %v beside %s = %v", c.law, l-at, c.names[1], got[1])
			}
		}
		for _, z := range []float64{0.05, 0.06, 0.1, 0.3} {
			want := c.law.Survival(z) / c.law.Survival(threshold)
			if got := fit.Tail.Survival(z); !(math.Abs(got-want) <= 0.003) {
				t.Errorf("%v: fitted survival at %v h is %v, want %v", c.law, z, got, want)
			}
		}
	}
}

// Pareto is a limit of Lognormal and Weibull and inside GPD: their likelihood is never

// below it, and the first two have a maximum inside only where the variance of

// ln(h/x) is below its squared mean.

func TestLikelihoodNeverBelowPareto(t *testing.T) {
	t.Parallel()
	for l, law := range []dist.Tail{
		dist.Pareto{Scale: 1, Alpha: 1.5}, dist.Pareto{Scale: 1, Alpha: 0.4}, dist.Lognormal{Mu: 0, Sigma: 2},
		dist.Weibull{Scale: 1, Shape: 0.3}, dist.GPD{Location: 1, Scale: 2, Xi: 0.9},
	} {
		for seed := range uint64(25) {
			s := mustSample(t, draw(t, law, 200, 1000*seed+uint64(l)))
			x := math.Max(1, s.At(0))
			fits, err := s.Fits(x)
			if err != nil {
				t.Fatal(err)
			}
			mean, square, n := 0.0, 0.0, 0.0
			for _, h := range s.Hours() {
				if h >= x {
					mean += math.Log(h / x)
					square += math.Log(h/x) * math.Log(h/x)
					n++
				}
			}
			heavier := square/n >= 2*mean*mean/n/n
			for _, f := range fits[1:] {
				if f.Family != estimate.Exponential && f.LogLikelihood < fits[0].LogLikelihood {
					t.Errorf("%v, seed %d: %v has %v, below Pareto's %v", law, seed, f, f.LogLikelihood, fits[0].LogLikelihood)
				}
				if f.Family == estimate.Lognormal || f.Family == estimate.Weibull {
					if f.CollapsesToPareto() != heavier {
						t.Errorf("%v, seed %d: %v collapses: %v, want %v", law, seed, f.Family, f.CollapsesToPareto(), heavier)
					}
					c, err := estimate.Compare(fits[0], f, estimate.Simulation{Replicates: 9})
					if err != nil {
						t.Fatal(err)
					}
					if heavier && (c.Test != estimate.Collapsed || !math.IsNaN(c.Statistic) || !math.IsNaN(c.PValue)) {
						t.Errorf("%v, seed %d: %v prints a statistic of noise", law, seed, c)
					}
				}
			}
		}
	}
}

// The unit of measurement does not matter.

func TestFitScales(t *testing.T) {
	t.Parallel()
	hours := draw(t, dist.Weibull{Scale: 0.5, Shape: 0.6}, 2000, 1)
	s := mustSample(t, hours)
	for _, unit := range []float64{1e-9, 3600, 1e6, 1e150} {
		scaled := make([]float64, len(hours))
		for i, h := range hours {
			scaled[i] = h * unit
		}
		for _, family := range estimate.Families() {
			want, err := s.Fit(family, 0.2)
			if err != nil {
				t.Fatal(err)
			}
			got, err := mustSample(t, scaled).Fit(family, 0.2*unit)
			if err != nil {
				t.Errorf("%v in units of %v: %v", family, unit, err)
				continue
			}
			shape := len(want.Parameters) - 1
			g, w := got.Parameters[shape].Value, want.Parameters[shape].Value
			if family == estimate.Exponential {
				g *= unit
			}
			if !(math.Abs(g/w-1) <= 1e-6) || !(math.Abs(got.LogLikelihood-want.LogLikelihood+float64(want.Count)*math.Log(unit)) <= 1e-6*math.Abs(got.LogLikelihood)) {
				t.Errorf("%v in units of %v: %v, want %v", family, unit, got.Parameters, want.Parameters)
			}
		}
	}
}

// Nominal 95% intervals cover the truth in 93% to 97% of samples.

func TestIntervalCoverage(t *testing.T) {
	studies(t)
	t.Parallel()
	const samples = 1500
	for _, c := range []struct {
		family estimate.Family
		law    dist.Tail
		x      float64
		name   string
		want   float64
	}{
		{estimate.Pareto, dist.Pareto{Scale: 1, Alpha: 1.5}, 1, "α", 1.5},
		{estimate.Exponential, dist.Exponential{Rate: 2}, 0.1, "λ", 2},
		{estimate.Lognormal, dist.Lognormal{Mu: 0, Sigma: 1}, 0.5, "σ", 1},
		{estimate.Weibull, dist.Weibull{Scale: 1, Shape: 0.7}, 0.2, "k", 0.7},
		{estimate.GPD, dist.GPD{Location: 1, Scale: 1, Xi: 0.5}, 1, "ξ", 0.5},
	} {
		covered := 0
		for seed := range uint64(samples) {
			f, err := mustSample(t, draw(t, c.law, 500, seed)).Fit(c.family, c.x)
			if err != nil {
				t.Fatal(err)
			}
			if p, ok := f.Parameter(c.name); ok && p.Interval.Contains(c.want) {
				covered++
			}
		}
		got := float64(covered) / samples
		t.Logf("%v: %s covered %.4f", c.law, c.name, got)
		if got < 0.93 || got > 0.97 {
			t.Errorf("%v: interval of %s covers %.3f, want 0.93 to 0.97", c.law, c.name, got)
		}
	}
	index, hill := 0, 0
	for seed := range uint64(samples) {
		s := mustSample(t, draw(t, dist.Pareto{Scale: 1, Alpha: 1.5}, 60, seed))
		a, err := s.TailIndex(1)
		if err != nil {
			t.Fatal(err)
		}
		b, err := s.Hill(30)
		if err != nil {
			t.Fatal(err)
		}
		if a.Interval.Contains(1.5) {
			index++
		}
		if b.Interval.Contains(1.5) {
			hill++
		}
	}
	for _, got := range []float64{float64(index) / samples, float64(hill) / samples} {
		t.Logf("exact interval covered %.4f", got)
		if got < 0.93 || got > 0.97 {
			t.Errorf("exact interval covers %.3f, want 0.93 to 0.97", got)
		}
	}
}

// Hand case: 1, e, e² above 1 has Σ ln h = 3.
