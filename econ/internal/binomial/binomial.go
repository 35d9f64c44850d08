// Package binomial answers: between which bounds does a share, or a quantile, lie for
// certain but for a given chance?
//
// Both intervals are exact at every number of draws: they use the law of the number of
// hits and no normal approximation, so that they hold for laws without a variance too.
package binomial

import "math"

// Interval returns the Clopper-Pearson interval of the chance of a hit after so many
// hits in n draws: whatever that chance is, the interval misses it with probability at
// most alpha, half of it at either end.
//
// It returns NaN, NaN unless 0 ≤ hits ≤ n, n > 0 and 0 < alpha < 1.
//
// Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits
// illustrated in the case of the binomial", Biometrika 26 (1934).
func Interval(hits, n int, alpha float64) (low, high float64) {
	if !(0 <= hits && hits <= n && n > 0 && alpha > 0 && alpha < 1) {
		return math.NaN(), math.NaN()
	}
	share := float64(hits) / float64(n)
	low, high = 0, 1
	if hits > 0 {
		low = edge(0, share, func(p float64) bool { return atLeast(hits, n, p) > alpha/2 })
	}
	if hits < n {
		high = edge(share, 1, func(p float64) bool { return atMost(hits, n, p) <= alpha/2 })
	}
	return low, high
}

// edge halves the bracket until it knows where past turns from false to true.
func edge(low, high float64, past func(float64) bool) float64 {
	for range 60 {
		if middle := low + (high-low)/2; past(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return low + (high-low)/2
}

// Ranks returns the ranks, counted from 1, of the two of n sorted draws between which
// the quantile at q lies: whatever the law, it lies outside with probability at most
// alpha, half of it at either end. It reports false if n draws are too few for that, or
// an argument is out of its domain.
//
// The number of draws at or below the quantile is binomial (n, q).
//
// Source: H. A. David and H. N. Nagaraja, Order Statistics, 3rd edition (Wiley, 2003),
// section 7.1.
func Ranks(n int, q, alpha float64) (low, high int, ok bool) {
	if !(n > 0 && q > 0 && q < 1 && alpha > 0 && alpha < 1) {
		return 0, 0, false
	}
	mode := int(float64(n) * q)
	if atMost(0, n, q) > alpha/2 || atLeast(n, n, q) > alpha/2 {
		return 0, 0, false
	}
	// P(N ≤ below) is small enough, P(N ≤ above) is not.
	below, above := 0, mode
	for above-below > 1 {
		if middle := (below + above) / 2; atMost(middle, n, q) <= alpha/2 {
			below = middle
		} else {
			above = middle
		}
	}
	low = below + 1
	below, above = mode, n
	for above-below > 1 {
		if middle := (below + above) / 2; atLeast(middle, n, q) <= alpha/2 {
			above = middle
		} else {
			below = middle
		}
	}
	return low, above, true
}

// atLeast is the probability of k or more hits in n draws. It is meant for k at or above
// the mean, where the terms fall.
func atLeast(k, n int, p float64) float64 {
	sum, term := 0.0, mass(k, n, p)
	for i := k; i <= n && term > sum*1e-16; i++ {
		sum += term
		term *= float64(n-i) / float64(i+1) * p / (1 - p)
	}
	return math.Min(sum, 1)
}

// atMost is the probability of k or fewer hits.
func atMost(k, n int, p float64) float64 { return atLeast(n-k, n, 1-p) }

// mass is the probability of k hits.
func mass(k, n int, p float64) float64 {
	if p <= 0 || p >= 1 {
		if (p <= 0 && k == 0) || (p >= 1 && k == n) {
			return 1
		}
		return 0
	}
	gamma := func(x int) float64 { y, _ := math.Lgamma(float64(x) + 1); return y }
	return math.Exp(gamma(n) - gamma(k) - gamma(n-k) + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p))
}
