package binomial_test

import (
	"math"
	"testing"

	"valuecapture/econ/internal/binomial"
)

func TestInterval(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		hits, n         int
		alpha, low, top float64
	}{
		// No hit: (1 − p)ⁿ = α/2. All hits: pⁿ = α/2.
		{0, 10, 0.05, 0, 1 - math.Pow(0.025, 0.1)},
		{10, 10, 0.05, math.Pow(0.025, 0.1), 1},
		{1, 1, 0.1, 0.05, 1},
		// One hit of two: P(N ≥ 1) = 1 − (1 − p)² = α/2 below, and symmetric above.
		{1, 2, 0.05, 1 - math.Sqrt(0.975), math.Sqrt(0.975)},
	} {
		low, top := binomial.Interval(tc.hits, tc.n, tc.alpha)
		if math.Abs(low-tc.low) > 1e-12 || math.Abs(top-tc.top) > 1e-12 {
			t.Errorf("Interval(%d, %d, %g) = %g, %g, want %g, %g", tc.hits, tc.n, tc.alpha, low, top, tc.low, tc.top)
		}
	}
	for _, tc := range [][2]int{{-1, 5}, {6, 5}, {0, 0}} {
		if low, top := binomial.Interval(tc[0], tc[1], 0.05); !math.IsNaN(low) || !math.IsNaN(top) {
			t.Errorf("Interval(%v) = %g, %g, want NaN", tc, low, top)
		}
	}
}

// A large sample's interval is that of the normal law: five standard errors at the chance
// of five.
func TestIntervalLarge(t *testing.T) {
	t.Parallel()
	const n, hits = 1_000_000, 200_000
	low, top := binomial.Interval(hits, n, math.Erfc(5/math.Sqrt2))
	five := 5 * math.Sqrt(0.2*0.8/n)
	if math.Abs((0.2-low)/five-1) > 0.01 || math.Abs((top-0.2)/five-1) > 0.01 {
		t.Errorf("got %g to %g, want 0.2 ± %g", low, top, five)
	}
}

// The interval misses with the promised chance at most: the exact sum over all outcomes.
func TestIntervalCovers(t *testing.T) {
	t.Parallel()
	const n, alpha = 30, 0.05
	for _, p := range []float64{0.03, 0.2, 0.5, 0.9} {
		missed, mass := 0.0, math.Pow(1-p, n)
		for k := range n + 1 {
			if low, top := binomial.Interval(k, n, alpha); p < low || p > top {
				missed += mass
			}
			mass *= float64(n-k) / float64(k+1) * p / (1 - p)
		}
		if missed > alpha {
			t.Errorf("p = %g is missed with probability %g, want at most %g", p, missed, alpha)
		}
	}
}

func TestRanks(t *testing.T) {
	t.Parallel()
	below := func(k, n int, q float64) float64 { // P(N ≤ k)
		sum, mass := 0.0, math.Pow(1-q, float64(n))
		for i := 0; i <= k; i++ {
			sum += mass
			mass *= float64(n-i) / float64(i+1) * q / (1 - q)
		}
		return sum
	}
	for _, tc := range []struct {
		n        int
		q, alpha float64
	}{{10, 0.5, 0.05}, {51, 0.5, 1e-6}, {200, 0.25, 0.01}, {200, 0.9, 1e-5}} {
		low, high, ok := binomial.Ranks(tc.n, tc.q, tc.alpha)
		if !ok || below(low-1, tc.n, tc.q) > tc.alpha/2 || below(low, tc.n, tc.q) <= tc.alpha/2 ||
			1-below(high-1, tc.n, tc.q) > tc.alpha/2+1e-12 || 1-below(high-2, tc.n, tc.q) <= tc.alpha/2 {
			t.Errorf("Ranks(%d, %g, %g) = %d, %d, %v, which are not the closest", tc.n, tc.q, tc.alpha, low, high, ok)
		}
	}
	// The smallest and the largest of n draws miss the median with probability 2^(1−n).
	if low, high, ok := binomial.Ranks(6, 0.5, 0.04); !ok || low != 1 || high != 6 {
		t.Errorf("Ranks(6, 0.5, 0.04) = %d, %d, %v, want 1, 6: they miss with 1/32", low, high, ok)
	}
	for _, tc := range []struct {
		n int
		q float64
	}{{5, 0.5}, {0, 0.5}, {100, 0}, {100, 1}, {100, math.NaN()}} {
		if low, high, ok := binomial.Ranks(tc.n, tc.q, 0.04); ok {
			t.Errorf("Ranks(%d, %g) = %d, %d, want none", tc.n, tc.q, low, high)
		}
	}
}
