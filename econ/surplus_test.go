package econ_test

import (
	"math"
	"testing"
	"time"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
)

// The lab's share is (α−1)/(2α−1) in the interior whatever wage, tokens and cost,
// and the shares of W(c) have the limits 1/e, 1/e, 1−2/e of the exponential.
func TestShares(t *testing.T) {
	t.Parallel()
	for _, alpha := range []float64{1.0001, 1.2, 1.25, 1.5, 2, 5, 1e3, 1e6} {
		for _, m := range []econ.Market{
			pareto(alpha),
			{Wage: 7, Tokens: 3, Cost: 90, Hours: dist.Pareto{Scale: 270.0 / 7, Alpha: alpha}},
		} {
			at, err := m.Monopoly()
			if err != nil {
				t.Fatal(err)
			}
			s := m.Split(at.Price)
			if want := (alpha - 1) / (2*alpha - 1); !near(s.LabShare(), want, 1e-10) {
				t.Errorf("α = %g: lab share %g, want %g", alpha, s.LabShare(), want)
			}
			q := math.Pow(1-1/alpha, alpha)
			if got := s.Lab / s.Potential(); !near(got, q, 1e-9) {
				t.Errorf("α = %g: lab over potential %g, want %g", alpha, got, q)
			}
			wage := m.ModelWage(at.Price)
			if !near(wage.Gross, m.Wage*(alpha-1)/alpha, 1e-10) || !near(wage.Net, m.Wage*(alpha-1)/alpha/alpha, 1e-10) {
				t.Errorf("α = %g: model's wage %+v", alpha, wage)
			}
			if wage.Net > m.Wage/4*(1+1e-12) {
				t.Errorf("α = %g: net wage %g above a quarter of %g", alpha, wage.Net, m.Wage)
			}
		}
	}
	m := pareto(1e6)
	at, _ := m.Monopoly()
	s := m.Split(at.Price)
	for i, got := range []float64{s.Lab, s.Customer, s.Deadweight} {
		if want := []float64{1 / math.E, 1 / math.E, 1 - 2/math.E}[i]; !near(got/s.Potential(), want, 1e-5) {
			t.Errorf("thin limit, part %d: got %g, want %g", i, got/s.Potential(), want)
		}
	}
	corner := econ.Market{Wage: 60, Tokens: 0.5, Cost: 0.5, Hours: dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}}
	if got, want := corner.Split(2).LabShare(), 1.5/(1.5+2/0.5); !near(got, want, 1e-14) {
		t.Errorf("corner: lab share %g, want %g", got, want)
	}
}

// Theory's numbers for other tails: (1−ξ)/(2−ξ), and the lognormal's slow climb
// towards a half as cost moves up its tail.
func TestSharesBeyondPareto(t *testing.T) {
	t.Parallel()
	share := func(m econ.Market) float64 {
		at, err := m.Monopoly()
		if err != nil {
			t.Fatalf("%v: %v", m, err)
		}
		return m.Split(at.Price).LabShare()
	}
	for _, xi := range []float64{-2, -1, -0.3, 0, 1e-9, 0.4, 0.9} {
		m := econ.Market{Wage: 60, Tokens: 0.5, Cost: 2, Hours: dist.GPD{Scale: 0.05, Xi: xi}}
		if got, want := share(m), (1-xi)/(2-xi); !near(got, want, 1e-9) {
			t.Errorf("ξ = %g: got %.12g, want %.12g", xi, got, want)
		}
	}
	for cost, want := range map[float64]float64{2: 0.4146, 20: 0.4286, 1e4: 0.4704, 1e8: 0.4856} {
		m := econ.Market{Wage: 60, Tokens: 0.5, Cost: cost, Hours: dist.Lognormal{Mu: math.Log(0.05), Sigma: 1}}
		if got := share(m); !(math.Abs(got-want) <= 5e-5) {
			t.Errorf("lognormal, c = %g: got %.6f, want %.4f", cost, got, want)
		}
	}
}

// Customer surplus and deadweight loss against quadrature of their definitions.
func TestSurplusByQuadrature(t *testing.T) {
	t.Parallel()
	for _, m := range tails() {
		bottom, top := m.Hours.InverseSurvival(1), m.Hours.InverseSurvival(0)
		cost := m.Threshold(m.Cost)
		for _, p := range []float64{0, 0.5, 2, 6, 30} {
			z := m.Threshold(p)
			area, err := areaFrom(m.Hours.Survival, z, bottom, top)
			if err != nil {
				t.Errorf("%v, p = %g: %v", m, p, err)
				continue
			}
			if got, want := m.CustomerSurplus(p), m.Wage*area; !(math.Abs(got-want) <= 1e-8*math.Abs(want)+1e-300) {
				t.Errorf("%v, p = %g: CS %.12g, quadrature %.12g", m, p, got, want)
			}
			lost, err := areaFrom(func(x float64) float64 {
				if x >= math.Max(cost, z) {
					return 0
				}
				return math.Abs(x-cost) * m.Hours.Density(x)
			}, math.Min(cost, z), math.Min(math.Max(bottom, math.Min(cost, z)), math.Max(cost, z)), math.Min(math.Max(cost, z), top))
			if err != nil {
				t.Errorf("%v, p = %g: deadweight: %v", m, p, err)
				continue
			}
			if got, want := m.DeadweightLoss(p), m.Wage*lost; !(math.Abs(got-want) <= 1e-8*math.Abs(want)+1e-12*m.Wage*m.Hours.Mean()) {
				t.Errorf("%v, p = %g: deadweight %.12g, quadrature %.12g", m, p, got, want)
			}
		}
	}
}

// areaFrom integrates from a to the top, split where the integrand bends.
func areaFrom(f func(float64) float64, a, bend, top float64) (float64, error) {
	if top <= a {
		return 0, nil
	}
	var first float64
	if a < bend {
		var err error
		if first, err = quad.Integral(f, a, bend); err != nil {
			return 0, err
		}
		a = bend
	}
	rest, err := quad.Integral(f, a, top)
	return first + rest, err
}

// The parts add up to W(c), none is negative, surplus falls above cost, and a
// change of currency changes nothing.
func TestLaws(t *testing.T) {
	t.Parallel()
	for _, m := range tails() {
		potential := m.TotalSurplus(m.Cost)
		last := math.Inf(1)
		for _, p := range []float64{2, 2.5, 3, 5, 8, 13, 40} {
			s := m.Split(p)
			if s.Deadweight < 0 || !near(s.Potential(), potential, 1e-10) {
				t.Errorf("%v, p = %g: %+v adds up to %.15g, want %.15g", m, p, s, s.Potential(), potential)
			}
			if s.Realised() > last*(1+1e-12) {
				t.Errorf("%v: total surplus rises at p = %g, above cost", m, p)
			}
			last = s.Realised()
		}
		at, err := m.Monopoly()
		if err != nil {
			t.Fatal(err)
		}
		scaled := m
		scaled.Wage, scaled.Cost = 3*m.Wage, 3*m.Cost // dollars in another currency
		if got, err := scaled.Monopoly(); err != nil || !near(got.Price, 3*at.Price, 1e-8) {
			t.Errorf("%v: price %g in one currency, %g in another worth a third, %v", m, at.Price, got.Price, err)
		}
	}
}

// The envelope: dCS/dp = −T D.
func TestEnvelope(t *testing.T) {
	t.Parallel()
	for _, m := range tails() {
		for _, p := range []float64{0.7, 3, 8} {
			h := 1e-4 * p
			got := (m.CustomerSurplus(p+h) - m.CustomerSurplus(p-h)) / (2 * h)
			if want := -m.Tokens * m.Demand(p); !(math.Abs(got-want) <= 1e-6*m.Tokens) {
				t.Errorf("%v, p = %g: dCS/dp = %g, want −T D = %g", m, p, got, want)
			}
		}
	}
}

// At and below α = 1 customer surplus is infinite, yet the deadweight loss is not.
func TestInfiniteMean(t *testing.T) {
	t.Parallel()
	for _, alpha := range []float64{0.3, 0.7, 1} {
		m := pareto(alpha)
		s := m.Split(6)
		lost, err := quad.Integral(func(z float64) float64 { return (m.Wage*z - 1) * m.Hours.Density(z) }, 1.0/60, 0.05)
		if err != nil || !near(s.Deadweight, lost, 1e-10) {
			t.Errorf("α = %g: deadweight %g, quadrature %g, %v", alpha, s.Deadweight, lost, err)
		}
		if !math.IsInf(s.Customer, 1) || s.LabShare() != 0 {
			t.Errorf("α = %g: %+v, lab share %g, want infinite customer surplus and no share", alpha, s, s.LabShare())
		}
		if w := m.ModelWage(6); w.Gross != 0 || w.Net != 0 {
			t.Errorf("α = %g: model's wage %+v, want 0", alpha, w)
		}
		heavy := m
		heavy.Hours = dist.Pareto{Scale: 1.0 / 60, Alpha: alpha}.GPD()
		if got := heavy.DeadweightLoss(6); !near(got, s.Deadweight, 1e-9) {
			t.Errorf("α = %g as a GPD: deadweight %g, want %g", alpha, got, s.Deadweight)
		}
	}
}

// One price and one cost, three tails: neither the share nor the wage follows from the
// Lerner index.
func TestSamePriceThreeShares(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		hours      dist.Tail
		share, net float64
	}{
		{dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}, 0.25, 40.0 / 3},
		{dist.Exponential{Rate: 30}, 0.5, 24},
		{dist.GPD{Scale: 5.0 / 60, Xi: -1}, 2.0 / 3, 30},
	} {
		m := pareto(1.5)
		m.Hours = tc.hours
		at, err := m.Monopoly()
		if err != nil || !near(at.Price, 6, 1e-9) {
			t.Errorf("%v: price %g, %v, want 6", m, at.Price, err)
		}
		if got := m.Split(6).LabShare(); !near(got, tc.share, 1e-9) {
			t.Errorf("%v: lab's share %g, want %g", m, got, tc.share)
		}
		if got := m.ModelWage(6).Net; !near(got, tc.net, 1e-9) {
			t.Errorf("%v: net pay %g, want %g", m, got, tc.net)
		}
	}
}

// A survival function that is a staircase, because all of its digits but four cancel, is
// integrated in no time to what its steps leave.
func TestSplitOfStaircase(t *testing.T) {
	t.Parallel()
	for _, mu := range []float64{math.Log(4.78), math.Log(4), math.Log(3)} { // mass 2e-12, 7e-11, 1e-8
		m := econ.Market{Wage: 60, Tokens: 0.5, Hours: dist.Truncated{Tail: dist.Lognormal{Mu: mu, Sigma: 0.343}, Low: 0, High: 0.443}}
		for _, cost := range []float64{0, 5, 40} {
			m.Cost = cost
			at, err := m.Monopoly()
			if err != nil {
				t.Errorf("%v: %v", m, err)
				continue
			}
			var s econ.Split
			took := time.Hour
			for try := 0; try < 3 && took > 2*time.Second; try++ { // the machine may be busy
				began := time.Now()
				s = m.Split(at.Price)
				took = time.Since(began)
			}
			// Mass at z over all: the lognormal from below, whose digits are good.
			below := func(z float64) float64 {
				return math.Erfc((mu-math.Log(z))/0.343/math.Sqrt2) / math.Erfc((mu-math.Log(0.443))/0.343/math.Sqrt2)
			}
			want, err := quad.Integral(func(z float64) float64 { return 1 - below(z) }, m.Threshold(at.Price), 0.443)
			if err != nil || !near(s.Customer, m.Wage*want, 3e-3) || !(s.Deadweight >= 0) {
				t.Errorf("%v: %+v, want customers to keep %g", m, s, m.Wage*want)
			}
			if got := m.TotalSurplus(cost); !near(s.Potential(), got, 1e-4) {
				t.Errorf("%v: %+v adds up to %g, want %g", m, s, s.Potential(), got)
			}
			if took > 2*time.Second {
				t.Errorf("%v: Split took %v", m, took)
			}
		}
	}
}

// Segments of a market whose mean lies almost wholly beyond the largest float64.
func TestSegmentsNearAlphaOne(t *testing.T) {
	t.Parallel()
	m := econ.Market{Wage: 5016.83127215926, Tokens: 46.26974499393592, Cost: 1, Hours: dist.Spliced{
		Body: dist.Exponential{Rate: 171.7254805047558}, Tail: dist.Pareto{Scale: 2.1407101991443523e-61, Alpha: 1.000002840883687},
		At: 0.0031252332772744584, Share: 0.4775445957865236,
	}}
	segments, err := m.Segments(4)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := econ.SplitOf(segments).Potential(), m.TotalSurplus(m.Cost); !near(got, want, 1e-9) {
		t.Errorf("segments add up to %g, want %g", got, want)
	}
	// All but flat over 250 decades, and yet the last segment is Pareto.
	if last, want := segments[3], 1.000002840883687/0.000002840883687; !near(last.Price, want, 1e-6) || last.Regime != econ.Interior {
		t.Errorf("the last segment costs %+v, want %g, interior", last.Pricing, want)
	}
}
