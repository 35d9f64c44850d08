package figure_test

import (
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

// What a title says can be read off the picture.
func TestTitleIsMarked(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		make func() (figure.Figure, error)
		want []string
	}{
		"surplus":           {func() (figure.Figure, error) { return figure.Surplus(econ.Baseline(), 6) }, []string{"lab $0.385, 25%", "customers $1.15, 75%", "lost $0.46"}},
		"surplus, infinite": {func() (figure.Figure, error) { return figure.Surplus(indexed(0.9), 10) }, []string{"customers infinite"}},
		"shares":            {func() (figure.Figure, error) { return figure.Shares(econ.Baseline(), 1.05, 8) }, []string{"(1.5, 19.2%): lab 19.2%", "(1.5, 77%): lost 23%"}},
		"conduct":           {func() (figure.Figure, error) { return figure.Conduct(econ.Baseline(), 10) }, []string{"(1, 6): $6", "(2, 3): $3"}},
	} {
		f, err := tc.make()
		f = must(t, f, err)
		for _, want := range tc.want {
			if !strings.Contains(strings.ReplaceAll(f.Alt, "\n", " "), want) {
				t.Errorf("%s: description lacks %q: %s", name, want, f.Alt)
			}
		}
	}
}

// Customers keep three times what the lab keeps, and the bar says so however much of
// their area lies above the figure.
func TestSurplusBar(t *testing.T) {
	t.Parallel()
	for _, top := range []float64{7, 18, 100} {
		f, err := figure.SurplusTo(econ.Baseline(), 6, top)
		f = must(t, f, err)
		for _, want := range []string{"25%", "75%"} {
			if !strings.Contains(f.Alt, want) {
				t.Errorf("up to %g: description lacks %q: %s", top, want, f.Alt)
			}
		}
	}
}
