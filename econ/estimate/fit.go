package estimate

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ/dist"
)

// ErrNoInterior reports that the likelihood has no maximum inside the family; its
// supremum is that of a limit of the family.
var ErrNoInterior = errors.New("estimate: no maximum inside the family")

// A Parameter is one fitted number.
type Parameter struct {
	Name          string // the letter of package dist: α, λ, μ, σ, s, k or ξ
	Estimate      float64
	StandardError float64  // from the observed information; NaN where there is none
	Interval      Interval // profile likelihood for α, λ and the shapes σ, k, ξ; else normal
}

// A Fit is the maximum likelihood fit of one family to the values h ≥ Threshold, given
// that they are.
type Fit struct {
	Family    Family
	Threshold float64 // x, in hours
	Count     int     // n, values at or above x
	Share     float64 // of the sample in the tail
	Tail      dist.Tail

	// LogLikelihood is Σ ln f(h | h ≥ x) with the density per hour: the supremum over
	// the family, and so never below that of a limit of the family.
	LogLikelihood float64
	Parameters    []Parameter

	// Limit is Pareto where the family's likelihood rises towards a Pareto tail without
	// a maximum inside: the fit collapses to Pareto, Tail is that Pareto tail, and there
	// is nothing to compare. Otherwise 0.
	Limit    Family
	Warnings []error

	units    units
	scaled   float64 // log-likelihood per value of ln(h/x), see units
	solution pair2
}

// pair2 holds the parameters in units of the threshold.
type pair2 struct{ a, b float64 }

// CollapsesToPareto reports whether the best fit of the family is its Pareto limit.
func (f Fit) CollapsesToPareto() bool { return f.Limit == Pareto }

// Parameter returns the parameter of that name.
func (f Fit) Parameter(name string) (Parameter, bool) {
	for _, p := range f.Parameters {
		if p.Name == name {
			return p, true
		}
	}
	return Parameter{}, false
}

// AIC returns Akaike's criterion, twice the parameters less twice the log-likelihood.
func (f Fit) AIC() float64 { return 2*float64(f.Family.parameters()) - 2*f.LogLikelihood }

// String reads "Weibull(scale = …, shape = …) above 0.5 h, 812 values".
func (f Fit) String() string {
	if f.CollapsesToPareto() {
		return fmt.Sprintf("%v collapses to %v above %.4g h, %d values", f.Family, f.Tail, f.Threshold, f.Count)
	}
	return fmt.Sprintf("%v above %.4g h, %d values", f.Tail, f.Threshold, f.Count)
}

// Fit returns the maximum likelihood fit of a family to the values h ≥ threshold.
//
// With y = ln(h/x), the Pareto tail is exponential in y, the lognormal a normal law cut
// at 0 and the Weibull Gompertz's law. Both have Pareto as a limit, and a maximum inside
// if and only if the variance of y is below its squared mean: otherwise the fit
// collapses to Pareto, see [Fit.Limit]. The GPD is searched over ξ > -1, where its
// likelihood is bounded.
//
// It returns an error that wraps [ErrParameter] for an unknown family or a threshold
// that is not finite and above 0, [ErrThinTail] for fewer than three values in the
// tail, [ErrEqual], or [ErrNoInterior] where a GPD has no maximum with ξ > -1.
//
// Source: J. del Castillo, "The singly truncated normal distribution: a non-steep
// exponential family", Annals of the Institute of Statistical Mathematics 46 (1994), for
// when a normal law cut at 0 has a maximum inside; S. Grimshaw, "Computing maximum
// likelihood estimates for the generalized Pareto distribution", Technometrics 35 (1993).
func (s Sample) Fit(family Family, threshold float64) (Fit, error) {
	if family < Pareto || family > GPD {
		return Fit{}, fmt.Errorf("%w: %v, want one of %v", ErrParameter, family, Families())
	}
	tail, warnings, err := s.exceedances(threshold, 3)
	if err != nil {
		return Fit{}, err
	}
	return s.fit(family, newUnits(tail, threshold), warnings)
}

// Fits returns the fits of all families above the threshold, Pareto first. A family
// without a fit is left out, and the first fit carries the reason as a warning. Errors
// are those of [Sample.Fit] for Pareto.
func (s Sample) Fits(threshold float64) ([]Fit, error) { return s.fits(threshold, false) }

// fits leaves out the intervals of two-parameter families if it is brief.
func (s Sample) fits(threshold float64, brief bool) ([]Fit, error) {
	tail, warnings, err := s.exceedances(threshold, 3)
	if err != nil {
		return nil, err
	}
	u := newUnits(tail, threshold)
	u.brief = brief
	var fits []Fit
	for _, family := range Families() {
		f, err := s.fit(family, u, warnings)
		if err != nil && family == Pareto {
			return nil, err
		}
		if err != nil {
			fits[0].Warnings = append(fits[0].Warnings, err)
			continue
		}
		fits = append(fits, f)
	}
	return fits, nil
}

func (s Sample) fit(family Family, u units, warnings []error) (Fit, error) {
	f := Fit{Family: family, Threshold: u.x, Count: len(u.logs), units: u,
		Share: float64(len(u.logs)) / float64(len(s.hours)), Warnings: append([]error(nil), warnings...)}
	f.solve()
	if math.IsNaN(f.scaled) {
		return Fit{}, fmt.Errorf("%w: %v above %v h: the likelihood rises towards a law that ends at the largest value, %v h: the tail is too short for it", ErrNoInterior, family, u.x, u.x*math.Exp(u.max))
	}
	if f.scaled < u.pareto() && f.nestsPareto() {
		f.scaled = u.pareto() // equal but for rounding: Pareto is in the family or its limit
	}
	f.LogLikelihood = float64(len(u.logs)) * (f.scaled - u.mean - math.Log(u.x))
	f.describe()
	return f, nil
}

func (f Fit) nestsPareto() bool { return f.Family != Exponential }

// solve sets the solution, the limit and the scaled log-likelihood.
func (f *Fit) solve() {
	u := f.units
	switch f.Family {
	case Pareto:
		f.solution.a = 1 / u.mean
		f.scaled = u.pareto()
	case Exponential:
		f.solution.a = 1 / u.excess
		f.scaled = -1 - math.Log(u.excess) + u.mean
	case Lognormal:
		f.solution, f.scaled = u.lognormal()
	case Weibull:
		f.solution, f.scaled = u.weibull()
	case GPD:
		f.solution, f.scaled = u.gpd()
	}
	if math.IsInf(f.solution.a, 1) {
		f.Limit = Pareto
	}
}

// describe turns the solution into a law and its parameters.
func (f *Fit) describe() {
	u, a, b, x := f.units, f.solution.a, f.solution.b, f.Threshold
	n := len(u.logs)
	root := math.Sqrt(float64(n))
	switch {
	case f.Limit == Pareto || f.Family == Pareto:
		alpha := 1 / u.mean
		f.Tail = dist.Pareto{Scale: x, Alpha: alpha}
		f.Parameters = []Parameter{{"α", alpha, alpha / root, rateProfile(alpha, n)}}
	case f.Family == Exponential:
		f.Tail = dist.GPD{Location: x, Scale: x / a, Xi: 0}
		f.Parameters = []Parameter{{"λ", a / x, a / x / root, rateProfile(a/x, n)}}
	case f.Family == Lognormal:
		mu, sigma := a*b, b // a is μ/σ in units of ln(h/x)
		f.Tail = lognormalTail{x: x, xi: -a, sigma: b}
		seMu, seSigma := u.errors(func(p, q float64) float64 { return u.lognormalAt(p/q, q) }, mu, sigma)
		f.Parameters = []Parameter{
			{"μ", mu + math.Log(x), seMu, normalInterval(mu+math.Log(x), seMu)},
			{"σ", sigma, seSigma, u.profile(u.lognormalProfile, sigma, f.scaled, 0)},
		}
	case f.Family == Weibull:
		scale := x * math.Exp(-a/b) // a is ln (x/s)^k
		f.Tail = weibullTail{x: x, logB: a, k: b}
		seLog, seShape := u.errors(func(logScale, k float64) float64 { return u.weibullAt(-k*logScale, k) }, -a/b, b)
		f.Parameters = []Parameter{
			{"s", scale, scale * seLog, normalInterval(scale, scale*seLog)},
			{"k", b, seShape, u.profile(u.weibullProfile, b, f.scaled, 0)},
		}
	case f.Family == GPD:
		f.Tail = dist.GPD{Location: x, Scale: x * a, Xi: b}
		seScale, seXi := u.errors(u.gpdAt, a, b)
		f.Parameters = []Parameter{
			{"σ", x * a, x * seScale, normalInterval(x*a, x*seScale)},
			{"ξ", b, seXi, u.profile(u.gpdProfile, b, f.scaled, -1)},
		}
	}
}
