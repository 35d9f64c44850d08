package estimate

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
)

// foreign are files that are given by mistake, by the bytes that they begin with.
var foreign = []struct {
	begins *regexp.Regexp
	is     string
}{
	{regexp.MustCompile(`^PK(\x03\x04|\x05\x06)`), "a zip archive, as .xlsx, .ods and .zip files are: export the sheet as CSV, or unpack the archive"},
	{regexp.MustCompile(`^\xd0\xcf\x11\xe0`), "an old Office file, as .xls files are: export the sheet as CSV"},
	{regexp.MustCompile(`^PAR1[\x00-\x1f]`), "a Parquet file: export it as CSV"},
	{regexp.MustCompile(`^ARROW1\x00`), "an Arrow file: export it as CSV"},
	{regexp.MustCompile(`^SQLite format 3\x00`), "an SQLite database: export the table as CSV"},
	{regexp.MustCompile(`^(\x28\xb5\x2f\xfd|BZh\d1AY&SY|\xfd7zXZ\x00|7z\xbc\xaf\x27\x1c)`), "compressed by something other than gzip: unpack it"},
	{regexp.MustCompile(`(?s)^.{257}ustar`), "a tar archive: unpack it"},
	{regexp.MustCompile(`^%PDF-`), "a PDF: export the table behind it as CSV"},
	{regexp.MustCompile(`(?i)^\s*<(!doctype|html|\?xml)`), "a page in HTML or XML, as a download that failed often is: export the table as CSV"},
	{regexp.MustCompile(`^(\xff\xfe|\xfe\xff)`), "in UTF-16, want UTF-8: save it anew as such"},
	{regexp.MustCompile(`^[^\n]*\x00`), "no text, for it holds bytes of 0, as files in UTF-16 do and those of programs: export it as CSV in UTF-8"},
}

// opening skips a byte order mark and returns the first byte of what follows. It
// refuses what is empty or no text.
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
		return 0, fmt.Errorf("%w: it is empty, want a header and rows", ErrFile)
	}
	for _, f := range foreign {
		if f.begins.Match(start) {
			return 0, fmt.Errorf("%w: it is %s", ErrFile, f.is)
		}
	}
	return start[0], nil
}

// peek returns the first line without reading it, or as much of it as there is room for.
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
