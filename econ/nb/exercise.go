package nb

import (
	"fmt"
	"strings"

	"valuecapture/econ/exercise"
)

// Answer marks the reader's answer to an exercise and prints the result. math.NaN()
// stands for no answer yet. A wrong answer does not fail the cell: it gets a hint, or an
// explanation if it is a usual mistake. Whole numbers need no decimal point.
func Answer[Number int | float64](id string, got Number) { here().answer(id, float64(got), false) }

// Solution is [Answer] for the notebooks of solutions: an answer that is not
// right fails the cell.
func Solution(id string, got float64) { here().answer(id, got, true) }

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
