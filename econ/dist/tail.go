package dist

import (
	"math"
	"math/rand/v2"
)

// A Tail is a distribution of the hours h >= 0 that a model saves on a task. It is all
// that a market needs; the optional interfaces below are found by type assertion.
type Tail interface {
	// Survival returns S(z) = P(h >= z) for z in hours: the share of tasks that are
	// worth at least z. If a share m of all tasks saves exactly z hours, an atom, S(z)
	// counts it and S drops by m just above z.
	Survival(z float64) float64

	// Density returns f(z) = -S'(z), per hour. At a bend it is the limit from above,
	// at an atom the density of the rest.
	Density(z float64) float64

	// InverseSurvival returns the largest z, in hours, with S(z) >= q, for q in (0,1]:
	// at 1 the lower end of the support, at an atom the atom, on a gap in the support
	// the upper end of the gap. At 0 it is the upper end of the support, +Inf if there
	// is none. It is NaN outside [0,1].
	InverseSurvival(q float64) float64

	// Mean returns E[h] in hours, +Inf where it diverges.
	Mean() float64
}

// A Hazarder knows its hazard rate f(z)/S(z), per hour.
type Hazarder interface{ Hazard(z float64) float64 }

// A MeanExcesser knows its mean excess e(z) = E[h - z | h >= z], in hours: S(z) e(z) is
// the integral of S from z upwards, also for laws with atoms.
type MeanExcesser interface{ MeanExcess(z float64) float64 }

// A Sampler draws hours saved; the same rng state gives the same draw.
type Sampler interface {
	Rand(rng *rand.Rand) float64
}

// A LogDensitySloper knows f'(z)/f(z), per hour, on which pass-through depends.
type LogDensitySloper interface{ LogDensitySlope(z float64) float64 }

// A Validator checks its own parameters.
type Validator interface{ Validate() error }

// A Regular law knows whether its generalised hazard z f(z)/S(z), which is the
// elasticity of demand, is non-decreasing wherever f > 0. Then the Lerner condition
// has at most one solution.
//
// Source: M. Lariviere, "A Note on Probability Distributions with Increasing
// Generalized Failure Rates", Operations Research 54 (2006).
type Regular interface{ IncreasingGeneralizedHazard() bool }

// Hazard returns f(z)/S(z) per hour, by the law's own method if it has one. Atoms do
// not count: at an atom it is the hazard of the other tasks.
//
// Special cases are:
//
//	Hazard(nil, z) = NaN
//
// and those of the fallback:
//
//	Hazard(t, z) = +Inf at the upper end of the support, unless there is an atom
//	Hazard(t, z) = NaN above it, and where S(z) underflows
func Hazard(t Tail, z float64) float64 {
	if absent(t) {
		return math.NaN()
	}
	if h, ok := t.(Hazarder); ok {
		return h.Hazard(z)
	}
	s := t.Survival(z)
	if s == 0 && z == t.InverseSurvival(0) {
		return math.Inf(1)
	}
	return t.Density(z) / s
}

// LogDensitySlope returns f'(z)/f(z) per hour, by the law's own method if it has one
// and otherwise by extrapolated differences between the bends around z, with an error
// below 1e-10 of |f'/f| + 1/z for a smooth density away from a finite upper end. At a
// bend it is the limit from above. It is NaN where f(z) = 0 and for a nil tail.
func LogDensitySlope(t Tail, z float64) float64 {
	if absent(t) {
		return math.NaN()
	}
	if s, ok := t.(LogDensitySloper); ok {
		return s.LogDensitySlope(z)
	}
	f := t.Density(z)
	if !(f > 0) || math.IsInf(f, 1) {
		return math.NaN()
	}
	g := func(x float64) float64 { return math.Log(t.Density(x) / f) }
	lower, end := t.InverseSurvival(1), t.InverseSurvival(0)
	upper := end
	for _, bend := range Bends(t) {
		if bend <= z {
			lower = math.Max(lower, bend)
		} else {
			upper = math.Min(upper, bend)
		}
	}
	// Near the end of the support a density may be a power of the distance to the end,
	// which sets the step. Below a bend it is smooth.
	if upper < end && upper-z < math.Min(z/1e3, z-lower) {
		return slopeBelow(g, z, lower)
	}
	return slope(g, z, lower, upper)
}

// Rand draws hours saved, by the law's own method if it has one and otherwise by
// inversion. It is NaN if the tail or rng is nil.
func Rand(t Tail, rng *rand.Rand) float64 {
	if rng == nil || absent(t) {
		return math.NaN()
	}
	if s, ok := t.(Sampler); ok {
		return s.Rand(rng)
	}
	return t.InverseSurvival(1 - rng.Float64())
}

// IsRegular reports whether t says that its generalised hazard is non-decreasing. Any
// other law counts as irregular: its prices are as accurate but take longer to find.
func IsRegular(t Tail) bool {
	r, ok := t.(Regular)
	return ok && !absent(t) && r.IncreasingGeneralizedHazard()
}
