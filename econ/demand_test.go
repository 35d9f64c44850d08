package econ_test

import (
	"testing"

	"valuecapture/econ"
)

// Below the kink price everyone is served and demand does not respond to price.
func TestBelowTheKink(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	for _, p := range []float64{0, 0.5, 1.999} {
		want := 60*(1.0/60)*3 - p*0.5 // w E[h] − pT, E[h] = 3 x_m
		if got := m.CustomerSurplus(p); !near(got, want, 1e-14) || m.Demand(p) != 1 || m.Elasticity(p) != 0 {
			t.Errorf("p = %g: CS %g, want %g; D %g, want 1; elasticity %g, want 0", p, got, want, m.Demand(p), m.Elasticity(p))
		}
	}
	if got := m.Elasticity(2); got != 1.5 {
		t.Errorf("elasticity at the kink: got %g, want its limit from above, 1.5", got)
	}
}
