package dist

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestConstructors(t *testing.T) {
	t.Parallel()
	inf, nan := math.Inf(1), math.NaN()
	type result struct {
		got  Tail
		err  error
		want Tail // nil where an error is wanted
		name string
	}
	// as turns a constructor's answer into a result.
	var results []result
	add := func(name string, want Tail, got Tail, err error) {
		results = append(results, result{got, err, want, name})
	}
	check := func(name string, want Tail) func(Tail, error) {
		return func(got Tail, err error) { add(name, want, got, err) }
	}
	wrap := func(p Tail, err error) (Tail, error) { return p, err }

	p, err := NewPareto(0.5, 2)
	check("NewPareto", Pareto{Scale: 0.5, Alpha: 2})(wrap(p, err))
	p, err = NewPareto(0, 2)
	check("Scale = 0", nil)(wrap(p, err))
	p, err = NewPareto(1, -1)
	check("Alpha = -1", nil)(wrap(p, err))
	p, err = ParetoWithMean(1.5, 3)
	check("ParetoWithMean", Pareto{Scale: 1, Alpha: 3})(wrap(p, err))
	p, err = ParetoWithMean(1, 1)
	check("Alpha = 1", nil)(wrap(p, err))
	p, err = ParetoWithMean(nan, 2)
	check("mean = NaN", nil)(wrap(p, err))
	e, err := NewExponential(4)
	check("NewExponential", Exponential{Rate: 4})(wrap(e, err))
	e, err = NewExponential(inf)
	check("Rate = +Inf", nil)(wrap(e, err))
	e, err = ExponentialWithMean(0.25)
	check("ExponentialWithMean", Exponential{Rate: 4})(wrap(e, err))
	e, err = ExponentialWithMean(0)
	check("mean = 0", nil)(wrap(e, err))
	e, err = ExponentialWithMean(5e-324) // its rate overflows
	check("Rate = +Inf", nil)(wrap(e, err))
	l, err := NewLognormal(-3, 1)
	check("NewLognormal", Lognormal{Mu: -3, Sigma: 1})(wrap(l, err))
	l, err = NewLognormal(inf, 1)
	check("Mu = +Inf", nil)(wrap(l, err))
	l, err = NewLognormal(0, 0)
	check("Sigma = 0", nil)(wrap(l, err))
	l, err = LognormalWithMedian(1, 2)
	check("LognormalWithMedian", Lognormal{Mu: 0, Sigma: 2})(wrap(l, err))
	l, err = LognormalWithMedian(-2, 2)
	check("median = -2", nil)(wrap(l, err))
	w, err := NewWeibull(0.1, 0.7)
	check("NewWeibull", Weibull{Scale: 0.1, Shape: 0.7})(wrap(w, err))
	w, err = NewWeibull(-0.1, 0.7)
	check("Scale = -0.1", nil)(wrap(w, err))
	w, err = NewWeibull(1, nan)
	check("Shape = NaN", nil)(wrap(w, err))
	f, err := NewLogLogistic(0.05, 1.5)
	check("NewLogLogistic", LogLogistic{Scale: 0.05, Shape: 1.5})(wrap(f, err))
	f, err = NewLogLogistic(0, 1.5)
	check("Scale = 0", nil)(wrap(f, err))
	f, err = NewLogLogistic(1, inf)
	check("Shape = +Inf", nil)(wrap(f, err))
	g, err := NewGamma(0.1, 2)
	check("NewGamma", Gamma{Scale: 0.1, Shape: 2})(wrap(g, err))
	g, err = NewGamma(0, 2)
	check("Scale = 0", nil)(wrap(g, err))
	g, err = NewGamma(1, 2e6)
	check("Shape = 2e+06", nil)(wrap(g, err))
	d, err := NewGPD(0, 1, -0.5)
	check("NewGPD", GPD{Location: 0, Scale: 1, Xi: -0.5})(wrap(d, err))
	d, err = NewGPD(-1, 1, 0)
	check("Location = -1", nil)(wrap(d, err))
	d, err = NewGPD(0, 0, 0)
	check("Scale = 0", nil)(wrap(d, err))
	d, err = NewGPD(0, 1, nan)
	check("Xi = NaN", nil)(wrap(d, err))

	for _, r := range results {
		if r.want != nil {
			if r.err != nil || r.got != r.want {
				t.Errorf("%s = %v, %v, want %v", r.name, r.got, r.err, r.want)
			}
			continue
		}
		if !errors.Is(r.err, ErrParameter) {
			t.Errorf("%s: error %v, want one wrapping ErrParameter", r.name, r.err)
			continue
		}
		// The value, the domain and the remedy.
		if text := r.err.Error(); !strings.HasPrefix(text, "dist: ") || !strings.Contains(text, r.name) || !strings.Contains(text, "want ") || !strings.Contains(text, ": ") {
			t.Errorf("error %q does not name %q, the domain and the remedy", text, r.name)
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
