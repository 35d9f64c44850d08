package econ_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// near compares to a relative tolerance; infinities and NaN match only themselves.
func near(got, want, tolerance float64) bool {
	if math.IsNaN(want) {
		return math.IsNaN(got)
	}
	return got == want || !math.IsInf(want, 0) && math.Abs(got-want) <= tolerance*math.Abs(want)
}

func pareto(alpha float64) econ.Market {
	m := econ.Baseline()
	m.Hours = dist.Pareto{Scale: 1.0 / 60, Alpha: alpha}
	return m
}

// tails is one market for every family, and a mixture whose elasticity falls and
// rises again.
func tails() []econ.Market {
	m := econ.Baseline()
	var all []econ.Market
	for _, t := range []dist.Tail{
		dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5},
		dist.Pareto{Scale: 1.0 / 60, Alpha: 1.05},
		dist.Pareto{Scale: 1.0 / 60, Alpha: 40},
		dist.Pareto{Scale: 0.1, Alpha: 3},
		dist.Exponential{Rate: 30},
		dist.Lognormal{Mu: math.Log(0.05), Sigma: 1},
		dist.Lognormal{Mu: math.Log(0.05), Sigma: 3},
		dist.Weibull{Scale: 0.05, Shape: 0.5},
		dist.Weibull{Scale: 0.05, Shape: 3},
		dist.Gamma{Scale: 0.05, Shape: 0.5},
		dist.Gamma{Scale: 0.01, Shape: 7},
		dist.GPD{Location: 0, Scale: 0.05, Xi: 0.6},
		dist.GPD{Location: 0.02, Scale: 0.05, Xi: 0},
		dist.GPD{Location: 0.01, Scale: 0.05, Xi: -1},
		dist.GPD{Location: 1, Scale: 0.001, Xi: 0.5},
		twoPeaks,
	} {
		m.Hours = t
		all = append(all, m)
	}
	return all
}

// The baseline solved on paper: α = 1.5, c = p_m = 2, so p* = 2·1.5/0.5 = 6,
// h* = 6·0.5/60 = 1/20 h, D = (2/6)^1.5, Π = (6−2)·0.5·D = 2D, CS = 6·0.5·D/0.5 = 6D,
// W(c) = 2·0.5·1/0.5 = 2.
func TestBaseline(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	at, err := m.Monopoly()
	if err != nil || at.Regime != econ.Interior {
		t.Fatalf("Monopoly() = %+v, %v", at, err)
	}
	served := math.Pow(1.0/3, 1.5)
	split, wage := m.Split(at.Price), m.ModelWage(at.Price)
	for _, tc := range []struct {
		name      string
		got, want float64
	}{
		{"price", at.Price, 6},
		{"Lerner index", at.LernerIndex(), 2.0 / 3},
		{"markup", at.Markup(), 3},
		{"unit margin", at.UnitMargin(), 4},
		{"kink price", m.KinkPrice(), 2},
		{"threshold", m.Threshold(6), 0.05},
		{"willingness to pay", m.WillingnessToPay(0.05), 6},
		{"demand", m.Demand(6), served},
		{"inverse demand", m.InverseDemand(served), 6},
		{"elasticity", m.Elasticity(6), 1.5},
		{"revenue", m.Revenue(6), 3 * served},
		{"profit", split.Lab, 2 * served},
		{"customer surplus", split.Customer, 6 * served},
		{"deadweight loss", split.Deadweight, 2 - 8*served},
		{"total surplus", m.TotalSurplus(6), 8 * served},
		{"potential surplus", split.Potential(), 2},
		{"lab share", split.LabShare(), 0.25},
		{"lab over potential", split.Lab / split.Potential(), 0.19245008972987526},
		{"gross wage", wage.Gross, 20},
		{"net wage", wage.Net, 60 * 2.0 / 9},
	} {
		if !near(tc.got, tc.want, 1e-14) {
			t.Errorf("%s: got %.17g, want %.17g", tc.name, tc.got, tc.want)
		}
	}
}

func TestInvalid(t *testing.T) {
	t.Parallel()
	good := econ.Baseline()
	nan, inf := math.NaN(), math.Inf(1)
	var bad []econ.Market
	for _, x := range []float64{0, -1, nan, inf, -inf} {
		a, b, c, d := good, good, good, good
		a.Wage, b.Tokens, d.Hours = x, x, dist.Pareto{Scale: 1, Alpha: x}
		bad = append(bad, a, b, d)
		if c.Cost = x; x != 0 {
			bad = append(bad, c)
		}
	}
	e := good
	e.Hours = nil
	bad = append(bad, e, econ.Market{})
	for _, m := range bad {
		if err := m.Validate(); !errors.Is(err, econ.ErrParameter) && !errors.Is(err, dist.ErrParameter) {
			t.Errorf("%+v: Validate() = %v, want ErrParameter", m, err)
		}
		if _, err := econ.NewMarket(m.Wage, m.Tokens, m.Cost, m.Hours); err == nil {
			t.Errorf("%+v: NewMarket accepts it", m)
		}
		if at, err := m.Monopoly(); err == nil || !math.IsNaN(at.Price) {
			t.Errorf("%+v: Monopoly() = %+v, %v", m, at, err)
		}
		if got, err := m.PassThrough(); err == nil || !math.IsNaN(got) {
			t.Errorf("%+v: PassThrough() = %v, %v", m, got, err)
		}
		everyNaN(t, m, 6)
	}
	for _, p := range []float64{-1, nan, inf, -inf} {
		everyNaN(t, good, p)
	}
	for _, q := range []float64{-0.1, 1.1, nan} {
		if got := good.InverseDemand(q); !math.IsNaN(got) {
			t.Errorf("InverseDemand(%g) = %g, want NaN", q, got)
		}
	}
	if got := good.WillingnessToPay(-1); !math.IsNaN(got) {
		t.Errorf("WillingnessToPay(-1) = %g, want NaN", got)
	}
}

func everyNaN(t *testing.T, m econ.Market, p float64) {
	t.Helper()
	s, w := m.Split(p), m.ModelWage(p)
	for i, got := range []float64{
		m.Threshold(p), m.Demand(p), m.Elasticity(p), m.Revenue(p), m.Profit(p), m.CustomerSurplus(p),
		m.TotalSurplus(p), m.DeadweightLoss(p), s.Lab, s.Customer, s.Deadweight, s.LabShare(), w.Gross, w.Net,
	} {
		if !math.IsNaN(got) {
			t.Errorf("%+v, p = %g: result %d is %g, want NaN", m, p, i, got)
		}
	}
}
