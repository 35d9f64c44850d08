package root_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/internal/root"
)

func TestZero(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name       string
		f          func(float64) float64
		a, b, want float64
	}{
		{"line", func(x float64) float64 { return x - 0.3 }, 0, 1, 0.3},
		{"at the start", func(x float64) float64 { return x }, 0, 1, 0},
		{"at the end", func(x float64) float64 { return x - 1 }, 0, 1, 1},
		{"reversed bracket", func(x float64) float64 { return x*x - 2 }, 2, 0, math.Sqrt2},
		{"cosine", func(x float64) float64 { return math.Cos(x) - x }, 0, 1, 0.7390851332151607},
		{"flat then steep", func(x float64) float64 { return math.Pow(x, 9) - 1e-9 }, 0, 1, 0.1},
		{"falling", func(x float64) float64 { return math.Exp(-x) - 0.5 }, 0, 700, math.Ln2},
		{"jump", func(x float64) float64 { return math.Copysign(1, x-0.7) }, 0, 1, 0.7},
	} {
		calls := 0
		got, err := root.Zero(func(x float64) float64 { calls++; return tc.f(x) }, tc.a, tc.b)
		if err != nil || !(math.Abs(got-tc.want) <= 4e-15) {
			t.Errorf("%s: got %.17g, %v, want %.17g", tc.name, got, err, tc.want)
		}
		if calls > 90 {
			t.Errorf("%s: %d calls, want fewer than bisection needs", tc.name, calls)
		}
	}
	for _, tc := range []struct {
		name string
		f    func(float64) float64
		want error
	}{
		{"one sign", func(float64) float64 { return 1 }, root.ErrBracket},
		{"NaN at an end", func(x float64) float64 { return math.Log(x - 1) }, root.ErrBracket},
		{"NaN inside", func(x float64) float64 {
			if x == 0 || x == 1 {
				return x - 0.5
			}
			return math.NaN()
		}, root.ErrBracket},
	} {
		if got, err := root.Zero(tc.f, 0, 1); !errors.Is(err, tc.want) || !math.IsNaN(got) {
			t.Errorf("%s: got %v, %v, want NaN, %v", tc.name, got, err, tc.want)
		}
	}
}

func TestMaximum(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name       string
		f          func(float64) float64
		a, b, want float64
	}{
		{"parabola", func(x float64) float64 { return -(x - 2) * (x - 2) }, 0, 5, 2},
		{"reversed ends", func(x float64) float64 { return -(x - 2) * (x - 2) }, 5, 0, 2},
		{"sine", math.Sin, 0, 3, math.Pi / 2},
		{"rising to the end", func(x float64) float64 { return x }, 0, 1, 1},
		{"falling from the start", func(x float64) float64 { return -x }, 1, 2, 1},
		{"steep on the left, flat on the right", func(x float64) float64 { return -math.Exp(-8*x) - 1e-3*x }, 0, 9, math.Log(8000) / 8},
		{"peak beside the start", func(x float64) float64 { return math.Log(x) - 30*x }, 1e-6, 40, 1. / 30},
		{"peak beside the end", func(x float64) float64 { return math.Log(1-x) + 30*x }, -40, 1 - 1e-6, 1 - 1./30},
		{"quartic", func(x float64) float64 { return -math.Pow(x-0.7, 4) }, -30, 1, 0.7},
		{"tent", func(x float64) float64 { return -math.Abs(x - 0.3) }, 0, 1, 0.3},
		{"NaN on the right", func(x float64) float64 { return math.Sqrt(1-x) + x }, 0, 2, 0.75},
	} {
		calls, low, high := 0, math.Min(tc.a, tc.b), math.Max(tc.a, tc.b)
		f := func(x float64) float64 {
			calls++
			if x < low || x > high {
				t.Errorf("%s: tried %g, outside of %g to %g", tc.name, x, low, high)
			}
			return tc.f(x)
		}
		if got := root.Maximum(f, tc.a, tc.b); !(math.Abs(got-tc.want) <= 2e-8*math.Max(1, math.Abs(tc.want))) {
			t.Errorf("%s: got %.12g, want %.12g", tc.name, got, tc.want)
		}
		if calls > 60 {
			t.Errorf("%s: %d calls, want no more than golden sections need", tc.name, calls)
		}
	}
}
