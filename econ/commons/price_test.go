package commons_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/commons"
)

// The numbers that the formulas of the model give, written out.
func TestFormulas(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	essay := e // the first essay's market with T = τ (h/x_m)^β: all of a value linear in hours is kept
	essay.ValueExponent, essay.Diffusion, essay.TokenExponent, essay.CostExponent = 1, 0, 0.5, 1
	top := commons.Baseline()
	top.Diffusion = 1.4
	must := func(v float64, err error) float64 {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
		return v
	}
	for _, tc := range []struct {
		name      string
		got, want float64
	}{
		{"priced out at 6", e.PricedOut(6), math.Pow(60.0/6, 1/(0.8-1.2+0.9))},
		{"nobody is, where the top buys", essay.PricedOut(6), math.Inf(1)},
		{"everybody is, where tokens are too dear", e.PricedOut(61), 1},
		{"tokens lose above", e.TokenLoss(6), math.Pow(6.0/2, 1/(0.8*0.25))},
		{"tokens lose nowhere at constant cost", essay.TokenLoss(6), math.Inf(1)},
		{"subsidised above", e.Subsidised(20), 10},
		{"all subsidised", e.Subsidised(1), 1},
		{"mean cost of all", e.MeanCost(1), 2 * 1.5 / (1.5 - 1)},
		{"mean cost above 9", e.MeanCost(9), 9 * 2 * 1.5 / (1.5 - 1)},
		{"cost of the top 1%", must(e.CostShare(0.01)), math.Pow(0.01, 1.0/3)},
		{"tokens of the top 1%", must(e.TokenShare(0.01)), math.Pow(0.01, 1-0.8/1.5)},
		{"token elasticity, the tail buys", essay.TokenElasticity(100), (1.5 - 0.5) / (1 - 0.5)},
		{"user elasticity, the tail buys", essay.UserElasticity(100), 1.5 / (1 - 0.5)},
		{"elasticity where everyone buys", essay.TokenElasticity(30), 0},
		{"elasticity where nobody does", e.TokenElasticity(61), math.NaN()},
		{"Lerner price for γ = 1", must(withValue(essay, 3).BestToken()), 2 * 2 / (2 - 1.0)},
		{"kink for γ = 1", must(essay.BestToken()), 60},
		{"break-even seat, all join", must(e.BreakEvenSeat()), 6},
		{"seat ceiling beside tokens", must(e.SeatCeiling(9)), 9 * math.Pow(1.5, 0.8/0.2)},
		{"seat ceiling beside tokens dearer than those at the turn would pay", must(e.SeatCeiling(12)), 60 * math.Pow(60.0/6, 0.3/(1-0.3))},
		{"endowment", must(commons.Endowment(0.6, 0.04)), 180},
		{"members where the top stays out", func() float64 { o, _ := top.Seat(20); return o.Served[0].To }(), math.Pow(3, 1/0.2)},
	} {
		if !near(tc.got, tc.want, 1e-12) && !(math.IsNaN(tc.got) && math.IsNaN(tc.want)) {
			t.Errorf("%s: got %.15g, want %.15g", tc.name, tc.got, tc.want)
		}
	}
	private, created := e.ValueTailIndex()
	if !near(private, 5, 1e-12) || !near(created, 1.25, 1e-12) {
		t.Errorf("tail indices of value: got %g and %g, want 5 and 1.25", private, created)
	}
	if private, _ = top.ValueTailIndex(); !math.IsInf(private, 1) {
		t.Errorf("tail index of what users keep with η < δ: got %g, want +Inf", private)
	}
}

func withValue(e commons.Economy, b float64) commons.Economy {
	e.BaseValue = b
	return e
}

// Elasticities are those of the demand they speak of.
func TestElasticityIsASlope(t *testing.T) {
	t.Parallel()
	for name, e := range economies() {
		for _, p := range []float64{0.7, 6, 40} {
			if edge := p * e.BaseTokens / e.BaseValue; edge == 1 || len(e.Buyers(p)) == 0 || len(e.Buyers(p*1.01)) == 0 {
				continue
			}
			const h = 1e-5
			slope := func(f func(float64) float64) float64 {
				return -(math.Log(f(p*(1+h))) - math.Log(f(p*(1-h)))) / (math.Log1p(h) - math.Log1p(-h))
			}
			if got, want := e.TokenElasticity(p), slope(e.TokensSold); !near(got, want, 1e-6) {
				t.Errorf("%s at %g: token elasticity %g, slope %g", name, p, got, want)
			}
			users := func(p float64) float64 { return e.Share(e.Buyers(p)) }
			if got, want := e.UserElasticity(p), slope(users); !near(got, want, 1e-6) {
				t.Errorf("%s at %g: user elasticity %g, slope %g", name, p, got, want)
			}
		}
	}
}

// The best token price earns as much as any on a grid.
func TestBestTokenOnGrid(t *testing.T) {
	t.Parallel()
	margin := func(e commons.Economy, p float64) float64 {
		o, err := e.Token(p)
		if err != nil {
			t.Fatal(err)
		}
		return o.Lab
	}
	for name, e := range economies() {
		best, err := e.BestToken()
		if errors.Is(err, commons.ErrInsolvent) || errors.Is(err, commons.ErrNoBreakEven) {
			for p := 0.01; p < 1e4; p *= 1.1 {
				if m := margin(e, p); m > 0 {
					t.Errorf("%s: %v, but %g $/Mtok earns %g", name, err, p, m)
				}
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		earned := margin(e, best)
		for p := best / 1000; p < best*1000; p *= 1.02 {
			if m := margin(e, p); m > earned*(1+1e-9) {
				t.Errorf("%s: best price %g earns %g, but %g earns %g", name, best, earned, p, m)
			}
		}
		if earned <= 0 {
			t.Errorf("%s: best price %g earns %g", name, best, earned)
		}
	}
}

// With a finite mean value, a seat that the tail makes insolvent and a tail that is
// priced out though worth serving exclude each other: one needs βγ ≥ α, the other
// η > βγ, and both together η > α.
func TestInsolvencyAndTragedyExclude(t *testing.T) {
	t.Parallel()
	for gamma := 1.0; gamma < 3; gamma += 0.05 {
		for eta := 0.0; eta < 1.5; eta += 0.05 {
			e := commons.Baseline()
			e.CostExponent, e.ValueExponent = gamma, eta
			const far = 1e60
			tragedy := !e.Buyers(6).Contains(far) && e.WorthServing(1).Contains(far)
			if _, err := e.BreakEvenSeat(); errors.Is(err, commons.ErrInsolvent) && tragedy {
				t.Errorf("γ = %g, η = %g: insolvent and a tragedy", gamma, eta)
			}
		}
	}
}
