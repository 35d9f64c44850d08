package quad_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"valuecapture/econ/internal/apitest"
	"valuecapture/econ/quad"
)

func TestIntegral(t *testing.T) {
	t.Parallel()
	pareto := func(excess float64) func(float64) float64 {
		return func(z float64) float64 { return math.Pow(z, -1-excess) }
	}
	for _, tc := range []struct {
		name string
		f    func(float64) float64
		a, b float64
		want float64
	}{
		{"constant", func(float64) float64 { return 3 }, 1, 5, 12},
		{"cubic", func(x float64) float64 { return x * x * x }, 0, 2, 4},
		{"singular at the start, 1/√x", func(x float64) float64 { return 1 / math.Sqrt(x) }, 0, 4, 4},
		{"log at the start", math.Log, 0, 1, -1},
		{"exponential", func(x float64) float64 { return math.Exp(-x) }, 0, math.Inf(1), 1},
		{"exponential far out", func(x float64) float64 { return math.Exp(-(x - 700)) }, 700, math.Inf(1), 1},
		{"normal", func(x float64) float64 { return math.Exp(-x * x / 2) }, 0, math.Inf(1), math.Sqrt(math.Pi / 2)},
		{"Pareto 1.5 from 1", pareto(0.5), 1, math.Inf(1), 2},
		{"Pareto 1.2 from 3 minutes", pareto(0.2), 0.05, math.Inf(1), math.Pow(0.05, -0.2) / 0.2},
		{"Pareto 1.05 from 1", pareto(0.05), 1, math.Inf(1), 20},
		{"empty", math.Exp, 2, 2, 0},
		{"oscillating, area near zero", math.Sin, 0, 2 * math.Pi, 0},
	} {
		got, err := quad.Integral(tc.f, tc.a, tc.b)
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		if !(math.Abs(got-tc.want) <= 1e-10*math.Max(1, math.Abs(tc.want))) {
			t.Errorf("%s: got %.15g, want %.15g", tc.name, got, tc.want)
		}
	}
}

func TestIntegralErrors(t *testing.T) {
	t.Parallel()
	one := func(float64) float64 { return 1 }
	for _, tc := range []struct {
		name string
		f    func(float64) float64
		a, b float64
		want error
	}{
		{"backwards", one, 2, 1, quad.ErrLimits},
		{"from NaN", one, math.NaN(), 1, quad.ErrLimits},
		{"to NaN", one, 1, math.NaN(), quad.ErrLimits},
		{"from -Inf", one, math.Inf(-1), 1, quad.ErrLimits},
		{"nil", nil, 0, 1, quad.ErrUndefined},
		{"NaN inside", func(float64) float64 { return math.NaN() }, 0, 1, quad.ErrUndefined},
		{"constant to infinity", one, 1, math.Inf(1), quad.ErrDiverges},
		{"harmonic to infinity", func(x float64) float64 { return 1 / x }, 1, math.Inf(1), quad.ErrDiverges},
		{"heavier than harmonic", func(x float64) float64 { return math.Pow(x, -0.9) }, 1, math.Inf(1), quad.ErrDiverges},
		{"a jump inside", func(x float64) float64 { return math.Floor(3 * x) }, 0, 1.1, quad.ErrTolerance},
	} {
		got, err := quad.Integral(tc.f, tc.a, tc.b)
		if !errors.Is(err, tc.want) || !math.IsNaN(got) {
			t.Errorf("%s: got %v, %v, want NaN, %v", tc.name, got, err, tc.want)
		}
	}
}

// The mean of a Pareto with α = 1.5 above 1 is 3; its survival function falls so
// slowly that a hundredth of the area lies beyond 10,000.
func ExampleIntegral() {
	mean, err := quad.Integral(func(z float64) float64 { return math.Pow(z, -1.5) }, 1, math.Inf(1))
	fmt.Printf("%.6f %v\n", 1+mean, err)
	// Output: 3.000000 <nil>
}

func BenchmarkIntegral(b *testing.B) {
	for b.Loop() {
		if _, err := quad.Integral(func(z float64) float64 { return math.Pow(z, -1.5) }, 1, math.Inf(1)); err != nil {
			b.Fatal(err)
		}
	}
}

// A step in the middle of the interval, however steep, is resolved or refused, and never
// taken for settled because its samples lie evenly about it.
func TestSteepStep(t *testing.T) {
	t.Parallel()
	for _, middle := range []float64{1, 0.75, 1 + 1e-9, 1.1234} {
		for width := 0.3; width > 1e-17; width /= 3 {
			f := func(x float64) float64 { return math.Erfc((x-middle)/width) / 2 }
			got, err := quad.Integral(f, 0.5, 1.5)
			// ∫ erfc(u)/2 from u to infinity is (exp(-u²)/√π - u erfc(u))/2.
			above := func(u float64) float64 { return (math.Exp(-u*u)/math.Sqrt(math.Pi) - u*math.Erfc(u)) / 2 }
			want := width * (above((0.5-middle)/width) - above((1.5-middle)/width))
			if err == nil && !(math.Abs(got-want) <= 1e-9) || err != nil && !errors.Is(err, quad.ErrTolerance) {
				t.Errorf("step of width %g at %g: got %.15g, %v, want %.15g", width, middle, got, err, want)
			}
			got, err = quad.Integral(f, 0.5, 1.5, middle)
			if err != nil || !(math.Abs(got-want) <= 1e-9) {
				t.Errorf("split at the step of width %g at %g: got %.15g, %v, want %.15g", width, middle, got, err, want)
			}
		}
	}
}

func TestIntegralSplits(t *testing.T) {
	t.Parallel()
	floor := func(x float64) float64 { return math.Floor(3 * x) }
	for _, splits := range [][]float64{{1. / 3, 2. / 3, 1}, {1, 2. / 3, 1. / 3, 1}, {-5, 0, 1. / 3, 1.1, 2. / 3, 1, 7, math.Inf(1)}} {
		before := slices.Clone(splits)
		got, err := quad.Integral(floor, 0, 1.1, splits...)
		if want := (1.+2)/3 + 0.3; err != nil || !(math.Abs(got-want) <= 1e-14) {
			t.Errorf("split at %v: got %v, %v, want %v", splits, got, err, want)
		}
		if !slices.Equal(splits, before) {
			t.Errorf("the caller's splits %v became %v", before, splits)
		}
	}
	// A corner in a tail that reaches to infinity.
	corner := func(x float64) float64 { return math.Min(1, math.Pow(x, -2)) }
	if got, err := quad.Integral(corner, 0, math.Inf(1), 1); err != nil || !(math.Abs(got-2) <= 1e-12) {
		t.Errorf("corner: got %v, %v, want 2", got, err)
	}
	if got, err := quad.Integral(floor, 0, 1, math.NaN()); !errors.Is(err, quad.ErrLimits) || !math.IsNaN(got) {
		t.Errorf("split at NaN: got %v, %v", got, err)
	}
}

func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"Integral":        func() []any { return apitest.Results(quad.Integral(math.Exp, 1, 0)) },
		"Falling":         func() []any { return apitest.Results(quad.Falling(math.Exp, 0, math.Inf(1))) },
		"Falling/nil":     func() []any { return apitest.Results(quad.Falling(nil, 0, 1)) },
		"Integral/splits": func() []any { return apitest.Results(quad.Integral(math.Floor, 0, 3, 1)) },
	}, nil)
}
