package exercise

import (
	"math"
	"testing"

	"valuecapture/econ/commons"
)

// A seat ends where the mean cost is more than the simplest user keeps, not only where it
// is infinite: 2·1.5/(1.5 − 0.8γ) = 60 at γ = 1.8125.
func TestLastSeat(t *testing.T) {
	t.Parallel()
	got, err := insolventAbove()
	if err != nil || math.Abs(got-1.8125) > 1e-9 {
		t.Fatalf("no seat breaks even above γ = %g (%v), want 1.8125", got, err)
	}
	e := commons.Baseline()
	for _, tc := range []struct {
		gamma  float64
		exists bool
	}{{1.8124, true}, {1.8126, false}, {1.874, false}} {
		e.CostExponent = tc.gamma
		if price, err := e.BreakEvenSeat(); (err == nil) != tc.exists {
			t.Errorf("γ = %g: seat %g, %v, want one: %v", tc.gamma, price, err, tc.exists)
		}
	}
	for _, x := range All() {
		if x.ID != "09.2" {
			continue
		}
		if grade, says, err := x.Mark(1.875); grade != Wrong || err != nil {
			t.Errorf("1.875 is graded %v with %q, %v, want wrong: from there the mean is infinite", grade, says, err)
		}
	}
}
