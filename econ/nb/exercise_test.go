package nb

import (
	"math"
	"strings"
	"testing"

	"valuecapture/econ/exercise"
)

func TestAnswer(t *testing.T) {
	t.Parallel()
	e := exercise.All()[0]
	want, err := e.Answer()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name         string
		got          float64
		mustBeRight  bool
		says         string
		wantedStatus int
	}{
		{"none", math.NaN(), false, "Not answered yet", 0},
		{"right", want, false, "Right", 0},
		{"right solution", want, true, "Right", 0},
		{"wrong", want + 17, false, "Not yet", 0},
		{"wrong solution", want + 17, true, "Not yet", 1},
		{"missing solution", math.NaN(), true, "Not answered yet", 1},
	} {
		stdout, stderr, status := outcome(func(c cell) { c.answer(e.ID, tc.got, tc.mustBeRight) })
		if status != tc.wantedStatus || !strings.Contains(stdout, tc.says) || (status == 1) != (stderr != "") {
			t.Errorf("%s: got %d, %q, %q, want %d and %q", tc.name, status, stdout, stderr, tc.wantedStatus, tc.says)
		}
	}
	if _, stderr, status := outcome(func(c cell) { c.answer("no such", 1, false) }); status != 1 || stderr == "" {
		t.Errorf("unknown exercise gives %d, %q", status, stderr)
	}
}

// First the attempt, then the hint, then the method.
func TestHelp(t *testing.T) {
	t.Parallel()
	for _, e := range exercise.All() {
		want, err := e.Answer()
		if err != nil {
			t.Fatal(err)
		}
		said := func(got float64) string {
			stdout, _, _ := outcome(func(c cell) { c.answer(e.ID, got, false) })
			return words(stdout)
		}
		hint, method := words(e.Hint), "in the solutions to notebook "+e.ID[:2]+"."
		if s := said(math.NaN()); strings.Contains(s, hint) || strings.Contains(s, "Method") || !strings.Contains(s, words(e.Ask)) {
			t.Errorf("%s: before an attempt %q, want the question alone", e.ID, s)
		}
		if s := said(want + 17e6); !strings.Contains(s, hint) || !strings.Contains(s, method) {
			t.Errorf("%s: a wrong answer gets %q, want the hint and where the method is", e.ID, s)
		}
		if s := said(want); strings.Contains(s, "Hint") || strings.Contains(s, "Method") {
			t.Errorf("%s: the right answer gets %q, want no hint", e.ID, s)
		}
		mistake, err := e.Mistakes[0].Value()
		if err != nil {
			t.Fatal(err)
		}
		if s := said(mistake); !strings.Contains(s, hint) && !strings.Contains(s, "nb.Hint(\""+e.ID+"\")") {
			t.Errorf("%s: a usual mistake gets %q, want to be told how to get a hint", e.ID, s)
		}
		stdout, _, status := outcome(func(c cell) { c.hint(e.ID) })
		if s := words(stdout); !strings.Contains(s, hint) || !strings.Contains(s, method) || status != 0 {
			t.Errorf("%s: nb.Hint prints %q, status %d", e.ID, s, status)
		}
	}
	if _, stderr, status := outcome(func(c cell) { c.hint("no such") }); status != 1 || !strings.Contains(stderr, "no such") {
		t.Errorf("a hint for an unknown exercise gives %d, %q", status, stderr)
	}
}
