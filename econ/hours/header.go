package hours

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// separators are what may separate columns, besides the comma.
var separators = []byte{';', '\t', '|'}

// separatorLine is a first line by which a spreadsheet says what separates columns.
var separatorLine = compiled(`(?i)^"?sep=(.|\\t)"?\r?$`)

// openTable reads the header.
func openTable(lines *lineReader, o Reading) (*table, error) {
	head, err := lines.peek()
	if err != nil {
		return nil, err
	}
	if bytes.IndexByte(bytes.TrimRight(head, "\r"), '\r') >= 0 {
		return nil, wrong(ErrFile, 0, "its lines end in CR alone, want LF or CRLF: save it again with those")
	}
	t := &table{recordReader: recordReader{lines: lines}, o: o}
	for r := range t.at {
		t.at[r] = -1
	}
	if m := separatorLine().FindSubmatch(head); m != nil {
		t.separator, t.said = m[1][len(m[1])-1], true
		if string(m[1]) == `\t` {
			t.separator = '\t'
		}
		if err := t.recordReader.next(); err != nil {
			return nil, err
		}
	} else {
		t.separator = o.separator(head)
	}
	t.comma = t.separator != ','
	if err := t.next(); errors.Is(err, io.EOF) {
		return nil, wrong(ErrFile, 0, "it is empty, want a header and rows")
	} else if err != nil {
		return nil, err
	}
	t.header = t.names()
	return t, nil
}

// separator returns the separator between which a header has the name of the saving, as it is
// asked for, or else the one that occurs most often outside quotes.
func (o Reading) separator(header []byte) byte {
	name := o.asked(savingRole)
	if o.difference() {
		name = o.Without.Column
	}
	for _, c := range append([]byte{','}, separators...) {
		for field := range bytes.SplitSeq(header, []byte{c}) {
			if bytes.Contains(header, []byte{c}) && string(bytes.Trim(bytes.TrimSpace(field), `"`)) == name {
				return c
			}
		}
	}
	return frequent(header)
}

// frequent returns the separator that occurs most often in a header, outside quotes.
func frequent(header []byte) byte {
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
	for _, c := range separators {
		if count[c] > count[best] {
			best = c
		}
	}
	return best
}

// names returns the fields of the current row as names of columns. Those that are not in
// UTF-8 are read as Latin-1, so that a reader can name them.
func (t *table) names() []string {
	var names []string
	for _, field := range t.fields {
		field = bytes.TrimSpace(bytes.Trim(bytes.TrimSpace(field), "\ufeff\u200b"))
		if utf8.Valid(field) {
			names = append(names, string(field))
			continue
		}
		var name strings.Builder
		for _, c := range field {
			name.WriteRune(rune(c))
		}
		names = append(names, name.String())
	}
	return names
}

// index returns the position of a column, -1 if the file does not have it.
func (t *table) index(name string) (int, error) {
	i := slices.Index(t.header, name)
	if i >= 0 && slices.Contains(t.header[i+1:], name) {
		return -1, wrong(ErrColumn, 0, "there are two columns %q, want one: rename the other", name)
	}
	return i, nil
}

// nextHas reports whether the next row has so many words, and reads it.
func (t *table) nextHas(words int) bool {
	line := t.line
	defer func() { t.line = line }()
	return t.recordReader.next() == nil && len(bytes.Fields(bytes.Join(t.fields, []byte(" ")))) == words
}

// lacks returns the error of a column that the file does not have.
func (t *table) lacks(name string, r role) error {
	if _, err := strconv.ParseFloat(t.header[0], 64); err == nil {
		return wrong(ErrColumn, 1, "there is no column %q: the first line holds numbers, want the names of the columns", name)
	}
	if words := strings.Fields(t.header[0]); len(t.header) == 1 && len(words) > 1 && slices.Contains(words, name) && t.nextHas(len(words)) {
		return wrong(ErrFile, t.line, "its columns seem to be separated by spaces, want commas, semicolons, tabs or vertical bars (|): put one of them between the columns")
	}
	if other := frequent([]byte(t.header[0])); t.said && len(t.header) == 1 && strings.IndexByte(t.header[0], other) >= 0 {
		return wrong(ErrFile, t.line, "its columns seem to be separated by %q, and its first line says %q: delete that line", other, t.separator)
	}
	if err := t.nearHistogram(); err != nil && r == savingRole && t.o.Column == "" {
		return err
	}
	header, there := t.line, t.header
	for line, most := t.line, 30; line < header+most; line = t.line {
		if t.recordReader.next() != nil {
			break
		}
		if slices.Contains(t.names(), name) {
			return wrong(ErrFile, t.line, "the names of the columns are here, want them in the first line: delete the lines above")
		}
	}
	return t.o.noColumn("column", name, r, there)
}
