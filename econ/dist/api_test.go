package dist

import (
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/internal/apitest"
)

func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	r := apitest.Results
	valid := Pareto{Scale: 1, Alpha: 2}
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"NewPareto":                  func() []any { return r(NewPareto(0, 2)) },
		"ParetoWithMean":             func() []any { return r(ParetoWithMean(1, 1)) },
		"ParetoWithMean/mean":        func() []any { return r(ParetoWithMean(nan, 2)) },
		"NewExponential":             func() []any { return r(NewExponential(-1)) },
		"ExponentialWithMean":        func() []any { return r(ExponentialWithMean(0)) },
		"ExponentialWithMean/rate":   func() []any { return r(ExponentialWithMean(5e-324)) },
		"NewLognormal":               func() []any { return r(NewLognormal(0, 0)) },
		"LognormalWithMedian":        func() []any { return r(LognormalWithMedian(-1, 1)) },
		"LognormalWithMedian/sigma":  func() []any { return r(LognormalWithMedian(1, 0)) },
		"NewWeibull":                 func() []any { return r(NewWeibull(1, nan)) },
		"NewLogLogistic":             func() []any { return r(NewLogLogistic(0, 1)) },
		"NewGamma":                   func() []any { return r(NewGamma(1, 1e7)) },
		"NewGPD":                     func() []any { return r(NewGPD(-1, 1, 0)) },
		"NewTruncated":               func() []any { return r(NewTruncated(valid, 3, 2)) },
		"NewTruncated/nil":           func() []any { return r(NewTruncated(nil, 1, 2)) },
		"NewSpliced":                 func() []any { return r(NewSpliced(valid, valid, 2, 1)) },
		"Draw":                       func() []any { return r(Draw(valid, -1, seeded())) },
		"Concentrate":                func() []any { return r(Concentrate(nil, 0.1)) },
		"Concentrate/fraction":       func() []any { return r(Concentrate([]float64{1}, 0)) },
		"Concentrate/hours":          func() []any { return r(Concentrate([]float64{1, -1}, 0.5)) },
		"Concentrate/no hours":       func() []any { return r(Concentrate([]float64{0}, 0.5)) },
		"DrawConcentration":          func() []any { return r(DrawConcentration(valid, 0, 0.1, seeded())) },
		"DrawConcentration/nil":      func() []any { return r(DrawConcentration(nil, 5, 0.1, seeded())) },
		"DrawConcentration/fraction": func() []any { return r(DrawConcentration(valid, 5, 2, seeded())) },
		"Validate":                   func() []any { return r(Validate(nil)) },
		"Pareto.Validate":            func() []any { return r(Pareto{}.Validate()) },
		"Exponential.Validate":       func() []any { return r(Exponential{}.Validate()) },
		"Lognormal.Validate":         func() []any { return r(Lognormal{}.Validate()) },
		"Weibull.Validate":           func() []any { return r(Weibull{}.Validate()) },
		"LogLogistic.Validate":       func() []any { return r(LogLogistic{}.Validate()) },
		"Gamma.Validate":             func() []any { return r(Gamma{}.Validate()) },
		"GPD.Validate":               func() []any { return r(GPD{}.Validate()) },
		"Truncated.Validate":         func() []any { return r(Truncated{}.Validate()) },
		"Spliced.Validate":           func() []any { return r(Spliced{}.Validate()) },
		"NewMixture":                 func() []any { return r(NewMixture(Component{0.5, valid})) },
		"Mixture.Validate":           func() []any { return r(Mixture{}.Validate()) },
		"NewHistogram":               func() []any { return r(NewHistogram([]float64{0, 1}, nil, nil)) },
		"Histogram.Validate":         func() []any { return r(Histogram{}.Validate()) },
		"Plain.Validate":             func() []any { return r(Plain{}.Validate()) },
	}, nil)
}

// No tail, a nil pointer for one, and no source of randomness: NaN or an error, inside
// other laws as well, and never a panic.
func TestNil(t *testing.T) {
	t.Parallel()
	var pointer *Pareto
	var law *Spliced
	for _, missing := range []Tail{nil, pointer, law} {
		for _, d := range []Tail{missing, Plain{missing}, Mixture{[]Component{{1, missing}}}, Histogram{Edges: []float64{0, 1, inf}, Counts: []float64{1, 1}, Top: missing}, Truncated{Tail: missing, High: 1},
			Spliced{Body: missing, Tail: Pareto{Scale: 1, Alpha: 2}, At: 2}, Spliced{Body: Pareto{Scale: 1, Alpha: 2}, Tail: missing, At: 2}} {
			for name, got := range map[string]float64{
				"Hazard":          Hazard(d, 0.5),
				"MeanExcess":      MeanExcess(d, 0.5),
				"LogDensitySlope": LogDensitySlope(d, 0.5),
				"Rand":            Rand(d, rand.New(rand.NewPCG(1, 1))),
				"Rand of no rng":  Rand(d, nil),
				"TopShare":        TopShare(d, 0.1),
			} {
				if !math.IsNaN(got) {
					t.Errorf("%T of %T: %s = %v, want NaN", d, missing, name, got)
				}
			}
			if Validate(d) == nil || IsRegular(d) || Bends(d) != nil {
				t.Errorf("%T of %T: Validate = %v, IsRegular = %v, Bends = %v", d, missing, Validate(d), IsRegular(d), Bends(d))
			}
			if hours, err := Draw(d, 2, seeded()); err == nil {
				t.Errorf("%T of %T: Draw = %v", d, missing, hours)
			}
			if _, err := DrawConcentration(d, 2, 0.5, seeded()); err == nil {
				t.Errorf("%T of %T: DrawConcentration without an error", d, missing)
			}
		}
	}
}
