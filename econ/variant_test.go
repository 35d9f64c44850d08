package econ_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
)

// A captive variant at 1.1 beside one at 3, of the same size and with no substitution: the
// market's elasticity is 2.05, above the captive's.
func TestVariantsCaptive(t *testing.T) {
	t.Parallel()
	v := econ.Variants{Quantities: []float64{5, 5}, Elasticities: [][]float64{{-1.1, 0}, {0, -3}}}
	own, err := v.OwnMean()
	market, err2 := v.Market()
	if err != nil || err2 != nil || math.Abs(own-2.05) > 1e-15 || math.Abs(market-2.05) > 1e-15 || !v.Substitutes() {
		t.Errorf("own mean %g, market %g, %v, %v, want 2.05 for both", own, market, err, err2)
	}
	v.Elasticities[0][1] = -0.1
	if v.Substitutes() {
		t.Error("complements pass for substitutes")
	}
}

// The elasticities of a nest by differences of its quantities, and the market's as ε.
func TestNestByDifferences(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n := econ.Nest{Substitution: 4 * rng.Float64(), Elasticity: 3 * rng.Float64()}
		if rng.IntN(4) == 0 {
			n.Substitution = 1
		}
		for range 1 + rng.IntN(4) {
			n.Prices = append(n.Prices, 0.1+rng.Float64())
			n.Weights = append(n.Weights, 0.1+rng.Float64())
		}
		v, err := n.Variants()
		if err != nil {
			t.Fatal(err)
		}
		own, _ := v.OwnMean()
		market, _ := v.Market()
		if math.Abs(market-n.Elasticity) > 1e-12*(1+n.Substitution) {
			t.Errorf("%+v: market %g, want ε", n, market)
		}
		if len(n.Prices) > 1 && v.Substitutes() != (n.Substitution >= n.Elasticity) {
			t.Errorf("%+v: substitutes %v", n, v.Substitutes())
		}
		if v.Substitutes() && own < market-1e-12 {
			t.Errorf("%+v: own mean %g below the market's %g", n, own, market)
		}
		const step = 1e-5
		for j := range n.Prices {
			moved := func(by float64) econ.Variants {
				other := n
				other.Prices = append([]float64(nil), n.Prices...)
				other.Prices[j] *= math.Exp(by)
				w, err := other.Variants()
				if err != nil {
					t.Fatal(err)
				}
				return w
			}
			up, down := moved(step), moved(-step)
			for i := range n.Prices {
				slope := math.Log(up.Quantities[i]/down.Quantities[i]) / (2 * step)
				if math.Abs(slope-v.Elasticities[i][j]) > 1e-8 {
					t.Errorf("%+v: e[%d][%d] = %g, difference %g", n, i, j, v.Elasticities[i][j], slope)
				}
			}
		}
	}
}

func TestVariantsRefuse(t *testing.T) {
	t.Parallel()
	for _, v := range []econ.Variants{
		{},
		{Quantities: []float64{1}, Elasticities: [][]float64{{0.5}}},
		{Quantities: []float64{1}, Elasticities: [][]float64{{math.NaN()}}},
		{Quantities: []float64{0}, Elasticities: [][]float64{{-1}}},
		{Quantities: []float64{1, 1}, Elasticities: [][]float64{{-1, 0}}},
		{Quantities: []float64{1, 1}, Elasticities: [][]float64{{-1, 0}, {0}}},
		{Quantities: []float64{1, math.Inf(1)}, Elasticities: [][]float64{{-1, 0}, {0, -1}}},
	} {
		if got, err := v.Market(); !errors.Is(err, econ.ErrParameter) || !math.IsNaN(got) || v.Substitutes() {
			t.Errorf("%+v: %g, %v", v, got, err)
		}
	}
	huge := econ.Variants{Quantities: []float64{1e308, 1e308}, Elasticities: [][]float64{{-1, 0}, {0, -2}}}
	if got, err := huge.Market(); err != nil || got != 1.5 {
		t.Errorf("huge quantities: %g, %v, want 1.5", got, err)
	}
	huge.Elasticities[1][1] = -math.MaxFloat64
	huge.Elasticities[0][0] = -math.MaxFloat64
	if got, err := huge.Market(); !errors.Is(err, econ.ErrNumber) || !math.IsNaN(got) {
		t.Errorf("huge elasticities: %g, %v", got, err)
	}
	for _, n := range []econ.Nest{
		{}, {Prices: []float64{1}}, {Prices: []float64{1}, Weights: []float64{0}},
		{Prices: []float64{math.NaN()}, Weights: []float64{1}},
		{Prices: []float64{1}, Weights: []float64{1}, Substitution: -1},
		{Prices: []float64{1}, Weights: []float64{1}, Elasticity: math.Inf(1)},
	} {
		if v, err := n.Variants(); !errors.Is(err, econ.ErrParameter) || len(v.Quantities) != 0 {
			t.Errorf("%+v: %v", n, err)
		}
	}
	if _, err := (econ.Nest{Prices: []float64{1e-300}, Weights: []float64{1}, Substitution: 5, Elasticity: 5}).Variants(); !errors.Is(err, econ.ErrNumber) {
		t.Errorf("overflow: %v", err)
	}
}
