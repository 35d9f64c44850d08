package chart_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
	"valuecapture/econ/internal/apitest"
)

func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"New/nothing":   func() []any { return apitest.Results(chart.New(chart.Labels{})) },
		"New/not drawn": func() []any { return apitest.Results(chart.New(chart.Labels{}, chart.Mark{X: math.NaN()})) },
		"New/bad axis":  func() []any { return apitest.Results(chart.New(chart.Labels{}, chart.XAxis{Min: 2, Max: 1})) },
		"Points":        func() []any { return apitest.Results(chart.Points("uneven", []float64{1, 2}, []float64{1})) },
		"Refuse":        func() []any { return apitest.Results(chart.Refuse(chart.ErrData)) },
		"Figure.CSV":    func() []any { return apitest.Results(chart.Figure{}.CSV()) },
		"Figure.PNG":    func() []any { return apitest.Results(chart.Figure{}.PNG()) },
	}, nil)
}

// TestNilElements: nil pointers to elements are refused like nil itself.
func TestNilElements(t *testing.T) {
	t.Parallel()
	for _, e := range []chart.Element{nil, (*chart.Series)(nil), (*chart.Area)(nil), (*chart.Mark)(nil), (*chart.Vertical)(nil), (*chart.Horizontal)(nil), (*chart.XAxis)(nil), (*chart.YAxis)(nil)} {
		if _, err := chart.New(chart.Labels{}, chart.Mark{}, e); !errors.Is(err, chart.ErrData) || !strings.Contains(err.Error(), "element 1 is nil") {
			t.Errorf("%T: got %v, want ErrData that says element 1 is nil", e, err)
		}
	}
	if _, err := chart.New(chart.Labels{}, &chart.Mark{X: 1, Y: 1}); err != nil {
		t.Errorf("a pointer to a mark is refused: %v", err)
	}
	for _, e := range []chart.Element{chart.Curve("f", nil, 0, 1), chart.Between("g", nil, nil, 0, 1), chart.Between("g", math.Sqrt, nil, 0, 1)} {
		if _, err := chart.New(chart.Labels{}, e); !errors.Is(err, chart.ErrData) {
			t.Errorf("%+v: got %v, want ErrData for a nil function", e, err)
		}
	}
}

// TestPNGOfAChangedPlot: what gonum panics at is an error.
func TestPNGOfAChangedPlot(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*plot.Plot){
		"zero plot":      func(p *plot.Plot) { *p = plot.Plot{} },
		"no scale":       func(p *plot.Plot) { p.X.Scale = nil },
		"log over 0":     func(p *plot.Plot) { p.Y.Scale, p.Y.Tick.Marker = plot.LogScale{}, plot.LogTicks{} },
		"no ticks":       func(p *plot.Plot) { p.Y.Tick.Marker = nil },
		"no handler":     func(p *plot.Plot) { p.TextHandler = nil },
		"a nil plotter":  func(p *plot.Plot) { p.Add((*plotter.Line)(nil)) },
		"no axis at all": func(p *plot.Plot) { p.X = plot.Axis{} },
	} {
		f, err := chart.New(chart.Labels{Title: "t", X: "x", Y: "y"}, chart.Curve("f", math.Sqrt, 0, 1))
		if err != nil {
			t.Fatal(err)
		}
		func() {
			defer func() { _ = recover() }() // gonum's Add may refuse by itself
			change(f.Plot)
		}()
		func() {
			defer func() {
				if cause := recover(); cause != nil {
					t.Errorf("%s: PNG panicked: %v", name, cause)
				}
			}()
			if picture, err := f.PNG(); err != nil && !errors.Is(err, chart.ErrData) || err == nil && len(picture) == 0 {
				t.Errorf("%s: got %d bytes, %v, want a picture or ErrData", name, len(picture), err)
			}
		}()
	}
}

func TestGrids(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{-1: 0, 0: 0, 1: 1, 2: 2, 5: 5} {
		for name, grid := range map[string][]float64{"Even": chart.Even(1, 3, n), "Geometric": chart.Geometric(1, 3, n)} {
			if len(grid) != want || want > 0 && grid[0] != 1 || want > 1 && grid[want-1] != 3 {
				t.Errorf("%s(1, 3, %d) = %v, want %d numbers from 1 to 3", name, n, grid, want)
			}
		}
	}
	if got := chart.Insert(nil, 1, math.NaN()); len(got) != 0 {
		t.Errorf("inserted into nothing: %v", got)
	}
	room := append(make([]float64, 0, 8), 0, 1, 2)
	if got := chart.Insert(room, 0.5, 1, math.NaN(), 7); len(got) != 4 || got[1] != 0.5 || room[1] != 1 {
		t.Errorf("got %v, and left %v, want 0, 0.5, 1, 2 and the grid untouched", got, room)
	}
	if xys := chart.Sample(nil, []float64{1}); len(xys) != 1 || !math.IsNaN(xys[0].Y) {
		t.Errorf("a nil function gives %v, want NaN", xys)
	}
	for _, i := range []int{math.MinInt, -1, 0, 6, 7, math.MaxInt} {
		if c, d := chart.NthColour(i), chart.NthDashes(i); c == 0 || d < chart.Solid || d > chart.LongDash {
			t.Errorf("curve %d has colour %06x and dashes %d", i, uint32(c), d)
		}
	}
}
