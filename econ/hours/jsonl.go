package hours

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// readJSONLines reads one object per line. It reserves memory for the given number of rows.
func readJSONLines(lines *lineReader, o Reading, room int) (Data, error) {
	d := Data{Column: o.column(), Unit: max(o.Unit, 0)}
	d.makeRoom(room)
	object := jsonObject{wanted: [4]string{d.Column, "wage", "tokens", "period"}}
	var periods dates
	found := false
	var before parts
	for {
		before.room(&d)
		text, err := lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Data{}, err
		}
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		if err := object.read(text); err != nil {
			return Data{}, wrong(ErrFile, lines.at, "it %w", err)
		}
		if d.Rows == 0 {
			d.Columns = object.names(text)
		}
		d.Rows++
		found = found || object.values[0] != nil
		if err := d.takeJSON(&object, &periods, room, o, lines.at); err != nil {
			return Data{}, err
		}
	}
	before.join(&d)
	if !found {
		return Data{}, noColumn("field", d.Column, d.Columns)
	}
	return d, nil
}

// takeJSON adds one object.
func (d *Data) takeJSON(object *jsonObject, periods *dates, room int, o Reading, line int) error {
	x, there, err := object.number(0, line)
	if err != nil {
		return err
	}
	if !there {
		d.Excluded.Missing.add(line)
		return nil
	}
	if !d.keep(o.Unit.hours(x), line) {
		return nil
	}
	for i, into := range []*[]float64{&d.Wages, &d.Tokens} {
		if object.wanted[1+i] == d.Column {
			continue
		}
		x, there, err := object.number(1+i, line)
		if err != nil {
			return err
		}
		d.beside(into, x, there, room)
	}
	if d.Column == "period" {
		return nil
	}
	years, err := periods.year(bytes.Trim(object.values[3], `"`)) // a text or a number
	if err != nil {
		return &Error{Kind: ErrValue, Line: line, Column: "period", Problem: err, inObject: true}
	}
	d.beside(&d.Years, years, !math.IsNaN(years), room)
	return nil
}

// beside adds a value next to the hours just kept. A column begins with the first
// row that has it; the rows before are NaN.
func (d *Data) beside(into *[]float64, x float64, there bool, room int) {
	if !there && *into == nil {
		return
	}
	if *into == nil {
		*into = make([]float64, 0, room)
	}
	for len(*into) < len(d.Hours)-1 {
		*into = append(*into, math.NaN())
	}
	*into = append(*into, x)
}

// A jsonObject picks the wanted fields out of a line of JSON. encoding/json checks the line;
// it is not asked to decode it, because it would allocate a map and a string for everything
// in it: see [recordReader].
type jsonObject struct {
	wanted [4]string
	values [4][]byte // as written, nil for a missing field
}

// read reads an object.
func (o *jsonObject) read(text []byte) error {
	o.values = [4][]byte{}
	if !json.Valid(text) {
		err := json.Unmarshal(text, new(any))
		if bytes.Contains(text, []byte("NaN")) || bytes.Contains(text, []byte("Infinity")) {
			return fmt.Errorf("is not JSON, which has no NaN and no Infinity: write null: %w", err)
		}
		return fmt.Errorf("is not JSON, or continues on the next line: want one whole object per line: %w", err)
	}
	if text[0] != '{' {
		return fmt.Errorf("is %s, want a JSON object in braces", shortened(string(text)))
	}
	var err error
	members(text, func(name, value []byte) {
		for i, wanted := range o.wanted {
			if string(name) != wanted {
				continue
			}
			if o.values[i] != nil {
				err = fmt.Errorf("has the field %q twice, want one", wanted)
			}
			o.values[i] = value
		}
	})
	return err
}

// names returns the names of all fields, sorted.
func (o *jsonObject) names(text []byte) []string {
	var names []string
	members(text, func(name, _ []byte) { names = append(names, string(name)) })
	slices.Sort(names)
	return names
}

// members calls take with every field of an object in valid JSON.
func members(text []byte, take func(name, value []byte)) {
	text = trimJSON(text[1:])
	for text[0] != '}' {
		n := valueLength(text)
		name := text[1 : n-1]
		if bytes.IndexByte(name, '\\') >= 0 {
			var s string
			json.Unmarshal(text[:n], &s)
			name = []byte(s)
		}
		text = trimJSON(trimJSON(text[n:])[1:]) // the colon
		n = valueLength(text)
		take(name, text[:n])
		if text = trimJSON(text[n:]); text[0] == ',' {
			text = trimJSON(text[1:])
		}
	}
}

func trimJSON(text []byte) []byte { return bytes.TrimLeft(text, " \t\r\n") }

// valueLength returns the length of the value that valid JSON begins with.
func valueLength(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			for i++; text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			depth++
			continue
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
			continue
		default:
			continue
		}
		if depth == 0 {
			return i + 1
		}
	}
	return len(text)
}

// number parses a value. The bool is false if there is none.
func (o *jsonObject) number(i, line int) (float64, bool, error) {
	text := o.values[i]
	if len(text) == 0 || string(text) == "null" {
		return math.NaN(), false, nil
	}
	var err error
	switch c := text[0]; {
	case c == '"':
		err = fmt.Errorf("%s is a string, want a number without quotes", shortened(string(text)))
	case c == '{' || c == '[':
		err = fmt.Errorf("%s is not a number: nested fields are not read: move the number to the top level", shortened(string(text)))
	case c == 't' || c == 'f':
		err = fmt.Errorf("%s, want a number such as 1.5", text)
	default:
		var x float64
		if x, _, err = parseNumber(text, false); err == nil {
			return x, true, nil
		}
	}
	return math.NaN(), false, &Error{Kind: ErrValue, Line: line, Column: o.wanted[i], Problem: err, inObject: true}
}
