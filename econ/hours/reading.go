package hours

import (
	"fmt"
	"math"
)

// A Reading says what to read in a file. The zero Reading reads hours from the column
// hours_saved and, where the file has them, the columns period, wage, tokens and worker.
//
// The saving of a task stands in Column, or it is the difference of two times, Without less
// With; then Column and Unit are left empty.
type Reading struct {
	Name   string // of the file, for legends and messages; may be empty
	Column string // of the savings; "" is hours_saved
	Unit   Unit   // of that column; 0 is hours that nobody has confirmed

	Without Timed // time on the task without the model
	With    Timed // time on the task with it

	Period string  // column of the period; "" is period if there is one, [None] is none
	Wage   string  // column of the wage in dollars per hour; likewise
	Tokens string  // column of the tokens of the task; likewise
	Each   float64 // millions in one unit of Tokens, such as 1e-6; 0 is 1, not confirmed

	Task   string // column that says which task a row belongs to; "" if each row is a task, [None] if that is sure
	Merge  Merge  // what becomes of several rows of a task
	Worker string // column that says who did the task; "" is worker if there is one, [None] is none
	Weight string // column of how many tasks a row stands for; "" if each stands for one, [None] if that is sure
	Total  int    // tasks in all, if Weight holds shares or percent of them; 0 if it holds counts

	Facts Facts
}

// A Timed column holds times in a unit.
type Timed struct {
	Column string
	Unit   Unit // 0 is hours that nobody has confirmed
}

// Facts are what the reader states and no column holds. A fact that is 0 is not stated.
type Facts struct {
	Wage    float64  // of every task, in dollars per hour. Then no column of wages is read.
	Tokens  float64  // of every task, in millions. Then no column of tokens is read.
	Cost    float64  // of tokens, in dollars per million
	Cap     float64  // the largest saving that could be written down, in hours. What reaches it is censored.
	Rounded Rounding // how the savings were rounded
	Step    float64  // to multiples of how many hours
}

// A Rounding says which way numbers were rounded before they were written down.
type Rounding int

const (
	NotStated Rounding = iota // nobody said
	ToNearest                 // to the nearest multiple
	Up                        // to the next multiple, as on a bill
)

// String returns nearest, up or not stated.
func (r Rounding) String() string {
	switch r {
	case ToNearest:
		return "nearest"
	case Up:
		return "up"
	}
	return "not stated"
}

// ParseRounding returns the rounding written nearest or up. An empty name is not stated.
func ParseRounding(name string) (Rounding, error) {
	switch name {
	case "":
		return NotStated, nil
	case "nearest":
		return ToNearest, nil
	case "up":
		return Up, nil
	}
	return NotStated, fmt.Errorf("%w: rounding %q, want nearest or up", ErrFile, name)
}

// DefaultColumn is the column read if none is named.
const DefaultColumn = "hours_saved"

// None in place of the name of an optional column says that it is not to be read.
const None = "none"

func (o Reading) column() string {
	if o.Column == "" {
		return DefaultColumn
	}
	return o.Column
}

// difference reports whether the saving is the difference of two columns.
func (o Reading) difference() bool { return o.Without.Column != "" }

func (o Reading) validate() error {
	for _, u := range []Unit{o.Unit, o.Without.Unit, o.With.Unit, Unit(o.Each)} {
		if !notNegative(float64(u)) {
			return wrong(ErrFile, 0, "unit of %g hours, want a finite number above 0", float64(u))
		}
	}
	f := o.Facts
	for _, fact := range []struct {
		name string
		x    float64
	}{{"wage", f.Wage}, {"tokens", f.Tokens}, {"cost", f.Cost}, {"cap", f.Cap}, {"step of rounding", f.Step}} {
		if !notNegative(fact.x) {
			return wrong(ErrFile, 0, "%s of %g, want a finite number above 0, or 0 if it is not known", fact.name, fact.x)
		}
	}
	switch {
	case (o.Without.Column == "") != (o.With.Column == ""):
		return wrong(ErrFile, 0, "a saving is the time without the model less the time with it: give both columns")
	case o.difference() && (o.Column != "" || o.Unit != 0):
		return wrong(ErrFile, 0, "the saving is either a column or the difference of two: give one of the two")
	case o.asked(weightRole) != "" && o.asked(taskRole) != "":
		return wrong(ErrFile, 0, "a row stands either for several tasks or for a part of one: give the column of the weight or that of the task")
	case o.Total < 0 || o.Total > 0 && o.asked(weightRole) == "":
		return wrong(ErrFile, 0, "%d tasks in all, want a number above 0 and the column that holds their shares", o.Total)
	case o.Merge < SumOfParts || o.Merge > Separate:
		return wrong(ErrFile, 0, "merge %d, want Sum, Mean or Separate", int(o.Merge))
	case f.Rounded < NotStated || f.Rounded > Up:
		return wrong(ErrFile, 0, "rounding %d, want ToNearest or Up", int(f.Rounded))
	}
	return nil
}

// notNegative reports whether x is finite and at least 0.
func notNegative(x float64) bool { return x >= 0 && !math.IsInf(x, 1) }
