package figure_test

import (
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
)

// odd are figures of markets a reader might try.
var odd = map[string]func() (figure.Figure, error){
	"willingness, exponential": func() (figure.Figure, error) { return figure.WillingnessToPay(exponential(), 1) },
	"willingness, all served":  func() (figure.Figure, error) { return figure.WillingnessToPay(econ.Baseline(), 1) },
	"willingness, bounded":     func() (figure.Figure, error) { return figure.WillingnessToPay(bounded(), 20) },
	"willingness, none served": func() (figure.Figure, error) { return figure.WillingnessToPay(bounded(), 40) },
	"demand at the kink":       func() (figure.Figure, error) { return figure.Demand(cheap(1), 2) },
	"demand, far out":          func() (figure.Figure, error) { return figure.Demand(exponential(), 30) },
	"tails, five": func() (figure.Figure, error) {
		return figure.Tails(lognormal(), econ.Baseline().Hours, bounded().Hours,
			dist.Weibull{Scale: 0.05, Shape: 0.5}, dist.Gamma{Scale: 0.05, Shape: 3})
	},
	"tails, plain": func() (figure.Figure, error) {
		return figure.Tails(exponential(), dist.Plain{Tail: econ.Baseline().Hours})
	},
	"elasticity, five": func() (figure.Figure, error) {
		return figure.Elasticity(indexed(1.2), indexed(1.5), indexed(3), lognormal(), bounded())
	},
	"elasticity, one":      func() (figure.Figure, error) { return figure.Elasticity(econ.Baseline()) },
	"elasticity, inverse":  func() (figure.Figure, error) { return figure.Elasticity(exponential()) },
	"elasticity, no price": func() (figure.Figure, error) { return figure.Elasticity(indexed(0.7)) },
	"concentration, three": func() (figure.Figure, error) {
		return figure.Concentration(indexed(1.2).Hours, indexed(1.5).Hours, lognormal().Hours)
	},
	"profit, families":   func() (figure.Figure, error) { return figure.Profit(cheap(0), lognormal(), bounded()) },
	"profit, none":       func() (figure.Figure, error) { return figure.Profit(indexed(0.8)) },
	"profit, four":       func() (figure.Figure, error) { return figure.Profit(indexed(1.5), indexed(2), indexed(3), indexed(4)) },
	"lerner, four costs": func() (figure.Figure, error) { return figure.LernerIndex(econ.Baseline(), 1.1, 5, 0, 0.5, 1, 2) },
	"lerner, no kink":    func() (figure.Figure, error) { return figure.LernerIndex(econ.Baseline(), 1.1, 5, 3) },
	"cost, families": func() (figure.Figure, error) {
		return figure.PriceAgainstCost(cheap(1), lognormal(), exponential(), bounded())
	},
	"cost, one":            func() (figure.Figure, error) { return figure.PriceAgainstCost(econ.Baseline()) },
	"cost, exponential":    func() (figure.Figure, error) { return figure.PriceAgainstCost(exponential()) },
	"conduct at the kink":  func() (figure.Figure, error) { return figure.Conduct(cheap(1), 20, 0.5, 1.5) },
	"conduct, free":        func() (figure.Figure, error) { return figure.Conduct(cheap(0), 5, 1.5) },
	"profit to, above":     func() (figure.Figure, error) { return figure.ProfitTo(cheap(0.7), 24) },
	"profit to, edge":      func() (figure.Figure, error) { return figure.ProfitTo(indexed(1.1), 24) },
	"profit to, unbounded": func() (figure.Figure, error) { return figure.ProfitTo(indexed(0.8), 24) },
	"profit to, lognormal": func() (figure.Figure, error) { return figure.ProfitTo(lognormal(), 24) },
	"surplus to, far":      func() (figure.Figure, error) { return figure.SurplusTo(indexed(0.8), 20, 24) },
	"willingness, all":     func() (figure.Figure, error) { return figure.WillingnessToPay(econ.Baseline(), 1) },
	"surplus at the kink":  func() (figure.Figure, error) { return figure.Surplus(cheap(0.5), 2) },
	"surplus, infinite":    func() (figure.Figure, error) { return figure.Surplus(indexed(0.9), 10) },
	"surplus, lognormal":   func() (figure.Figure, error) { return figure.Surplus(lognormal(), 6) },
	"surplus at cost":      func() (figure.Figure, error) { return figure.Surplus(econ.Baseline(), 2) },
	"shares with a kink":   func() (figure.Figure, error) { return figure.Shares(cheap(1), 1.1, 5) },
	"shares beyond":        func() (figure.Figure, error) { return figure.Shares(econ.Baseline(), 2, 5) },
	"per task at a loss":   func() (figure.Figure, error) { return figure.PerTask(econ.Baseline(), 1.5) },
	"wage with a kink":     func() (figure.Figure, error) { return figure.ModelWage(cheap(1), 1.1, 5) },
	"dollars at no cost":   func() (figure.Figure, error) { return figure.DollarsAgainstTail(cheap(0), 1.1, 5) },
	"dollars, heavy only":  func() (figure.Figure, error) { return figure.DollarsAgainstTail(econ.Baseline(), 1.05, 1.2) },
	"headline with a kink": func() (figure.Figure, error) { return figure.Headline(cheap(1), 1.1, 8) },
	"headline beyond":      func() (figure.Figure, error) { return figure.Headline(econ.Baseline(), 2, 8) },
}

// lognormal is the baseline with a median of three minutes.
func lognormal() econ.Market {
	m := econ.Baseline()
	m.Hours = dist.Lognormal{Mu: -3, Sigma: 1}
	return m
}

// bounded is the baseline with hours spread evenly from 3 to 15 minutes.
func bounded() econ.Market {
	m := econ.Baseline()
	m.Hours = dist.GPD{Location: 0.05, Scale: 0.2, Xi: -1}
	return m
}

// TestLegible draws every figure and asks of what was written that no two texts
// overlap and that none leaves the page, that the description is one, and that the
// figure made again is the same.
func TestLegible(t *testing.T) {
	t.Parallel()
	for _, figures := range []map[string]func() (figure.Figure, error){drawn, odd} {
		for name, make := range figures {
			if testing.Short() && slices.Contains(slowToMake, name) {
				continue
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				f, err := make()
				if err != nil {
					t.Fatal(err)
				}
				texts := written(f)
				if len(texts) < 5 {
					t.Fatalf("%d texts written, want a title, axes and names", len(texts))
				}
				if len(f.Alt) < 120 || strings.Contains(f.Alt, "NaN") || strings.Contains(f.Alt, "%!") {
					t.Errorf("description: %q", f.Alt)
				}
				same := func(a, b figure.Series) bool { return a.Name == b.Name && slices.Equal(a.XYs, b.XYs) }
				if !testing.Short() {
					if again, err := make(); err != nil || !slices.EqualFunc(f.Series, again.Series, same) || f.Alt != again.Alt {
						t.Errorf("made again, it differs: %v", err)
					}
				}
				page := vg.Rectangle{Max: vg.Point{X: f.Width, Y: f.Height}}
				for i, a := range texts {
					if a.box.Min.X < page.Min.X || a.box.Max.X > page.Max.X || a.box.Min.Y < page.Min.Y || a.box.Max.Y > page.Max.Y {
						t.Errorf("%q leaves the page: %.0f", a.text, a.box)
					}
					for _, b := range texts[:i] {
						w := min(a.box.Max.X, b.box.Max.X) - max(a.box.Min.X, b.box.Min.X)
						h := min(a.box.Max.Y, b.box.Max.Y) - max(a.box.Min.Y, b.box.Min.Y)
						if w > 0.5 && h > 0.5 {
							t.Errorf("%q and %q overlap by %.1f by %.1f points", a.text, b.text, w, h)
						}
					}
				}
			})
		}
	}
}

type writing struct {
	text string
	box  vg.Rectangle
}

// written returns every text of a figure with the box around its letters.
func written(f figure.Figure) []writing {
	var page recorder.Canvas
	f.Draw(draw.NewCanvas(&page, f.Width, f.Height))
	var out []writing
	for _, action := range page.Actions {
		s, ok := action.(*recorder.FillString)
		if !ok {
			continue
		}
		face := f.Plot.TextHandler.(text.Plain).Fonts.Lookup(s.Font, s.Size)
		// From the baseline down to the descenders and up to the capitals: the
		// full ascent has air above every letter in use.
		out = append(out, writing{s.String, vg.Rectangle{
			Min: vg.Point{X: s.Point.X, Y: s.Point.Y - s.Size*0.2},
			Max: vg.Point{X: s.Point.X + face.Width(s.String), Y: s.Point.Y + s.Size*0.75},
		}})
	}
	return out
}
