package race

import (
	"math"
	"slices"
	"sort"
)

// A Fan holds races drawn from a [Prior], as they stand at each of several dates. Races
// whose monopoly price has ceased to exist stay in it and count as having no finite
// price. The zero Fan and a nil one are empty, and their methods return NaN.
type Fan struct {
	times  []float64
	prices priceList
	alphas [][]float64 // by date, ascending; 1 for a path that has ended
	ends   []float64   // in years, ascending; +Inf for a path that has not ended
}

// Times returns the dates in years.
func (f *Fan) Times() []float64 {
	if f == nil {
		return nil
	}
	return slices.Clone(f.times)
}

// empty reports whether the fan is nil or was not made by a prior.
func (f *Fan) empty() bool { return f == nil || len(f.times) == 0 }

// NoPrice returns the share of all paths whose monopoly price has ceased to exist
// by a date t, in years: the probability that α has crossed 1. It is NaN for t
// before 0 or after the last date of the fan.
func (f *Fan) NoPrice(t float64) float64 {
	if f.empty() || !(t >= 0 && t <= f.times[len(f.times)-1]) {
		return math.NaN()
	}
	n := sort.Search(len(f.ends), func(k int) bool { return f.ends[k] > t })
	return float64(n) / float64(len(f.ends))
}

// ended returns how many paths have no price at date number i.
func (f *Fan) ended(i int) int {
	row := f.alphas[i]
	return sort.Search(len(row), func(k int) bool { return row[k] > 1 })
}

// rank returns the index of the quantile q among the sorted paths, and whether date
// number i exists and q is from 0 to 1.
func (f *Fan) rank(i int, q float64) (int, bool) {
	if f.empty() || i < 0 || i >= len(f.times) || !(q >= 0 && q <= 1) {
		return 0, false
	}
	return min(max(int(math.Ceil(q*float64(len(f.ends))))-1, 0), len(f.ends)-1), true
}

// Alpha returns the quantile q, from 0 to 1, of the tail index at date number i,
// counted from 0. Paths that have ended count as 1, where they stopped. It is NaN if
// there is no such date or q is outside [0, 1].
func (f *Fan) Alpha(i int, q float64) float64 {
	k, ok := f.rank(i, q)
	if !ok {
		return math.NaN()
	}
	return f.alphas[i][k]
}

// LernerIndex returns the quantile q of the Lerner index at date number i. Paths
// without a finite price count as above every index, and a quantile among them is NaN:
// see [Fan.NoPrice] for their share.
func (f *Fan) LernerIndex(i int, q float64) float64 {
	k, ok := f.rank(i, q)
	if !ok || k >= len(f.ends)-f.ended(i) {
		return math.NaN()
	}
	// The index falls with α up to the kink and, if it moves at all, rises beyond:
	// from the lowest one on, take the lower of the two neighbours.
	row := f.alphas[i][f.ended(i):]
	right := sort.Search(len(row), func(j int) bool { return f.prices.binds(row[j]) })
	for left := right - 1; ; k-- {
		var index float64
		switch {
		case left < 0 || right < len(row) && f.prices.lernerIndex(row[right]) < f.prices.lernerIndex(row[left]):
			index = f.prices.lernerIndex(row[right])
			right++
		default:
			index = f.prices.lernerIndex(row[left])
			left--
		}
		if k == 0 {
			return index
		}
	}
}

// LabShare returns the quantile q of the lab's share of the realised surplus at date
// number i. Paths without a finite price count as below every share, because the share
// tends to 0 as α falls to 1, and a quantile among them is NaN.
func (f *Fan) LabShare(i int, q float64) float64 {
	k, ok := f.rank(i, q)
	if !ok || k < f.ended(i) {
		return math.NaN()
	}
	return f.prices.labShare(f.alphas[i][k])
}

// IndexAtMost returns the probability that at date number i there is a finite price and
// its Lerner index is at or below a target. With x_m fixed and Sigma 0 a path that
// falls below a target stays below it, so this is also the probability of having done
// so by that date.
func (f *Fan) IndexAtMost(i int, target float64) float64 {
	if f.empty() || i < 0 || i >= len(f.times) || math.IsNaN(target) {
		return math.NaN()
	}
	var n int
	for _, alpha := range f.alphas[i][f.ended(i):] {
		if f.prices.lernerIndex(alpha) <= target {
			n++
		}
	}
	return float64(n) / float64(len(f.ends))
}
