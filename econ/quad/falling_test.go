package quad_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/quad"
)

func TestFalling(t *testing.T) {
	t.Parallel()
	stair := func(steps float64) func(float64) float64 {
		return func(x float64) float64 { return 1 - math.Floor(x*steps)/steps }
	}
	for _, tc := range []struct {
		name   string
		f      func(float64) float64
		a, b   float64
		splits []float64
		want   float64
		within float64 // relative
	}{
		{"nothing", math.Cos, 1, 1, nil, 0, 0},
		{"smooth", func(x float64) float64 { return math.Exp(-x) }, 0, 40, nil, -math.Expm1(-40), 1e-12},
		{"power", func(x float64) float64 { return math.Pow(x, -1.5) }, 1, 1e30, nil, 2 - 2e-15, 1e-12},
		{"jump unknown", func(x float64) float64 { return math.Exp(-x) - math.Ceil(x-0.3) }, 0, 1, nil, -math.Expm1(-1) - 0.7, 1e-12},
		{"jump known", func(x float64) float64 { return 2 - math.Max(0, math.Min(1, math.Ceil(x-0.3))) }, 0, 1, []float64{0.3}, 1.3, 1e-14},
		{"four hundred jumps", stair(400), 0, 1, nil, 1 - 0.5*399/400, 1e-12},
		{"a staircase", stair(12_345), 0, 1, nil, 1 - 0.5*12_344/12_345, 1e-6},
		{"a fine staircase", stair(1e7), 0, 1, nil, 0.5, 1e-6},
	} {
		calls := 0
		got, err := quad.Falling(func(x float64) float64 { calls++; return tc.f(x) }, tc.a, tc.b, tc.splits...)
		if err != nil || !(math.Abs(got-tc.want) <= tc.within*math.Abs(tc.want)) {
			t.Errorf("%s: got %.17g, %v, want %.17g", tc.name, got, err, tc.want)
		}
		if calls > 150_000 {
			t.Errorf("%s: %d values, want 150,000 or fewer", tc.name, calls)
		}
	}
}

// What is no number inside is never passed over once it was seen.
func TestFallingUndefined(t *testing.T) {
	t.Parallel()
	for _, hole := range [][2]float64{{0, 0.1}, {0.2, 0.5}, {0.9, 1}, {0.4, 0.6}} {
		got, err := quad.Falling(func(x float64) float64 {
			if x > hole[0] && x < hole[1] {
				return math.NaN()
			}
			return 1 - x
		}, 0, 1)
		if !errors.Is(err, quad.ErrUndefined) || !math.IsNaN(got) {
			t.Errorf("NaN in %v: got %g, %v, want ErrUndefined", hole, got, err)
		}
	}
}
