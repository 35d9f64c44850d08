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
}

func TestMechanismsRefuse(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	heavy := m
	heavy.Hours = dist.Pareto{Scale: 1. / 60, Alpha: 0.9}
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
		"truncated below 5e-13": {func() error {
			_, err := race.Truncation(econ.Market{Wage: 60, Tokens: 0.5, Cost: 0.1, Hours: dist.Lognormal{Mu: 0.36, Sigma: 0.28}}, 0.193)
			return err
		}, race.ErrParameter},
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

// Under a cap below the monopoly price the best price may be far below the cap, where
// profit has several peaks.
func TestPriceCapBetweenPeaks(t *testing.T) {
	t.Parallel()
	// Nine tasks in ten save about ten minutes, the others about five hours.
	m := econ.Market{Wage: 60, Tokens: 0.5, Cost: 2, Hours: dist.Mixture{Components: []dist.Component{
		{Weight: 0.9, Tail: dist.Lognormal{Mu: math.Log(1. / 6), Sigma: 0.1}},
		{Weight: 0.1, Tail: dist.Lognormal{Mu: math.Log(5), Sigma: 0.1}},
	}}}
	best, err := m.Monopoly()
	if err != nil || best.Price < 300 {
		t.Fatalf("monopoly: %+v, %v, want a price for the few", best, err)
	}
	for _, alternative := range []float64{5, 12, 17, 20, 30, 100, 140, 160, 200, 400, 1000} {
		o, err := race.PriceCap(m, alternative)
		if err != nil {
			t.Fatal(err)
		}
		for k := range 20_000 {
			p := m.Cost + (alternative-m.Cost)*float64(k)/19_999
			if m.Profit(p) > o.Lab*(1+1e-9) {
				t.Errorf("cap at %g: %g earns %.10g, but %g earns %.10g", alternative, o.Price, o.Lab, p, m.Profit(p))
				break
			}
		}
		if o.Price > alternative {
			t.Errorf("cap at %g: price %g", alternative, o.Price)
		}
	}
}

// A frontier may fall into any tail: bends and gaps of it stay, and no number is lost.
func TestTruncationOfTailsThatBend(t *testing.T) {
	t.Parallel()
	for _, tail := range []dist.Tail{
		dist.Spliced{Body: dist.Lognormal{Mu: -2, Sigma: 1}, Tail: dist.Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5, Share: 0.2},
		dist.Histogram{Edges: []float64{0, 0.1, 0.25, 1, math.Inf(1)}, Counts: []float64{700, 200, 90, 10}, Top: dist.Pareto{Scale: 1, Alpha: 1.5}},
		dist.Histogram{Edges: []float64{0, 0.1, 0.25, 1, 2}, Counts: []float64{700, 0, 90, 10}},
		dist.Mixture{Components: []dist.Component{{Weight: 0.8, Tail: dist.Pareto{Scale: 0.1, Alpha: 3}}, {Weight: 0.2, Tail: dist.Pareto{Scale: 0.6, Alpha: 1.2}}}},
	} {
		m := econ.Market{Wage: 60, Tokens: 0.5, Cost: 2, Hours: tail}
		for _, frontier := range []float64{0.2, 0.25, 0.5, 0.7, 1.5, 20} {
			o, err := race.Truncation(m, frontier)
			if err != nil {
				t.Errorf("%v at %g h: %v", tail, frontier, err)
				continue
			}
			var customer, last float64 // the integral of demand over prices, by a fine sum
			const steps = 10_000
			top := o.Market.WillingnessToPay(frontier)
			for k := range steps + 1 {
				d := o.Market.Demand(o.Price + (top-o.Price)*float64(k)/steps)
				if k > 0 {
					customer += (d + last) / 2 * (top - o.Price) / steps * m.Tokens
				}
				last = d
			}
			if !near(o.Customer, customer, 1e-3) {
				t.Errorf("%v at %g h: customers keep %v, by a sum %v", tail, frontier, o.Customer, customer)
			}
			for k := range 2000 {
				if p := m.Cost + (top-m.Cost)*float64(k)/1999; o.Market.Profit(p) > o.Lab*(1+1e-6) {
					t.Errorf("%v at %g h: %v earns %v, but %v earns %v", tail, frontier, o.Price, o.Lab, p, o.Market.Profit(p))
					break
				}
			}
		}
	}
}
