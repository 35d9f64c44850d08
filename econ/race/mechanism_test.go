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

// All three bring the price to the same point; who keeps what is counted by
// quadrature over the hours, and the price found on a grid.
func TestCompare(t *testing.T) {
	t.Parallel()
	for _, cost := range []float64{1.5, 2, 3} {
		m := baseline(cost)
		const price = 4.2
		c, err := race.Compare(m, price)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range c.Outcomes()[1:] {
			if !near(o.Price, price, 1e-6) {
				t.Errorf("%s: price %v, want %v", o.Mechanism, o.Price, price)
			}
			threshold := o.Price * m.Tokens / m.Wage
			area := func(g func(h float64) float64) float64 {
				end := o.Market.Hours.InverseSurvival(0)
				v, err := quad.Integral(func(h float64) float64 { return g(h) * o.Market.Hours.Density(h) }, threshold, end)
				if err != nil {
					t.Fatal(err)
				}
				return v
			}
			if want := area(func(h float64) float64 { return m.Wage*h - o.Price*m.Tokens }); !near(o.Customer, want, 1e-7) {
				t.Errorf("%s: customers %v, by quadrature %v", o.Mechanism, o.Customer, want)
			}
			if want := area(func(float64) float64 { return (o.Price - m.Cost) * m.Tokens }); !near(o.Lab, want, 1e-7) {
				t.Errorf("%s: lab %v, by quadrature %v", o.Mechanism, o.Lab, want)
			}
			if !near(o.Served, o.Lab/((o.Price-m.Cost)*m.Tokens), 1e-9) {
				t.Errorf("%s: served %v, want lab over unit margin", o.Mechanism, o.Served)
			}
		}
		for _, o := range []race.Outcome{c.Thinner, c.Truncated} {
			for _, p := range []float64{0.9, 0.99, 1.01, 1.1} {
				if got, best := o.Market.Profit(p*o.Price), o.Market.Profit(o.Price); got >= best {
					t.Errorf("%s: profit %v at %v, not below %v at the best price", o.Mechanism, got, p*o.Price, best)
				}
			}
		}
		// What tells them apart.
		if !(c.Capped.Served > c.Truncated.Served && c.Truncated.Served > c.Thinner.Served) {
			t.Errorf("c = %v: served %v, %v, %v", cost, c.Thinner.Served, c.Truncated.Served, c.Capped.Served)
		}
		if !(c.Capped.LabShare() < c.Unchanged.LabShare() && c.Thinner.LabShare() > c.Unchanged.LabShare() && c.Truncated.LabShare() > c.Thinner.LabShare()) {
			t.Errorf("c = %v: shares %v, %v, %v", cost, c.Thinner.LabShare(), c.Truncated.LabShare(), c.Capped.LabShare())
		}
		for _, o := range c.Outcomes()[1:] {
			if o.Lab >= c.Unchanged.Lab {
				t.Errorf("c = %v, %s: the lab earns %v, not below %v", cost, o.Mechanism, o.Lab, c.Unchanged.Lab)
			}
		}
	}
}

func TestMechanisms(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	unchanged, err := race.Unchanged(m)
	if err != nil {
		t.Fatal(err)
	}
	// Far enough out, a frontier or a cap changes nothing.
	far, err := race.Truncation(m, 1e9)
	if err != nil || !near(far.Price, unchanged.Price, 1e-4) || !near(far.Lab, unchanged.Lab, 1e-4) {
		t.Errorf("truncated at 1e9 h: %+v, %v, want the market as it was", far, err)
	}
	high, err := race.PriceCap(m, 100)
	if err != nil || high.Price != unchanged.Price {
		t.Errorf("cap at 100: price %v, %v, want the monopoly price", high.Price, err)
	}
	// A cap makes a price where there is none.
	heavy := m
	heavy.Hours = dist.Pareto{Scale: 1. / 60, Alpha: 0.9}
	if got, err := race.PriceCap(heavy, 50); err != nil || got.Price != 50 {
		t.Errorf("cap at α = 0.9: %v, %v, want 50", got.Price, err)
	}
	if got, err := race.PriceCap(m, m.Cost); err != nil || got.Lab != 0 || got.Deadweight != 0 {
		t.Errorf("cap at cost: %+v, %v, want no profit and nothing lost", got, err)
	}
	thin, err := race.ThinnerTail(m, 3)
	if err != nil || !near(thin.Price, 3, 1e-12) || !near(thin.LernerIndex(), 1./3, 1e-12) {
		t.Errorf("thinner tail: %v, %v, want 3", thin.Price, err)
	}
	exponential := m
	exponential.Hours = dist.Exponential{Rate: 30}
	bounded := m
	bounded.Hours, bounded.Cost = dist.GPD{Scale: 1. / 12, Xi: -1}, 12
	for name, tc := range map[string]struct {
		try  func() error
		want error
	}{
		"thinner, exponential": {func() error { _, err := race.ThinnerTail(exponential, 2); return err }, race.ErrParameter},
		"thinner, α = 1":       {func() error { _, err := race.ThinnerTail(m, 1); return err }, econ.ErrNotAttained},
		"thinner, α = -1":      {func() error { _, err := race.ThinnerTail(m, -1); return err }, dist.ErrParameter},
		"truncated below x_m":  {func() error { _, err := race.Truncation(m, 0.01); return err }, dist.ErrParameter},
		"truncated below cost": {func() error { _, err := race.Truncation(baseline(6), 0.04); return err }, econ.ErrNoTrade},
		"no market":            {func() error { _, err := race.Truncation(econ.Market{}, 1); return err }, econ.ErrParameter},
		"cap below cost":       {func() error { _, err := race.PriceCap(m, 1.9); return err }, race.ErrParameter},
		"cap NaN":              {func() error { _, err := race.PriceCap(m, math.NaN()); return err }, race.ErrParameter},
		"cap, no trade":        {func() error { _, err := race.PriceCap(bounded, 20); return err }, econ.ErrNoTrade},
		"cap, no market":       {func() error { _, err := race.PriceCap(econ.Market{}, 1); return err }, econ.ErrParameter},
		"compare above":        {func() error { _, err := race.Compare(m, 6); return err }, race.ErrParameter},
		"compare at the kink":  {func() error { _, err := race.Compare(m, 2); return err }, race.ErrParameter},
		"compare, exponential": {func() error { _, err := race.Compare(exponential, 3); return err }, race.ErrParameter},
		"compare, no price":    {func() error { _, err := race.Compare(heavy, 3); return err }, econ.ErrUnbounded},
		"unchanged, no price":  {func() error { _, err := race.Unchanged(heavy); return err }, econ.ErrUnbounded},
	} {
		if err := tc.try(); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
}
