package estimate

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// readJSONLines reads one object a line.
func readJSONLines(rows *rowReader, o Reading, size int64) (Data, error) {
	d := Data{Column: o.column(), Unit: max(o.Unit, 0)}
	lines := bufio.NewScanner(rows)
	lines.Buffer(make([]byte, 1<<16), longestRow)
	var first []string // the fields of the first object
	found := false
	for line := 1; lines.Scan(); line++ {
		rows.taken = 0
		text := bytes.TrimSpace(lines.Bytes())
		if len(text) == 0 {
			continue
		}
		var object map[string]json.RawMessage
		if err := json.Unmarshal(text, &object); err != nil {
			return Data{}, fmt.Errorf("%w: line %d is no JSON object: %w", ErrFile, line, err)
		}
		if d.Rows == 0 {
			for name := range object {
				first = append(first, name)
			}
			slices.Sort(first)
		}
		d.Rows++
		value, there := object[d.Column]
		found = found || there
		if err := d.takeJSON(value, object, o, line); err != nil {
			return Data{}, err
		}
		if d.Rows == 1<<14 {
			d.grow(rows.room(d.Rows, size))
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return Data{}, fmt.Errorf("%w: a row has more than %d bytes: it lacks line ends", ErrFile, longestRow)
	} else if err != nil && !errors.Is(err, io.EOF) {
		return Data{}, fmt.Errorf("%w: %w", ErrFile, err)
	}
	if !found {
		return Data{}, fmt.Errorf("%w: %q: the first line has %s; choose one with --column", ErrColumn, d.Column, quoted(first))
	}
	return d, nil
}

// takeJSON files one object.
func (d *Data) takeJSON(value json.RawMessage, object map[string]json.RawMessage, o Reading, line int) error {
	x, there, err := jsonNumber(value, d.Column, line)
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
	for _, c := range []struct {
		name string
		into *[]float64
	}{{"wage", &d.Wages}, {"tokens", &d.Tokens}} {
		x, there, err := jsonNumber(object[c.name], c.name, line)
		if err != nil {
			return err
		}
		d.beside(c.into, x, there)
	}
	years, there, err := jsonPeriod(object["period"], line)
	if err != nil {
		return err
	}
	d.beside(&d.Years, years, there)
	return nil
}

// beside files a value next to the hours just kept. A column begins with the first
// row that has it; the rows before are NaN.
func (d *Data) beside(into *[]float64, x float64, there bool) {
	if !there && *into == nil {
		return
	}
	for len(*into) < len(d.Hours)-1 {
		*into = append(*into, math.NaN())
	}
	*into = append(*into, x)
}

// jsonNumber parses the value of a field. The bool is false for none.
func jsonNumber(value json.RawMessage, name string, line int) (float64, bool, error) {
	text := string(value)
	if missing(text) {
		return math.NaN(), false, nil
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN(), false, fmt.Errorf("%w: line %d, field %q: %s, want a number such as 1.5", ErrValue, line, name, shortened(text))
	}
	return x, true, nil
}

// jsonPeriod parses a period, which may be a text or a number.
func jsonPeriod(value json.RawMessage, line int) (float64, bool, error) {
	text := strings.Trim(string(value), `"`)
	if missing(text) {
		return math.NaN(), false, nil
	}
	x, err := ParsePeriod(text)
	if err != nil {
		return math.NaN(), false, fmt.Errorf("%w: line %d, field %q: %w", ErrValue, line, "period", err)
	}
	return x, true, nil
}
