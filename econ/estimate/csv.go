package estimate

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A table is a CSV file being read.
type table struct {
	rows   *rowReader
	csv    *csv.Reader
	header []string
	comma  bool // a comma may be the decimal mark
	marks  [2]Count
}

const point, comma = 0, 1 // indices of marks

// openTable reads the header.
func openTable(rows *rowReader) (*table, error) {
	t := &table{rows: rows, csv: csv.NewReader(rows)}
	line, err := rows.in.Peek(rows.in.Size())
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: %w", ErrFile, err)
	}
	head, _, _ := strings.Cut(strings.TrimLeft(string(line), "\r\n"), "\n")
	if strings.Contains(strings.TrimRight(head, "\r"), "\r") {
		return nil, fmt.Errorf("%w: its lines end in CR alone, want LF or CRLF: save it anew as such", ErrFile)
	}
	t.csv.Comma = separator(head)
	t.comma = t.csv.Comma != ','
	t.csv.ReuseRecord = true
	header, err := t.next()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: it is empty, want a header and rows", ErrFile)
	}
	if err != nil {
		return nil, err
	}
	for _, name := range header {
		t.header = append(t.header, strings.Clone(strings.TrimSpace(name)))
	}
	return t, nil
}

// separator returns the separator that a header has most of outside quotes.
func separator(header string) rune {
	best, most, quoted := ',', 0, false
	count := map[rune]int{}
	for _, c := range header {
		if c == '"' {
			quoted = !quoted
		}
		if !quoted {
			count[c]++
		}
	}
	for _, c := range []rune{',', ';', '\t'} {
		if count[c] > most {
			best, most = c, count[c]
		}
	}
	return best
}

// next returns the next row, io.EOF after the last.
func (t *table) next() ([]string, error) {
	t.rows.taken = 0
	record, err := t.csv.Read()
	switch {
	case err == nil || errors.Is(err, io.EOF) || errors.Is(err, ErrFile):
		return record, err
	case errors.Is(err, csv.ErrFieldCount):
		line, _ := t.csv.FieldPos(0)
		return nil, fmt.Errorf("%w: line %d has %d fields, the header has %d", ErrFile, line, len(record), len(t.header))
	}
	return nil, fmt.Errorf("%w: %w", ErrFile, err)
}

// index returns the place of a column, -1 if it is not there.
func (t *table) index(name string) (int, error) {
	i := slices.Index(t.header, name)
	if i >= 0 && slices.Contains(t.header[i+1:], name) {
		return -1, fmt.Errorf("%w: there are two columns %q, want one", ErrColumn, name)
	}
	return i, nil
}

// lacks returns the error of a column that is not there.
func (t *table) lacks(name string) error {
	if _, err := strconv.ParseFloat(t.header[0], 64); err == nil {
		return fmt.Errorf("%w: %q: the first line is numbers, want the names of the columns there", ErrColumn, name)
	}
	return fmt.Errorf("%w: %q: there are %s; choose one with --column", ErrColumn, name, quoted(t.header))
}

// quoted lists names, not more than are readable.
func quoted(names []string) string {
	const most = 20
	var list []string
	for i, name := range names {
		if i == most {
			list = append(list, fmt.Sprintf("and %d more", len(names)-most))
			break
		}
		list = append(list, strconv.Quote(name))
	}
	return strings.Join(list, ", ")
}

func (t *table) line(column int) int {
	line, _ := t.csv.FieldPos(column)
	return line
}

// number parses a field. The bool is false for a field without a value.
func (t *table) number(record []string, column int) (float64, bool, error) {
	text := strings.TrimSpace(record[column])
	if missing(text) {
		return math.NaN(), false, nil
	}
	mark := text
	if t.comma && strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		t.marks[comma].add(t.line(column))
		mark = strings.Replace(text, ",", ".", 1)
	} else if strings.Contains(text, ".") {
		t.marks[point].add(t.line(column))
	}
	x, err := strconv.ParseFloat(mark, 64)
	if err != nil {
		return math.NaN(), false, fmt.Errorf("%w: line %d, column %q: %q, want a number such as 1.5", ErrValue, t.line(column), t.header[column], shortened(text))
	}
	return x, true, nil
}

// shortened cuts a text that is too long for a message.
func shortened(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// decimalMark refuses a file in which 1,5 and 1.5 both occur: in one of the two
// the mark would separate thousands, and it is not said in which.
func (t *table) decimalMark() error {
	if t.marks[point].N > 0 && t.marks[comma].N > 0 {
		return fmt.Errorf("%w: line %d has a decimal point and line %d a comma, want one of the two throughout", ErrValue, t.marks[point].Line, t.marks[comma].Line)
	}
	return nil
}

func readCSV(rows *rowReader, o Reading, size int64) (Data, error) {
	t, err := openTable(rows)
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
	d := Data{Column: o.column(), Unit: max(o.Unit, 0)}
	columns, err := t.besides(&d)
	if err != nil {
		return Data{}, err
	}
	for {
		record, err := t.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Data{}, err
		}
		d.Rows++
		x, there, err := t.number(record, hours)
		if err != nil {
			return Data{}, err
		}
		if !there {
			d.Excluded.Missing.add(t.line(hours))
			continue
		}
		if !d.keep(o.Unit.hours(x), t.line(hours)) {
			continue
		}
		for _, c := range columns {
			if err := c.read(t, record); err != nil {
				return Data{}, err
			}
		}
		if d.Rows == 1<<14 {
			d.grow(rows.room(d.Rows, size))
		}
	}
	d.DecimalComma = t.marks[comma].N > 0
	return d, t.decimalMark()
}

// A column is one that a row may have besides the hours.
type column struct {
	at   int
	into *[]float64
	date bool
}

// besides finds the columns period, wage and tokens, those that there are.
func (t *table) besides(d *Data) ([]column, error) {
	var columns []column
	for _, c := range []struct {
		name string
		into *[]float64
		date bool
	}{{"period", &d.Years, true}, {"wage", &d.Wages, false}, {"tokens", &d.Tokens, false}} {
		at, err := t.index(c.name)
		if err != nil {
			return nil, err
		}
		if at >= 0 && c.name != d.Column {
			*c.into = []float64{}
			columns = append(columns, column{at, c.into, c.date})
		}
	}
	return columns, nil
}

func (c column) read(t *table, record []string) error {
	var x float64
	var err error
	if !c.date {
		x, _, err = t.number(record, c.at)
	} else if text := strings.TrimSpace(record[c.at]); missing(text) {
		x = math.NaN()
	} else if x, err = ParsePeriod(text); err != nil {
		err = fmt.Errorf("%w: line %d, column %q: %w", ErrValue, t.line(c.at), t.header[c.at], err)
	}
	*c.into = append(*c.into, x)
	return err
}

// grow makes room for n rows in every column, so that none is copied as it grows.
func (d *Data) grow(n int) {
	for _, s := range []*[]float64{&d.Hours, &d.Years, &d.Wages, &d.Tokens} {
		if *s != nil && n > len(*s) {
			*s = slices.Grow(*s, n-len(*s))
		}
	}
}
