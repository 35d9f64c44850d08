package hours

import (
	"fmt"
	"math"
)

// A saving is what a row says of the time saved.
type saving struct {
	hours         float64
	amount        float64 // the same in the unit of the file
	unit          Unit
	without, with float64 // of which it is the difference
	known         bool
	more          bool // it is known only to be at least that
	atMost        bool // or only to be at most that
	line          int
}

// saving returns the saving of the current row.
func (in *intake) saving() (saving, error) {
	if in.read[withoutRole] {
		return in.difference()
	}
	x, more, there, err := in.from.number(savingRole)
	s := saving{line: in.from.lineOf(savingRole)}
	if err != nil || !there {
		return s, in.orTotal(err, s.line)
	}
	if math.IsNaN(x) || math.IsInf(x, 0) {
		s.hours, s.amount, s.unit, s.known = x, x, in.o.Unit, true
		return s, nil
	}
	if err := in.totals.see(x, savingRole, in.from); err != nil {
		return s, err
	}
	s.amount, s.unit, s.hours, s.known, s.more = x, in.o.Unit, in.o.Unit.Hours(x), true, more
	if in.o.Facts.Cap > 0 {
		atCap, err := in.reaches(s.hours, savingRole)
		if err != nil {
			return s, err
		}
		s.more = s.more || atCap
	}
	return s, nil
}

// orTotal is the error of a number, or of a total if the row is labelled so: then another
// way to write the number is no remedy.
func (in *intake) orTotal(err error, line int) error {
	if err == nil {
		return nil
	}
	if label, exact := in.from.label(); exact && totalWords[label] && in.d.Rows > fewestRows {
		return refusedTotal(line, label, "labelled so")
	}
	return err
}

// reaches reports whether a time reaches the cap. None may exceed it.
func (in *intake) reaches(h float64, r role) (bool, error) {
	const rounding = 1e-9
	limit := in.o.Facts.Cap
	if h > limit*(1+rounding) && !math.IsInf(h, 1) {
		e := in.from.value(r, fmt.Errorf("%.6g h is above the cap of %.6g h that is stated: state the largest saving that could be written down, or no cap", h, limit))
		return false, remedied(e, Remedy{Field: CapField})
	}
	return h >= limit*(1-rounding), nil
}
