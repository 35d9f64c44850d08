package estimate_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
)

func TestTokenDemandByHand(t *testing.T) {
	t.Parallel()
	// ln v is 1 and 2, weighed by 1 and 3: mean 7/4; the third lies below.
	d, err := estimate.NewTokenDemand([]float64{math.E, math.E * math.E, 0.5}, []float64{1, 3, 7}, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"elasticity", d.Elasticity.Value, 4.0 / 7},
		{"index per task", d.PerTask.Value, 2.0 / 3},
		{"tokens", d.Tokens, 4},
		{"effective", d.Effective, 16.0 / 10},
		{"interval", math.Log(d.Elasticity.Interval.High / d.Elasticity.Interval.Low), 2 * 1.959963984540054 * math.Sqrt(2*math.Pow(3.0/16, 2)) * 4 / 7},
	} {
		if !(math.Abs(c.got-c.want) <= 1e-12) {
			t.Errorf("%s: got %g, want %g", c.name, c.got, c.want)
		}
	}
	if d.Count != 2 || len(d.Warnings) != 2 || !errors.Is(d.Warnings[0], estimate.ErrConcentrated) || !errors.Is(d.Warnings[1], econ.ErrUnbounded) {
		t.Errorf("got %d tasks and %v, want 2 and both doubts", d.Count, d.Warnings)
	}
	if l := d.LernerIndex(); !math.IsNaN(l.Value) || l.Interval.High != 1 {
		t.Errorf("Lerner index %v at an elasticity below 1, want NaN, up to 1", l)
	}
	if s := d.LabShare(); !math.IsNaN(s.Value) || s.Interval.Low != 0 {
		t.Errorf("lab share %v at an elasticity below 1, want NaN, from 0", s)
	}
}

// Tokens that grow with hours as h^β move the two indices apart: α/(1-β) per task,
// (α-β)/(1-β) for tokens.
func TestTokenDemandWeighsTasks(t *testing.T) {
	t.Parallel()
	const n, alpha = 200_000, 1.5
	for _, beta := range []float64{0, 0.25, 0.5} {
		d := hours.Data{}
		for i := range n { // hours on the quantiles of a Pareto law
			h := 0.25 * math.Pow((float64(i)+0.5)/n, -1/alpha)
			d.Hours, d.Wages, d.Tokens = append(d.Hours, h), append(d.Wages, 60), append(d.Tokens, 0.5*math.Pow(h/0.25, beta))
		}
		values, tokens, left, err := d.TokenValues()
		if err != nil || left != 0 {
			t.Fatal(left, err)
		}
		got, err := estimate.NewTokenDemand(values, tokens, 30) // 60 · 0.25/0.5
		if err != nil {
			t.Fatal(err)
		}
		if want := alpha / (1 - beta); !(math.Abs(got.PerTask.Value-want) <= 1e-3*want) {
			t.Errorf("β = %g: index per task %v, want %g", beta, got.PerTask, want)
		}
		want := (alpha - beta) / (1 - beta)
		if !(math.Abs(got.Elasticity.Value-want) <= 1e-2*want) {
			t.Errorf("β = %g: elasticity %v, want %g", beta, got.Elasticity, want)
		}
		// The share from the definition: profit and surplus of the tasks at the price
		// that earns most at a cost of 30, found by trying.
		best, share := 0.0, 0.0
		for p := 31.0; p < 300; p += 0.5 {
			profit, surplus := 0.0, 0.0
			for i, v := range values {
				if v >= p {
					profit += (p - 30) * tokens[i]
					surplus += (v - p) * tokens[i]
				}
			}
			if profit > best {
				best, share = profit, profit/(profit+surplus)
			}
		}
		if s := got.LabShare().Value; !(math.Abs(s-share) <= 0.01) {
			t.Errorf("β = %g: lab share %.4g, by trying prices %.4g", beta, s, share)
		}
	}
}

// The intervals of the elasticity cover it as often as they say where tokens do not depend
// on hours, and less often the more they do: the figures that the documentation gives.
func TestTokenDemandCovers(t *testing.T) {
	studies(t)
	t.Parallel()
	const samples, n, alpha = 1000, 1000, 1.5
	for beta, want := range map[float64]float64{0: 0.95, 0.25: 0.93, 0.5: 0.89, 0.75: 0.78} {
		covered := 0
		for i := range samples {
			rng := rand.New(rand.NewPCG(uint64(i), 8))
			values, tokens := make([]float64, n), make([]float64, n)
			for j := range values {
				h := dist.Rand(dist.Pareto{Scale: 1, Alpha: alpha}, rng)
				tokens[j] = (0.5 + rng.Float64()) * math.Pow(h, beta)
				values[j] = 60 * math.Pow(h, 1-beta)
			}
			d, err := estimate.NewTokenDemand(values, tokens, 60)
			if err != nil {
				t.Fatal(err)
			}
			if d.Elasticity.Interval.Contains((alpha - beta) / (1 - beta)) {
				covered++
			}
		}
		if share := float64(covered) / samples; !(math.Abs(share-want) <= 0.02) {
			t.Errorf("β = %g: %.3g of the intervals cover the truth, want %.2g", beta, share, want)
		}
	}
}

// A million tokens are worth on a task what the market would pay for them.
func TestTokenValuesAreTheMarkets(t *testing.T) {
	t.Parallel()
	market := econ.Baseline()
	market.Tokens = 2
	d := hours.Data{Hours: []float64{5}, Wages: []float64{market.Wage}, Tokens: []float64{market.Tokens}}
	values, _, _, err := d.TokenValues()
	if want := market.WillingnessToPay(5); err != nil || values[0] != want {
		t.Errorf("got %v $/Mtok, %v, want the market's %g", values, err, want)
	}
}

func TestTokenDemandRefuses(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		values, tokens []float64
		threshold      float64
		want           error
	}{
		{[]float64{1, 2}, []float64{1}, 1, estimate.ErrParameter},
		{[]float64{1, 2}, []float64{1, 1}, 0, estimate.ErrParameter},
		{[]float64{1, 2}, []float64{1, 1}, math.NaN(), estimate.ErrParameter},
		{[]float64{1, math.Inf(1)}, []float64{1, 1}, 1, estimate.ErrData},
		{[]float64{1, 2}, []float64{1, 0}, 1, estimate.ErrData},
		{[]float64{0, 2}, []float64{1, 1}, 1, estimate.ErrData}, // below the threshold as well
		{[]float64{0.5, 2}, []float64{0, 1}, 1, estimate.ErrData},
		{[]float64{1, 2}, []float64{1, 1}, 2, estimate.ErrThinTail},
		{[]float64{2, 2}, []float64{1, 1}, 2, estimate.ErrEqual},
		{nil, nil, 1, estimate.ErrThinTail},
	} {
		if got, err := estimate.NewTokenDemand(tc.values, tc.tokens, tc.threshold); !errors.Is(err, tc.want) {
			t.Errorf("%v, %v above %g: got %v, %v, want %v", tc.values, tc.tokens, tc.threshold, got, err, tc.want)
		}
	}
}
