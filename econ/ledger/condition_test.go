package ledger_test

import (
	"strings"
	"testing"

	"valuecapture/econ/ledger"
)

// A claim that is true under a reasonable reading holds under a condition, and what the
// text says itself is not called a condition that it leaves out.
func TestConditions(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		id          string
		least, most float64
		because     string
	}{
		{"exponential-no-power", 0.09, 0.1, "small beside the cost"},
		{"needs-heavy-tail", 5e-5, 5.1e-5, "survives rivals"},
		{"conditional-mean", 3, 3, "the essay itself says α > 1"},
		{"surplus-multiplier", 2, 2, "the essay itself says α > 1"},
		{"lab-share-25", 0.25, 0.25, "realised surplus"},
		{"thick-or-thin", 1, 1, "thresholds of ours"},
	} {
		c, err := ledger.Find(tc.id)
		if err != nil {
			t.Fatal(err)
		}
		if c.Verdict != ledger.HoldsIf || !strings.Contains(c.Because, tc.because) {
			t.Errorf("%s: %v: %s, want holds if: ...%s", tc.id, c.Verdict, c.Because, tc.because)
		}
		const rounding = 1e-9
		if got, err := c.Number(); err != nil || got < tc.least-rounding || got > tc.most+rounding {
			t.Errorf("%s: %g, %v, want %g to %g", tc.id, got, err, tc.least, tc.most)
		}
	}
}
