package hours

import (
	"math"
	"testing"
)

func TestParsePeriod(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]float64{
		"2024": 2024.5, "2024.25": 2024.25, "2024Q1": 2024.125, "2024-Q4": 2024.875, "2024 q2": 2024.375,
		"2024-07": 2024 + 6.5/12, "2024/01": 2024 + 0.5/12, "2024-01-01": 2024 + 0.5/366, "2023-12-31": 2023 + 364.5/365,
		"2024-01-01T23:59:00Z": 2024 + 0.5/366, "2024-01-01 10:00:00": 2024 + 0.5/366, "2024-01-01T10:00": 2024 + 0.5/366,
		"2024-01-01 9:00:00.25 UTC": 2024 + 0.5/366, "2024-01-01T10:00:00+02:00": 2024 + 0.5/366,
	} {
		if got, err := ParsePeriod(text); err != nil || math.Abs(got-want) > 1e-12*want {
			t.Errorf("%q: %.9g, %v, want %.9g", text, got, err, want)
		}
	}
	for _, text := range []string{"", "1", "24", "20245", "2024-13", "2024Q5", "2024-02-30", "spring", "-2024", "01/02/2024", "2024e3", "2024-03-15 noon", "2024-03-155", "2024-03-15T"} {
		if got, err := ParsePeriod(text); err == nil || !math.IsNaN(got) {
			t.Errorf("%q: %g, %v, want NaN and an error", text, got, err)
		}
	}
}
