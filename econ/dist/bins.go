package dist

import (
	"math"
	"sort"
)

// bins are the counts in the form that the methods need.
type bins struct {
	closed int     // the number of closed bins, and so the index of the last finite edge
	total  float64 // N
	lower  float64 // the lower end of the support
	topAt  float64 // T(e_K) of an open histogram
}

// bins returns the bins, and whether the histogram is valid. It does not probe a Top
// without a Validate method.
func (h Histogram) bins() (bins, bool) {
	if len(h.Counts) == 0 || len(h.Edges) != len(h.Counts)+1 || !(h.Edges[0] >= 0) {
		return bins{}, false
	}
	b := bins{closed: len(h.Counts), lower: math.NaN()}
	for i, n := range h.Counts {
		if !(n >= 0) || !(h.Edges[i+1] > h.Edges[i]) {
			return bins{}, false
		}
		if b.total == 0 && n > 0 {
			b.lower = h.Edges[i]
		}
		b.total += n
	}
	if math.IsInf(h.Edges[b.closed], 1) {
		b.closed--
		if b.closed == 0 || absent(h.Top) {
			return bins{}, false
		}
		b.topAt = h.Top.Survival(h.Edges[b.closed])
		if b.lower == h.Edges[b.closed] { // all tasks are in the open bin
			b.lower = h.top().lower()
		}
		return b, positive(b.total) && b.topAt > 0
	}
	return b, positive(b.total) && h.Top == nil
}

// top is the law of tasks in the open bin.
func (h Histogram) top() Truncated {
	return Truncated{Tail: h.Top, Low: h.Edges[len(h.Counts)-1], High: math.Inf(1)}
}

// at returns the index of the bin that holds z, for z at or above the first edge, and
// the count above it. The index is b.closed in the open bin, and also beyond a closed
// last bin.
func (h Histogram) at(b bins, z float64) (bin int, above float64) {
	bin = sort.Search(b.closed, func(i int) bool { return h.Edges[i+1] > z })
	for i := len(h.Counts) - 1; i > bin; i-- {
		above += h.Counts[i]
	}
	return bin, above
}
