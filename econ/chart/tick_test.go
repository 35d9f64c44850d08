package chart

import (
	"math"
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
		{0, 5e6, false, "0 1,000,000 2,000,000 3,000,000 4,000,000 5,000,000"},
		{0, 5e8, false, "0 10⁸ 2×10⁸ 3×10⁸ 4×10⁸ 5×10⁸"},
		{0, 12_400, false, "0 2,500 5,000 7,500 10,000"},
		{2020, 2026, false, "2020 2021 2022 2023 2024 2025 2026"},
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
		{1, 1e5, false, "1 10 100 1,000 10,000 100,000"},
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
