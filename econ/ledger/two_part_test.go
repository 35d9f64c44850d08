package ledger

import (
	"math"
	"testing"

	"valuecapture/econ"
)

// TestTwoPart compares what a fee collects, with tokens at cost and at the best price.
func TestTwoPart(t *testing.T) {
	m := econ.Baseline()
	for _, c := range []struct {
		name string
		from func() (float64, error)
		want float64
	}{
		{"larger, at cost", func() (float64, error) { return larger(m).best(m.Cost, m.Cost) }, 0.313},
		{"larger", func() (float64, error) { return twoPart(larger(m)) }, 0.366},
		{"larger, menu", menu, 0.3775},
		{"sharper, at cost", func() (float64, error) { return sharper(m).best(m.Cost, m.Cost) }, 0.290},
		{"sharper", func() (float64, error) { return twoPart(sharper(m)) }, 0.305},
	} {
		if got, err := c.from(); err != nil || math.Abs(got-c.want) > 0.0005 {
			t.Errorf("%s: %g, %v, want %g", c.name, got, err, c.want)
		}
	}
}
