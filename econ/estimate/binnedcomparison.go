package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
)

// CompareBinned compares two fits of the same bins as [Compare] does: likelihood ratios
// for nested pairs, Vuong's test on the bins for the others, and where Pareto is a limit
// the law of the likelihood ratio under the best Pareto tail, drawn into the same bins.
// The default is 199 replicates of the last, which fits every one of them.
//
// It returns an error that wraps [ErrParameter] if the fits are of the same family or of
// different bins.
func CompareBinned(a, b BinnedFit, sim Simulation) (Comparison, error) {
	replicates, err := sim.replicates(199)
	if err != nil {
		return Comparison{}, err
	}
	if a.Family == b.Family || a.Count != b.Count || a.Count == 0 || a.Threshold != b.Threshold || len(a.logs) != len(b.logs) {
		return Comparison{}, fmt.Errorf("%w: %v from %v h with %d tasks against %v from %v h with %d: give two families fitted to the same bins", ErrParameter, a.Family, a.Threshold, a.Count, b.Family, b.Threshold, b.Count)
	}
	n := float64(a.Count)
	c := Comparison{A: a.Family, B: b.Family, Count: a.Count, LogRatio: a.LogLikelihood - b.LogLikelihood,
		Statistic: math.NaN(), PValue: math.NaN(), Needed: math.Inf(1), Warnings: append([]error(nil), a.Warnings...)}
	flat := func(f BinnedFit) bool { return f.Family == Pareto || f.Limit == Pareto }
	if flat(a) && flat(b) {
		c.Test, c.LogRatio = Collapsed, 0
		return c, nil
	}
	small, large := a, b
	if a.Family.parameters() > b.Family.parameters() {
		small, large = b, a
	}
	ratio := math.Max(0, 2*(large.LogLikelihood-small.LogLikelihood))
	switch {
	case small.Family == Pareto && (large.Family == Lognormal || large.Family == Weibull):
		c.Test, c.Statistic, c.Needed = BoundaryBootstrap, ratio, oneSided/(ratio/n)
		c.PValue, err = small.boundaryPValue(large.Family, ratio, sim, replicates)
	case small.Family == Pareto && large.Family == GPD, small.Family == Exponential && (large.Family == Weibull || large.Family == GPD):
		c.Test, c.Statistic, c.Needed = LikelihoodRatio, ratio, noncentral/(ratio/n)
		c.PValue = math.Erfc(math.Sqrt(ratio / 2))
	default:
		c.Test = Vuong
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
			c.PValue = math.Erfc(math.Abs(c.Statistic) / math.Sqrt2)
			c.Needed = noncentral * v / (mean * mean)
		}
	}
	return c, err
}

// boundaryPValue draws tasks from the Pareto tail into the bins and fits both families.
func (f BinnedFit) boundaryPValue(family Family, ratio float64, sim Simulation, replicates int) (float64, error) {
	edges, shares := f.bins()
	reached := make([]bool, replicates)
	simulate(sim, replicates, func() []int { return make([]int, len(shares)) }, func(count []int, i int, rng *rand.Rand) {
		clear(count)
		for range f.Count {
			count[min(sort.SearchFloat64s(shares, rng.Float64()), len(count)-1)]++
		}
		b := Binned{edges, count, f.Count}
		pareto, err := b.Fit(Pareto, 1)
		if err != nil {
			return
		}
		other, err := b.Fit(family, 1)
		reached[i] = err == nil && 2*(other.LogLikelihood-pareto.LogLikelihood) >= ratio
	})
	count := 1
	for _, r := range reached {
		if r {
			count++
		}
	}
	return float64(count) / float64(replicates+1), nil
}

// bins returns the edges of a Pareto fit's bins in units of its threshold and the
// cumulative shares of its law in them, with an open last bin.
func (f BinnedFit) bins() (edges, shares []float64) {
	edges = make([]float64, len(f.tail.edges))
	shares = make([]float64, 0, len(edges)) // cumulative, up to each upper edge
	for i, over := range f.tail.over {
		edges[i] = 1 + over
		if i > 0 {
			shares = append(shares, -math.Expm1(-f.Alpha.Estimate*f.tail.edges[i]))
		}
	}
	if !math.IsInf(edges[len(edges)-1], 1) { // nothing was counted beyond the last edge
		edges, shares = append(edges, math.Inf(1)), append(shares, 1)
	}
	return edges, shares
}
