package richardson_test

import (
	"math"
	"testing"

	"valuecapture/econ/internal/richardson"
)

func TestLimit(t *testing.T) {
	t.Parallel()
	right := func(f func(float64) float64, x float64) func(float64) float64 {
		return func(h float64) float64 { return (f(x+h) - f(x)) / h }
	}
	central := func(f func(float64) float64, x float64) func(float64) float64 {
		return func(h float64) float64 { return (f(x+h) - f(x-h)) / (2 * h) }
	}
	for _, tc := range []struct {
		name  string
		d     func(float64) float64
		h     float64
		order int
		want  float64
	}{
		{"exponential, right", right(math.Exp, 0), 0.5, 1, 1},
		{"exponential, central", central(math.Exp, 1), 0.5, 2, math.E},
		{"sine", central(math.Sin, 1), 0.5, 2, math.Cos(1)},
		{"power", central(func(x float64) float64 { return math.Pow(x, -1.5) }, 2), 0.25, 2, -1.5 * math.Pow(2, -2.5)},
		{"a kink within the first step", central(func(x float64) float64 { return math.Max(x*x, 1) }, 1.2), 0.5, 2, 2.4},
		{"constant", func(float64) float64 { return 3 }, 1, 2, 3},
	} {
		if got := richardson.Limit(tc.d, tc.h, tc.order); !(math.Abs(got-tc.want) <= 1e-9) {
			t.Errorf("%s: got %.12g, want %.12g", tc.name, got, tc.want)
		}
	}
	if got := richardson.Limit(func(float64) float64 { return math.NaN() }, 1, 2); !math.IsNaN(got) {
		t.Errorf("of NaN: got %g, want NaN", got)
	}
}
