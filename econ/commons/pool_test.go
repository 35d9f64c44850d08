package commons_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/commons"
)

// Without a lag, the pool serves the top down to a complexity in closed form.
func TestPoolClosedForm(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	e.Lag = 0
	const g, alpha, eta = 1.0, 1.5, 1.2
	for _, budget := range []float64{1e-6, 0.01, 0.3, 0.59} {
		pool, err := e.Pool(e.Excluded(6), budget)
		if err != nil {
			t.Fatal(err)
		}
		x := math.Pow(2*alpha/((alpha-g)*budget), 1/(alpha-g))
		for _, tc := range []struct {
			name      string
			got, want float64
		}{
			{"from", pool.Served[0].From, x},
			{"spent", pool.Spent, budget},
			{"marginal", pool.Marginal, 60.0 / 2 * math.Pow(x, eta-g)},
			{"return", pool.Return(), 60.0 / 2 * (alpha - g) / (alpha - eta) * math.Pow(x, eta-g)},
		} {
			if !near(tc.got, tc.want, 1e-9) {
				t.Errorf("budget %g: %s: got %.12g, want %.12g", budget, tc.name, tc.got, tc.want)
			}
		}
	}
	full, err := e.Pool(e.Excluded(6), 5)
	if err != nil || full.Marginal != 0 || !near(full.Spent, e.FullPool(6), 1e-12) {
		t.Errorf("a pool larger than needed: %+v, %v, want %g spent and nothing for another dollar", full, err, e.FullPool(6))
	}
}

// No other way to spend the budget creates more: for each economy, cut the users
// into cells and spend greedily.
func TestPoolIsGreedy(t *testing.T) {
	t.Parallel()
	for name, e := range economies() {
		for _, kept := range []commons.Bands{e.Excluded(6), commons.Everyone()} {
			full := 0.0
			if pool, err := e.Pool(kept, 1e9); err == nil {
				full = pool.Spent
			}
			if full == 0 || math.IsInf(full, 1) {
				continue
			}
			for _, part := range []float64{0.1, 0.6} {
				pool, err := e.Pool(kept, part*full)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if !near(pool.Spent, part*full, 1e-8) {
					t.Errorf("%s: spent %g of %g", name, pool.Spent, part*full)
				}
				// Whoever is served brings at least the marginal ratio, and
				// whoever is not brings at most that.
				for u := 0.0; u < 30; u += 0.37 {
					x := math.Exp(u)
					ratio := e.SocialValue(x) / e.Cost(x)
					if pool.Served.Contains(x) && ratio < pool.Marginal*(1-1e-6) {
						t.Errorf("%s: serves %g at a ratio of %g below %g", name, x, ratio, pool.Marginal)
					}
					if kept.Contains(x) && !pool.Served.Contains(x) && ratio > pool.Marginal*(1+1e-6) {
						t.Errorf("%s: leaves out %g at a ratio of %g above %g", name, x, ratio, pool.Marginal)
					}
				}
			}
		}
	}
}

// The return of the last dollar never rises with the pool, and is the slope of the
// value.
func TestPoolReturnFalls(t *testing.T) {
	t.Parallel()
	for name, e := range economies() {
		before, last := math.Inf(1), commons.Pool{}
		for budget := 0.01; budget < 0.5; budget += 0.01 {
			pool, err := e.Pool(e.Excluded(6), budget)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if pool.Marginal > before*(1+1e-9) {
				t.Errorf("%s: the last dollar of %g brings %g, more than %g before", name, budget, pool.Marginal, before)
			}
			if slope := (pool.Value - last.Value) / (pool.Spent - last.Spent); last.Spent > 0 && pool.Marginal > 0 && (slope < pool.Marginal*(1-1e-6) || slope > last.Marginal*(1+1e-6)) {
				t.Errorf("%s: between %g and %g the value rises by %g a dollar, want between %g and %g", name, last.Spent, pool.Spent, slope, pool.Marginal, last.Marginal)
			}
			before, last = pool.Marginal, pool
		}
	}
}

// Where all have the same ratio, the simplest are served first.
func TestPoolTies(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	e.ValueExponent, e.Lag = 1, 0 // η = βγ
	pool, err := e.Pool(commons.Everyone(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if !near(pool.Spent, 2, 1e-9) || len(pool.Served) != 1 || pool.Served[0].From != 1 || math.IsInf(pool.Served[0].To, 1) {
		t.Errorf("spent %g on %v, want 2 from the simplest up", pool.Spent, pool.Served)
	}
}

// Value over cost falls and then rises where most of the value comes late: the
// worth serving are two bands.
func TestWorthServingTwoBands(t *testing.T) {
	t.Parallel()
	e := economies()["a long lag, a valley"]
	worth := e.WorthServing(1)
	if len(worth) != 2 || worth[0].From != 1 || !math.IsInf(worth[1].To, 1) {
		t.Fatalf("worth serving: %v, want two bands", worth)
	}
	for u := 0.0; u < 60; u += 0.1 {
		x := math.Exp(u)
		if got, want := worth.Contains(x), e.SocialValue(x) >= e.Cost(x); got != want {
			t.Errorf("at %g: worth serving %v, value %g, cost %g", x, got, e.SocialValue(x), e.Cost(x))
		}
	}
	// Just above the least ratio, which is the bottom of the valley, a narrow gap.
	least := math.Inf(1)
	for u := 0.0; u < 30; u += 0.001 {
		least = math.Min(least, e.SocialValue(math.Exp(u))/e.Cost(math.Exp(u)))
	}
	if gap := e.WorthServing(least * 1.00001); len(gap) != 2 || gap[1].From > 1.5*gap[0].To {
		t.Errorf("worth serving just above the least ratio %g: %v, want two bands with a narrow gap", least, gap)
	}
	if got := e.WorthServing(0); got != nil {
		t.Errorf("multiple 0: got %v, want nobody", got)
	}
}

func TestWorthServingIsItsDefinition(t *testing.T) {
	t.Parallel()
	for name, e := range economies() {
		for _, multiple := range []float64{0.5, 1, 3, 40} {
			worth := e.WorthServing(multiple)
			for u := 0.003; u < 60; u += 0.11 {
				x := math.Exp(u)
				if got, want := worth.Contains(x), e.SocialValue(x) >= multiple*e.Cost(x); got != want {
					t.Errorf("%s, multiple %g, at %g: %v, want %v", name, multiple, x, got, want)
				}
			}
		}
	}
}

// A balanced levy raises what its pool spends, and a lower one leaves some out.
func TestBalancedLevy(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	rate, err := e.BalancedLevy(6)
	if err != nil {
		t.Fatal(err)
	}
	o, err := e.Levy(6, rate)
	if err != nil {
		t.Fatal(err)
	}
	if raised := rate * 6 * e.TokensSold(6*(1+rate)); !near(raised, o.PoolPays, 1e-9) || !near(o.Deadweight, 0, 1e-9) {
		t.Errorf("levy %g raises %g, its pool spends %g, deadweight %g", rate, raised, o.PoolPays, o.Deadweight)
	}
	more, err := e.Levy(6, 2*rate)
	if err != nil {
		t.Fatal(err)
	}
	if sum := more.Lab + more.App + more.Users + more.Others; !near(sum, more.Net, 1e-9) || !near(more.Deadweight, 0, 1e-9) {
		t.Errorf("twice the levy: parts add up to %g, net %g, deadweight %g: what is left over is lost from the accounts", sum, more.Net, more.Deadweight)
	}
	if less, err := e.Levy(6, rate/2); err != nil || !(less.Deadweight > 0.1) {
		t.Errorf("half the levy leaves a deadweight of %g, %v, want some", less.Deadweight, err)
	}
}

func TestPoolErrors(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	if _, err := e.Pool(commons.Everyone(), -1); !errors.Is(err, commons.ErrParameter) {
		t.Errorf("negative budget: %v", err)
	}
	if pool, err := e.Pool(e.Excluded(6), 0); err != nil || pool.Spent != 0 || pool.Served != nil {
		t.Errorf("no budget: %+v, %v, want nobody served", pool, err)
	}
	e.CostExponent, e.ValueExponent, e.Diffusion = 2, 1.8, 1.5 // βγ = 1.6 > α, and the top comes first
	if pool, err := e.Pool(e.Excluded(6), 1); !errors.Is(err, commons.ErrInsolvent) || !math.IsNaN(pool.Spent) {
		t.Errorf("infinite cost: %+v, %v, want ErrInsolvent", pool, err)
	}
	if _, err := e.TwoTier(6, 1); !errors.Is(err, commons.ErrInsolvent) {
		t.Errorf("token + pool with infinite cost: %v, want ErrInsolvent", err)
	}
	good := commons.Baseline()
	for name, f := range map[string]func() error{
		"take above 1":  func() error { _, err := good.AtCost(1.5, 0); return err },
		"funded NaN":    func() error { _, err := good.AtCost(0.5, math.NaN()); return err },
		"negative levy": func() error { _, err := good.Levy(6, -0.1); return err },
		"negative seat": func() error { _, err := good.Menu(-1, 6); return err },
		"infinite seat": func() error { _, err := good.Seat(math.Inf(1)); return err },
		"no bill":       func() error { _, err := good.Simulate(nil, 0, 1, rand.New(rand.NewPCG(1, 1))); return err },
		"no users": func() error {
			_, err := good.Simulate(good.Cost, 0, 0, rand.New(rand.NewPCG(1, 1)))
			return err
		},
		"no randomness": func() error { _, err := good.Simulate(good.Cost, 0, 1, nil); return err },
	} {
		if err := f(); !errors.Is(err, commons.ErrParameter) {
			t.Errorf("%s: got %v, want ErrParameter", name, err)
		}
	}
}

func TestBandsString(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		bands commons.Bands
		want  string
	}{
		{nil, "nobody"},
		{commons.Everyone(), "everyone"},
		{commons.Bands{{1, 2}, {100, math.Inf(1)}}, "1 to 2 and from 100"},
	} {
		if got := fmt.Sprint(tc.bands); got != tc.want {
			t.Errorf("got %q, want %q", got, tc.want)
		}
	}
}

// A budget is spent whole while someone worth serving is left out, also where it serves a
// sliver of those far out.
func TestPoolSpendsASliver(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		e      commons.Economy
		budget float64
		within float64 // of the budget: what the last bit of ln x costs
	}{
		{commons.Economy{TailIndex: 0.3, BaseTokens: 5, TokenExponent: 0.7, BaseCost: 30, CostExponent: 1.5, BaseValue: 5, ValueExponent: 2.5, Diffusion: 1.1, Lag: 1, SocialRate: 0.1, PrivateRate: 0.18}, 0.5, 1e-9},
		{commons.Economy{TailIndex: 1.1, BaseTokens: 0.3, TokenExponent: 1.8, BaseCost: 30, CostExponent: 2, BaseValue: 50, ValueExponent: 3.70000003, Diffusion: 0.1, Lag: 1, SocialRate: 0.02, PrivateRate: 0.02}, 0.01, 0.1},
	} {
		pool, err := tc.e.Pool(commons.Bands{{1, 4}, {10, 1e4}}, tc.budget)
		if err != nil || !(math.Abs(pool.Spent-tc.budget) <= tc.within*tc.budget) {
			t.Errorf("%v: spent %v of %v, %v", tc.e, pool.Spent, tc.budget, err)
		}
	}
}
