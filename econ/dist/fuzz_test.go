package dist

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// FuzzLaws looks for a panic, a plausible number from an invalid law and a survival
// outside [0,1] from a valid one.
func FuzzLaws(f *testing.F) {
	for kind := range uint8(len(families)) {
		f.Add(kind, 1./60, 1.5, 0.7, 0.05, 0.1)
		f.Add(kind, -1., 0., math.NaN(), 1., 0.5)
		f.Add(kind, 1e-308, 1e300, -5., 1e-300, 1e-300)
		f.Add(kind, 1e300, 1e-300, 1e-300, 1e300, 1.)
		f.Add(kind, math.Inf(1), 5e-324, 5e-324, math.Inf(1), 0.)
	}
	f.Fuzz(func(t *testing.T, kind uint8, a, b, c, z, q float64) {
		checkAnything(t, families[int(kind)%len(families)].law([]float64{a, b, c}).(law), z, q)
	})
}

// TestExtremeParameters does the same over the whole range of float64.
func TestExtremeParameters(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	magnitude := func() float64 {
		reach := []float64{740, 30}[rng.IntN(2)]
		return math.Exp(reach * (2*rng.Float64() - 1))
	}
	n := 20000
	if testing.Short() {
		n = 2000
	}
	for range n {
		a, b, c := magnitude(), magnitude(), magnitude()
		if rng.IntN(2) == 0 {
			c = -c
		}
		for _, family := range families {
			d := family.law([]float64{a, b, c}).(law)
			q := math.Exp(-700 * rng.Float64())
			checkAnything(t, d, magnitude(), q)
			checkAnything(t, d, d.InverseSurvival(q), q)
		}
		checkAnything(t, Lognormal{Mu: math.Log(a) * c, Sigma: b}, magnitude(), 0.5)
	}
}

// checkAnything checks a law, valid or not, at any argument.
func checkAnything(t *testing.T, d law, z, q float64) {
	t.Helper()
	err := Validate(d)
	got := values(d, z, q)
	_ = d.String()
	if err != nil {
		if !errors.Is(err, ErrParameter) {
			t.Errorf("%#v: error %v does not wrap ErrParameter", d, err)
		}
		for name, v := range got {
			if !math.IsNaN(v) {
				t.Errorf("%#v is not valid, yet %s at z = %v, q = %v is %v", d, name, z, q, v)
			}
		}
		return
	}
	if v := got["Survival"]; !(v >= 0 && v <= 1) && !math.IsNaN(z) {
		t.Errorf("%#v.Survival(%v) = %v, want a share", d, z, v)
	}
	inside := q >= 0 && q <= 1
	if v := got["InverseSurvival"]; inside && !(v >= 0) || !inside && !math.IsNaN(v) {
		t.Errorf("%#v.InverseSurvival(%v) = %v, want hours, or NaN outside [0,1]", d, q, v)
	}
	for _, name := range []string{"Density", "Hazard", "MeanExcess"} {
		above := name != "Density" && z > d.InverseSurvival(0)
		if v := got[name]; !(v >= 0) && !above && !math.IsNaN(z) {
			t.Errorf("%#v.%s(%v) = %v, want a number at or above 0", d, name, z, v)
		}
	}
	for _, name := range []string{"Mean", "Rand"} {
		if v := got[name]; !(v >= 0) {
			t.Errorf("%#v.%s = %v, want hours", d, name, v)
		}
	}
	if v := got["TopShare"]; v < 0 || v > 1 {
		t.Errorf("%#v: TopShare(%v) = %v, want a share or NaN", d, q, v)
	}
}
