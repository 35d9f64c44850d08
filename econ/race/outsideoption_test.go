package race_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

const minute = 1. / 60

func within(got, want, tolerance float64) bool { return math.Abs(got-want) <= tolerance }

// Every number of the three mechanisms at the baseline, by closed form and by the
// general search and quadratures.
func TestOutsideOptionNumbers(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, tc := range []struct {
		help                            race.Help
		open                            float64
		price, lerner, lab, closed, all float64
	}{
		{race.ByLength{Reach: 4 * minute}, 2, 8, 0.75, 0.375, 0.273, 0.188},
		{race.ByLength{Reach: 6 * minute}, 2, 12, 0.833, 0.340, 0.294, 0.170},
		{race.ByLength{Reach: 12 * minute}, 2, 24, 0.917, 0.265, 0.314, 0.132},
		{race.ByLength{Reach: 2 * minute}, 2, 6, 0.667, 0.385, 0.25, nan},
		{race.Partial{Reach: 1 * minute}, 2, 6, 0.667, 0.385, 0.25, nan},
		{race.Partial{Reach: 2 * minute}, 2, 10, 0.8, 0.272, 0.25, nan},
		{race.Partial{Reach: 3 * minute}, 2, 14, nan, 0.222, 0.25, nan},
		{race.Partial{Reach: 6 * minute}, 2, 26, nan, 0.157, 0.25, nan},
		{race.Proportional{Share: 0.3}, 2, 6, nan, 0.385, nan, nan},
		{race.Proportional{Share: 0.4}, 2, 5, nan, 0.379, nan, nan},
		{race.Proportional{Share: 0.5}, 2, 4, nan, 0.354, nan, nan},
		{race.Proportional{Share: 0.7}, 2, 2.857, nan, 0.251, nan, nan},
		{race.Proportional{Share: 0.9}, 2, 2.222, nan, 0.095, nan, nan},
		{race.Proportional{Share: 0.05}, 0.2, 5.6, nan, 0.376, nan, nan},
		{race.Proportional{Share: 0.5}, 0.2, 5.6, nan, nan, nan, nan},
		{race.Proportional{Share: 0.9}, 0.2, 5.6, nan, 0.013, nan, nan},
	} {
		for _, general := range []bool{false, true} {
			m := econ.Baseline()
			if general {
				m.Hours = dist.Plain{Tail: m.Hours}
			}
			s, err := race.OutsideOption{Help: tc.help, Price: tc.open}.Sell(m)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct {
				name      string
				got, want float64
			}{
				{"price", s.Price, tc.price}, {"Lerner index", s.LernerIndex(), tc.lerner}, {"profit", s.Lab, tc.lab},
				{"share of closed", s.ClosedShare(), tc.closed}, {"share of all", s.AllShare(), tc.all},
			} {
				if !math.IsNaN(c.want) && !within(c.got, c.want, 0.00051) {
					t.Errorf("%v at %v, general %v: %s %v, want %v", tc.help, tc.open, general, c.name, c.got, c.want)
				}
			}
		}
	}
}

// market draws a Pareto market and an outside option.
func drawn(rng *rand.Rand) (econ.Market, race.OutsideOption) {
	tail := dist.Pareto{Scale: minute, Alpha: 1.15 + 2*rng.Float64()}
	m := econ.Market{Wage: 60, Tokens: 0.5, Cost: 0.2 + 4*rng.Float64(), Hours: tail}
	o := race.OutsideOption{Price: m.Cost * 1.6 * rng.Float64()}
	if rng.IntN(3) == 0 {
		o.Price = m.Cost
	}
	switch rng.IntN(3) {
	case 0:
		o.Help = race.ByLength{Reach: 8 * minute * rng.Float64()}
	case 1:
		o.Help = race.Partial{Reach: 5 * minute * rng.Float64()}
	case 2:
		o.Help = race.Proportional{Share: rng.Float64()}
	}
	return m, o
}

// The closed forms against the general search, in markets with costs below and above the
// kink price and open models cheaper and dearer than the lab's cost.
func TestSellClosedForm(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(10, 6))
	regimes := map[string]int{}
	markets := 400
	if testing.Short() {
		markets = 80
	}
	for range markets {
		m, o := drawn(rng)
		s, err := o.Sell(m)
		if err != nil {
			t.Fatalf("%v, %v at %v: %v", m, o.Help, o.Price, err)
		}
		plain := m
		plain.Hours = dist.Plain{Tail: m.Hours}
		g, err := o.Sell(plain)
		if err != nil {
			t.Fatalf("%v, %v at %v: %v", plain, o.Help, o.Price, err)
		}
		if !near(s.Lab, g.Lab, 1e-7) || !near(s.Price, g.Price, 1e-5) {
			t.Errorf("%v, %v at %v: price %v (%v), Π %v, by the general route %v (%v), %v", m, o.Help, o.Price, s.Price, s.Regime, s.Lab, g.Price, g.Regime, g.Lab)
		}
		if s.Regime != g.Regime {
			t.Errorf("%v, %v at %v: regime %v, by the general route %v", m, o.Help, o.Price, s.Regime, g.Regime)
		}
		regimes[fmt.Sprintf("%T %v", o.Help, s.Regime)]++
		for _, c := range []struct {
			name      string
			got, want float64
		}{{"served", s.Served, g.Served}, {"customers", s.Customer, g.Customer}, {"lost", s.Deadweight, g.Deadweight}, {"open alone", s.OpenAlone, g.OpenAlone}, {"open served", s.OpenServed, g.OpenServed}} {
			if !within(c.got, c.want, 1e-5*(1+c.want)) {
				t.Errorf("%v, %v at %v: %s %v, by the general route %v", m, o.Help, o.Price, c.name, c.got, c.want)
			}
		}
	}
	for _, want := range []string{"race.ByLength corner", "race.ByLength interior", "race.ByLength kink", "race.Partial interior", "race.Partial kink", "race.Partial corner", "race.Proportional interior", "race.Proportional corner", "race.Proportional kink"} {
		if regimes[want] == 0 {
			t.Errorf("no market drawn is %s: %v", want, regimes)
		}
	}
}

// The buying rule itself, task by task on a grid of quantiles and price by price: no
// residual tail, no closed form.
func TestSellBuyingRule(t *testing.T) {
	t.Parallel()
	const tasks, prices = 2000, 300
	rng := rand.New(rand.NewPCG(10, 7))
	for i := range 16 {
		m, o := drawn(rng)
		switch i % 4 { // other tails, by the general search
		case 1:
			m.Hours = dist.Lognormal{Mu: -2.5, Sigma: 1}
		case 3:
			m.Hours = dist.Exponential{Rate: 10}
		}
		hours := make([]float64, tasks)
		for i := range hours {
			hours[i] = m.Hours.InverseSurvival((float64(i) + 0.5) / tasks)
		}
		value := func(p float64) (lab, customers, open float64) {
			for _, h := range hours {
				closed := m.Wage*h - p*m.Tokens
				other := math.Max(0, m.Wage*o.Help.Saves(h)-o.Price*m.Tokens)
				if closed >= other*(1-1e-15) {
					lab += (p - m.Cost) * m.Tokens / tasks
					customers += (closed - other) / tasks
				}
				open += other / tasks
			}
			return lab, customers, open
		}
		s, err := o.Sell(m)
		if err != nil {
			t.Fatal(err)
		}
		highest := 0.0
		for i := range prices {
			lab, _, _ := value(m.Cost * math.Exp(float64(i)/prices*math.Log(60)))
			highest = math.Max(highest, lab)
		}
		lab, customers, open := value(s.Price * (1 - 1e-12))
		if s.Served < 0.05 { // too few on the grid
			continue
		}
		if !(highest <= s.Lab*1.02) || !within(lab, s.Lab, 0.01*s.Lab) {
			t.Errorf("%v, %v at %v: Π %v at %v, task by task %v, highest on the grid %v", m, o.Help, o.Price, s.Lab, s.Price, lab, highest)
		}
		// A grid of quantiles misses the far tail: it is the mean that it cuts short.
		missed := m.Wage * (m.Hours.Mean() - mean(hours))
		if !(s.Customer+s.OpenAlone >= (customers+open)*0.99) || !(s.Customer+s.OpenAlone <= (customers+open+missed)*1.01) {
			t.Errorf("%v, %v at %v: customers %v + %v, task by task %v + %v, at most %v more", m, o.Help, o.Price, s.Customer, s.OpenAlone, customers, open, missed)
		}
	}
}

func mean(xs []float64) float64 {
	var sum float64
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// An open model that does all of every task, sold at a price above cost, leaves the lab
// every sale at that price, and nothing that its tokens add but the difference in cost.
func TestOpenModelAsGood(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	for _, price := range []float64{2.5, 4, 5.9, 8} {
		s, err := race.OutsideOption{Help: race.Proportional{Share: 1}, Price: price}.Sell(m)
		want := math.Min(price, 6)
		lab := (want - 2) * 0.5 * math.Pow(2/want, 1.5)
		if err != nil || !near(s.Price, want, 1e-12) || !near(s.Lab, lab, 1e-12) || !near(s.Customers(), want*math.Pow(2/want, 1.5), 1e-7) {
			t.Errorf("at %v: %+v, %v, want a price of %v, Π %v", price, s, err, want, lab)
		}
		if s.OpenServed != 0 || price < 6 && !near(s.ClosedShare(), 1, 1e-9) {
			t.Errorf("at %v: open models serve %v and the lab keeps %v of what it adds", price, s.OpenServed, s.ClosedShare())
		}
	}
}

// The surplus of open models alone, against ∫ (wg(h) − c_o T)⁺ f dh in closed form.
func TestOpenAlone(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	tail := m.Hours.(dist.Pareto)
	above := func(h float64) float64 { return tail.Survival(h) * dist.MeanExcess(tail, h) }
	for _, open := range []float64{0.2, 2, 5} {
		k := open * m.Tokens / m.Wage
		first := above(k)
		for _, tc := range []struct {
			help race.Help
			want float64
		}{
			{race.ByLength{Reach: 6 * minute}, first - above(0.1) - (0.1-k)*tail.Survival(0.1)},
			{race.Partial{Reach: 6 * minute}, first - above(0.1)},
			{race.Proportional{Share: 0.4}, 0.4 * above(k/0.4)},
			{race.Proportional{Share: 1}, first},
			{race.ByLength{Reach: k / 2}, 0},
			{race.ByLength{}, 0},
		} {
			s, err := race.OutsideOption{Help: tc.help, Price: open}.Sale(m, 6)
			if err != nil {
				t.Fatal(err)
			}
			if !within(s.OpenAlone, m.Wage*tc.want, 1e-9) {
				t.Errorf("%v at %v: open alone %v, want %v", tc.help, open, s.OpenAlone, m.Wage*tc.want)
			}
		}
	}
}

// As open models do longer tasks, the surplus of all AI stays what it was or rises, the
// price under ByLength rises and dollars fall like z^(1−α).
func TestByLengthLimits(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	last := race.Sale{}
	for _, z := range []float64{3, 10, 100, 1e4, 1e8} {
		s, err := race.OpenAtCost(m, race.ByLength{Reach: z * minute}).Sell(m)
		if err != nil {
			t.Fatal(err)
		}
		if !near(s.Price, 2*z, 1e-12) || !near(s.LernerIndex(), 1-1/z, 1e-12) {
			t.Errorf("z = %v: price %v, index %v, want 2z and 1 − 1/z", z, s.Price, s.LernerIndex())
		}
		if !near(s.Realised()+s.OpenAlone, 2, 1e-9) || !within(s.Deadweight, 0.5*(z-1)*0+s.Deadweight, 0) {
			t.Errorf("z = %v: surplus of all AI %v, want 2", z, s.Realised()+s.OpenAlone)
		}
		if last.Price > 0 && !(s.Lab < last.Lab && s.ClosedShare() > last.ClosedShare() && s.AllShare() < last.AllShare()) {
			t.Errorf("z = %v: Π %v, shares %v and %v after %v, %v and %v", z, s.Lab, s.ClosedShare(), s.AllShare(), last.Lab, last.ClosedShare(), last.AllShare())
		}
		last = s
	}
	if !near(last.ClosedShare(), 1./3, 1e-6) || !near(last.Lab, math.Pow(1e8, -0.5), 1e-6) {
		t.Errorf("far out: share %v, Π %v, want 1/3 and z^-0.5", last.ClosedShare(), last.Lab)
	}
}

// Partial help leaves the share of what closed tokens add where it was: 0.25 at every z.
func TestPartialShare(t *testing.T) {
	t.Parallel()
	for _, alpha := range []float64{1.2, 1.5, 3} {
		m := econ.Baseline()
		m.Hours = dist.Pareto{Scale: minute, Alpha: alpha}
		for _, z := range []float64{1, 2, 30, 1e4} {
			s, err := race.OpenAtCost(m, race.Partial{Reach: z * minute}).Sell(m)
			if err != nil || !near(s.ClosedShare(), (alpha-1)/(2*alpha-1), 1e-9) || s.Regime != econ.Interior {
				t.Errorf("α = %v, z = %v: share %v (%v), %v", alpha, z, s.ClosedShare(), s.Regime, err)
			}
		}
	}
	// With c < p_m a little help lowers the price first: c + w(x_m − z)/T.
	m := econ.Baseline()
	m.Cost = 0.3
	for z, want := range map[float64]float64{0.2: 1.9, 0.3: 1.7, 0.5: 2.3} {
		s, err := race.OpenAtCost(m, race.Partial{Reach: z * minute}).Sell(m)
		if err != nil || !near(s.Price, want, 1e-12) {
			t.Errorf("z = %v min: price %v (%v), %v, want %v", z, s.Price, s.Regime, err, want)
		}
	}
}
