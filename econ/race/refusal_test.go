package race_test

import (
	"maps"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/internal/apitest"
	"valuecapture/econ/race"
)

// A nowhere path is NaN at all times.
type nowhere struct{}

func (nowhere) Alpha(float64) float64 { return math.NaN() }

// A stray belief draws NaN.
type stray struct{ race.Fixed }

func (stray) Draw(*rand.Rand) float64 { return math.NaN() }

// Beside an error every number is NaN, and every nil argument is an error.
func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	var (
		none   econ.Market
		noPath *race.Linear
		m      = econ.Baseline()
		months = race.Months(12)
		rng    = rand.New(rand.NewPCG(1, 1))
		noisy  = race.Stochastic{Start: 1.5, Net: 0.1, Sigma: 0.3}
	)
	refusals := apitest.Refusals{
		"Along":                      func() []any { return apitest.Results(race.Along(none, race.Linear{Start: 2}, months, race.ScaleFixed)) },
		"Along/nil path":             func() []any { return apitest.Results(race.Along(m, nil, months, race.ScaleFixed)) },
		"Along/nil pointer":          func() []any { return apitest.Results(race.Along(m, noPath, months, race.ScaleFixed)) },
		"Along/no dates":             func() []any { return apitest.Results(race.Along(m, race.Linear{Start: 2}, nil, race.ScaleFixed)) },
		"Along/no price":             func() []any { return apitest.Results(race.Along(m, race.Linear{Start: 0.5}, months, race.ScaleFixed)) },
		"Along/nowhere":              func() []any { return apitest.Results(race.Along(m, nowhere{}, months, race.ScaleFixed)) },
		"Along/hold":                 func() []any { return apitest.Results(race.Along(m, race.Linear{Start: 2}, months, 0)) },
		"Compare":                    func() []any { return apitest.Results(race.Compare(m, 100)) },
		"Compare/no market":          func() []any { return apitest.Results(race.Compare(none, 3)) },
		"Compare/NaN":                func() []any { return apitest.Results(race.Compare(m, math.NaN())) },
		"FirstPassage.Validate":      func() []any { return apitest.Results(race.FirstPassage{}.Validate()) },
		"Fixed.Validate":             func() []any { return apitest.Results(race.Fixed(math.NaN()).Validate()) },
		"KinkTailIndex":              func() []any { return apitest.Results(race.KinkTailIndex(none, race.ScaleFixed)) },
		"KinkTailIndex/hold":         func() []any { return apitest.Results(race.KinkTailIndex(m, 0)) },
		"Linear.Validate":            func() []any { return apitest.Results(race.Linear{}.Validate()) },
		"NewLinear":                  func() []any { return apitest.Results(race.NewLinear(0, 1)) },
		"NewRace":                    func() []any { return apitest.Results(race.NewRace(1.5, -1, 0)) },
		"NewStochastic":              func() []any { return apitest.Results(race.NewStochastic(1, 0, 1)) },
		"Normal.Validate":            func() []any { return apitest.Results(race.Normal{}.Validate()) },
		"PriceCap":                   func() []any { return apitest.Results(race.PriceCap(m, 1)) },
		"PriceCap/no market":         func() []any { return apitest.Results(race.PriceCap(none, 3)) },
		"Race.Validate":              func() []any { return apitest.Results(race.Race{}.Validate()) },
		"Stochastic.Simulate":        func() []any { return apitest.Results(race.Stochastic{}.Simulate(months, rng)) },
		"Stochastic.Simulate/no rng": func() []any { return apitest.Results(noisy.Simulate(months, nil)) },
		"Stochastic.Simulate/huge": func() []any {
			return apitest.Results(race.Stochastic{Start: 2, Net: 1e308, Sigma: 1}.Simulate([]float64{10}, rng))
		},
		"Stochastic.Validate":   func() []any { return apitest.Results(race.Stochastic{}.Validate()) },
		"ThinnerTail":           func() []any { return apitest.Results(race.ThinnerTail(m, 1)) },
		"ThinnerTail/no market": func() []any { return apitest.Results(race.ThinnerTail(none, 2)) },
		"Triangular.Validate":   func() []any { return apitest.Results(race.Triangular{}.Validate()) },
		"Truncation":            func() []any { return apitest.Results(race.Truncation(m, 0.01)) },
		"Truncation/no market":  func() []any { return apitest.Results(race.Truncation(none, 1)) },
		"Unchanged":             func() []any { return apitest.Results(race.Unchanged(none)) },
		"Uniform.Validate":      func() []any { return apitest.Results(race.Uniform{}.Validate()) },
		"Validate":              func() []any { return apitest.Results(race.Validate(nil)) },
		"Validate/nil pointer":  func() []any { return apitest.Results(race.Validate(noPath)) },
	}
	maps.Copy(refusals, priorRefusals())
	maps.Copy(refusals, outsideRefusals())
	apitest.NaNBesideErrors(t, refusals, nil)
}

func priorRefusals() apitest.Refusals {
	var (
		noBelief *race.Uniform
		m        = econ.Baseline()
		months   = race.Months(12)
		rng      = rand.New(rand.NewPCG(1, 1))
		prior    = race.Prior{Start: race.Fixed(1.5), Distillation: race.Fixed(0.3), Frontier: race.Fixed(0.1)}
	)
	with := func(change func(*race.Prior)) race.Prior {
		p := prior
		change(&p)
		return p
	}
	fan := func(p race.Prior) func() []any {
		return func() []any { return apitest.Results(p.Fan(m, race.ScaleFixed, months, 100, rng)) }
	}
	return apitest.Refusals{
		"Prior.Fan":             fan(with(func(p *race.Prior) { p.Start = nil })),
		"Prior.Fan/nil pointer": fan(with(func(p *race.Prior) { p.Frontier = noBelief })),
		"Prior.Fan/stray start": fan(with(func(p *race.Prior) { p.Start = stray{} })),
		"Prior.Fan/stray rate":  fan(with(func(p *race.Prior) { p.Sigma, p.Distillation = 0.1, stray{} })),
		"Prior.Fan/too fast":    fan(with(func(p *race.Prior) { p.Distillation, p.Frontier = race.Fixed(1e308), race.Fixed(-1e308) })),
		"Prior.Fan/no rng":      func() []any { return apitest.Results(prior.Fan(m, race.ScaleFixed, months, 100, nil)) },
		"Prior.Fan/no dates":    func() []any { return apitest.Results(prior.Fan(m, race.ScaleFixed, nil, 100, rng)) },
		"Prior.Validate":        func() []any { return apitest.Results(race.Prior{}.Validate()) },
	}
}

// Without a source of randomness, and without a fan, every number is NaN.
func TestNilIsNaN(t *testing.T) {
	t.Parallel()
	for _, b := range []race.Belief{race.Uniform{Low: 0, High: 1}, race.Normal{Mean: 1, SD: 1}, race.Triangular{Low: 0, Mode: 1, High: 2}} {
		if got := b.Draw(nil); !math.IsNaN(got) {
			t.Errorf("%v without an rng draws %v, want NaN", b, got)
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for _, b := range []race.Belief{race.Uniform{Low: 2, High: 1}, race.Normal{Mean: 1, SD: -1}, race.Triangular{Low: 0, Mode: 3, High: 2}, race.Fixed(math.Inf(1))} {
		if got := b.Draw(rng); !math.IsNaN(got) {
			t.Errorf("%v, which is not valid, draws %v, want NaN", b, got)
		}
	}
	if got := race.Fixed(2).Draw(nil); got != 2 {
		t.Errorf("a fixed number without an rng: %v, want 2", got)
	}
	if got := (race.FirstPassage{Distance: 1, Net: -1, Sigma: 1}).Rand(nil); !math.IsNaN(got) {
		t.Errorf("a date without an rng: %v, want NaN", got)
	}
	if got := race.Crossing(nil, 1, 10); !math.IsNaN(got) {
		t.Errorf("crossing of no path: %v, want NaN", got)
	}
	for _, f := range []*race.Fan{nil, {}} {
		for i, v := range []float64{f.NoPrice(0), f.Alpha(0, 0.5), f.LernerIndex(0, 0.5), f.LabShare(0, 0.5), f.IndexAtMost(0, 0.5)} {
			if !math.IsNaN(v) {
				t.Errorf("number %d of no fan is %v, want NaN", i, v)
			}
		}
		if f.Times() != nil {
			t.Errorf("no fan has the dates %v", f.Times())
		}
	}
}
