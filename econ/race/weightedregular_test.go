package race_test

import (
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

// Where the elasticity is said not to fall, it does not.
func TestWeightedRegular(t *testing.T) {
	t.Parallel()
	for _, tail := range []dist.Tail{
		dist.Pareto{Scale: minute, Alpha: 1.5}, dist.Exponential{Rate: 5}, dist.Lognormal{Mu: -2, Sigma: 1},
		dist.Weibull{Scale: 0.1, Shape: 0.6}, dist.Gamma{Scale: 0.1, Shape: 0.7}, dist.GPD{Scale: 0.1, Xi: 0.4},
		dist.GPD{Scale: 1, Xi: -1}, dist.GPD{Location: 0.1, Scale: 0.2, Xi: 0.5},
	} {
		for _, odds := range []race.Odds{race.Horizon{Half: 0.2, Slope: 0.84}, race.Horizon{Half: 0.2, Slope: 6}, race.Falling{From: 0.05, Exponent: 0.7}} {
			w, err := race.NewWeighted(tail, odds)
			if err != nil {
				t.Fatalf("%v, %+v: %v", tail, odds, err)
			}
			if !w.IncreasingGeneralizedHazard() {
				t.Errorf("%v, %+v: not said to be regular", tail, odds)
			}
			last := 0.0
			for _, q := range []float64{0.99, 0.9, 0.7, 0.5, 0.3, 0.1, 0.03, 1e-2, 1e-3} {
				z := w.InverseSurvival(q)
				e := w.Elasticity(z)
				if !(e >= last*(1-1e-7)) {
					t.Errorf("%v, %+v: elasticity %v at %v h after %v", tail, odds, e, z, last)
				}
				last = e
			}
		}
	}
	steep, err := race.NewWeighted(dist.GPD{Scale: 1, Xi: -2}, race.Horizon{Half: 0.2, Slope: 0.84})
	if err != nil || steep.IncreasingGeneralizedHazard() {
		t.Errorf("ξ = -2: %v, said to be regular", err)
	}
}
