package commons_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/commons"
)

// With nothing diffusing, delay alone is a tragedy if and only if 4 < l < 10 at the
// baseline's rates.
func TestLateTragedy(t *testing.T) {
	t.Parallel()
	e := with(func(e *commons.Economy) { e.Diffusion, e.Lag = 0, 0 })
	const far = 1e300
	for l := 0.25; l < 15; l += 0.5 {
		late, err := e.Late(l)
		if err != nil {
			t.Fatal(err)
		}
		wait := func(x float64) float64 { return l * math.Log(x) }
		for _, x := range []float64{1, 3, 100, 1e4} { // the definition
			if got, want := late.PrivateValue(x), math.Exp(-0.1*wait(x))*60*math.Pow(x, 1.2); !near(got, want, 1e-9) {
				t.Errorf("l = %g: a user at %g keeps %g, want %g", l, x, got, want)
			}
			if got, want := late.SocialValue(x), math.Exp(-0.02*wait(x))*60*math.Pow(x, 1.2); !near(got, want, 1e-9) {
				t.Errorf("l = %g: work at %g is worth %g, want %g", l, x, got, want)
			}
		}
		tragedy := !late.Buyers(6).Contains(far) && late.WorthServing(1).Contains(far)
		if tragedy != (l > 4 && l < 10) {
			t.Errorf("l = %g: tragedy %v", l, tragedy)
		}
	}
}

// Insolvency and the tragedy do not exclude each other.
func TestInsolventTragedy(t *testing.T) {
	t.Parallel()
	e := with(func(e *commons.Economy) {
		e.BaseValue, e.CostExponent, e.ValueExponent, e.Diffusion = 40, 1.8, 1.46, 1.16
	})
	for price := 0.5; price < 1e6; price *= 1.05 {
		if o, err := e.Seat(price); err != nil || o.Lab >= 0 && o.Coverage > 0 {
			t.Errorf("a seat at %g earns %g, %v", price, o.Lab, err)
		}
	}
	if _, err := e.BreakEvenSeat(); err == nil {
		t.Error("there is a break-even seat")
	}
	if edge := e.PricedOut(6); math.Abs(edge-400.0/9) > 1e-9 {
		t.Errorf("priced out above %g, want 44.4", edge)
	}
	for x := 1.0; x < 1e100; x *= 10 {
		if e.SocialValue(x) < e.Cost(x) {
			t.Errorf("x = %g is not worth serving", x)
		}
	}
}

// The month of queries, query by query: exponents are slopes of the sums.
func TestMonth(t *testing.T) {
	t.Parallel()
	m := commons.Month{Queries: 0.6, Length: 0.2, PerQuery: 2}
	tokens, cost, err := m.Exponents()
	if err != nil || !near(tokens, 0.8, 1e-12) || !near(cost, 1.25, 1e-12) {
		t.Fatalf("β = %g, γ = %g, %v, want the baseline's 0.8 and 1.25", tokens, cost, err)
	}
	month := func(x float64) (sum, spent float64) { // whole queries
		for range int(math.Round(math.Pow(x, m.Queries))) {
			q := math.Pow(x, m.Length)
			sum, spent = sum+q, spent+math.Pow(q, m.PerQuery)
		}
		return sum, spent
	}
	t1, c1 := month(math.Pow(100, 1/0.6))
	t2, c2 := month(math.Pow(10000, 1/0.6))
	if slope := math.Log(c2/c1) / math.Log(t2/t1); !near(slope, cost, 1e-9) {
		t.Errorf("cost rises with tokens like a power of %g, want %g", slope, cost)
	}
}

// The elasticity of a query's work, by adding up its tokens one by one.
func TestAttention(t *testing.T) {
	t.Parallel()
	work := func(q int) (sum float64) {
		for n := range q {
			sum += 2*175e9 + 2*96*12288*(float64(n)+0.5)
		}
		return sum
	}
	for _, q := range []int{1000, 10_000, 100_000} {
		got, err := commons.Attention(175e9, 96, 12288, float64(q))
		h := q / 100
		want := math.Log(work(q+h)/work(q-h)) / math.Log(float64(q+h)/float64(q-h))
		if err != nil || math.Abs(got-want) > 1e-4 {
			t.Errorf("q = %d: %g, %v, summed %g", q, got, err, want)
		}
	}
}

// One user's luck by drawing months, and as the two-point law it is.
func TestOwnSpread(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 9))
	for _, tc := range []struct{ x, omega float64 }{{1, 1}, {10, 0}, {10, 0.5}, {100, 0.5}} {
		odds := math.Pow(tc.x, -tc.omega)
		const months = 200_000
		var sum, squares float64
		for range months {
			if rng.Float64() < odds {
				sum += 1 / odds
				squares += 1 / odds / odds
			}
		}
		mean := sum / months
		if got, want := commons.OwnSpread(tc.x, tc.omega), math.Sqrt(math.Max(0, squares/months-mean*mean))/mean; math.Abs(got-want) > 0.05*(1+want) {
			t.Errorf("x = %g, ω = %g: %g, drawn %g", tc.x, tc.omega, got, want)
		}
	}
	if !math.IsNaN(commons.OwnSpread(0.5, 1)) || !math.IsNaN(commons.OwnSpread(2, -1)) {
		t.Error("out of domain is not NaN")
	}
}
