package figure

import (
	"math"
	"strconv"
	"strings"
)

// short writes a number with at most three significant digits.
func short(x float64) string { return significant(x, 3) }

// significant writes a number with at most the given significant digits, plainly
// from 0.001 to a million and as a power of ten beyond.
func significant(x float64, digits int) string {
	switch {
	case x == 0:
		return "0"
	case math.IsNaN(x):
		return "NaN"
	case math.IsInf(x, 1):
		return "∞"
	case math.IsInf(x, -1):
		return "−∞"
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'e', digits-1, 64), "e")
	power, _ := strconv.Atoi(exponent)
	sign := ""
	if x < 0 {
		sign = "−"
	}
	if power < -3 || power > 6 {
		return sign + timesTen(mantissa, power)
	}
	rounded, _ := strconv.ParseFloat(mantissa+"e"+exponent, 64)
	return sign + trimZeros(strconv.FormatFloat(rounded, 'f', max(digits-1-power, 0), 64))
}

// power writes a number above 0 as a power of ten, with at most three significant
// digits before it.
func power(x float64) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', 2, 64), "e")
	n, _ := strconv.Atoi(exponent)
	return timesTen(mantissa, n)
}

// timesTen writes 2.50 and 3 as 2.5×10³, and 1.00 and 3 as 10³.
func timesTen(mantissa string, power int) string {
	if mantissa = trimZeros(mantissa); mantissa == "1" {
		return "10" + superscript(power)
	}
	return mantissa + "×10" + superscript(power)
}

func trimZeros(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// percent writes a fraction as a percentage with at most three significant digits.
func percent(x float64) string { return short(100*x) + "%" }

// dollars writes an amount of dollars: to the cent if it is a number of cents, and
// otherwise with at most three significant digits.
func dollars(x float64) string {
	if x < 0 {
		return "−" + dollars(-x)
	}
	cents := math.Round(100 * x)
	if whole := math.Mod(cents, 100) == 0; !whole && cents < 1e6 && math.Abs(100*x-cents) < 1e-9*cents {
		return "$" + strconv.FormatFloat(cents/100, 'f', 2, 64)
	}
	return "$" + short(x)
}

func superscript(power int) string {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	glyph := []rune(digits)
	var b strings.Builder
	for _, r := range strconv.Itoa(power) {
		if r == '-' {
			b.WriteRune('⁻')
			continue
		}
		b.WriteRune(glyph[r-'0'])
	}
	return b.String()
}

// hours writes a duration in the unit in which it is easiest to imagine.
func hours(h float64) string {
	switch {
	case h >= 1 || h == 0:
		return short(h) + " h"
	case h >= 1.0/60:
		return short(60*h) + " min"
	}
	return short(3600*h) + " s"
}

// inYears writes a time in years.
func inYears(t float64) string {
	if s := short(t); s != "1" {
		return s + " years"
	}
	return "1 year"
}
