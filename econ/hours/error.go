package hours

import (
	"errors"
	"fmt"
	"strings"
)

var (
	// ErrFile is wrapped by every error about a file that cannot be read as data.
	ErrFile = errors.New("hours: file cannot be read as data")
	// ErrColumn reports a column or field that is not there, or there twice.
	ErrColumn = errors.New("hours: cannot choose the column")
	// ErrValue reports text where a number or a date belongs.
	ErrValue = errors.New("hours: value is not a number")
	// ErrTooFew reports too few tasks with time saved.
	ErrTooFew = errors.New("hours: too few tasks")
	// ErrEqual reports that all tasks save the same.
	ErrEqual = errors.New("hours: all tasks save the same")
)

// An Error says what is wrong with a file, and where. Every error of [Read] is one, but
// for that of a unit.
type Error struct {
	Kind   error  // [ErrFile], [ErrColumn], [ErrValue] or [ErrTooFew]
	File   string // the name in [Reading], "" if there was none
	Line   int    // counted from 1, 0 for the file as a whole
	Column string // or the field of an object, "" for the line as a whole
	// Problem says what is there, what is wanted and what to do. It wraps a [*ColumnError]
	// or a [*UnitError] where those can say more.
	Problem error
	// Remedies are changes of the Reading that mend it, to be made together; none if only
	// the file can be mended.
	Remedies []Remedy

	inObject bool // Column is a field of JSON
	after    bool // the file cannot be read on after the line
}

// Error reads "hours: value is not a number: own.csv, line 3, column "saved": "1:30", want …".
func (e *Error) Error() string {
	var where []string
	if e.File != "" {
		where = append(where, e.File)
	}
	switch {
	case e.Line > 0 && e.after:
		where = append(where, fmt.Sprintf("after line %d", e.Line))
	case e.Line > 0:
		where = append(where, fmt.Sprintf("line %d", e.Line))
	}
	switch {
	case e.Column != "" && e.inObject:
		where = append(where, fmt.Sprintf("field %q", e.Column))
	case e.Column != "":
		where = append(where, fmt.Sprintf("column %q", e.Column))
	}
	if len(where) == 0 {
		return fmt.Sprintf("%v: %v", e.Kind, e.Problem)
	}
	return fmt.Sprintf("%v: %s: %v", e.Kind, strings.Join(where, ", "), e.Problem)
}

// Unwrap returns kind and problem.
func (e *Error) Unwrap() []error { return []error{e.Kind, e.Problem} }

// wrong is an error about a line, or about the file if the line is 0.
func wrong(kind error, line int, format string, args ...any) *Error {
	return &Error{Kind: kind, Line: line, Problem: fmt.Errorf(format, args...)}
}

// A ColumnError is a column or field that is not there.
type ColumnError struct {
	Name    string   // that was asked for
	Columns []string // that are there
	Nearest string   // the one of them that is written most like it, "" if none is

	what string // a column or a field
}

// Error lists the columns that are there and names the nearest.
func (e *ColumnError) Error() string {
	text := fmt.Sprintf("there is no %s %q, but %s", e.what, e.Name, quoted(e.Columns))
	if e.Nearest != "" {
		return fmt.Sprintf("%s; did you mean %q?", text, e.Nearest)
	}
	return text + inside(e.Name, e.Columns)
}

// A UnitError is a number that is written with its unit.
type UnitError struct {
	Text string // as it is written
	Unit Unit   // what the unit seems to be
}

// Error asks for the number alone.
func (e *UnitError) Error() string {
	return fmt.Sprintf("%q, want the number alone: give the unit, here %v, for the whole column", e.Text, e.Unit)
}
