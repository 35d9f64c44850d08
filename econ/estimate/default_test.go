package estimate_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// defaulted replaces a share of the rows by one value.
func defaulted(share, value float64) func(*estimate.Question, *rand.Rand) {
	return each(func(h float64, rng *rand.Rand) float64 {
		if rng.Float64() < share {
			return value
		}
		return h
	})
}

// oneDigitUp rounds up to one significant digit, which leaves few values below 1 and 10.
func oneDigitUp(q *estimate.Question, _ *rand.Rand) {
	for i, h := range q.Hours {
		unit := math.Pow(10, math.Floor(math.Log10(h)))
		q.Hours[i] = math.Ceil(h/unit) * unit
	}
}

// What a form holds before it is filled in, or a code for nothing known, is no task: above the
// others it is refused, and stated as the cap it is one; among them it is a doubt that says so.
func TestDefaults(t *testing.T) {
	t.Parallel()
	law := dist.Lognormal{Mu: 0, Sigma: 1}
	for _, value := range []float64{40, 999} {
		q := recorded(t, law, 2000, 0.3, defaulted(0.03, value))
		if a := answered(t, q, true); !errors.Is(a.Refusal, estimate.ErrCapped) || !math.IsNaN(a.Share.Low) || !strings.Contains(a.String(), "--cap") {
			t.Errorf("3%% of %v h: %v", value, a)
		}
		q.Cap = value
		if a := answered(t, q, true); errors.Is(a.Refusal, estimate.ErrCapped) {
			t.Errorf("a cap of %v h: %v", value, a)
		}
	}
	if a := answered(t, recorded(t, law, 2000, 0.3, defaulted(0.03, 22)), true); !doubts(a, estimate.ErrRepeated) || !strings.Contains(a.String(), "are 22, and only") {
		t.Errorf("3%% of 22 h: %v", a)
	}
	if a := answered(t, recorded(t, law, 2000, 0.3, up(0.5)), true); doubts(a, estimate.ErrRepeated) {
		t.Errorf("half hours: %v", a.Doubts)
	}
	if a := answered(t, recorded(t, law, 2000, 0.3, oneDigitUp), true); doubts(a, estimate.ErrRepeated) {
		t.Errorf("one digit, rounded up: %v", a.Doubts)
	}
	a := answered(t, recorded(t, law, 2000, 0.3, defaulted(0.2, 1)), true)
	if !doubts(a, estimate.ErrRepeated) || !strings.Contains(a.String(), "are 1 h: is that what a form holds") {
		t.Errorf("20%% of 1 h: %v", a)
	}
}

// The largest of tasks that hardly differ belongs to the others.
func TestLargestOfThinTails(t *testing.T) {
	t.Parallel()
	const samples = 30
	wrong := 0
	for seed := range uint64(samples) {
		q := estimate.Question{Hours: draw(t, dist.Weibull{Scale: 1, Shape: 3}, 1000, seed), Cost: 0.1}
		if a := answered(t, q, true); doubts(a, estimate.ErrIncredible) {
			wrong++
		}
	}
	if wrong > 1 {
		t.Errorf("the largest value of %d of %d samples is doubted, want 1 at most", wrong, samples)
	}
}
