package estimate_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/estimate"
)

func TestFromAnswers(t *testing.T) {
	t.Parallel()
	b, err := estimate.FromAnswers([]float64{0, 0.5, 1, 4}, []int{3, 2, 0, 1})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		low, high float64
		count     int
	}{{0, 0.25, 3}, {0.25, 0.75, 2}, {0.75, 2.5, 0}, {2.5, math.Inf(1), 1}} {
		if low, high, count := b.Bin(i); low != want.low || high != want.high || count != want.count {
			t.Errorf("bin %d: %g to %g with %d, want %+v", i, low, high, count, want)
		}
	}
	for _, c := range []struct {
		answers []float64
		count   []int
	}{
		{nil, nil}, {[]float64{1}, []int{1}}, {[]float64{1, 2}, []int{1}}, {[]float64{2, 1}, []int{1, 1}}, {[]float64{1, 1}, []int{1, 1}},
		{[]float64{-1, 1}, []int{1, 1}}, {[]float64{1, math.Inf(1)}, []int{1, 1}}, {[]float64{math.NaN(), 1}, []int{1, 1}},
		{[]float64{1, 2}, []int{1, -1}}, {[]float64{1, 2}, []int{0, 0}},
	} {
		if b, err := estimate.FromAnswers(c.answers, c.count); !errors.Is(err, estimate.ErrData) || b.Bins() != 0 {
			t.Errorf("%v, %v: %v", c.answers, c.count, err)
		}
	}
}

// 864 tasks give a share of a quarter to within five points: 1.96·1.5/(4·0.025), squared.
func TestTailForShare(t *testing.T) {
	t.Parallel()
	got, err := estimate.TailForShare(1.5, 0.05)
	if want := math.Pow(1.959963984540054*1.5/(4*0.025), 2); err != nil || math.Abs(got-want) > 1e-9*want {
		t.Errorf("%g, %v, want %g", got, err, want)
	}
	// The exact interval of that many tasks is nearly as wide.
	share := func(a float64) float64 { return (a - 1) / (2*a - 1) }
	n, err := estimate.TailForShare(1.5, 0.01)
	if err != nil {
		t.Fatal(err)
	}
	half := 1.959963984540054 * 1.5 / math.Sqrt(n)
	if width := share(1.5+half) - share(1.5-half); math.Abs(width-0.01) > 2e-5 {
		t.Errorf("%g tasks make the interval %g wide, want 0.01", n, width)
	}
	for _, c := range [][2]float64{{1, 0.05}, {0.5, 0.05}, {math.NaN(), 0.05}, {math.Inf(1), 0.05}, {1.5, 0}, {1.5, 1}, {1.5, math.NaN()}} {
		if got, err := estimate.TailForShare(c[0], c[1]); !errors.Is(err, estimate.ErrParameter) || !math.IsNaN(got) {
			t.Errorf("TailForShare(%g, %g) = %g, %v", c[0], c[1], got, err)
		}
	}
}
