package commons_test

import (
	"math"
	"testing"

	"valuecapture/econ/commons"
	"valuecapture/econ/quad"
)

// ranked adds an amount up over users above a complexity at α = 1.5, by their rank.
func ranked(t *testing.T, amount func(x float64) float64, from float64) float64 {
	t.Helper()
	v, err := quad.Integral(func(u float64) float64 { return amount(math.Pow(u, -1/1.5)) }, 0, math.Pow(from, -1.5))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Who gets what adds up, and nothing that is worth it is lost.
func TestSubsidiesAddUp(t *testing.T) {
	t.Parallel()
	for name, e := range economies() {
		for what, by := range map[string]func() (commons.Outcome, error){
			"subsidy": e.Pigou, "top-up": func() (commons.Outcome, error) { return e.TopUp(6) },
		} {
			o, err := by()
			if err != nil {
				t.Errorf("%s, %s: %v", name, what, err)
				continue
			}
			if sum := o.Lab + o.App + o.Users + o.Others; !near(sum, o.Net, 1e-9) || !near(o.Net+o.Deadweight, e.Potential(), 1e-9) {
				t.Errorf("%s, %s: parts %g, net %g, lost %g of %g", name, what, sum, o.Net, o.Deadweight, e.Potential())
			}
			for _, x := range []float64{1, 2, 30, 101, 300, 1e4, 1e6} {
				if worth := e.WorthServing(1).Contains(x); worth && !o.Served.Contains(x) {
					t.Errorf("%s, %s: %g is worth serving and left out of %v", name, what, x, o.Served)
				}
			}
		}
	}
}

// Pigou's subsidy: 184 a user-month, and it breaks even with tokens at 6 at 33 cents of
// deadweight cost a dollar, with a price at cost at 31.
func TestPigou(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	o, err := e.Pigou()
	if err != nil {
		t.Fatal(err)
	}
	outlay := ranked(t, func(x float64) float64 { return e.SocialValue(x) - e.PrivateValue(x) }, 1)
	repaired := ranked(t, func(x float64) float64 { return e.SocialValue(x) - e.Cost(x) }, 100)
	if !near(o.Subsidy, outlay, 1e-9) || math.Abs(o.Subsidy-184.214) > 1e-3 {
		t.Errorf("outlay %g, by quadrature %g, want 184.214", o.Subsidy, outlay)
	}
	token, _ := e.Token(6)
	cost, _ := e.AtCost(0, 0)
	if got := o.CostOfFunds(token); !near(got, repaired/outlay, 1e-9) || math.Abs(got-0.33195) > 1e-5 {
		t.Errorf("breaks even with tokens at %g, by quadrature %g, want 0.33195", got, repaired/outlay)
	}
	if got := o.CostOfFunds(cost); math.Abs(got-0.30772) > 1e-5 {
		t.Errorf("breaks even with a price at cost at %g, want 0.30772", got)
	}
	if got := token.CostOfFunds(o); !math.IsNaN(got) {
		t.Errorf("less public money has no cost of funds, got %g", got)
	}
	// A user joins for v − (C − (V − v)) ≥ 0, drawn one by one.
	for x := 1.0; x < 1e9; x *= 1.7 {
		joins := e.PrivateValue(x) >= e.Cost(x)-(e.SocialValue(x)-e.PrivateValue(x))
		if joins != o.Served.Contains(x) {
			t.Errorf("x = %g: joins %v, served %v", x, joins, o.Served)
		}
	}
}

// A top-up of C − v costs 51.4% of paying C.
func TestTopUp(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	o, err := e.TopUp(6)
	if err != nil {
		t.Fatal(err)
	}
	edge := math.Pow(30, 1/0.7)
	want := ranked(t, func(x float64) float64 { return e.Cost(x) - e.PrivateValue(x) }, edge)
	if !near(o.Subsidy, want, 1e-9) || math.Abs(o.Subsidy/e.FullPool(6)-0.51384) > 1e-5 {
		t.Errorf("top-up %g, by quadrature %g; %g of the pool, want 0.51384", o.Subsidy, want, o.Subsidy/e.FullPool(6))
	}
	token, _ := e.Token(6)
	if !near(o.Lab, token.Lab, 1e-9) {
		t.Errorf("the lab earns %g, want %g: those helped are served at cost", o.Lab, token.Lab)
	}
}

// By lot among all users: 10.3 a budget dollar and 103 a resource dollar; a tenth of the
// budget reaches additional users.
func TestByLot(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	all, err := e.ByLot(commons.Everyone(), 6)
	if err != nil {
		t.Fatal(err)
	}
	value, cost, total := ranked(t, e.SocialValue, 100), ranked(t, e.Cost, 100), ranked(t, e.Cost, 1)
	if !near(all.PerBudget, value/total, 1e-9) || !near(all.PerCost, value/cost, 1e-9) || !near(all.Additional, cost/total, 1e-9) {
		t.Errorf("%+v, by quadrature %g, %g, %g", all, value/total, value/cost, cost/total)
	}
	if math.Abs(all.PerBudget-10.2918) > 1e-4 || math.Abs(all.PerCost-102.918) > 1e-3 {
		t.Errorf("%+v, want 10.2918 and 102.918", all)
	}
	kept, err := e.ByLot(e.Excluded(6), 6)
	if err != nil || !near(kept.Additional, 1, 1e-9) || !near(kept.PerBudget, kept.PerCost, 1e-9) {
		t.Errorf("among those kept out: %+v, %v", kept, err)
	}
	if none, err := e.ByLot(commons.Bands{{1, 50}}, 6); err != nil || none.PerBudget != 0 || !math.IsNaN(none.PerCost) {
		t.Errorf("among buyers: %+v, %v", none, err)
	}
}
