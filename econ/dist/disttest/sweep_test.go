package disttest_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/dist/disttest"
)

// Laws with drawn parameters, from very light to very heavy tails, pass as well: no
// tolerance hangs on a lucky choice.
func TestDrawnParameters(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	between := func(a, b float64) float64 { return a * math.Exp(rng.Float64()*math.Log(b/a)) }
	rounds := 8
	if testing.Short() {
		rounds = 1
	}
	for range rounds {
		for _, d := range []dist.Tail{
			dist.Pareto{Scale: between(1e-3, 10), Alpha: between(0.2, 20)},
			dist.Exponential{Rate: between(1e-3, 1e3)},
			dist.Lognormal{Mu: between(0.01, 10) - 5, Sigma: between(0.01, 10)},
			dist.Weibull{Scale: between(1e-3, 10), Shape: between(0.2, 10)},
			dist.LogLogistic{Scale: between(1e-3, 10), Shape: between(0.2, 20)},
			dist.Gamma{Scale: between(1e-3, 10), Shape: between(0.05, 1000)},
			dist.GPD{Location: between(1e-3, 1), Scale: between(1e-3, 1), Xi: between(0.01, 5)},
			dist.GPD{Location: between(1e-3, 1), Scale: between(1e-3, 1), Xi: -between(0.01, 2)},
			dist.Spliced{Body: dist.Lognormal{Mu: -3, Sigma: between(0.3, 3)}, Tail: dist.Pareto{Scale: 0.001, Alpha: between(0.5, 5)}, At: between(0.02, 2)},
			dist.Spliced{Body: dist.Weibull{Scale: 0.1, Shape: between(0.4, 3)}, Tail: dist.GPD{Scale: between(0.01, 3), Xi: between(0.1, 2)}, At: between(0.03, 0.5), Share: between(1e-4, 0.9)},
			mixture(rng.Float64(), dist.Lognormal{Mu: -3, Sigma: between(0.1, 3)}, dist.Pareto{Scale: between(0.01, 3), Alpha: between(0.5, 5)}),
			dist.Histogram{Edges: []float64{0, between(0.01, 0.1), between(0.1, 1), math.Inf(1)}, Counts: []float64{between(1, 1e6), between(1, 1e6), between(1e-3, 1e3)}, Top: dist.Pareto{Scale: 0.001, Alpha: between(0.5, 5)}},
		} {
			if err := disttest.Check(d); err != nil {
				t.Errorf("%#v: %v", d, err)
			}
		}
	}
}
