package hours

import (
	"fmt"
	"math"
)

// TokenValues returns what a million tokens were worth on each task whose hours, wage
// and tokens are known,
//
//	v = wh/T,
//
// in dollars per million tokens, and the tokens T of the task in millions. Left is the number
// of tasks left out because their wage or tokens are unknown or not finite and above 0.
//
// A wage or a number of tokens that is stated for all tasks counts as that of each. Weights do
// not: a saving that stands for several tasks is returned once.
//
// It returns an error that wraps [ErrColumn] if there is no column of wages or none of
// tokens and none is stated, or [ErrTooFew] if no task has both.
func (d Data) TokenValues() (values, tokens []float64, left int, err error) {
	for _, c := range []struct {
		name string
		of   []float64
		fact float64
	}{{"wage", d.Wages, d.Facts.Wage}, {"tokens", d.Tokens, d.Facts.Tokens}} {
		if c.fact == 0 && (c.of == nil || len(c.of) != len(d.Hours)) {
			return nil, nil, 0, fmt.Errorf("%w: there is no column %q: the value of a token is computed from hours, wage and tokens of each task", ErrColumn, c.name)
		}
	}
	for i, h := range d.Hours {
		w, t := d.WageOf(i), d.TokensOf(i)
		v := w * h / t
		if !(w > 0 && t > 0 && v > 0) || math.IsInf(w, 1) || math.IsInf(t, 1) || math.IsInf(v, 1) {
			left++
			continue
		}
		values, tokens = append(values, v), append(tokens, t)
	}
	if len(values) == 0 {
		return nil, nil, left, fmt.Errorf("%w: none of %d tasks has a wage and tokens above 0", ErrTooFew, left)
	}
	return values, tokens, left, nil
}
