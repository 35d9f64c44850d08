package hours

import (
	"bytes"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
)

// A table is a CSV file being read.
type table struct {
	recordReader
	header []string
	comma  bool // a comma may be the decimal mark
	mark   byte // of the number last read
	points Count
	commas Count
}

// openTable reads the header.
func openTable(lines *lineReader) (*table, error) {
	head, err := lines.peek()
	if err != nil {
		return nil, err
	}
	if bytes.IndexByte(bytes.TrimRight(head, "\r"), '\r') >= 0 {
		return nil, wrong(ErrFile, 0, "its lines end in CR alone, want LF or CRLF: save it again with those")
	}
	t := &table{recordReader: recordReader{lines: lines, separator: separator(head)}}
	t.comma = t.separator != ','
	if err := t.next(); errors.Is(err, io.EOF) {
		return nil, wrong(ErrFile, 0, "it is empty, want a header and rows")
	} else if err != nil {
		return nil, err
	}
	for _, name := range t.fields {
		t.header = append(t.header, string(bytes.TrimSpace(name)))
	}
	return t, nil
}

// separator returns the separator that occurs most often in a header, outside quotes.
func separator(header []byte) byte {
	var count [256]int
	quoted := false
	for _, c := range header {
		if c == '"' {
			quoted = !quoted
		}
		if !quoted {
			count[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte{';', '\t'} {
		if count[c] > count[best] {
			best = c
		}
	}
	return best
}

// next reads the next row. It returns io.EOF after the last.
func (t *table) next() error {
	err := t.recordReader.next()
	if err != nil {
		if quote, ok := errors.AsType[*quoteError](err); ok {
			return t.misquoted(quote)
		}
		return err
	}
	switch n, want := len(t.fields), len(t.header); {
	case want > 0 && n > want:
		return wrong(ErrFile, t.line, "it has %d fields, the header has %d: quote a field that contains %q", n, want, t.separator)
	case n < want:
		return wrong(ErrFile, t.line, "it ends after %d of %d fields: a cell may be empty, but every separator (%q) must be there", n, want, t.separator)
	}
	return nil
}

// misquoted is the error of a quote.
func (t *table) misquoted(quote *quoteError) error {
	if quote.field < len(t.header) {
		return &Error{Kind: ErrFile, Line: quote.line, Column: t.header[quote.field], Problem: quote}
	}
	return wrong(ErrFile, quote.line, "field %d: %w", quote.field+1, quote)
}

// index returns the position of a column, -1 if the file does not have it.
func (t *table) index(name string) (int, error) {
	i := slices.Index(t.header, name)
	if i >= 0 && slices.Contains(t.header[i+1:], name) {
		return -1, wrong(ErrColumn, 0, "there are two columns %q, want one: rename the other", name)
	}
	return i, nil
}

// lacks returns the error of a column that the file does not have.
func (t *table) lacks(name string) error {
	if _, err := strconv.ParseFloat(t.header[0], 64); err == nil {
		return wrong(ErrColumn, 1, "there is no column %q: the first line holds numbers, want the names of the columns", name)
	}
	return noColumn("column", name, t.header)
}

// number parses a field. The bool is false for a field without a value.
func (t *table) number(column int) (float64, bool, error) {
	text := bytes.TrimSpace(t.fields[column])
	if missing(text) {
		return math.NaN(), false, nil
	}
	x, mark, err := parseNumber(text, t.comma)
	if err != nil {
		return math.NaN(), false, t.value(column, err)
	}
	switch t.mark = mark; mark {
	case '.':
		t.points.add(t.line)
	case ',':
		t.commas.add(t.line)
	}
	return x, true, nil
}

// value is the error of a field that was read.
func (t *table) value(column int, problem error) error {
	return &Error{Kind: ErrValue, Line: t.lineOf(column), Column: t.header[column], Problem: problem}
}

// decimalMark refuses a file that has both 1,5 and 1.5: one of the marks may separate
// thousands, and nothing says which.
func (t *table) decimalMark() error {
	if t.points.N > 0 && t.commas.N > 0 {
		return wrong(ErrValue, 0, "line %d has a decimal point and line %d a comma, want one of the two throughout", t.points.Line, t.commas.Line)
	}
	return nil
}

// readCSV reads records or a histogram. It reserves memory for the given number of rows.
func readCSV(lines *lineReader, o Reading, room int) (Data, error) {
	t, err := openTable(lines)
	if err != nil {
		return Data{}, err
	}
	if o.Column == "" && t.isHistogram() {
		return t.histogram(o)
	}
	hours, err := t.index(o.column())
	if err != nil {
		return Data{}, err
	}
	if hours < 0 {
		return Data{}, t.lacks(o.column())
	}
	return t.records(hours, o, room)
}

// records reads one task per row, with its hours in the given column.
func (t *table) records(hours int, o Reading, room int) (Data, error) {
	d := Data{Column: o.column(), Columns: t.header, Unit: max(o.Unit, 0)}
	columns, err := t.besides(&d)
	if err != nil {
		return Data{}, err
	}
	d.makeRoom(room)
	var before parts
	var grouped thousands
	for {
		before.room(&d)
		err := t.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Data{}, err
		}
		kept, err := t.saving(&d, hours, o.Unit, &grouped)
		if err != nil {
			return Data{}, err
		}
		if !kept {
			continue
		}
		for i := range columns {
			if err := columns[i].read(t); err != nil {
				return Data{}, err
			}
		}
	}
	before.join(&d)
	d.DecimalComma = t.commas.N > 0
	if err := grouped.doubt(d.Column); err != nil {
		return Data{}, err
	}
	return d, t.decimalMark()
}

// saving takes the hours of the current row, and reports whether they are kept.
func (t *table) saving(d *Data, hours int, unit Unit, grouped *thousands) (kept bool, err error) {
	if len(t.header) == 1 { // an empty line is an empty value
		d.Rows += t.blank.N
		d.Excluded.Missing.join(t.blank)
	}
	d.Rows++
	x, there, err := t.number(hours)
	if err != nil {
		return false, err
	}
	if !there {
		d.Excluded.Missing.add(t.lineOf(hours))
		return false, nil
	}
	if t.comma {
		grouped.see(bytes.TrimSpace(t.fields[hours]), t.mark, t.lineOf(hours))
	}
	return d.keep(unit.hours(x), t.lineOf(hours)), nil
}

// A column is an optional column beside the hours.
type column struct {
	at    int
	into  *[]float64
	dates *dates // if it holds dates
}

// besides finds which of the columns period, wage and tokens the file has.
func (t *table) besides(d *Data) ([]column, error) {
	var columns []column
	for _, c := range []struct {
		name  string
		into  *[]float64
		dates *dates
	}{{"period", &d.Years, &dates{}}, {"wage", &d.Wages, nil}, {"tokens", &d.Tokens, nil}} {
		at, err := t.index(c.name)
		if err != nil {
			return nil, err
		}
		if at >= 0 && c.name != d.Column {
			*c.into = []float64{}
			columns = append(columns, column{at, c.into, c.dates})
		}
	}
	return columns, nil
}

// read takes the field of the current row.
func (c column) read(t *table) error {
	var x float64
	var err error
	if c.dates == nil {
		x, _, err = t.number(c.at)
	} else if x, err = c.dates.year(bytes.TrimSpace(t.fields[c.at])); err != nil {
		err = t.value(c.at, err)
	}
	*c.into = append(*c.into, x)
	return err
}

// dates remembers the periods it has parsed, because they recur.
type dates struct{ known map[string]float64 }

// year returns a period in calendar years, NaN for an empty one.
func (d *dates) year(text []byte) (float64, error) {
	if missing(text) {
		return math.NaN(), nil
	}
	if x, ok := d.known[string(text)]; ok {
		return x, nil
	}
	x, err := ParsePeriod(string(text))
	const most = 1 << 16
	if err == nil && len(d.known) < most {
		if d.known == nil {
			d.known = map[string]float64{}
		}
		d.known[string(text)] = x
	}
	return x, err
}
