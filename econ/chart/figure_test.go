package chart_test

import (
	"bytes"
	"errors"
	"image/png"
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"valuecapture/econ/chart"
)

func TestPNG(t *testing.T) {
	t.Parallel()
	f, err := chart.New(chart.Labels{Title: "t", X: "x (1)", Y: "y (1)"}, chart.Curve("f", math.Sqrt, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	first, err := f.PNG()
	if err != nil {
		t.Fatal(err)
	}
	second, err := f.PNG()
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("the same figure gives %d and %d different bytes, %v", len(first), len(second), err)
	}
	if size, err := png.DecodeConfig(bytes.NewReader(first)); err != nil || size.Width != 1229 || size.Height != 768 {
		t.Errorf("picture is %d by %d, want 1229 by 768: 6.4 by 4 inches at 192 dpi", size.Width, size.Height)
	}

	for _, tc := range []struct {
		name   string
		change func(*chart.Figure)
	}{
		{"no plot", func(f *chart.Figure) { f.Plot = nil }},
		{"no width", func(f *chart.Figure) { f.Width = 0 }},
		{"negative height", func(f *chart.Figure) { f.Height = -1 }},
		{"no number", func(f *chart.Figure) { f.Height = vg.Length(math.NaN()) }},
		{"as large as a house", func(f *chart.Figure) { f.Width = 1e6 }},
	} {
		broken := f
		tc.change(&broken)
		if _, err := broken.PNG(); !errors.Is(err, chart.ErrData) {
			t.Errorf("%s: got %v, want ErrData", tc.name, err)
		}
	}
	if _, err := (chart.Figure{}).PNG(); !errors.Is(err, chart.ErrData) {
		t.Errorf("zero figure: got %v, want ErrData", err)
	}
}

func TestDrawNothing(t *testing.T) {
	t.Parallel()
	var page recorder.Canvas
	chart.Figure{}.Draw(draw.NewCanvas(&page, 100, 100))
	for _, action := range page.Actions {
		if _, ok := action.(*recorder.Fill); ok {
			t.Error("a figure without a plot draws something")
		}
	}
}
