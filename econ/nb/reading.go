package nb

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"valuecapture/econ/hours"
)

// reading returns what the reader's flags say is to be read.
func reading() (hours.Reading, error) {
	o := hours.Reading{
		Column: given(columnFlag),
		Period: given(periodFlag),
		Worker: given(workerFlag),
	}
	var err error
	failed := func(flag string, e error) {
		if err == nil && e != nil {
			err = fmt.Errorf("nb: --%s = %q: %w", flag, given(flag), e)
		}
	}
	var e error
	o.Unit, e = unitNamed(given(unitFlag))
	failed(unitFlag, e)
	o.Without, e = timed(given(withoutFlag))
	failed(withoutFlag, e)
	o.With, e = timed(given(withFlag))
	failed(withFlag, e)
	o.Wage, o.Facts.Wage, e = columnOrNumber(given(wageFlag))
	failed(wageFlag, e)
	o.Tokens, o.Facts.Tokens, e = columnOrNumber(given(tokensFlag))
	failed(tokensFlag, e)
	o.Tokens, o.Each = tokensIn(o.Tokens)
	o.Facts.Cost, e = amount(given(costFlag))
	failed(costFlag, e)
	o.Task, o.Merge = merged(given(taskFlag))
	o.Weight, o.Total = weighed(given(weightFlag))
	of := o.Unit // of the column in which a cap or a step is written
	if o.Without.Column != "" {
		of = o.Without.Unit
	}
	x, e := amount(given(capFlag))
	failed(capFlag, e)
	o.Facts.Cap = of.Hours(x)
	o.Facts.Rounded, x, e = rounded(given(roundedFlag))
	failed(roundedFlag, e)
	o.Facts.Step = of.Hours(x)
	return o, err
}

// unitNamed reads h, min or s.
func unitNamed(text string) (hours.Unit, error) {
	if text == "" {
		return 0, nil
	}
	return hours.ParseUnit(text)
}

// timed reads COL:UNIT. Without a unit it is hours that nobody has confirmed.
func timed(text string) (hours.Timed, error) {
	column, name := cut(text)
	u, err := unitNamed(name)
	return hours.Timed{Column: column, Unit: u}, err
}

// cut cuts a text at its last colon, if there is one.
func cut(text string) (before, after string) {
	if i := strings.LastIndexByte(text, ':'); i >= 0 {
		return text[:i], text[i+1:]
	}
	return text, ""
}

// columnOrNumber reads COL|NUMBER.
func columnOrNumber(text string) (column string, x float64, err error) {
	if _, err := strconv.ParseFloat(text, 64); err != nil {
		return text, 0, nil
	}
	x, err = amount(text)
	return "", x, err
}

// amount reads a number above 0. An empty text is 0.
func amount(text string) (float64, error) {
	if text == "" {
		return 0, nil
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || !(x > 0) || math.IsInf(x, 1) {
		return math.NaN(), fmt.Errorf("want a finite number above 0, such as 1.5")
	}
	return x, nil
}

// tokensIn reads COL[:UNIT], where the unit is M, k or 1, and returns the column and the
// millions in one unit.
func tokensIn(text string) (column string, each float64) {
	column, name := cut(text)
	switch name {
	case "M":
		return column, 1
	case "k":
		return column, 1e-3
	case "1":
		return column, 1e-6
	}
	return text, 0
}

// merged reads COL[:RULE].
func merged(text string) (column string, by hours.Merge) {
	column, name := cut(text)
	if by, err := hours.ParseMerge(name); err == nil {
		return column, by
	}
	return text, hours.SumOfParts
}

// weighed reads COL[:TOTAL].
func weighed(text string) (column string, total int) {
	column, name := cut(text)
	if n, err := strconv.Atoi(name); err == nil && n > 0 {
		return column, n
	}
	return text, 0
}

// rounded reads up or nearest, and a step after a colon.
func rounded(text string) (hours.Rounding, float64, error) {
	way, step := text, ""
	if strings.Contains(text, ":") {
		way, step = cut(text)
	}
	r, err := hours.ParseRounding(way)
	if err != nil {
		return r, math.NaN(), err
	}
	x, err := amount(step)
	return r, x, err
}
