package hours

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// longestRow is the largest number of bytes in a row. A file without line ends is refused at
// that length instead of being read into memory.
const longestRow = 1 << 20

// A lineReader reads a text line by line through a buffer of longestRow bytes.
type lineReader struct {
	in *bufio.Reader
	at int // number of the last line read, counted from 1
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{in: bufio.NewReaderSize(r, longestRow)}
}

// next returns the next line without its LF or CRLF, and io.EOF after the last. The line is
// valid until the next call, and the caller may write to it.
func (l *lineReader) next() ([]byte, error) {
	line, err := l.in.ReadSlice('\n')
	switch {
	case err == nil:
		line = line[:len(line)-1]
	case errors.Is(err, bufio.ErrBufferFull):
		return nil, tooLong(l.at + 1)
	case !errors.Is(err, io.EOF):
		return nil, l.broken(err)
	case len(line) == 0:
		return nil, io.EOF
	}
	l.at++
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return line, nil
}

// nearEnd reports whether hardly anything follows the last line, as far as is known: at the
// end of the file it is true, elsewhere it rarely is.
func (l *lineReader) nearEnd() bool {
	const little = 1024
	return l.in.Buffered() < little
}

// tooLong is the error of a row that does not end.
func tooLong(line int) error {
	return wrong(ErrFile, line, "a row has more than %d bytes: a line end or a closing quote is missing", longestRow)
}

// broken is the error of a file that cannot be read further.
func (l *lineReader) broken(err error) error {
	return &Error{Kind: ErrFile, Line: l.at, Problem: damaged(err), after: true}
}

// damaged explains the errors of a compressed file.
func damaged(err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("gzip: the file is cut short, or something follows its end: copy it again: %w", err)
	case errors.Is(err, gzip.ErrChecksum):
		return fmt.Errorf("the file is damaged: copy it again: %w", err)
	case errors.Is(err, gzip.ErrHeader):
		return fmt.Errorf("this is not a gzip file, or something follows its end: compress it again: %w", err)
	}
	return err
}
