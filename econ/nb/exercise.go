package nb

import (
	"fmt"
	"strings"

	"valuecapture/econ/exercise"
)

// Answer marks the reader's answer to an exercise and prints the result. math.NaN()
// stands for no answer yet, and gets the question alone. A wrong answer does not fail the
// cell: it gets a hint, or an explanation if it is a usual mistake, and is told where to
// find more help. Whole numbers need no decimal point.
func Answer[Number int | float64](id string, got Number) { here().answer(id, float64(got), false) }

// Solution is [Answer] for the notebooks of solutions: an answer that is not
// right fails the cell.
func Solution(id string, got float64) { here().answer(id, got, true) }

// Hint prints the hint of an exercise and where its method is.
func Hint(id string) { here().hint(id) }

func (c cell) hint(id string) {
	e, err := exercise.Find(id)
	if err != nil {
		c.fail(err)
		return
	}
	fmt.Fprintln(c.stdout, strings.Join([]string{"exercise " + e.ID, paragraph("Hint: " + e.Hint), paragraph(method(e))}, "\n"))
}

// method says where the method of an exercise is.
func method(e exercise.Exercise) string {
	notebook, _, _ := strings.Cut(e.ID, ".")
	return "Method: worked out in the solutions to notebook " + notebook + "."
}

// help says what a reader whose answer is wrong can do next: ask for the hint, or, if what
// was said contains it, look up the method.
func help(e exercise.Exercise, said string) string {
	if strings.Contains(said, e.Hint) {
		return method(e)
	}
	return fmt.Sprintf("Try again, or ask for a hint: nb.Hint(%q)", e.ID)
}

func (c cell) answer(id string, got float64, mustBeRight bool) {
	e, err := exercise.Find(id)
	if err != nil {
		c.fail(err)
		return
	}
	grade, says, err := e.Mark(got)
	if err != nil {
		c.fail(err)
		return
	}
	lines := []string{"exercise " + e.ID, paragraph(e.Ask)}
	if grade != exercise.Unanswered {
		lines = append(lines, "  your answer: "+number(got, digits)+withSpace(e.Unit))
	}
	lines = append(lines, paragraph(says))
	if grade == exercise.Wrong {
		lines = append(lines, paragraph(help(e, says)))
	}
	fmt.Fprintln(c.stdout, strings.Join(lines, "\n"))
	if mustBeRight && grade != exercise.Right {
		c.fail(fmt.Errorf("nb: exercise %s: %s is not the answer: %s", e.ID, number(got, digits), says))
	}
}

func withSpace(u string) string {
	if u == "" {
		return ""
	}
	return " " + u
}
