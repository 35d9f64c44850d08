package estimate

import (
	"fmt"
	"math"
)

// A Family is a kind of tail that can be fitted above a threshold.
type Family int

// The families, in the order of [Families].
const (
	Pareto Family = iota + 1
	Exponential
	Lognormal
	Weibull
	GPD
	LogLogistic
)

// laws holds what the package knows of each family. A new family is a constant above, a line
// here, and a file that implements [law]. It is then fitted, compared and drawn like the
// others. It does not change a [Verdict], whose rules and error rates are those of the families
// in judged.
var laws = [...]law{
	Pareto:      paretoLaw{},
	Exponential: exponentialLaw{},
	Lognormal:   lognormalLaw{},
	Weibull:     weibullLaw{},
	GPD:         gpdLaw{},
	LogLogistic: logLogisticLaw{},
}

// Families returns every family that can be fitted.
func Families() []Family {
	all := make([]Family, 0, len(laws)-1)
	for f := Pareto; f.valid(); f++ {
		all = append(all, f)
	}
	return all
}

// String returns the family's name, such as "Lognormal".
func (f Family) String() string {
	if !f.valid() {
		return fmt.Sprintf("Family(%d)", int(f))
	}
	return laws[f].name()
}

// parameters returns the number of parameters of the family above a threshold.
func (f Family) parameters() int { return laws[f].parameters() }

// aic returns Akaike's criterion of a fit, NaN if there is no such family.
func (f Family) aic(logLikelihood float64) float64 {
	if !f.valid() {
		return math.NaN()
	}
	return 2*float64(f.parameters()) - 2*logLikelihood
}

func (f Family) valid() bool { return f >= Pareto && int(f) < len(laws) }

// unknown is the error of a value that is not a family.
func (f Family) unknown() error {
	return fmt.Errorf("%w: %v, want one of %v", ErrParameter, f, Families())
}

// holdsPareto reports whether Pareto tails are in the family or a limit of it.
func (f Family) holdsPareto() bool { return f == Pareto || laws[f].holds(Pareto) != Separate }
