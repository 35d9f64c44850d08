package econ_test

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// The general route agrees with the closed forms, at any length they share.
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
				start := time.Now()
				got, err := g.ChainOf(n)
				if d := time.Since(start); d > 300*time.Millisecond {
					t.Errorf("%v, %d firms: %v", g, n, d)
				}
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

var _ = errors.Is
var _ = fmt.Sprint
