package commons_test

import (
	"math"
	"testing"

	"valuecapture/econ/commons"
	"valuecapture/econ/quad"
)

// No bill on any base earns more than the best tariff, whose margin is by quadrature that
// of all who keep more than they cost.
func TestBestTariff(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	o, err := e.BestTariff()
	if err != nil {
		t.Fatal(err)
	}
	edge := math.Pow(30, 1/0.7)
	margin := func(x float64) float64 { return e.PrivateValue(x) - e.Cost(x) }
	want := ranked(t, margin, 1) - ranked(t, margin, edge)
	if !near(o.Lab, want, 1e-9) || math.Abs(o.Lab-69.3083) > 1e-4 {
		t.Errorf("earns %g, by quadrature %g, want 69.3083", o.Lab, want)
	}
	cost, _ := e.AtCost(0, 0)
	if !near(o.Deadweight, cost.Deadweight, 1e-9) {
		t.Errorf("loses %g, a price at cost %g", o.Deadweight, cost.Deadweight)
	}
	highest := 0.0
	for s := 0.0; s <= 1.2; s += 0.1 {
		for rate := 1.0; rate < 200; rate *= 1.05 {
			b, err := e.Bill(commons.Base(s), rate)
			if err != nil {
				t.Fatal(err)
			}
			highest = math.Max(highest, b.Lab)
		}
	}
	if highest > o.Lab || highest < 0.9*o.Lab {
		t.Errorf("the best bill on a grid of bases earns %g, the best tariff %g", highest, o.Lab)
	}
}

// Under the best bill nobody gains by asking for more, or by splitting an account.
func TestBestBillIsTruthful(t *testing.T) {
	t.Parallel()
	e := commons.Baseline()
	for x := 1.0; x < 128; x *= 1.3 {
		bill := e.BestBill(e.Tokens(x))
		if !near(bill, e.PrivateValue(x), 1e-12) {
			t.Errorf("x = %g: bill %g, want %g", x, bill, e.PrivateValue(x))
		}
		for y := x; y < 1000; y *= 1.1 {
			if more := e.BestBill(e.Tokens(y)); more < bill*(1-1e-12) {
				t.Errorf("x = %g gains by asking for the tokens of %g: %g instead of %g", x, y, more, bill)
			}
		}
		for n := 2.0; e.Tokens(x)/n >= 1; n++ {
			if split := n * e.BestBill(e.Tokens(x)/n); split < bill {
				t.Errorf("x = %g gains by splitting into %g: %g instead of %g", x, n, split, bill)
			}
		}
	}
	if got := e.BestBill(e.Tokens(130)); !math.IsInf(got, 1) {
		t.Errorf("those who keep less than they cost are offered %g", got)
	}
	if got := e.BestBill(0.5); !math.IsNaN(got) {
		t.Errorf("fewer tokens than anyone takes: %g", got)
	}
}

var screenings = []commons.Screening{
	{TypeIndex: 5, BaseType: 60, Curvature: 0.5, BaseCost: 2, CostExponent: 1.25},
	{TypeIndex: 3, BaseType: 1, Curvature: 0.3, BaseCost: 0.7, CostExponent: 1},
	{TypeIndex: 8, BaseType: 100, Curvature: 0.8, BaseCost: 5, CostExponent: 2},
}

// The best tariff's profit in three ways: closed form, what users pay less what they cost,
// and gains less information rents.
func TestScreeningProfit(t *testing.T) {
	t.Parallel()
	for _, s := range screenings {
		a := s.TypeIndex
		mean := func(f func(theta float64) float64) float64 {
			v, err := quad.Integral(func(u float64) float64 { return f(s.BaseType * math.Pow(u, -1/a)) }, 0, 1)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		cost := func(tokens float64) float64 { return s.BaseCost * math.Pow(tokens, s.CostExponent) }
		gain := func(theta, tokens float64) float64 { return theta * math.Pow(tokens, s.Curvature) / s.Curvature }
		paid := mean(func(theta float64) float64 { q := s.Tokens(theta); return s.Tariff(q) - cost(q) })
		virtual := mean(func(theta float64) float64 {
			q := s.Tokens(theta)
			return gain(theta*(1-1/a), q) - cost(q)
		})
		if got := s.Profit(); !near(got, paid, 1e-7) || !near(got, virtual, 1e-7) {
			t.Errorf("%+v: %g, bills less cost %g, virtual surplus %g", s, got, paid, virtual)
		}
		best := mean(func(theta float64) float64 { q := s.Efficient(theta); return gain(theta, q) - cost(q) })
		if got := s.Potential(); !near(got, best, 1e-7) {
			t.Errorf("%+v: potential %g, by quadrature %g", s, got, best)
		}
	}
}

// Each type likes its own tokens best, and the lowest is left nothing.
func TestScreeningIsTruthful(t *testing.T) {
	t.Parallel()
	for _, s := range screenings {
		rent := func(theta, tokens float64) float64 {
			return theta*math.Pow(tokens, s.Curvature)/s.Curvature - s.Tariff(tokens)
		}
		lowest := s.Tokens(s.BaseType)
		if got := rent(s.BaseType, lowest); math.Abs(got) > 1e-9*s.Tariff(lowest) {
			t.Errorf("%+v: the lowest type keeps %g", s, got)
		}
		for theta := s.BaseType; theta < 1e3*s.BaseType; theta *= 1.5 {
			own := rent(theta, s.Tokens(theta))
			for tokens := lowest; tokens < 1e6*lowest; tokens *= 1.07 {
				if other := rent(theta, tokens); other > own+1e-9*math.Abs(own) {
					t.Errorf("%+v: type %g prefers %g to %g tokens, by %g", s, theta, tokens, s.Tokens(theta), other-own)
				}
			}
		}
	}
}

// A finite number of types, solved without any density, tends to the same profit: give
// each type the tokens that are best for its value less the rents of those above, and
// charge it what makes the next lower type's offer no better.
func TestScreeningByTypes(t *testing.T) {
	t.Parallel()
	for _, s := range screenings {
		const types = 20000
		theta, weight := make([]float64, types), 1.0/types
		for i := range theta {
			theta[i] = s.BaseType * math.Pow(1-float64(i)*weight, -1/s.TypeIndex) // the low end of its slice
		}
		var paid, profit float64
		before := 0.0
		for i := range theta {
			virtual := theta[i]
			if i+1 < types {
				virtual -= (theta[i+1] - theta[i]) * float64(types-1-i)
			}
			if virtual <= 0 {
				continue
			}
			q := math.Pow(virtual/(s.BaseCost*s.CostExponent), 1/(s.CostExponent-s.Curvature))
			if q < before {
				q = before
			}
			value := func(tokens float64) float64 { return theta[i] * math.Pow(tokens, s.Curvature) / s.Curvature }
			paid += value(q) - value(before)
			profit += weight * (paid - s.BaseCost*math.Pow(q, s.CostExponent))
			before = q
		}
		if got := s.Profit(); math.Abs(profit/got-1) > 0.02 {
			t.Errorf("%+v: %g, with %d types %g", s, got, types, profit)
		}
	}
}

// A markup other than a/(a−1), with the seat that leaves the lowest type nothing, earns
// less.
func TestScreeningMarkup(t *testing.T) {
	t.Parallel()
	for _, s := range screenings {
		earns := func(markup float64) float64 {
			at := func(theta float64) float64 {
				return math.Pow(theta/(markup*s.BaseCost*s.CostExponent), 1/(s.CostExponent-s.Curvature))
			}
			cost := func(tokens float64) float64 { return s.BaseCost * math.Pow(tokens, s.CostExponent) }
			low := at(s.BaseType)
			seat := s.BaseType*math.Pow(low, s.Curvature)/s.Curvature - markup*cost(low)
			v, err := quad.Integral(func(u float64) float64 {
				return seat + (markup-1)*cost(at(s.BaseType*math.Pow(u, -1/s.TypeIndex)))
			}, 0, 1)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		best := earns(s.Markup())
		for _, m := range []float64{0.8, 0.95, 0.99, 1.01, 1.05, 1.3} {
			if got := earns(m * s.Markup()); got > best {
				t.Errorf("%+v: markup %g earns %g, more than %g", s, m*s.Markup(), got, best)
			}
		}
	}
}

// A screening that is not valid gives NaN everywhere.
func TestScreeningInvalid(t *testing.T) {
	t.Parallel()
	var none commons.Screening
	for _, got := range []float64{none.Markup(), none.Efficient(1), none.Tokens(1), none.Tariff(1), none.Profit(), none.Potential(), screenings[0].Tokens(59), screenings[0].Tariff(1)} {
		if !math.IsNaN(got) {
			t.Errorf("got %g, want NaN", got)
		}
	}
}
