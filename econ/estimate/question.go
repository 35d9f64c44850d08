package estimate

import (
	"fmt"
	"math"
	"slices"

	"valuecapture/econ/hours"
)

// A Question is a file of hours saved and the market in which tokens are sold. Slices run
// parallel to Hours and may be nil.
type Question struct {
	Hours []float64   // saved per task, in hours. Zeros are counted and left out.
	Bins  []hours.Bin // a histogram, in place of Hours

	// Weights are how many tasks a row stands for, nil for one each. Weight ≥ 0. Whole numbers count
	// tasks; others say how much a row counts, as in a survey, and rows are as many as they are.
	Weights  []float64
	Workers  []int     // who did the task, in any numbering; nil if nobody knows
	Censored []bool    // rows that save their Hours or more
	Wages    []float64 // in dollars per hour, NaN where unknown
	Tokens   []float64 // in millions per task, NaN where unknown

	// The market. Wage and TokensPerTask stand in for columns that are nil.
	Wage          float64 // in dollars per hour. Wage > 0.
	TokensPerTask float64 // in millions. TokensPerTask > 0.
	Cost          float64 // marginal cost in dollars per million tokens. Cost ≥ 0.

	Cap     float64  // in hours: rows of Cap or more mean "Cap or more"; 0 if there is none
	Rounded Rounding // how the hours were rounded, if that is known

	File File // what else is known of the file that the question came from
}

// A Rounding says to which side hours were rounded.
type Rounding int

const (
	// RoundedEither: nobody knows. An answer that depends on it holds for both.
	RoundedEither Rounding = iota
	// RoundedNearest: to the nearest of the answers that were used.
	RoundedNearest
	// RoundedUp: to the next larger one.
	RoundedUp
)

// String returns "nearest", "up" or "either".
func (r Rounding) String() string {
	switch r {
	case RoundedNearest:
		return "nearest"
	case RoundedUp:
		return "up"
	}
	return "either"
}

// check returns the first thing that is wrong with a question.
func (q Question) check() error {
	n := len(q.Hours)
	for _, s := range []struct {
		name string
		n    int
	}{{"Weights", len(q.Weights)}, {"Workers", len(q.Workers)}, {"Censored", len(q.Censored)}, {"Wages", len(q.Wages)}, {"Tokens", len(q.Tokens)}} {
		if s.n != 0 && s.n != n && q.Bins == nil {
			return fmt.Errorf("%w: %d %s for %d hours: give one for each row, or none", ErrParameter, s.n, s.name, n)
		}
	}
	switch {
	case n > 0 && q.Bins != nil:
		return fmt.Errorf("%w: both hours and bins: give one of them", ErrParameter)
	case n == 0 && q.Bins == nil:
		return fmt.Errorf("%w: no hours and no bins: give one value per task, or a histogram", ErrData)
	case !(q.Cost >= 0) || math.IsInf(q.Cost, 1):
		return fmt.Errorf("%w: a cost of %v $/Mtok, want a finite number at or above 0", ErrParameter, q.Cost)
	case q.Wages == nil && !positive(q.Wage):
		return fmt.Errorf("%w: a wage of %v $/h, want a finite number above 0, or one for each row", ErrParameter, q.Wage)
	case q.Tokens == nil && !positive(q.TokensPerTask):
		return fmt.Errorf("%w: %v million tokens a task, want a finite number above 0, or one for each row", ErrParameter, q.TokensPerTask)
	case !(q.Cap >= 0):
		return fmt.Errorf("%w: a cap of %v h, want a number above 0, or 0 for none", ErrParameter, q.Cap)
	case q.Rounded < RoundedEither || q.Rounded > RoundedUp:
		return fmt.Errorf("%w: Rounding(%d), want RoundedEither, RoundedNearest or RoundedUp", ErrParameter, int(q.Rounded))
	}
	for i, h := range q.Hours {
		if !(h >= 0) || math.IsInf(h, 1) {
			return fmt.Errorf("%w: value %v at index %d, want a finite number of hours at or above 0: correct it or leave it out", ErrData, h, i)
		}
	}
	for i, w := range q.Weights {
		if !(w >= 0) || math.IsInf(w, 1) {
			return fmt.Errorf("%w: weight %v at index %d, want a finite number at or above 0: correct it or leave the row out", ErrData, w, i)
		}
	}
	return nil
}

func positive(x float64) bool { return x > 0 && !math.IsInf(x, 1) }

// perRow reports whether tasks differ in what a million tokens is worth on them.
func (q Question) perRow() bool { return q.Wages != nil || q.Tokens != nil }

// valueUnit is the unit of the values that are compared.
func (q Question) valueUnit() string {
	if q.perRow() {
		return "$/Mtok"
	}
	return "h"
}

// mostCounted is the number of tasks up to which rows with whole weights are written out.
const mostCounted = 10_000_000

// counted returns the question with every row as often as its weight says, if all weights are
// whole numbers.
func (q Question) counted() Question {
	total := 0.0
	for _, w := range q.Weights {
		if w != math.Trunc(w) {
			return q
		}
		total += w
	}
	if q.Weights == nil || total == 0 || total > mostCounted {
		return q
	}
	weights := q.Weights
	q.Weights = nil
	q.Hours, q.Wages, q.Tokens = repeat(q.Hours, weights), repeat(q.Wages, weights), repeat(q.Tokens, weights)
	q.Workers, q.Censored = repeat(q.Workers, weights), repeat(q.Censored, weights)
	return q
}

// repeat returns each value as often as its weight says, nil for nil.
func repeat[T any](values []T, weights []float64) []T {
	var out []T
	for i, v := range values {
		for range int(weights[i]) {
			out = append(out, v)
		}
	}
	return out
}

// An observation is one row: its value, in hours or, where wages or tokens differ by row, in
// dollars per million tokens; the mass with which it counts; and who did it.
type observation struct {
	value, mass float64
	who         int
}

// observations returns the rows that count, by value, the number that were left out for want
// of a wage or tokens, and that of zeros. unit is the price of a value of 1.
func (q Question) observations(values []float64) (rows []observation, left, zeros int, unit float64) {
	unit = 1
	if !q.perRow() {
		unit = q.Wage / q.TokensPerTask
	}
	for i, h := range values {
		o := observation{value: h, mass: 1, who: i}
		if q.Weights != nil {
			o.mass = q.Weights[i]
		}
		if q.Workers != nil {
			o.who = q.Workers[i]
		}
		if q.perRow() {
			w, t := q.Wage, q.TokensPerTask
			if q.Wages != nil {
				w = q.Wages[i]
			}
			if q.Tokens != nil {
				t = q.Tokens[i]
			}
			if !positive(w) || !positive(t) {
				left++
				continue
			}
			o.value, o.mass = w*h/t, o.mass*t
		}
		if h == 0 {
			zeros++
			continue
		}
		if o.mass > 0 && positive(o.value) {
			rows = append(rows, o)
		}
	}
	slices.SortFunc(rows, byValue)
	return rows, left, zeros, unit
}

// byValue orders rows by value, and equal ones by who did them.
func byValue(a, b observation) int {
	switch {
	case a.value < b.value:
		return -1
	case a.value > b.value:
		return 1
	}
	return a.who - b.who
}
