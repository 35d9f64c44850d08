package estimate_test

import (
	"math"
	"strings"
	"testing"

	"valuecapture/econ/estimate"
)

// Beside an error an interval has no level, and NaN is no percentage.
func TestIntervalWithoutLevel(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	i := estimate.Interval{Low: nan, High: nan, Level: nan}
	for _, text := range []string{i.String(), estimate.Estimate{Value: nan, Interval: i}.String()} {
		if strings.Contains(text, "%") {
			t.Errorf("%q, want no percentage", text)
		}
	}
	if got := (estimate.Interval{Low: 1.43, High: 1.58, Level: 0.95}).String(); got != "1.43 to 1.58 (95%)" {
		t.Errorf("got %q", got)
	}
}
