package unit

import (
	"math"
	"strconv"
	"strings"
)

// A Notation is the look of a number: its glyphs, and the sizes from which it is
// written as a power of ten.
type Notation int

const (
	// Text is for readers: −2.5×10⁻⁷ and ∞. It writes numbers in full from 0.001
	// to ten million, with commas between thousands: 12,400.
	Text Notation = iota
	// Plain is for readers and programs: -2.5e-07 and +Inf. It writes numbers in
	// full from 0.0001 to a billion.
	Plain
)

// mostDigits is the number of significant digits that tell every float64 from its neighbours.
const mostDigits = 17

// Number returns x with at most so many significant digits.
func (n Notation) Number(x float64, digits int) string {
	digits = min(max(digits, 1), mostDigits)
	switch {
	case x == 0:
		return "0" // and not -0
	case math.IsNaN(x):
		return "NaN"
	case n == Plain:
		return plain(x, digits)
	case math.IsInf(x, 1):
		return "∞"
	case x < 0:
		return n.minus() + n.Number(-x, digits)
	}
	mantissa, power := scientific(x, digits)
	if power < -3 || power > 6 {
		return timesTen(mantissa, power)
	}
	return grouped(trimZeros(strconv.FormatFloat(rounded(x, digits), 'f', max(digits-1-power, 0), 64)))
}

// Power returns x as a power of ten whatever its size, with at most so many
// significant digits before it: 2.5×10³. It is [Notation.Number] in plain notation
// and where x is 0, infinite or NaN.
func (n Notation) Power(x float64, digits int) string {
	switch {
	case n == Plain || x == 0 || !finite(x):
		return n.Number(x, digits)
	case x < 0:
		return n.minus() + n.Power(-x, digits)
	}
	return timesTen(scientific(x, min(max(digits, 1), mostDigits)))
}

func (n Notation) minus() string {
	if n == Plain {
		return "-"
	}
	return "−"
}

// plain writes x as strconv does, and large numbers that are still readable in full.
func plain(x float64, digits int) string {
	if size := math.Abs(x); size >= math.Pow10(digits) && size < 1e9 {
		return strconv.FormatFloat(rounded(x, digits), 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', digits, 64)
}

// rounded returns x rounded to so many significant digits.
func rounded(x float64, digits int) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', digits-1, 64), 64)
	return v
}

// scientific returns the decimal mantissa of x > 0 and its power of ten.
func scientific(x float64, digits int) (mantissa string, power int) {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', digits-1, 64), "e")
	power, _ = strconv.Atoi(exponent)
	return mantissa, power
}

// timesTen writes 2.50 and 3 as 2.5×10³, and 1.00 and 3 as 10³.
func timesTen(mantissa string, power int) string {
	if mantissa = trimZeros(mantissa); mantissa == "1" {
		return "10" + superscript(power)
	}
	return mantissa + "×10" + superscript(power)
}

// grouped writes 12400.5 as 12,400.5.
func grouped(s string) string {
	whole, rest := s, ""
	if i := strings.IndexByte(s, '.'); i >= 0 {
		whole, rest = s[:i], s[i:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole + rest
}

func trimZeros(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

func superscript(power int) string {
	glyphs := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	var b strings.Builder
	for _, r := range strconv.Itoa(power) {
		if r == '-' {
			b.WriteRune('⁻')
			continue
		}
		b.WriteRune(glyphs[r-'0'])
	}
	return b.String()
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
