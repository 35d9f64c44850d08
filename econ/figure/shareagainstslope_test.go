package figure_test

import (
	"errors"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

// threeTails have the same best price, 6 $/Mtok, at the same cost.
func threeTails() []econ.Market {
	return []econ.Market{econ.Baseline(), exponential(), families()[0]}
}

func init() {
	drawn["shareagainstslope"] = func() (figure.Figure, error) { return figure.ShareAgainstSlope(threeTails()...) }
	odd["shareagainstslope, heavy"] = func() (figure.Figure, error) { return figure.ShareAgainstSlope(indexed(1.05), lognormal()) }
}

func TestShareAgainstSlopeData(t *testing.T) {
	t.Parallel()
	f, err := figure.ShareAgainstSlope(threeTails()...)
	f = must(t, f, err)
	follows(t, f, "1/(2+e′)", func(x float64) float64 { return 1 / (2 + x) })
	for _, want := range []string{
		"(2, 25%): Pareto, α = 1.5: 25%", "(0, 50%): exponential: 50%", "(−0.5, 66.7%): uniform",
	} {
		if !strings.Contains(f.Alt, want) {
			t.Errorf("description lacks %q: %s", want, f.Alt)
		}
	}
}

func TestShareAgainstSlopeErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		markets []econ.Market
		want    error
	}{
		"no market":   {nil, figure.ErrData},
		"invalid":     {[]econ.Market{{}}, econ.ErrParameter},
		"no price":    {[]econ.Market{indexed(0.9)}, econ.ErrUnbounded},
		"at the kink": {[]econ.Market{econ.Baseline(), cheap(0.1)}, figure.ErrData},
	} {
		if _, err := figure.ShareAgainstSlope(tc.markets...); !errors.Is(err, tc.want) {
			t.Errorf("%s: error %v, want %v", name, err, tc.want)
		}
	}
}
