package exercise

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// An Exercise asks for one number.
type Exercise struct {
	ID        string // notebook and number, "03.1"
	Ask       string // the question in one sentence
	Unit      string // of the answer, "" for a pure number
	Hint      string // for who has not answered, or is wrong in no usual way
	Answer    func() (float64, error)
	Tolerance float64 // relative; 0 means half a percent
	Mistakes  []Mistake
	Right     string // what the right answer teaches, one sentence
}

// A Mistake is a usual wrong answer and what to say to it.
type Mistake struct {
	Value func() (float64, error)
	Says  string
}

// A Grade is what became of an answer.
type Grade int

const (
	Unanswered Grade = iota // the answer was NaN
	Wrong
	Right
)

// ErrUnknown reports an id that names no exercise.
var ErrUnknown = errors.New("exercise: no such exercise")

// All returns every exercise in reading order.
func All() []Exercise {
	return slices.Concat(argument, willingnessToPay, twoTails, lernerPrice, surplusRatio, hayeksRevenge, distillationRace, beyondPareto, isItPareto, tragedyOfValueCapture)
}

// Find returns the exercise with this id, or an error wrapping [ErrUnknown].
func Find(id string) (Exercise, error) {
	all := All()
	if i := slices.IndexFunc(all, func(e Exercise) bool { return e.ID == id }); i >= 0 {
		return all[i], nil
	}
	return Exercise{}, fmt.Errorf("%w: %q: exercise.All lists those there are", ErrUnknown, id)
}

// Constant returns a function for an answer or mistake that is just a number.
func Constant(x float64) func() (float64, error) {
	return func() (float64, error) { return x, nil }
}

// Mark grades an answer and returns what to say about it. NaN stands for no
// answer yet. An error means that the exercise itself could not be computed.
func (e Exercise) Mark(got float64) (Grade, string, error) {
	if math.IsNaN(got) {
		return Unanswered, "Not answered yet. Hint: " + e.Hint, nil
	}
	want, err := e.Answer()
	if err != nil {
		return Wrong, "", fmt.Errorf("exercise: %s: %w", e.ID, err)
	}
	if e.near(got, want) {
		return Right, "Right. " + e.Right, nil
	}
	for _, m := range e.Mistakes {
		value, err := m.Value()
		if err != nil {
			return Wrong, "", fmt.Errorf("exercise: %s: %w", e.ID, err)
		}
		if e.near(got, value) {
			return Wrong, "Not yet. " + m.Says, nil
		}
	}
	return Wrong, "Not yet. Hint: " + e.Hint, nil
}

// near compares relatively, and absolutely where the target is 0. An infinite
// target is met only by itself.
func (e Exercise) near(got, want float64) bool {
	if got == want {
		return true
	}
	tolerance := e.Tolerance
	if tolerance == 0 {
		tolerance = 0.005
	}
	scale := math.Abs(want)
	if scale == 0 {
		scale = 1
	}
	return math.Abs(got-want) <= tolerance*scale && !math.IsInf(want, 0)
}
