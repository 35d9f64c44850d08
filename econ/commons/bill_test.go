package commons_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/commons"
	"valuecapture/econ/quad"
)

// earned is what a bill on a base earns, by quadrature of its definition.
func earned(t *testing.T, e commons.Economy, base commons.Base, rate float64) float64 {
	t.Helper()
	bill := func(x float64) float64 { return rate * math.Pow(x, float64(base)) }
	joins := func(x float64) float64 { return e.PrivateValue(x) - bill(x)*(1-1e-12) }
	over := func(amount func(float64) float64) float64 {
		return integral(t, e, func(x float64, yes []bool) float64 {
			if !yes[0] {
				return 0
			}
			return amount(x)
		}, joins)
	}
	return over(bill) - over(e.Cost)
}

// A covering rate earns what it has to by quadrature, and no lower rate does.
func TestCoveringRate(t *testing.T) {
	t.Parallel()
	covered := 0
	for name, e := range economies() {
		g := float64(e.ByCost())
		for _, base := range []commons.Base{0, commons.Base(g / 3), e.ByToken(), commons.Base(0.95 * g)} {
			for _, fixed := range []float64{0, 0.5, 8} {
				rate, err := e.CoveringRate(base, fixed)
				if errors.Is(err, commons.ErrNoBreakEven) {
					for r := 0.1; r < 1e4; r *= 1.1 {
						if o, err := e.Bill(base, r); err != nil || o.Lab > fixed+1e-9 && o.Coverage > 0 {
							t.Errorf("%s: x^%g, fixed %g: none, and %g earns %g (%v)", name, float64(base), fixed, r, o.Lab, err)
						}
					}
					continue
				}
				if err != nil {
					t.Errorf("%s: x^%g, fixed %g: %v", name, float64(base), fixed, err)
					continue
				}
				covered++
				if got := earned(t, e, base, rate); !near(got, fixed, 1e-5) {
					t.Errorf("%s: x^%g at %g earns %g by quadrature, want %g", name, float64(base), rate, got, fixed)
				}
				for f := 0.02; f < 0.999; f += 0.02 {
					if o, err := e.Bill(base, f*rate); err != nil || o.Lab >= fixed {
						t.Errorf("%s: x^%g, fixed %g: %g is not the lowest, %g earns %g (%v)", name, float64(base), fixed, rate, f*rate, o.Lab, err)
					}
				}
			}
		}
	}
	if covered < 60 {
		t.Errorf("only %d rates looked at", covered)
	}
}

// The covering rate of a seat is the break-even seat, that at cost is κτ^γ.
func TestCoveringRateKnown(t *testing.T) {
	t.Parallel()
	for name, e := range economies() {
		seat, err := e.BreakEvenSeat()
		flat, flatErr := e.CoveringRate(commons.Flat, 0)
		if (err == nil) != (flatErr == nil) || err == nil && !near(flat, seat, 1e-9) {
			t.Errorf("%s: a flat rate of %g (%v) and a seat of %g (%v)", name, flat, flatErr, seat, err)
		}
		if cost, err := e.CoveringRate(e.ByCost(), 0); err == nil && !near(cost, e.Cost(1), 1e-9) {
			t.Errorf("%s: at cost the simplest user pays %g, want %g", name, cost, e.Cost(1))
		}
	}
}

// Uniform tokens at zero profit: 2.709, edge 490, 37.8% of the loss won back; one price
// for each person at its own cost wins back 7.3%.
func TestZeroProfitTokens(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	rate, err := e.CoveringRate(e.ByToken(), 0)
	if err != nil || math.Abs(rate-2.7090065) > 1e-6 {
		t.Fatalf("rate %v, %v, want 2.7090065", rate, err)
	}
	edge := e.PricedOut(rate)
	if math.Abs(edge-490.549) > 1e-3 {
		t.Errorf("edge %v, want 490.549", edge)
	}
	lost := func(from float64) float64 { // by quadrature
		v, err := quad.Integral(func(u float64) float64 { x := math.Pow(u, -1/1.5); return e.SocialValue(x) - e.Cost(x) }, 0, math.Pow(from, -1.5))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, tc := range []struct {
		name      string
		from      float64
		wonBack   float64
		tolerance float64
		o         func() (commons.Outcome, error)
	}{
		{"zero profit", edge, 0.378183, 1e-6, func() (commons.Outcome, error) { return e.Token(rate) }},
		{"person by person", math.Pow(30, 1/0.7), 0.072999, 1e-6, func() (commons.Outcome, error) { return e.AtCost(0, 0) }},
	} {
		o, err := tc.o()
		if err != nil {
			t.Fatal(err)
		}
		if !near(o.Deadweight, lost(tc.from), 1e-9) {
			t.Errorf("%s loses %g, by quadrature %g", tc.name, o.Deadweight, lost(tc.from))
		}
		if got := 1 - lost(tc.from)/lost(100); math.Abs(got-tc.wonBack) > tc.tolerance {
			t.Errorf("%s wins back %g, want %g", tc.name, got, tc.wonBack)
		}
	}
}

// A bill loses those whom it should serve if and only if its base outruns what they keep.
func TestBaseDecides(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	last := 0.0
	for s := 0.0; s <= 1.0001; s += 0.05 {
		base := commons.Base(math.Min(s, 1))
		rate, err := e.CoveringRate(base, 0)
		if err != nil {
			t.Fatal(err)
		}
		o, err := e.Bill(base, rate)
		if err != nil {
			t.Fatal(err)
		}
		if got := o.Deadweight > 1e-9; got != (s > 0.34) && s != 0.35 {
			t.Errorf("x^%g loses %g", s, o.Deadweight)
		}
		if o.Deadweight < last-1e-9 {
			t.Errorf("x^%g loses %g, less than a base that grows more slowly, %g", s, o.Deadweight, last)
		}
		last = o.Deadweight
	}
}

// The seat's transfer by quadrature, as the widest gap between the two curves at the
// break-even seat, and as what all others pay above their cost.
func TestSeatTransfer(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	for _, price := range []float64{1, 3, 6, 20, 100} {
		above := func(x float64, yes []bool) float64 {
			if yes[0] && yes[1] {
				return e.Cost(x) - price
			}
			return 0
		}
		want := integral(t, e, above, func(x float64) float64 { return e.PrivateValue(x) - price }, func(x float64) float64 { return e.Cost(x) - price })
		if got := e.SeatTransfer(price); !near(got, want, 1e-8) {
			t.Errorf("at %g: %g, by quadrature %g", price, got, want)
		}
	}
	widest := 0.0
	for q := 0.0001; q < 1; q += 0.0001 {
		share, err := e.CostShare(q)
		if err != nil {
			t.Fatal(err)
		}
		widest = math.Max(widest, (share-q)*e.MeanCost(1))
	}
	if got := e.SeatTransfer(6); !near(got, widest, 1e-6) || !near(got, 2.3094011, 1e-6) {
		t.Errorf("at the break-even seat %g, widest gap %g, want 2.3094", got, widest)
	}
	if got := e.SeatTransfer(20); !near(got, 1.2649111, 1e-6) { // and not a gap of shares times any amount
		t.Errorf("at 20: %g, want 1.2649", got)
	}
	steep := with(func(e *commons.Economy) { e.CostExponent = 2 })
	if got := steep.SeatTransfer(20); !math.IsInf(got, 1) {
		t.Errorf("infinite cost: %g", got)
	}
	if got := e.SeatTransfer(-1); !math.IsNaN(got) {
		t.Errorf("price below 0: %g", got)
	}
}
