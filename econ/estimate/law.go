package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
)

// A law is what the package knows of one family above a threshold x. Everything is in units
// of the threshold: y = ln(h/x), over = h/x - 1, and log-likelihoods are per value and with
// respect to y.
type law interface {
	name() string
	// parameters is the number of free parameters.
	parameters() int
	// holds says how this family contains a smaller one: in its interior, [LikelihoodRatio]; as
	// a limit, [BoundaryBootstrap]; or not at all, [Separate].
	holds(smaller Family) Test

	// fit returns the parameters at the highest log-likelihood, and its value. If the likelihood
	// rises towards a Pareto tail it returns [collapsed] and the value of Pareto; if it has no
	// maximum, NaN. A law with Pareto as a limit must read y alone.
	fit(u units) (pair, float64)
	// refit is fit for values drawn from the law at p, near which it may search.
	refit(u units, p pair) (pair, float64)
	// describe returns the tail in hours, and its parameters with errors and intervals. best is
	// the log-likelihood at p.
	describe(u units, p pair, best float64) (dist.Tail, []Parameter)

	survival(p pair, y float64) float64
	logDensity(p pair, y, over float64) float64
	// draw fills u.logs and u.over with values in ascending order.
	draw(p pair, u *units, rng *rand.Rand)

	// group returns the tail that fits the bins of a histogram best, and its survival
	// function at their edges. alpha is the best tail index.
	group(t binnedTail, alpha float64) (dist.Tail, func(edge int) float64)
}

// A pair holds the parameters of a law in units of the threshold.
type pair struct{ a, b float64 }

// collapsed stands for the Pareto limit of a law, and unsolved for no maximum.
var (
	collapsed = pair{math.Inf(1), 0}
	unsolved  = pair{math.NaN(), math.NaN()}
)

// A solution is the best fit of a family to the values of a tail.
type solution struct {
	family Family
	law    law    // of the family, or Pareto's if the fit collapsed
	limit  Family // Pareto if it did, else 0
	units  units
	at     pair
	scaled float64 // log-likelihood per value of y, NaN if there is no maximum
}

// solve fits a family.
func solve(family Family, u units) solution {
	p, l := laws[family].fit(u)
	return newSolution(family, u, p, l)
}

// refit fits the family of a solution to values that were drawn from it.
func (s solution) refit(u *units) solution {
	own := laws[s.family]
	if s.limit != 0 {
		p, l := own.fit(*u)
		return newSolution(s.family, *u, p, l)
	}
	p, l := own.refit(*u, s.at)
	return newSolution(s.family, *u, p, l)
}

func newSolution(family Family, u units, p pair, l float64) solution {
	s := solution{family: family, law: laws[family], units: u, at: p, scaled: l}
	if p == collapsed {
		s.limit, s.law = Pareto, laws[Pareto]
		s.at, _ = s.law.fit(u)
	}
	if s.scaled < u.pareto() && family.holdsPareto() {
		s.scaled = u.pareto() // below it by rounding alone
	}
	return s
}

// reduces reports whether the solution is a Pareto tail.
func (s solution) reduces() bool { return s.family == Pareto || s.limit == Pareto }

// fill draws values from the solution, in units of the threshold, in ascending order.
func (s solution) fill(u *units, rng *rand.Rand) {
	s.law.draw(s.at, u, rng)
	u.measure()
}

// logDensity returns the log density of the i-th value of y.
func (s solution) logDensity(i int) float64 {
	return s.law.logDensity(s.at, s.units.logs[i], s.units.over[i])
}

// distance returns the Kolmogorov-Smirnov distance of the law to its values, on both sides of
// every jump, where equal values are one jump.
func (s solution) distance() float64 {
	logs, d := s.units.logs, 0.0
	n := float64(len(logs))
	for i := 0; i < len(logs); {
		j := i + 1
		for j < len(logs) && logs[j] == logs[i] {
			j++
		}
		left := s.law.survival(s.at, logs[i])
		d = math.Max(d, math.Max(math.Abs(left-(n-float64(i))/n), math.Abs(left-(n-float64(j))/n)))
		i = j
	}
	return d
}

// drawByHazard fills u with values whose cumulative hazard -ln S is exponential. inverse
// returns y and h/x - 1 for a hazard. Ordered exponentials are sums of their spacings, so that
// nothing need be sorted.
func drawByHazard(u *units, rng *rand.Rand, inverse func(hazard float64) (y, over float64)) {
	hazard := 0.0
	for i := range u.logs {
		hazard += rng.ExpFloat64() / float64(len(u.logs)-i)
		u.logs[i], u.over[i] = inverse(hazard)
	}
}

func validTail(t fmt.Stringer, valid bool) error {
	if !valid {
		return fmt.Errorf("%w: %v: fit it again", ErrParameter, t)
	}
	return nil
}
