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

var (
	sharp = math.Inf(1)
	leads = []float64{2, 4, 7, 12, 24, 48}
)

func window(reach, lead, slope, growth float64) race.Window {
	return race.Window{Reach: reach * minute, Lead: lead, Doubling: 7, Slope: slope, Growth: growth}
}

// direct prices a window on a grid, with the buying rule and every integral over the
// hours themselves: no change of variables, no tail made of another.
func direct(t *testing.T, w race.Window, m econ.Market) (price, lab, customers float64) {
	t.Helper()
	tail := m.Hours.(dist.Pareto)
	tokens := func(h float64) float64 { return m.Tokens * math.Pow(h/tail.Scale, w.Growth) }
	top := math.Inf(1)
	if math.IsInf(w.Slope, 1) {
		top = w.Reach * w.Ratio()
	}
	q := func(h float64) float64 {
		if math.IsInf(w.Slope, 1) {
			if h >= w.Reach && h < top {
				return 1
			}
			return 0
		}
		y := math.Pow(h/w.Reach, w.Slope)
		return 1/(1+y/math.Pow(w.Ratio(), w.Slope)) - 1/(1+y)
	}
	from := func(p float64) float64 { // least h with wh ≥ p T(h)
		x := p * m.Tokens / m.Wage / tail.Scale
		return tail.Scale * math.Pow(x, 1/(1-w.Growth))
	}
	far := 1e200
	sum := func(p float64, g func(h float64) float64) float64 {
		low := math.Max(from(p), tail.Scale)
		if low >= top {
			return 0
		}
		if math.IsInf(w.Slope, 1) {
			low = math.Max(low, w.Reach)
		}
		v, err := quad.Integral(func(h float64) float64 {
			if h > far {
				return 0
			}
			return g(h) * q(h) * tail.Density(h)
		}, low, top, w.Reach)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	profit := func(p float64) float64 {
		return sum(p, func(h float64) float64 { return (p - m.Cost) * tokens(h) })
	}
	low, high := m.Cost*1.0001, 40*m.Cost
	for range 7 { // ever finer grids
		best, step := 0.0, math.Pow(high/low, 1./16)
		for p := low; p <= high*1.0001; p *= step {
			if y := profit(p); y > best {
				best, price = y, p
			}
		}
		low, high = price/step, price*step
	}
	return price, profit(price), sum(price, func(h float64) float64 { return m.Wage*h - price*tokens(h) })
}

func TestWindowSharp(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	small := []float64{0.909, 0.831, 0.736, 0.619, 0.466, 0.367}
	withCost := []float64{0.900, 0.816, 0.715, 0.594, 0.440, 0.343}
	for i, lead := range leads {
		w := window(10, lead, sharp, 0)
		share, err := race.WindowShare(1.5, w.Ratio(), 0)
		if err != nil || !within(share, small[i], 0.00051) {
			t.Errorf("%v months: share %v, %v, want %v", lead, share, err, small[i])
		}
		// The same by quadrature, at a cost that is small.
		cheap := m
		cheap.Cost = 1e-7
		s, err := w.Sell(cheap)
		if err != nil || !near(s.ClosedShare(), share, 1e-7) {
			t.Errorf("%v months: share %v at next to no cost, %v, want %v", lead, s.ClosedShare(), err, share)
		}
		s, err = w.Sell(m)
		if err != nil || !within(s.ClosedShare(), withCost[i], 0.00051) || !near(s.Price, 20, 1e-12) || s.Regime != econ.Kink {
			t.Errorf("%v months: share %v at %v, %v, want %v at 20", lead, s.ClosedShare(), s.Price, err, withCost[i])
		}
		if testing.Short() && i != 1 {
			continue
		}
		price, lab, customers := direct(t, w, m)
		if !near(price, s.Price, 1e-3) || !near(lab, s.Lab, 1e-3) || !near(lab/(lab+customers), s.ClosedShare(), 1e-3) {
			t.Errorf("%v months: %v, Π %v, customers %v on the grid, want %+v", lead, price, lab, customers, s)
		}
	}
	for _, limit := range []struct{ ratio, want float64 }{{1 + 1e-9, 1}, {1e12, 1. / 3}, {math.Inf(1), 1. / 3}} {
		if got, err := race.WindowShare(1.5, limit.ratio, 0); err != nil || !near(got, limit.want, 1e-5) {
			t.Errorf("r = %v: %v, %v, want %v", limit.ratio, got, err, limit.want)
		}
	}
	// Where wz/T is below cα/(α−1+r^−α) the price is inside the window.
	for _, z := range []float64{0.5, 1.2, 2, 2.5, 3} {
		for _, lead := range leads {
			w := window(z, lead, sharp, 0)
			s, err := w.Sell(m)
			holds := 2*z >= 3/(0.5+math.Pow(w.Ratio(), -1.5))
			if z*w.Ratio() <= 1 {
				if !errors.Is(err, econ.ErrNoTrade) && !errors.Is(err, dist.ErrParameter) {
					t.Errorf("z = %v, %v months: %v, want nothing to sell", z, lead, err)
				}
				continue
			}
			if err != nil || holds != (s.Regime == econ.Kink) {
				t.Errorf("z = %v, %v months: %v (%v), %v, at the edge: %v", z, lead, s.Price, s.Regime, err, holds)
			}
			if z >= 3 && !holds {
				t.Errorf("z = 3, %v months: not at the edge", lead)
			}
			if testing.Short() && lead != 7 {
				continue
			}
			if price, lab, _ := direct(t, w, m); !near(price, s.Price, 3e-3) || !near(lab, s.Lab, 1e-3) {
				t.Errorf("z = %v, %v months: %v and Π %v on the grid, want %v and %v", z, lead, price, lab, s.Price, s.Lab)
			}
		}
	}
}

func TestWindowSoft(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	shares := []float64{0.333, 0.331, 0.328, 0.322, 0.306, 0.270}
	var sales []race.Sale
	for i, lead := range leads {
		w := window(10, lead, 0.84, 0)
		s, err := w.Sell(m)
		if err != nil || !within(s.ClosedShare(), shares[i], 0.00051) {
			t.Errorf("%v months: share %v, %v, want %v", lead, s.ClosedShare(), err, shares[i])
		}
		sales = append(sales, s)
		if testing.Short() && i != 1 {
			continue
		}
		price, lab, customers := direct(t, w, m)
		if !near(price, s.Price, 1e-2) || !near(lab, s.Lab, 1e-5) || !near(lab/(lab+customers), s.ClosedShare(), 2e-3) {
			t.Errorf("%v months: %v, Π %v, customers %v on the grid, want %+v", lead, price, lab, customers, s)
		}
	}
	if !within(sales[0].Price, 7.6, 0.051) || !within(sales[5].Price, 13.8, 0.051) || !within(sales[1].Lab, 0.028, 0.00051) || !within(sales[5].Lab, 0.171, 0.00051) {
		t.Errorf("prices %v to %v, Π %v at 4 and %v at 48 months", sales[0].Price, sales[5].Price, sales[1].Lab, sales[5].Lab)
	}
	// The slope leads from one end to the other.
	last := 0.0
	slopes := []float64{0.84, 2, 5, 20, 100, 1000, sharp}
	if testing.Short() {
		slopes = []float64{0.84, 5, sharp}
	}
	for _, slope := range slopes {
		s, err := window(10, 4, slope, 0).Sell(m)
		if err != nil || !(s.ClosedShare() > last) {
			t.Errorf("slope %v: share %v after %v, %v", slope, s.ClosedShare(), last, err)
		}
		last = s.ClosedShare()
	}
	for _, beta := range []float64{0.8, 0} {
		if testing.Short() && beta == 0 {
			continue
		}
		s, err := window(10, 4, 1000*(1-beta), beta).Sell(m)
		edge, _ := window(10, 4, sharp, beta).Sell(m)
		if err != nil || !near(s.ClosedShare(), edge.ClosedShare(), 1e-2) || !near(s.Price, edge.Price, 1e-2) || !near(s.OpenAlone, edge.OpenAlone, 1e-2) {
			t.Errorf("slope 1000(1−β), β = %v: %+v, %v, want nearly the sharp edge, %+v", beta, s, err, edge)
		}
	}
}

func TestWindowTokensGrow(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	for beta, want := range map[float64]float64{0: 0.831, 0.5: 0.910, 0.8: 0.963} {
		slopes := []float64{0.84, sharp}
		if testing.Short() && beta != 0.5 {
			slopes = nil
		}
		w := window(10, 4, sharp, beta)
		share, err := race.WindowShare(1.5, w.Ratio(), beta)
		if err != nil || !within(share, want, 0.00051) {
			t.Errorf("β = %v: share %v, %v, want %v", beta, share, err, want)
		}
		cheap := m
		cheap.Cost = 1e-7
		s, err := w.Sell(cheap)
		if err != nil || !near(s.ClosedShare(), share, 1e-6) || !near(s.Price, 2*math.Pow(10, 1-beta), 1e-12) {
			t.Errorf("β = %v: share %v at %v, %v, want %v at wz/T(z)", beta, s.ClosedShare(), s.Price, err, share)
		}
		for _, slope := range slopes {
			w.Slope = slope
			s, err := w.Sell(m)
			if err != nil {
				t.Fatal(err)
			}
			if price, lab, customers := direct(t, w, m); !near(price, s.Price, 1e-2) || !near(lab, s.Lab, 1e-3) || !near(customers, s.Customer, 1e-2) {
				t.Errorf("β = %v, slope %v: %v, Π %v, customers %v on the grid, want %+v", beta, slope, price, lab, customers, s)
			}
			if got := s.Lab + s.Customer + s.Deadweight + s.OpenAlone; !(got <= m.TotalSurplus(m.Cost)*math.Pow(10, 0.5)) {
				t.Errorf("β = %v: surplus of all AI %v", beta, got)
			}
		}
	}
}

// What open and closed do and what nobody does add up to all.
func TestWindowAddsUp(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	for _, slope := range []float64{0.84, 4, sharp} {
		w := window(10, 4, slope, 0)
		s, err := w.Sell(m)
		if err != nil {
			t.Fatal(err)
		}
		closed, err := quad.Integral(func(h float64) float64 {
			return (race.Horizon{Half: w.Reach * w.Ratio(), Slope: slope}).At(h) * (m.Wage*h - 1) * m.Hours.Density(h)
		}, minute, math.Inf(1), w.Reach*w.Ratio())
		if slope == sharp {
			closed, err = quad.Integral(func(h float64) float64 { return (m.Wage*h - 1) * m.Hours.Density(h) }, minute, w.Reach*w.Ratio())
		}
		if got := s.Potential() + s.OpenAlone; err != nil || !near(got, closed, 1e-7) {
			t.Errorf("slope %v: surplus %v, %v, that of closed models at cost %v", slope, got, err, closed)
		}
		if !near(s.Served*(s.Price-2)*0.5, s.Lab, 1e-9) || !(s.Served+s.OpenServed < 1) {
			t.Errorf("slope %v: served %v and %v, Π %v", slope, s.Served, s.OpenServed, s.Lab)
		}
	}
}

func TestRedQueen(t *testing.T) {
	t.Parallel()
	halving, growth, err := race.RedQueen(1.5, 7)
	if err != nil || halving != 14 || !within(growth, 1.81, 0.0051) {
		t.Errorf("halving %v, growth %v, %v, want 14 and 1.81", halving, growth, err)
	}
	m := econ.Baseline()
	for z, want := range map[float64]float64{10: 15.7, 5: 17.8} {
		for _, lead := range []float64{4, 24} { // it does not depend on the lead
			w := window(z, lead, sharp, 0)
			got, err := w.Halving(m)
			if err != nil || !within(got, want, 0.051) {
				t.Errorf("from %v minutes: %v months, %v, want %v", z, got, err, want)
			}
			// By hand: Π is proportional to (z − 1) z^−1.5 with z in minutes.
			dollars := func(z float64) float64 { return (z - 1) * math.Pow(z, -1.5) }
			if half := dollars(z*math.Exp2(got/7)) / dollars(z); !near(half, 0.5, 1e-9) {
				t.Errorf("from %v minutes: %v of the dollars after %v months", z, half, got)
			}
		}
	}
	far := window(1e9, 4, sharp, 0)
	if got, err := far.Halving(m); err != nil || !near(got, 14, 1e-6) {
		t.Errorf("far out: %v, %v, want 14", got, err)
	}
	now, _ := far.Dollars(m, 0, growth)
	later, err := far.Dollars(m, 60, growth)
	if err != nil || !near(later, now, 1e-6) {
		t.Errorf("growing population: %v after %v, %v, want no change", later, now, err)
	}
	if fixed, err := far.Dollars(m, 14, 1); err != nil || !near(fixed, now/2, 1e-6) {
		t.Errorf("fixed population: %v after %v, %v, want half", fixed, now, err)
	}
	soft := window(10, 4, 0.84, 0)
	if months, err := soft.Halving(m); err != nil {
		t.Error(err)
	} else if later, _ := soft.Dollars(m, months, 1); true {
		if now, _ := soft.Dollars(m, 0, 1); !near(later, now/2, 1e-6) {
			t.Errorf("soft edges: %v after %v in %v months", later, now, months)
		}
	}
}

// Beside open models demand gets less elastic as horizons grow, because the lab sells
// tasks of which ever more are its alone; its own failures make it more elastic.
func TestWindowElasticity(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	for _, tc := range []struct{ reach, beside, alone float64 }{
		{0.1, 2.222, 2.271}, {1, 1.846, 2.043}, {10, 1.341, 1.721}, {100, 1.080, 1.554},
	} {
		w := window(tc.reach, 4, 0.84, 0)
		s, err := w.Sell(m)
		if err != nil {
			t.Fatal(err)
		}
		left, part, err := w.Market(m)
		if err != nil {
			t.Fatal(err)
		}
		if got := left.Elasticity(s.Price); !within(got, tc.beside, 0.0006) || !near(got, 1/s.LernerIndex(), 1e-6) {
			t.Errorf("z = %v: elasticity %v, want %v and 1/L", tc.reach, got, tc.beside)
		}
		// α q(h*)/E[q | h ≥ h*], by a quadrature over the hours.
		h := m.Threshold(s.Price)
		mean, err := quad.Integral(func(x float64) float64 { return w.ClosedOnly(x) * m.Hours.Density(x) }, h, math.Inf(1))
		if want := 1.5 * w.ClosedOnly(h) * m.Hours.Survival(h) / mean; err != nil || !near(left.Elasticity(s.Price), want, 1e-7) {
			t.Errorf("z = %v: elasticity %v, want %v, %v", tc.reach, left.Elasticity(s.Price), want, err)
		}
		if !near(part*left.Profit(s.Price), s.Lab, 1e-12) {
			t.Errorf("z = %v: part %v of the market's profit, want Π %v", tc.reach, part, s.Lab)
		}
		m.Hours, err = race.NewWeighted(m.Hours, race.Horizon{Half: w.Reach * w.Ratio(), Slope: w.Slope})
		if err != nil {
			t.Fatal(err)
		}
		alone, err := m.Monopoly()
		m = econ.Baseline()
		if err != nil || !within(1/alone.LernerIndex(), tc.alone, 0.0006) {
			t.Errorf("z = %v: elasticity without open models %v, %v, want %v", tc.reach, 1/alone.LernerIndex(), err, tc.alone)
		}
	}
	if s, err := window(480, 4, sharp, 0).Sell(m); err != nil || !near(s.Price, 960, 1e-12) {
		t.Errorf("eight hours: %v, %v, want 960", s.Price, err)
	}
}

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
