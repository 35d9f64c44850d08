package estimate

import (
	"math"
	"testing"
)

// Values are tied where fewer than half are distinct, or in a tail one holds more than
// a twentieth.
func TestTiedWarning(t *testing.T) {
	t.Parallel()
	// equal returns n values in ascending order, of which the first so many are equal.
	equal := func(n, so int) []float64 {
		h := make([]float64, n)
		for i := range h {
			h[i] = 1 + math.Max(0, float64(i-so+1))
		}
		return h
	}
	for _, tc := range []struct {
		hours []float64
		want  bool
	}{
		{nil, false},
		{equal(1, 1), false},
		{equal(2, 2), false},
		{equal(3, 3), true},
		{equal(4, 3), false},
		{equal(6, 5), true},
		{equal(MinimumTail-1, 3), false},
		{equal(MinimumTail, 2), false},
		{equal(MinimumTail, 3), true},
		{equal(60, 3), false},
		{equal(60, 4), true},
	} {
		if got := len(tiedWarning(tc.hours)) > 0; got != tc.want {
			t.Errorf("%d values: tied %v, want %v: %v", len(tc.hours), got, tc.want, tc.hours)
		}
	}
}
