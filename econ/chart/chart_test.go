package chart_test

import (
	"bytes"
	"errors"
	"image/png"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

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
