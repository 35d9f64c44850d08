package estimate

import (
	"fmt"
	"math"
	"runtime"
	"sync/atomic"

	"valuecapture/econ/internal/nan"
	"valuecapture/econ/internal/parallel"
)

// A Threshold is where a tail begins, with its distance. [Sample.Threshold] and
// [Binned.Threshold] choose it, where the distance between the tail above it and its best
// Pareto law is smallest.
type Threshold struct {
	Hours    float64 // x_m
	Count    int     // values at or above it
	Share    float64 // of the sample
	Alpha    float64 // maximum likelihood tail index above it
	Distance float64 // Kolmogorov-Smirnov distance of that tail; of a histogram, the largest at an edge
	Warnings []error
}

// DensityExponent returns α + 1, the exponent of the density.
func (t Threshold) DensityExponent() float64 { return DensityExponent(t.Alpha) }

// Threshold returns the threshold with the smallest Kolmogorov-Smirnov distance over all
// candidates, which are the distinct values of the sample except the largest. Of equal
// distances it takes the one with the larger tail. For ties see the package comment.
//
// The answer is that of the plain search, which computes the distance of every candidate at
// every value. Most candidates are dismissed by a lower bound, the distance at the value that
// dismissed their neighbour. Within a candidate both distribution functions are monotone,
// which excludes whole stretches between two values.
//
// It returns an error that wraps [ErrThinTail] for fewer than three values, or
// [ErrEqual] if all are equal.
//
// Source: A. Clauset, C. Shalizi and M. Newman, "Power-law distributions in empirical
// data", SIAM Review 51 (2009), section 3.3.
func (s Sample) Threshold() (Threshold, error) {
	if len(s.hours) < 3 {
		return nan.Of[Threshold](), fmt.Errorf("%w: %d values, want at least 3 for a threshold with a tail above it", ErrThinTail, len(s.hours))
	}
	if s.distinct < 2 {
		return nan.Of[Threshold](), fmt.Errorf("%w: %d values of %v h, want values that differ", ErrEqual, len(s.hours), s.hours[0])
	}
	r := newRanks(s.hours)
	best := r.nearest(runtime.GOMAXPROCS(0))
	t := Threshold{
		Hours: r.values[best.candidate], Count: int(r.above[best.candidate]), Distance: best.distance,
		Share: r.above[best.candidate] / float64(len(s.hours)), Alpha: r.alpha(best.candidate),
	}
	t.Warnings = s.Warnings()
	if t.Count < MinimumTail {
		t.Warnings = append(t.Warnings, fmt.Errorf("%w: %d at or above %v h, want %d or more", ErrSmallTail, t.Count, t.Hours, MinimumTail))
	}
	return t, nil
}

// Distance returns the Kolmogorov-Smirnov distance between the values h ≥ threshold and
// the best Pareto law above it. Errors are those of [Sample.TailIndex].
func (s Sample) Distance(threshold float64) (float64, error) {
	index, err := s.TailIndex(threshold)
	if err != nil {
		return math.NaN(), err
	}
	r := newRanks(s.tail(threshold))
	shift, distance := math.Log(r.values[0]/threshold), 0.0
	for h := range r.logs {
		m := math.Exp(-index.Alpha * (r.logs[h] - r.logs[0] + shift))
		distance = math.Max(distance, math.Max(math.Abs(m-r.above[h]/r.above[0]), math.Abs(m-r.above[h+1]/r.above[0])))
	}
	return distance, nil
}

// ranks holds the distinct values of a sample.
type ranks struct {
	values []float64 // distinct, ascending; nil in a replicate
	logs   []float64 // their logarithms
	above  []float64 // how many values are at or above each, and 0 behind the last
	sums   []float64 // Σ ln(h/value) over the values above each
}

func newRanks(hours []float64) ranks {
	var r ranks
	for i, h := range hours {
		if i == 0 || h != hours[i-1] {
			r.values = append(r.values, h)
			r.logs = append(r.logs, math.Log(h))
			r.above = append(r.above, float64(len(hours)-i))
		}
	}
	r.above = append(r.above, 0)
	r.sum()
	return r
}

// sum fills the sums, from the top, as steps that are never negative.
func (r *ranks) sum() {
	n := len(r.logs)
	if cap(r.sums) < n {
		r.sums = make([]float64, n)
	}
	r.sums = r.sums[:n]
	r.sums[n-1] = 0
	for g := n - 2; g >= 0; g-- {
		r.sums[g] = r.sums[g+1] + r.above[g+1]*(r.logs[g+1]-r.logs[g])
	}
}

func (r *ranks) alpha(candidate int) float64 { return r.above[candidate] / r.sums[candidate] }

// A candidateTail holds what it takes to compute a candidate's distance at a value.
type candidateTail struct {
	*ranks
	alpha, log, n float64
}

func (r *ranks) tail(candidate int) candidateTail {
	return candidateTail{r, r.alpha(candidate), r.logs[candidate], r.above[candidate]}
}

// at returns the law's survival function at value h, and the larger distance of the two sides.
func (c *candidateTail) at(h int) (survival, distance float64) {
	m := math.Exp(-c.alpha * (c.logs[h] - c.log))
	return m, math.Max(math.Abs(m-c.above[h]/c.n), math.Abs(m-c.above[h+1]/c.n))
}

// rounding is added to bounds, so that rounding of the exponential cannot hide a value.
const rounding = 1e-12

// distance returns the distance of a candidate and the value where it is attained,
// starting the search at the value hint. It gives up, with a lower bound, as soon as
// the distance is above the limit.
func (r *ranks) distance(candidate, hint int, limit float64) (distance float64, where int) {
	c := r.tail(candidate)
	if hint <= candidate {
		hint = candidate
	}
	_, distance = c.at(hint)
	where = hint
	if distance > limit {
		return distance, where
	}
	last := len(r.logs) - 1
	first, d := c.at(candidate)
	if d > distance {
		distance, where = d, candidate
	}
	end, d := c.at(last)
	if d > distance {
		distance, where = d, last
	}
	// A stack of stretches with known distances at their ends.
	type stretch struct {
		from, to  int
		high, low float64 // the law at the ends
	}
	var space [64]stretch
	stack := append(space[:0], stretch{candidate, last, first, end})
	for len(stack) > 0 && distance <= limit {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if s.to-s.from < 2 || math.Max(s.high-c.above[s.to]/c.n, c.above[s.from+1]/c.n-s.low)+rounding <= distance {
			continue
		}
		mid := int(uint(s.from+s.to) >> 1)
		m, d := c.at(mid)
		if d > distance {
			distance, where = d, mid
		}
		stack = append(stack, stretch{s.from, mid, s.high, m}, stretch{mid, s.to, m, s.low})
	}
	return distance, where
}

// nearest is a candidate with its distance.
type nearest struct {
	candidate int
	distance  float64
}

func (a nearest) before(b nearest) bool {
	return a.distance < b.distance || a.distance == b.distance && a.candidate < b.candidate
}

// nearest returns the best candidate, searched by the given number of workers. The answer does
// not depend on it: a candidate is dismissed only if its distance is above that of another.
func (r *ranks) nearest(workers int) nearest {
	candidates := len(r.logs) - 1
	var limit atomic.Uint64
	limit.Store(math.Float64bits(math.Inf(1)))
	lower := func(d float64) {
		for {
			old := limit.Load()
			if d >= math.Float64frombits(old) || limit.CompareAndSwap(old, math.Float64bits(d)) {
				return
			}
		}
	}
	for i := range 32 { // scouts
		d, _ := r.distance(i*candidates/32, 0, math.Float64frombits(limit.Load()))
		lower(d)
	}
	const chunk = 512
	found := make([]nearest, max(1, (candidates+chunk-1)/chunk))
	parallel.Each(len(found), max(1, workers), func() func(int) {
		return func(k int) {
			best, hint := nearest{0, math.Inf(1)}, 0
			for c := k * chunk; c < min((k+1)*chunk, candidates); c++ {
				bound := math.Float64frombits(limit.Load())
				d, where := r.distance(c, hint, bound)
				hint = where
				if d <= bound {
					lower(d)
					if this := (nearest{c, d}); this.before(best) {
						best = this
					}
				}
			}
			found[k] = best
		}
	})
	best := found[0]
	for _, f := range found[1:] {
		if f.before(best) {
			best = f
		}
	}
	return best
}
