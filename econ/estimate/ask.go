package estimate

import (
	"fmt"
	"strings"

	"valuecapture/econ/hours"
	"valuecapture/econ/unit"
)

// A File is what is known of the file that a [Question] came from besides its rows. The zero
// File is that of a question that came from none.
type File struct {
	Read     bool     // [hours.Read] read it, and has looked at its units
	Assumed  []string // numbers of the market that nobody stated, in words
	Doubts   []error  // of what was read; they come before those of the answer
	Zero     int      // tasks left out because they saved nothing
	Negative int      // tasks left out because they lost time
	Lost     float64  // time lost on these, as a share of the time saved on the others
}

// Ask returns the question that a file asks of a market. Wage, tokens and cost are those of the
// file, by row or as the reader stated them, and where it has none the ones given here, which
// [File].Assumed then names. Tasks of one worker, and the rows of one task where they stay
// apart, depend on each other.
func Ask(d hours.Data, wage, tokens, cost float64) Question {
	f := d.Facts
	q := Question{Hours: d.Hours, Bins: d.Bins, Weights: d.Weights, Censored: d.Censored, Wages: d.Wages, Tokens: d.Tokens,
		Wage: f.Wage, TokensPerTask: f.Tokens, Cost: f.Cost, Cap: f.Cap,
		File: File{Read: true, Doubts: d.Doubts, Zero: d.Excluded.Zero.N, Negative: d.Excluded.Negative.N, Lost: d.LostShare()}}
	switch f.Rounded {
	case hours.ToNearest:
		q.Rounded = RoundedNearest
	case hours.Up:
		q.Rounded = RoundedUp
	}
	q.Workers = append(q.Workers, d.Clusters()...)
	assume := func(to *float64, known bool, value float64, words string) {
		if *to == 0 && !known {
			*to = value
			q.File.Assumed = append(q.File.Assumed, words)
		}
	}
	assume(&q.Wage, q.Wages != nil, wage, "the wage (`--wage`)")
	assume(&q.TokensPerTask, q.Tokens != nil, tokens, "the tokens (`--tokens`)")
	assume(&q.Cost, false, cost, "the cost (`--cost`)")
	return q
}

// words says what is left out and what is assumed, in sentences that follow others.
func (f File) words() string {
	var b strings.Builder
	var left []string
	if f.Zero > 0 {
		left = append(left, numberOf(f.Zero, "task that saved nothing", "tasks that saved nothing"))
	}
	if f.Negative > 0 {
		lost := numberOf(f.Negative, "task that lost time", "tasks that lost time")
		if f.Lost > 0 {
			lost += fmt.Sprintf(" (%s of the time saved)", unit.Plain.Percent(f.Lost, 2))
		}
		left = append(left, lost)
	}
	if len(left) > 0 {
		fmt.Fprintf(&b, " Not in it: %s.", strings.Join(left, " and "))
	}
	if len(f.Assumed) > 0 {
		fmt.Fprintf(&b, " Not in the file, and assumed: %s.", list(f.Assumed, "and"))
	}
	return b.String()
}

// numberOf writes a number with what it counts.
func numberOf(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// list writes texts with commas, and a word before the last.
func list(texts []string, word string) string {
	if len(texts) < 2 {
		return strings.Join(texts, "")
	}
	last := len(texts) - 1
	return strings.Join(texts[:last], ", ") + " " + word + " " + texts[last]
}
