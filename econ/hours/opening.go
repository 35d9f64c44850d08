package hours

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// foreign are files given by mistake, by their first bytes.
var foreign = []struct {
	begins []string
	is     string
}{
	{[]string{"PK\x03\x04", "PK\x05\x06"}, "a zip archive, such as .xlsx, .ods and .zip files: export the sheet as CSV, or unpack the archive"},
	{[]string{"\xd0\xcf\x11\xe0"}, "an old Office file, such as .xls: export the sheet as CSV"},
	{[]string{"PAR1\x15", "PAR1\x00"}, "a Parquet file: export it as CSV"},
	{[]string{"ARROW1\x00"}, "an Arrow file: export it as CSV"},
	{[]string{"SQLite format 3\x00"}, "an SQLite database: export the table as CSV"},
	{[]string{"\x28\xb5\x2f\xfd", "\xfd7zXZ\x00", "7z\xbc\xaf\x27\x1c"}, "compressed by something other than gzip: unpack it"},
	{[]string{"%PDF-"}, "a PDF: export the table behind it as CSV"},
}

// foreignText are those that a pattern finds.
var foreignText = []struct {
	looks pattern
	is    string
}{
	{compiled(`^BZh\d1AY&SY`), "compressed by something other than gzip: unpack it"},
	{compiled(`(?s)^.{257}ustar`), "a tar archive: unpack it"},
	{compiled(`(?i)^\s*<(!doctype|html|\?xml)`), "a page in HTML or XML, as failed downloads often are: export the table as CSV"},
	{compiled(`^[^\n]*\x00`), "not text: it contains zero bytes, like a program or UTF-16 without a mark: export it as CSV in UTF-8"},
}

// opening skips a byte order mark and returns the first byte after it. It refuses files that
// are empty or not text.
func (l *lineReader) opening() (byte, error) {
	const enough = 512
	start, err := l.in.Peek(enough)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, l.broken(err)
	}
	if mark := []byte("\xef\xbb\xbf"); bytes.HasPrefix(start, mark) {
		l.in.Discard(len(mark))
		start = start[len(mark):]
	}
	if len(start) == 0 {
		return 0, wrong(ErrFile, 0, "it is empty, want a header and rows")
	}
	for _, f := range foreign {
		for _, magic := range f.begins {
			if bytes.HasPrefix(start, []byte(magic)) {
				return 0, wrong(ErrFile, 0, "it is %s", f.is)
			}
		}
	}
	for _, f := range foreignText {
		if f.looks().Match(start) {
			return 0, wrong(ErrFile, 0, "it is %s", f.is)
		}
	}
	return start[0], nil
}

// peek returns the first line without reading it, or as much of it as the buffer holds.
func (l *lineReader) peek() ([]byte, error) {
	for n := 512; ; n *= 2 {
		start, err := l.in.Peek(min(n, l.in.Size()))
		start = bytes.TrimLeft(start, "\r\n")
		if line, _, found := bytes.Cut(start, []byte{'\n'}); found || errors.Is(err, io.EOF) || errors.Is(err, bufio.ErrBufferFull) || n >= l.in.Size() {
			return line, nil
		}
		if err != nil {
			return nil, l.broken(err)
		}
	}
}
