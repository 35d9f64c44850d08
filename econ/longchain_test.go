package econ_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// The general route agrees with the closed forms at every length that both support.
func TestChainOf(t *testing.T) {
	t.Parallel()
	for _, hours := range []dist.Tail{
		dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5},
		dist.Pareto{Scale: 1.0 / 60, Alpha: 4},
		dist.Exponential{Rate: 30},
		dist.GPD{Scale: 0.05, Xi: 0.4},
		dist.GPD{Scale: 0.05, Xi: -1},
		dist.GPD{Location: 0.02, Scale: 0.05, Xi: 0.2},
	} {
		for _, cost := range []float64{0.01, 2} {
			m := econ.Baseline()
			m.Hours, m.Cost = hours, cost
			for n := 1; n <= 5; n++ {
				want, err := m.ChainOf(n)
				if err != nil {
					t.Errorf("%v, %d firms: %v", m, n, err)
					continue
				}
				g := m
				g.Hours = dist.Plain{Tail: hours}
				got, err := g.ChainOf(n)
				if err != nil {
					t.Errorf("%v, %d firms: %v", g, n, err)
					continue
				}
				tolerance := 1e-11 * math.Pow(10, float64(n))
				for i := range n {
					if !near(got.Prices[i], want.Prices[i], tolerance) {
						t.Errorf("%v, %d firms: price %d is %.12g, want %.12g", g, n, i+1, got.Prices[i], want.Prices[i])
					}
				}
				if got.Regime != want.Regime {
					t.Errorf("%v, %d firms: %v, want %v", g, n, got.Regime, want.Regime)
				}
			}
		}
	}
}

// Where demand drops or has several peaks the application keeps to one retail price and
// then jumps: the lab charges the highest wholesale price before the jump, and no other
// earns it more.
func TestChainOfJumps(t *testing.T) {
	t.Parallel()
	costs, steps := []float64{0, 0.1, 1, 4, 12}, 60
	if testing.Short() {
		costs, steps = []float64{0.1, 1}, 12
	}
	jumps := 0
	tails := bent()
	tails["two peaks"], tails["four peaks"] = twoPeaks, fourGroups().Hours
	for name, hours := range tails {
		for _, cost := range costs {
			m := econ.Market{Wage: 60, Tokens: 0.5, Cost: cost, Hours: hours}
			c, err := m.Chain()
			if errors.Is(err, econ.ErrNoTrade) {
				continue
			}
			if err != nil {
				t.Errorf("%s at cost %g: %v", name, cost, err)
				continue
			}
			app := m
			app.Cost = c.Wholesale
			stays, err := app.Monopoly()
			if err != nil || !near(stays.Price, c.Retail, 1e-7) {
				t.Errorf("%s at cost %g: %+v, and the application charges %+v, %v", name, cost, c, stays, err)
			}
			app.Cost *= 1 + 1e-6
			if jumped, err := app.Monopoly(); err == nil && jumped.Price > 1.01*c.Retail {
				jumps++
			}
			for i := -steps; i <= steps; i++ {
				app.Cost = cost + (c.Wholesale-cost)*math.Exp(4*float64(i)/float64(steps))
				if at, err := app.Monopoly(); err == nil {
					if lab := (app.Cost - cost) * m.Tokens * m.Demand(at.Price); lab > c.Lab*(1+1e-9) {
						t.Errorf("%s at cost %g: %+v, and wholesale %g with retail %g earns the lab %g", name, cost, c, app.Cost, at.Price, lab)
						break
					}
				}
			}
		}
	}
	if jumps < len(costs) {
		t.Errorf("%d jumps, want more", jumps)
	}
}

func TestChainOfErrors(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	for _, n := range []int{0, -3} {
		if _, err := m.ChainOf(n); !errors.Is(err, econ.ErrParameter) {
			t.Errorf("%d firms: %v, want ErrParameter", n, err)
		}
	}
	if _, err := m.ChainOf(3000); !errors.Is(err, econ.ErrNumber) {
		t.Errorf("3000 firms: %v, want ErrNumber", err)
	}
	m.Hours = dist.Plain{Tail: m.Hours}
	if _, err := m.ChainOf(6); !errors.Is(err, econ.ErrNoAnswer) {
		t.Errorf("6 firms by the general route: %v, want ErrNoAnswer", err)
	}
}
