package hours

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"valuecapture/econ/internal/nan"
)

// Read reads data: CSV with a header, separated by comma, semicolon, tab or vertical bar; a
// histogram in CSV, with columns hours_from, hours_to and tasks; or JSON lines, one
// object per line, with fields named like columns. Each may be in UTF-8 or, with a byte
// order mark, in UTF-16, and compressed by gzip.
//
// It takes 8 bytes of memory for each value kept and a few megabytes if r is an [io.Seeker],
// such as a file, which is read twice, first to count its lines. A stream takes up to twice
// as much.
//
// Rows whose value is empty, zero, negative or not finite are left out and counted. Other
// text where a number belongs is an error that names line and column.
//
// An error is an [*Error], which wraps [ErrFile], [ErrColumn], [ErrValue] or [ErrTooFew];
// the last for a file without any saving above 0.
func Read(r io.Reader, o Reading) (Data, error) {
	d, err := read(r, o)
	if err != nil {
		if e, ok := errors.AsType[*Error](err); ok {
			e.File = o.Name
		}
		return nan.Of[Data](), err
	}
	d.Name = o.Name
	return d, nil
}

func read(r io.Reader, o Reading) (Data, error) {
	if err := o.validate(); err != nil {
		return Data{}, err
	}
	room, err := rowsIn(r)
	if err != nil {
		return Data{}, err
	}
	text, err := unzipped(r)
	if err != nil {
		return Data{}, err
	}
	lines := newLineReader(narrowed(text))
	first, err := lines.opening()
	if err != nil {
		return Data{}, err
	}
	var d Data
	switch first {
	case '{':
		d, err = readJSONLines(lines, o, room)
	case '[':
		err = wrong(ErrFile, 1, "it begins with [, want JSON lines, one object per line without a list around them, as jq -c '.[]' writes")
	default:
		d, err = readCSV(lines, o, room)
	}
	if err != nil {
		return Data{}, err
	}
	switch {
	case d.Rows == 0:
		return Data{}, wrong(ErrTooFew, 0, "it has a header and no rows below it, want one row per task")
	case d.Tasks() == 0:
		return Data{}, wrong(ErrTooFew, 0, "no row has a saving above 0: %v", d)
	}
	return d, nil
}

// unzipped returns the text, whether it was compressed or not.
func unzipped(r io.Reader) (*bufio.Reader, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	if magic, _ := in.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return in, nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, wrong(ErrFile, 0, "%w", damaged(err))
	}
	return bufio.NewReaderSize(z, 1<<16), nil
}

// mostRoom is the largest number of rows for which memory is reserved at once.
const mostRoom = 1 << 30

// rowsIn returns an upper bound on the rows of a file, which it leaves at its position, and
// [partRows] for a stream. Mistakes in the text are found by the second reading.
func rowsIn(r io.Reader) (int, error) {
	s, ok := r.(io.Seeker)
	if !ok {
		return partRows, nil
	}
	start, err := s.Seek(0, io.SeekCurrent)
	if err != nil { // a pipe
		return partRows, nil
	}
	n := 0
	if text, err := unzipped(r); err == nil {
		n = lineEnds(text)
	}
	if _, err := s.Seek(start, io.SeekStart); err != nil {
		return 0, wrong(ErrFile, 0, "%w", err)
	}
	return min(n+1, mostRoom), nil // the last line may have no end
}

// lineEnds counts the line ends of a text, as far as it can be read.
func lineEnds(r io.Reader) int {
	n, buffer := 0, make([]byte, 1<<18)
	for {
		k, err := r.Read(buffer)
		n += bytes.Count(buffer[:k], []byte{'\n'})
		if err != nil {
			return n
		}
	}
}
