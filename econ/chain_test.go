package econ_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// Two monopolists in a row at the baseline, on paper: retail 2·3² = 18, wholesale 18/3
// = 6, D = (2/18)^1.5 = 1/27, so lab 4·0.5/27, app 12·0.5/27 and customers
// 18·0.5/(0.5·27), in the ratio 2 : 6 : 18.
func TestChain(t *testing.T) {
	t.Parallel()
	c, err := econ.Baseline().Chain()
	if err != nil || c.Regime != econ.Interior {
		t.Fatalf("%+v, %v", c, err)
	}
	for _, tc := range []struct {
		name      string
		got, want float64
	}{
		{"retail", c.Retail, 18}, {"wholesale", c.Wholesale, 6},
		{"lab", c.Lab, 2.0 / 27}, {"app", c.App, 6.0 / 27}, {"customers", c.Customer, 18.0 / 27}, {"lost", c.Deadweight, 2 - 26.0/27},
	} {
		if !near(tc.got, tc.want, 1e-13) {
			t.Errorf("%s: got %.15g, want %.15g", tc.name, tc.got, tc.want)
		}
	}
	for _, alpha := range []float64{1.1, 1.5, 2, 7} {
		c, err := pareto(alpha).Chain()
		if err != nil {
			t.Fatal(err)
		}
		lab, app, customers := c.Shares()
		parts := []float64{(alpha - 1) / alpha / alpha, 1 / alpha, 1 / (alpha - 1)}
		all := parts[0] + parts[1] + parts[2]
		for i, got := range []float64{lab, app, customers} {
			if !near(got, parts[i]/all, 1e-12) {
				t.Errorf("α = %g, part %d: got %.12g, want %.12g", alpha, i, got, parts[i]/all)
			}
		}
	}
}

// With a low cost the retail price stays at the kink, as with one firm.
func TestChainAtTheKink(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	m.Cost = 0.1 // below 2·(1/3)²
	for _, hours := range []dist.Tail{m.Hours, dist.Plain{Tail: m.Hours}} {
		m.Hours = hours
		c, err := m.Chain()
		if err != nil || c.Regime != econ.Kink || !near(c.Retail, 2, 1e-12) || !near(c.Wholesale, 2.0/3, 1e-9) {
			t.Errorf("%T: got %+v, %v, want retail 2 and wholesale 2/3 at the kink", hours, c, err)
		}
		if want := []float64{(2.0/3 - 0.1) * 0.5, (2 - 2.0/3) * 0.5, 2}; !near(c.Lab, want[0], 1e-9) || !near(c.App, want[1], 1e-9) || !near(c.Customer, want[2], 1e-9) {
			t.Errorf("%T: got %+v, want %v", hours, c, want)
		}
	}
}

// For every tail the application's price is its best response to the wholesale price,
// and no other wholesale price earns the lab more.
func TestChainIsBest(t *testing.T) {
	t.Parallel()
	for _, m := range tails() {
		c, err := m.Chain()
		if _, mixed := m.Hours.(mixture); mixed {
			if err != nil && !errors.Is(err, econ.ErrNoAnswer) {
				t.Errorf("%v: %v", m, err)
			}
			continue // the application jumps from one peak to the other
		}
		if err != nil {
			t.Errorf("%v: %v", m, err)
			continue
		}
		app := m
		for i := -300; i <= 300; i++ {
			app.Cost = m.Cost + (c.Wholesale-m.Cost)*math.Exp(float64(i)/100)
			best, err := app.Monopoly()
			if errors.Is(err, econ.ErrNoTrade) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 && !near(best.Price, c.Retail, 1e-6) {
				t.Errorf("%v: application answers %g with %g, chain says %g", m, c.Wholesale, best.Price, c.Retail)
			}
			if got := (app.Cost - m.Cost) * m.Tokens * m.Demand(best.Price); got > c.Lab*(1+1e-8) {
				t.Errorf("%v: wholesale %g earns the lab %.12g, chain's %g only %.12g", m, app.Cost, got, c.Wholesale, c.Lab)
			}
		}
		if sum := c.Lab + c.App + c.Customer + c.Deadweight; !near(sum, m.TotalSurplus(m.Cost), 1e-9) {
			t.Errorf("%v: parts add up to %g, want %g", m, sum, m.TotalSurplus(m.Cost))
		}
	}
	if _, err := pareto(0.9).Chain(); !errors.Is(err, econ.ErrUnbounded) {
		t.Errorf("α = 0.9: got %v, want ErrUnbounded", err)
	}
}

// Owning the task instead of selling tokens for it: (α/(α−1))^α, and at the kink
// 1 + p_m/((α−1)(p_m−c)).
func TestIntegration(t *testing.T) {
	t.Parallel()
	last := math.Inf(1)
	for _, alpha := range []float64{1.05, 1.2, 1.5, 3, 30, 1e5} {
		i, err := pareto(alpha).Integration()
		if want := math.Pow(alpha/(alpha-1), alpha); err != nil || !near(i.Factor(), want, 1e-9) {
			t.Errorf("α = %g: factor %.12g, %v, want %.12g", alpha, i.Factor(), err, want)
		}
		if i.Factor() >= last || i.Gain() <= 0 {
			t.Errorf("α = %g: factor %g after %g, gain %g: want a falling factor and a positive gain", alpha, i.Factor(), last, i.Gain())
		}
		last = i.Factor()
	}
	if !near(last, math.E, 1e-4) {
		t.Errorf("thin limit %g, want e", last)
	}
	m := econ.Baseline()
	m.Cost = 0.5
	if i, err := m.Integration(); err != nil || !near(i.Factor(), 1+2/(0.5*1.5), 1e-12) {
		t.Errorf("at the kink: %+v, %v, want factor %g", i, err, 1+2/(0.5*1.5))
	}
	if i, err := pareto(1).Integration(); !errors.Is(err, econ.ErrNotAttained) || !math.IsNaN(i.Factor()) {
		t.Errorf("α = 1: %+v, %v", i, err)
	}
}

func ExampleMarket_Chain() {
	c, _ := econ.Baseline().Chain()
	lab, app, customers := c.Shares()
	fmt.Printf("wholesale %.4g, retail %.4g $/Mtok; lab %.1f%%, application %.1f%%, customers %.1f%%\n",
		c.Wholesale, c.Retail, 100*lab, 100*app, 100*customers)
	// Output: wholesale 6, retail 18 $/Mtok; lab 7.7%, application 23.1%, customers 69.2%
}

// Demand that is made of few drops: the lab charges what makes the application indifferent
// between two of them.
func TestChainOfDrops(t *testing.T) {
	t.Parallel()
	m := econ.Market{Wage: 1503.3150880041103, Tokens: 5.219566559233877, Cost: 0.000214117467462374, Hours: heaps{
		at:       []float64{0.000943969987649292, 0.0009576960750260818, 0.0009958979850715794, 0.0013603348402085225, 0.0051259272994576355, 0.006383519090978162, 0.006391185068603785, 0.007880218474476097},
		share:    []float64{0.0008822797190633136, 0.005720628787651801, 0.0031816741270513926, 0.0013233499465329598, 7.971603859978234e-05, 0.3831039673064833, 0.34981429878253, 0.2558940852920875},
		declared: true,
	}}
	c, err := m.Chain()
	if err != nil {
		t.Fatal(err)
	}
	// Between the heaps at 0.00638 and 0.00788 hours, which 99% and 26% of tasks reach.
	a, b := m.WillingnessToPay(0.006383519090978162), m.WillingnessToPay(0.007880218474476097)
	atA, atB := m.Demand(0.999999*a), m.Demand(0.999999*b)
	if want := (a*atA - b*atB) / (atA - atB); c.Wholesale < want*(1-1e-9) || c.Lab < 8.42172 {
		t.Errorf("got %+v, want a wholesale price of %g or a better one", c, want)
	}
}
