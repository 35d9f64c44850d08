package hours

import (
	"bytes"
	"math"
)

// difference returns the saving of the current row: the time without the model less the time
// with it.
func (in *intake) difference() (saving, error) {
	s := saving{line: in.from.lineOf(withoutRole)}
	without, least, there, err := in.from.number(withoutRole)
	if err != nil {
		return s, in.orTotal(err, s.line)
	}
	if there && !math.IsNaN(without) && !math.IsInf(without, 0) {
		if err := in.totals.see(without, withoutRole, in.from); err != nil {
			return s, err
		}
	}
	with, most, thereToo, err := in.from.number(withRole)
	if err != nil || !there || !thereToo {
		return s, err
	}
	if in.o.Facts.Cap > 0 {
		a, err := in.reaches(in.o.Without.Unit.Hours(without), withoutRole)
		if err != nil {
			return s, err
		}
		b, err := in.reaches(in.o.With.Unit.Hours(with), withRole)
		if err != nil {
			return s, err
		}
		least, most = least || a, most || b
	}
	s.known, s.more, s.atMost = true, least, most
	s.amount, s.unit = less(without, in.o.Without.Unit, with, in.o.With.Unit, in.decimals())
	s.hours = s.unit.Hours(s.amount)
	s.without, s.with = in.o.Without.Unit.Hours(without), in.o.With.Unit.Hours(with)
	return s, nil
}

// decimals returns how many decimals the difference of the two times has at most, -1 if they
// cannot be counted.
func (in *intake) decimals() int {
	a, b := decimals(in.from.text(withoutRole)), decimals(in.from.text(withRole))
	if a < 0 || b < 0 {
		return -1
	}
	return max(a, b)
}

// decimals counts the digits behind the decimal mark, -1 for a number with an exponent or
// with more digits than are exact.
func decimals(number []byte) int {
	const exact = 15
	if len(number) > exact || bytes.ContainsAny(number, "eE") {
		return -1
	}
	i := bytes.IndexAny(number, ".,")
	if i < 0 {
		return 0
	}
	n := 0
	for _, c := range number[i+1:] {
		if c < '0' || c > '9' {
			break
		}
		n++
	}
	return n
}

// less returns x less y, in the smaller of their units. Numbers with few decimals have a
// difference with as few: 0.9 less 0.6 is 0.3 and not 0.30000000000000004, so that it can be
// seen to be rounded.
func less(x float64, ux Unit, y float64, uy Unit, decimals int) (float64, Unit) {
	if !usual(ux) || !usual(uy) {
		return ux.Hours(x) - uy.Hours(y), Hours
	}
	unit := ux
	if uy.Hours(1) < ux.Hours(1) {
		unit = uy
	}
	scale := func(u Unit) float64 { return math.Round(u.Hours(1) / unit.Hours(1)) }
	d := x*scale(ux) - y*scale(uy)
	if decimals < 0 || decimals >= len(powers) {
		return d, unit
	}
	return math.Round(d*powers[decimals]) / powers[decimals], unit
}

// usual reports whether a unit is an hour, a minute or a second.
func usual(u Unit) bool { return u == 0 || u == Hours || u == Minutes || u == Seconds }
