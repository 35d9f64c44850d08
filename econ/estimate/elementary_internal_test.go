package estimate

import (
	"math"
	"testing"
)

// The fast sums agree with the exact functions to twelve digits, on every side.
func TestElementary(t *testing.T) {
	t.Parallel()
	near := func(got, want float64) bool {
		return got == want || math.Abs(got-want) <= 1e-12*math.Abs(want) || math.IsNaN(got) && math.IsNaN(want)
	}
	for _, x := range []float64{0, 1e-300, -1e-17, 1e-9, -0.049, 0.051, -0.051, 0.3, -0.9, -1, -2, 1, 40, 700, 1e300, math.Inf(1), math.NaN()} {
		if got, want := log1p(x), math.Log1p(x); !near(got, want) {
			t.Errorf("log1p(%v) = %v, want %v", x, got, want)
		}
		if got, want := expm1(x), math.Expm1(x); !near(got, want) {
			t.Errorf("expm1(%v) = %v, want %v", x, got, want)
		}
	}
	values := make([]float64, 3000)
	for _, c := range []struct{ power, theta float64 }{
		{1, 1}, {1, 1e-9}, {1, -1e-6}, {1, 1e9}, {8, 1e-9}, {80, 1}, {80, 1e-200}, {0.5, -0.018}, {0.5, -0.5}, {80, math.Inf(1)}, {1, math.NaN()},
	} {
		mean, want := 0.0, 0.0
		for i := range values {
			values[i] = math.Pow(float64(i+1), c.power)
			mean += values[i] / float64(len(values))
			want += math.Log1p(c.theta*values[i]) / float64(len(values))
		}
		if got := meanLog1p(c.theta, values, mean); !near(got, want) {
			t.Errorf("mean ln(1 + %v i^%v) = %v, want %v", c.theta, c.power, got, want)
		}
	}
}
