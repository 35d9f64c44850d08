package chart

import (
	"math"
	"testing"
)

// TestLogScale: gonum's panics at what a logarithmic axis cannot show.
func TestLogScale(t *testing.T) {
	t.Parallel()
	for _, x := range []float64{0, -1} {
		if got := (logScale{}).Normalize(1, 100, x); got != -1 {
			t.Errorf("Normalize(1, 100, %g) = %g, want -1, off the axis", x, got)
		}
	}
	if got := (logScale{}).Normalize(1, 100, 10); !(math.Abs(got-0.5) <= 1e-15) {
		t.Errorf("Normalize(1, 100, 10) = %g, want 0.5", got)
	}
}
