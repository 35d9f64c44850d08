package hours

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// A recordReader splits CSV into records by RFC 4180: fields may be quoted, and inside quotes
// separators and line ends are text and a quote is written twice. Lines end in LF or CRLF, and
// CRLF in quotes is read as LF. Empty lines are skipped. It accepts what encoding/csv accepts,
// and reads the same.
//
// encoding/csv allocates a string for every record. That garbage grows until it is as large
// as what is kept: a file of a gigabyte took three times the memory of its values, and more
// time. This reader allocates nothing per record.
type recordReader struct {
	lines     *lineReader
	separator byte

	fields [][]byte // of the last record, valid until the next
	line   int      // where it begins
	blank  Count    // empty lines skipped before it

	text   []byte // of a record whose fields differ from how they are written
	ends   []int  // of its fields in text
	begins []int  // the lines where its fields begin; empty if all begin in line
}

// A quoteError is a misplaced or unclosed quote.
type quoteError struct {
	line, field int // field counted from 0
	problem     string
}

func (e *quoteError) Error() string { return e.problem }

// next reads a record. It returns io.EOF after the last, a [quoteError], or an error of the
// lines.
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

// lineOfField returns the line where a field begins.
func (r *recordReader) lineOfField(field int) int {
	if field < len(r.begins) {
		return r.begins[field]
	}
	return r.line
}

// quoted reads a record with doubled quotes, with line ends in quotes, or with misplaced
// quotes.
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

// plainField takes an unquoted field from the line, and returns what follows its separator,
// if there is one.
func (r *recordReader) plainField(line []byte) (rest []byte, more bool, err error) {
	field, rest, more := bytes.Cut(line, []byte{r.separator})
	if bytes.IndexByte(field, '"') >= 0 {
		return nil, false, r.misquoted("a quote inside an unquoted field: quote the whole field and double the quote inside")
	}
	r.text = append(r.text, field...)
	return rest, more, nil
}

// quotedField takes the rest of a field after its opening quote, and reads on until the
// closing one.
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
				return nil, false, r.misquoted("the quote that opens here is never closed")
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
			return nil, false, r.misquoted(fmt.Sprintf("a quote is followed by %q, want the separator or the end of the line: double a quote inside a field", line[i+1]))
		}
	}
}

// misquoted is the error of the field being read.
func (r *recordReader) misquoted(problem string) error {
	field := len(r.begins) - 1
	return &quoteError{r.begins[field], field, problem}
}
