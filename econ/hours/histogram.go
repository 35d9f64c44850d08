package hours

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
)

// The columns of a histogram.
const (
	fromColumn  = "hours_from"
	toColumn    = "hours_to"
	countColumn = "tasks"
)

// isHistogram reports whether the header is that of a histogram.
func (t *table) isHistogram() bool {
	for _, name := range []string{fromColumn, toColumn, countColumn} {
		if i, err := t.index(name); i < 0 || err != nil {
			return false
		}
	}
	return true
}

// histogram reads bins, which must be in order and must not overlap. The upper edge of the
// last may be empty or inf.
func (t *table) histogram(o Reading) (Data, error) {
	from, _ := t.index(fromColumn)
	to, _ := t.index(toColumn)
	tasks, _ := t.index(countColumn)
	d := Data{Column: countColumn, Columns: t.header, Unit: o.Unit, Bins: []Bin{}}
	last, total := 0.0, 0
	for {
		err := t.next()
		if errors.Is(err, io.EOF) {
			return d, t.decimalMark()
		}
		if err != nil {
			return Data{}, err
		}
		low, there, err := t.number(from)
		if err != nil {
			return Data{}, err
		}
		if !there {
			return Data{}, t.value(from, errors.New("it is empty, want the lower edge of a bin"))
		}
		high, there, err := t.number(to)
		if err != nil {
			return Data{}, err
		}
		if !there {
			high = math.Inf(1)
		}
		text := string(bytes.TrimSpace(t.fields[tasks]))
		count, err := strconv.Atoi(text)
		if err != nil || count < 0 {
			return Data{}, t.value(tasks, fmt.Errorf("%q, want a whole number of tasks, 0 or more", shortened(text)))
		}
		low, high = o.Unit.hours(low), o.Unit.hours(high)
		if !(low >= last && low < high) {
			return Data{}, wrong(ErrValue, t.lineOf(from), "bin from %g to %g h after %g h, want edges at or above 0 that rise and bins that do not overlap", low, high, last)
		}
		if total += count; total < 0 {
			return Data{}, wrong(ErrValue, t.lineOf(tasks), "the counts add up to more than an integer can hold")
		}
		last = high
		d.Rows++
		d.Bins = append(d.Bins, Bin{From: low, To: high, Count: count})
	}
}

// A Bin counts the tasks that save at least From and less than To hours.
type Bin struct {
	From, To float64
	Count    int
}
