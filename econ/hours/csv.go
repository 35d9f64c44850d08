package hours

import (
	"bytes"
	"errors"
	"fmt"
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
		return nil, fmt.Errorf("%w: its lines end in CR alone, want LF or CRLF: save it anew as such", ErrFile)
	}
	t := &table{recordReader: recordReader{lines: lines, separator: separator(head)}}
	t.comma = t.separator != ','
	if err := t.next(); errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: it is empty, want a header and rows", ErrFile)
	} else if err != nil {
		return nil, err
	}
	for _, name := range t.fields {
		t.header = append(t.header, string(bytes.TrimSpace(name)))
	}
	return t, nil
}

// separator returns the separator that a header has most of outside quotes.
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

// next reads the next row, io.EOF after the last.
func (t *table) next() error {
	err := t.recordReader.next()
	if err != nil {
		if quote, ok := errors.AsType[*quoteError](err); ok {
			return fmt.Errorf("%w: line %d, %s: %w", ErrFile, quote.line, t.nameOf(quote.field), quote)
		}
		return err
	}
	switch n, want := len(t.fields), len(t.header); {
	case want > 0 && n > want:
		return fmt.Errorf("%w: line %d has %d fields, the header has %d: put a field that holds %q into quotes", ErrFile, t.line, n, want, t.separator)
	case n < want:
		return fmt.Errorf("%w: line %d ends after %d of %d fields: leave a cell empty, but write all that separate them (%q)", ErrFile, t.line, n, want, t.separator)
	}
	return nil
}

// nameOf names a field for a message.
func (t *table) nameOf(field int) string {
	if field < len(t.header) {
		return fmt.Sprintf("column %q", t.header[field])
	}
	return fmt.Sprintf("field %d", field+1)
}

// index returns the place of a column, -1 if it is not there.
func (t *table) index(name string) (int, error) {
	i := slices.Index(t.header, name)
	if i >= 0 && slices.Contains(t.header[i+1:], name) {
		return -1, fmt.Errorf("%w: there are two columns %q, want one: rename the other", ErrColumn, name)
	}
	return i, nil
}

// lacks returns the error of a column that is not there.
func (t *table) lacks(name string) error {
	if _, err := strconv.ParseFloat(t.header[0], 64); err == nil {
		return fmt.Errorf("%w: there is no column %q: the first line is numbers, want the names of the columns there", ErrColumn, name)
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
		return math.NaN(), false, fmt.Errorf("%w: line %d, column %q: %w", ErrValue, t.lineOf(column), t.header[column], err)
	}
	switch t.mark = mark; mark {
	case '.':
		t.points.add(t.line)
	case ',':
		t.commas.add(t.line)
	}
	return x, true, nil
}

// decimalMark refuses a file in which 1,5 and 1.5 both occur: in one of the two
// the mark would separate thousands, and it is not said in which.
func (t *table) decimalMark() error {
	if t.points.N > 0 && t.commas.N > 0 {
		return fmt.Errorf("%w: line %d has a decimal point and line %d a comma, want one of the two throughout", ErrValue, t.points.Line, t.commas.Line)
	}
	return nil
}

// readCSV reads records or a histogram, with room for so many rows.
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
		if len(t.header) == 1 { // what looks like an empty line is an empty value
			d.Rows += t.blank.N
			d.Excluded.Missing.join(t.blank)
		}
		d.Rows++
		x, there, err := t.number(hours)
		if err != nil {
			return Data{}, err
		}
		if !there {
			d.Excluded.Missing.add(t.lineOf(hours))
			continue
		}
		if t.comma {
			grouped.see(bytes.TrimSpace(t.fields[hours]), t.mark, t.lineOf(hours))
		}
		if !d.keep(o.Unit.hours(x), t.lineOf(hours)) {
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

// A column is one that a row may have besides the hours.
type column struct {
	at    int
	into  *[]float64
	dates *dates // if it holds dates
}

// besides finds the columns period, wage and tokens, those that there are.
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

// read takes the field of the row that was read.
func (c column) read(t *table) error {
	var x float64
	var err error
	if c.dates == nil {
		x, _, err = t.number(c.at)
	} else if x, err = c.dates.year(bytes.TrimSpace(t.fields[c.at])); err != nil {
		err = fmt.Errorf("%w: line %d, column %q: %w", ErrValue, t.lineOf(c.at), t.header[c.at], err)
	}
	*c.into = append(*c.into, x)
	return err
}

// dates remembers the periods that it has read, for they come again.
type dates struct{ known map[string]float64 }

// year returns a period in calendar years, NaN for none.
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
