package hours

import (
	"errors"
	"math"
)

// A role is what a column is read for.
type role int

const (
	savingRole role = iota
	withoutRole
	withRole
	weightRole
	taskRole
	workerRole
	periodRole
	wageRole
	tokensRole
	repeatsRole     // the column of a task that nobody asked to be read
	roles       int = iota
)

// A source is the current row of a file.
type source interface {
	// number parses a field. It reports whether there is a value, and whether it is only
	// known to be at least x.
	number(r role) (x float64, more, there bool, err error)
	// text returns a field without the space around it, empty if it has no value.
	text(r role) []byte
	lineOf(r role) int
	// value is the error of a field.
	value(r role, problem error) error
	// label returns a word of the row that says that it is a total, as totalLabel does.
	label() (label string, exact bool)
}

// begin is called when it is known which columns are read, before the first row.
func (in *intake) begin() {
	in.d.makeRoom(in.room)
	in.plain = in.read[savingRole] && !in.read[taskRole] && !in.read[weightRole] && in.o.Facts.Cap == 0
	in.alone = true
	for r, read := range in.read {
		in.alone = in.alone && (!read || role(r) == savingRole || role(r) == repeatsRole)
	}
}

// An intake takes in the rows of a file, whatever its form.
type intake struct {
	d       Data
	o       Reading
	from    source
	read    [roles]bool // the columns that are read
	plain   bool        // a row holds the saving of one task
	alone   bool        // and nothing else is read
	room    int
	before  parts
	periods dates
	workers identifiers
	tasks   identifiers
	merger  merger
	shares  shares
	totals  totals // of the savings
	weights totals // of the weights
	repeats repeats
	more    []int   // the positions of the censored savings
	long    float64 // tasks that save more than a working day
}

// newIntake is an intake for a file with so many rows.
func newIntake(o Reading, from source, lines *lineReader, room int) *intake {
	in := &intake{o: o, from: from, room: room, totals: totals{lines: lines}, weights: totals{lines: lines}}
	in.d = Data{Unit: o.Unit, Without: o.Without, With: o.With, Merge: o.Merge, Facts: o.Facts}
	if !o.difference() {
		in.d.Column = o.column()
	}
	return in
}

// reads says that a column is read, and that the file is known to have it.
func (in *intake) reads(r role) {
	in.read[r] = true
	if into := in.column(r); into != nil {
		*into = []float64{}
	}
	if r == workerRole {
		in.d.Worker = []int32{}
	}
	if r == taskRole && in.o.Merge == Separate {
		in.d.Task = []int32{}
	}
}

// column returns where the numbers of a column go, nil if that is not a column of [Data].
func (in *intake) column(r role) *[]float64 {
	switch r {
	case weightRole:
		return &in.d.Weights
	case periodRole:
		return &in.d.Years
	case wageRole:
		return &in.d.Wages
	case tokensRole:
		return &in.d.Tokens
	}
	return nil
}

// row takes in the current row.
func (in *intake) row() error {
	in.before.room(&in.d)
	in.d.Rows++
	if in.read[repeatsRole] {
		in.repeats.see(in.from.text(repeatsRole))
	}
	if in.plain {
		return in.plainRow()
	}
	s, err := in.saving()
	if err != nil {
		return err
	}
	if in.read[taskRole] {
		return in.ofTask(s)
	}
	weight := 1.0
	if in.read[weightRole] {
		if weight, err = in.weight(s.line); err != nil || weight == 0 {
			return err
		}
		in.weights.bare = !s.known
	}
	if !in.keep(s, weight) {
		return nil
	}
	return in.beside(weight)
}

// plainRow takes in a row of a file that is read as most are, which has nothing but a saving
// to be looked at. It is [intake.row] without the detours, which took half as long again.
func (in *intake) plainRow() error {
	x, more, there, err := in.from.number(savingRole)
	if err != nil {
		return in.orTotal(err, in.from.lineOf(savingRole))
	}
	if !there {
		in.d.Excluded.Missing.add(in.from.lineOf(savingRole))
		return nil
	}
	h := in.o.Unit.Hours(x)
	if !(h-h == 0) { // not finite
		in.keep(saving{hours: h, known: true, line: in.from.lineOf(savingRole)}, 1)
		return nil
	}
	if err := in.totals.see(x, savingRole, in.from); err != nil {
		return err
	}
	if more || h <= 0 {
		if !in.keep(saving{hours: h, known: true, more: more, line: in.from.lineOf(savingRole)}, 1) {
			return nil
		}
	} else {
		in.d.Time.Saved += h
		in.d.Hours = append(in.d.Hours, h)
		if h > workingDay {
			in.long++
		}
	}
	if in.alone {
		return nil
	}
	return in.beside(1)
}

// keep adds a saving, or counts why it is left out, as often as the weight says.
func (in *intake) keep(s saving, weight float64) bool {
	d := &in.d
	leave := func(c *Count) bool {
		if in.o.Total > 0 {
			in.shares.leave(c, s.line, weight)
		} else {
			c.join(Count{int(weight), s.line})
		}
		return false
	}
	h := s.hours
	switch {
	case !s.known:
		return leave(&d.Excluded.Missing)
	case math.IsNaN(h) || math.IsInf(h, 0):
		return leave(&d.Excluded.NotFinite)
	case s.atMost:
		return leave(&d.Excluded.Unknown)
	}
	d.Time.Without += weight * s.without
	d.Time.With += weight * s.with
	switch {
	case s.more && h <= 0: // it may be anything
		return leave(&d.Excluded.Missing)
	case h == 0:
		return leave(&d.Excluded.Zero)
	case h < 0:
		d.Time.Lost -= weight * h
		return leave(&d.Excluded.Negative)
	default:
		if s.more {
			in.more = append(in.more, in.before.rows()+len(d.Hours))
		}
		if h > workingDay {
			in.long += weight
		}
		d.Time.Saved += weight * h
		d.Hours = append(d.Hours, h)
		return true
	}
}

// finish joins what was read, after the last row.
func (in *intake) finish() (Data, error) {
	if err := in.totals.judge(); err != nil {
		return Data{}, err
	}
	if err := in.weights.judge(); in.weights.bare && err != nil {
		return Data{}, err
	}
	if in.read[taskRole] && in.o.Merge != Separate {
		if err := in.merge(); err != nil {
			return Data{}, err
		}
	}
	in.before.join(&in.d)
	if in.more != nil {
		in.d.Censored = make([]bool, len(in.d.Hours))
		for _, i := range in.more {
			in.d.Censored[i] = true
		}
	}
	if in.o.Total > 0 {
		if err := in.shares.count(&in.d, in.o); err != nil {
			return Data{}, err
		}
	}
	in.doubt()
	if in.d.Unit == 0 {
		in.d.Unit = Hours
	}
	return in.d, nil
}

// remedied adds a remedy to an error of a file.
func remedied(err error, r ...Remedy) error {
	if e, ok := errors.AsType[*Error](err); ok {
		e.Remedies = append(e.Remedies, r...)
	}
	return err
}
