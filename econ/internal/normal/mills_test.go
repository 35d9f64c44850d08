package normal

import (
	"math"
	"testing"
)

func TestErfcx(t *testing.T) {
	t.Parallel()
	// mpmath 1.3.0.
	for _, tc := range []struct{ x, want float64 }{
		{0, 1}, {1, 0.42758357615580700441}, {4.999, 0.11072597456427540369}, {5, 0.11070463773306862637},
		{30, 0.018795888861416751497}, {1e6, 5.6418958354747419216e-7}, {-2, 108.94090438997797241},
	} {
		if got := Erfcx(tc.x); !(math.Abs(got/tc.want-1) <= 1e-15) {
			t.Errorf("Erfcx(%g) = %.17g, want %.17g", tc.x, got, tc.want)
		}
	}
	if got := Erfcx(-100); !math.IsInf(got, 1) {
		t.Errorf("Erfcx(-100) = %g, want +Inf", got)
	}
	if got := Erfcx(math.Inf(1)); got != 0 {
		t.Errorf("Erfcx(+Inf) = %g, want 0", got)
	}
}

// The Mills ratio is erfcx in other units, falls, solves R′ = xR − 1, and crosses
// from one form to the other without a step.
func TestMills(t *testing.T) {
	t.Parallel()
	for x := -30.0; x < 60; x += 0.37 {
		r := Mills(x)
		if want := math.Sqrt(math.Pi/2) * Erfcx(x/math.Sqrt2); !(math.Abs(r/want-1) <= 1e-15*(4+x*x)) {
			t.Errorf("Mills(%g) = %.17g, from Erfcx %.17g", x, r, want)
		}
		if want := 1 - x*r; x < 12 && MillsDeficit(x) != want {
			t.Errorf("MillsDeficit(%g) = %g, want %g", x, MillsDeficit(x), want)
		}
		// x/(x² + 1) < R(x) < 1/x for x > 0.
		if x > 0 && !(r > x/(x*x+1) && r < 1/x) {
			t.Errorf("Mills(%g) = %g is outside its bounds", x, r)
		}
	}
	for _, f := range []func(float64) float64{Mills, MillsDeficit, func(x float64) float64 { return Erfcx(x / math.Sqrt2) }} {
		below, above := f(12), f(math.Nextafter(12, 13))
		if !(math.Abs(below/above-1) <= 1e-13) {
			t.Errorf("a step at 12: %.17g and %.17g", below, above)
		}
	}
}
