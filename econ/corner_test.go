package econ_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// bent are tails whose survival function has corners, and drops in the last.
func bent() map[string]dist.Tail {
	spliced := dist.Spliced{Body: dist.Lognormal{Mu: -3, Sigma: 1}, Tail: dist.Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5, Share: 0.2}
	return map[string]dist.Tail{
		"spliced":           spliced,
		"spliced, lifted":   dist.Spliced{Body: dist.Lognormal{Mu: -3, Sigma: 1}, Tail: dist.Pareto{Scale: 0.01, Alpha: 6}, At: 0.05, Share: 0.5},
		"histogram":         dist.Histogram{Edges: []float64{0, 0.05, 0.1, 0.5, 2}, Counts: []float64{50, 300, 20, 5}},
		"histogram, open":   dist.Histogram{Edges: []float64{0, 0.05, 0.1, 0.5, math.Inf(1)}, Counts: []float64{50, 300, 20, 5}, Top: dist.Pareto{Scale: 0.5, Alpha: 1.5}},
		"two Pareto groups": dist.Mixture{Components: []dist.Component{{Weight: 0.7, Tail: dist.Pareto{Scale: 0.02, Alpha: 3}}, {Weight: 0.3, Tail: dist.Pareto{Scale: 0.2, Alpha: 2}}}},
		"truncated":         dist.Truncated{Tail: spliced, Low: 0.01, High: 3},
		"heaps":             heaps{at: []float64{0.02, 0.1, 0.4}, share: []float64{0.5, 0.3, 0.2}, declared: true},
	}
}

// At a corner the Lerner index lies between 1/ε just above and just below it, and a
// small change of cost does not move the price.
func TestCorners(t *testing.T) {
	t.Parallel()
	corners := 0
	for name, hours := range bent() {
		for _, tail := range []dist.Tail{hours, dist.Plain{Tail: hours}} {
			for cost := 0.02; cost < 60; cost *= 1.6 {
				m := econ.Market{Wage: 60, Tokens: 0.5, Cost: cost, Hours: tail}
				at, err := m.Monopoly()
				if errors.Is(err, econ.ErrNoTrade) {
					continue
				}
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				through, err := m.PassThrough()
				index := at.LernerIndex()
				below, above := index*m.Elasticity(at.Price*(1-1e-9)), index*m.Elasticity(at.Price)
				switch at.Regime {
				case econ.Interior:
					if !near(above, 1, 1e-7) || !(through > 0) {
						t.Errorf("%s at cost %g: %+v with index times elasticity %g, pass-through %g, %v", name, cost, at, above, through, err)
					}
				case econ.Corner:
					corners++
					// An undeclared atom shows in demand, not in the density.
					drops := m.Demand(at.Price*(1+1e-9)) < 0.99*m.Demand(at.Price)
					if !(below <= 1 && (above >= 1 || drops)) || through != 0 || err != nil {
						t.Errorf("%s at cost %g: %+v with index times elasticity %g below and %g above, pass-through %g, %v", name, cost, at, below, above, through, err)
					}
				case econ.Kink:
					if m.Demand(at.Price) != 1 || through != 0 {
						t.Errorf("%s at cost %g: %+v", name, cost, at)
					}
				default:
					t.Errorf("%s at cost %g: %+v", name, cost, at)
				}
			}
		}
	}
	if corners < 25 {
		t.Errorf("%d corners, want more", corners)
	}
}

// Surpluses, segments and integration are numbers and add up where demand bends.
func TestSurplusAroundCorners(t *testing.T) {
	t.Parallel()
	for name, hours := range bent() {
		m := econ.Market{Wage: 60, Tokens: 0.5, Cost: 1, Hours: hours}
		potential := m.TotalSurplus(m.Cost)
		for _, p := range []float64{0, 0.5, 1, 2.4, 5, 12, 30, 48, 100} {
			s := m.Split(p)
			if !(s.Deadweight >= 0) || !near(s.Potential(), potential, 1e-9) {
				t.Errorf("%s at %g: %+v adds up to %.12g, want %.12g", name, p, s, s.Potential(), potential)
			}
		}
		if i, err := m.Integration(); err != nil || !near(i.Owned, potential, 1e-12) || !(i.Sold > 0) {
			t.Errorf("%s: %+v, %v", name, i, err)
		}
		last := 0.0
		for _, k := range []int{1, 2, 4, 8} {
			segments, err := m.Segments(k)
			all := econ.SplitOf(segments)
			if err != nil || !near(all.Potential(), potential, 1e-8) || !(all.Lab >= last*(1-1e-9)) {
				t.Errorf("%s, %d segments: %+v, %v, want parts that add up to %g and a lab no worse off than %g", name, k, all, err, potential, last)
			}
			last = all.Lab
		}
	}
}

// A task is served if it saves the threshold or more, so an atom at the threshold is
// served.
func TestPriceAtAnAtom(t *testing.T) {
	t.Parallel()
	h := heaps{at: []float64{0.02, 0.1, 0.4}, share: []float64{0.5, 0.3, 0.2}, declared: true}
	for _, wage := range []float64{60, 7, 1e-3, 33.3, 1e5 / 3} {
		for _, tokens := range []float64{0.5, 3, 1e-3, 0.7} {
			m := econ.Market{Wage: wage, Tokens: tokens, Hours: h}
			for i, z := range h.at {
				served := []float64{1, 0.5, 0.2}[i]
				p := m.InverseDemand(served)
				if !near(m.Demand(p), served, 1e-15) || !near(p, m.WillingnessToPay(z), 1e-14) {
					t.Errorf("w = %g, T = %g: the price of %g h is %.17g with demand %g, want %g", wage, tokens, z, p, m.Demand(p), served)
				}
				if got := m.Elasticity(p); !math.IsInf(got, 1) {
					t.Errorf("w = %g, T = %g: elasticity %g at %g h, where demand drops", wage, tokens, got, z)
				}
				drawn, err := m.Simulate(p, 2000, seeded())
				if err != nil || !(math.Abs(drawn.Served-served) < 0.05) {
					t.Errorf("w = %g, T = %g: %g of drawn tasks served, %v, want %g", wage, tokens, drawn.Served, err, served)
				}
			}
			at, err := m.Monopoly() // 0.02, 0.1·0.5 or 0.4·0.2: the last
			if err != nil || at.Regime != econ.Corner || !near(m.Demand(at.Price), 0.2, 1e-15) {
				t.Errorf("w = %g, T = %g: %+v, %v, want the last atom", wage, tokens, at, err)
			}
		}
	}
}

// All tasks are worth the same, and the price takes it all.
func TestOneAtom(t *testing.T) {
	t.Parallel()
	m := econ.Market{Wage: 60, Tokens: 0.7, Cost: 1, Hours: heaps{at: []float64{0.1}, share: []float64{1}}}
	at, err := m.Monopoly()
	if err != nil || at.Regime != econ.Kink || m.Demand(at.Price) != 1 || !near(at.Price, 6/0.7, 1e-14) {
		t.Errorf("got %+v, %v, want the kink at %g", at, err, 6/0.7)
	}
	if s := m.Split(at.Price); !near(s.Lab, 5.3, 1e-14) || s.Customer > 1e-14 || s.Deadweight > 1e-14 {
		t.Errorf("got %+v, want all for the lab", s)
	}
	if segments, err := m.Segments(3); err != nil || !near(econ.SplitOf(segments).Lab, 5.3, 1e-12) {
		t.Errorf("segments %+v, %v", segments, err)
	}
	m.Cost = 6 / 0.7
	if at, err := m.Monopoly(); !errors.Is(err, econ.ErrNoTrade) && !(err == nil && near(at.Price, m.Cost, 1e-12)) {
		t.Errorf("at a cost of all it is worth: %+v, %v", at, err)
	}
}
