package econ_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// fourGroups has four peaks of profit. The highest holds one task in 2500.
func fourGroups() econ.Market {
	m := econ.Market{Wage: 60, Tokens: 0.5, Cost: 0.1}
	mixture := dist.Mixture{}
	for i, w := range []float64{.9286, .06305, .00794, .0004018} {
		mixture.Components = append(mixture.Components, dist.Component{
			Weight: w / .9999918, Tail: dist.Lognormal{Mu: []float64{-4.234, -1.235, .9752, 4.246}[i], Sigma: 0.3},
		})
	}
	m.Hours = mixture
	return m
}

func TestFourPeaks(t *testing.T) {
	t.Parallel()
	m := fourGroups()
	for _, hours := range []dist.Tail{m.Hours, dist.Plain{Tail: m.Hours}} {
		m.Hours = hours
		at, err := m.Monopoly()
		if err != nil || !(math.Abs(at.Price-6269) < 1) || !(math.Abs(m.Profit(at.Price)-1.049) < 1e-3) {
			t.Errorf("%T: got %+v, %v with profit %g, want 6269 with 1.049", hours, at, err, m.Profit(at.Price))
		}
		if l := at.LernerIndex() * m.Elasticity(at.Price); !near(l, 1, 1e-12) {
			t.Errorf("%T: Lerner index times elasticity = %.15g, want 1", hours, l)
		}
	}
}

// randomMixture returns a mixture of 2 to 8 groups, some of them Pareto, spliced or
// histograms.
func randomMixture(rng *rand.Rand) dist.Mixture {
	var mixture dist.Mixture
	var sum float64
	for range 2 + rng.IntN(7) {
		w := math.Pow(10, -5*rng.Float64())
		sum += w
		median := math.Exp(-8 + 16*rng.Float64())
		var part dist.Tail = dist.Lognormal{Mu: math.Log(median), Sigma: 0.05 * math.Pow(30, rng.Float64())}
		switch rng.IntN(8) {
		case 0:
			part = dist.Pareto{Scale: median, Alpha: 1.1 + 5*rng.Float64()}
		case 1:
			part = dist.Spliced{Body: part, Tail: dist.Pareto{Scale: median, Alpha: 1.2 + 3*rng.Float64()}, At: median, Share: 0.05 + 0.5*rng.Float64()}
		case 2:
			part = dist.Histogram{Edges: []float64{median / 3, median, 2 * median, 7 * median}, Counts: []float64{5 + 90*rng.Float64(), 3, 40 * rng.Float64()}}
		}
		mixture.Components = append(mixture.Components, dist.Component{Weight: w, Tail: part})
	}
	for i := range mixture.Components {
		mixture.Components[i].Weight /= sum
	}
	return mixture
}

// No price on a fine grid earns more than the best, for a thousand random mixtures and
// laws of atoms, and none takes long to find.
func TestNoBetterPrice(t *testing.T) {
	t.Parallel()
	markets, points := 1000, 4000
	if testing.Short() {
		markets, points = 60, 2000
	}
	rng := rand.New(rand.NewPCG(4, 4))
	slowest := time.Duration(0)
	for i := range markets {
		m := econ.Market{Wage: 60, Tokens: 0.5, Cost: math.Pow(10, -3+5*rng.Float64()), Hours: randomMixture(rng)}
		if i%8 == 0 {
			h := heaps{declared: true}
			for z := math.Exp(-5 + 3*rng.Float64()); len(h.at) < 6; z *= 1 + 5*rng.Float64() {
				h.at, h.share = append(h.at, z), append(h.share, 1.0/6)
			}
			m.Hours = h
		}
		began := time.Now()
		at, err := m.Monopoly()
		slowest = max(slowest, time.Since(began))
		if err != nil {
			if m.Cost < m.InverseDemand(1e-3) {
				t.Errorf("%v: %v", m, err)
			}
			continue
		}
		best := m.Profit(at.Price)
		bends := dist.Bends(m.Hours)
		for j := range points + len(bends) {
			p := m.Cost + 1e-4*math.Exp(30*float64(j)/float64(points))
			if j >= points {
				p = m.WillingnessToPay(bends[j-points]) * (1 - 1e-15)
			}
			if m.Profit(p) > best*(1+1e-12) {
				t.Errorf("%v: %+v earns %.15g, but %g earns %.15g", m, at, best, p, m.Profit(p))
				break
			}
		}
	}
	t.Logf("the slowest took %v", slowest)
}

// Where the median of the hours underflows, the search at zero cost once never ended.
func TestHoursBelowTheSmallestNumber(t *testing.T) {
	t.Parallel()
	for _, hours := range []dist.Tail{
		dist.Gamma{Scale: 0.1, Shape: 8e-4},
		dist.Weibull{Scale: 0.05, Shape: 4e-4},
		dist.Weibull{Scale: 0.05, Shape: 1e-4},
		dist.Lognormal{Mu: -746, Sigma: 1},
		dist.Lognormal{Mu: -746, Sigma: 0.01},
		dist.Lognormal{Mu: -5000, Sigma: 1},
	} {
		for _, cost := range []float64{0, 1e-300, 2} {
			for _, tail := range []dist.Tail{hours, dist.Plain{Tail: hours}} {
				m := econ.Market{Wage: 60, Tokens: 0.5, Cost: cost, Hours: tail}
				began := time.Now()
				at, err := m.Monopoly()
				if d := time.Since(began); d > 5*time.Second {
					t.Errorf("%v: %v", m, d)
				}
				if (err == nil) == math.IsNaN(at.Price) || err == nil && !(at.Price > 0 && m.Demand(at.Price) > 0) {
					t.Errorf("%v: %+v, %v", m, at, err)
				}
			}
		}
	}
}
