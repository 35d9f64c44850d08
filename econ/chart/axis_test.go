package chart

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot"
)

func labels(ticks []plot.Tick) string {
	var out []string
	for _, t := range ticks {
		if t.Label != "" {
			out = append(out, t.Label)
		}
	}
	return strings.Join(out, " ")
}

func TestLinearTicks(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		low, high float64
		percent   bool
		want      string
	}{
		{0, 1, true, "0% 20% 40% 60% 80% 100%"},
		{0, 1, false, "0 0.2 0.4 0.6 0.8 1.0"},
		{0, 18, false, "0 5 10 15"},
		{1, 4, false, "1.0 1.5 2.0 2.5 3.0 3.5 4.0"},
		{0, 1.3, false, "0 0.25 0.50 0.75 1.00 1.25"},
		{0, 0.013, false, "0 0.0025 0.0050 0.0075 0.0100 0.0125"},
		{-0.5, 3, false, "0 1 2 3"},
		{-3, 3, false, "−3 −2 −1 0 1 2 3"},
		{0, 5e6, false, "0 1000000 2000000 3000000 4000000 5000000"},
		{0, 5e8, false, "0 10⁸ 2×10⁸ 3×10⁸ 4×10⁸ 5×10⁸"},
		{2, 2, false, ""},
		{0, math.Inf(1), false, ""},
	} {
		if got := labels(linearTicks(tc.low, tc.high, tc.percent)); got != tc.want {
			t.Errorf("linearTicks(%g, %g, %t) = %q, want %q", tc.low, tc.high, tc.percent, got, tc.want)
		}
	}
}

func TestLogTicks(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		low, high float64
		percent   bool
		want      string
	}{
		{0.001, 1, true, "0.1% 1% 10% 100%"},
		{1e-6, 1, false, "10⁻⁶ 10⁻⁵ 10⁻⁴ 10⁻³ 0.01 0.1 1"},
		{2, 1e8, false, "100 10⁴ 10⁶ 10⁸"},
		{1, 1e5, false, "1 10 100 1000 10000 100000"},
		{0.5, 50, false, "0.5 1 2 5 10 20 50"},
		{1e-30, 1, false, "10⁻³⁰ 10⁻²⁵ 10⁻²⁰ 10⁻¹⁵ 10⁻¹⁰ 10⁻⁵ 1"},
		{3, 20, false, "5 10 15 20"}, // less than a decade
		{0, 1, false, ""},
		{-1, 1, false, ""},
	} {
		if got := labels(logTicks(tc.low, tc.high, tc.percent)); got != tc.want {
			t.Errorf("logTicks(%g, %g, %t) = %q, want %q", tc.low, tc.high, tc.percent, got, tc.want)
		}
	}
	if minor := len(logTicks(0.001, 1, false)) - 4; minor != 24 {
		t.Errorf("%d minor ticks over three decades, want 8 in each", minor)
	}
	if ticks := logTicks(1e-30, 1, false); len(ticks) > 40 {
		t.Errorf("%d ticks over 30 decades, want one for each decade at most", len(ticks))
	}
}

// TestLogScale: gonum's panics at what a logarithmic axis cannot show.
func TestLogScale(t *testing.T) {
	t.Parallel()
	for _, x := range []float64{0, -1} {
		if got := (logScale{}).Normalize(1, 100, x); got != -1 {
			t.Errorf("Normalize(1, 100, %g) = %g, want -1, off the axis", x, got)
		}
	}
	if got := (logScale{}).Normalize(1, 100, 10); !(math.Abs(got-0.5) <= 1e-15) {
		t.Errorf("Normalize(1, 100, 10) = %g, want 0.5", got)
	}
}

func TestAxisFit(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name      string
		axis      Axis
		data      extent
		vertical  bool
		low, high float64
	}{
		{"horizontal ends with its data", Axis{}, extent{2, 20}, false, 2, 20},
		{"vertical starts at 0 where that is near", Axis{}, extent{0.2, 1}, true, 0, 1.06},
		{"and not where it is far", Axis{}, extent{90, 100}, true, 89.4, 100.6},
		{"given", Axis{Min: 1, Max: 3}, extent{0, 10}, true, 1, 3},
		{"one value", Axis{}, extent{4, 4}, true, 2, 6},
		{"zero", Axis{}, extent{0, 0}, true, -0.5, 0.5},
		{"one value, logarithmic", Axis{Log: true}, extent{4, 4}, true, 2, 8},
	} {
		low, high := tc.axis.fit(tc.data, tc.vertical)
		if !(math.Abs(low-tc.low) <= 1e-9) || !(math.Abs(high-tc.high) <= 1e-9) {
			t.Errorf("%s: %g to %g, want %g to %g", tc.name, low, high, tc.low, tc.high)
		}
	}
}

func TestAxisErrors(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		axis  Axis
		value string
	}{
		{Axis{Min: 2, Max: 1}, "from 2 to 1"},
		{Axis{Log: true, Min: 0, Max: 1}, "starts at 0"},
		{Axis{Min: math.NaN(), Max: 1}, "NaN"},
		{Axis{Min: 0, Max: math.Inf(1)}, "+Inf"},
	} {
		for _, e := range []Element{XAxis(tc.axis), YAxis(tc.axis)} {
			_, err := New(Labels{}, Mark{X: 1, Y: 1}, e)
			if !errors.Is(err, ErrData) || !strings.Contains(err.Error(), tc.value) {
				t.Errorf("%+v: got %v, want ErrData that names %q", e, err, tc.value)
			}
		}
	}
}

// TestContrast: every colour can be read as text on white.
func TestContrast(t *testing.T) {
	t.Parallel()
	for _, c := range append(slices.Clone(sequence[:]), Grey, DarkGrey) {
		if contrast := 1.05 / (c.ink().luminance() + 0.05); contrast < 4.5 {
			t.Errorf("%06x as text is %06x with contrast %.2f, want at least 4.5", uint32(c), uint32(c.ink()), contrast)
		}
		on := (c.tint().luminance() + 0.05) / (c.shade().luminance() + 0.05)
		if on < 4.5 {
			t.Errorf("%06x as text on its own tint has contrast %.2f, want at least 4.5", uint32(c), on)
		}
	}
	if r, g, b, a := Blue.RGBA(); r>>8 != 0x00 || g>>8 != 0x72 || b>>8 != 0xb2 || a != 0xffff {
		t.Errorf("Blue is %04x %04x %04x %04x, want 0072b2, opaque", r, g, b, a)
	}
}

func TestLegible(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"10⁴ and 10⁻⁴": "10⁴ and 10ˉ⁴", "10⁹": "10^9", "2×10⁻¹⁰ h": "2×10^−10 h", "x²⁰ y": "x^20 y", "α": "α",
	} {
		if got := legible(text); got != want {
			t.Errorf("legible(%q) = %q, want %q", text, got, want)
		}
	}
}
