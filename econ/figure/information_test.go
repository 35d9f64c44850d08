package figure_test

import (
	"errors"
	"maps"
	"math"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
)

func alike(alpha float64) figure.Buyers {
	return figure.Buyers{Name: "alike, α = " + map[float64]string{1.5: "1.5", 3: "3"}[alpha], Market: indexed(alpha)}
}

// integrated are the figures on information and integration with a golden picture.
var integrated = map[string]func() (figure.Figure, error){
	"segments":    func() (figure.Figure, error) { return figure.SegmentPrices(econ.Baseline(), 10) },
	"information": func() (figure.Figure, error) { return figure.Information(econ.Baseline()) },
	"contract": func() (figure.Figure, error) {
		return figure.Contract(1000, alike(1.5), alike(3), figure.Buyers{Name: "buyers who differ, α = 1.5", Market: indexed(1.5), Spread: 1})
	},
	"integration": func() (figure.Figure, error) { return figure.Integration(econ.Baseline(), 1.05, 6) },
	"gain":        func() (figure.Figure, error) { return figure.IntegrationGain(econ.Baseline(), 1.05, 6) },
	"chain":       func() (figure.Figure, error) { return figure.Chain(econ.Baseline()) },
	"frenemies":   func() (figure.Figure, error) { return figure.Frenemies(econ.Baseline(), 1.02, 20) },
}

func init() {
	maps.Copy(drawn, integrated)
	maps.Copy(odd, unusual)
}

// unusual are the same figures of markets a reader might try.
var unusual = map[string]func() (figure.Figure, error){
	"segments, four":          func() (figure.Figure, error) { return figure.SegmentPrices(econ.Baseline(), 4) },
	"segments, exponential":   func() (figure.Figure, error) { return figure.SegmentPrices(exponential(), 5) },
	"segments, some unserved": func() (figure.Figure, error) { return figure.SegmentPrices(cheap(4), 4) },
	"segments, bounded":       func() (figure.Figure, error) { return figure.SegmentPrices(bounded(), 3) },
	"information, lognormal":  func() (figure.Figure, error) { return figure.Information(lognormal(), 1, 3, 10) },
	"information, cheap":      func() (figure.Figure, error) { return figure.Information(cheap(0.5), 1, 2, 4) },
	"contract, exponential":   func() (figure.Figure, error) { return figure.Contract(100, figure.Buyers{Market: exponential()}) },
	"integration, kink":       func() (figure.Figure, error) { return figure.Integration(cheap(0.5), 1.1, 6) },
	"integration, elsewhere":  func() (figure.Figure, error) { return figure.Integration(econ.Baseline(), 2, 6) },
	"gain, kink":              func() (figure.Figure, error) { return figure.IntegrationGain(cheap(0.5), 1.1, 6) },
	"gain, dear":              func() (figure.Figure, error) { return figure.IntegrationGain(cheap(9), 1.1, 6) },
	"chain, exponential":      func() (figure.Figure, error) { return figure.Chain(exponential()) },
	"chain, lognormal":        func() (figure.Figure, error) { return figure.Chain(lognormal()) },
	"chain, kink":             func() (figure.Figure, error) { return figure.Chain(cheap(0.1)) },
	"chain, merged at kink":   func() (figure.Figure, error) { return figure.Chain(cheap(0.5)) },
	"chain, bounded":          func() (figure.Figure, error) { return figure.Chain(bounded()) },
	"frenemies, kink":         func() (figure.Figure, error) { return figure.Frenemies(cheap(0.5), 1.05, 20) },
}

// Four segments on paper: the tasks between ranks a and b can pay p_m q^(−1/α).
// The third is served whole at its lowest, 2·0.5^(−2/3); the fourth is the market
// itself, at 6.
func TestSegmentPricesData(t *testing.T) {
	t.Parallel()
	f, err := figure.SegmentPrices(econ.Baseline(), 4)
	f = must(t, f, err)
	follows(t, f, "willingness", func(q float64) float64 { return 2 * math.Pow(q, -1/1.5) })
	if want := "3 of 4 segments pay less than the one price of $6/Mtok"; !strings.Contains(f.Plot.Title.Text, want) {
		t.Errorf("title %q, want %q in it", f.Plot.Title.Text, want)
	}
	steps := f.Series[1:]
	if len(steps) != 4 {
		t.Fatalf("%d steps, want 4", len(steps))
	}
	for i, want := range map[int][3]float64{2: {0.25, 0.5, 2 * math.Pow(0.5, -1/1.5)}, 3: {0, math.Pow(1.0/3, 1.5), 6}} {
		s := steps[i].XYs
		for j, got := range []float64{s[0].X, s[1].X, s[0].Y} {
			if !(math.Abs(got-want[j]) <= 1e-6) {
				t.Errorf("segment %d: from %g to %g at %g, want %v", i+1, s[0].X, s[1].X, s[0].Y, want)
				break
			}
		}
	}
}

// The edges of the areas add up to W(c) = 2, and the marks are the shares that
// the theory gives.
func TestInformationData(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes a second")
	}
	f, err := figure.Information(econ.Baseline())
	f = must(t, f, err)
	for _, want := range []string{"25%", "27%", "31.7%", "45.8%", "67.3%", "79.2%"} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("description lacks %s: %s", want, f.Alt)
		}
	}
	lab := f.Series[0].XYs
	if want := 2 * math.Pow(1.0/3, 1.5); !(math.Abs(lab[0].Y-want) <= 1e-9) {
		t.Errorf("one segment earns %g, want %g", lab[0].Y, want)
	}
	for i := 1; i < len(lab); i++ {
		if lab[i].Y <= lab[i-1].Y {
			t.Errorf("%g segments earn %g, fewer earned %g", lab[i].X, lab[i].Y, lab[i-1].Y)
		}
	}
}

// One task is the linear price, (1−1/α)^α of W(c), up to the error of a draw; a
// fee over more tasks collects more.
func TestContractData(t *testing.T) {
	t.Parallel()
	f, err := figure.Contract(100, alike(1.5), alike(3))
	f = must(t, f, err)
	for i, alpha := range []float64{1.5, 3} {
		line := f.Series[i].XYs
		if want := math.Pow(1-1/alpha, alpha); !(math.Abs(line[0].Y/want-1) <= 0.03) {
			t.Errorf("α = %g: one task collects %g, want about %g", alpha, line[0].Y, want)
		}
		for j := range line {
			if percent := 100 * line[j].Y; math.Abs(percent-math.Round(percent)) > 1e-9 {
				t.Errorf("α = %g: %g tasks collect %g%%, finer than the draw supports", alpha, line[j].X, percent)
			}
		}
		for j := 1; j < len(line); j++ {
			if line[j].Y <= line[j-1].Y {
				t.Errorf("α = %g: %g tasks collect %g, fewer collected %g", alpha, line[j].X, line[j].Y, line[j-1].Y)
			}
		}
		if len(line) != 5 || line[4].X != 100 {
			t.Errorf("points %v, want 1, 3, 10, 30, 100 tasks", line)
		}
	}
}

func TestIntegrationData(t *testing.T) {
	t.Parallel()
	f, err := figure.Integration(econ.Baseline(), 1.05, 6)
	f = must(t, f, err)
	follows(t, f, "", func(a float64) float64 { return math.Pow(a/(a-1), a) })
	kinked, err := figure.Integration(cheap(0.5), 2, 6) // the kink binds from 4/3 on
	follows(t, must(t, kinked, err), "", func(a float64) float64 { return 1 + 2/((a-1)*1.5) })
	if strings.Contains(kinked.Alt, "limit of a thin tail") {
		t.Error("the limit e of the interior is drawn where cost is below the kink price")
	}
	gain, err := figure.IntegrationGain(econ.Baseline(), 1.05, 6)
	gain = must(t, gain, err)
	follows(t, gain, "smallest", func(a float64) float64 { return (1 - math.Pow(1-1/a, a)) / (a - 1) })
	if !strings.Contains(gain.Plot.Title.Text, "whichever") || !strings.Contains(gain.Alt, "$1.62 a task at α = 1.5") {
		t.Errorf("title %q or description lacks the claim: %s", gain.Plot.Title.Text, gain.Alt)
	}
}

func TestChainData(t *testing.T) {
	t.Parallel()
	f, err := figure.Chain(econ.Baseline())
	f = must(t, f, err)
	follows(t, f, "willingness", func(q float64) float64 { return 2 * math.Pow(q, -1/1.5) })
	for _, want := range []string{"lab $0.0741", "application $0.222", "customers $0.667", "lost $1.04", "both firms $0.385", "customers $1.15", "lost $0.46"} {
		if !strings.Contains(strings.ReplaceAll(f.Alt, "\n", " "), want) {
			t.Errorf("description lacks %q, before or after the merger: %s", want, f.Alt)
		}
	}
	if want := "charge $18/Mtok; merged they charge $6/Mtok"; !strings.Contains(f.Plot.Title.Text, want) {
		t.Errorf("title %q, want %q in it", f.Plot.Title.Text, want)
	}
	kinked, err := figure.Chain(cheap(0.1))
	if kinked = must(t, kinked, err); !strings.Contains(kinked.Plot.Title.Text, "no less") || strings.Contains(kinked.Alt, "lost") {
		t.Errorf("at the kink merging wins nothing: title %q, %s", kinked.Plot.Title.Text, kinked.Alt)
	}
}

func TestFrenemiesData(t *testing.T) {
	t.Parallel()
	f, err := figure.Frenemies(econ.Baseline(), 1.02, 20)
	f = must(t, f, err)
	follows(t, f, "", func(l float64) float64 { return (1 - l) / (2 - l) })
	if want := "(66.7%, 25%): α = 1.5: 66.7% of the price, 25% of the value"; strings.Count(f.Alt, want) != 1 {
		t.Errorf("description lacks %q once: %s", want, f.Alt)
	}
	kinked, err := figure.Frenemies(cheap(0.5), 1.05, 20)
	if kinked = must(t, kinked, err); !strings.Contains(kinked.Plot.Title.Text, "rests at 75%") {
		t.Errorf("title %q, want the index at rest", kinked.Plot.Title.Text)
	}
}

func TestIntegratedErrors(t *testing.T) {
	t.Parallel()
	base := econ.Baseline()
	for name, tc := range map[string]struct {
		make func() (figure.Figure, error)
		want error
	}{
		"one segment":          {func() (figure.Figure, error) { return figure.SegmentPrices(base, 1) }, figure.ErrData},
		"51 segments":          {func() (figure.Figure, error) { return figure.SegmentPrices(base, 51) }, figure.ErrData},
		"segments, no price":   {func() (figure.Figure, error) { return figure.SegmentPrices(indexed(0.9), 3) }, econ.ErrUnbounded},
		"information, one":     {func() (figure.Figure, error) { return figure.Information(base, 3) }, figure.ErrData},
		"information, falling": {func() (figure.Figure, error) { return figure.Information(base, 3, 2) }, figure.ErrData},
		"information, none":    {func() (figure.Figure, error) { return figure.Information(base, 0, 2) }, econ.ErrParameter},
		"contract, nobody":     {func() (figure.Figure, error) { return figure.Contract(100) }, figure.ErrData},
		"contract, few tasks":  {func() (figure.Figure, error) { return figure.Contract(9, alike(3)) }, figure.ErrData},
		"contract, many tasks": {func() (figure.Figure, error) { return figure.Contract(10_001, alike(3)) }, figure.ErrData},
		"contract, bad spread": {func() (figure.Figure, error) { return figure.Contract(10, figure.Buyers{Market: base, Spread: -1}) }, econ.ErrParameter},
		"contract, no mean":    {func() (figure.Figure, error) { return figure.Contract(10, figure.Buyers{Market: indexed(0.9)}) }, econ.ErrParameter},
		"contract, heavy": {func() (figure.Figure, error) {
			return figure.Contract(1000, figure.Buyers{Market: indexed(1.5), Spread: 6})
		}, figure.ErrData},
		"integration from 1":     {func() (figure.Figure, error) { return figure.Integration(base, 1, 2) }, figure.ErrData},
		"gain, no mean":          {func() (figure.Figure, error) { return figure.IntegrationGain(indexed(0.9), 1.1, 2) }, figure.ErrData},
		"gain, exponential":      {func() (figure.Figure, error) { return figure.IntegrationGain(exponential(), 1.1, 2) }, figure.ErrData},
		"chain, no price":        {func() (figure.Figure, error) { return figure.Chain(indexed(1)) }, econ.ErrNotAttained},
		"chain, invalid":         {func() (figure.Figure, error) { return figure.Chain(econ.Market{}) }, econ.ErrParameter},
		"frenemies, exponential": {func() (figure.Figure, error) { return figure.Frenemies(exponential(), 1.1, 2) }, figure.ErrData},
		"frenemies, backwards":   {func() (figure.Figure, error) { return figure.Frenemies(base, 3, 2) }, figure.ErrData},
		"frenemies, no tail": {func() (figure.Figure, error) {
			return figure.Frenemies(econ.Market{Wage: 1, Tokens: 1, Hours: dist.Pareto{}}, 2, 3)
		}, dist.ErrParameter},
	} {
		if _, err := tc.make(); !errors.Is(err, tc.want) {
			t.Errorf("%s: got error %v, want %v", name, err, tc.want)
		}
	}
}
