package nb

import (
	"math"
	"strconv"
	"strings"
)

// digits is how many significant digits are printed at most. Processors disagree
// only far behind them.
const digits = 6

// A Percent is a fraction that prints as a percentage: Percent(0.25) is 25%.
type Percent float64

// String writes the percentage with at most four significant digits.
func (p Percent) String() string { return number(100*float64(p), 4) + "%" }

// Dollars is an amount that prints with its sign: Dollars(1.5) is $1.5.
type Dollars float64

// String writes the amount with at most four significant digits.
func (d Dollars) String() string {
	text := number(float64(d), 4)
	if unsigned, negative := strings.CutPrefix(text, "-"); negative {
		return "-$" + unsigned
	}
	return "$" + text
}

// number writes x with at most n significant digits.
func number(x float64, n int) string {
	switch {
	case x == 0:
		return "0" // and not -0
	case math.IsInf(x, 1):
		return "+Inf"
	}
	text := strconv.FormatFloat(x, 'g', n, 64)
	// Large numbers that are still readable are written in full.
	if size := math.Abs(x); size >= math.Pow10(n) && size < 1e9 {
		rounded, _ := strconv.ParseFloat(text, 64)
		return strconv.FormatFloat(rounded, 'f', 0, 64)
	}
	return text
}
