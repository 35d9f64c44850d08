package figure_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/figure"
)

// family is the baseline with another tail.
func family(t dist.Tail) econ.Market {
	m := econ.Baseline()
	m.Hours = t
	return m
}

// families are tails of every kind, from an end to the heaviest.
func families() []econ.Market {
	return []econ.Market{
		family(dist.GPD{Scale: 10 * 0.5 / 60, Xi: -1}),
		family(dist.Gamma{Scale: 0.05 / 3, Shape: 3}),
		exponential(),
		family(dist.Lognormal{Mu: math.Log(0.05), Sigma: 1}),
		family(dist.Weibull{Scale: 0.05, Shape: 0.5}),
		indexed(2),
		econ.Baseline(),
	}
}

func init() {
	drawn["onecurve"] = func() (figure.Figure, error) {
		return figure.OneCurve([]float64{2, 20, 1e4}, families()...)
	}
	odd["onecurve, one"] = func() (figure.Figure, error) { return figure.OneCurve([]float64{2}, econ.Baseline()) }
	odd["onecurve, general route"] = func() (figure.Figure, error) {
		return figure.OneCurve([]float64{0, 2, 5}, family(dist.Plain{Tail: lognormal().Hours}), bounded())
	}
}

// Every dot is on the curve, and the generalised Pareto ones where the formula
// (1−ξ)/(2−ξ) puts them.
func TestOneCurveData(t *testing.T) {
	t.Parallel()
	f, err := figure.OneCurve([]float64{2, 20, 1e4}, families()...)
	f = must(t, f, err)
	follows(t, f, "1/(2+e′)", func(x float64) float64 { return 1 / (2 + x) })
	for _, want := range []string{
		"(−0.5, 66.7%): uniform", "(0, 50%): exponential",
		"(1, 33.3%): Pareto, α = 2", "(2, 25%): Pareto, α = 1.5",
		"(0.412, 41.5%): lognormal, σ = 1", "(0.333, 42.9%)", "(0.126, 47%)", // lognormal at 2, 20 and 10⁴
	} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("description lacks %q: %s", want, f.Alt)
		}
	}
}

func TestOneCurveErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		make func() (figure.Figure, error)
		want error
	}{
		"no market":     {func() (figure.Figure, error) { return figure.OneCurve([]float64{2}) }, figure.ErrData},
		"no cost":       {func() (figure.Figure, error) { return figure.OneCurve(nil, econ.Baseline()) }, figure.ErrData},
		"invalid":       {func() (figure.Figure, error) { return figure.OneCurve([]float64{2}, econ.Market{}) }, econ.ErrParameter},
		"negative cost": {func() (figure.Figure, error) { return figure.OneCurve([]float64{-2}, lognormal()) }, econ.ErrParameter},
		"NaN cost":      {func() (figure.Figure, error) { return figure.OneCurve([]float64{math.NaN()}, lognormal()) }, econ.ErrParameter},
		"no price":      {func() (figure.Figure, error) { return figure.OneCurve([]float64{2}, indexed(0.9)) }, econ.ErrUnbounded},
		"only the kink": {func() (figure.Figure, error) { return figure.OneCurve([]float64{0.1}, econ.Baseline()) }, figure.ErrData},
		"nobody buys":   {func() (figure.Figure, error) { return figure.OneCurve([]float64{1e3}, bounded()) }, figure.ErrData},
	} {
		if _, err := tc.make(); !errors.Is(err, tc.want) {
			t.Errorf("%s: error %v, want %v", name, err, tc.want)
		}
	}
}
