package estimate

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"

	"valuecapture/econ/internal/nan"
)

// ErrRising reports a density that does not fall where its fall would bound the share.
var ErrRising = errors.New("estimate: density does not fall at the cutoff")

// A BinnedLabShare bounds the share of the surplus that a monopolist keeps if the cutoff
// lies at an edge of a histogram. Where in its bin a task lies is not known, so that a
// histogram gives two bounds and no estimate between them.
type BinnedLabShare struct {
	Hours     float64 // h*, the cutoff
	Count     int     // tasks from it on
	Low, High float64 // bounds of 1/(2 + e′(h*)) if the shares of the bins are exact
	Interval  Interval
	Warnings  []error
}

// LabShare returns bounds of the share 1/(1 + e(h*) f(h*)/S(h*)) at an edge. It assumes only
// that the density falls from the bin below the edge on. Then
//
//   - f(h*) lies between the mean densities of the bin above the edge and of the one below;
//   - in each bin the mean lies between its lower edge and its middle, which bounds the
//     mean excess e(h*). An open last bin has no middle: if it holds tasks, the lower bound
//     of the share is 0.
//
// The interval runs from the 2.5% quantile of the lower bound to the 97.5% quantile of the
// upper bound over bootstrap samples of the tasks, 999 by default. It holds the share with a
// probability of at least 95%.
//
// It returns an error that wraps [ErrParameter] unless the cutoff is a lower edge above 0
// with a bin below it, [ErrThinTail] for fewer than twice [MinimumTail] tasks from the
// cutoff on, or [ErrRising] if the bin above the edge is empty or denser than the one below:
// the density does not fall there, and nothing bounds it.
func (b Binned) LabShare(cutoff float64, sim Simulation) (BinnedLabShare, error) {
	replicates, err := sim.replicates(999)
	if err != nil {
		return nan.Of[BinnedLabShare](), err
	}
	at := slices.Index(b.edges, cutoff)
	if !(cutoff > 0) || at < 1 || at >= len(b.count) {
		return nan.Of[BinnedLabShare](), fmt.Errorf("%w: cutoff %v h, want a lower edge above 0 with a bin below it", ErrParameter, cutoff)
	}
	if end := b.edges[len(b.edges)-2]; end/cutoff > widest {
		return nan.Of[BinnedLabShare](), fmt.Errorf("%w: an edge at %v h and a cutoff of %v h, want a ratio of at most %g: raise the cutoff", ErrParameter, end, cutoff, widest)
	}
	l := BinnedLabShare{Hours: cutoff, Count: b.Above(cutoff)}
	if l.Count < 2*MinimumTail {
		return nan.Of[BinnedLabShare](), fmt.Errorf("%w: %d tasks from %v h on, want at least %d: lower the cutoff", ErrThinTail, l.Count, cutoff, 2*MinimumTail)
	}
	var falls bool
	if l.Low, l.High, falls = b.shareBounds(at, b.count); !falls {
		return nan.Of[BinnedLabShare](), fmt.Errorf("%w: the bin from %v h on is denser than the one below, or empty: give a cutoff from which on the density falls, or wider bins", ErrRising, cutoff)
	}
	if l.Low == 0 {
		l.Warnings = append(l.Warnings, fmt.Errorf("%w: the last bin is open: nothing bounds the mean of its tasks, and so nothing bounds the share from below", ErrSmallTail))
	}
	cumulative := make([]float64, len(b.count))
	sum := 0.0
	for i, c := range b.count {
		sum += float64(c) / float64(b.total)
		cumulative[i] = sum
	}
	lows, highs := make([]float64, replicates), make([]float64, replicates)
	simulate(sim, replicates, func() []int { return make([]int, len(b.count)) }, func(count []int, i int, rng *rand.Rand) {
		clear(count)
		for range b.total {
			count[min(sort.SearchFloat64s(cumulative, rng.Float64()), len(count)-1)]++
		}
		lows[i], highs[i], _ = b.shareBounds(at, count)
	})
	slices.Sort(lows)
	slices.Sort(highs)
	l.Interval = Interval{percentiles(lows).Low, percentiles(highs).High, Confidence}
	return l, nil
}

// shareBounds returns the bounds for given counts, and whether the density falls at the edge.
// In a replicate where it does not, the densities of the two bins change places, which widens
// the bounds.
func (b Binned) shareBounds(at int, count []int) (low, high float64, falls bool) {
	density := func(i int) float64 { return float64(count[i]) / (b.edges[i+1] - b.edges[i]) }
	above, below := density(at), density(at-1)
	falls = above > 0 && above <= below
	n, least, most := 0.0, 0.0, 0.0 // of the tail, and sums of h - cutoff
	for i := at; i < len(count); i++ {
		c := float64(count[i])
		n += c
		least += c * (b.edges[i] - b.edges[at])
		if c > 0 {
			most += c * ((b.edges[i]+b.edges[i+1])/2 - b.edges[at])
		}
	}
	if n == 0 || above == 0 && below == 0 { // nothing is known of the density at the edge
		return 0, 1, false
	}
	share := func(density, excess float64) float64 {
		if density == 0 { // even where nothing bounds the excess
			return 1
		}
		return 1 / (1 + density*excess/(n*n))
	}
	return share(math.Max(above, below), most), share(math.Min(above, below), least), falls
}
