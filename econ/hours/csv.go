package hours

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// A table is a CSV file being read.
type table struct {
	recordReader
	o       Reading
	header  []string
	at      [roles]int // positions of the columns that are read
	said    bool       // a first line says what separates columns
	comma   bool       // a comma may be the decimal mark
	points  Count
	commas  Count
	grouped [roles]thousands
}

// next reads the next row. It returns io.EOF after the last.
func (t *table) next() error {
	for {
		err := t.recordReader.next()
		if quote, ok := errors.AsType[*quoteError](err); ok {
			return t.misquoted(quote)
		}
		if err != nil {
			return err
		}
		n, want := len(t.fields), len(t.header)
		switch {
		case n == want || want == 0:
			return nil
		case n > want && blankFrom(t.fields[want:]): // separators at the end of the row
			t.fields = t.fields[:want]
			return nil
		case n < want && strings.Join(t.header[n:], "") == "": // or of the header
			for len(t.fields) < want {
				t.fields = append(t.fields, nil)
			}
			return nil
		case n == 1 && blankFrom(t.fields): // a line of spaces
			continue
		}
		return t.misshapen(n, want)
	}
}

// blankFrom reports whether all fields are blank.
func blankFrom(fields [][]byte) bool {
	for _, f := range fields {
		if len(bytes.TrimSpace(f)) > 0 {
			return false
		}
	}
	return true
}

// misshapen is the error of a row with other than the wanted number of fields.
func (t *table) misshapen(n, want int) error {
	if n > want {
		if i := t.at[savingRole]; i >= 0 && allDigits(t.fields[i]) && allDigits(t.fields[i+1]) {
			return wrong(ErrFile, t.line, "it has %d fields, the header has %d: write %s.%s if %[3]s,%[4]s is one number, and quote a text that contains %q", n, want, t.fields[i], t.fields[i+1], t.separator)
		}
		return wrong(ErrFile, t.line, "it has %d fields, the header has %d: quote a field that contains %q", n, want, t.separator)
	}
	if label, _ := t.label(); totalWords[label] {
		return wrong(ErrFile, t.line, "it ends after %d of %d fields and is labelled %q, as a total that is no task: delete the line", n, want, label)
	}
	return wrong(ErrFile, t.line, "it ends after %d of %d fields: a cell may be empty, but every separator (%q) must be there; delete the line if it is a note and no task", n, want, t.separator)
}

// allDigits reports whether a field is a number without a mark.
func allDigits(field []byte) bool {
	return len(field) > 0 && len(bytes.Trim(field, "0123456789")) == 0
}

// misquoted is the error of a quote.
func (t *table) misquoted(quote *quoteError) error {
	if quote.field < len(t.header) {
		return &Error{Kind: ErrFile, Line: quote.line, Column: t.header[quote.field], Problem: quote}
	}
	return wrong(ErrFile, quote.line, "field %d: %w", quote.field+1, quote)
}

// number parses the field of a role.
func (t *table) number(r role) (x float64, more, there bool, err error) {
	return t.numberIn(t.at[r], r)
}

// numberIn parses the field of a column as if it had the role.
func (t *table) numberIn(column int, r role) (x float64, more, there bool, err error) {
	text := trimmed(t.fields[column])
	if missing(text) {
		return math.NaN(), false, false, nil
	}
	x, mark, err := parseNumber(text, t.comma)
	if err != nil {
		if string(text) == t.header[column] {
			return math.NaN(), false, false, t.valueIn(column, fmt.Errorf("%q, which is the name of the column again: delete the line", shortened(string(text))))
		}
		x, mark, more, err = t.o.oddNumber(text, r, t.comma, err)
		if err != nil {
			return math.NaN(), false, false, t.o.shareRemedy(t.o.unitRemedy(t.valueIn(column, err), r))
		}
	}
	if r == weightRole && t.o.Total == 0 && mark != 0 && groupOfThree().Match(text) {
		return math.NaN(), false, false, t.valueIn(column, fmt.Errorf("%q, want a whole number of tasks, without a separator of thousands", text))
	}
	switch mark {
	case '.':
		t.points.add(t.line)
	case ',':
		t.commas.add(t.line)
	}
	if t.comma {
		t.grouped[r].see(text, mark, t.lineOfField(column))
	}
	return x, more, true, nil
}

// trimmed is bytes.TrimSpace, faster where there is no space.
func trimmed(field []byte) []byte {
	n := len(field)
	if n > 0 && ' ' < field[0] && field[0] < 0x80 && ' ' < field[n-1] && field[n-1] < 0x80 {
		return field
	}
	return bytes.TrimSpace(field)
}

// text returns the field of a role, empty if it has no value.
func (t *table) text(r role) []byte { return bytes.TrimSpace(t.fields[t.at[r]]) }

func (t *table) lineOf(r role) int { return t.lineOfField(t.at[r]) }

func (t *table) value(r role, problem error) error { return t.valueIn(t.at[r], problem) }

// valueIn is the error of a field that was read.
func (t *table) valueIn(column int, problem error) error {
	return &Error{Kind: ErrValue, Line: t.lineOfField(column), Column: t.header[column], Problem: problem}
}

// label returns the word by which the row says that it is a total.
func (t *table) label() (label string, exact bool) {
	for _, f := range t.fields {
		if label, exact := totalLabel(f); label != "" {
			return label, exact
		}
	}
	return "", false
}

// decimalMark refuses a file that has both 1,5 and 1.5: one of the marks may separate
// thousands, and nothing says which. Nor may a column be doubtful.
func (t *table) decimalMark() error {
	for r := range t.grouped {
		if t.at[r] >= 0 {
			if err := t.grouped[r].doubt(t.header[t.at[r]]); err != nil {
				return err
			}
		}
	}
	if t.points.N > 0 && t.commas.N > 0 {
		return wrong(ErrValue, 0, "line %d has a decimal point and line %d a comma, want one of the two throughout", t.points.Line, t.commas.Line)
	}
	return nil
}

// readCSV reads records or a histogram. It reserves memory for the given number of rows.
func readCSV(lines *lineReader, o Reading, room int) (Data, error) {
	t, err := openTable(lines, o)
	if err != nil {
		return Data{}, err
	}
	if columns, ok := t.histogramColumns(); ok {
		return t.histogram(columns)
	}
	in := newIntake(o, t, lines, room)
	in.d.Columns = t.header
	if err := t.choose(in); err != nil {
		return Data{}, err
	}
	return t.records(in)
}

// records reads one row after the other.
func (t *table) records(in *intake) (Data, error) {
	in.begin()
	for {
		err := t.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Data{}, err
		}
		if len(t.header) == 1 { // an empty line is an empty value
			in.d.Rows += t.blank.N
			in.d.Excluded.Missing.join(t.blank)
		}
		if err := in.row(); err != nil {
			return Data{}, err
		}
	}
	if err := t.decimalMark(); err != nil {
		return Data{}, err
	}
	in.d.DecimalComma = t.commas.N > 0
	return in.finish()
}

// choose finds the columns that are to be read.
func (t *table) choose(in *intake) error {
	must := []role{savingRole}
	if in.o.difference() {
		must = []role{withoutRole, withRole}
	}
	for _, r := range [...]role{weightRole, taskRole} {
		if in.o.asked(r) != "" {
			must = append(must, r)
		}
	}
	for _, r := range must {
		if err := t.find(in, r, in.o.asked(r), true); err != nil {
			return err
		}
	}
	for _, c := range optionals {
		name := in.o.wanted(c)
		if name == "" {
			continue
		}
		if err := t.find(in, c.role, name, name != c.usual); err != nil {
			return err
		}
	}
	in.repeats.watch(in.o, t.header)
	if in.repeats.column != "" {
		if err := t.find(in, repeatsRole, in.repeats.column, false); err != nil {
			return err
		}
	}
	return in.o.nearNames(t.header)
}

// find finds one column.
func (t *table) find(in *intake, r role, name string, must bool) error {
	at, err := t.index(name)
	if err != nil {
		return err
	}
	if at < 0 {
		if must {
			return t.lacks(name, r)
		}
		return nil
	}
	t.at[r] = at
	in.reads(r)
	return nil
}
