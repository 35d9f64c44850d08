package chart_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
)

func TestNewErrors(t *testing.T) {
	t.Parallel()
	inverse := func(x float64) float64 { return 1 / x }
	constant := func(y float64) func(float64) float64 { return func(float64) float64 { return y } }
	for _, tc := range []struct {
		name     string
		elements []chart.Element
		says     string
	}{
		{"nothing", nil, "no series"},
		{"only an axis", []chart.Element{chart.XAxis{Log: true}}, "no series"},
		{"nil", []chart.Element{nil}, "element 0 is nil"},
		{"no points", []chart.Element{chart.Series{Name: "empty"}}, `"empty" has 0 points`},
		{"one point", []chart.Element{chart.Series{Name: "lonely", XYs: plotter.XYs{{X: 1, Y: 1}}}}, `"lonely" has 1 points`},
		{"NaN", []chart.Element{chart.Curve("f", constant(math.NaN()), 1, 2)}, "vertical value NaN"},
		{"infinite", []chart.Element{chart.Curve("f", inverse, 0, 1)}, `"f" at 0 has vertical value +Inf`},
		{"NaN in x", []chart.Element{chart.Series{XYs: plotter.XYs{{X: math.NaN()}, {X: 1}}}}, "horizontal value NaN"},
		{"backwards", []chart.Element{chart.Curve("f", inverse, 2, 1)}, "from 2 to 1"},
		{"no width", []chart.Element{chart.Curve("f", inverse, 2, 2)}, "from 2 to 2"},
		{"infinite range", []chart.Element{chart.Curve("f", inverse, 1, math.Inf(1))}, "from 1 to +Inf"},
		{"zero on a logarithmic axis", []chart.Element{chart.YAxis{Log: true}, chart.Curve("f", constant(0), 1, 2)}, "value 0 on a logarithmic axis"},
		{"below zero on one", []chart.Element{chart.Curve("f", constant(-3), 1, 2), chart.YAxis{Log: true}}, "value -3 on a logarithmic axis"},
		{"curve from zero on one", []chart.Element{chart.XAxis{Log: true}, chart.Curve("f", inverse, 0, 1)}, "starts at 0 on a logarithmic axis"},
		{"point at zero on one", []chart.Element{chart.XAxis{Log: true}, chart.Series{Name: "g", XYs: plotter.XYs{{X: 0, Y: 1}, {X: 1, Y: 1}}}}, `"g" has horizontal value 0 on a logarithmic axis`},
		{"mark at zero on one", []chart.Element{chart.XAxis{Log: true}, chart.Mark{X: 0, Y: 1, Text: "here"}}, `"here" has horizontal value 0`},
		{"mark nowhere", []chart.Element{chart.Mark{X: 1, Y: math.NaN(), Text: "here"}}, `"here" has vertical value NaN`},
		{"line nowhere", []chart.Element{chart.Mark{}, chart.Vertical{At: math.Inf(1), Name: "far"}}, `"far" has horizontal value +Inf`},
		{"limit nowhere", []chart.Element{chart.Mark{}, chart.Horizontal{At: math.NaN(), Name: "far"}}, `"far" has vertical value NaN`},
		{"area of two corners", []chart.Element{chart.Area{Name: "thin", Outline: plotter.XYs{{}, {X: 1}}}}, `"thin" has 2 corners`},
		{"area without end", []chart.Element{chart.Between("wide", constant(0), inverse, 0, 1)}, `"wide" at 0 has vertical value +Inf`},
		{"area of no width", []chart.Element{chart.Between("wide", constant(0), inverse, 1, 1)}, "from 1 to 1"},
	} {
		_, err := chart.New(chart.Labels{Title: "t", X: "x (1)", Y: "y (1)"}, tc.elements...)
		if !errors.Is(err, chart.ErrData) || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("%s: got error %v, want ErrData that says %q", tc.name, err, tc.says)
		}
	}
}

func TestNew(t *testing.T) {
	t.Parallel()
	square := func(x float64) float64 { return x * x }
	f, err := chart.New(chart.Labels{Title: "Squares grow", X: "side (m)", Y: "area (m²)"},
		chart.Curve("square", square, 0, 3), chart.Curve("half", func(x float64) float64 { return x * x / 2 }, 0, 3))
	if err != nil {
		t.Fatal(err)
	}
	if f.Plot.Title.Text != "Squares grow" || f.Plot.X.Label.Text != "side (m)" || f.Plot.Y.Label.Text != "area (m²)" {
		t.Errorf("labels are %q, %q, %q", f.Plot.Title.Text, f.Plot.X.Label.Text, f.Plot.Y.Label.Text)
	}
	if f.Plot.X.Min != 0 || f.Plot.X.Max != 3 || f.Plot.Y.Min != 0 || f.Plot.Y.Max < 9 || f.Plot.Y.Max > 10 {
		t.Errorf("axes run from %g to %g and %g to %g, want 0 to 3 and 0 to a little over 9", f.Plot.X.Min, f.Plot.X.Max, f.Plot.Y.Min, f.Plot.Y.Max)
	}
	if len(f.Series) != 2 {
		t.Fatalf("%d series, want 2", len(f.Series))
	}
	for _, p := range f.Series[0].XYs {
		if p.Y != square(p.X) {
			t.Fatalf("at %g the curve is at %g, want %g", p.X, p.Y, square(p.X))
		}
	}
	if a, b := f.Series[0], f.Series[1]; a.Colour == b.Colour || a.Dashes == b.Dashes {
		t.Errorf("two curves look alike: %06x %d and %06x %d", uint32(a.Colour), a.Dashes, uint32(b.Colour), b.Dashes)
	}
	const want = "Line chart: Squares grow. Horizontal axis: side (m), 0 to 3. Vertical axis: area (m²), 0 to 9.54. Square: 0 at 0, 9 at 3. Half: 0 at 0, 4.5 at 3."
	if f.Alt != want {
		t.Errorf("described as\n%q, want\n%q", f.Alt, want)
	}
}

// TestColours: a curve whose colour is left open takes none that another has.
func TestColours(t *testing.T) {
	t.Parallel()
	f := func(x float64) float64 { return x }
	lines := []chart.Element{chart.Curve("a", f, 0, 1), chart.Curve("b", f, 0, 2).In(chart.Blue), chart.Curve("c", f, 0, 3).In(chart.Vermillion), chart.Curve("d", f, 0, 4)}
	drawn, err := chart.New(chart.Labels{}, lines...)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[chart.Colour]string{}
	for _, s := range drawn.Series {
		if other, ok := seen[s.Colour]; ok {
			t.Errorf("%s and %s are both %06x", other, s.Name, uint32(s.Colour))
		}
		seen[s.Colour] = s.Name
	}
	for range 20 { // more curves than colours
		lines = append(lines, chart.Curve("", f, 0, 1))
	}
	if _, err := chart.New(chart.Labels{}, lines...); err != nil {
		t.Error(err)
	}
}

// TestGonumUntouched: the look of a figure is on the figure, not in gonum's
// package variables, so that a reader's own plots are not changed by it.
func TestGonumUntouched(t *testing.T) {
	t.Parallel()
	if _, err := chart.New(chart.Labels{}, chart.Curve("f", math.Sqrt, 0, 1)); err != nil {
		t.Fatal(err)
	}
	if p := plot.New(); p.Title.TextStyle.Font.Variant != "Serif" || plot.DefaultFont.Variant != "Serif" {
		t.Errorf("a new plot is set in %q, want gonum's own Serif", p.Title.TextStyle.Font.Variant)
	}
}
