package estimate_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/estimate"
)

// The unit in which tokens are counted changes nothing, also where their squares are beyond a
// float64.
func TestTokenDemandInAnyUnit(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(4, 4))
	values, tokens := make([]float64, 300), make([]float64, 300)
	for i := range values {
		values[i], tokens[i] = math.Exp(rng.ExpFloat64()/1.5), 1+rng.Float64()
	}
	want, err := estimate.NewTokenDemand(values, tokens, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, scale := range []float64{0x1p-1000, 0x1p-600, 0x1p600, 0x1p1010} {
		scaled := make([]float64, len(tokens))
		for i := range tokens {
			scaled[i] = tokens[i] * scale
		}
		got, err := estimate.NewTokenDemand(values, scaled, 1)
		if err != nil || got.Elasticity != want.Elasticity || got.Effective != want.Effective || got.Tokens != want.Tokens*scale {
			t.Errorf("tokens times %g: %+v, %v, want %+v", scale, got, err, want)
		}
	}
	far := []float64{1e300, 1e305, 1e308}
	if d, err := estimate.NewTokenDemand(far, []float64{1, 1, 1}, 1e-300); err != nil || math.Abs(d.Elasticity.Value*(1814.0/3+1-1.0/3)*math.Ln10-1) > 0.01 {
		t.Errorf("values 1e600 times the threshold: %+v, %v", d, err)
	}
}

// What follows from a tail index without an interval has none.
func TestImplicationWithoutInterval(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	index := estimate.TailIndex{Threshold: 1.0 / 60, Count: 100, Share: 1, Alpha: 1.5, Interval: estimate.Interval{Low: nan, High: nan, Level: 0.95}}
	i, err := index.Implication(econ.Baseline())
	if err != nil || !(i.Price.Value > 0) || !math.IsNaN(i.Price.Interval.Low) || !math.IsNaN(i.LabShare.Interval.High) || len(i.Warnings) != 1 {
		t.Errorf("%+v, %v, want a price, no interval and a warning", i, err)
	}
	index.Interval = estimate.Interval{Low: 2, High: 1.2, Level: 0.95}
	if _, err := index.Implication(econ.Baseline()); !errors.Is(err, estimate.ErrParameter) {
		t.Errorf("an interval from 2 to 1.2: %v, want ErrParameter", err)
	}
}
