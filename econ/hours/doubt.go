package hours

import (
	"fmt"
	"math"
	"slices"
)

// doubt adds what is doubtful about the data.
func (in *intake) doubt() {
	d, o := &in.d, in.o
	add := func(problem string, r ...Remedy) {
		d.Doubts = append(d.Doubts, &Doubt{problem, r})
	}
	if !in.doubtKind(add) {
		in.doubtUnits(add)
	}
	in.doubtTokens(add)
	if len(d.Wages) > 0 && d.above(d.Wages, 1000) {
		add("half the wages are above 1,000 dollars per hour: are they a month's or a year's? State the wage per hour, or none", Remedy{Field: WageField})
	}
	if o.Facts.Cap > 0 && d.Censored == nil && d.Bins == nil {
		add(fmt.Sprintf("no saving reaches the cap of %.4g h that is stated: leave it out, or state the largest saving that could be written down", o.Facts.Cap), Remedy{Field: CapField})
	}
	if o.Task != "" && o.Merge != Separate && in.read[workerRole] && in.merger.severalWorkers {
		add("some tasks have rows of several workers, and count as those of no worker", Remedy{Field: TaskField, Column: o.Task, Unit: Separate.String()})
	}
	if d.Time.Lost > d.Time.Saved && o.difference() && !in.unitsApart() {
		add("more time was lost than saved: are the two columns the wrong way round?", Remedy{WithoutField, o.With.Column, o.With.Unit.given()}, Remedy{WithField, o.Without.Column, o.Without.Unit.given()})
	}
	if r, ok := in.frequencies(); ok {
		add("the savings rise from row to row, as in a table of how often each occurred: name the column that says how often, or none", r)
	}
	if r, ok := in.repeats.doubt(); ok {
		add(fmt.Sprintf("in the first %d rows the column %q has only %d different values: are they rows of the same tasks, and not independent? Name it as the column of the task, or none", in.repeats.rows, r.Column, len(in.repeats.known)), r)
	}
	d.Doubts = append(d.Doubts, o.unread(d.Columns)...)
}

// doubtTokens doubts tokens that are too many for millions.
func (in *intake) doubtTokens(add func(string, ...Remedy)) {
	const most, single = 100, 20_000 // millions a task
	d, o := &in.d, in.o
	if len(d.Tokens) > 0 && o.Each == 0 && d.above(d.Tokens, most) {
		remedy := Remedy{Field: TokensField, Column: in.name(tokensRole), Unit: "1"}
		if d.above(d.Tokens, single) {
			add("half the tasks take more than 20,000 million tokens: are they single tokens, and not millions?", remedy)
		} else {
			add("half the tasks take more than 100 million tokens: are they single tokens, or thousands, and not millions?", remedy)
		}
	}
	if o.Facts.Tokens > most {
		add(fmt.Sprintf("%.4g million tokens a task are stated: are they single tokens, or thousands, and not millions?", o.Facts.Tokens), Remedy{Field: TokensField})
	}
}

// workingDay is how many hours more than half of all tasks hardly save.
const workingDay = 8

// doubtUnits doubts a unit that nobody has confirmed, or that makes the savings tiny.
func (in *intake) doubtUnits(add func(string, ...Remedy)) {
	d, o := &in.d, in.o
	unit := o.Unit
	inUnit := func(u Unit) []Remedy { return []Remedy{{Field: UnitField, Unit: u.String()}} }
	if o.difference() {
		unit = max(o.Without.Unit, o.With.Unit)
		inUnit = func(u Unit) []Remedy {
			return []Remedy{{WithoutField, o.Without.Column, u.String()}, {WithField, o.With.Column, u.String()}}
		}
	}
	const week, instant = 40, 0.01
	if unit == 0 && in.doubtNames(add) {
		return
	}
	switch {
	case unit == 0 && 2*in.long <= float64(d.Tasks()): // as it should be
	case unit == 0 && d.over(12*week):
		add("half the tasks save more than a working week: are these seconds?", inUnit(Seconds)...)
	case unit == 0 && d.over(week):
		add("half the tasks save more than a working week: are these minutes?", inUnit(Minutes)...)
	case unit == 0:
		add("half the tasks save more than a working day: are these minutes?", inUnit(Minutes)...)
	case unit == Minutes && d.over(week):
		add("half the tasks save more than a working week: are these seconds?", inUnit(Seconds)...)
	case unit == Seconds && d.over(week):
		add("half the tasks save more than a working week: are these milliseconds? Divide them by 1,000")
	case unit != 0 && unit != Hours && !d.over(instant):
		add(fmt.Sprintf("half the tasks save less than %.0f seconds: are these hours?", instant*3600), inUnit(Hours)...)
	}
}

// over reports whether more than half of the tasks save more than h hours.
func (d *Data) over(h float64) bool {
	if d.Bins != nil {
		n := 0
		for _, b := range d.Bins {
			if b.From >= h {
				n += b.Count
			}
		}
		return 2*n > d.Tasks()
	}
	return d.above(d.Hours, h)
}

// above reports whether more than half of the tasks for which a column has a value have one
// above x.
func (d *Data) above(column []float64, x float64) bool {
	if d.Weights == nil {
		n, all := 0, 0
		for _, v := range column {
			if v > x {
				n++
			}
			if v == v {
				all++
			}
		}
		return 2*n > all
	}
	n, all := 0.0, 0.0
	for i, v := range column {
		if w := d.Weight(i); !math.IsNaN(v) {
			all += w
			if v > x {
				n += w
			}
		}
	}
	return 2*n > all
}

// name returns the name under which a column was read.
func (in *intake) name(r role) string {
	if name := in.o.asked(r); name != "" {
		return name
	}
	for _, c := range optionals {
		if c.role == r {
			return c.usual
		}
	}
	return ""
}

// frequencies reports whether the rows look like a table of the savings that occur, each with
// the number of tasks that have it. The remedy names the column of the numbers if there is
// but one that may be it.
func (in *intake) frequencies() (Remedy, bool) {
	const fewest, most = 5, 500
	t := &in.totals
	if in.o.Weight != "" || in.o.asked(taskRole) != "" || t.ties || t.rows < fewest || t.rows > most {
		return Remedy{}, false
	}
	var others []string
	for _, name := range in.d.Columns {
		n := letters(name)
		if !in.o.uses(name) && !rowName().MatchString(n) && !taskName().MatchString(n) && !slices.ContainsFunc(optionals, func(c optional) bool { return c.alike().MatchString(n) }) {
			others = append(others, name)
		}
	}
	switch len(others) {
	case 0:
		return Remedy{}, false
	case 1:
		return Remedy{Field: WeightField, Column: others[0]}, true
	}
	return Remedy{Field: WeightField}, true
}

// rowName matches names, in small letters, of columns that number the rows or say what they
// are.
var rowName = compiled(`^(|id|nr|no|row|index|name|note|notes|comment|comments|description|title|team|project|department|kind|type|category|unnamed0)$|id$`)
