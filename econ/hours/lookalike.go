package hours

import (
	"fmt"
	"math"
	"strings"
)

// Numbers that look like something else than hours.

// looked is how many savings are looked at, the first.
const looked = 1000

// doubtKind doubts savings that are probably dates, parts of a day, running totals or percent,
// or the difference of two units. It reports whether their unit is settled by that.
func (in *intake) doubtKind(add func(string, ...Remedy)) (settled bool) {
	d, o := &in.d, in.o
	if d.Bins != nil {
		return false
	}
	if in.unitsApart() {
		if o.Without.Unit == 0 && in.doubtNames(add) {
			return true
		}
		add(fmt.Sprintf("the times without the model add up to %.3g h and those with it to %.3g h: are both columns in the same unit? Give each its own", d.Time.Without, d.Time.With), Remedy{Field: WithField})
		return true
	}
	if !o.difference() && isPercent(o.column()) {
		add("the name of the column says that it holds shares or percent, and no hours: is this the right column?", Remedy{Field: ColumnField})
	}
	if o.asked(taskRole) == "" && !in.totals.ties && d.Excluded.N() == 0 && evenlyRising(d.Hours) {
		add("the savings rise from row to row as evenly as a running total: are they one? Name the column of what each task saved", Remedy{Field: ColumnField})
		return true
	}
	for _, name := range d.Columns {
		if o.Unit == 0 && !o.difference() && unitName().MatchString(letters(name)) && !o.uses(name) {
			add(fmt.Sprintf("the column %q is not read: write all savings in one unit, and give it", name), Remedy{Field: UnitField, Unit: Hours.String()})
			break
		}
	}
	in.doubtStep(add)
	if in.instant >= fewestRows && 20*in.instant > d.Rows {
		add(fmt.Sprintf("%d tasks took no time at all with the model: is 0 written there where nothing is known? Then empty these cells", in.instant))
	}
	switch first := d.Hours[:min(len(d.Hours), looked)]; {
	case o.Unit != 0 || o.difference() || len(first) < fewestRows:
	case areDates(first):
		add("the savings look like dates as a spreadsheet counts them: is this the right column?", Remedy{Field: ColumnField})
		return true
	case areParts(first):
		add("the savings look like times of a spreadsheet, which are parts of a day: multiply them by 24, or confirm that they are hours", Remedy{Field: UnitField, Unit: Hours.String()})
		return true
	}
	return false
}

// unitsApart reports whether the times without the model and with it, which are read in one
// unit, are so different that they are probably in two.
func (in *intake) unitsApart() bool {
	const apart = 20
	a, b := in.d.Time.Without, in.d.Time.With
	return in.o.difference() && in.o.Without.Unit == in.o.With.Unit && a > 0 && b > 0 && max(a, b) > apart*min(a, b)
}

// doubtStep doubts a step of rounding that the savings do not keep to.
func (in *intake) doubtStep(add func(string, ...Remedy)) {
	step, off := in.o.Facts.Step, 0
	if step == 0 {
		return
	}
	for _, h := range in.d.Hours {
		if r := h / step; math.Abs(r-math.Round(r)) > 1e-6 {
			off++
		}
	}
	if 10*off > len(in.d.Hours) {
		add(fmt.Sprintf("%d of the savings are no multiple of the %.4g h to which they are stated to be rounded", off, step), Remedy{Field: RoundedField})
	}
}

// doubtNames doubts hours in columns whose names say another unit, and reports whether it did.
func (in *intake) doubtNames(add func(string, ...Remedy)) bool {
	o := &in.o
	if in.d.Bins != nil {
		return false
	}
	names, remedies := []string{o.column()}, []Remedy{{Field: UnitField}}
	if o.difference() {
		names, remedies = []string{o.Without.Column, o.With.Column}, []Remedy{{Field: WithoutField, Column: o.Without.Column}, {Field: WithField, Column: o.With.Column}}
	}
	for i, name := range names {
		switch u := ownUnit(name); {
		case u != 0 && u != Hours:
			for j := range remedies {
				remedies[j].Unit = u.String()
				if own := ownUnit(names[j]); own != 0 {
					remedies[j].Unit = own.String()
				}
			}
			add(fmt.Sprintf("the name of the column %q says %v, and hours are read: are these %[2]v?", names[i], u), remedies...)
			return true
		case has(wordsOf(name), otherUnits) && u == 0:
			for j := range remedies {
				remedies[j].Unit = Hours.String()
			}
			add(fmt.Sprintf("the name of the column %q says another unit, and hours are read: write hours, or confirm that they are", name), remedies...)
			return true
		}
	}
	return false
}

// otherUnits are units in which savings cannot be read.
var otherUnits = []string{"ms", "msec", "msecs", "millis", "milliseconds", "days", "day", "tage", "jours", "días", "dias", "giorni", "dagen", "weeks", "wochen", "pt", "manday", "mandays", "fte"}

// ownUnit returns the unit that the name of a column says, 0 if it says none.
func ownUnit(name string) Unit {
	words := wordsOf(name)
	switch {
	case has(words, hourWords): // as in min_hours, for the fewest
		return Hours
	case len(words) > 1 && words[len(words)-1] == "s": // as in the developer's
		return 0
	}
	return unitIn(words)
}

// unitName matches names, in small letters, of columns that hold the unit of the row.
var unitName = compiled(`^(time)?(unit|uom|einheit|unité|unidad|unità|eenheid)s?$`)

// isPercent reports whether the name of a column says that it holds percent.
func isPercent(name string) bool {
	return strings.Contains(name, "%") || has(wordsOf(name), percentWords)
}

var percentWords = []string{"percent", "percentage", "pct", "perc", "ratio", "fraction", "prozent", "anteil", "pourcentage", "porcentaje", "percentuale"}

// evenlyRising reports whether numbers rise like the sums of the first of many numbers of one
// kind. Sorted savings rise faster in the end.
func evenlyRising(x []float64) bool {
	const fewest, off = 50, 0.1
	n := len(x)
	if n < fewest {
		return false
	}
	for i, v := range x {
		if math.Abs(v/x[n-1]-float64(i+1)/float64(n)) > off || i > 0 && v <= x[i-1] {
			return false
		}
	}
	return true
}

// areDates reports whether all numbers are days of this half century, counted from 1900.
func areDates(x []float64) bool {
	const first, last = 36526, 54789 // in 2000 and 2050
	for _, v := range x {
		if v < first || v >= last {
			return false
		}
	}
	return true
}

// areParts reports whether all numbers are whole minutes if they are parts of a day, and most
// are not if they are hours.
func areParts(x []float64) bool {
	const day, hour, near = 24 * 60, 60, 1e-4
	whole := func(x float64) bool { return math.Abs(x-math.Round(x)) < near }
	n := 0
	for _, v := range x {
		if !whole(v * day) {
			return false
		}
		if !whole(v * hour) {
			n++
		}
	}
	return 2*n > len(x)
}
