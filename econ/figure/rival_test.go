package figure_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
	"valuecapture/econ/race"
)

const minute = 1. / 60

var (
	// lead is four months ahead with horizons from ten minutes up, which double in seven.
	lead  = race.Window{Reach: 10 * minute, Lead: 4, Doubling: 7, Slope: 0.84}
	sharp = math.Inf(1)
)

// edged is the lead with sharp edges.
func edged() race.Window {
	w := lead
	w.Slope = sharp
	return w
}

func init() {
	for name, make := range map[string]func() (figure.Figure, error){
		"rival_prices":    func() (figure.Figure, error) { return figure.RivalPrices(econ.Baseline(), 0.5*minute, 30*minute) },
		"rival_shares":    func() (figure.Figure, error) { return figure.RivalShares(econ.Baseline(), 0.5*minute, 30*minute) },
		"rival_dollars":   func() (figure.Figure, error) { return figure.RivalDollars(econ.Baseline(), 0.5*minute, 30*minute) },
		"catchup_prices":  func() (figure.Figure, error) { return figure.CatchUpPrices(econ.Baseline(), 2, 0.2) },
		"catchup_shares":  func() (figure.Figure, error) { return figure.CatchUpShares(econ.Baseline(), 2, 0.2) },
		"catchup_dollars": func() (figure.Figure, error) { return figure.CatchUpDollars(econ.Baseline(), 2, 0.2) },
		"window_shares":   func() (figure.Figure, error) { return figure.WindowShares(econ.Baseline(), lead, 48, 0.84, 3, sharp) },
		"window_dollars":  func() (figure.Figure, error) { return figure.WindowDollars(econ.Baseline(), lead, 48, 0.84, 3, sharp) },
		"window_elasticity": func() (figure.Figure, error) {
			return figure.WindowElasticity(econ.Baseline(), lead, 0.1*minute, 480*minute)
		},
		"red_queen": func() (figure.Figure, error) { return figure.RedQueen(econ.Baseline(), edged(), 48, 1.81) },
	} {
		drawn[name] = make
	}
	for name, make := range map[string]func() (figure.Figure, error){
		"rival prices, kink":          func() (figure.Figure, error) { return figure.RivalPrices(cheap(0.3), 0.1*minute, 3*minute) },
		"rival shares, small":         func() (figure.Figure, error) { return figure.RivalShares(econ.Baseline(), 0.1*minute, 0.5*minute) },
		"rival dollars, families":     func() (figure.Figure, error) { return figure.RivalDollars(lognormal(), 0.01, 1) },
		"catch-up prices, one":        func() (figure.Figure, error) { return figure.CatchUpPrices(econ.Baseline(), 2) },
		"catch-up shares, kink":       func() (figure.Figure, error) { return figure.CatchUpShares(cheap(0.5), 0.5) },
		"catch-up dollars, free":      func() (figure.Figure, error) { return figure.CatchUpDollars(econ.Baseline(), 0) },
		"window shares, one":          func() (figure.Figure, error) { return figure.WindowShares(econ.Baseline(), lead, 12, sharp) },
		"window dollars, one":         func() (figure.Figure, error) { return figure.WindowDollars(econ.Baseline(), lead, 12, sharp) },
		"window elasticity, families": func() (figure.Figure, error) { return figure.WindowElasticity(lognormal(), lead, 0.1, 1) },
		"red queen, falling":          func() (figure.Figure, error) { return figure.RedQueen(econ.Baseline(), edged(), 12, 1.2) },
	} {
		odd[name] = make
	}
	for name, f := range map[string]any{
		"RivalPrices": figure.RivalPrices, "RivalShares": figure.RivalShares, "RivalDollars": figure.RivalDollars,
		"CatchUpPrices": figure.CatchUpPrices, "CatchUpShares": figure.CatchUpShares, "CatchUpDollars": figure.CatchUpDollars,
		"WindowShares": figure.WindowShares, "WindowDollars": figure.WindowDollars, "WindowElasticity": figure.WindowElasticity, "RedQueen": figure.RedQueen,
	} {
		catalogue[name] = f
	}
}

// What the figures of the outside option draw, by hand.
func TestRivalFigures(t *testing.T) {
	t.Parallel()
	base := econ.Baseline()
	f, err := figure.RivalPrices(base, 3*minute, 30*minute)
	f = must(t, f, err)
	follows(t, f, "does short", func(z float64) float64 { return 2 * z })
	follows(t, f, "helps", func(z float64) float64 { return 2 + 4*z })
	if !strings.Contains(f.Plot.Title.Text, "the dearer") {
		t.Errorf("title %q", f.Plot.Title.Text)
	}
	f, err = figure.RivalDollars(base, 3*minute, 30*minute)
	f = must(t, f, err)
	follows(t, f, "does short", func(z float64) float64 { return (z - 1) * math.Pow(z, -1.5) })
	follows(t, f, "helps", func(z float64) float64 { return 2 * z * math.Pow(3*z, -1.5) })
	f, err = figure.RivalShares(base, 3*minute, 30*minute)
	f = must(t, f, err)
	follows(t, f, "of what", func(z float64) float64 { return (z - 1) / (z - 1 + 2*z) })
	follows(t, f, "of the surplus", func(z float64) float64 { return (z - 1) * math.Pow(z, -1.5) / 2 })
	f, err = figure.CatchUpPrices(base, 2, 0.2)
	f = must(t, f, err)
	follows(t, f, "open at $2/", func(k float64) float64 { return math.Min(6, 2/k) })
	follows(t, f, "open at $0.2", func(k float64) float64 { return math.Min(6, math.Max(0.2/k, 5.6)) })
	f, err = figure.CatchUpDollars(base, 2)
	f = must(t, f, err)
	follows(t, f, "open at $2/", func(k float64) float64 {
		p := math.Min(6, 2/k)
		return (p - 2) / 2 * math.Pow(p/2, -1.5)
	})
	f, err = figure.WindowShares(base, edged(), 48, sharp)
	f = must(t, f, err)
	for _, p := range curve(t, f, "sharp") {
		r := math.Exp2(p.X / 7)
		lab := 9 * (1 - math.Pow(r, -1.5))
		all := 30*(1-math.Pow(r, -0.5)) - (1 - math.Pow(r, -1.5)) // in units of $0.5 S(z)
		if !(math.Abs(p.Y-lab/all) <= 1e-7) {
			t.Errorf("share %v at %v months, want %v", p.Y, p.X, lab/all)
		}
	}
	f, err = figure.WindowElasticity(base, lead, 1*minute, 100*minute)
	f = must(t, f, err)
	for name, want := range map[string][2]float64{"beside": {1.846, 1.080}, "own": {2.043, 1.554}} {
		line := curve(t, f, name)
		if first, last := line[0].Y, line[len(line)-1].Y; !(math.Abs(first-want[0]) <= 6e-4) || !(math.Abs(last-want[1]) <= 6e-4) {
			t.Errorf("%s: elasticity from %v to %v, want %v", name, first, last, want)
		}
	}
	f, err = figure.RedQueen(base, edged(), 48, 1.81)
	f = must(t, f, err)
	today := curve(t, f, "fixed")[0].Y
	follows(t, f, "fixed", func(m float64) float64 {
		z := 10 * math.Exp2(m/7)
		return today * (z - 1) / 9 * math.Pow(z/10, -1.5)
	})
	if !strings.Contains(f.Alt, "15.7 months") {
		t.Errorf("the description %q does not date the half", f.Alt)
	}
}

func TestRivalErrors(t *testing.T) {
	t.Parallel()
	base := econ.Baseline()
	heavy := indexed(1)
	for name, tc := range map[string]struct {
		make func() (figure.Figure, error)
		want error
	}{
		"prices, order":     {func() (figure.Figure, error) { return figure.RivalPrices(base, 2, 1) }, figure.ErrData},
		"shares, from 0":    {func() (figure.Figure, error) { return figure.RivalShares(base, 0, 1) }, figure.ErrData},
		"dollars, no mean":  {func() (figure.Figure, error) { return figure.RivalDollars(heavy, 0.1, 1) }, econ.ErrNotAttained},
		"prices, market":    {func() (figure.Figure, error) { return figure.RivalPrices(econ.Market{Hours: dist.Pareto{}}, 0.1, 1) }, econ.ErrParameter},
		"catch-up, none":    {func() (figure.Figure, error) { return figure.CatchUpPrices(base) }, figure.ErrData},
		"catch-up, dear":    {func() (figure.Figure, error) { return figure.CatchUpDollars(base, 2.1) }, figure.ErrData},
		"catch-up, NaN":     {func() (figure.Figure, error) { return figure.CatchUpShares(base, math.NaN()) }, figure.ErrData},
		"window, lead":      {func() (figure.Figure, error) { return figure.WindowShares(base, lead, 4, 1) }, figure.ErrData},
		"window, slopes":    {func() (figure.Figure, error) { return figure.WindowDollars(base, lead, 48) }, figure.ErrData},
		"window, slope":     {func() (figure.Figure, error) { return figure.WindowDollars(base, lead, 48, -1) }, race.ErrParameter},
		"window":            {func() (figure.Figure, error) { return figure.WindowShares(base, race.Window{}, 48, 1) }, race.ErrParameter},
		"elasticity, sharp": {func() (figure.Figure, error) { return figure.WindowElasticity(base, edged(), 0.1, 1) }, figure.ErrData},
		"elasticity, order": {func() (figure.Figure, error) { return figure.WindowElasticity(base, lead, 1, 0.1) }, figure.ErrData},
		"elasticity":        {func() (figure.Figure, error) { return figure.WindowElasticity(base, race.Window{Slope: 1}, 0.1, 1) }, race.ErrParameter},
		"queen, months":     {func() (figure.Figure, error) { return figure.RedQueen(base, lead, 0, 1) }, figure.ErrData},
		"queen, growth":     {func() (figure.Figure, error) { return figure.RedQueen(base, lead, 12, 0) }, race.ErrParameter},
	} {
		if _, err := tc.make(); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
}
