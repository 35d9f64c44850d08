package dist

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// values returns the results of every numeric method of a law at z and q.
func values(d law, z, q float64) map[string]float64 {
	rng := rand.New(rand.NewPCG(1, 1))
	return map[string]float64{
		"Survival":        d.Survival(z),
		"Density":         d.Density(z),
		"Hazard":          d.Hazard(z),
		"MeanExcess":      d.MeanExcess(z),
		"LogDensitySlope": d.LogDensitySlope(z),
		"InverseSurvival": d.InverseSurvival(q),
		"Mean":            d.Mean(),
		"Rand":            d.Rand(rng),
		"TopShare":        TopShare(d, q),
	}
}

func TestInvalidIsNaNEverywhere(t *testing.T) {
	t.Parallel()
	nan, inf := math.NaN(), math.Inf(1)
	var bad []law
	for _, v := range []float64{0, -1, nan, inf, -inf} {
		bad = append(bad,
			Pareto{Scale: v, Alpha: 1.5}, Pareto{Scale: 1, Alpha: v},
			Exponential{Rate: v},
			Lognormal{Mu: 0, Sigma: v},
			Weibull{Scale: v, Shape: 1}, Weibull{Scale: 1, Shape: v},
			LogLogistic{Scale: v, Shape: 1}, LogLogistic{Scale: 1, Shape: v},
			Gamma{Scale: v, Shape: 1}, Gamma{Scale: 1, Shape: v},
			GPD{Location: 0, Scale: v, Xi: 0.5},
		)
	}
	bad = append(bad, Gamma{Scale: 1, Shape: 1e7}, GPD{Location: -1e-9, Scale: 1, Xi: 0})
	for _, v := range []float64{nan, inf, -inf} {
		bad = append(bad, Lognormal{Mu: v, Sigma: 1}, GPD{Location: v, Scale: 1, Xi: 0}, GPD{Location: 0, Scale: 1, Xi: v})
	}
	for _, d := range bad {
		if err := d.Validate(); !errors.Is(err, ErrParameter) {
			t.Errorf("%#v.Validate() = %v, want an error wrapping ErrParameter", d, err)
		}
		if err := Validate(d); !errors.Is(err, ErrParameter) {
			t.Errorf("Validate(%#v) = %v, want an error wrapping ErrParameter", d, err)
		}
		if d.IncreasingGeneralizedHazard() {
			t.Errorf("%#v claims to be regular", d)
		}
		for _, z := range []float64{-1, 0, 0.5, 2, inf, nan} {
			for _, q := range []float64{0, 0.3, 1} {
				for name, v := range values(d, z, q) {
					if !math.IsNaN(v) {
						t.Errorf("%#v.%s at z = %v, q = %v is %v, want NaN", d, name, z, q, v)
					}
				}
			}
		}
	}
}

func TestOutsideTheSupport(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		nan := math.NaN()
		for name, v := range values(d, nan, nan) {
			if !math.IsNaN(v) && name != "Mean" && name != "Rand" {
				t.Errorf("%s of NaN is %v, want NaN", name, v)
			}
		}
		for _, q := range []float64{-1e-300, 1.0000000000000002, math.Inf(1)} {
			if v := d.InverseSurvival(q); !math.IsNaN(v) {
				t.Errorf("InverseSurvival(%v) = %v, want NaN", q, v)
			}
			if v := TopShare(d, q); !math.IsNaN(v) {
				t.Errorf("TopShare(%v) = %v, want NaN", q, v)
			}
		}
		lower, upper := d.InverseSurvival(1), d.InverseSurvival(0)
		if s := d.Survival(lower); s != 1 {
			t.Errorf("Survival at the lower end %v is %v, want 1", lower, s)
		}
		if s := d.Survival(upper); s != 0 {
			t.Errorf("Survival at the upper end %v is %v, want 0", upper, s)
		}
		for _, z := range []float64{lower - 0.01, -7, math.Inf(-1)} {
			want := d.Mean() - z
			if d.Survival(z) != 1 || d.Density(z) != 0 || d.Hazard(z) != 0 || d.MeanExcess(z) != want || !math.IsNaN(d.LogDensitySlope(z)) {
				t.Errorf("at z = %v below the support: S, f, hazard, e, slope = %v, %v, %v, %v, %v, want 1, 0, 0, %v, NaN",
					z, d.Survival(z), d.Density(z), d.Hazard(z), d.MeanExcess(z), d.LogDensitySlope(z), want)
			}
		}
		if math.IsInf(upper, 1) {
			if d.Density(upper) != 0 {
				t.Errorf("Density(+Inf) = %v, want 0", d.Density(upper))
			}
			return
		}
		if d.Density(upper) != 0 || !math.IsInf(d.Hazard(upper), 1) || d.MeanExcess(upper) != 0 {
			t.Errorf("at the upper end %v: f, hazard, e = %v, %v, %v, want 0, +Inf, 0", upper, d.Density(upper), d.Hazard(upper), d.MeanExcess(upper))
		}
		if before := math.Nextafter(upper, 0); d.Survival(before) == 0 {
			t.Errorf("Survival(%v) = 0 just below the upper end", before)
		}
		z := upper + 0.01
		if d.Survival(z) != 0 || d.Density(z) != 0 || !math.IsNaN(d.Hazard(z)) || !math.IsNaN(d.MeanExcess(z)) {
			t.Errorf("above the upper end: S, f, hazard, e = %v, %v, %v, %v, want 0, 0, NaN, NaN", d.Survival(z), d.Density(z), d.Hazard(z), d.MeanExcess(z))
		}
		if !math.IsInf(Hazard(bare{d}, upper), 1) || !math.IsNaN(Hazard(bare{d}, z)) || MeanExcess(bare{d}, upper) != 0 || !math.IsNaN(MeanExcess(bare{d}, z)) {
			t.Errorf("fallbacks at and above the upper end: hazard %v, %v, e %v, %v, want +Inf, NaN, 0, NaN",
				Hazard(bare{d}, upper), Hazard(bare{d}, z), MeanExcess(bare{d}, upper), MeanExcess(bare{d}, z))
		}
	})
}

// At an infinite argument every law gives its limit.
func TestLimitsAtInfinity(t *testing.T) {
	t.Parallel()
	inf := math.Inf(1)
	for _, c := range []struct {
		d           law
		hazard, exc float64
	}{
		{Pareto{Scale: 1, Alpha: 1.5}, 0, inf},
		{Exponential{Rate: 4}, 4, 0.25},
		{Lognormal{Mu: 0, Sigma: 1}, 0, inf},
		{Weibull{Scale: 2, Shape: 0.5}, 0, inf},
		{Weibull{Scale: 2, Shape: 1}, 0.5, 2},
		{Weibull{Scale: 2, Shape: 2}, inf, 0},
		{LogLogistic{Scale: 2, Shape: 0.5}, 0, inf},
		{LogLogistic{Scale: 2, Shape: 2}, 0, inf},
		{Gamma{Scale: 2, Shape: 0.5}, 0.5, 2},
		{Gamma{Scale: 2, Shape: 5}, 0.5, 2},
		{GPD{Location: 1, Scale: 2, Xi: 0}, 0.5, 2},
		{GPD{Location: 1, Scale: 2, Xi: 0.5}, 0, inf},
		{GPD{Location: 1, Scale: 2, Xi: 1.5}, 0, inf},
	} {
		if h, e := c.d.Hazard(inf), c.d.MeanExcess(inf); h != c.hazard || e != c.exc {
			t.Errorf("%v at +Inf: hazard %v, mean excess %v, want %v, %v", c.d, h, e, c.hazard, c.exc)
		}
	}
}

// At the lower end the density is its limit from the right.
func TestDensityAtLowerEnd(t *testing.T) {
	t.Parallel()
	inf := math.Inf(1)
	for _, c := range []struct {
		d    law
		want float64
	}{
		{Pareto{Scale: 2, Alpha: 3}, 1.5},
		{Exponential{Rate: 4}, 4},
		{Lognormal{Mu: 0, Sigma: 1}, 0},
		{Weibull{Scale: 2, Shape: 0.5}, inf},
		{Weibull{Scale: 2, Shape: 1}, 0.5},
		{Weibull{Scale: 2, Shape: 2}, 0},
		{LogLogistic{Scale: 2, Shape: 0.5}, inf},
		{LogLogistic{Scale: 2, Shape: 1}, 0.5},
		{LogLogistic{Scale: 2, Shape: 2}, 0},
		{Gamma{Scale: 2, Shape: 0.5}, inf},
		{Gamma{Scale: 2, Shape: 1}, 0.5},
		{Gamma{Scale: 2, Shape: 2}, 0},
		{GPD{Location: 1, Scale: 2, Xi: -1}, 0.5},
	} {
		z := c.d.InverseSurvival(1)
		if f, h := c.d.Density(z), c.d.Hazard(z); f != c.want || h != c.want {
			t.Errorf("%v: Density(%v), Hazard = %v, %v, want %v", c.d, z, f, h, c.want)
		}
	}
}

// Products that are representable although a factor is not.
func TestNoOverflowOnTheWay(t *testing.T) {
	t.Parallel()
	// s Γ(1 + 1/k) at 1/k = 200, with 200! multiplied onto s factor by factor.
	mean := 1e-200
	for i := 1; i <= 200; i++ {
		mean *= float64(i)
	}
	z, tenth := 1e-309, math.Exp(-30.9*math.Ln10) // z^0.1
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"Weibull mean", Weibull{Scale: 1e-200, Shape: 1. / 200}.Mean(), mean},
		{"log-logistic hazard where S is 1", LogLogistic{Scale: 1, Shape: 1.1}.Hazard(z), 1.1 * tenth},
		{"log-logistic inverse", LogLogistic{Scale: 1e-300, Shape: 0.5}.InverseSurvival(1e-300), 1e300},
		{"gamma density, a < 1", Gamma{Scale: 1, Shape: 0.9}.Density(z), 1 / tenth / math.Gamma(0.9)},
		{"gamma density, a > 1", Gamma{Scale: 1, Shape: 1.1}.Density(z), tenth / math.Gamma(1.1)},
		{"gamma hazard, a > 1", Gamma{Scale: 1, Shape: 1.1}.Hazard(z), tenth / math.Gamma(1.1)},
		{"GPD survival", GPD{Location: 0, Scale: 1e-300, Xi: 2}.Survival(1e300), math.Sqrt(0.5) * 1e-300},
		{"GPD inverse", GPD{Location: 0, Scale: 1e-300, Xi: 2}.InverseSurvival(1e-300), 5e299},
		{"exponential inverse at a subnormal share", Exponential{Rate: 1}.InverseSurvival(z), 309 * math.Ln10},
		{"gamma inverse at a subnormal share", Gamma{Scale: 1, Shape: 1}.InverseSurvival(z), 309 * math.Ln10},
		{"top share at a subnormal share", TopShare(Pareto{Scale: 1, Alpha: 1. / 0.9}, z), tenth},
		{"Pareto inverse", Pareto{Scale: 1e-300, Alpha: 0.5}.InverseSurvival(1e-300), 1e300},
	} {
		if apart(c.got, c.want) > 1e-12 {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
}

// The continued fraction of a gamma law overflowed at the largest hours and then ran
// for a million terms.
func TestGammaAtTheLargestHours(t *testing.T) {
	t.Parallel()
	g := Gamma{Scale: 1.2333636220500586, Shape: 15.750171876359005}
	began := time.Now()
	for range 20 {
		if s, h := g.Survival(math.MaxFloat64), g.Hazard(math.MaxFloat64); s != 0 || !(math.Abs(h*g.Scale-1) <= 1e-12) {
			t.Errorf("S = %g, hazard %g, want 0 and 1/scale", s, h)
		}
	}
	if d := time.Since(began); d > time.Second {
		t.Errorf("took %v", d)
	}
}
