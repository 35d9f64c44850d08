package chart_test

import (
	"math"
	"strings"
	"testing"

	"valuecapture/econ/chart"
)

// TestAltExtremes: a description names what the ends do not show.
func TestAltExtremes(t *testing.T) {
	t.Parallel()
	f, err := chart.New(chart.Labels{Title: "Up and down.", X: "x (1)", Y: "y (1)"},
		chart.Curve("hill", func(x float64) float64 { return 1 - x*x }, -1, 1),
		chart.Curve("valley", func(x float64) float64 { return x * x }, -1, 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Up and down. Horizontal", "Hill: 0 at −1, highest at", "Valley: 1 at −1, lowest at"} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("description %q lacks %q", f.Alt, want)
		}
	}
	f, err = chart.New(chart.Labels{Title: "Up or down?"}, chart.Curve("", math.Sqrt, 0, 1))
	if err != nil || !strings.Contains(f.Alt, "Up or down? Horizontal") {
		t.Errorf("description of a question %q, %v", f.Alt, err)
	}
	// A constant computed in floating point has no extremes.
	f, err = chart.New(chart.Labels{Title: "t"},
		chart.Curve("", func(x float64) float64 { return 1.5 * (1 + 1e-16*math.Round(3*math.Sin(9*x))) }, 1, 10))
	if err != nil || strings.Contains(f.Alt, "highest") || strings.Contains(f.Alt, "lowest") {
		t.Errorf("description of a constant %q, %v", f.Alt, err)
	}
}
