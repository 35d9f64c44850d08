package estimate

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Draws end whatever the bound: a rejection that compares with NaN does not.
func TestNormalAboveEnds(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 1))
	for _, xi := range []float64{math.Inf(-1), -1e300, -5, 0, 0.5, 40, 1e9, 1e154, 1e200, math.MaxFloat64, math.Inf(1)} {
		if z := normalAbove(xi, rng); !(z >= 0) {
			t.Errorf("normalAbove(%g) = %g, want a number at or above 0", xi, z)
		}
	}
	if z := normalAbove(math.NaN(), rng); !math.IsNaN(z) {
		t.Errorf("normalAbove(NaN) = %g, want NaN", z)
	}
}
