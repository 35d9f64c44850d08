package estimate

import (
	"math"
	"math/rand/v2"
)

// settled is how many values a replicate holds at most: the laws that are drawn change
// with the number of values, but hardly from there on.
const settled = 500

// Goodness returns the p-value of the distance between the values above the threshold
// and the fit: the share of samples drawn from the fit that lie at least as far from
// their own. The default is 999 replicates. The threshold is taken as given; for a
// Pareto tail above a threshold that the sample chose see [Sample.Goodness].
//
// Replicates hold 500 values at most, and distances are compared in units of 1/√n.
//
// It returns an error that wraps [ErrParameter] for a negative number of replicates or
// the zero Fit.
//
// Source: H. Lilliefors, "On the Kolmogorov-Smirnov test for normality with mean and
// variance unknown", Journal of the American Statistical Association 62 (1967); W. Stute,
// W. González Manteiga and M. Presedo Quindimil, "Bootstrap based goodness-of-fit-tests",
// Metrika 40 (1993).
func (f Fit) Goodness(sim Simulation) (float64, error) {
	replicates, err := sim.replicates(999)
	if err != nil {
		return math.NaN(), err
	}
	if err := f.fitted(); err != nil {
		return math.NaN(), err
	}
	n := min(f.Count, settled)
	observed := f.solution.distance() * math.Sqrt(float64(f.Count))
	return reached(simulateHits(sim, replicates, func() *units { return newWork(n) }, func(u *units, rng *rand.Rand) bool {
		f.solution.fill(u, rng)
		d := f.solution.refit(u)
		return math.IsNaN(d.scaled) || d.distance()*math.Sqrt(float64(n)) >= observed
	})), nil
}

// reached returns the share of replicates that reached what was observed, which counts
// as one of them.
func reached(replicates []bool) float64 {
	return float64(hits(replicates)+1) / float64(len(replicates)+1)
}

// hits returns how many replicates reached what was observed.
func hits(replicates []bool) int {
	n := 0
	for _, r := range replicates {
		if r {
			n++
		}
	}
	return n
}
