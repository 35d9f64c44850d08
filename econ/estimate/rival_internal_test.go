package estimate

import (
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/dist"
)

// At the number of values that RivalCount names a Pareto tail rules both rivals out with a
// chance of 80%, and each rival is ruled out, when it is the law, in 5% at most.
func TestRivals(t *testing.T) {
	if testing.Short() {
		t.Skip("a rate over hundreds of samples: left to the full run")
	}
	t.Parallel()
	const samples = 600
	n := int(RivalCount())
	for _, c := range []struct {
		name      string
		inverse   func(q float64) float64 // y at which the share q is left
		low, high float64                 // of the share in which both are ruled out
	}{
		{"Pareto", func(q float64) float64 { return -math.Log(q) }, 0.75, 0.9},
		{"bending", lognormalTail{x: 1, xi: rivalStart, sigma: 1}.logInverse, 0, 0.08},
		{"ending", func(q float64) float64 { return -math.Log(q*0.99 + 0.01) }, 0, 0.08},
	} {
		out := make([]bool, samples)
		simulate(Simulation{Seed: 2}, samples, func() *units { return newWork(n) }, func(u *units, i int, rng *rand.Rand) {
			u.mean, u.max = 0, 0
			for j := range u.logs {
				u.logs[j] = c.inverse(1 - rng.Float64())
				u.mean += u.logs[j] / float64(n)
				u.max = math.Max(u.max, u.logs[j])
			}
			bend := rivalPValue(u.spread(), n, Simulation{Seed: rng.Uint64(), Workers: 1}, 199)
			out[i] = bend <= 0.05 && cutPValue(u.max/u.mean, n) <= 0.05
		})
		rate := 0.0
		for _, o := range out {
			if o {
				rate += 1.0 / samples
			}
		}
		t.Logf("%s, %d values: both rivals ruled out in %.3f", c.name, n, rate)
		if rate < c.low || rate > c.high {
			t.Errorf("%s, %d values: both rivals ruled out in %.3f, want %v to %v", c.name, n, rate, c.low, c.high)
		}
	}
	if got := rivalPower(n); !(math.Abs(got-0.8) <= 0.01) {
		t.Errorf("rivalPower(%d) = %v, want 0.8", n, got)
	}
}

// The constants of the rival solve the equations that define it.
func TestRivalConstants(t *testing.T) {
	t.Parallel()
	law := lognormalTail{x: 1, xi: rivalStart, sigma: 1}
	s := law.logInverse(0.01)
	if rise := mills(rivalStart) / mills(rivalStart+s); !(math.Abs(rise-2) <= 1e-12) {
		t.Errorf("the elasticity rises by a factor of %.15g, want 2", rise)
	}
	m := [5]float64{1, 1/mills(rivalStart) - rivalStart} // moments of y, σ = 1
	for k := 2; k < len(m); k++ {
		m[k] = float64(k-1)*m[k-2] - rivalStart*m[k-1]
	}
	a, b := 1/(m[1]*m[1]), 2*m[2]/(m[1]*m[1]*m[1]) // ∂/∂m₂ and -∂/∂m₁ of m₂/m₁²
	deviation := math.Sqrt(a*a*(m[4]-m[2]*m[2]) - 2*a*b*(m[3]-m[1]*m[2]) + b*b*(m[2]-m[1]*m[1]))
	if spread := m[2]*a - 1; !(math.Abs(spread-rivalSpread) <= 1e-13) || !(math.Abs(deviation-rivalDeviation) <= 1e-13) {
		t.Errorf("spread %.16g and deviation %.16g, want %.16g and %.16g", spread, deviation, rivalSpread, rivalDeviation)
	}
}

// So do the other constants from which sizes and p-values are computed.
func TestDecidingConstants(t *testing.T) {
	t.Parallel()
	// Of y = an exponential variable cut at c with 1% beyond: E y = 1 − c·q/(1−q) and
	// E y² = 2 − (c² + 2c)·q/(1−q), by parts.
	c, q := math.Log(100), 0.01/0.99
	mean := 1 - c*q
	second := 2 - (c*c+2*c)*q
	m := [5]float64{1, 1, 2, 6, 24} // moments of an exponential variable
	// As for the rival, with ∂/∂m₂ = 1 and −∂/∂m₁ = 4.
	pareto := math.Sqrt((m[4] - m[2]*m[2]) - 8*(m[3]-m[1]*m[2]) + 16*(m[2]-m[1]*m[1]))
	for name, v := range map[string][2]float64{
		"cutMean": {cutMean, mean}, "cutDeviation": {cutDeviation, math.Sqrt(second - mean*mean)},
		"paretoDeviation": {paretoDeviation, pareto},
		"normal80":        {normalCDF(normal80), 0.8}, "normal90": {normalCDF(normal90), 0.9},
		"normal95": {normalCDF(normal95), 0.95}, "normal975": {normalCDF(normal975), 0.975},
		"noncentral": {noncentral, (normal975 + normal80) * (normal975 + normal80)},
		"oneSided":   {oneSided, (normal95 + normal80) * (normal95 + normal80)},
		// The lab keeps 1/(2 + ξ/(1−ξ)).
		"exponentialMargin": {1 / (2 + exponentialMargin/(1-exponentialMargin)), 3.0 / 7},
	} {
		if !(math.Abs(v[0]-v[1]) <= 1e-13*math.Max(1, math.Abs(v[1]))) {
			t.Errorf("%s: %.16g, want %.16g", name, v[0], v[1])
		}
	}
}

func (l lognormalTail) logInverse(q float64) float64 { return math.Log(l.InverseSurvival(q)) }

// A sample of a fit has the fit's survival function.
func TestFillDrawsTheFit(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 1))
	for _, law := range []dist.Tail{dist.Pareto{Scale: 1, Alpha: 1.5}, dist.Exponential{Rate: 1}, dist.Lognormal{Mu: -1, Sigma: 1}, dist.Lognormal{Mu: 1, Sigma: 0.5}, dist.Weibull{Scale: 0.5, Shape: 0.5}, dist.GPD{Location: 1, Scale: 1, Xi: -0.3}} {
		hours := make([]float64, 400)
		for i := range hours {
			hours[i] = law.InverseSurvival(law.Survival(1) * (float64(i) + 0.5) / 400)
		}
		s, err := NewSample(hours)
		if err != nil {
			t.Fatal(err)
		}
		fits, err := s.Fits(1)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range fits {
			u := newWork(20000)
			f.solution.fill(u, rng)
			for _, q := range []float64{0.75, 0.5, 0.1, 0.01} {
				y := u.logs[int(float64(len(u.logs))*(1-q))]
				if got, bound := f.Tail.Survival(math.Exp(y)), 4*math.Sqrt(q*(1-q)/20000); !(math.Abs(got-q) <= bound) {
					t.Errorf("%v drawn: %v left where %v is", f, got, q)
				}
				if got, want := f.solution.law.survival(f.solution.at, y), f.Tail.Survival(math.Exp(y)); !(math.Abs(got-want) <= 1e-9) {
					t.Errorf("%v: survival(%v) = %v, Survival %v", f, y, got, want)
				}
			}
			// Searched from itself, the fit of its own values is that of the full search.
			near, again := f.solution.refit(&f.solution.units), f.solution.scaled
			if !(math.Abs(near.scaled-again) <= 1e-6) {
				t.Errorf("%v: refit has %v a value, fit %v", f, near.scaled, again)
			}
		}
	}
}

// At the number of values that ExponentialCount names an exponential tail rules out both
// shapes at the margin with a chance of 80%, and each of them, when it is the law, stays
// in 95% at least. At a shape of 1/4 the lab's share is 1/(2+ξ/(1-ξ)) = 3/7, at -1/4 5/9.
func TestExponentialMargin(t *testing.T) {
	if testing.Short() {
		t.Skip("a rate over hundreds of samples: left to the full run")
	}
	t.Parallel()
	const samples = 600
	n := int(ExponentialCount())
	for _, c := range []struct {
		law       dist.Tail
		low, high float64 // of the share in which both shapes are ruled out
	}{
		{dist.Exponential{Rate: 2}, 0.75, 0.9},
		{dist.GPD{Scale: 1, Xi: 0.25}, 0, 0.08},
		{dist.GPD{Scale: 1, Xi: -0.25}, 0, 0.08},
	} {
		out := make([]float64, samples)
		simulate(Simulation{Seed: 3}, samples, func() []float64 { return make([]float64, n) }, func(hours []float64, i int, rng *rand.Rand) {
			for j := range hours {
				hours[j] = 1 + dist.Rand(c.law, rng)
			}
			s, err := NewSample(hours)
			if err != nil {
				t.Error(err)
				return
			}
			f, err := s.Fit(GPD, 1)
			if err != nil {
				t.Error(err)
				return
			}
			if marginPValue(float64(n), f.solution.at.b, f.solution.scaled, f.solution.units.gpdProfile) <= 0.05 {
				out[i] = 1.0 / samples
			}
		})
		rate := 0.0
		for _, o := range out {
			rate += o
		}
		t.Logf("%v, %d values: both shapes ruled out in %.3f", c.law, n, rate)
		if !(rate >= c.low && rate <= c.high) {
			t.Errorf("%v, %d values: both shapes ruled out in %.3f, want %v to %v", c.law, n, rate, c.low, c.high)
		}
	}
}
