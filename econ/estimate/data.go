package estimate

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strings"
)

var (
	// ErrFile is wrapped by every error about a file that cannot be read as data.
	ErrFile = errors.New("estimate: file cannot be read as data")
	// ErrColumn reports a column or field that is not there, or there twice.
	ErrColumn = errors.New("estimate: no such column")
	// ErrValue reports a value that is no number. The error names line and column.
	ErrValue = errors.New("estimate: value is not a number")
)

// A Unit is how many hours one unit of a column is. The zero Unit stands for
// [Hours].
type Unit float64

const (
	Hours   Unit = 1
	Minutes Unit = 1.0 / 60
	Seconds Unit = 1.0 / 3600
)

// ParseUnit returns the unit that is written h, min or s; nothing is h.
func ParseUnit(name string) (Unit, error) {
	switch name {
	case "", "h":
		return Hours, nil
	case "min":
		return Minutes, nil
	case "s":
		return Seconds, nil
	}
	return 0, fmt.Errorf("%w: unit %q, want h, min or s", ErrFile, name)
}

func (u Unit) String() string {
	switch u {
	case 0, Hours:
		return "h"
	case Minutes:
		return "min"
	case Seconds:
		return "s"
	}
	return fmt.Sprintf("%.6g h", float64(u))
}

// hours converts x, in units, to hours. Division keeps what is exact: 90 min is
// 1.5 h.
func (u Unit) hours(x float64) float64 {
	switch u {
	case 0, Hours:
		return x
	case Minutes:
		return x / 60
	case Seconds:
		return x / 3600
	}
	return x * float64(u)
}

// A Reading says what to read in a file. The zero Reading takes hours from the column
// hours_saved.
type Reading struct {
	Column string // of the hours saved; "" is hours_saved
	Unit   Unit   // of that column; 0 is hours
}

// DefaultColumn is the column that is read if none is named.
const DefaultColumn = "hours_saved"

func (o Reading) column() string {
	if o.Column == "" {
		return DefaultColumn
	}
	return o.Column
}

func (o Reading) validate() error {
	if u := float64(o.Unit); !(u >= 0) || math.IsInf(u, 1) {
		return fmt.Errorf("%w: unit of %g hours, want a finite number above 0", ErrFile, u)
	}
	return nil
}

// Data is what a file says, and what of it was left out.
//
// Hours holds the savings above 0, in the order of the file. The other columns,
// where the file has them, run beside it: Years the dates of the column period in
// calendar years (2024.5 is the middle of 2024), Wages in dollars per hour,
// Tokens in millions per task. They are nil where the file has no such column, and
// NaN in rows where it is empty.
//
// A histogram has Bins and no Hours.
type Data struct {
	Name     string // of the file, for legends; Read leaves it empty
	Column   string // the column read
	Unit     Unit   // its unit in the file; Hours is in hours
	Hours    []float64
	Years    []float64
	Wages    []float64
	Tokens   []float64
	Bins     []Bin
	Rows     int // with data, of which some are left out
	Excluded Excluded

	// DecimalComma reports that numbers were written like 1,5.
	DecimalComma bool
}

// Excluded counts the rows that were left out, by reason.
type Excluded struct {
	Missing   Count // empty, NA, N/A or null
	Zero      Count // no time saved
	Negative  Count // time lost
	NotFinite Count // NaN or infinite
}

// A Count is how often something was met, and the line of the file where first.
type Count struct{ N, Line int }

func (c *Count) add(line int) {
	if c.N == 0 {
		c.Line = line
	}
	c.N++
}

// N returns the number of rows left out.
func (e Excluded) N() int { return e.Missing.N + e.Zero.N + e.Negative.N + e.NotFinite.N }

// String lists the reasons that occurred, "" if none did.
func (e Excluded) String() string {
	var parts []string
	for _, r := range []struct {
		name string
		Count
	}{{"empty", e.Missing}, {"zero", e.Zero}, {"negative", e.Negative}, {"not finite", e.NotFinite}} {
		if r.N > 0 {
			parts = append(parts, fmt.Sprintf("%d %s (first in line %d)", r.N, r.name, r.Line))
		}
	}
	return strings.Join(parts, ", ")
}

// String describes the data in one line: what was read and what was left out.
func (d Data) String() string {
	what := fmt.Sprintf("%d rows", d.Rows)
	if d.Bins != nil {
		what += fmt.Sprintf(" of a histogram of %d tasks", d.Tasks())
	} else {
		what += fmt.Sprintf(", column %q in %v, %d used", d.Column, d.Unit, len(d.Hours))
	}
	if d.Excluded.N() > 0 {
		what += fmt.Sprintf(", %d left out: %v", d.Excluded.N(), d.Excluded)
	}
	if d.DecimalComma {
		what += "; a comma is read as the decimal mark"
	}
	return what
}

// Tasks returns the number of tasks used.
func (d Data) Tasks() int {
	n := len(d.Hours)
	for _, b := range d.Bins {
		n += b.Count
	}
	return n
}

// Validate returns an error wrapping [ErrThinTail] if there are fewer than
// [MinimumTail] tasks, or [ErrEqual] if all save the same: no tail can be read off
// those.
func (d Data) Validate() error {
	if n := d.Tasks(); n < MinimumTail {
		return fmt.Errorf("%w: %d tasks with time saved in %d rows, want at least %d", ErrThinTail, n, d.Rows, MinimumTail)
	}
	if d.Bins != nil {
		return nil
	}
	for _, h := range d.Hours {
		if h != d.Hours[0] {
			return nil
		}
	}
	return fmt.Errorf("%w: all %d tasks save %g h, want values that differ", ErrEqual, len(d.Hours), d.Hours[0])
}

// longestRow is the most bytes that one row may have. A file without line ends is
// refused there and not read into memory.
const longestRow = 1 << 20

// Read reads data: CSV with a header, separated by comma, semicolon or tab; a
// histogram in CSV, with columns hours_from, hours_to and tasks; or JSON lines, one
// object a line, whose field is named as a column would be. Any may be compressed
// by gzip. It streams: memory is that of the values kept, 8 bytes each for every
// column, and a constant.
//
// A value that is empty, zero, negative or not finite leaves its row out and is
// counted. Text where a number belongs is an error that names line and column.
//
// The errors wrap [ErrFile], [ErrColumn], [ErrValue] or [ErrThinTail]; the last for
// a file without any saving above 0.
func Read(r io.Reader, o Reading) (Data, error) {
	if err := o.validate(); err != nil {
		return Data{}, err
	}
	size := sizeOf(r)
	in := bufio.NewReaderSize(r, 1<<16)
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return Data{}, fmt.Errorf("%w: gzip: %w", ErrFile, err)
		}
		defer z.Close()
		in, size = bufio.NewReaderSize(z, 1<<16), 0
	}
	first, err := opening(in)
	if err != nil {
		return Data{}, err
	}
	rows := &rowReader{in: in}
	var d Data
	switch first {
	case '{':
		d, err = readJSONLines(rows, o, size)
	case '[':
		err = fmt.Errorf("%w: it begins with [, want JSON lines, one object a line without a list around them", ErrFile)
	default:
		d, err = readCSV(rows, o, size)
	}
	if err != nil {
		return Data{}, err
	}
	if d.Tasks() == 0 {
		return Data{}, fmt.Errorf("%w: no row has a saving above 0: %v", ErrThinTail, d)
	}
	return d, nil
}

// opening skips a byte order mark and blank lines, and returns the first byte of
// what follows.
func opening(in *bufio.Reader) (byte, error) {
	start, err := in.Peek(3)
	switch {
	case bytes.Equal(start, []byte("\xef\xbb\xbf")):
		in.Discard(3)
	case bytes.HasPrefix(start, []byte{0xff, 0xfe}), bytes.HasPrefix(start, []byte{0xfe, 0xff}):
		return 0, fmt.Errorf("%w: it is in UTF-16, want UTF-8: save it anew as such", ErrFile)
	case err != nil && !errors.Is(err, io.EOF):
		return 0, fmt.Errorf("%w: %w", ErrFile, err)
	}
	b, err := in.Peek(1)
	if errors.Is(err, io.EOF) {
		return 0, fmt.Errorf("%w: it is empty, want a header and rows", ErrFile)
	}
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrFile, err)
	}
	return b[0], nil
}

// sizeOf returns the bytes of an open file, 0 if that is not known.
func sizeOf(r io.Reader) int64 {
	f, ok := r.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return 0
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

// A rowReader hands on what it reads until one row takes too much of it.
type rowReader struct {
	in    *bufio.Reader
	taken int64 // bytes since the row began
	total int64
}

func (r *rowReader) Read(p []byte) (int, error) {
	if r.taken > longestRow {
		return 0, fmt.Errorf("%w: a row has more than %d bytes: it lacks line ends or closes no quote", ErrFile, longestRow)
	}
	n, err := r.in.Read(p)
	r.taken += int64(n)
	r.total += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: %w", ErrFile, err)
	}
	return n, err
}

// room returns how many rows to make room for, judging the rest of a file of size
// bytes by the rows read so far; 0 if it cannot be judged.
func (r *rowReader) room(rows int, size int64) int {
	if size <= 0 || r.total <= 0 {
		return 0
	}
	return int(float64(rows) * float64(size) / float64(r.total) * 1.01)
}

// missing reports whether a text stands for no value.
func missing(text string) bool {
	switch text {
	case "", "NA", "N/A", "null", "NULL":
		return true
	}
	return false
}

// keep files one saving, in hours, or counts why not.
func (d *Data) keep(h float64, line int) bool {
	switch {
	case math.IsNaN(h) || math.IsInf(h, 0):
		d.Excluded.NotFinite.add(line)
	case h == 0:
		d.Excluded.Zero.add(line)
	case h < 0:
		d.Excluded.Negative.add(line)
	default:
		d.Hours = append(d.Hours, h)
		return true
	}
	return false
}
