package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"

	"valuecapture/econ/hours"
	"valuecapture/econ/internal/nan"
)

// A Binned sample is a histogram: the number of tasks in each bin of hours saved. A bin holds
// its lower edge and not its upper. The zero Binned is empty; every estimate from it is an
// error.
type Binned struct {
	edges []float64 // of the bins, ascending, one more than there are bins; the last may be +Inf
	count []int
	total int
}

// NewBinned returns the histogram with the given counts between lower and upper edges, in
// hours. Bins must be in ascending order and touch; the last upper edge may be +Inf.
//
// It returns an error that wraps [ErrData] and names the bin if the slices differ in length
// or are empty, an edge is negative or NaN, an edge before the last is infinite, a bin has no
// width, two bins do not touch, a count is negative, or all counts are 0.
func NewBinned(lower, upper []float64, count []int) (Binned, error) {
	if len(lower) != len(upper) || len(lower) != len(count) {
		return Binned{}, fmt.Errorf("%w: %d lower edges, %d upper edges and %d counts: give one of each per bin", ErrData, len(lower), len(upper), len(count))
	}
	if len(lower) == 0 {
		return Binned{}, fmt.Errorf("%w: no bins: give one or more", ErrData)
	}
	b := Binned{edges: []float64{lower[0]}, count: slices.Clone(count)}
	for i := range lower {
		switch {
		case !(lower[i] >= 0) || math.IsInf(lower[i], 1) || math.IsNaN(upper[i]) || math.IsInf(upper[i], 1) && i < len(upper)-1:
			return Binned{}, fmt.Errorf("%w: bin %d from %v to %v h, want finite edges at or above 0; only the last may end at +Inf", ErrData, i, lower[i], upper[i])
		case !(upper[i] > lower[i]):
			return Binned{}, fmt.Errorf("%w: bin %d from %v to %v h has no width: give the upper edge above the lower", ErrData, i, lower[i], upper[i])
		case i > 0 && lower[i] != upper[i-1]:
			return Binned{}, fmt.Errorf("%w: bin %d begins at %v h and the one before it ends at %v h: bins must touch, in ascending order; give an empty bin for a gap", ErrData, i, lower[i], upper[i-1])
		case count[i] < 0 || count[i] > math.MaxInt-b.total:
			return Binned{}, fmt.Errorf("%w: count %d in bin %d, want 0 or more", ErrData, count[i], i)
		}
		b.edges = append(b.edges, upper[i])
		b.total += count[i]
	}
	if b.total == 0 {
		return Binned{}, fmt.Errorf("%w: all %d bins are empty", ErrData, len(count))
	}
	return b, nil
}

// FromBins returns the histogram that was read from a file, with an empty bin for every
// gap. Errors are those of [NewBinned].
func FromBins(bins []hours.Bin) (Binned, error) {
	var lower, upper []float64
	var count []int
	add := func(b hours.Bin) {
		lower, upper, count = append(lower, b.From), append(upper, b.To), append(count, b.Count)
	}
	for i, b := range bins {
		if i > 0 && b.From > bins[i-1].To {
			add(hours.Bin{From: bins[i-1].To, To: b.From})
		}
		add(b)
	}
	return NewBinned(lower, upper, count)
}

// Bin returns the histogram of the sample with the given ascending edges. Errors are those
// of [NewBinned], and one that wraps [ErrData] for a value below the first edge or at or above
// the last.
func (s Sample) Bin(edges []float64) (Binned, error) {
	if len(edges) < 2 {
		return Binned{}, fmt.Errorf("%w: %d edges, want 2 or more", ErrParameter, len(edges))
	}
	count := make([]int, len(edges)-1)
	for _, h := range s.hours {
		i := sort.Search(len(edges), func(i int) bool { return edges[i] > h }) - 1
		if i < 0 || i >= len(count) {
			return Binned{}, fmt.Errorf("%w: %v h lies outside the bins from %v to %v h: widen them", ErrData, h, edges[0], edges[len(edges)-1])
		}
		count[i]++
	}
	return NewBinned(edges[:len(edges)-1], edges[1:], count)
}

// open returns the histogram with an open last bin, which is empty if there was none: a
// sample counted up to a finite edge had nothing beyond it.
func (b Binned) open() Binned {
	if math.IsInf(b.edges[len(b.edges)-1], 1) {
		return b
	}
	return Binned{append(slices.Clone(b.edges), math.Inf(1)), append(slices.Clone(b.count), 0), b.total}
}

// Len returns the number of tasks.
func (b Binned) Len() int { return b.total }

// Bins returns the number of bins.
func (b Binned) Bins() int { return len(b.count) }

// Bin returns the edges of the i-th bin, in hours, and its count. The edges are NaN if i is
// out of range.
func (b Binned) Bin(i int) (lower, upper float64, count int) {
	if i < 0 || i >= len(b.count) {
		return math.NaN(), math.NaN(), 0
	}
	return b.edges[i], b.edges[i+1], b.count[i]
}

// Above returns the number of tasks in bins from the given lower edge on.
func (b Binned) Above(edge float64) int {
	n := 0
	for i, c := range b.count {
		if b.edges[i] >= edge {
			n += c
		}
	}
	return n
}

// binnedTail is the part of a histogram above a threshold, in units of it.
type binnedTail struct {
	x     float64
	edges []float64 // of y = ln(h/x), the first 0
	over  []float64 // h/x - 1 at the edges
	count []float64
	n     float64
}

func (b Binned) tail(threshold float64, need int) (binnedTail, []error, error) {
	first := slices.Index(b.edges, threshold)
	if !(threshold > 0) || first < 0 || first >= len(b.count) {
		return binnedTail{}, nil, fmt.Errorf("%w: threshold %v h, want the lower edge of a bin, above 0: nothing is known of the values inside a bin", ErrParameter, threshold)
	}
	t := binnedTail{x: threshold}
	if end := b.edges[len(b.edges)-2]; end/threshold > widest || !math.IsInf(b.edges[len(b.edges)-1], 1) && b.edges[len(b.edges)-1]/threshold > widest {
		return binnedTail{}, nil, fmt.Errorf("%w: edges beyond %g times the threshold of %v h: raise the threshold", ErrParameter, widest, threshold)
	}
	full := 0
	for i := first; i < len(b.edges); i++ {
		t.edges = append(t.edges, math.Log(b.edges[i]/threshold))
		t.over = append(t.over, (b.edges[i]-threshold)/threshold)
		if i < len(b.count) {
			t.count = append(t.count, float64(b.count[i]))
			t.n += float64(b.count[i])
			if b.count[i] > 0 {
				full++
			}
		}
	}
	if full < need {
		return binnedTail{}, nil, fmt.Errorf("%w: %d bins with tasks from %v h on, want at least %d: lower the threshold", ErrThinTail, full, threshold, need)
	}
	var w []error
	if t.n < MinimumTail {
		w = append(w, fmt.Errorf("%w: %v from %v h on, want %d or more", ErrSmallTail, t.n, threshold, MinimumTail))
	}
	return t, w, nil
}

// logLikelihood returns Σ count ln P(bin)/n for a survival function at the edges.
func (t binnedTail) logLikelihood(survival func(i int) float64) float64 {
	sum, at := 0.0, 1.0
	for i, c := range t.count {
		next := 0.0
		if !math.IsInf(t.edges[i+1], 1) {
			next = survival(i + 1)
		}
		if c > 0 {
			p := at - next
			if !(p > 0) {
				return math.Inf(-1)
			}
			sum += c * math.Log(p)
		}
		at = next
	}
	return sum / t.n
}

// Threshold returns the lower edge with the smallest Kolmogorov-Smirnov distance, taken
// at the edges, between the tail above it and its best Pareto law. All edges with at
// least three bins that hold tasks above them are candidates.
//
// It returns an error that wraps [ErrThinTail] if there is none.
//
// Source: Y. Virkar and A. Clauset, "Power-law distributions in binned empirical data",
// Annals of Applied Statistics 8 (2014).
func (b Binned) Threshold() (Threshold, error) {
	best := Threshold{Distance: math.Inf(1)}
	for i, x := range b.edges[:len(b.count)] {
		if b.count[i] == 0 || x == 0 {
			continue
		}
		t, warnings, err := b.tail(x, 3)
		if err != nil {
			continue
		}
		alpha := t.pareto()
		if d := t.distance(func(i int) float64 { return math.Exp(-alpha * t.edges[i]) }); d < best.Distance {
			best = Threshold{x, int(t.n), t.n / float64(b.total), alpha, d, warnings}
		}
	}
	if math.IsInf(best.Distance, 1) {
		return nan.Of[Threshold](), fmt.Errorf("%w: no edge has three bins with tasks above it: give finer bins", ErrThinTail)
	}
	return best, nil
}

// distance returns the largest distance at an edge.
func (t binnedTail) distance(survival func(i int) float64) float64 {
	left, d := t.n, 0.0
	for i, c := range t.count {
		left -= c
		if !math.IsInf(t.edges[i+1], 1) {
			d = math.Max(d, math.Abs(survival(i+1)-left/t.n))
		}
	}
	return d
}

// Goodness judges a Pareto tail of a histogram by semi-parametric replicates. Each has as
// many tasks, distributed over the bins by the best Pareto law above the threshold and by the
// observed shares below it, and chooses its own threshold. The default is 2,500 replicates.
// Errors are those of [Binned.Threshold].
//
// Source: Y. Virkar and A. Clauset (2014).
func (b Binned) Goodness(sim Simulation) (Goodness, error) {
	replicates, err := sim.replicates(2500)
	if err != nil {
		return nan.Of[Goodness](), err
	}
	threshold, err := b.Threshold()
	if err != nil {
		return nan.Of[Goodness](), err
	}
	open := b.open()
	shares := make([]float64, len(open.count)) // cumulative
	sum := 0.0
	for i, c := range open.count {
		if open.edges[i] >= threshold.Hours {
			low, high := open.edges[i]/threshold.Hours, open.edges[i+1]/threshold.Hours
			sum += threshold.Share * (math.Pow(low, -threshold.Alpha) - math.Pow(high, -threshold.Alpha))
		} else {
			sum += float64(c) / float64(b.total)
		}
		shares[i] = sum
	}
	shares[len(shares)-1] = 1
	farther := simulateHits(sim, replicates, func() []int { return make([]int, len(open.count)) }, func(count []int, rng *rand.Rand) bool {
		clear(count)
		for range b.total {
			u := rng.Float64()
			count[sort.SearchFloat64s(shares, u)]++
		}
		t, err := Binned{open.edges, count, b.total}.Threshold()
		return err != nil || t.Distance >= threshold.Distance
	})
	return newGoodness(threshold, farther), nil
}
