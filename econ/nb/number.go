package nb

import (
	"math"
	"strings"

	"valuecapture/econ/unit"
)

// digits is the largest number of significant digits that are printed. Processors
// differ only in digits far beyond.
const digits = 6

// A Percent is a fraction that prints as a percentage: Percent(0.25) is 25%.
type Percent float64

// String returns the percentage with at most four significant digits, and
// without a sign where there is no number.
func (p Percent) String() string { return unit.Plain.Percent(float64(p), 4) }

// Dollars is an amount that prints with its sign: Dollars(1.5) is $1.50.
type Dollars float64

// String returns the amount to the cent if it is a whole number of cents, and
// otherwise with four significant digits, six from a thousand dollars up.
func (d Dollars) String() string {
	if math.Abs(float64(d)) >= 1000 {
		return unit.Plain.Dollars(float64(d), digits)
	}
	return unit.Plain.Dollars(float64(d), 4)
}

// Count is a number of things that prints with its thousands apart: Count(64000) is 64,000.
type Count float64

// String returns the number with at most six significant digits.
func (n Count) String() string {
	sign, text := "", number(float64(n), digits)
	if text[0] == '-' {
		sign, text = "-", text[1:]
	}
	whole, rest, _ := strings.Cut(text, ".")
	if strings.Trim(whole, "0123456789") != "" {
		return sign + text // a power of ten, or no number
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return sign + whole
}

// number returns x with at most n significant digits.
func number(x float64, n int) string { return unit.Plain.Number(x, n) }
