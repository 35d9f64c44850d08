package chart_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
)

// TestExtremes draws what is finite and far outside of any use: it is either
// refused or drawn, and nothing panics or runs on.
func TestExtremes(t *testing.T) {
	t.Parallel()
	values := []float64{-math.MaxFloat64, -1e300, -1, 0, math.SmallestNonzeroFloat64, 1e-300, 1, 1e15, 1e300, math.MaxFloat64}
	for _, log := range []bool{false, true} {
		for _, small := range values {
			for _, large := range values {
				t.Run(fmt.Sprintf("%g to %g, log %t", small, large, log), func(t *testing.T) {
					t.Parallel()
					line := plotter.XYs{{X: small, Y: large}, {X: large, Y: small}}
					for _, window := range []chart.YAxis{{Log: log}, {Log: log, Min: 1, Max: 2}} {
						f, err := chart.New(chart.Labels{Title: "t", X: "x", Y: "y"},
							chart.Series{Name: "line", XYs: line},
							chart.Area{Name: "area", Outline: append(plotter.XYs{{X: small, Y: small}}, line...)},
							chart.Mark{X: large, Y: large, Text: "mark", Drop: true},
							chart.Vertical{At: small, Name: "vertical"},
							chart.Horizontal{At: small, Name: "horizontal"},
							chart.XAxis{Log: log}, window)
						if errors.Is(err, chart.ErrData) {
							continue
						}
						if err != nil {
							t.Fatal(err)
						}
						f.Width, f.Height = f.Width/5, f.Height/5 // drawn in a tenth of the time
						if _, err := f.PNG(); err != nil {
							t.Error(err)
						}
					}
				})
			}
		}
	}
}
