package figure_test

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
)

// must returns a figure that can be drawn.
func must(t *testing.T, f figure.Figure, err error) figure.Figure {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// curve returns the points of the series whose name starts so.
func curve(t *testing.T, f figure.Figure, name string) plotter.XYs {
	t.Helper()
	for _, s := range f.Series {
		if strings.HasPrefix(s.Name, name) {
			return s.XYs
		}
	}
	t.Fatalf("no series %q among %d", name, len(f.Series))
	return nil
}

// follows fails unless every point of a series is on a function, derived here by
// hand and not by package econ.
func follows(t *testing.T, f figure.Figure, name string, want func(x float64) float64) {
	t.Helper()
	for _, p := range curve(t, f, name) {
		if w := want(p.X); !(math.Abs(p.Y-w) <= 1e-9*math.Max(1, math.Abs(w))) {
			t.Errorf("%s: series %q at %.6g is %.12g, want %.12g", f.Plot.Title.Text, name, p.X, p.Y, w)
			return
		}
	}
}

// The baseline: w = 60, T = 0.5, c = 2, x_m = 1/60, alpha = 1.5, so p_m = 2.

func TestHeadlineData(t *testing.T) {
	t.Parallel()
	f, err := figure.Headline(econ.Baseline(), 1.02, 4)
	f = must(t, f, err)
	follows(t, f, "Lerner", func(a float64) float64 { return 1 / a })
	follows(t, f, "the lab", func(a float64) float64 { return (a - 1) / (2*a - 1) })
	for _, want := range []string{"(1.5, 66.7%)", "(1.5, 25%)"} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("description lacks the calibration %s: %s", want, f.Alt)
		}
	}
}

func TestDemandData(t *testing.T) {
	t.Parallel()
	f, err := figure.Demand(econ.Baseline(), 6)
	f = must(t, f, err)
	follows(t, f, "D(p)", func(p float64) float64 { return math.Min(1, math.Pow(2/p, 1.5)) })
	for _, at := range []float64{2, 6} { // the kink and the price are points of the curve
		found := false
		for _, p := range curve(t, f, "D(p)") {
			found = found || p.X == at
		}
		if !found {
			t.Errorf("the curve has no point at %g", at)
		}
	}
}

func TestWillingnessToPayData(t *testing.T) {
	t.Parallel()
	f, err := figure.WillingnessToPay(econ.Baseline(), 6)
	f = must(t, f, err)
	follows(t, f, "19.2% of tasks are served", func(q float64) float64 { return 2 * math.Pow(q, -1/1.5) })
	follows(t, f, "not served", func(q float64) float64 { return 2 * math.Pow(q, -1/1.5) })
	if !strings.Contains(f.Alt, "h* = 3 min") {
		t.Errorf("description lacks the threshold: %s", f.Alt)
	}
	if strings.Contains(f.Alt, "Shaded") {
		t.Errorf("an area on a logarithmic axis stands for a share: %s", f.Alt)
	}
	// The share served is a length: that of the line at the price.
	if s := f.Series[1].XYs; s[0].X != 0 || math.Abs(s[1].X-math.Pow(3, -1.5)) > 1e-12 || s[0].Y != 6 || s[1].Y != 6 {
		t.Errorf("the line at the price is %v, want it at 6 from 0 to the share served", s)
	}
}

func TestTailsData(t *testing.T) {
	t.Parallel()
	f, err := figure.Tails(econ.Baseline(), dist.Exponential{Rate: 30})
	f = must(t, f, err)
	follows(t, f, "Pareto", func(z float64) float64 { return math.Min(1, math.Pow(z, -1.5)) })
	follows(t, f, "exponential", func(z float64) float64 { return math.Max(1e-6, math.Exp(-z/2)) })
	for _, want := range []string{"Marked at (100, 0.001): 100 min", "Marked at (13.8, 0.001): 13.8 min"} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("description lacks %q, which the title says: %s", want, f.Alt)
		}
	}
	if want := "One task in a thousand saves over 100 min under a Pareto tail, 13.8 min under an exponential one"; f.Plot.Title.Text != want {
		t.Errorf("title %q, want %q", f.Plot.Title.Text, want)
	}
}

func TestElasticityData(t *testing.T) {
	t.Parallel()
	f, err := figure.Elasticity(econ.Baseline(), exponential())
	f = must(t, f, err)
	follows(t, f, "Pareto", func(float64) float64 { return 1.5 })
	follows(t, f, "exponential", func(p float64) float64 { return p / 4 }) // λT/w = 1/4
	for _, want := range []string{"Vertical line at 2: kink $2/Mtok", "Marked at (6, 1.5): equal at $6/Mtok"} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("description lacks %q, which the title says: %s", want, f.Alt)
		}
	}
	if s := f.Series[1]; s.Name != "" || s.XYs[1].X != 2 || s.XYs[1].Y != 0 {
		t.Errorf("below the kink the elasticity is drawn as %v, want 0 up to 2", s.XYs)
	}
}

func TestConcentrationData(t *testing.T) {
	t.Parallel()
	f, err := figure.Concentration(econ.Baseline().Hours)
	f = must(t, f, err)
	follows(t, f, "Pareto", func(q float64) float64 { return math.Cbrt(q) })
	if !strings.Contains(f.Plot.Title.Text, "21.5%") || !strings.Contains(f.Alt, "58.5%") {
		t.Errorf("title %q and description lack 21.5%% and 58.5%%", f.Plot.Title.Text)
	}
}

func TestProfitData(t *testing.T) {
	t.Parallel()
	f, err := figure.Profit(econ.Baseline(), indexed(1), indexed(0.8))
	f = must(t, f, err)
	follows(t, f, "α = 1.5", func(p float64) float64 { return (p - 2) / 2 * math.Pow(2/p, 1.5) })
	follows(t, f, "α = 1:", func(p float64) float64 { return (p - 2) / p })
	follows(t, f, "α = 0.8:", func(p float64) float64 { return (p - 2) / 2 * math.Pow(2/p, 0.8) })
	for _, want := range []string{"without bound", "towards a limit", "(6, 0.385): $6/Mtok"} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("description lacks %q: %s", want, f.Alt)
		}
	}
}

func TestProfitToData(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		alpha, cost float64
		want        []string // of the description
	}{
		{1.5, 2, []string{"above the kink: the Lerner index is 66.7%", "Marked at (6, 0.385): best $6/Mtok."}},
		{1.5, 0.65, []string{"is the kink, $2/Mtok: the Lerner index is 67.5%", "Marked at (2, 0.675): best $2/Mtok: everyone buys."}},
		{2, 1, []string{"just at the kink: the Lerner index is 50%", "Marked at (2, 0.5)"}},
		{1.05, 2, []string{"best price is $42/Mtok, off the edge: the Lerner index is 95.2%"}},
		{1, 2, []string{"ever less: there is no best price"}},
		{0.8, 2, []string{"without end: there is no best price"}},
		{1, 0, []string{"Every price from the kink up earns the same $1 a task", "Marked at (2, 1)"}},
	} {
		m := indexed(tc.alpha)
		m.Cost = tc.cost
		f, err := figure.ProfitTo(m, 24)
		f = must(t, f, err)
		follows(t, f, "Π(p)", func(p float64) float64 {
			return (p - tc.cost) / 2 * math.Min(1, math.Pow(2/p, tc.alpha))
		})
		for _, want := range append(tc.want, "price p ($/Mtok), 0 to 24.", "profit Π(p) ($/task), 0 to 1.12.") {
			if !strings.Contains(f.Alt, want) {
				t.Errorf("α = %g, c = %g: description lacks %q: %s", tc.alpha, tc.cost, want, f.Alt)
			}
		}
		if got := strings.Contains(f.Alt, "Marked"); got != (tc.alpha > 1.05 || tc.cost == 0) {
			t.Errorf("α = %g, c = %g: a best price is marked: %t", tc.alpha, tc.cost, got)
		}
	}
	f, err := figure.ProfitTo(exponential(), 24) // no kink: the axis fits
	f = must(t, f, err)
	if want := "$6/Mtok, where the Lerner condition holds"; !strings.Contains(f.Plot.Title.Text, want) {
		t.Errorf("title %q, want %q in it", f.Plot.Title.Text, want)
	}
}

// Below the kink price the last task could pay more, and is not at the threshold.
func TestWillingnessToPayBelowKink(t *testing.T) {
	t.Parallel()
	f, err := figure.WillingnessToPay(econ.Baseline(), 1)
	f = must(t, f, err)
	if !strings.Contains(f.Alt, "on every task") || !strings.Contains(f.Alt, "even the last task saves 1 min") || strings.Contains(f.Alt, "h*") {
		t.Errorf("want every task, the last of which saves 1 min, and no threshold: %s", f.Alt)
	}
}

func TestLernerIndexData(t *testing.T) {
	t.Parallel()
	f, err := figure.LernerIndex(econ.Baseline(), 1.1, 4)
	f = must(t, f, err)
	follows(t, f, "cost $2", func(a float64) float64 { return 1 / a })
	follows(t, f, "cost $1", func(a float64) float64 { return math.Max(1/a, 0.5) })
}

func TestPriceAgainstCostData(t *testing.T) {
	t.Parallel()
	f, err := figure.PriceAgainstCost(econ.Baseline(), exponential())
	f = must(t, f, err)
	follows(t, f, "Pareto", func(c float64) float64 { return math.Max(2, 3*c) })
	follows(t, f, "exponential", func(c float64) float64 { return c + 4 })
	follows(t, f, "price = cost", func(c float64) float64 { return c })
}

func TestConductData(t *testing.T) {
	t.Parallel()
	f, err := figure.Conduct(econ.Baseline(), 10)
	f = must(t, f, err)
	for _, alpha := range []float64{0.8, 1.2, 1.5, 2.5} {
		name := "α = " + map[float64]string{0.8: "0.8", 1.2: "1.2", 1.5: "1.5", 2.5: "2.5"}[alpha]
		follows(t, f, name, func(n float64) float64 { return 2 * n * alpha / (n*alpha - 1) })
	}
	if first := curve(t, f, "α = 0.8")[0]; first.X != 2 {
		t.Errorf("α = 0.8 starts at %g firms, want 2: the first N with 0.8 N above 1", first.X)
	}
	if !strings.Contains(f.Alt, "no price with fewer than 2 firms") {
		t.Errorf("description does not say where α = 0.8 has no price: %s", f.Alt)
	}
}

func TestSharesData(t *testing.T) {
	t.Parallel()
	f, err := figure.Shares(econ.Baseline(), 1.02, 8)
	f = must(t, f, err)
	lab := func(a float64) float64 { return math.Pow(1-1/a, a) }
	if len(f.Series) != 2 {
		t.Fatalf("%d edges, want 2", len(f.Series))
	}
	for i, want := range []func(float64) float64{lab, func(a float64) float64 { return lab(a) * (2*a - 1) / (a - 1) }} {
		for _, p := range f.Series[i].XYs {
			if !(math.Abs(p.Y-want(p.X)) <= 1e-9) {
				t.Fatalf("edge %d at %g is %g, want %g", i, p.X, p.Y, want(p.X))
			}
		}
	}
	if !strings.Contains(f.Alt, "1/e") {
		t.Errorf("description lacks the limits: %s", f.Alt)
	}
	kinked, err := figure.Shares(cheap(1), 1.1, 4)
	if must(t, kinked, err); strings.Contains(kinked.Alt, "1/e") {
		t.Error("limits of the interior are drawn where cost is below the kink price")
	}
}

func TestPerTaskData(t *testing.T) {
	t.Parallel()
	f, err := figure.PerTask(econ.Baseline(), 6)
	f = must(t, f, err)
	follows(t, f, "customer", func(minutes float64) float64 { return math.Max(0, minutes-3) })
	last := curve(t, f, "lab")
	if last[len(last)-1].Y != 2 || math.Abs(last[2].X-3) > 1e-9 {
		t.Errorf("the lab earns %v, want 2 from 3 minutes on", last)
	}
	if strings.Contains(f.Alt, "(h)") || !strings.Contains(f.Alt, "(min)") || !strings.Contains(f.Alt, "3 min") {
		t.Errorf("hours and minutes in one picture: %s", f.Alt)
	}
	far, err := figure.PerTask(econ.Baseline(), 600)
	if far = must(t, far, err); strings.Contains(far.Alt, "min") || !strings.Contains(far.Alt, "h* = 5 h") {
		t.Errorf("hours and minutes in one picture: %s", far.Alt)
	}
}

func TestModelWageData(t *testing.T) {
	t.Parallel()
	f, err := figure.ModelWage(econ.Baseline(), 1.05, 6)
	f = must(t, f, err)
	follows(t, f, "gross", func(a float64) float64 { return (a - 1) / a })
	follows(t, f, "net", func(a float64) float64 { return (a - 1) / (a * a) })
}

func TestDollarsAgainstTailData(t *testing.T) {
	t.Parallel()
	f, err := figure.DollarsAgainstTail(econ.Baseline(), 1.05, 4)
	f = must(t, f, err)
	profit := func(kink, a float64) float64 {
		p := math.Max(kink, 2*a/(a-1))
		return (p - 2) / 2 * math.Min(1, math.Pow(kink/p, a))
	}
	follows(t, f, "smallest", func(a float64) float64 { return profit(2, a) })
	// The mean of the baseline is x_m·3, so the kink at another index is 6(a−1)/a.
	follows(t, f, "mean", func(a float64) float64 { return profit(6*(a-1)/a, a) })
}
