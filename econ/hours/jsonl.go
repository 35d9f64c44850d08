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
	object := &jsonObject{o: o, lines: lines}
	in := newIntake(o, object, lines, room)
	must := object.want(in)
	in.begin()
	var found [roles]bool
	for {
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
		if in.d.Rows == 0 {
			in.d.Columns = object.names(text)
			if err := o.nearNames(in.d.Columns); err != nil {
				for _, r := range must {
					if object.values[r] == nil {
						return Data{}, o.noColumn("field", o.asked(r), r, in.d.Columns)
					}
				}
				return Data{}, err
			}
			if in.repeats.watch(o, in.d.Columns); in.repeats.column != "" {
				object.wanted = append(object.wanted, wantedField{in.repeats.column, repeatsRole})
				object.values[repeatsRole] = object.member(in.repeats.column)
				in.reads(repeatsRole)
			}
			if o.asked(taskRole) != "" && object.values[taskRole] == nil {
				return Data{}, o.noColumn("field", o.Task, taskRole, in.d.Columns)
			}
		}
		for _, r := range must {
			found[r] = found[r] || object.values[r] != nil
		}
		if err := in.row(); err != nil {
			return Data{}, err
		}
	}
	for _, r := range must {
		if !found[r] {
			return Data{}, o.noColumn("field", o.asked(r), r, in.d.Columns)
		}
	}
	return in.finish()
}

// want chooses the fields to read, and returns the roles that an object must have at least
// once.
func (o *jsonObject) want(in *intake) (must []role) {
	must = []role{savingRole}
	if o.o.difference() {
		must = []role{withoutRole, withRole}
	}
	for _, r := range [...]role{weightRole, taskRole} {
		if o.o.asked(r) != "" {
			must = append(must, r)
		}
	}
	for _, r := range must {
		o.wanted = append(o.wanted, wantedField{o.o.asked(r), r})
		in.reads(r)
	}
	for _, c := range optionals {
		name := o.o.wanted(c)
		if name == "" {
			continue
		}
		o.wanted = append(o.wanted, wantedField{name, c.role})
		in.read[c.role] = true // its column begins with the first object that has it
		if name != c.usual {
			must = append(must, c.role)
		}
	}
	return must
}

// A jsonObject picks the wanted fields out of a line of JSON. encoding/json checks the line;
// it is not asked to decode it, because it would allocate a map and a string for everything
// in it: see [recordReader].
type jsonObject struct {
	o      Reading
	lines  *lineReader
	wanted []wantedField
	values [roles][]byte // as written, nil for a missing field
	whole  []byte
}

type wantedField struct {
	name string
	role role
}

// read reads an object.
func (o *jsonObject) read(text []byte) error {
	o.values, o.whole = [roles][]byte{}, text
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
		for _, wanted := range o.wanted {
			if string(name) != wanted.name {
				continue
			}
			if o.values[wanted.role] != nil {
				err = fmt.Errorf("has the field %q twice, want one", wanted.name)
			}
			o.values[wanted.role] = value
		}
	})
	return err
}

// member returns the value of a field, nil if the object has none.
func (o *jsonObject) member(name string) (value []byte) {
	members(o.whole, func(n, v []byte) {
		if string(n) == name {
			value = v
		}
	})
	return value
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

// trimJSON takes the space from the left of a text. It is bytes.TrimLeft without the table
// that this makes of its second argument, a third of the time of reading.
func trimJSON(text []byte) []byte {
	for len(text) > 0 && (text[0] == ' ' || text[0] == '\t' || text[0] == '\r' || text[0] == '\n') {
		text = text[1:]
	}
	return text
}

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

// number parses a value. Only a bound such as ">8" may be a string.
func (o *jsonObject) number(r role) (x float64, more, there bool, err error) {
	text := o.values[r]
	if len(text) == 0 || string(text) == "null" {
		return math.NaN(), false, false, nil
	}
	switch c := text[0]; {
	case c == '"':
		if _, ok := lowerBound(o.text(r)); ok || withUnit().Match(o.text(r)) {
			if x, _, more, err = o.o.oddNumber(o.text(r), r, false, notNumber(string(o.text(r)))); err == nil {
				return x, more, true, nil
			}
			break
		}
		err = fmt.Errorf("%s is a string, want a number without quotes", shortened(string(text)))
	case c == '{' || c == '[':
		err = fmt.Errorf("%s is not a number: nested fields are not read: move the number to the top level", shortened(string(text)))
	case c == 't' || c == 'f':
		err = fmt.Errorf("%s, want a number such as 1.5", text)
	default:
		if x, _, err = parseNumber(text, false); err == nil {
			return x, false, true, nil
		}
	}
	return math.NaN(), false, false, o.o.shareRemedy(o.o.unitRemedy(o.value(r, err), r))
}

// text returns a value without its quotes.
func (o *jsonObject) text(r role) []byte {
	text := o.values[r]
	if len(text) > 1 && text[0] == '"' && bytes.IndexByte(text, '\\') >= 0 {
		var s string
		json.Unmarshal(text, &s)
		return []byte(s)
	}
	return bytes.TrimSpace(bytes.Trim(text, `"`))
}

func (o *jsonObject) lineOf(role) int { return o.lines.at }

// value is the error of a field.
func (o *jsonObject) value(r role, problem error) error {
	name := ""
	for _, w := range o.wanted {
		if w.role == r {
			name = w.name
		}
	}
	return &Error{Kind: ErrValue, Line: o.lines.at, Column: name, Problem: problem, inObject: true}
}

// label returns the word by which a text of the object says that it is a total.
func (o *jsonObject) label() (label string, exact bool) {
	members(o.whole, func(_, value []byte) {
		if label == "" && value[0] == '"' {
			label, exact = totalLabel(bytes.Trim(value, `"`))
		}
	})
	return label, exact
}
