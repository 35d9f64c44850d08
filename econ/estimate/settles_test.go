package estimate_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// As many tasks as a refusal asks for mostly give an answer.
func TestTasksThatSettle(t *testing.T) {
	t.Parallel()
	law := dist.Lognormal{Mu: 0, Sigma: 1}
	for _, n := range []int{60, 150} {
		refused, settled := 0, 0
		for seed := range uint64(12) {
			a := answered(t, estimate.Question{Hours: draw(t, law, n, seed), Cost: 0.2}, true)
			if a.Refusal == nil {
				continue
			}
			refused++
			var more float64
			text := strings.ReplaceAll(a.Settles[strings.Index(a.Settles, "about "):], ",", "")
			if _, err := fmt.Sscanf(text, "about %g tasks", &more); err != nil || more < 100 {
				t.Fatalf("%v: %q", a, text)
			}
			if b := answered(t, estimate.Question{Hours: draw(t, law, int(more), seed+100), Cost: 0.2}, true); b.Refusal == nil {
				settled++
			}
		}
		if 3*settled < 2*refused {
			t.Errorf("of %d refusals of %d tasks as many as they ask for settle %d, want two thirds", refused, n, settled)
		}
	}
}

// More tasks do not tell what lies beyond a cap, nor how hours were rounded, and the answer does
// not say so.
func TestWhatMoreTasksDoNotTell(t *testing.T) {
	t.Parallel()
	law := dist.Lognormal{Mu: math.Log(0.5), Sigma: 1}
	for _, tc := range []struct {
		q    estimate.Question
		says string
	}{
		{recorded(t, law, 2000, 0.1, up(0.25)), "how the hours were rounded"},
		{recorded(t, law, 4000, 0.1, capAt(2)), "the hours beyond the cap"},
		{recorded(t, law, 2000, 0.1, nil), "four times the tasks halve the interval"},
	} {
		if a := answered(t, tc.q, true); a.Refusal != nil || !strings.Contains(a.Settles, tc.says) {
			t.Errorf("%v, want that %s", a, tc.says)
		}
	}
}
