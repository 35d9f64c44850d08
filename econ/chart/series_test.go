package chart_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
)

func TestPoints(t *testing.T) {
	t.Parallel()
	if _, err := chart.Points("uneven", []float64{1, 2, 3}, []float64{1, 2}); !errors.Is(err, chart.ErrData) || !strings.Contains(err.Error(), "3 values of x and 2 of y") {
		t.Errorf("unequal lengths give %v, want ErrData with both", err)
	}
	s, err := chart.Points("even", []float64{1, 2}, []float64{3, 4})
	if err != nil || len(s.XYs) != 2 || s.XYs[1] != (plotter.XY{X: 2, Y: 4}) {
		t.Errorf("got %v, %v, want the points (1, 3) and (2, 4)", s.XYs, err)
	}
}

// TestLogAxis: curves on a logarithmic axis are sampled evenly on it.
func TestLogAxis(t *testing.T) {
	t.Parallel()
	f, err := chart.New(chart.Labels{}, chart.XAxis{Log: true}, chart.Curve("f", math.Log, 1, 1e6))
	if err != nil {
		t.Fatal(err)
	}
	xys := f.Series[0].XYs
	first := xys[1].X / xys[0].X
	for i := 2; i < len(xys); i++ {
		if ratio := xys[i].X / xys[i-1].X; !(math.Abs(ratio-first) <= 1e-9*first) {
			t.Fatalf("points %d and %d are apart by a factor %g, the first two by %g", i-1, i, ratio, first)
		}
	}
	if xys[0].X != 1 || xys[len(xys)-1].X != 1e6 {
		t.Errorf("sampled from %g to %g, want 1 to 1e6 exactly", xys[0].X, xys[len(xys)-1].X)
	}
}
