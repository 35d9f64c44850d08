package exercise_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/exercise"
	"valuecapture/econ/internal/apitest"
)

func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	broken := func() (float64, error) { return 3, errors.New("broken") }
	mark := func(e exercise.Exercise) func() []any {
		return func() []any { return apitest.Results(e.Mark(1)) }
	}
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"Find":                      func() []any { return apitest.Results(exercise.Find("no such exercise")) },
		"Exercise.Mark/no answer":   mark(exercise.Exercise{ID: "x"}),
		"Exercise.Mark/broken":      mark(exercise.Exercise{ID: "x", Answer: broken}),
		"Exercise.Mark/NaN":         mark(exercise.Exercise{ID: "x", Answer: exercise.Constant(math.NaN())}),
		"Exercise.Mark/no mistake":  mark(exercise.Exercise{ID: "x", Answer: exercise.Constant(2), Mistakes: []exercise.Mistake{{Says: "no"}}}),
		"Exercise.Mark/bad mistake": mark(exercise.Exercise{ID: "x", Answer: exercise.Constant(2), Mistakes: []exercise.Mistake{{Value: broken}}}),
	}, nil)
}

// An exercise that cannot be marked gives no grade.
func TestNoGradeBesideErrors(t *testing.T) {
	t.Parallel()
	if grade, says, err := (exercise.Exercise{ID: "x"}).Mark(1); grade != exercise.Unanswered || says != "" || err == nil {
		t.Errorf("got %v, %q, %v, want unanswered and an error", grade, says, err)
	}
}
