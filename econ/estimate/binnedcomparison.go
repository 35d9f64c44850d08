package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/nan"
)

// CompareBinned compares two fits of the same bins as [Compare] does: by likelihood ratio if
// they are nested, else each against the other in turn, with samples drawn from the fits into
// the same bins and refitted. The default is 199 replicates.
//
// It returns an error that wraps [ErrParameter] if the fits are of the same family or of
// different bins.
func CompareBinned(a, b BinnedFit, sim Simulation) (Comparison, error) {
	replicates, err := sim.replicates(199)
	if err != nil {
		return nan.Of[Comparison](), err
	}
	if a.tail == nil || b.tail == nil || a.Family == b.Family || a.Count != b.Count || a.Threshold != b.Threshold || len(a.logs) != len(b.logs) {
		return nan.Of[Comparison](), fmt.Errorf("%w: %v from %v h with %d tasks against %v from %v h with %d: give two families fitted to the same bins", ErrParameter, a.Family, a.Threshold, a.Count, b.Family, b.Threshold, b.Count)
	}
	n := float64(a.Count)
	c := Comparison{A: a.Family, B: b.Family, Count: a.Count, LogRatio: a.LogLikelihood - b.LogLikelihood,
		Statistic: math.NaN(), PValue: math.NaN(), Reverse: math.NaN(), Power: math.NaN(), Needed: math.Inf(1), Warnings: append([]error(nil), a.Warnings...)}
	if a.reduces() && b.reduces() {
		c.Test, c.LogRatio = Collapsed, 0
		return c, nil
	}
	small, large := a, b
	if a.Family.parameters() > b.Family.parameters() {
		small, large = b, a
	}
	ratio := math.Max(0, 2*(large.LogLikelihood-small.LogLikelihood))
	c.Test = nested(small.Family, large.Family, large.Limit)
	switch c.Test {
	case BoundaryBootstrap:
		c.nest(ratio)
		c.PValue = 1
		if ratio > 0 {
			c.PValue = small.ratioPValue(large.Family, ratio, sim, replicates)
		}
	case LikelihoodRatio:
		c.nest(ratio)
		c.PValue = math.Erfc(math.Sqrt(ratio / 2))
		if a.Count < chiSquared && c.PValue > 1e-4 && c.PValue < 0.25 {
			c.PValue = small.ratioPValue(large.Family, ratio, sim, replicates)
		}
	case Separate:
		mean, square := 0.0, 0.0
		for i, k := range a.tail.count {
			if k > 0 {
				d := a.logs[i] - b.logs[i]
				mean += k * d / n
				square += k * d * d / n
			}
		}
		if v := square - mean*mean; v > 1e-14*square {
			c.Statistic = math.Sqrt(n/v) * mean
		}
		worse, better := b, a
		if c.LogRatio < 0 {
			worse, better = a, b
		}
		c.fromDraws(worse.meanRatios(better.Family, worse.Family, sim, replicates), better.meanRatios(better.Family, worse.Family, sim, replicates))
	}
	return c, nil
}

// reduces reports whether the fit is a Pareto tail.
func (f BinnedFit) reduces() bool { return f.Family == Pareto || f.Limit == Pareto }

// draw calls use with one histogram per replicate, drawn from the fit with as many tasks into
// the same bins, in units of the threshold.
func (f BinnedFit) draw(sim Simulation, replicates int, use func(i int, b Binned)) {
	edges, shares := f.bins()
	simulate(sim, replicates, func() []int { return make([]int, len(shares)) }, func(count []int, i int, rng *rand.Rand) {
		clear(count)
		for range f.Count {
			count[min(sort.SearchFloat64s(shares, rng.Float64()), len(count)-1)]++
		}
		use(i, Binned{edges, count, f.Count})
	})
}

// hits draws from the fit and reports for each histogram whether it is a hit.
func (f BinnedFit) hits(sim Simulation, replicates int, hit func(h Binned) bool) []bool {
	out := make([]bool, replicates)
	f.draw(sim, replicates, func(i int, h Binned) { out[i] = hit(h) })
	return out
}

// meanRatios draws from the fit and returns the mean log ratios of one family to another,
// in ascending order.
func (f BinnedFit) meanRatios(a, b Family, sim Simulation, replicates int) []float64 {
	means := make([]float64, replicates)
	f.draw(sim, replicates, func(i int, h Binned) {
		means[i] = math.NaN()
		fa, errA := h.Fit(a, 1)
		fb, errB := h.Fit(b, 1)
		if errA == nil && errB == nil {
			means[i] = (fa.LogLikelihood - fb.LogLikelihood) / float64(f.Count)
		}
	})
	means = slices.DeleteFunc(means, math.IsNaN)
	slices.Sort(means)
	return means
}

// ratioPValue returns the p-value of a likelihood ratio against a larger family, drawn from
// the fit.
func (f BinnedFit) ratioPValue(large Family, ratio float64, sim Simulation, replicates int) float64 {
	return reached(f.hits(sim, replicates, func(h Binned) bool {
		small, errA := h.Fit(f.Family, 1)
		other, errB := h.Fit(large, 1)
		return errA == nil && errB == nil && 2*(other.LogLikelihood-small.LogLikelihood) >= ratio
	}))
}

// Goodness judges the largest distance at an edge between the bins from the threshold on
// and the fit: the p-value is the share of histograms drawn from it that lie at least as
// far from their own. The default is 199 replicates. The threshold is taken as given.
//
// It returns an error that wraps [ErrParameter] for a negative number of replicates or
// the zero BinnedFit.
func (f BinnedFit) Goodness(sim Simulation) (Goodness, error) {
	replicates, err := sim.replicates(199)
	if err != nil {
		return nan.Of[Goodness](), err
	}
	if f.tail == nil {
		return nan.Of[Goodness](), fmt.Errorf("%w: an empty fit: take one from Binned.Fit", ErrParameter)
	}
	t := Threshold{Hours: f.Threshold, Count: f.Count, Share: f.Share, Alpha: math.NaN(), Distance: f.Distance, Warnings: f.Warnings}
	if law, ok := f.Tail.(dist.Pareto); ok {
		t.Alpha = law.Alpha
	}
	return newGoodness(t, f.hits(sim, replicates, func(h Binned) bool {
		r, err := h.Fit(f.Family, 1)
		return err != nil || r.Distance >= f.Distance
	})), nil
}

// bins returns the edges of a fit's bins in units of its threshold and the cumulative
// shares of its law in them, with an open last bin.
func (f BinnedFit) bins() (edges, shares []float64) {
	edges = make([]float64, len(f.tail.edges))
	shares = make([]float64, 0, len(edges)) // cumulative, up to each upper edge
	for i, over := range f.tail.over {
		edges[i] = 1 + over
		if i > 0 {
			shares = append(shares, 1-f.Tail.Survival(f.Threshold*edges[i]))
		}
	}
	if !math.IsInf(edges[len(edges)-1], 1) { // nothing was counted beyond the last edge
		edges, shares = append(edges, math.Inf(1)), append(shares, 1)
	}
	return edges, shares
}
