package hours

import (
	"errors"
	"fmt"
	"math"
)

// weight returns how many tasks the current row stands for, or its share of all tasks. A row
// without any is left out and counted.
func (in *intake) weight(line int) (float64, error) {
	x, more, there, err := in.from.number(weightRole)
	if err != nil {
		return 0, err
	}
	if !there || x == 0 {
		in.d.Excluded.Weightless.add(line)
		return 0, nil
	}
	if err := in.weights.see(x, weightRole, in.from); err != nil {
		return 0, err
	}
	if err := checkWeight(x, in.o.Total); err != nil || more {
		if err == nil {
			err = fmt.Errorf("%q, want a number of tasks and not a bound", in.from.text(weightRole))
		}
		return 0, in.o.shareRemedy(in.from.value(weightRole, err))
	}
	return x, nil
}

// ChosenTotal in a [Remedy] stands for a number of tasks that only the reader knows.
const ChosenTotal = "TOTAL"

// errShare is wrapped by the error of a share where a count belongs.
var errShare = errors.New("want a whole number of tasks")

// shareRemedy adds to the error of a share that the number of all tasks is to be given.
func (o Reading) shareRemedy(err error) error {
	if e, ok := errors.AsType[*Error](err); ok && errors.Is(err, errShare) {
		return remedied(err, Remedy{Field: WeightField, Column: e.Column, Unit: ChosenTotal})
	}
	return err
}

// checkWeight refuses a weight that is no count, or no share if a total is given.
func checkWeight(x float64, total int) error {
	const most = 1 << 53 // the largest count that is exact
	switch {
	case !(x >= 0) || x > most:
		return fmt.Errorf("%g, want a number of tasks, 0 or more", x)
	case total == 0 && x != math.Trunc(x):
		return fmt.Errorf("%g, %w: if these are shares or percent, say of how many tasks in all", x, errShare)
	}
	return nil
}

// Shares turn weights that are shares of all tasks into counts, when all are read.
type shares struct {
	left []share // of the tasks left out, by reason
}

type share struct {
	of *Count
	x  float64
}

// leave counts the share of a row that is left out.
func (s *shares) leave(c *Count, line int, x float64) {
	c.join(Count{0, line})
	for i := range s.left {
		if s.left[i].of == c {
			s.left[i].x += x
			return
		}
	}
	c.Line = line
	s.left = append(s.left, share{c, x})
}

// count makes counts of the shares, whose sum is the total.
func (s *shares) count(d *Data, o Reading) error {
	sum := 0.0
	for _, w := range d.Weights {
		sum += w
	}
	for _, l := range s.left {
		sum += l.x
	}
	whole, err := wholeOf(sum)
	if err != nil {
		return &Error{Kind: ErrValue, Column: o.Weight, Problem: err}
	}
	next := portions(sum, o.Total)
	for i, w := range d.Weights {
		d.Weights[i] = float64(next(w))
	}
	for _, l := range s.left {
		l.of.N = next(l.x)
	}
	for _, t := range []*float64{&d.Time.Saved, &d.Time.Lost, &d.Time.Without, &d.Time.With} {
		*t *= float64(o.Total) / whole
	}
	d.dropWeightless()
	return nil
}

// dropWeightless leaves out the savings of which less than half a task is left.
func (d *Data) dropWeightless() {
	var kept []int
	for i, w := range d.Weights {
		if w > 0 {
			kept = append(kept, i)
		} else {
			d.Excluded.Weightless.N++
		}
	}
	n := len(d.Weights)
	if len(kept) == n {
		return
	}
	for _, c := range d.columns() {
		*c = chosenOf(*c, kept, n)
	}
	d.Censored, d.Worker = chosenOf(d.Censored, kept, n), chosenOf(d.Worker, kept, n)
}

// wholeOf says whether shares are of 1 or percent. Rounded ones may miss it by a twentieth.
func wholeOf(sum float64) (float64, error) {
	for _, whole := range []float64{1, 100} {
		if math.Abs(sum-whole) <= whole/20 {
			return whole, nil
		}
	}
	return math.NaN(), fmt.Errorf("the shares add up to %.4g, want 1 or 100: give all of them, or counts", sum)
}

// portions returns a function that gives each share in turn its whole number of tasks, so
// that those of all shares add up to the total.
func portions(sum float64, total int) func(share float64) int {
	sofar, given := 0.0, 0
	return func(x float64) int {
		sofar += x
		upTo := int(math.Round(float64(total) * (sofar / sum)))
		n := upTo - given
		given = upTo
		return n
	}
}
