package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"valuecapture/econ/internal/nan"
	"valuecapture/econ/internal/root"
)

// A LabShare is the share of the surplus that a monopolist with cutoff h* keeps, read off the
// sample without assuming a distribution.
type LabShare struct {
	Hours    float64 // h*, the cutoff
	Count    int     // values at or above it
	Slope    float64 // e′(h*), the slope of the mean-excess plot
	Share    float64 // 1/(2 + e′(h*))
	Interval Interval
	Far      int // values from which the mean of the far tail was extrapolated
	Warnings []error
}

// LabShare returns 1/(2 + e′(h*)) from the identity
//
//	1 + e′(z) = ε(z) e(z)/z,  ε(z) = z f(z)/S(z).
//
// The elasticity ε is fitted to the half of the tail next to the cutoff, as a power of z,
// which is exact for Pareto, exponential and Weibull laws. The mean excess e counts the nearer
// three quarters of the tail, and takes the mean of the farthest quarter from a GPD fitted to
// it: an interval for a mean of infinite variance needs an assumption about what lies beyond
// the largest value. The interval is a percentile bootstrap of both steps, with 499 replicates
// by default. If the far tail of a replicate has no mean, its share is 0.
//
// Measured coverage of the 95% interval at 1,000 values above the cutoff, 240 samples
// each, standard error 1.5%:
//
//	Pareto α = 1.2  93.8%   Pareto α = 1.5  94.2%   Pareto α = 2.5       94.2%
//	Exponential     97.1%   Lognormal σ = 1, cutoff at the median        96.3%
//
// With fewer values above it, 300 samples each, standard error 1.3%:
//
//	                  n = 100   n = 200   n = 400
//	Pareto α = 1.2    94.3%     93.7%     92.7%
//	Pareto α = 1.5    94.7%     92.0%     93.0%
//	Pareto α = 2.5    94.3%     95.0%     95.3%
//	Exponential       95.7%     94.7%     96.3%
//	Lognormal σ = 1   94.0%     96.0%     95.3%
//
// A percentile bootstrap of the empirical mean excess covers 78% at α = 1.5.
//
// It returns an error that wraps [ErrThinTail] for fewer than twice [MinimumTail] values
// at or above the cutoff, [ErrEqual] if ties leave no slope, or [ErrParameter].
//
// Source: L. Peng, "Estimating the mean of a heavy tailed distribution", Statistics &
// Probability Letters 52 (2001), for counting the near tail and extrapolating the far.
func (s Sample) LabShare(cutoff float64, sim Simulation) (LabShare, error) {
	replicates, err := sim.replicates(499)
	if err != nil {
		return nan.Of[LabShare](), err
	}
	tail, warnings, err := s.exceedances(cutoff, MinimumTail*2)
	if err != nil {
		return nan.Of[LabShare](), err
	}
	l := LabShare{Hours: cutoff, Count: len(tail), Warnings: warnings, Far: farTail(len(tail))}
	l.Slope = slope(tail, cutoff) - 1
	l.Share = 1 / (2 + l.Slope)
	if math.IsNaN(l.Slope) {
		return nan.Of[LabShare](), fmt.Errorf("%w: the half of the tail next to %v h has no spread: lower the cutoff or read the data as a histogram", ErrEqual, cutoff)
	}
	shares := make([]float64, replicates)
	type work struct {
		counts []int
		hours  []float64
	}
	simulate(sim, replicates, func() *work { return &work{make([]int, len(tail)), make([]float64, len(tail))} },
		func(w *work, i int, rng *rand.Rand) {
			clear(w.counts)
			for range tail {
				w.counts[rng.IntN(len(tail))]++
			}
			w.hours = w.hours[:0]
			for j, k := range w.counts {
				for range k {
					w.hours = append(w.hours, tail[j])
				}
			}
			shares[i] = 1 / (1 + slope(w.hours, cutoff))
		})
	shares = slices.DeleteFunc(shares, math.IsNaN) // replicates whose half tail is one value
	if 10*len(shares) < 9*replicates {
		return nan.Of[LabShare](), fmt.Errorf("%w: ties leave %d of %d replicates without a slope at %v h: read the data as a histogram", ErrEqual, replicates-len(shares), replicates, cutoff)
	}
	slices.Sort(shares)
	l.Interval = percentiles(shares)
	return l, nil
}

func percentiles(sorted []float64) Interval {
	k := float64(len(sorted)) + 1
	at := func(p float64) float64 {
		i := int(math.Round(p*k)) - 1
		return sorted[min(max(i, 0), len(sorted)-1)]
	}
	return Interval{at((1 - Confidence) / 2), at((1 + Confidence) / 2), Confidence}
}

// farTail returns the number of values, out of n, from which the far tail is extrapolated.
func farTail(n int) int { return max(MinimumTail, n/4) }

// slope returns 1 + e′ at the cutoff.
func slope(tail []float64, cutoff float64) float64 {
	n := len(tail)
	far := farTail(n)
	elasticity := elasticityAt(tail, cutoff, tail[n/2])
	// Mean excess: the near tail counted, the far one extrapolated.
	x := tail[n-far]
	if x == tail[n-1] {
		return math.NaN()
	}
	near := 0.0
	for _, h := range tail {
		near += math.Min(h, x) - cutoff
	}
	u := newUnits(tail[n-far:], x)
	p, _ := gpdLaw{}.fit(u)
	if math.IsNaN(p.a) {
		p = pair{u.excess, 0}
	}
	if p.b >= 1 {
		return math.Inf(1)
	}
	excess := (near + float64(far)*x*p.a/(1-p.b)) / float64(n)
	return elasticity * excess / cutoff
}

// elasticityAt returns ε at the cutoff from the values up to end and the number beyond,
// by maximum likelihood of ε(z) = ε (z/cutoff)^k in between.
func elasticityAt(tail []float64, cutoff, end float64) float64 {
	width := math.Log(end / cutoff)
	if !(width > 0) {
		return math.NaN()
	}
	type event struct{ y, times float64 } // ln(h/cutoff)/width up to end, and how often
	seen := make([]event, 0, len(tail))
	events, sum := 0.0, 0.0
	for i, h := range tail {
		if h > end {
			break
		}
		if i == 0 || h != tail[i-1] { // a bootstrap sample holds many values twice
			seen = append(seen, event{math.Log(h/cutoff) / width, 0})
		}
		last := &seen[len(seen)-1]
		last.times++
		events++
		sum += last.y
	}
	beyond := float64(len(tail)) - events
	// exposure returns Σ ∫ e^{kt} dt up to each value and its derivative in k.
	exposure := func(k float64) (value, rate float64) {
		add := func(y, weight float64) {
			v := k * y
			if math.Abs(v) < 1e-3 {
				value += weight * y * (1 + v/2 + v*v/6)
				rate += weight * y * y * (0.5 + v/3 + v*v/8)
				return
			}
			e := expm1(v)
			value += weight * e / k
			rate += weight * (y*(e+1) - e/k) / k
		}
		for _, v := range seen {
			add(v.y, v.times)
		}
		add(1, beyond)
		return value, rate
	}
	score := func(k float64) float64 {
		value, rate := exposure(k)
		return sum - events*rate/value
	}
	k, err := root.Zero(score, -8, 8)
	if err != nil {
		k, err = root.Zero(score, -100, 100)
	}
	if err != nil {
		return math.NaN()
	}
	value, _ := exposure(k)
	return events / value / width
}
