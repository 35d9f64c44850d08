package nb

import (
	"math"
	"strconv"
)

// digits is how many significant digits are printed at most. Processors disagree
// only far behind them.
const digits = 6

// A Percent is a fraction that prints as a percentage: Percent(0.25) is 25%.
type Percent float64

// String writes the percentage with at most four significant digits, and without
// a sign where there is no number.
func (p Percent) String() string {
	text := number(100*float64(p), 4)
	if unbounded(float64(p)) {
		return text
	}
	return text + "%"
}

// Dollars is an amount that prints with its sign: Dollars(1.5) is $1.50.
type Dollars float64

// String writes the amount to the cent if it is a number of cents, and otherwise
// with four significant digits, six from a thousand dollars up.
func (d Dollars) String() string {
	x := float64(d)
	switch cents := math.Round(100 * x); {
	case unbounded(x):
		return number(x, digits)
	case x < 0:
		return "-" + Dollars(-x).String()
	case cents < 1e6 && math.Mod(cents, 100) != 0 && math.Abs(100*x-cents) < 1e-9*cents:
		return "$" + strconv.FormatFloat(cents/100, 'f', 2, 64)
	case x >= 1000:
		return "$" + number(x, digits)
	}
	return "$" + number(x, 4)
}

func unbounded(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) }

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
