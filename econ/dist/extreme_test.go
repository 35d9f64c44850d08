package dist

import (
	"math"
	"testing"
)

// Laws of which half of all tasks save less than the smallest float64, or of which all
// do or none: every method gives a number where there is one.
func TestUnderflowingMedian(t *testing.T) {
	t.Parallel()
	for _, d := range []Tail{
		Gamma{Scale: 0.1, Shape: 8e-4}, Gamma{Scale: 0.1, Shape: 1e-6}, Gamma{Scale: 8e-4, Shape: 0.1},
		Weibull{Scale: 0.1, Shape: 4e-4}, Weibull{Scale: 0.1, Shape: 1e-5},
		Lognormal{Mu: -750, Sigma: 1}, Lognormal{Mu: -740, Sigma: 10}, Lognormal{Mu: -1000, Sigma: 300},
		Mixture{[]Component{{0.7, Gamma{Scale: 0.1, Shape: 8e-4}}, {0.3, Pareto{Scale: 0.1, Alpha: 1.5}}}},
		Truncated{Tail: Gamma{Scale: 0.1, Shape: 8e-4}, High: 1},
		Spliced{Body: Gamma{Scale: 0.1, Shape: 8e-4}, Tail: Pareto{Scale: 0.1, Alpha: 1.5}, At: 0.2, Share: 0.01},
		Plain{Gamma{Scale: 0.1, Shape: 8e-4}}, Plain{Weibull{Scale: 0.1, Shape: 4e-4}},
	} {
		if err := Validate(d); err != nil {
			t.Errorf("%#v: %v", d, err)
		}
		if err := Validate(bare{d}); err != nil {
			t.Errorf("%#v by the probe: %v", d, err)
		}
		for _, q := range []float64{1, 0.99, 0.5, 0.1, 1e-3, 1e-6, 1e-12} {
			z := d.InverseSurvival(q)
			s := d.Survival(z)
			below, above := d.Survival(math.Nextafter(z, 0)), d.Survival(math.Max(z*(1+1e-9), math.Nextafter(z, 1)))
			if !(z >= 0 && below >= q*(1-1e-9) && above <= q*(1+1e-6)) && !math.IsInf(z, 1) {
				t.Errorf("%#v: S⁻¹(%v) = %v, where S is %v and above %v", d, q, z, s, above)
			}
			f, h, e := d.Density(z), Hazard(d, z), MeanExcess(d, z)
			if !(f >= 0 && h >= 0 && e >= 0) {
				t.Errorf("%#v at %v, S = %v: f = %v, hazard = %v, e = %v", d, z, s, f, h, e)
			}
		}
	}
}
