package figure_test

import (
	"math"
	"strings"
	"testing"

	"valuecapture/econ/figure"
	"valuecapture/econ/race"
)

// TestEverySetting draws the figures that the notebooks put on sliders at every
// position, corners included: none is an error, all have the same axes, and either
// all titles take one line or none does, so that nothing jumps under the reader's
// hand.
func TestEverySetting(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name                      string
		low, high, step           float64
		other, otherHigh, stepped float64
		draw                      func(a, b float64) (figure.Figure, error)
	}{
		{"profit to", 0.8, 4, 0.1, 0, 4, 0.05, func(alpha, cost float64) (figure.Figure, error) {
			m := indexed(alpha)
			m.Cost = cost
			return figure.ProfitTo(m, 24)
		}},
		{"surplus to", 0.8, 3, 0.1, 2, 20, 0.5, func(alpha, p float64) (figure.Figure, error) {
			return figure.SurplusTo(indexed(alpha), p, 24)
		}},
		{"race path", 0, 1, 0.05, 0, 1, 0.05, func(distillation, frontier float64) (figure.Figure, error) {
			return figure.RacePath(indexed(1.5), race.Race{Start: 1.5, Distillation: distillation, Frontier: frontier}, 8, race.ScaleFixed)
		}},
		{"willingness", 1, 40, 0.5, 0, 0, 1, func(p, _ float64) (figure.Figure, error) {
			return figure.WillingnessToPay(indexed(1.5), p)
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			var axes [4]float64
			var oneLine bool
			for i, a := range positions(tc.low, tc.high, tc.step) {
				for j, b := range positions(tc.other, tc.otherHigh, tc.stepped) {
					f, err := tc.draw(a, b)
					if err != nil {
						t.Fatalf("at %g, %g: %v", a, b, err)
					}
					here := [4]float64{f.Plot.X.Min, f.Plot.X.Max, f.Plot.Y.Min, f.Plot.Y.Max}
					title := f.Plot.Title
					fits := title.TextStyle.Width(title.Text) <= f.Width-12 // less the margins
					if i == 0 && j == 0 {
						axes, oneLine = here, fits
					}
					if fits != oneLine {
						t.Fatalf("at %g, %g: title %q in one line: %t, want %t", a, b, title.Text, fits, oneLine)
					}
					if here != axes {
						t.Fatalf("at %g, %g: axes %v, want %v", a, b, here, axes)
					}
					if strings.Contains(title.Text, "NaN") || strings.Contains(title.Text, "Inf") {
						t.Fatalf("at %g, %g: title %q", a, b, title.Text)
					}
				}
			}
		})
	}
}

// positions are those of a slider, in a short run its ends and one in six between.
func positions(low, high, step float64) []float64 {
	var out []float64
	last := int(math.Round((high - low) / step))
	for i := range last + 1 {
		if testing.Short() && i%6 != 0 && i != last {
			continue
		}
		out = append(out, math.Round(100*(low+float64(i)*step))/100)
	}
	return out
}
