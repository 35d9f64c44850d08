package econ_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

func TestBaselineAt(t *testing.T) {
	if got, want := econ.BaselineAt(1.5), econ.Baseline(); got != want {
		t.Errorf("at 1.5: %v, want %v", got, want)
	}
	if m := econ.BaselineAt(3); m.KinkPrice() != 2 || math.Abs(m.Demand(4)-0.125) > 1e-15 {
		t.Errorf("%v: kink price %g, demand at twice that price %g; want 2 and 1/8", m, m.KinkPrice(), m.Demand(4))
	}
	for _, alpha := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		m := econ.BaselineAt(alpha)
		if _, err := m.Monopoly(); !errors.Is(err, dist.ErrParameter) {
			t.Errorf("at %g: error %v, want one that wraps dist.ErrParameter", alpha, err)
		}
		if got := m.Demand(6); !math.IsNaN(got) {
			t.Errorf("at %g: demand %g, want NaN", alpha, got)
		}
	}
}
