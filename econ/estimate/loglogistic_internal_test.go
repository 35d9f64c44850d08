package estimate

import (
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/dist"
)

// No point of a grid has a higher likelihood than the fit, and the fit collapses to Pareto
// where the mean of e^(-y/m) is a half or more, with m the mean of y, on samples of laws that
// bend either way.
func TestLogLogisticMaximum(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	collapses := 0
	for _, law := range []dist.Tail{
		dist.Pareto{Scale: 1, Alpha: 1.5}, dist.Lognormal{Mu: 2, Sigma: 0.3}, dist.Lognormal{Mu: 0, Sigma: 2}, dist.Weibull{Scale: 1, Shape: 0.3},
		dist.LogLogistic{Scale: 0.2, Shape: 1.5}, dist.LogLogistic{Scale: 5, Shape: 3}, dist.GPD{Location: 1, Scale: 1, Xi: -0.4},
		dist.Mixture{Components: []dist.Component{{Weight: 0.5, Tail: dist.Lognormal{Mu: 0.5, Sigma: 0.1}}, {Weight: 0.5, Tail: dist.Lognormal{Mu: 4, Sigma: 0.1}}}},
	} {
		for range 4 {
			tail := make([]float64, 3+rng.IntN(25))
			for i := range tail {
				tail[i] = law.InverseSurvival(law.Survival(1) * (1 - rng.Float64()))
			}
			s, err := NewSample(tail)
			if err != nil {
				t.Fatal(err)
			}
			u := newUnits(s.hours, 1)
			p, best := logLogisticLaw{}.fit(u)
			half := 0.0
			for _, y := range u.logs {
				half += math.Exp(-y/u.mean) / float64(len(u.logs))
			}
			if (p == collapsed) != (half >= 0.5) {
				t.Errorf("%v: fit %v where the mean of e^(-y/m) is %v", law, p, half)
			}
			if p == collapsed {
				collapses++
			}
			for ratio := 0.6; ratio < 30; ratio *= 1.07 {
				k := ratio / u.mean
				for logB := -math.Min(k*u.max, 40) - 2; logB < 36; logB++ {
					if l := u.logisticAt(logB, k); !(l <= best+1e-9) {
						t.Fatalf("%v: log-likelihood %v at ln b = %v, k = %v, above %v of the fit %v", law, l, logB, k, best, p)
					}
				}
			}
		}
	}
	if collapses == 0 {
		t.Error("no sample collapsed")
	}
}

// The tail is the uncut law over its survival at the threshold, also where the scale is far
// above or below it, and its mean that of the quadrature.
func TestLogLogisticTail(t *testing.T) {
	t.Parallel()
	for _, law := range []dist.LogLogistic{{Scale: 1e-9, Shape: 1.5}, {Scale: 0.3, Shape: 1.2}, {Scale: 2, Shape: 2.5}, {Scale: 40, Shape: 8}} {
		const x = 0.5
		l := logLogisticTail{x: x, logB: law.Shape * math.Log(x/law.Scale), k: law.Shape}
		for _, z := range []float64{0.5, 0.7, 2, 50, 1e6} {
			s, f := law.Survival(z)/law.Survival(x), law.Density(z)/law.Survival(x)
			if got := l.Survival(z); !(math.Abs(got/s-1) <= 1e-12) {
				t.Errorf("%v: S(%v) = %v, want %v", l, z, got, s)
			}
			if got := l.Density(z); !(math.Abs(got/f-1) <= 1e-12) {
				t.Errorf("%v: f(%v) = %v, want %v", l, z, got, f)
			}
		}
		if got, want := l.Mean(), x+dist.MeanExcess(dist.Plain{Tail: law}, x); !(math.Abs(got/want-1) <= 1e-9) {
			t.Errorf("%v: mean %v, want %v", l, got, want)
		}
	}
	if got, want := (logLogisticTail{x: 2, logB: 1e4, k: 3}).Mean(), 3.0; got != want { // Pareto, by α x/(α-1)
		t.Errorf("mean of a tail whose scale underflows: %v, want %v", got, want)
	}
}
