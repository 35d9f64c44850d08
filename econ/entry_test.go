package econ_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// At the baseline two labs charge 3, sell to (2/3)^1.5 of the tasks and earn 0.5 $ on each:
// 0.13608 $/task a lab. Three charge 18/7 and earn 0.06533 each.
func TestFreeEntryBaseline(t *testing.T) {
	t.Parallel()
	e, err := econ.Baseline().FreeEntry(0.1)
	if err != nil {
		t.Fatal(err)
	}
	profit, kept := 0.5*math.Pow(2.0/3, 1.5), 3*math.Pow(2.0/3, 1.5)
	rent, training, customers := e.Shares()
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"labs", float64(e.Labs), 2}, {"price", e.Pricing.Price, 3},
		{"training", e.Training(), 0.2}, {"rent", e.Rent(), profit - 0.2}, {"net", e.Net(), profit + kept - 0.2},
		{"share of rent", rent, (profit - 0.2) / (profit + kept)}, {"of training", training, 0.2 / (profit + kept)},
		{"of customers", customers, kept / (profit + kept)}, {"sum", rent + training + customers, 1},
	} {
		if math.Abs(c.got-c.want) > 1e-12*math.Abs(c.want) {
			t.Errorf("%s: %g, want %g", c.name, c.got, c.want)
		}
	}
}

// The number of labs is found by trying all of them, in random markets: each covers its
// cost, and one more would not.
func TestFreeEntryOneByOne(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		m := econ.Baseline()
		m.Cost = 0.2 + 5*rng.Float64()
		switch rng.IntN(4) {
		case 0:
			m.Hours = dist.Pareto{Scale: 1.0 / 60, Alpha: 1.05 + 3*rng.Float64()}
		case 1:
			m.Hours = dist.Exponential{Rate: 10 + 40*rng.Float64()}
		case 2:
			m.Hours = dist.GPD{Scale: 0.1, Xi: -0.9 + rng.Float64()}
		default:
			m.Hours = dist.Lognormal{Mu: math.Log(0.05), Sigma: 0.5 + rng.Float64()}
		}
		alone, err := m.Monopoly()
		if err != nil {
			t.Fatal(err)
		}
		fixed := m.Profit(alone.Price) * math.Pow(rng.Float64(), 3)
		want, before := 0, math.Inf(1)
		for n := 1; ; n++ {
			at, err := m.Cournot(n)
			if err != nil {
				t.Fatal(err)
			}
			each := m.Profit(at.Price) / float64(n)
			if !(each < before) {
				t.Errorf("%v: %d labs earn %g each, one fewer %g", m, n, each, before)
			}
			if before = each; each < fixed {
				break
			}
			want = n
		}
		if e, err := m.FreeEntry(fixed); err != nil || e.Labs != want || e.Rent() < 0 {
			t.Errorf("%v: FreeEntry(%g) = %d labs with rent %g, %v, want %d", m, fixed, e.Labs, e.Rent(), err, want)
		}
	}
}

// The profit of a lab by the closed form, and the labs at the border of entry.
func TestFreeEntryBorder(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	for _, n := range []int{1, 2, 7, 100, 5000} {
		a := 1.5 * float64(n)
		each := 1 / (float64(n) * (a - 1)) * math.Pow((a-1)/a, 1.5)
		for _, c := range []struct {
			fixed float64
			want  int
		}{{each * (1 - 1e-6), n}, {each * (1 + 1e-6), n - 1}} {
			e, err := m.FreeEntry(c.fixed)
			if c.want == 0 {
				if !errors.Is(err, econ.ErrNoEntry) {
					t.Errorf("FreeEntry(%g): %v, want ErrNoEntry", c.fixed, err)
				}
			} else if err != nil || e.Labs != c.want {
				t.Errorf("FreeEntry(%g) = %d labs, %v, want %d", c.fixed, e.Labs, err, c.want)
			}
		}
	}
}

// Where one lab has no best price, several may have one, and the customers' share of an
// infinite surplus is not a number.
func TestFreeEntryFatTail(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		alpha, fixed float64
		labs         int
		err          error
	}{
		{0.8, 0.3, 2, nil},                      // two labs charge 2·1.6/0.6 and earn 0.380 each, three 0.155
		{0.8, 0.5, 0, econ.ErrUnbounded},        // which does not cover 0.5
		{1, 0.9, 0, econ.ErrNotAttained},        // one lab's profit rises to p_m T = 1
		{0.4, 0.8, 3, nil},                      // at least three have a price, and earn 0.814 each
		{0.4, 0.01, 16, nil},                    // 16 earn 0.0108 each, 17 earn 0.0095
		{1.0000001, 0.99999, 1, nil},            // just above 1 a single lab earns almost p_m T = 1
		{1.0000001, 1.01, 0, econ.ErrNoEntry},   //
		{1e-9, 1e-3, 0, econ.ErrUnbounded},      // no number of labs has a price
		{1.5, 1e-15, 0, econ.ErrParameter},      // too many labs
		{1.5, 0, 0, econ.ErrParameter},          //
		{1.5, math.NaN(), 0, econ.ErrParameter}, //
		{1.5, math.Inf(1), 0, econ.ErrParameter},
	} {
		e, err := pareto(c.alpha).FreeEntry(c.fixed)
		if !errors.Is(err, c.err) || err == nil && e.Labs != c.labs {
			t.Errorf("α = %g, F = %g: %d labs, %v, want %d, %v", c.alpha, c.fixed, e.Labs, err, c.labs, c.err)
		}
	}
	e, err := pareto(0.8).FreeEntry(0.1)
	if rent, training, customers := e.Shares(); err != nil || rent != 0 || training != 0 || !math.IsNaN(customers) || !math.IsInf(e.Net(), 1) {
		t.Errorf("infinite surplus: shares %g, %g, %g, net %g, %v", rent, training, customers, e.Net(), err)
	}
}

// At the kink the price does not fall with entry, so that N is F into (p_m − c)T.
func TestFreeEntryKink(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	m.Cost = 0.5
	if e, err := m.FreeEntry(0.1); err != nil || e.Labs != 7 || e.Pricing.Price != 2 || e.Pricing.Regime != econ.Kink {
		t.Errorf("%+v, %v, want 7 labs at the kink of 2", e, err)
	}
}

// A lab that earns 0.3849 $ a potential task earns back 100 million over 259.8 million.
func TestBreakEvenTasks(t *testing.T) {
	t.Parallel()
	got, err := econ.Baseline().BreakEvenTasks(1e8)
	if want := 1e8 / (2 * math.Pow(3, -1.5)); err != nil || math.Abs(got-want) > 1e-6*want {
		t.Errorf("%g, %v, want %g", got, err, want)
	}
	for _, f := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if got, err := econ.Baseline().BreakEvenTasks(f); !errors.Is(err, econ.ErrParameter) || !math.IsNaN(got) {
			t.Errorf("BreakEvenTasks(%g) = %g, %v", f, got, err)
		}
	}
}
