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

func TestWindowShareLimits(t *testing.T) {
	t.Parallel()
	for _, limit := range []struct{ ratio, want float64 }{{1 + 1e-9, 1}, {1e12, 1. / 3}, {math.Inf(1), 1. / 3}} {
		if got, err := race.WindowShare(1.5, limit.ratio, 0); err != nil || !near(got, limit.want, 1e-5) {
			t.Errorf("r = %v: %v, %v, want %v", limit.ratio, got, err, limit.want)
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

// Shares of tasks, where tokens grow with the task: a quadrature over the hours from
// those whose value per token is the price, and from those worth their cost.
func TestWindowTokensGrowServed(t *testing.T) {
	t.Parallel()
	m := baseline(5)
	for _, slope := range []float64{0.84, sharp} {
		w := window(10, 7, slope, 0.5)
		s, err := w.Sell(m)
		if err != nil {
			t.Fatal(err)
		}
		hours := func(p float64) float64 { return minute * math.Pow(p/2, 2) } // wh = p T (h/x_m)^½
		top, edge := math.Inf(1), math.Inf(1)
		from := hours(s.Price)
		if slope == sharp {
			top, edge, from = w.Reach*w.Ratio(), w.Reach, math.Max(from, w.Reach)
		}
		count := func(odds func(float64) float64, low, high float64) float64 {
			v, err := quad.Integral(func(h float64) float64 { return odds(h) * m.Hours.Density(h) }, low, high)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		if want := count(w.ClosedOnly, from, top); !near(s.Served, want, 1e-7) {
			t.Errorf("slope %v: served %v, want %v", slope, s.Served, want)
		}
		if want := count(race.Horizon{Half: w.Reach, Slope: slope}.At, hours(5), edge); !near(s.OpenServed, want, 1e-7) {
			t.Errorf("slope %v: open models serve %v, want %v", slope, s.OpenServed, want)
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
