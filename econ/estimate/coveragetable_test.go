package estimate_test

import (
	"math"
	"testing"

	"valuecapture/econ/estimate"
)

// The table of the study has the truths of the tests, and no answer held more than there was.
func TestCoverages(t *testing.T) {
	t.Parallel()
	rows, err := estimate.Coverages()
	if err != nil || len(rows) == 0 {
		t.Fatal(len(rows), err)
	}
	seen := map[string]bool{}
	for _, c := range rows {
		seen[c.Truth] = true
		if c.Samples < 1 || c.Answered > c.Samples || c.Share > c.Answered || c.Price > c.Answered || !(c.Width >= 0 && c.Width <= 1) {
			t.Errorf("%+v", c)
		}
	}
	for _, k := range kinds() {
		if !seen[k.name] {
			t.Errorf("the study has no row for %s", k.name)
			continue
		}
		price, share := truth(t, k.law, k.cost)
		for _, c := range rows {
			if c.Truth == k.name && (math.Abs(c.TruePrice/price-1) > 1e-3 || math.Abs(c.TrueShare-share) > 1e-3) {
				t.Errorf("%s: a price of %g and a share of %g, want %g and %g", k.name, c.TruePrice, c.TrueShare, price, share)
			}
		}
	}
}
