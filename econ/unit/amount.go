package unit

import (
	"math"
	"strconv"
)

// Percent returns a fraction as a percentage: 0.25 is 25%.
func (n Notation) Percent(fraction float64, digits int) string {
	text := n.Number(100*fraction, digits)
	if !finite(100 * fraction) {
		return text
	}
	return text + "%"
}

// Dollars returns an amount of dollars: to the cent if it is a whole number of
// cents below $10,000, and otherwise with at most so many significant digits. It
// writes $3 and $1.50, never $3.00 or $1.5.
func (n Notation) Dollars(x float64, digits int) string {
	switch cents := math.Round(100 * x); {
	case !finite(x):
		return n.Number(x, digits)
	case x < 0:
		return n.minus() + n.Dollars(-x, digits)
	case cents < 1e6 && math.Mod(cents, 100) != 0 && math.Abs(100*x-cents) < 1e-9*cents:
		text := strconv.FormatFloat(cents/100, 'f', 2, 64)
		if n == Text {
			text = grouped(text)
		}
		return "$" + text
	}
	return "$" + n.Number(x, digits)
}

// Hours returns a duration given in hours, in the unit in which it is easiest to
// imagine: 2 h, 3 min, 36 s.
func (n Notation) Hours(h float64, digits int) string {
	switch size := math.Abs(h); {
	case !finite(h):
		return n.Number(h, digits)
	case size >= 1 || size == 0:
		return n.Number(h, digits) + " h"
	case size >= 1.0/60:
		return n.Number(60*h, digits) + " min"
	}
	return n.Number(3600*h, digits) + " s"
}

// Years returns a time given in years: 1 year, 2.5 years.
func (n Notation) Years(t float64, digits int) string {
	switch text := n.Number(t, digits); {
	case !finite(t):
		return text
	case text == "1":
		return "1 year"
	default:
		return text + " years"
	}
}

// leastPValue is the p-value below which only that is said: smaller ones rest on the
// limit of a law and not on what was drawn.
const leastPValue = 0.001

// PValue returns a p-value with its name: p = 0.03, and p < 0.001 below that. It never
// writes 0, which no test can give.
func (n Notation) PValue(p float64, digits int) string {
	if p < leastPValue {
		return "p < " + n.Number(leastPValue, digits)
	}
	return "p = " + n.Number(p, digits)
}
