package figure_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
)

// slow are the tails whose limits are drawn, each with a median near three minutes.
func slow() []econ.Market {
	return []econ.Market{
		econ.Baseline(),
		family(dist.Lognormal{Mu: math.Log(0.05), Sigma: 1}),
		family(dist.Weibull{Scale: 0.1, Shape: 0.5}),
		exponential(),
		family(dist.Gamma{Scale: 0.02, Shape: 3}),
	}
}

func init() {
	drawn["slowlimit"] = func() (figure.Figure, error) { return figure.SlowLimits(2, 1e8, slow()...) }
	odd["slowlimit, kink"] = func() (figure.Figure, error) { return figure.SlowLimits(0.1, 100, econ.Baseline(), bounded()) }
	odd["slowlimit, one"] = func() (figure.Figure, error) { return figure.SlowLimits(0.1, 1e3, lognormal()) }
}

func TestSlowLimitsData(t *testing.T) {
	t.Parallel()
	f, err := figure.SlowLimits(2, 1e8, slow()...)
	f = must(t, f, err)
	follows(t, f, "Pareto", func(float64) float64 { return 0.25 })
	follows(t, f, "exponential", func(float64) float64 { return 0.5 })
	// The lognormal's limit of one half, from quadrature elsewhere.
	lognormal := curve(t, f, "lognormal")
	for _, want := range []plotter.XY{{X: 2, Y: 0.4146}, {X: 1e8, Y: 0.4856}} {
		end := lognormal[0]
		if want.X > 2 {
			end = lognormal[len(lognormal)-1]
		}
		if !(math.Abs(end.X/want.X-1) <= 1e-12) || !(math.Abs(end.Y-want.Y) <= 5e-5) {
			t.Errorf("lognormal at %g is %.6g, want %g at %g", end.X, end.Y, want.Y, want.X)
		}
	}
	// A Weibull tail of shape 1/2 and scale s has the threshold (√s + √(s+k))², k being
	// the cost in hours, and a mean excess of slope √(s/z).
	follows(t, f, "Weibull", func(c float64) float64 {
		s, k := 0.1, c/120
		return 1 / (2 + math.Sqrt(s)/(math.Sqrt(s)+math.Sqrt(s+k)))
	})
	gamma := curve(t, f, "gamma")
	for i := 1; i < len(gamma); i++ {
		if gamma[i].Y > gamma[i-1].Y || gamma[i].Y < 0.5 {
			t.Fatalf("gamma, shape 3, at %g: share %g after %g, want falling towards a half", gamma[i].X, gamma[i].Y, gamma[i-1].Y)
		}
	}
	// e^(6σ) medians hold one task in a billion of a lognormal tail: 20 h, 120 $/Mtok each.
	if want := "Marked at (2,420, 46.5%): dots: one task in a billion"; !strings.Contains(f.Alt, want) {
		t.Errorf("description lacks the rare task of the lognormal, %s: %s", want, f.Alt)
	}
}

func TestSlowLimitsErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		make func() (figure.Figure, error)
		want error
	}{
		"no market":   {func() (figure.Figure, error) { return figure.SlowLimits(1, 2) }, figure.ErrData},
		"invalid":     {func() (figure.Figure, error) { return figure.SlowLimits(1, 2, econ.Market{}) }, econ.ErrParameter},
		"from 0":      {func() (figure.Figure, error) { return figure.SlowLimits(0, 2, lognormal()) }, figure.ErrData},
		"backwards":   {func() (figure.Figure, error) { return figure.SlowLimits(3, 2, lognormal()) }, figure.ErrData},
		"to infinity": {func() (figure.Figure, error) { return figure.SlowLimits(1, math.Inf(1), lognormal()) }, figure.ErrData},
		"no price":    {func() (figure.Figure, error) { return figure.SlowLimits(1, 2, indexed(0.9)) }, econ.ErrUnbounded},
		"nobody buys": {func() (figure.Figure, error) { return figure.SlowLimits(1e3, 1e4, bounded()) }, figure.ErrData},
	} {
		if _, err := tc.make(); !errors.Is(err, tc.want) {
			t.Errorf("%s: error %v, want %v", name, err, tc.want)
		}
	}
}
