package estimate

import (
	"math"
	"slices"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// rivalPValue returns the share of histograms of the rival whose likelihood ratio of
// lognormal to Pareto is at most the observed one. The rival has the scale that fits best.
func (f BinnedFit) rivalPValue(lognormal BinnedFit, sim Simulation) (float64, error) {
	replicates, err := sim.replicates(199)
	if err != nil {
		return math.NaN(), err
	}
	law := func(logSigma float64) lognormalTail {
		return lognormalTail{x: f.Threshold, xi: rivalStart, sigma: math.Exp(logSigma)}
	}
	t, _ := truncatedMoments(rivalStart)
	centre := -math.Log(t * f.Alpha.Value) // where the mean of y is that of the Pareto fit
	s := root.Maximum(func(s float64) float64 {
		l := law(s)
		return f.tail.logLikelihood(func(i int) float64 { return l.at(f.tail.edges[i] / l.sigma) })
	}, centre-1, centre+1)
	rival := f
	rival.Tail = law(s)
	observed := lognormal.LogLikelihood - f.LogLikelihood
	return reached(rival.hits(sim, replicates, func(h Binned) bool {
		p, errP := h.Fit(Pareto, 1)
		l, errL := h.Fit(Lognormal, 1)
		return errP != nil || errL != nil || l.LogLikelihood-p.LogLikelihood <= observed
	})), nil
}

// cutPValue returns the share of histograms, drawn from a Pareto tail that ends at its last
// hundredth, for which the likelihood ratio favours an endless one at least as much as the
// observed one does.
func (f BinnedFit) cutPValue(sim Simulation) (float64, error) {
	replicates, err := sim.replicates(199)
	if err != nil {
		return math.NaN(), err
	}
	rival := f
	alpha, value := f.tail.cutPareto(f.Alpha.Value)
	rival.Tail = dist.Truncated{Tail: dist.Pareto{Scale: f.Threshold, Alpha: alpha}, Low: f.Threshold, High: f.Threshold * math.Exp(cut/alpha)}
	observed := f.LogLikelihood - f.tail.n*value
	return reached(rival.hits(sim, replicates, func(h Binned) bool {
		p, err := h.Fit(Pareto, 1)
		if err != nil {
			return true
		}
		_, value := p.tail.cutPareto(p.Alpha.Value)
		return p.LogLikelihood-p.tail.n*value >= observed
	})), nil
}

// cutPareto returns the tail index and the log-likelihood per task of the Pareto tail that
// ends at its last hundredth and fits best, searched from that of the endless one.
func (t binnedTail) cutPareto(alpha float64) (best, value float64) {
	top := math.Log(alpha) + 1
	for i, c := range t.count { // the last bin with tasks begins before the end
		if c > 0 && t.edges[i] > 0 {
			top = math.Min(top, math.Log(cut/t.edges[i])-1e-9)
		}
	}
	of := func(l float64) float64 {
		a := math.Exp(l)
		return t.logLikelihood(func(i int) float64 { return math.Max(0, math.Exp(-a*t.edges[i])-0.01) / 0.99 })
	}
	l := root.Maximum(of, math.Min(math.Log(alpha), top)-2, top)
	return math.Exp(l), of(l)
}

// splicedPValue returns the p-value of the hypothesis that the top tenth is Pareto, with the
// elasticity that the law has where it begins: the share of histograms drawn from that tail
// whose likelihood ratio favours Pareto no more than the observed one. It is 1 if fewer than
// two bins hold the top tenth.
func (f BinnedFit) splicedPValue(sim Simulation) (float64, error) {
	replicates, err := sim.replicates(199)
	if err != nil {
		return math.NaN(), err
	}
	left, first := f.tail.n, 0
	for first < len(f.tail.count) && left > 0.1*f.tail.n {
		left -= f.tail.count[first]
		first++
	}
	if left < 2 || first >= len(f.tail.count)-1 {
		return 1, nil
	}
	edge := f.Threshold * (1 + f.tail.over[first])
	alpha := edge * f.Tail.Density(edge) / f.Tail.Survival(edge)
	top := f
	top.Threshold, top.Count, top.Alpha.Value = edge, int(left), alpha
	top.Tail = dist.Pareto{Scale: edge, Alpha: alpha}
	top.tail = &binnedTail{x: edge, n: left, count: slices.Clone(f.tail.count[first:])}
	for i := first; i < len(f.tail.edges); i++ {
		top.tail.edges = append(top.tail.edges, f.tail.edges[i]-f.tail.edges[first])
		top.tail.over = append(top.tail.over, (1+f.tail.over[i])/(1+f.tail.over[first])-1)
	}
	ratio := func(count func(i int) float64) float64 { // of Pareto to the law
		sum := 0.0
		for i := range top.tail.count {
			low, high := edge*(1+top.tail.over[i]), edge*(1+top.tail.over[i+1])
			if c := count(i); c > 0 {
				p := top.Tail.Survival(low) - top.Tail.Survival(high)
				q := (f.Tail.Survival(low) - f.Tail.Survival(high)) / f.Tail.Survival(edge)
				sum += c * math.Log(p/q)
			}
		}
		return sum
	}
	observed := ratio(func(i int) float64 { return top.tail.count[i] })
	return reached(top.hits(sim, replicates, func(h Binned) bool {
		return !(ratio(func(j int) float64 { return float64(h.count[j]) }) > observed) // nor where both underflow
	})), nil
}
