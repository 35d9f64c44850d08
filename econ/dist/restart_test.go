package dist

import "testing"

// A tail that begins far below the threshold keeps its digits above it.
func TestSplicedDeepTail(t *testing.T) {
	t.Parallel()
	body := Exponential{Rate: 170}
	for _, tail := range []Tail{
		Pareto{Scale: 2e-61, Alpha: 1.3},
		Exponential{Rate: 2e5},
		GPD{Scale: 1e-60, Xi: 0.4},
		GPD{Scale: 1e-5, Xi: 1e-4},
	} {
		d := Spliced{Body: body, Tail: tail, At: 0.003, Share: 0.4}
		for _, q := range []float64{0.3, 1e-10, 1e-100, 1e-250} {
			z := d.InverseSurvival(q)
			if got := d.Survival(z); !(apart(got, q) <= 1e-12) {
				t.Errorf("%v: Survival(InverseSurvival(%g) = %g) = %g", d, q, z, got)
			}
			if got, want := d.Density(z), q*d.Hazard(z); !(apart(got, want) <= 1e-12) {
				t.Errorf("%v: Density(%g) = %g, want %g", d, z, got, want)
			}
		}
	}
}
