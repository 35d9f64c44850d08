package disttest_test

import (
	"fmt"
	"math"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/dist/disttest"
)

// builtin are laws of every family, and what is made of them.
var builtin = []dist.Tail{
	dist.Pareto{Scale: 1. / 60, Alpha: 1.5},
	dist.Pareto{Scale: 0.2, Alpha: 1.1},
	dist.Pareto{Scale: 0.2, Alpha: 1.001}, // a mean that quadrature takes for infinite
	dist.Pareto{Scale: 0.2, Alpha: 1},
	dist.Pareto{Scale: 0.2, Alpha: 0.7},
	dist.Pareto{Scale: 3, Alpha: 12},
	dist.Exponential{Rate: 4},
	dist.Exponential{Rate: 0.03},
	dist.Lognormal{Mu: -3, Sigma: 1},
	dist.Lognormal{Mu: -3, Sigma: 0.1},
	dist.Lognormal{Mu: 1, Sigma: 2.2},
	dist.Weibull{Scale: 0.1, Shape: 0.6},
	dist.Weibull{Scale: 0.1, Shape: 1},
	dist.Weibull{Scale: 2, Shape: 3.5},
	dist.LogLogistic{Scale: 0.05, Shape: 0.7},
	dist.LogLogistic{Scale: 0.05, Shape: 1.5},
	dist.LogLogistic{Scale: 2, Shape: 20},
	dist.Gamma{Scale: 0.1, Shape: 0.4},
	dist.Gamma{Scale: 0.1, Shape: 3.3},
	dist.Gamma{Scale: 0.01, Shape: 200},
	dist.GPD{Location: 0, Scale: 0.1, Xi: 0},
	dist.GPD{Location: 0.1, Scale: 0.1, Xi: 0.4},
	dist.GPD{Location: 0.1, Scale: 0.1, Xi: 1.4},
	dist.GPD{Location: 0.1, Scale: 0.1, Xi: 1e-12},
	dist.GPD{Location: 0.1, Scale: 0.1, Xi: -0.3},
	dist.GPD{Location: 0.1, Scale: 0.1, Xi: -1},
	dist.Truncated{Tail: dist.Pareto{Scale: 0.1, Alpha: 1.5}, Low: 0.2, High: 5},
	dist.Truncated{Tail: dist.Lognormal{Mu: -3, Sigma: 1}, Low: 0.1, High: math.Inf(1)},
	dist.Spliced{Body: dist.Lognormal{Mu: -3, Sigma: 1}, Tail: dist.Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5},
	dist.Spliced{Body: dist.Lognormal{Mu: -3, Sigma: 1}, Tail: dist.Pareto{Scale: 0.5, Alpha: 5}, At: 0.5, Share: 0.02},
	dist.Spliced{Body: dist.Pareto{Scale: 1. / 60, Alpha: 0.9}, Tail: dist.Exponential{Rate: 3}, At: 0.2},
	dist.Spliced{Body: dist.Exponential{Rate: 20}, Tail: dist.Pareto{Scale: 0.1, Alpha: 0.8}, At: 0.1},
	dist.Spliced{Body: dist.GPD{Scale: 0.1, Xi: -1}, Tail: dist.Pareto{Scale: 0.3, Alpha: 2}, At: 0.2, Share: 0.3},
	mixture(0.9, dist.Lognormal{Mu: -3, Sigma: 1}, dist.Pareto{Scale: 0.5, Alpha: 1.5}),
	mixture(0.5, dist.Pareto{Scale: 0.1, Alpha: 3}, dist.Pareto{Scale: 0.3, Alpha: 0.7}),
	mixture(0.6, dist.GPD{Scale: 0.1, Xi: -1}, dist.GPD{Location: 0.3, Scale: 0.1, Xi: -1}),
	mixture(0.3, dist.Gamma{Scale: 0.1, Shape: 0.4}, mixture(0.2, dist.Weibull{Scale: 0.1, Shape: 0.6}, rounded{20})),
	dist.Histogram{Edges: []float64{0, 0.1, 0.25, 1}, Counts: []float64{700, 200, 100}},
	dist.Histogram{Edges: []float64{0.1, 0.25, 1, 2, math.Inf(1)}, Counts: []float64{700, 0, 90, 10}, Top: dist.Pareto{Scale: 1, Alpha: 1.5}},
	dist.Histogram{Edges: []float64{0, 0.25, math.Inf(1)}, Counts: []float64{7, 1}, Top: dist.GPD{Scale: 1, Xi: 0.3}},
	rounded{4},
	rounded{0.3},
	pointed{dist.Exponential{Rate: 2}, 0, 0.3},
	pointed{dist.Pareto{Scale: 0.1, Alpha: 1.5}, 0.1, 0.2},
	pointed{dist.Lognormal{Mu: -3, Sigma: 1}, 0.25, 0.15},
	pointed{dist.GPD{Scale: 1, Xi: -1}, 1, 0.4},
	dist.Truncated{Tail: rounded{4}, Low: 0.25, High: 1.5},
	dist.Truncated{Tail: pointed{dist.GPD{Scale: 1, Xi: -1}, 1, 0.4}, Low: 0.5, High: 1},
	dist.Spliced{Body: pointed{dist.Lognormal{Mu: -3, Sigma: 1}, 0.25, 0.15}, Tail: dist.Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5, Share: 0.1},
	dist.Plain{Tail: rounded{4}},
}

func TestBuiltin(t *testing.T) {
	t.Parallel()
	for _, d := range builtin {
		t.Run(fmt.Sprint(d), func(t *testing.T) {
			t.Parallel()
			disttest.Run(t, d)
		})
	}
}

// The four methods alone pass as well: every upgrade is optional, but that a law with
// bends has to declare them.
func TestFourMethods(t *testing.T) {
	t.Parallel()
	type four struct{ dist.Tail }
	type five struct {
		dist.Tail
		dist.Bender
	}
	for _, d := range builtin {
		var plain dist.Tail = four{d}
		if b, ok := d.(dist.Bender); ok {
			plain = five{d, b}
		}
		if err := disttest.Check(plain); err != nil {
			t.Errorf("%v: %v", d, err)
		}
	}
}
