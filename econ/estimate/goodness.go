package estimate

import (
	"math"
	"math/rand/v2"

	"valuecapture/econ/internal/nan"
)

// A Goodness says how often samples of a tail lie as far from their best law as the observed
// one does.
type Goodness struct {
	// Threshold is where the tail begins, with its distance. Its Alpha is NaN if the law is not
	// a Pareto tail.
	Threshold     Threshold
	PValue        float64 // share of the replicates at least as far away, the sample counted among them
	StandardError float64 // of PValue, from the number of replicates
	Replicates    int
	Warnings      []error
}

// newGoodness judges a distance by the replicates that lie at least as far away.
func newGoodness(t Threshold, farther []bool) Goodness {
	p, n := reached(farther), len(farther)
	return Goodness{Threshold: t, PValue: p, Replicates: n, Warnings: t.Warnings,
		StandardError: math.Sqrt(p * (1 - p) / float64(n))}
}

// RuledOut reports whether the p-value is at most 0.1, the level at which Clauset, Shalizi
// and Newman rule a Pareto tail out. A larger p-value does not rule it in.
func (g Goodness) RuledOut() bool { return g.PValue <= 0.1 }

// Goodness judges a Pareto tail by semi-parametric replicates. Each has as many values as the
// sample. A value is drawn from the Pareto law above the threshold with the tail's share as
// its probability, else from the values below it. Each replicate chooses its own threshold
// among all its candidates. The default is 2,500 replicates, for a p-value within 0.01.
//
// Errors are those of [Sample.Threshold], and one that wraps [ErrParameter] for a
// negative number of replicates.
//
// Source: A. Clauset, C. Shalizi and M. Newman, "Power-law distributions in empirical
// data", SIAM Review 51 (2009), section 4.1.
func (s Sample) Goodness(sim Simulation) (Goodness, error) {
	replicates, err := sim.replicates(2500)
	if err != nil {
		return nan.Of[Goodness](), err
	}
	t, err := s.Threshold()
	if err != nil {
		return nan.Of[Goodness](), err
	}
	m := newReplicator(s, t)
	farther := simulateHits(sim, replicates, m.copy, func(w *replicator, rng *rand.Rand) bool {
		w.draw(rng)
		return !w.nearerThan(t.Distance)
	})
	return newGoodness(t, farther), nil
}

// Goodness judges the distance between the values above the threshold and the fit: the
// p-value is the share of samples drawn from the fit that lie at least as far from their
// own. The default is 999 replicates. The threshold is taken as given; see [Sample.Goodness]
// for a Pareto tail above a threshold that the sample chose.
//
// Replicates hold at most 500 values, and distances are compared in units of 1/√n.
//
// It returns an error that wraps [ErrParameter] for a negative number of replicates or
// the zero Fit.
//
// Source: H. Lilliefors, "On the Kolmogorov-Smirnov test for normality with mean and
// variance unknown", Journal of the American Statistical Association 62 (1967); W. Stute,
// W. González Manteiga and M. Presedo Quindimil, "Bootstrap based goodness-of-fit-tests",
// Metrika 40 (1993).
func (f Fit) Goodness(sim Simulation) (Goodness, error) {
	replicates, err := sim.replicates(999)
	if err != nil {
		return nan.Of[Goodness](), err
	}
	if err := f.fitted(); err != nil {
		return nan.Of[Goodness](), err
	}
	t := Threshold{Hours: f.Threshold, Count: f.Count, Share: f.Share, Alpha: math.NaN(), Distance: f.solution.distance(), Warnings: f.Warnings}
	if f.solution.reduces() {
		t.Alpha = f.solution.at.a
	}
	n := min(f.Count, settled)
	observed := t.Distance * math.Sqrt(float64(f.Count))
	return newGoodness(t, simulateHits(sim, replicates, func() *units { return newWork(n) }, func(u *units, rng *rand.Rand) bool {
		f.solution.fill(u, rng)
		d := f.solution.refit(u)
		return math.IsNaN(d.scaled) || d.distance()*math.Sqrt(float64(n)) >= observed
	})), nil
}

// goodnessAbove returns the p-value of the distance to a Pareto tail above a given threshold.
// The law of the distance of a Pareto sample to its own fit depends only on the number of
// values.
func (s Sample) goodnessAbove(threshold float64, sim Simulation) (float64, error) {
	replicates, err := sim.replicates(2500)
	if err != nil {
		return math.NaN(), err
	}
	d, err := s.Distance(threshold)
	if err != nil {
		return math.NaN(), err
	}
	n := s.Above(threshold)
	return reached(simulateHits(sim, replicates, func() *units { return &units{x: 1, logs: make([]float64, n)} }, func(u *units, rng *rand.Rand) bool {
		u.drawPareto(rng)
		return u.distance() >= d
	})), nil
}

// distance returns the distance of values without ties to their best Pareto law.
func (u *units) distance() float64 {
	d, n := 0.0, float64(len(u.logs))
	for i, y := range u.logs {
		m := math.Exp(-y / u.mean)
		d = math.Max(d, math.Max(math.Abs(m-(n-float64(i))/n), math.Abs(m-(n-float64(i)-1)/n)))
	}
	return d
}
