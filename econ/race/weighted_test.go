package race_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
	"valuecapture/econ/race"
)

// Odds that fall like h^(−b) from x_m on make a Pareto tail with index α + b.
func TestWeightedFalling(t *testing.T) {
	t.Parallel()
	for _, b := range []float64{0, 0.5, 0.84, 2} {
		tail := dist.Pareto{Scale: minute, Alpha: 1.5}
		w, err := race.NewWeighted(tail, race.Falling{From: minute, Exponent: b})
		if err != nil {
			t.Fatal(err)
		}
		want := dist.Pareto{Scale: minute, Alpha: 1.5 + b}
		if !near(w.Mass(), 1.5/(1.5+b), 1e-10) || !near(w.Mean(), want.Mean(), 1e-8) {
			t.Errorf("b = %v: mass %v, mean %v, want %v and %v", b, w.Mass(), w.Mean(), 1.5/(1.5+b), want.Mean())
		}
		for _, z := range []float64{0.01, 0.02, 0.3, 40, 1e5} {
			if !near(w.Survival(z), want.Survival(z), 1e-8) || !near(dist.MeanExcess(w, z), want.MeanExcess(z), 1e-6) {
				t.Errorf("b = %v, z = %v: S %v, e %v, want %v and %v", b, z, w.Survival(z), w.MeanExcess(z), want.Survival(z), want.MeanExcess(z))
			}
			if z > minute && !near(w.Elasticity(z), 1.5+b, 1e-8) {
				t.Errorf("b = %v, z = %v: elasticity %v, want α + b", b, z, w.Elasticity(z))
			}
		}
		m := econ.Baseline()
		m.Hours = w
		p, err := m.Monopoly()
		if err != nil || !near(p.Price, 2*(1.5+b)/(0.5+b), 1e-9) {
			t.Errorf("b = %v: price %v, %v", b, p.Price, err)
		}
	}
}

// The elasticity is α q/E[q | h ≥ z], by the density of the weighted law and by a
// quadrature over the hours; far above both horizons it is α + b.
func TestWeightedElasticity(t *testing.T) {
	t.Parallel()
	tail := dist.Pareto{Scale: minute, Alpha: 1.5}
	for _, b := range []float64{0.5, 0.84, 3} {
		odds := race.Horizon{Half: 0.5, Slope: b}
		w, err := race.NewWeighted(tail, odds)
		if err != nil {
			t.Fatal(err)
		}
		for _, z := range []float64{0.02, 0.4, 0.6, 9} {
			mean, err := quad.Integral(func(h float64) float64 { return odds.At(h) * tail.Density(h) / tail.Survival(z) }, z, math.Inf(1), 0.5)
			if err != nil {
				t.Fatal(err)
			}
			if want := 1.5 * odds.At(z) / mean; !near(w.Elasticity(z), want, 1e-6) {
				t.Errorf("b = %v, z = %v: elasticity %v, want %v", b, z, w.Elasticity(z), want)
			}
		}
		if far := w.Elasticity(1e6); !near(far, 1.5+b, 0.01) {
			t.Errorf("b = %v: elasticity far out %v, want %v", b, far, 1.5+b)
		}
	}
	// Help with every task that leaves over h^θ: α/θ, for open models that cost nothing.
	for _, theta := range []float64{0.4, 0.8} {
		m := econ.Baseline()
		left, err := race.OutsideOption{Help: race.Diminishing{From: minute, Theta: theta}}.Market(m)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []float64{2.5, 6, 30} {
			if got := left.Elasticity(p); !near(got, 1.5/theta, 1e-9) {
				t.Errorf("θ = %v, p = %v: elasticity %v, want %v", theta, p, got, 1.5/theta)
			}
		}
		// At their cost it is α/θ of the price above theirs.
		left, err = race.OpenAtCost(m, race.Diminishing{From: minute, Theta: theta}).Market(m)
		if err != nil {
			t.Fatal(err)
		}
		if got := left.Elasticity(30); !near(got, 1.5/theta*30/28, 1e-9) {
			t.Errorf("θ = %v: elasticity at 30 %v, want α/θ · 30/28", theta, got)
		}
	}
}

// The contract of a tail at a few quantiles: the whole of disttest takes thousands of
// quadratures.
func TestWeightedIsATail(t *testing.T) {
	t.Parallel()
	tails := []dist.Tail{dist.Pareto{Scale: minute, Alpha: 1.5}, dist.Lognormal{Mu: -2, Sigma: 1}}
	if testing.Short() {
		tails = tails[:1]
	}
	for _, tail := range tails {
		w, err := race.NewWeighted(tail, race.Horizon{Half: 0.5, Slope: 0.84})
		if err != nil {
			t.Fatal(err)
		}
		if err := dist.Validate(w); err != nil {
			t.Error(err)
		}
		for _, q := range []float64{0.999, 0.5, 0.01, 1e-7} {
			z := w.InverseSurvival(q)
			if got := w.Survival(z); !near(got, q, 1e-9) {
				t.Errorf("%v: S(S⁻¹(%v)) = %v", tail, q, got)
			}
			step := 1e-4 * z
			if got, want := w.Density(z), (w.Survival(z-step)-w.Survival(z+step))/(2*step); !near(got, want, 1e-5) {
				t.Errorf("%v, z = %v: density %v, by differences %v", tail, z, got, want)
			}
			area, err := quad.Integral(w.Survival, z, math.Inf(1), 0.5)
			if got, want := dist.MeanExcess(w, z), area/w.Survival(z); err != nil || !near(got, want, 1e-7) {
				t.Errorf("%v, z = %v: mean excess %v, by quadrature %v, %v", tail, z, got, want, err)
			}
		}
		for _, bad := range []float64{math.NaN(), -0.1, 1.1} {
			if got := w.InverseSurvival(bad); !math.IsNaN(got) {
				t.Errorf("S⁻¹(%v) = %v, want NaN", bad, got)
			}
		}
		if got := []float64{w.Survival(math.NaN()), w.Density(math.NaN()), w.MeanExcess(math.NaN()), (race.Weighted{}).Survival(1), (race.Weighted{}).Mean(), (race.Weighted{}).Mass()}; true {
			for i, x := range got {
				if !math.IsNaN(x) {
					t.Errorf("%d: %v, want NaN", i, x)
				}
			}
		}
	}
}

func TestHorizon(t *testing.T) {
	t.Parallel()
	s := race.Horizon{Half: 161 * minute, Slope: 0}
	var err error
	if s.Slope, err = race.HorizonSlope(161, 31); err != nil || !within(s.Slope, 0.84, 0.005) {
		t.Errorf("slope %v, %v, want 0.84", s.Slope, err)
	}
	for h, want := range map[float64]float64{0: 1, 31 * minute: 0.8, 161 * minute: 0.5, math.Inf(1): 0} {
		if got := s.At(h); !near(got+1, want+1, 1e-12) {
			t.Errorf("%v h: %v, want %v", h, got, want)
		}
	}
	sharp := race.Horizon{Half: 1, Slope: math.Inf(1)}
	if sharp.At(0.999) != 1 || sharp.At(1) != 0 {
		t.Errorf("sharp edge: %v below and %v at 1 h", sharp.At(0.999), sharp.At(1))
	}
	for _, odds := range []race.Odds{race.Horizon{}, race.Horizon{Half: 1}, race.Horizon{Half: 1, Slope: -1}, race.Falling{From: 1, Exponent: -1}, race.Falling{}} {
		if got := odds.At(1); !math.IsNaN(got) {
			t.Errorf("%+v: %v, want NaN", odds, got)
		}
		if _, err := race.NewWeighted(dist.Pareto{Scale: 1, Alpha: 1.5}, odds); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%+v: %v, want ErrParameter", odds, err)
		}
	}
	for _, pair := range [][2]float64{{1, 1}, {1, 2}, {1, 0}, {math.NaN(), 1}, {math.Inf(1), 1}} {
		if got, err := race.HorizonSlope(pair[0], pair[1]); !errors.Is(err, race.ErrParameter) || !math.IsNaN(got) {
			t.Errorf("%v: %v, %v", pair, got, err)
		}
	}
	for name, try := range map[string]func() error{
		"no odds": func() error { _, err := race.NewWeighted(dist.Pareto{Scale: 1, Alpha: 1.5}, nil); return err },
		"no tail": func() error { _, err := race.NewWeighted(nil, sharp); return err },
		"no task": func() error { _, err := race.NewWeighted(dist.Pareto{Scale: 2, Alpha: 1.5}, sharp); return err },
		"infinite mean": func() error {
			_, err := race.NewWeighted(dist.Pareto{Scale: 1, Alpha: 0.9}, race.Falling{From: 1, Exponent: 0.05})
			return err
		},
		"zero value": func() error { return race.Weighted{}.Validate() },
	} {
		if err := try(); !errors.Is(err, race.ErrParameter) && !errors.Is(err, dist.ErrParameter) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
