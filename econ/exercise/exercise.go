package exercise

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// An Exercise asks for one number.
type Exercise struct {
	ID        string // notebook and number, "03.1"
	Ask       string // the question in one sentence
	Unit      string // of the answer, "" for a pure number
	Hint      string // for a wrong answer that is no usual mistake, and on request
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

// A Grade is the mark of an answer.
type Grade int

const (
	Unanswered Grade = iota // the answer was NaN
	Wrong
	Right
)

// ErrUnknown reports an id that no exercise has.
var ErrUnknown = errors.New("exercise: no such exercise")

// All returns every exercise in reading order.
func All() []Exercise {
	return slices.Concat(argument, willingnessToPay, twoTails, lernerPrice, surplusRatio, hayeksRevenge, distillationRace, beyondPareto, isItPareto, tragedyOfValueCapture, evidence)
}

// Find returns the exercise with this id, or an error wrapping [ErrUnknown] beside
// an exercise whose tolerance is NaN.
func Find(id string) (Exercise, error) {
	all := All()
	if i := slices.IndexFunc(all, func(e Exercise) bool { return e.ID == id }); i >= 0 {
		return all[i], nil
	}
	return Exercise{Tolerance: math.NaN()}, fmt.Errorf("%w: %q: exercise.All lists those there are", ErrUnknown, id)
}

// Constant returns a function that returns a number, for an answer or a mistake.
func Constant(x float64) func() (float64, error) {
	return func() (float64, error) { return x, nil }
}

// Mark grades an answer and returns what to say about it. NaN stands for no
// answer yet: it gets no hint, so that the reader tries first. An error means that the exercise itself could not be computed; the
// grade is then Unanswered.
func (e Exercise) Mark(got float64) (Grade, string, error) {
	if math.IsNaN(got) {
		return Unanswered, "Not answered yet: put your number in place of math.NaN().", nil
	}
	want, err := compute(e.Answer)
	if err != nil {
		return Unanswered, "", fmt.Errorf("exercise: %s: answer: %w", e.ID, err)
	}
	if e.near(got, want) {
		return Right, "Right. " + sentence(e.Right), nil
	}
	for i, m := range e.Mistakes {
		value, err := compute(m.Value)
		if err != nil {
			return Unanswered, "", fmt.Errorf("exercise: %s: mistake %d: %w", e.ID, i+1, err)
		}
		if e.near(got, value) {
			return Wrong, "Not yet. " + sentence(m.Says), nil
		}
	}
	if says := e.slip(got, want); says != "" {
		return Wrong, "Not yet. " + says, nil
	}
	return Wrong, "Not yet. Hint: " + e.Hint, nil
}

// compute calls the function of an answer or a mistake, which must give a number.
func compute(f func() (float64, error)) (float64, error) {
	if f == nil {
		return math.NaN(), errors.New("no function to compute it, want one such as exercise.Constant(0.5)")
	}
	x, err := f()
	switch {
	case err != nil:
		return math.NaN(), err
	case math.IsNaN(x):
		return x, errors.New("computed NaN, want a number or an error that says why")
	}
	return x, nil
}

// slip explains a mistake that can be made in any exercise, such as a wrong sign. It
// returns "" for other answers.
func (e Exercise) slip(got, want float64) string {
	small := math.Abs(want) < 1 && want != 0 && e.Unit == ""
	switch {
	case math.IsInf(got, 0) && !math.IsInf(want, 0):
		return "That is infinite: look for a division by zero. Hint: " + e.Hint
	case small && e.near(got, 100*want):
		return "That is the answer in percent. Give it as a fraction: 0.12 for 12%."
	case want != 0 && e.near(got, -want):
		return "Right but for the sign."
	case got == 0 && want != 0:
		return "That is 0. Go divides whole numbers without remainder, 1/3 is 0: write 1.0/3. If that is not it: " + e.Hint
	case small && got > 1 && e.near(got, 1/want):
		return "That is upside down: one over the answer."
	case math.Abs(got-want) <= 0.03*math.Abs(want):
		return "Within three percent. If you rounded, give one digit more or the expression itself; if not: " + e.Hint
	}
	return ""
}

// sentence returns a text with a capital letter at its start, unless it starts with a
// symbol, and a full stop at its end.
func sentence(text string) string {
	first, _, _ := strings.Cut(text, " ")
	if word := strings.TrimRight(first, ",:;.?"); len(word) > 1 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
		text += "."
	}
	return text
}

// near reports whether got is within the relative tolerance of want, or the absolute one
// if want is 0. An infinity is near itself only.
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
