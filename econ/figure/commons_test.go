package figure_test

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"valuecapture/econ/commons"
	"valuecapture/econ/figure"
)

// changed is the baseline economy with something else.
func changed(change func(*commons.Economy)) commons.Economy {
	e := commons.Baseline()
	change(&e)
	return e
}

func remedies(e commons.Economy) (figure.Figure, error) {
	outcomes, err := e.Compare(20, 6, 0.3)
	if err != nil {
		return figure.Figure{}, err
	}
	return figure.Remedies(outcomes...)
}

// commonsDrawn are the figures of package commons with a golden picture.
var commonsDrawn = map[string]func() (figure.Figure, error){
	"commons_crosssubsidy": func() (figure.Figure, error) { return figure.CrossSubsidy(commons.Baseline()) },
	"commons_bills":        func() (figure.Figure, error) { return figure.Bills(commons.Baseline(), 20, 6) },
	"commons_served":       func() (figure.Figure, error) { return figure.WhoIsServed(commons.Baseline(), 20, 6) },
	"commons_regimes":      func() (figure.Figure, error) { return figure.FrontierRegimes(commons.Baseline()) },
	"commons_pool":         func() (figure.Figure, error) { return figure.PoolReturn(commons.Baseline(), 6, 1.1, 1.2, 1.35) },
	"commons_remedies":     func() (figure.Figure, error) { return remedies(commons.Baseline()) },
}

// commonsOdd are figures of economies a reader might try.
var commonsOdd = map[string]func() (figure.Figure, error){
	"bills, the tail buys": func() (figure.Figure, error) {
		return figure.Bills(changed(func(e *commons.Economy) { e.Diffusion = 0.1 }), 20, 6)
	},
	"bills, nobody buys": func() (figure.Figure, error) { return figure.Bills(commons.Baseline(), 20, 100) },
	"served, the top stays out": func() (figure.Figure, error) {
		return figure.WhoIsServed(changed(func(e *commons.Economy) { e.Diffusion = 1.4 }), 20, 6)
	},
	"served, dear seat": func() (figure.Figure, error) { return figure.WhoIsServed(commons.Baseline(), 100, 6) },
	"served, cost explodes": func() (figure.Figure, error) {
		return figure.WhoIsServed(changed(func(e *commons.Economy) { e.CostExponent = 2 }), 20, 6)
	},
	"regimes, constant cost": func() (figure.Figure, error) {
		return figure.FrontierRegimes(changed(func(e *commons.Economy) { e.CostExponent = 1 }))
	},
	"regimes, steep cost": func() (figure.Figure, error) {
		return figure.FrontierRegimes(changed(func(e *commons.Economy) { e.CostExponent, e.Diffusion = 1.9, 0.2 }))
	},
	"pool, one": func() (figure.Figure, error) { return figure.PoolReturn(commons.Baseline(), 20) },
	"cross-subsidy, steep": func() (figure.Figure, error) {
		return figure.CrossSubsidy(changed(func(e *commons.Economy) { e.CostExponent = 1.8 }))
	},
	"remedies, no lag": func() (figure.Figure, error) { return remedies(changed(func(e *commons.Economy) { e.Lag = 0 })) },
}

func TestCommonsGolden(t *testing.T) {
	t.Parallel()
	for name, make := range commonsDrawn {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := make()
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.PNG()
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", name+"_golden.png")
			if *regen {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v: draw it with go test ./econ/figure -regen", err)
			}
			if moved := difference(t, got, want); moved > 1.0/200 {
				t.Errorf("%.2f%% of the pixels differ from %s, want at most 0.5%%", 100*moved, path)
			}
		})
	}
}

// Every figure says what it shows in words, and no two texts overlap.
func TestCommonsLegible(t *testing.T) {
	t.Parallel()
	for _, figures := range []map[string]func() (figure.Figure, error){commonsDrawn, commonsOdd} {
		for name, make := range figures {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				f, err := make()
				if err != nil {
					t.Fatal(err)
				}
				if len(f.Alt) < 120 || strings.Contains(f.Alt, "NaN") || strings.Contains(f.Alt, "%!") {
					t.Errorf("description: %q", f.Alt)
				}
				texts := written(f)
				for i, a := range texts {
					if a.box.Min.X < 0 || a.box.Max.X > f.Width || a.box.Min.Y < 0 || a.box.Max.Y > f.Height {
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

func TestCommonsErrors(t *testing.T) {
	t.Parallel()
	insolvent := changed(func(e *commons.Economy) { e.CostExponent = 2 })
	loss := commons.Outcome{Remedy: "seat", Lab: -1, Users: 3, Net: 2, Deadweight: 1}
	for name, tc := range map[string]struct {
		f    func() (figure.Figure, error)
		want error
	}{
		"cross-subsidy without a mean": {func() (figure.Figure, error) { return figure.CrossSubsidy(insolvent) }, commons.ErrInsolvent},
		"cross-subsidy of nothing":     {func() (figure.Figure, error) { return figure.CrossSubsidy(commons.Economy{}) }, commons.ErrParameter},
		"bills at no price":            {func() (figure.Figure, error) { return figure.Bills(commons.Baseline(), 20, 0) }, figure.ErrData},
		"bills of a free seat":         {func() (figure.Figure, error) { return figure.Bills(commons.Baseline(), 0, 6) }, figure.ErrData},
		"served, infinite price":       {func() (figure.Figure, error) { return figure.WhoIsServed(commons.Baseline(), 20, math.Inf(1)) }, figure.ErrData},
		"regimes of nothing":           {func() (figure.Figure, error) { return figure.FrontierRegimes(commons.Economy{}) }, commons.ErrParameter},
		"pool for nobody": {func() (figure.Figure, error) {
			return figure.PoolReturn(changed(func(e *commons.Economy) { e.Diffusion = 0.1 }), 6)
		}, figure.ErrData},
		"no remedies":      {func() (figure.Figure, error) { return figure.Remedies() }, figure.ErrData},
		"remedy at a loss": {func() (figure.Figure, error) { return figure.Remedies(loss) }, figure.ErrData},
	} {
		if f, err := tc.f(); !errors.Is(err, tc.want) || f.Plot != nil {
			t.Errorf("%s: got %v, want %v", name, err, tc.want)
		}
	}
}
