package dist

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// A construction is what a constructor returned.
type construction struct {
	tail Tail
	err  error
}

func made[T Tail](tail T, err error) construction { return construction{tail, err} }

func TestConstructors(t *testing.T) {
	t.Parallel()
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		name string
		want Tail // nil where an error is wanted
		got  construction
	}{
		{"NewPareto", Pareto{Scale: 0.5, Alpha: 2}, made(NewPareto(0.5, 2))},
		{"Scale = 0", nil, made(NewPareto(0, 2))},
		{"Alpha = -1", nil, made(NewPareto(1, -1))},
		{"ParetoWithMean", Pareto{Scale: 1, Alpha: 3}, made(ParetoWithMean(1.5, 3))},
		{"Alpha = 1", nil, made(ParetoWithMean(1, 1))},
		{"mean = NaN", nil, made(ParetoWithMean(nan, 2))},
		{"NewExponential", Exponential{Rate: 4}, made(NewExponential(4))},
		{"Rate = +Inf", nil, made(NewExponential(inf))},
		{"ExponentialWithMean", Exponential{Rate: 4}, made(ExponentialWithMean(0.25))},
		{"mean = 0", nil, made(ExponentialWithMean(0))},
		{"Rate = +Inf", nil, made(ExponentialWithMean(5e-324))}, // its rate overflows
		{"NewLognormal", Lognormal{Mu: -3, Sigma: 1}, made(NewLognormal(-3, 1))},
		{"Mu = +Inf", nil, made(NewLognormal(inf, 1))},
		{"Sigma = 0", nil, made(NewLognormal(0, 0))},
		{"LognormalWithMedian", Lognormal{Mu: 0, Sigma: 2}, made(LognormalWithMedian(1, 2))},
		{"median = -2", nil, made(LognormalWithMedian(-2, 2))},
		{"NewWeibull", Weibull{Scale: 0.1, Shape: 0.7}, made(NewWeibull(0.1, 0.7))},
		{"Scale = -0.1", nil, made(NewWeibull(-0.1, 0.7))},
		{"Shape = NaN", nil, made(NewWeibull(1, nan))},
		{"NewLogLogistic", LogLogistic{Scale: 0.05, Shape: 1.5}, made(NewLogLogistic(0.05, 1.5))},
		{"Scale = 0", nil, made(NewLogLogistic(0, 1.5))},
		{"Shape = +Inf", nil, made(NewLogLogistic(1, inf))},
		{"NewGamma", Gamma{Scale: 0.1, Shape: 2}, made(NewGamma(0.1, 2))},
		{"Scale = 0", nil, made(NewGamma(0, 2))},
		{"Shape = 2e+06", nil, made(NewGamma(1, 2e6))},
		{"NewGPD", GPD{Location: 0, Scale: 1, Xi: -0.5}, made(NewGPD(0, 1, -0.5))},
		{"Location = -1", nil, made(NewGPD(-1, 1, 0))},
		{"Scale = 0", nil, made(NewGPD(0, 0, 0))},
		{"Xi = NaN", nil, made(NewGPD(0, 1, nan))},
	} {
		if c.want != nil {
			if c.got.err != nil || c.got.tail != c.want {
				t.Errorf("%s = %v, %v, want %v", c.name, c.got.tail, c.got.err, c.want)
			}
			continue
		}
		if !errors.Is(c.got.err, ErrParameter) {
			t.Errorf("%s: error %v, want one wrapping ErrParameter", c.name, c.got.err)
			continue
		}
		// The value, the domain and the remedy.
		if text := c.got.err.Error(); !strings.HasPrefix(text, "dist: ") || !strings.Contains(text, c.name) || !strings.Contains(text, "want ") || !strings.Contains(text, ": ") {
			t.Errorf("error %q does not name %q, the domain and the remedy", text, c.name)
		}
	}
}

func TestParameterErrorText(t *testing.T) {
	t.Parallel()
	const want = "dist: Pareto Alpha = -1, want a finite number above 0: give the tail index of the survival function"
	if got := (Pareto{Scale: 1, Alpha: -1}).Validate().Error(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// faulty is a law with one fault at a time.
type faulty struct {
	Tail
	survival, density, inverse, mean func(float64) float64
}

func (f faulty) Survival(z float64) float64 {
	if f.survival != nil {
		return f.survival(z)
	}
	return f.Tail.Survival(z)
}

func (f faulty) Density(z float64) float64 {
	if f.density != nil {
		return f.density(z)
	}
	return f.Tail.Density(z)
}

func (f faulty) InverseSurvival(q float64) float64 {
	if f.inverse != nil {
		return f.inverse(q)
	}
	return f.Tail.InverseSurvival(q)
}

func (f faulty) Mean() float64 {
	if f.mean != nil {
		return f.mean(0)
	}
	return f.Tail.Mean()
}

func TestValidateProbes(t *testing.T) {
	t.Parallel()
	e := Exponential{Rate: 1}
	always := func(v float64) func(float64) float64 { return func(float64) float64 { return v } }
	if err := Validate(faulty{Tail: e}); err != nil {
		t.Errorf("Validate of a law without a fault: %v", err)
	}
	var missing *Pareto
	for name, d := range map[string]Tail{
		"nil":                    nil,
		"nil pointer":            missing,
		"survival NaN":           faulty{Tail: e, survival: always(math.NaN())},
		"survival above 1":       faulty{Tail: e, survival: always(1.1)},
		"survival below 0":       faulty{Tail: e, survival: always(-0.1)},
		"survival rising":        faulty{Tail: e, survival: func(z float64) float64 { return math.Min(z/30, 1) }},
		"not the inverse":        faulty{Tail: e, inverse: func(q float64) float64 { return -math.Log(q) / 2 }},
		"almost the inverse":     faulty{Tail: e, inverse: func(q float64) float64 { return -0.98 * math.Log(q) }},
		"inverse NaN":            faulty{Tail: e, inverse: always(math.NaN())},
		"inverse negative":       faulty{Tail: e, inverse: func(q float64) float64 { return -1 - math.Log(q) }},
		"inverse the wrong way":  faulty{Tail: e, inverse: func(q float64) float64 { return -math.Log(1 - q) }},
		"density NaN":            faulty{Tail: e, density: always(math.NaN())},
		"density negative":       faulty{Tail: e, density: always(-1)},
		"mean NaN":               faulty{Tail: e, mean: always(math.NaN())},
		"mean negative":          faulty{Tail: e, mean: always(-1)},
		"method that panics":     faulty{Tail: e, density: func(float64) float64 { panic("no density") }},
		"quantiles out of order": faulty{Tail: e, inverse: func(q float64) float64 { return 40 + q }},
	} {
		if err := Validate(d); !errors.Is(err, ErrParameter) {
			t.Errorf("%s: Validate = %v, want an error wrapping ErrParameter", name, err)
		}
	}
}

func TestString(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		d    law
		want string
	}{
		{Pareto{Scale: 1. / 60, Alpha: 1.5}, "Pareto(α = 1.5, x_m = 0.0167 h)"},
		{Exponential{Rate: 4}, "Exponential(λ = 4 per h)"},
		{Lognormal{Mu: math.Log(0.05), Sigma: 1}, "Lognormal(median = 0.05 h, σ = 1)"},
		{Weibull{Scale: 0.1, Shape: 0.7}, "Weibull(scale = 0.1 h, shape = 0.7)"},
		{LogLogistic{Scale: 0.05, Shape: 1.5}, "LogLogistic(scale = 0.05 h, shape = 1.5)"},
		{Gamma{Scale: 0.1, Shape: 2}, "Gamma(scale = 0.1 h, shape = 2)"},
		{Pareto{Scale: 1. / 60, Alpha: 1.5}.GPD(), "GPD(ξ = 0.667, σ = 0.0111 h, μ = 0.0167 h)"},
	} {
		if got := c.d.String(); got != c.want {
			t.Errorf("String() = %q, want %q", got, c.want)
		}
	}
}
