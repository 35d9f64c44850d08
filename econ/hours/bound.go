package hours

import (
	"bytes"
	"errors"
	"fmt"
	"math"
)

// bounds are ways to write that a number is at least x: >8, >= 8, 8+, 8 or more, and so in
// other languages. The number, and its unit if there is one, is what their groups match.
var bounds = []pattern{
	compiled(`^(?:>=|=>|>|≥|⩾|&gt;=|&gt;)\s*(\S.*)$`),
	compiled(`(?i)^(?:more than|longer than|greater than|at least|over|above|beyond|min\.|mehr als|mindestens|länger als|über|plus de|au moins|más de|al menos|più di|almeno|mais de|pelo menos|meer dan|minstens)\s+(\d.*)$`),
	compiled(`^(\d[\d.,]*)\s*\+\s*([a-zA-Z]*)\.?$`),
	compiled(`^(\d[\d.,]*\s*[a-zA-Z]+)\s*\+$`),
	compiled(`(?i)^(\d[\d.,]*(?:\s*[a-z]+)?)\s+(?:(?:or|and) (?:more|longer|over|above|greater|up)|plus)$`),
	compiled(`(?i)^(\d[\d.,]*(?:\s*[a-z]+)?)\s+(?:(?:oder|und) (?:mehr|länger)|(?:et|ou) plus|[oy] más|[oe] più|(?:ou|e) mais|(?:of|en) meer)$`),
}

// lowerBound returns the number that a text says to be a lower bound, with its unit.
func lowerBound(text []byte) (number []byte, ok bool) {
	const longest = 60
	if len(text) == 0 || len(text) > longest {
		return nil, false
	}
	for _, b := range bounds {
		if m := b().FindSubmatch(text); m != nil {
			return bytes.TrimSpace(bytes.Join(m[1:], []byte(" "))), true
		}
	}
	return nil, false
}

// oddNumber parses what is no plain number for a role: a lower bound such as >8, a number
// with the unit of its column, a share with a percent sign. It returns the first error for
// anything else.
func (o Reading) oddNumber(text []byte, r role, comma bool, first error) (x float64, mark byte, more bool, err error) {
	number := text
	if n, ok := lowerBound(text); ok {
		number, more = n, true
	}
	if percent := bytes.HasSuffix(text, []byte("%")); r == weightRole && percent && o.Total == 0 {
		return math.NaN(), 0, false, fmt.Errorf("%q, %w: if these are shares or percent, say of how many tasks in all", text, errShare)
	}
	if r == weightRole && o.Total > 0 {
		number = bytes.TrimSpace(bytes.TrimSuffix(number, []byte("%")))
	}
	if number, err = o.withoutUnit(number, r); err != nil {
		return math.NaN(), 0, false, err
	}
	if len(number) == len(text) {
		return math.NaN(), 0, false, o.atRole(first, r)
	}
	x, mark, err = parseNumber(number, comma)
	if u, ok := err.(*UnitError); ok {
		u.Text = shortened(string(text))
	}
	return x, mark, more, o.atRole(err, r)
}

// withoutUnit takes the unit from a number, if it is the one that the reading gives for the
// whole column.
func (o Reading) withoutUnit(number []byte, r role) ([]byte, error) {
	given := o.unitOf(r)
	m := withUnit().FindSubmatch(number)
	if m == nil || given == 0 {
		return number, nil
	}
	if written := unitWritten(m); written != given {
		return nil, fmt.Errorf("%q, want the unit of the column, %v: write all in one unit", shortened(string(number)), given)
	}
	return m[1], nil
}

// unitOf returns the unit that the reading gives for a role, 0 for none.
func (o Reading) unitOf(r role) Unit {
	switch r {
	case savingRole:
		return o.Unit
	case withoutRole:
		return o.Without.Unit
	case withRole:
		return o.With.Unit
	}
	return 0
}

// atRole words the error of a number for its role: only a time can be given with its unit.
func (o Reading) atRole(err error, r role) error {
	u, ok := err.(*UnitError)
	if !ok || r == savingRole || r == withoutRole || r == withRole {
		return err
	}
	return fmt.Errorf("%q, want the number alone", u.Text)
}

// unitRemedy adds the unit to give to the error of a number that is written with it.
func (o Reading) unitRemedy(err error, r role) error {
	u, ok := errors.AsType[*UnitError](err)
	if !ok {
		return err
	}
	switch r {
	case withoutRole:
		return remedied(err, Remedy{WithoutField, o.Without.Column, u.Unit.String()})
	case withRole:
		return remedied(err, Remedy{WithField, o.With.Column, u.Unit.String()})
	}
	return remedied(err, Remedy{Field: UnitField, Unit: u.Unit.String()})
}
