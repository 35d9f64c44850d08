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

// The four methods alone pass as well: every upgrade is optional.
func TestFourMethods(t *testing.T) {
	t.Parallel()
	for _, d := range builtin {
		type four struct{ dist.Tail }
		if err := disttest.Check(four{d}); err != nil {
			t.Errorf("%v: %v", d, err)
		}
	}
}
