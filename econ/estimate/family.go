package estimate

import "fmt"

// A Family is a kind of tail that can be fitted above a threshold.
type Family int

// The families, in the order of [Families].
const (
	Pareto Family = iota + 1
	Exponential
	Lognormal
	Weibull
	GPD
)

// Families returns every family that can be fitted.
func Families() []Family { return []Family{Pareto, Exponential, Lognormal, Weibull, GPD} }

// String returns the family's name, such as "Lognormal".
func (f Family) String() string {
	names := [...]string{Pareto: "Pareto", Exponential: "Exponential", Lognormal: "Lognormal", Weibull: "Weibull", GPD: "GPD"}
	if f < Pareto || f > GPD {
		return fmt.Sprintf("Family(%d)", int(f))
	}
	return names[f]
}

// parameters returns how many parameters the family has above a threshold.
func (f Family) parameters() int {
	if f == Pareto || f == Exponential {
		return 1
	}
	return 2
}
