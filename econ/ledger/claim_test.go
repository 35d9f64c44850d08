package ledger

import (
	"errors"
	"testing"
)

// Every number that a text gives must be the one that econ computes, and every
// claim must be complete enough to print.
func TestClaims(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range All() {
		if seen[c.ID] {
			t.Errorf("%s: two claims bear this id", c.ID)
		}
		seen[c.ID] = true
		if c.ID == "" || c.Says == "" || c.Section == "" || c.Source.String() == "?" || c.Verdict.String() == "?" {
			t.Errorf("%q: incomplete: %+v", c.ID, c)
		}
		if c.Verdict != Holds && c.Because == "" {
			t.Errorf("%s: verdict %q wants a reason", c.ID, c.Verdict)
		}
		if c.Verdict != NotTested && (c.Notebook == "" || c.Compute == nil) {
			t.Errorf("%s: verdict %q wants a notebook and a number", c.ID, c.Verdict)
		}
		if c.Compute == nil {
			continue
		}
		got, err := c.Number()
		if err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
		if holds := c.Verdict == Holds || c.Verdict == HoldsIf; c.Format == YesOrNo && (got == 1) != holds {
			t.Errorf("%s: verdict %q, and econ computes %s", c.ID, c.Verdict, c.Format.Number(got))
		}
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()
	c := Claim{ID: "x", Given: 0.25, Rounding: 0.005, Format: Percent, Compute: func() (float64, error) { return 0.26, nil }}
	if _, err := c.Number(); !errors.Is(err, ErrDisagrees) {
		t.Errorf("26%% passes for 25%%: %v", err)
	}
	c.Compute = func() (float64, error) { return 0.2549, nil }
	if got, err := c.Number(); got != 0.2549 || err != nil {
		t.Errorf("got %v, %v, want 0.2549 within rounding", got, err)
	}
	if _, err := Find("no such"); !errors.Is(err, ErrUnknown) {
		t.Errorf("Find: got %v, want ErrUnknown", err)
	}
	for _, tc := range []struct {
		f    Format
		x    float64
		want string
	}{{Plain, 1.5, "1.5"}, {Percent, 1.0 / 7, "14.29%"}, {PerMtok, 6, "6 $/Mtok"}, {PerHour, 20, "20 $/h"}, {Hours, 0.05, "0.05 h"}, {Dollars, 3, "$3"}, {PerTask, 0.3849, "0.3849 $/task"}, {Times, 10, "10 times"}, {YesOrNo, 1, "yes"}, {YesOrNo, 0, "no"}} {
		if got := tc.f.Number(tc.x); got != tc.want {
			t.Errorf("Number(%g) = %q, want %q", tc.x, got, tc.want)
		}
	}
}
