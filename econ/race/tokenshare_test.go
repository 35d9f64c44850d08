package race_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

// 25% and 33% of tokens in the market that every page starts from: each number by the
// functions and by counting tasks.
func TestTokenShare(t *testing.T) {
	t.Parallel()
	s := race.TokenShare{Market: econ.Baseline(), Price: 6}
	count := func(alpha, z, threshold float64) float64 { // in minutes, from one
		open := 1 - math.Pow(z, -alpha)
		return open / (open + math.Pow(threshold, -alpha))
	}
	before, err := s.Reach(0.25)
	if err != nil || !within(60*before, 1.045, 0.00051) {
		t.Errorf("reach before %v min, %v, want 1.045", 60*before, err)
	}
	after, err := s.Reach(0.33)
	if err != nil || !within(60*after, 1.069, 0.00051) || !within(after/before-1, 0.022, 0.00051) {
		t.Errorf("reach after %v min, %v, want 1.069, 2.2%% more", 60*after, err)
	}
	for z, want := range map[float64]float64{before: 0.25, after: 0.33} {
		if got, err := s.Open(z); err != nil || !near(got, want, 1e-12) || !near(count(1.5, 60*z, 3), want, 1e-12) {
			t.Errorf("share at %v: %v, %v, counted %v, want %v", z, got, err, count(1.5, 60*z, 3), want)
		}
	}
	held, err := s.TailIndex(0.33, before)
	if err != nil || !within(held, 1.73, 0.0051) || !near(count(held, 60*before, 3), 0.33, 1e-9) {
		t.Errorf("tail index at a price of 6: %v, %v, want 1.73", held, err)
	}
	fat, thin, err := s.Repriced(0.33, before)
	if err != nil || !within(thin, 3.79, 0.0051) || !within(fat, 1.163, 0.00051) {
		t.Errorf("tail index with the best price: %v and %v, %v, want 1.163 and 3.79", fat, thin, err)
	}
	for _, alpha := range []float64{fat, thin} {
		m := econ.Baseline()
		m.Hours = dist.Pareto{Scale: minute, Alpha: alpha}
		p, err := m.Monopoly()
		if err != nil || !near(count(alpha, 60*before, p.Price/2), 0.33, 1e-9) {
			t.Errorf("α = %v: at the best price of %v the share is %v", alpha, p.Price, count(alpha, 60*before, p.Price/2))
		}
	}
	// The first share comes back with the tail that it was read with.
	fat, thin, err = s.Repriced(0.25, before)
	if err != nil || !within(fat, 1.5, 1e-9) || !within(thin, 1.904, 0.00051) {
		t.Errorf("at 25%%: %v and %v, %v, want 1.5 and 1.904", fat, thin, err)
	}
}

func TestTokenShareErrors(t *testing.T) {
	t.Parallel()
	good := race.TokenShare{Market: econ.Baseline(), Price: 6}
	exponential, cheap := good, good
	exponential.Market.Hours = dist.Exponential{Rate: 10}
	cheap.Market.Cost = 1
	below, none, low := good, good, good
	below.Price, low.Price = 1, math.NaN()
	none.Market = econ.Market{}
	const z = 1.05 * minute
	for name, tc := range map[string]struct {
		s       race.TokenShare
		open, z float64
	}{
		"exponential": {exponential, 0.3, z},
		"below cost":  {below, 0.3, z},
		"price NaN":   {low, 0.3, z},
		"no market":   {none, 0.3, z},
		"share 0":     {good, 0, z},
		"percent":     {good, 33, z},
		"share NaN":   {good, math.NaN(), z},
		"reach low":   {good, 0.3, minute},
		"reach high":  {good, 0.3, 4 * minute},
		"reach NaN":   {good, 0.3, math.NaN()},
	} {
		if a, err := tc.s.TailIndex(tc.open, tc.z); err == nil || !math.IsNaN(a) {
			t.Errorf("%s: tail index %v, %v", name, a, err)
		}
		fat, thin, err := tc.s.Repriced(tc.open, tc.z)
		if name != "below cost" && name != "price NaN" && name != "reach high" && (err == nil || !math.IsNaN(fat) || !math.IsNaN(thin)) {
			t.Errorf("%s: repriced %v, %v, %v", name, fat, thin, err)
		}
		if name == "reach low" || name == "share 0" {
			continue
		}
		if r, err := tc.s.Reach(tc.open); name[:5] != "reach" && (err == nil || !math.IsNaN(r)) {
			t.Errorf("%s: reach %v, %v", name, r, err)
		}
		if r, err := tc.s.Open(tc.z); name[:5] != "share" && name != "percent" && (err == nil || !math.IsNaN(r)) {
			t.Errorf("%s: open %v, %v", name, r, err)
		}
	}
	if _, _, err := cheap.Repriced(0.33, z); !errors.Is(err, race.ErrParameter) {
		t.Errorf("cost below the kink price: %v", err)
	}
	if _, _, err := good.Repriced(0.05, z); !errors.Is(err, race.ErrParameter) {
		t.Errorf("share below the least: %v", err)
	}
	if got, err := good.Open(0); err != nil || got != 0 {
		t.Errorf("no reach: %v, %v, want 0", got, err)
	}
}

// As cost falls the essay's price falls with it until the kink; beside open models that
// are capable up to a length it stays.
func TestCheaper(t *testing.T) {
	t.Parallel()
	c := race.Cheaper{Start: 2, Factor: 9}
	kink := c.Until(2 * 0.5 / 1.5)
	if !near(kink, 0.5, 1e-12) {
		t.Errorf("the kink binds after %v years, want half a year", kink)
	}
	for _, year := range []float64{0, 0.25, 0.5, 1, 2} {
		m, err := c.Market(econ.Baseline(), year)
		if err != nil {
			t.Fatal(err)
		}
		alone, err := m.Monopoly()
		if want := math.Max(3*c.Cost(year), 2); err != nil || !near(alone.Price, want, 1e-12) {
			t.Errorf("%v years: price %v, %v, want %v", year, alone.Price, err, want)
		}
		s, err := race.OpenAtCost(m, race.ByLength{Reach: 6 * minute}).Sell(m)
		if err != nil || !near(s.Price, 12, 1e-12) || !near(s.Lab, (12-m.Cost)*0.5*math.Pow(6, -1.5), 1e-12) {
			t.Errorf("%v years, beside open models: %v and Π %v, %v, want 12", year, s.Price, s.Lab, err)
		}
	}
	for _, bad := range []race.Cheaper{{}, {Start: 2}, {Start: -1, Factor: 9}, {Start: 2, Factor: math.NaN()}} {
		if m, err := bad.Market(econ.Baseline(), 1); !errors.Is(err, race.ErrParameter) || !math.IsNaN(m.Cost) {
			t.Errorf("%+v: %v, %v", bad, m, err)
		}
		if !math.IsNaN(bad.Cost(1)) || !math.IsNaN(bad.Until(1)) {
			t.Errorf("%+v: want NaN", bad)
		}
	}
	if m, err := c.Market(econ.Baseline(), -1); !errors.Is(err, race.ErrParameter) || !math.IsNaN(m.Cost) {
		t.Errorf("a year ago: %v, %v", m, err)
	}
	if _, err := c.Market(econ.Market{}, 1); !errors.Is(err, econ.ErrParameter) {
		t.Errorf("no market: %v", err)
	}
	if !math.IsNaN(c.Cost(-1)) || !math.IsNaN(c.Until(0)) || c.Until(3) != 0 || !math.IsInf(race.Cheaper{Start: 2, Factor: 1}.Until(1), 1) {
		t.Error("special cases of Cost and Until")
	}
}
