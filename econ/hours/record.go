package hours

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// A recordReader splits CSV into records, as RFC 4180 has it: fields may stand in
// quotes, where separators and line ends are text and a quote is written twice.
// Lines end in LF or CRLF, and CRLF in quotes is read as LF. Empty lines are
// skipped. It accepts what encoding/csv does, and reads the same.
//
// encoding/csv makes a string of every record. The collector lets such garbage grow
// until it is as large as what is kept, so that a file of a gigabyte took three times
// the memory of its values, and longer. This reader allocates nothing for a record.
type recordReader struct {
	lines     *lineReader
	separator byte

	fields [][]byte // of the record last read, valid until the next
	line   int      // where it begins
	blank  Count    // empty lines skipped before it

	text   []byte // of a record whose fields are not as they are written
	ends   []int  // of its fields in text
	begins []int  // the lines where its fields begin; empty if that is line
}

// A quoteError is a quote where none may be, or one that is not closed.
type quoteError struct {
	line, field int // field counted from 0
	problem     string
}

func (e *quoteError) Error() string { return e.problem }

// next reads a record, io.EOF after the last. Other errors are those of the lines,
// or a [quoteError].
func (r *recordReader) next() error {
	r.blank = Count{}
	line, err := r.lines.next()
	for ; err == nil && len(line) == 0; line, err = r.lines.next() {
		r.blank.add(r.lines.at)
	}
	if err != nil {
		return err
	}
	r.line, r.fields, r.begins = r.lines.at, r.fields[:0], r.begins[:0]
	quotes := bytes.IndexByte(line, '"') >= 0
	for rest := line; ; {
		var end int // of the field
		if quotes && len(rest) > 0 && rest[0] == '"' {
			rest = rest[1:]
			end = bytes.IndexByte(rest, '"')
			if end < 0 || end+1 < len(rest) && rest[end+1] != r.separator {
				return r.quoted(line)
			}
			r.fields = append(r.fields, rest[:end])
			end++
		} else {
			end = bytes.IndexByte(rest, r.separator)
			if end < 0 {
				end = len(rest)
			}
			if quotes && bytes.IndexByte(rest[:end], '"') >= 0 {
				return r.quoted(line)
			}
			r.fields = append(r.fields, rest[:end])
		}
		if end == len(rest) {
			return nil
		}
		rest = rest[end+1:]
	}
}

// lineOf returns the line where a field begins.
func (r *recordReader) lineOf(field int) int {
	if field < len(r.begins) {
		return r.begins[field]
	}
	return r.line
}

// quoted reads a record with quotes that are written twice, or that hold line ends, or
// that are wrong.
func (r *recordReader) quoted(line []byte) error {
	r.fields, r.text, r.ends = r.fields[:0], r.text[:0], r.ends[:0]
	for more := true; more; {
		r.begins = append(r.begins, r.lines.at)
		var err error
		if len(line) > 0 && line[0] == '"' {
			line, more, err = r.quotedField(line[1:])
		} else {
			line, more, err = r.plainField(line)
		}
		if err != nil {
			return err
		}
		r.ends = append(r.ends, len(r.text))
	}
	from := 0
	for _, to := range r.ends {
		r.fields = append(r.fields, r.text[from:to])
		from = to
	}
	return nil
}

// plainField takes a field without quotes from the line, and returns what follows its
// separator, if there is one.
func (r *recordReader) plainField(line []byte) (rest []byte, more bool, err error) {
	field, rest, more := bytes.Cut(line, []byte{r.separator})
	if bytes.IndexByte(field, '"') >= 0 {
		return nil, false, r.misquoted("a quote inside a field that does not begin with one: put the whole field into quotes and write the quote in it twice")
	}
	r.text = append(r.text, field...)
	return rest, more, nil
}

// quotedField takes what is left of a field after its opening quote, and reads on
// until it is closed.
func (r *recordReader) quotedField(line []byte) (rest []byte, more bool, err error) {
	for {
		i := bytes.IndexByte(line, '"')
		switch {
		case i < 0:
			r.text = append(append(r.text, line...), '\n')
			if len(r.text) > longestRow {
				return nil, false, tooLong(r.line)
			}
			if line, err = r.lines.next(); errors.Is(err, io.EOF) {
				return nil, false, r.misquoted("a quote that opens there is never closed")
			} else if err != nil {
				return nil, false, err
			}
		case i+1 == len(line):
			r.text = append(r.text, line[:i]...)
			return nil, false, nil
		case line[i+1] == r.separator:
			r.text = append(r.text, line[:i]...)
			return line[i+2:], true, nil
		case line[i+1] == '"':
			r.text = append(r.text, line[:i+1]...)
			line = line[i+2:]
		default:
			return nil, false, r.misquoted(fmt.Sprintf("a quote is followed by %q, want the separator or the end of the line: write a quote in a field twice", line[i+1]))
		}
	}
}

// misquoted is the error of the field being read.
func (r *recordReader) misquoted(problem string) error {
	field := len(r.begins) - 1
	return &quoteError{r.begins[field], field, problem}
}
