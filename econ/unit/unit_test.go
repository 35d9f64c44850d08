package unit_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"valuecapture/econ/unit"
)

func TestNumber(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		x           float64
		digits      int
		text, plain string
	}{
		{0, 3, "0", "0"},
		{math.Copysign(0, -1), 3, "0", "0"},
		{6, 3, "6", "6"},
		{-1.5, 3, "−1.5", "-1.5"},
		{2.0 / 3, 3, "0.667", "0.667"},
		{0.9999, 3, "1", "1"},
		{9.999e-4, 3, "0.001", "0.001"},
		{1.234e-5, 3, "1.23×10⁻⁵", "1.23e-05"},
		{-2.5e-7, 6, "−2.5×10⁻⁷", "-2.5e-07"},
		{1e-12, 3, "10⁻¹²", "1e-12"},
		{123456, 3, "123,000", "123000"},
		{12400, 3, "12,400", "12400"},
		{-1234.5, 5, "−1,234.5", "-1234.5"},
		{999.5, 4, "999.5", "999.5"},
		{9.999e6, 3, "10⁷", "10000000"},
		{123456789, 6, "1.23457×10⁸", "123457000"},
		{3e9, 3, "3×10⁹", "3e+09"},
		{1.0 / 3, 0, "0.3", "0.3"},
		{1.0 / 3, -4, "0.3", "0.3"},
		{math.MaxFloat64, 2, "1.8×10³⁰⁸", "1.8e+308"},
		{math.SmallestNonzeroFloat64, 2, "4.9×10⁻³²⁴", "4.9e-324"},
		{math.Inf(1), 3, "∞", "+Inf"},
		{math.Inf(-1), 3, "−∞", "-Inf"},
		{math.NaN(), 3, "NaN", "NaN"},
	} {
		if got := unit.Text.Number(tc.x, tc.digits); got != tc.text {
			t.Errorf("Text.Number(%g, %d) = %q, want %q", tc.x, tc.digits, got, tc.text)
		}
		if got := unit.Plain.Number(tc.x, tc.digits); got != tc.plain {
			t.Errorf("Plain.Number(%g, %d) = %q, want %q", tc.x, tc.digits, got, tc.plain)
		}
	}
}

func TestPower(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		x    float64
		want string
	}{{0.001, "10⁻³"}, {2500, "2.5×10³"}, {-2500, "−2.5×10³"}, {1, "10⁰"}, {0, "0"}, {math.Inf(1), "∞"}, {math.NaN(), "NaN"}} {
		if got := unit.Text.Power(tc.x, 3); got != tc.want {
			t.Errorf("Text.Power(%g, 3) = %q, want %q", tc.x, got, tc.want)
		}
	}
	if got := unit.Plain.Power(2500, 3); got != "2500" {
		t.Errorf("Plain.Power(2500, 3) = %q, want 2500", got)
	}
}

func TestAmounts(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		x                                float64
		textPercent, plainPercent        string // at 3 and 4 digits
		textDollars, plainDollars, hours string
	}{
		{0, "0%", "0%", "$0", "$0", "0 h"},
		{6, "600%", "600%", "$6", "$6", "6 h"},
		{0.25, "25%", "25%", "$0.25", "$0.25", "15 min"},
		{0.2, "20%", "20%", "$0.20", "$0.20", "12 min"},
		{2.0 / 3, "66.7%", "66.67%", "$0.667", "$0.6667", "40 min"},
		{-1.5, "−150%", "-150%", "−$1.50", "-$1.50", "−1.5 h"},
		{-0.01, "−1%", "-1%", "−$0.01", "-$0.01", "−36 s"},
		{9999.99, "1,000,000%", "1000000%", "$9,999.99", "$9999.99", "10,000 h"},
		{10000.01, "1,000,000%", "1000000%", "$10,000", "$10000", "10,000 h"},
		{1e-12, "10⁻¹⁰%", "1e-10%", "$10⁻¹²", "$1e-12", "3.6×10⁻⁹ s"},
		{math.Inf(1), "∞", "+Inf", "∞", "+Inf", "∞"},
		{math.Inf(-1), "−∞", "-Inf", "−∞", "-Inf", "−∞"},
		{math.NaN(), "NaN", "NaN", "NaN", "NaN", "NaN"},
	} {
		for _, got := range []struct{ name, text, want string }{
			{"Text.Percent", unit.Text.Percent(tc.x, 3), tc.textPercent},
			{"Plain.Percent", unit.Plain.Percent(tc.x, 4), tc.plainPercent},
			{"Text.Dollars", unit.Text.Dollars(tc.x, 3), tc.textDollars},
			{"Plain.Dollars", unit.Plain.Dollars(tc.x, 4), tc.plainDollars},
			{"Text.Hours", unit.Text.Hours(tc.x, 3), tc.hours},
		} {
			if got.text != got.want {
				t.Errorf("%s of %g is %q, want %q", got.name, tc.x, got.text, got.want)
			}
		}
	}
}

func TestYears(t *testing.T) {
	t.Parallel()
	for x, want := range map[float64]string{1: "1 year", 0.9999: "1 year", 2.5: "2.5 years", 0: "0 years", math.Inf(1): "∞"} {
		if got := unit.Text.Years(x, 3); got != want {
			t.Errorf("Text.Years(%g, 3) = %q, want %q", x, got, want)
		}
	}
}

// Every double can be written, in either notation, to any number of digits.
func TestEveryDouble(t *testing.T) {
	t.Parallel()
	for e := -1074; e <= 1023; e += 7 {
		for _, digits := range []int{-1, 1, 3, 17, 400} {
			for _, n := range []unit.Notation{unit.Text, unit.Plain, 7} {
				x := math.Ldexp(1.3, e)
				for _, s := range []string{n.Number(x, digits), n.Power(-x, digits), n.Percent(x, digits), n.Dollars(-x, digits), n.Hours(x, digits), n.Years(x, digits)} {
					if s == "" || strings.Contains(s, "NaN") {
						t.Errorf("%g to %d digits is written %q", x, digits, s)
					}
				}
			}
		}
	}
}

func Example() {
	fmt.Println(unit.Text.Number(-2.5e-7, 3), unit.Plain.Number(-2.5e-7, 6))
	fmt.Println(unit.Text.Percent(2.0/3, 3), unit.Plain.Percent(2.0/3, 4))
	fmt.Println(unit.Text.Dollars(1.5, 3), unit.Text.Hours(0.05, 3), unit.Text.Years(1, 3))
	// Output:
	// −2.5×10⁻⁷ -2.5e-07
	// 66.7% 66.67%
	// $1.50 3 min 1 year
}

func TestPValue(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		p        float64
		notation unit.Notation
		want     string
	}{
		{0, unit.Plain, "p < 0.001"}, {0, unit.Text, "p < 0.001"}, {5e-324, unit.Text, "p < 0.001"}, {0.00099, unit.Plain, "p < 0.001"},
		{0.001, unit.Text, "p = 0.001"}, {0.0347, unit.Plain, "p = 0.035"}, {1, unit.Text, "p = 1"}, {math.NaN(), unit.Plain, "p = NaN"},
	} {
		if got := tc.notation.PValue(tc.p, 2); got != tc.want {
			t.Errorf("p-value %g is written %q, want %q", tc.p, got, tc.want)
		}
	}
}

// More digits than a float64 has are none: they would take memory without end.
func TestDigitsWithoutEnd(t *testing.T) {
	t.Parallel()
	for _, digits := range []int{17, 1 << 40, math.MaxInt, math.MinInt} {
		for _, n := range []unit.Notation{unit.Text, unit.Plain, unit.Notation(9)} {
			for _, x := range []float64{1.0 / 3, 5e-324, math.MaxFloat64, -1e-9, 123456789} {
				for _, text := range []string{n.Number(x, digits), n.Power(x, digits), n.Dollars(x, digits), n.Percent(x, digits), n.Hours(x, digits), n.Years(x, digits)} {
					if text == "" || len(text) > 80 {
						t.Errorf("%g with %d digits is %q", x, digits, text)
					}
				}
			}
		}
	}
}
