package econ_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

func TestMonopolyRegimes(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, tc := range []struct {
		name        string
		cost        float64
		hours       dist.Tail
		price       float64
		regime      econ.Regime
		err         error
		lernerAbove float64
	}{
		{"interior", 2, dist.Pareto{Scale: 1.0 / 60, Alpha: 1.2}, 12, econ.Interior, nil, 0},
		{"kink by cost", 0.5, dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}, 2, econ.Kink, nil, 1 / 1.5},
		{"just inside, α < p_m/(p_m−c)", 0.5, dist.Pareto{Scale: 1.0 / 60, Alpha: 4.0/3 - 1e-6}, 0.5 * (4.0/3 - 1e-6) / (1.0/3 - 1e-6), econ.Interior, nil, 0},
		{"just at the kink", 0.5, dist.Pareto{Scale: 1.0 / 60, Alpha: 4.0/3 + 1e-6}, 2, econ.Kink, nil, 0.75 - 1e-6},
		{"no cost", 0, dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}, 2, econ.Kink, nil, 0.999},
		{"α below 1", 2, dist.Pareto{Scale: 1.0 / 60, Alpha: 0.9}, nan, econ.Unbounded, econ.ErrUnbounded, 0},
		{"α below 1, no cost", 0, dist.Pareto{Scale: 1.0 / 60, Alpha: 0.9}, nan, econ.Unbounded, econ.ErrUnbounded, 0},
		{"α = 1", 2, dist.Pareto{Scale: 1.0 / 60, Alpha: 1}, nan, econ.NotAttained, econ.ErrNotAttained, 0},
		{"α = 1, no cost", 0, dist.Pareto{Scale: 1.0 / 60, Alpha: 1}, 2, econ.Flat, nil, 0},
		{"α just above 1", 2, dist.Pareto{Scale: 1.0 / 60, Alpha: 1 + 1e-9}, 2 * (1 + 1e-9) / ((1 + 1e-9) - 1), econ.Interior, nil, 0},
		{"exponential", 2, dist.Exponential{Rate: 60 / (4 * 0.5)}, 6, econ.Interior, nil, 0},
		{"exponential, no cost", 0, dist.Exponential{Rate: 30}, 4, econ.Interior, nil, 0.999},
		{"GPD as the Pareto", 2, dist.GPD{Location: 1.0 / 60, Scale: 1.0 / 90, Xi: 1 / 1.5}, 6, econ.Interior, nil, 0},
		{"GPD above 1", 2, dist.GPD{Location: 0, Scale: 0.1, Xi: 1.1}, nan, econ.Unbounded, econ.ErrUnbounded, 0},
		{"GPD at 1", 2, dist.GPD{Location: 0, Scale: 0.1, Xi: 1}, nan, econ.NotAttained, econ.ErrNotAttained, 0},
		{"GPD at 1, low cost, high start", 0.01, dist.GPD{Location: 1, Scale: 0.1, Xi: 1}, 120, econ.Kink, nil, 0.99},
		{"uniform on 0 to 0.1 h: halfway from c to 12", 2, dist.GPD{Scale: 0.1, Xi: -1}, 7, econ.Interior, nil, 0},
		{"cost above everyone", 12, dist.GPD{Scale: 0.1, Xi: -1}, nan, econ.NoTrade, econ.ErrNoTrade, 0},
		{"cost beyond any task there is", 1e6, dist.Weibull{Scale: 1.0 / 30, Shape: 1}, nan, econ.NoTrade, econ.ErrNoTrade, 0},
		{"cost just below everyone", 12 - 1e-9, dist.GPD{Scale: 0.1, Xi: -1}, 12 - 5e-10, econ.Interior, nil, 0},
	} {
		for _, general := range []bool{false, true} {
			hours := tc.hours
			if general {
				hours = dist.Plain{Tail: hours}
			}
			name := fmt.Sprintf("%s, general %v", tc.name, general)
			m := econ.Market{Wage: 60, Tokens: 0.5, Cost: tc.cost, Hours: hours}
			got, err := m.Monopoly()
			if general && tc.name == "α just above 1" {
				continue // decided at infinity: only a closed form can tell a limit from an unbounded rise
			}
			if got.Regime != tc.regime || !errors.Is(err, tc.err) || !near(got.Price, tc.price, 1e-7) {
				t.Errorf("%s: got %+v, %v, want price %g, %v, %v", name, got, err, tc.price, tc.regime, tc.err)
			}
			if got.LernerIndex() < tc.lernerAbove {
				t.Errorf("%s: Lerner index %g, want at least %g", name, got.LernerIndex(), tc.lernerAbove)
			}
			if _, err := m.PassThrough(); !errors.Is(err, tc.err) {
				t.Errorf("%s: PassThrough error %v, want %v", name, err, tc.err)
			}
		}
	}
}

// Every family's price is at least as good as any other on a fine grid, solves
// the Lerner condition where it says so, and is the one the general route finds.
func TestMonopolyIsBest(t *testing.T) {
	t.Parallel()
	for _, m := range tails() {
		for _, cost := range []float64{0, 0.01, 2, 50} {
			m.Cost = cost
			at, err := m.Monopoly()
			if errors.Is(err, econ.ErrNoTrade) && cost == 50 {
				continue
			}
			if err != nil {
				t.Errorf("%v: %v", m, err)
				continue
			}
			best := m.Profit(at.Price)
			for i := range 4000 {
				if p := at.Price * math.Exp(float64(i-2000)/200); m.Profit(p) > best*(1+1e-12) {
					t.Errorf("%v: price %g earns %.12g, but %g earns %.12g", m, at.Price, best, p, m.Profit(p))
					break
				}
			}
			if l := at.LernerIndex() * m.Elasticity(at.Price); at.Regime == econ.Interior && !near(l, 1, 1e-7) {
				t.Errorf("%v: Lerner index times elasticity = %.12g, want 1", m, l)
			} else if at.Regime == econ.Kink && l < 1 {
				t.Errorf("%v: at the kink Lerner index times elasticity = %g, want at least 1", m, l)
			}
			g := m
			g.Hours = dist.Plain{Tail: m.Hours}
			if general, err := g.Monopoly(); err != nil || !near(general.Price, at.Price, 1e-7) || general.Regime != at.Regime {
				t.Errorf("%v: general route %+v, %v, want %+v", m, general, err, at)
			}
		}
	}
}

// The mixture has two local maxima. Which is the better one changes with cost,
// and a root finder alone would not notice.
func TestTwoPeaks(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	m.Hours = twoPeaks
	m.Cost = 0
	low, err := m.Monopoly()
	if err != nil || !(low.Price < 10) {
		t.Errorf("no cost: got %+v, %v, want the peak of the many small tasks", low, err)
	}
	m.Cost = 6
	high, err := m.Monopoly()
	if err != nil || !(high.Price > 150) {
		t.Errorf("cost 6: got %+v, %v, want the peak of the few large tasks", high, err)
	}
}

func TestConduct(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		alpha, cost, phi float64
		price            float64
		regime           econ.Regime
		err              error
	}{
		{1.5, 2, 1, 6, econ.Interior, nil},
		{1.5, 2, 0.5, 3, econ.Interior, nil},
		{1.5, 2, 0, 2, econ.Competitive, nil},
		{0.8, 2, 0.5, 2 * 2 * 0.8 / (2*0.8 - 1), econ.Interior, nil}, // two firms suffice below α = 1
		{0.8, 2, 0.8, math.NaN(), econ.NotAttained, econ.ErrNotAttained},
		{0.8, 2, 0.9, math.NaN(), econ.Unbounded, econ.ErrUnbounded},
		{1.5, 0.5, 0.01, 2, econ.Kink, nil}, // Cournot stays at the kink
		{1.5, 0.5, 0, 0.5, econ.Competitive, nil},
		{1.5, 0, 0.5, 2, econ.Kink, nil},
		{1.5, 2, 1.5, math.NaN(), 0, econ.ErrParameter},
		{1.5, 2, -0.1, math.NaN(), 0, econ.ErrParameter},
		{1.5, 2, math.NaN(), math.NaN(), 0, econ.ErrParameter},
	} {
		m := pareto(tc.alpha)
		m.Cost = tc.cost
		for _, hours := range []dist.Tail{m.Hours, dist.Plain{Tail: m.Hours}} {
			m.Hours = hours
			got, err := m.Conduct(tc.phi)
			if !near(got.Price, tc.price, 1e-7) || got.Regime != tc.regime || !errors.Is(err, tc.err) {
				t.Errorf("α = %g, c = %g, φ = %g, %T: got %+v, %v, want %g, %v, %v", tc.alpha, tc.cost, tc.phi, hours, got, err, tc.price, tc.regime, tc.err)
			}
		}
	}
	for n := 1; n <= 20; n++ {
		got, err := pareto(1.5).Cournot(n)
		if want := 2 * float64(n) * 1.5 / (float64(n)*1.5 - 1); err != nil || !near(got.Price, want, 1e-14) {
			t.Errorf("%d firms: got %g, %v, want %g", n, got.Price, err, want)
		}
	}
	if _, err := pareto(1.5).Cournot(0); !errors.Is(err, econ.ErrParameter) {
		t.Errorf("no firms: got %v, want ErrParameter", err)
	}
}

// No price is below cost, by as much as an ulp, where the margin is next to nothing.
func TestNoPriceBelowCost(t *testing.T) {
	t.Parallel()
	for i := range 4000 {
		m := econ.Market{Wage: 60, Tokens: 0.5, Cost: math.Exp(float64(i%977)/50 - 8)}
		alpha := []float64{1e14, 1e15, 1e16, 1e20}[i%4] * (1 + float64(i)/999)
		m.Hours = dist.Pareto{Scale: m.Threshold(m.Cost), Alpha: alpha}
		for _, hours := range []dist.Tail{m.Hours, dist.Pareto{Scale: m.Threshold(m.Cost), Alpha: alpha}.GPD()} {
			m.Hours = hours
			if at, err := m.Monopoly(); err == nil && at.Price < m.Cost {
				t.Fatalf("%v: price %.17g below cost %.17g", m, at.Price, m.Cost)
			}
		}
	}
}
