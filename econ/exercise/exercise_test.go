package exercise

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// Every exercise must accept its answer, meet each named mistake with that
// mistake's own words, and not mistake one for the other.
func TestExercises(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, e := range All() {
		if seen[e.ID] {
			t.Errorf("%s: two exercises bear this id", e.ID)
		}
		seen[e.ID] = true
		if e.Ask == "" || e.Hint == "" || e.Right == "" || len(e.Mistakes) == 0 {
			t.Errorf("%s: want a question, a hint, a closing word and at least one usual mistake", e.ID)
		}
		want, err := e.Answer()
		if err != nil || math.IsNaN(want) {
			t.Errorf("%s: answer %v, %v", e.ID, want, err)
			continue
		}
		if grade, says, err := e.Mark(want); grade != Right || err != nil {
			t.Errorf("%s: the answer %g is graded %q, %v", e.ID, want, says, err)
		}
		if grade, says, _ := e.Mark(math.NaN()); grade != Unanswered || strings.Contains(says, e.Hint) {
			t.Errorf("%s: NaN is graded %v with %q, want unanswered and no hint", e.ID, grade, says)
		}
		for i, m := range e.Mistakes {
			value, err := m.Value()
			if err != nil || math.IsNaN(value) {
				t.Errorf("%s: mistake %d is %v, %v", e.ID, i+1, value, err)
				continue
			}
			if grade, says, _ := e.Mark(value); grade != Wrong || says != "Not yet. "+sentence(m.Says) {
				t.Errorf("%s: mistake %d (%g) is answered with %q, want %q", e.ID, i+1, value, says, m.Says)
			}
		}
	}
}

// A slip that is usual everywhere must not hide a mistake that an exercise names,
// nor pass for an answer.
func TestSlips(t *testing.T) {
	t.Parallel()
	third := Exercise{ID: "x", Ask: "?", Hint: "look", Answer: Constant(1.0 / 3), Right: "yes", Mistakes: []Mistake{{Constant(3), "three"}}}
	fifth := Exercise{ID: "x", Ask: "?", Hint: "look", Answer: Constant(0.2), Right: "yes"}
	dollars := Exercise{ID: "x", Ask: "?", Unit: "$/h", Hint: "look", Answer: Constant(0.5), Right: "yes"}
	for _, tc := range []struct {
		e    Exercise
		got  float64
		says string
	}{
		{third, 100.0 / 3, "percent"}, {third, 33.3, "percent"}, {third, -1.0 / 3, "sign"}, {third, 0, "1.0/3"},
		{third, 0.33, "one digit more or"}, {third, 0.4, "look"}, {third, 3, "Three."}, {third, math.Inf(1), "infinite"},
		{fifth, 5, "upside down"}, {dollars, 50, "look"}, {dollars, 2, "look"},
	} {
		if grade, says, err := tc.e.Mark(tc.got); grade != Wrong || !strings.Contains(says, tc.says) || err != nil {
			t.Errorf("Mark(%g) = %v, %q, %v, want it wrong with %q", tc.got, grade, says, err, tc.says)
		}
	}
}

func TestSentence(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"that is it": "That is it.", "That is it.": "That is it.", "at 1.5, no": "At 1.5, no.",
		"p_m/(p_m − c) = 2": "p_m/(p_m − c) = 2.", "c is the cost": "c is the cost.", "why?": "Why?",
	} {
		if got := sentence(text); got != want {
			t.Errorf("sentence(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestMark(t *testing.T) {
	t.Parallel()
	e := Exercise{ID: "x", Ask: "?", Hint: "look", Answer: Constant(0), Right: "yes", Mistakes: []Mistake{{Constant(7), "seven"}}}
	for _, tc := range []struct {
		got  float64
		want Grade
		says string
	}{
		{0, Right, "Yes."}, {0.004, Right, "Yes."}, {0.006, Wrong, "look"}, {7.01, Wrong, "Seven."},
		{math.Inf(1), Wrong, "look"}, {math.NaN(), Unanswered, "put your number"},
	} {
		if grade, says, err := e.Mark(tc.got); grade != tc.want || !strings.Contains(says, tc.says) || err != nil {
			t.Errorf("Mark(%g) = %v, %q, %v, want %v, %q", tc.got, grade, says, err, tc.want, tc.says)
		}
	}
	e.Answer = Constant(math.Inf(1))
	if grade, _, _ := e.Mark(1e300); grade != Wrong {
		t.Errorf("1e300 passes for +Inf")
	}
	if grade, _, _ := e.Mark(math.Inf(1)); grade != Right {
		t.Errorf("+Inf does not pass for itself")
	}
	broken := errors.New("broken")
	e.Answer = func() (float64, error) { return 0, broken }
	if _, _, err := e.Mark(1); !errors.Is(err, broken) {
		t.Errorf("got %v, want the exercise's own error", err)
	}
	if _, err := Find("no such"); !errors.Is(err, ErrUnknown) {
		t.Errorf("Find: got %v, want ErrUnknown", err)
	}
}
