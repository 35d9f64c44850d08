package figure_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/estimate"
	"valuecapture/econ/figure"
	"valuecapture/econ/trend"
)

// paretoBins is a histogram of 6,400 tasks that is exactly Pareto with α = 1 and powers of
// two as edges, and lowBins one whose tail thins.
func paretoBins() estimate.Binned {
	b, _ := estimate.NewBinned([]float64{0.5, 1, 2, 4, 8}, []float64{1, 2, 4, 8, math.Inf(1)}, []int{3200, 1600, 800, 400, 400})
	return b
}

func lowBins() estimate.Binned {
	b, _ := estimate.NewBinned([]float64{0, 0.5, 1, 2, 4}, []float64{0.5, 1, 2, 4, math.Inf(1)}, []int{500, 500, 800, 390, 10})
	return b
}

func oneEdge() estimate.Binned {
	b, _ := estimate.NewBinned([]float64{0, 0.25, 1, 4}, []float64{0.25, 1, 4, math.Inf(1)}, []int{417, 906, 329, 47})
	return b
}

func init() {
	for name, make := range map[string]func() (figure.Figure, error){
		"read_as_market":     func() (figure.Figure, error) { return figure.ReadAsMarket(1.11, 0.22) },
		"pass_through_power": func() (figure.Figure, error) { return figure.PassThroughPower(3, 1, 200, 1, 3, 8) },
		"free_entry":         func() (figure.Figure, error) { return figure.FreeEntry(econ.Baseline(), 0.005, 0.38) },
		"tail_indices": func() (figure.Figure, error) {
			return figure.TailIndices(figure.Histogram{"thinning (synthetic)", lowBins()}, figure.Histogram{"four classes (synthetic)", oneEdge()})
		},
	} {
		drawn[name] = make
	}
	for name, make := range map[string]func() (figure.Figure, error){
		"read as market, elastic": func() (figure.Figure, error) { return figure.ReadAsMarket(2.5, 0.1) },
		"read as market, vague":   func() (figure.Figure, error) { return figure.ReadAsMarket(0.9, 1) },
		"power, one noise":        func() (figure.Figure, error) { return figure.PassThroughPower(1, 0.5, 30, 2) },
		"power, hopeless":         func() (figure.Figure, error) { return figure.PassThroughPower(1, 1, 1000, 2, 5) },
		"entry, one lab":          func() (figure.Figure, error) { return figure.FreeEntry(econ.Baseline(), 0.2, 0.3) },
		"entry, kink":             func() (figure.Figure, error) { return figure.FreeEntry(cheap(0.5), 0.01, 0.5) },
		"tail indices, one":       func() (figure.Figure, error) { return figure.TailIndices(figure.Histogram{"level", paretoBins()}) },
		"tail indices, a dot":     func() (figure.Figure, error) { return figure.TailIndices(figure.Histogram{"four classes", oneEdge()}) },
	} {
		odd[name] = make
	}
	for name, f := range map[string]any{
		"ReadAsMarket": figure.ReadAsMarket, "PassThroughPower": figure.PassThroughPower,
		"FreeEntry": figure.FreeEntry, "TailIndices": figure.TailIndices,
	} {
		catalogue[name] = f
	}
}

// What the figures of the evidence draw, by hand.
func TestEvidenceFigures(t *testing.T) {
	t.Parallel()
	f, err := figure.ReadAsMarket(1.11, 0.22)
	f = must(t, f, err)
	follows(t, f, "Lerner", func(e float64) float64 { return 1 / e })
	follows(t, f, "lab's share", func(e float64) float64 { return (e - 1) / (2*e - 1) })
	if title := f.Plot.Title.Text; !strings.Contains(title, "nothing to 26") {
		t.Errorf("title %q, want the share at 1.11 + 1.96·0.22, 0.541/2.082", title)
	}
	f, err = figure.TailIndices(figure.Histogram{"level", paretoBins()}, figure.Histogram{"thinning", lowBins()})
	f = must(t, f, err)
	for _, p := range curve(t, f, "level") {
		if math.Abs(p.Y-1) > 1e-6 {
			t.Errorf("tail index %g at %g, want 1", p.Y, p.X)
		}
	}
	if title := f.Plot.Title.Text; strings.Contains(title, "a choice") {
		t.Errorf("title %q, though one index is level", title)
	}
	f, err = figure.FreeEntry(econ.Baseline(), 0.14, 0.38)
	f = must(t, f, err)
	follows(t, f, "training", func(fixed float64) float64 { return fixed / (4 * 2 * math.Pow(3, -1.5)) })
	follows(t, f, "customers", func(float64) float64 { return 0.75 })
	f, err = figure.PassThroughPower(3, 1, 100, 2)
	f = must(t, f, err)
	if n, _ := trend.PassThroughChanges(2, 3, 1, 0.8); n != 10 || !strings.Contains(f.Plot.Title.Text, "takes 10 price changes") {
		t.Errorf("%d changes, title %q", n, f.Plot.Title.Text)
	}
}

func TestEvidenceErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		make func() (figure.Figure, error)
		want error
	}{
		"elasticity":   {func() (figure.Figure, error) { return figure.ReadAsMarket(math.NaN(), 1) }, figure.ErrData},
		"no error":     {func() (figure.Figure, error) { return figure.ReadAsMarket(1.1, 0) }, figure.ErrData},
		"inelastic":    {func() (figure.Figure, error) { return figure.ReadAsMarket(0.5, 0.1) }, figure.ErrData},
		"power, few":   {func() (figure.Figure, error) { return figure.PassThroughPower(3, 1, 2, 1) }, figure.ErrData},
		"power, noise": {func() (figure.Figure, error) { return figure.PassThroughPower(3, 1, 20, -1) }, trend.ErrParameter},
		"entry, order": {func() (figure.Figure, error) { return figure.FreeEntry(econ.Baseline(), 0.3, 0.2) }, figure.ErrData},
		"entry, none":  {func() (figure.Figure, error) { return figure.FreeEntry(econ.Baseline(), 0.3, 0.5) }, econ.ErrNoEntry},
		"entry, heavy": {func() (figure.Figure, error) { return figure.FreeEntry(indexed(0.9), 0.001, 0.002) }, figure.ErrData},
		"empty":        {func() (figure.Figure, error) { return figure.TailIndices(figure.Histogram{}) }, figure.ErrData},
	} {
		if _, err := tc.make(); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
}
