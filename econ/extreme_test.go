package econ_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// The elasticity at the kink is its limit from above whatever the rounding of the kink
// price, and the price serves everyone.
func TestElasticityAtTheKink(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 3))
	for range 20_000 {
		alpha := 0.2 + 5*rng.Float64()
		m := econ.Market{
			Wage: math.Exp(-5 + 10*rng.Float64()), Tokens: math.Exp(-5 + 10*rng.Float64()),
			Hours: dist.Pareto{Scale: math.Exp(-5 + 10*rng.Float64()), Alpha: alpha},
		}
		kink := m.KinkPrice()
		if got := m.Elasticity(kink); !near(got, alpha, 1e-14) || m.Demand(kink) != 1 {
			t.Fatalf("%v: elasticity %g, demand %g at the kink %g, want %g and 1", m, got, m.Demand(kink), kink, alpha)
		}
		if got := m.Elasticity(kink * (1 - 1e-12)); got != 0 {
			t.Fatalf("%v: elasticity %g below the kink, want 0", m, got)
		}
	}
}

// Demand at the price for a share is never below the share.
func TestInverseDemandServes(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 5))
	for _, m := range tails() {
		for range 300 {
			m.Wage, m.Tokens = math.Exp(-5+10*rng.Float64()), math.Exp(-5+10*rng.Float64())
			q := math.Exp(-30 * rng.Float64() * rng.Float64())
			p := m.InverseDemand(q)
			if d := m.Demand(p); !(d >= q) || !(d-q <= 1e-11*q+1e-14) {
				t.Errorf("%v: demand at InverseDemand(%g) = %g is %.17g", m, q, p, d)
			}
		}
	}
}

// A cost that nobody would pay is ErrNoTrade for every family, by every route and for
// every number of firms.
func TestCostBeyondReach(t *testing.T) {
	t.Parallel()
	for _, hours := range []dist.Tail{
		dist.Pareto{Scale: 1.0 / 60, Alpha: 40},
		dist.Pareto{Scale: 1.0 / 60, Alpha: 1e300},
		dist.Exponential{Rate: 30},
		dist.Lognormal{Mu: -3, Sigma: 0.5},
		dist.Weibull{Scale: 0.05, Shape: 2},
		dist.Gamma{Scale: 0.05, Shape: 2},
		dist.GPD{Scale: 0.05, Xi: 0.001},
		dist.GPD{Scale: 0.05, Xi: -0.2},
		dist.GPD{Scale: 0.05},
		twoPeaks,
		fourGroups().Hours,
	} {
		for _, tail := range []dist.Tail{hours, dist.Plain{Tail: hours}} {
			for _, cost := range []float64{1e40, 1e200, 1e305, math.MaxFloat64} {
				m := econ.Market{Wage: 60, Tokens: 0.5, Cost: cost, Hours: tail}
				for _, phi := range []float64{0, 1e-9, 0.5, 1} {
					if at, err := m.Conduct(phi); !errors.Is(err, econ.ErrNoTrade) || !math.IsNaN(at.Price) || at.Regime != econ.NoTrade {
						t.Errorf("%v, φ = %g: %+v, %v, want ErrNoTrade", m, phi, at, err)
					}
				}
				if _, err := m.PassThrough(); !errors.Is(err, econ.ErrNoTrade) {
					t.Errorf("%v: PassThrough gives %v", m, err)
				}
				if _, err := m.Integration(); !errors.Is(err, econ.ErrNoTrade) {
					t.Errorf("%v: Integration gives %v", m, err)
				}
				for n := 1; n <= 4; n++ {
					if _, err := m.ChainOf(n); !errors.Is(err, econ.ErrNoTrade) {
						t.Errorf("%v: a chain of %d gives %v", m, n, err)
					}
				}
			}
		}
	}
}

// Numbers near the limits of float64 give a price at which something sells, or an
// error.
func TestExtremes(t *testing.T) {
	t.Parallel()
	sizes := []float64{5e-324, 1e-308, 1e-200, 1e-9, 1, 1e9, 1e200, 1e308}
	for _, hours := range []dist.Tail{
		dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5},
		dist.Pareto{Scale: 1.0 / 60, Alpha: 1 + 1e-15},
		dist.Pareto{Scale: 1.0 / 60, Alpha: 1e15},
		dist.Pareto{Scale: 1e-320, Alpha: 2},
		dist.Exponential{Rate: 30},
		dist.Weibull{Scale: 0.05, Shape: 0.3},
		dist.Gamma{Scale: 0.05, Shape: 0.3},
		dist.Lognormal{Mu: -3, Sigma: 20},
		dist.GPD{Scale: 0.05, Xi: 1 - 1e-15},
		heaps{at: []float64{0.01, 0.1}, share: []float64{0.9, 0.1}, declared: true},
	} {
		for _, wage := range sizes {
			for _, tokens := range sizes {
				for _, cost := range append(sizes, 0) {
					for _, phi := range []float64{1, 1e-12} {
						m := econ.Market{Wage: wage, Tokens: tokens, Cost: cost, Hours: hours}
						at, err := m.Conduct(phi)
						if (err == nil) == math.IsNaN(at.Price) || err == nil && (!(at.Price >= cost) || !(m.Demand(at.Price) > 0) || math.IsInf(at.Price, 1)) {
							t.Errorf("%v, φ = %g: %+v sells to %g, %v", m, phi, at, m.Demand(at.Price), err)
						}
					}
				}
			}
		}
	}
}

// A law that is NaN between two hours.
type torn struct {
	dist.Tail
	from, to float64
}

func (h torn) Survival(z float64) float64 {
	if z > h.from && z < h.to {
		return math.NaN()
	}
	return h.Tail.Survival(z)
}

// A gap in what a law knows is found out before a surplus is taken across it.
func TestTornLaw(t *testing.T) {
	t.Parallel()
	for _, from := range []float64{0.03, 0.1, 0.3, 0.7} {
		m := econ.Market{Wage: 60, Tokens: 0.5, Cost: 2, Hours: torn{dist.Plain{Tail: dist.Exponential{Rate: 3}}, from, from + 0.01}}
		if err := m.Check(6); err == nil {
			t.Errorf("NaN from %g: Check(6) finds nothing with %+v", from, m.Split(6))
		}
		if got, err := m.Integration(); err == nil {
			t.Errorf("NaN from %g: Integration() = %+v", from, got)
		}
		if got, err := m.Monopoly(); err == nil {
			t.Errorf("NaN from %g: Monopoly() = %+v", from, got)
		}
	}
}
