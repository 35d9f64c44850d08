package estimate

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/nan"
)

// ErrNoInterior reports that the likelihood has no maximum inside the family, but rises
// towards a limit of the family.
var ErrNoInterior = errors.New("estimate: no maximum inside the family")

// A Parameter is one fitted number. Its standard error is from the observed information, NaN
// where that has none. Its interval is that of the profile likelihood for α, λ and the shapes
// σ, k and ξ, else the normal one.
type Parameter struct {
	Name string // the letter of package dist: α, λ, μ, σ, s, k or ξ
	Estimate
}

// String reads "α = 1.5 (1.43 to 1.58, 95%)".
func (p Parameter) String() string { return p.Name + " = " + p.Estimate.String() }

// A Fit is the maximum likelihood fit of one family to the values h ≥ Threshold, conditional
// on h ≥ Threshold.
type Fit struct {
	Family    Family
	Threshold float64 // x, in hours
	Count     int     // n, values at or above x
	Share     float64 // of the sample in the tail
	Tail      dist.Tail

	// LogLikelihood is Σ ln f(h | h ≥ x) with the density per hour. It is the supremum over
	// the family, and so never below that of a limit of the family.
	LogLikelihood float64
	Parameters    []Parameter

	// Limit is Pareto if the likelihood rises towards a Pareto tail without a maximum inside
	// the family: the fit collapses to Pareto, Tail is that Pareto tail, and there is nothing
	// to compare. Otherwise it is 0.
	Limit    Family
	Warnings []error

	solution *solution // nil in the zero Fit
}

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

// AIC returns Akaike's criterion, twice the parameters less twice the log-likelihood; NaN
// for the zero Fit.
func (f Fit) AIC() float64 { return f.Family.aic(f.LogLikelihood) }

// String reads "Weibull(scale = …, shape = …) above 0.5 h, 812 values".
func (f Fit) String() string {
	if f.CollapsesToPareto() {
		return fmt.Sprintf("%v collapses to %v above %.4g h, %d values", f.Family, f.Tail, f.Threshold, f.Count)
	}
	return fmt.Sprintf("%v above %.4g h, %d values", f.Tail, f.Threshold, f.Count)
}

// Fit returns the maximum likelihood fit of a family to the values h ≥ threshold.
//
// In y = ln(h/x) the Pareto tail is exponential, the lognormal tail a normal law cut at 0,
// the Weibull tail Gompertz's law, and the log-logistic tail a logistic law cut at 0. The last
// three have Pareto as a limit. Lognormal and Weibull have a maximum inside if and only if the
// variance of y is below its squared mean m, and the log-logistic is given one if the mean of
// e^(-y/m) is below a half; otherwise the fit collapses to Pareto, see [Fit.Limit]. The GPD is searched over ξ > -1, where its
// likelihood is bounded.
//
// It returns an error that wraps [ErrParameter] for an unknown family or a threshold
// that is not finite and above 0, [ErrThinTail] for fewer than three values in the
// tail, [ErrEqual], or [ErrNoInterior] if a GPD has no maximum with ξ > -1.
//
// Source: J. del Castillo, "The singly truncated normal distribution: a non-steep
// exponential family", Annals of the Institute of Statistical Mathematics 46 (1994), for
// when a normal law cut at 0 has a maximum inside; S. Grimshaw, "Computing maximum
// likelihood estimates for the generalized Pareto distribution", Technometrics 35 (1993).
func (s Sample) Fit(family Family, threshold float64) (Fit, error) {
	if !family.valid() {
		return nan.Of[Fit](), family.unknown()
	}
	tail, warnings, err := s.exceedances(threshold, 3)
	if err != nil {
		return nan.Of[Fit](), err
	}
	return s.fit(family, newUnits(tail, threshold), warnings)
}

// Fits returns the fits of all families above the threshold, Pareto first. A family
// without a fit is left out, and the first fit carries the reason as a warning. Errors
// are those of [Sample.Fit] for Pareto.
func (s Sample) Fits(threshold float64) ([]Fit, error) {
	return s.fits(threshold, Families(), false)
}

// fits returns the fits of some families, Pareto first. It leaves out the intervals of
// two-parameter families if it is brief.
func (s Sample) fits(threshold float64, families []Family, brief bool) ([]Fit, error) {
	tail, warnings, err := s.exceedances(threshold, 3)
	if err != nil {
		return nil, err
	}
	u := newUnits(tail, threshold)
	u.brief = brief
	var fits []Fit
	for _, family := range families {
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
	best := solve(family, u)
	if math.IsNaN(best.scaled) {
		return nan.Of[Fit](), fmt.Errorf("%w: %v above %v h: the likelihood rises towards a law that ends at the largest value, %v h: the tail is too short for it", ErrNoInterior, family, u.x, u.x*math.Exp(u.max))
	}
	n := float64(len(u.logs))
	f := Fit{Family: family, Threshold: u.x, Count: len(u.logs), Share: n / float64(len(s.hours)),
		LogLikelihood: n * (best.scaled - u.mean - math.Log(u.x)), Limit: best.limit,
		Warnings: append([]error(nil), warnings...), solution: &best}
	f.Tail, f.Parameters = best.law.describe(u, best.at, best.scaled)
	return f, nil
}
