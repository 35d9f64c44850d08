package race_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

func TestWindowErrors(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	good := window(10, 4, 0.84, 0)
	change := func(f func(*race.Window)) race.Window { w := good; f(&w); return w }
	heavy, lognormal := m, m
	heavy.Hours = dist.Pareto{Scale: minute, Alpha: 1}
	lognormal.Hours = dist.Lognormal{Mu: -2, Sigma: 1}
	for name, tc := range map[string]struct {
		w    race.Window
		m    econ.Market
		want error
	}{
		"reach":             {change(func(w *race.Window) { w.Reach = 0 }), m, race.ErrParameter},
		"lead 0":            {change(func(w *race.Window) { w.Lead = 0 }), m, race.ErrParameter},
		"lead NaN":          {change(func(w *race.Window) { w.Lead = math.NaN() }), m, race.ErrParameter},
		"lead too long":     {change(func(w *race.Window) { w.Lead = 1e6 }), m, race.ErrParameter},
		"doubling":          {change(func(w *race.Window) { w.Doubling = -7 }), m, race.ErrParameter},
		"slope 1e5":         {change(func(w *race.Window) { w.Slope = 1e5 }), m, race.ErrParameter},
		"slope and growth":  {change(func(w *race.Window) { w.Slope, w.Growth = 600, 0.5 }), m, race.ErrParameter},
		"slope":             {change(func(w *race.Window) { w.Slope = 0 }), m, race.ErrParameter},
		"growth 1":          {change(func(w *race.Window) { w.Growth = 1 }), m, race.ErrParameter},
		"growth, lognormal": {change(func(w *race.Window) { w.Growth = 0.5 }), lognormal, race.ErrParameter},
		"infinite mean":     {good, heavy, race.ErrParameter},
		"no market":         {good, econ.Market{}, econ.ErrParameter},
		"below cost":        {window(0.2, 7, sharp, 0), baseline(2), dist.ErrParameter},
	} {
		if s, err := tc.w.Sell(tc.m); !errors.Is(err, tc.want) || !math.IsNaN(s.Price) || !math.IsNaN(s.Lab) {
			t.Errorf("%s: %+v, %v, want %v", name, s, err, tc.want)
		}
		if d, err := tc.w.Dollars(tc.m, 1, 1); err == nil || !math.IsNaN(d) {
			t.Errorf("%s: dollars %v, %v", name, d, err)
		}
		if d, err := tc.w.Halving(tc.m); err == nil || !math.IsNaN(d) {
			t.Errorf("%s: halving %v, %v", name, d, err)
		}
	}
	for _, bad := range [][2]float64{{-1, 1}, {math.NaN(), 1}, {1, 0}, {1, math.Inf(1)}} {
		if d, err := good.Dollars(m, bad[0], bad[1]); !errors.Is(err, race.ErrParameter) || !math.IsNaN(d) {
			t.Errorf("dollars %v: %v, %v", bad, d, err)
		}
	}
	for _, bad := range [][3]float64{{1, 2, 0}, {1.5, 1, 0}, {1.5, 2, 1}, {1.5, 2, -0.1}, {math.NaN(), 2, 0}, {1.5, math.NaN(), 0}} {
		if s, err := race.WindowShare(bad[0], bad[1], bad[2]); !errors.Is(err, race.ErrParameter) || !math.IsNaN(s) {
			t.Errorf("share %v: %v, %v", bad, s, err)
		}
	}
	for _, bad := range [][2]float64{{1, 7}, {1.5, 0}, {math.NaN(), 7}} {
		if h, g, err := race.RedQueen(bad[0], bad[1]); !errors.Is(err, race.ErrParameter) || !math.IsNaN(h) || !math.IsNaN(g) {
			t.Errorf("red queen %v: %v, %v, %v", bad, h, g, err)
		}
	}
	if !math.IsNaN((race.Window{}).ClosedOnly(1)) || !math.IsNaN(good.ClosedOnly(-1)) {
		t.Error("odds of no window, or at negative hours, want NaN")
	}
	if s, err := window(10, 4, sharp, 0).Sell(lognormal); err != nil || !near(s.Price, 20, 1e-9) {
		t.Errorf("lognormal: %+v, %v", s, err)
	}
}
