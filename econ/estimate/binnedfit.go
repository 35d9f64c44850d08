package estimate

import (
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/nan"
	"valuecapture/econ/internal/root"
)

// A BinnedFit is the grouped maximum likelihood fit of a family to the bins of a
// histogram from a lower edge on.
type BinnedFit struct {
	Family        Family
	Threshold     float64 // in hours
	Count         int     // tasks from the threshold on
	Share         float64 // of all tasks
	Tail          dist.Tail
	LogLikelihood float64  // Σ count ln P(bin)
	Alpha         Estimate // the tail index of a Pareto fit with its profile interval, else NaN
	Distance      float64  // largest distance at an edge
	Limit         Family   // Pareto where the fit collapses to it, see [Fit.Limit]
	Warnings      []error

	logs []float64   // ln P(bin), for comparisons
	tail *binnedTail // nil in the zero BinnedFit
}

// CollapsesToPareto reports whether the best fit of the family is its Pareto limit.
func (f BinnedFit) CollapsesToPareto() bool { return f.Limit == Pareto }

// AIC returns Akaike's criterion, twice the parameters less twice the log-likelihood; NaN
// for the zero BinnedFit.
func (f BinnedFit) AIC() float64 { return f.Family.aic(f.LogLikelihood) }

// Fit returns the grouped maximum likelihood fit of a family to the bins from the
// threshold on, which must be a lower edge above 0: counts are multinomial with
// P(bin) = (S(lower) - S(upper))/S(threshold).
//
// It returns an error that wraps [ErrParameter] for an unknown family or a threshold
// that is not an edge, or [ErrThinTail] for fewer than three bins with tasks.
//
// Source: Y. Virkar and A. Clauset, "Power-law distributions in binned empirical data",
// Annals of Applied Statistics 8 (2014).
func (b Binned) Fit(family Family, threshold float64) (BinnedFit, error) {
	if !family.valid() {
		return nan.Of[BinnedFit](), family.unknown()
	}
	t, warnings, err := b.tail(threshold, 3)
	if err != nil {
		return nan.Of[BinnedFit](), err
	}
	f := BinnedFit{Family: family, Threshold: threshold, Count: int(t.n), Share: t.n / float64(b.total),
		Alpha: within(math.NaN(), unknown()), Warnings: warnings, tail: &t}
	alpha := t.pareto()
	power := t.power(alpha)
	best := t.logLikelihood(power)
	if family == Pareto {
		i := t.profile(alpha, best)
		f.Alpha = Estimate{alpha, (i.High - i.Low) / (2 * normal975), i}
	}
	var survival func(edge int) float64
	f.Tail, survival = laws[family].group(t, alpha)
	value := t.logLikelihood(survival)
	if how := laws[family].holds(Pareto); how != Separate && !(value > best+1e-7/t.n) {
		f.Tail, survival, value = dist.Pareto{Scale: t.x, Alpha: alpha}, power, best
		if how == BoundaryBootstrap {
			f.Limit = Pareto
		}
	}
	f.LogLikelihood = t.n * value
	f.Distance = t.distance(survival)
	at := 1.0
	for i := range t.count {
		next := 0.0
		if !math.IsInf(t.edges[i+1], 1) {
			next = survival(i + 1)
		}
		f.logs = append(f.logs, math.Log(at-next))
		at = next
	}
	return f, nil
}

// power returns the survival function of a Pareto tail at an edge.
func (t binnedTail) power(alpha float64) func(edge int) float64 {
	return func(i int) float64 { return math.Exp(-alpha * t.edges[i]) }
}

func grid(from, to float64, points int) []float64 {
	g := make([]float64, points)
	for i := range g {
		g[i] = from + (to-from)*float64(i)/float64(points-1)
	}
	return g
}

// pareto returns the maximum likelihood tail index.
func (t binnedTail) pareto() float64 {
	start := 0.0 // as if every task were in the logarithmic middle of its bin
	for i, c := range t.count {
		high := t.edges[i+1]
		if math.IsInf(high, 1) {
			high = t.edges[i] + 1
		}
		start += c * (t.edges[i] + high) / 2
	}
	centre := math.Log(t.n / start)
	return math.Exp(root.Maximum(func(l float64) float64 {
		a := math.Exp(l)
		return t.logLikelihood(func(i int) float64 { return math.Exp(-a * t.edges[i]) })
	}, centre-5, centre+5))
}

// profile returns the interval of the tail index.
func (t binnedTail) profile(alpha, best float64) Interval {
	drop := func(l float64) float64 {
		a := alpha * math.Exp(l)
		return t.n*(best-t.logLikelihood(func(i int) float64 { return math.Exp(-a * t.edges[i]) })) - chiSquare95/2
	}
	low, err1 := root.Zero(drop, -10, 0)
	high := 0.1
	for drop(high) < 0 && high < 10 {
		high *= 2
	}
	top, err2 := root.Zero(drop, 0, high)
	if err1 != nil || err2 != nil {
		return unknown()
	}
	return Interval{alpha * math.Exp(low), alpha * math.Exp(top), Confidence}
}

// last returns the last finite edge of y.
func (t binnedTail) last() float64 {
	if l := t.edges[len(t.edges)-1]; !math.IsInf(l, 1) {
		return l
	}
	return t.edges[len(t.edges)-2]
}

// logRate returns the logarithm of a rough exponential rate, in units of the threshold.
func (t binnedTail) logRate() float64 {
	sum := 0.0
	for i, c := range t.count {
		high := t.over[i+1]
		if math.IsInf(high, 1) {
			high = 2*t.over[i] + 1
		}
		sum += c * (t.over[i] + high) / 2
	}
	return math.Log(t.n / sum)
}

// inner returns the best second parameter for a given first one. It starts from a grid,
// because the likelihood may be flat or -Inf far from its peak.
func (t binnedTail) inner(at func(p, q float64) func(int) float64, p, low, high float64) float64 {
	points := grid(low, high, 15)
	best, where := math.Inf(-1), 0
	for i, q := range points {
		if v := t.logLikelihood(at(p, q)); v > best {
			best, where = v, i
		}
	}
	return root.Maximum(func(q float64) float64 { return t.logLikelihood(at(p, q)) },
		points[max(where-1, 0)], points[min(where+1, len(points)-1)])
}

// search returns the parameters at the highest likelihood: it refines a grid of the first
// parameter, with the best second one at each point.
func (t binnedTail) search(at func(p, q float64) func(int) float64, points []float64, low, high float64) (p, q float64) {
	outer := func(p float64) float64 { return t.logLikelihood(at(p, t.inner(at, p, low, high))) }
	best, where := math.Inf(-1), 0
	for i, p := range points {
		if v := outer(p); v > best {
			best, where = v, i
		}
	}
	p = root.Maximum(outer, points[max(where-1, 0)], points[min(where+1, len(points)-1)])
	if outer(p) < best {
		p = points[where]
	}
	return p, t.inner(at, p, low, high)
}

// TailIndex returns the tail index of a Pareto fit in the form that [TailIndex.Implication]
// takes. Unbiased is NaN, because bins have no closed form. For another family, even one that
// collapsed, all its numbers are NaN.
func (f BinnedFit) TailIndex() TailIndex {
	if f.Family != Pareto {
		return nan.Of[TailIndex]()
	}
	return TailIndex{Threshold: f.Threshold, Count: f.Count, Share: f.Share, Alpha: f.Alpha.Value, Unbiased: math.NaN(),
		StandardError: f.Alpha.StandardError, Interval: f.Alpha.Interval, Warnings: f.Warnings}
}

// shape returns ξ of a GPD fit, 1/α where it is a Pareto tail.
func (f BinnedFit) shape() (float64, bool) {
	switch law := f.Tail.(type) {
	case dist.GPD:
		return law.Xi, true
	case dist.Pareto:
		return 1 / law.Alpha, true
	}
	return math.NaN(), false
}
