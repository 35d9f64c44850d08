package hours

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// powers are the powers of ten that a float64 holds exactly.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// parseNumber reads a number such as 1.5, -2e-3, NaN or Inf, and with comma also 1,5. It
// returns the decimal mark, 0 if there is none. It refuses hexadecimal numbers and numbers
// too large for a float64. The error says what the text looks like and what to do.
func parseNumber(text []byte, comma bool) (x float64, mark byte, err error) {
	// Up to 15 digits and powers of ten up to 10^15 are exact, so that the quotient is rounded
	// once: the result of strconv, faster.
	whole, digits, decimals := uint64(0), 0, 0
	for i, c := range text {
		switch {
		case '0' <= c && c <= '9':
			whole = whole*10 + uint64(c-'0')
			digits++
			if mark != 0 {
				decimals++
			}
		case mark == 0 && (c == '.' || comma && c == ','):
			mark = c
		case i == 0 && c == '-':
		default:
			return parseAnyNumber(text, comma)
		}
	}
	if digits == 0 || digits > 15 {
		return parseAnyNumber(text, comma)
	}
	x = float64(whole) / powers[decimals]
	if text[0] == '-' {
		x = -x
	}
	return x, mark, nil
}

// parseAnyNumber is [parseNumber] for the rare forms.
func parseAnyNumber(text []byte, comma bool) (x float64, mark byte, err error) {
	number := string(text)
	switch {
	case bytes.IndexByte(text, '.') >= 0:
		mark = '.'
	case comma && bytes.Count(text, []byte{','}) == 1:
		mark = ','
		number = strings.Replace(number, ",", ".", 1)
	}
	if bytes.ContainsAny(text, "xX_") {
		return 0, mark, notNumber(number)
	}
	x, err = strconv.ParseFloat(number, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return 0, mark, fmt.Errorf("%q is beyond 1.8e308, the largest number that can be read", shortened(string(text)))
	case err != nil:
		return 0, mark, notNumber(string(text))
	}
	return x, mark, nil
}

// mistakes are texts that stand where a number belongs, each with a remedy. The first match
// counts.
var mistakes = []struct {
	looks  pattern
	remedy string
}{
	{compiled(`^[+-]?0[xX]`), "want a decimal number such as 1.5, not a hexadecimal one"},
	{compiled(`^[+-]?[\d.,]+ ?%$`), "want hours or another amount, not a share in percent"},
	{compiled(`^[+-]?\d+,\d+$`), "whose comma may be a decimal mark or separate thousands: write 1.5 for one and a half and 1500 for fifteen hundred (a decimal comma is read if semicolons or tabs separate the columns)"},
	{compiled(`^[+-]?\d{1,3}([.,'’_ \x{a0}\x{202f}]\d{3})+([.,]\d*)?$`), "want no separator of thousands: write 1234.5"},
	{compiled(`^[+-]?\d+(:\d\d)+(\.\d+)?$`), "want a decimal number, not hours:minutes: write 1.5 for 1:30"},
	{compiled(`^[+-]?\d+(h|H) ?\d+`), "want a decimal number: write 1.5 for 1h30"},
	{compiled(`(?i)^\d+ ?days?,? +\d+(:\d\d)+`), "want a decimal number, not days and hours:minutes: write 1.5 for 1:30"},
	{compiled(`(?i)^([\d.,]+ ?(d|w|days?|weeks?|tage?|jours?|días?|giorn[oi]|dagen)\b|P(T?\d))`), "want a decimal number of hours: write 1.5 for PT1H30M, and the working hours of 2d"},
	{compiled(`(?i)^\d{1,2}[. -]*(jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[. -]*\d`), "which a spreadsheet may have made of a number such as 1.5: write the number, in a cell that is text or a number"},
	{compiled(`^(\d+ )?\d+/\d+$|[½¼¾]`), "want a decimal number: write 0.5 for 1/2"},
	{compiled(`(?i)^(~|≈|±|ca\b|about|approx)`), "want the number alone: write 2 for ~2"},
	{compiled(`(?i)^[\[(]?(h|hrs?|hours?|min|minutes?|s|secs?|seconds?|\$|usd|eur)(/h)?[\])]?$`), "want a number: delete a line of units, and give the unit for the whole column"},
	{compiled(`^[$€£¥]|[$€£¥]$|^(USD|EUR|GBP) ?\d|\d ?(USD|EUR|GBP)$`), "want the number alone, without a currency"},
	{compiled(`^\d{4}-\d\d-\d\d`), "want a number such as 1.5, not a date: is this the right column?"},
	{compiled(`^[-=+|_*]{3,}$`), "want a number: delete a line that is drawn"},
	{compiled(`^#\s|^\(\d+ [\pL ]+\)$`), "want a number: delete the line if it is a note and no task"},
	{compiled(`^\(\d.*\)$`), "want a minus sign for a number below 0: write -1.5 for (1.5)"},
	{compiled(`^[−–—]\s*\d`), "want a hyphen as the minus sign: write -1.5"},
	{compiled(`^[-–—.?]+$`), "want 0 if no time was saved, or nothing if it is not known"},
	{compiled(`^#`), "an error of the spreadsheet: mend its formula, or empty the cell if the value is not known"},
	{compiled(`^="?`), "want the number and not a formula: write 1.5"},
	{compiled(`^["'].*["']$`), "want a number such as 1.5 without quotes"},
	{compiled(`^'\d`), "want the number without the apostrophe: write 1.5"},
	{compiled(`^(<|≤|&lt;|less than |under |at most )`), "want a number: of a saving that is only known to be small write half of the bound, as the tail does not depend on it"},
	{compiled(`^\d[\d.,]*\s*(-|–|—|to|bis|\.\.+)\s*\d[\d.,]*`), "want one number and not a range: count the tasks in each range, and give the columns hours_from, hours_to and tasks instead"},
	{compiled(`^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}`), "want a number such as 1.5, not a date: is this the right column?"},
}

// A thousands finds columns in which 1.234 or 1,234 probably stands for 1234: some numbers
// have no mark, and all others have three digits after it.
type thousands struct {
	plain   bool   // a number without a mark occurred
	decimal bool   // a number occurred whose mark cannot separate thousands
	grouped Count  // the others
	example string // the first of them
}

var groupOfThree = compiled(`^[+-]?[1-9]\d{0,2}[.,]\d{3}$`)

// see takes note of a number and its mark.
func (t *thousands) see(text []byte, mark byte, line int) {
	switch {
	case t.decimal:
	case mark == 0:
		t.plain = true
	case !groupOfThree().Match(text):
		t.decimal = true
	default:
		if t.grouped.add(line); t.example == "" {
			t.example = string(text)
		}
	}
}

// doubt returns an error for such a column.
func (t *thousands) doubt(column string) error {
	if t.decimal || !t.plain || t.grouped.N == 0 {
		return nil
	}
	return &Error{Kind: ErrValue, Line: t.grouped.Line, Column: column, Problem: fmt.Errorf("%q may stand for %s or for thousands, and no number in the column settles it: write one with another number of decimals, or all without a separator",
		t.example, strings.Replace(t.example, ",", ".", 1)+"0")}
}

// withUnit matches a number followed by its unit.
var withUnit = compiled(`^(?i)([+-]?[\d.,]+(?:[eE][+-]?\d+)?) ?(?:(h|hr|hrs|hours?|std|stunden?|heures?|horas?|or[ae]|uur|uren)|(m|min|mins|minut(?:e|en|es|os?|i)?)|(s|sec|secs|seconds?|sek|sekunden?|secondes?|segundos?|second[oi]))\.?$`)

// notNumber is the error of a text where a number belongs.
func notNumber(text string) error {
	if m := withUnit().FindSubmatch([]byte(text)); m != nil {
		return &UnitError{Text: shortened(text), Unit: unitWritten(m)}
	}
	if label, _ := totalLabel([]byte(text)); totalWords[label] {
		return fmt.Errorf("%q, want a number: delete the line if it is a total and no task", shortened(text))
	}
	remedy := "want a number such as 1.5, or nothing if it is not known"
	for _, m := range mistakes {
		if m.looks().MatchString(text) {
			remedy = m.remedy
			break
		}
	}
	return fmt.Errorf("%q, %s", shortened(text), remedy)
}

// unitWritten returns the unit in a match of withUnit.
func unitWritten(m [][]byte) Unit {
	switch {
	case m[3] != nil:
		return Minutes
	case m[4] != nil:
		return Seconds
	}
	return Hours
}

// missing reports whether a text stands for no value.
func missing(text []byte) bool {
	switch string(text) {
	case "", "NA", "N/A", "null", "NULL", "na", "n/a", "None", "none", "nil", "#N/A", "#NV":
		return true
	}
	return false
}

// shortened cuts a text to what fits a message.
func shortened(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
