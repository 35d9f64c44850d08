package estimate

import (
	"math"
	"math/rand/v2"
	"slices"
)

// settled is how many values a replicate holds at most: the laws that are drawn change
// with the number of values, but hardly from there on.
const settled = 500

// newWork returns the workspace of a replicate with n values.
func newWork(n int) *units {
	return &units{x: 1, logs: make([]float64, n), over: make([]float64, n)}
}

// fill draws values from the fit's tail, in units of the threshold, in ascending order.
//
// A tail's cumulative hazard is exponential, and ordered exponentials come from their
// spacings, so that only the lognormal tail has to be sorted.
func (f Fit) fill(u *units, rng *rand.Rand) {
	a, b := f.solution.a, f.solution.b
	if f.Family == Lognormal && !f.reduces() {
		for i := range u.logs {
			u.logs[i] = b * normalAbove(-a, rng)
		}
		slices.Sort(u.logs)
		for i, y := range u.logs {
			u.over[i] = expm1(y)
		}
	} else {
		inverse := f.inverseHazard()
		hazard := 0.0
		for i := range u.logs {
			hazard += rng.ExpFloat64() / float64(len(u.logs)-i)
			u.logs[i], u.over[i] = inverse(hazard)
		}
	}
	u.mean, u.square, u.excess = 0, 0, 0
	for i, y := range u.logs {
		u.mean += y
		u.square += y * y
		u.excess += u.over[i]
	}
	n := float64(len(u.logs))
	u.mean, u.square, u.excess = u.mean/n, u.square/n, u.excess/n
	u.max = u.logs[len(u.logs)-1]
}

// inverseHazard returns y = ln(h/x) and h/x - 1 as functions of -ln S(h), for all but a
// lognormal tail.
func (f Fit) inverseHazard() func(float64) (y, over float64) {
	a, b := f.solution.a, f.solution.b
	fromLog := func(y float64) (float64, float64) { return y, expm1(y) }
	fromOver := func(over float64) (float64, float64) { return log1p(over), over }
	switch {
	case f.reduces():
		mean := f.units.mean
		return func(z float64) (float64, float64) { return fromLog(mean * z) }
	case f.Family == Exponential:
		return func(z float64) (float64, float64) { return fromOver(z / a) }
	case f.Family == Weibull:
		return func(z float64) (float64, float64) {
			if v := math.Log(z) - a; v > 30 {
				return fromLog(v / b)
			}
			return fromLog(log1p(z*math.Exp(-a)) / b)
		}
	}
	return func(z float64) (float64, float64) {
		if math.Abs(b*z) < 1e-9 {
			return fromOver(a * z)
		}
		return fromOver(a * expm1(b*z) / b)
	}
}

// normalAbove draws a standard normal variable less xi, given that it is above xi.
//
// Source: C. Robert, "Simulation of truncated normal variables", Statistics and
// Computing 5 (1995).
func normalAbove(xi float64, rng *rand.Rand) float64 {
	if xi < 0.5 {
		for {
			if z := rng.NormFloat64(); z >= xi {
				return z - xi
			}
		}
	}
	rate := (xi + math.Sqrt(xi*xi+4)) / 2
	for {
		z := rng.ExpFloat64() / rate
		if d := z + xi - rate; rng.Float64() <= math.Exp(-d*d/2) {
			return z
		}
	}
}

// refit returns the maximum likelihood fit of the family of a fit to drawn values, without
// what is only for show.
func (f Fit) refit(u *units) Fit {
	r := Fit{Family: f.Family, Threshold: u.x, Count: len(u.logs), units: *u}
	switch {
	case f.Family == GPD:
		r.solution, r.scaled = u.gpdNear(f.solution.b / f.solution.a)
	case f.Family == Weibull && !f.reduces():
		r.solution, r.scaled = u.weibullNear(f.solution.b)
	default:
		r.solve()
	}
	if math.IsInf(r.solution.a, 1) {
		r.Limit = Pareto
	}
	if r.scaled < u.pareto() && r.nestsPareto() {
		r.scaled = u.pareto()
	}
	return r
}

// survivalAt returns the fit's survival function at y = ln(h/x).
func (f Fit) survivalAt(y float64) float64 {
	a, b := f.solution.a, f.solution.b
	switch {
	case f.reduces():
		return math.Exp(-y / f.units.mean)
	case f.Family == Exponential:
		return math.Exp(-a * expm1(y))
	case f.Family == Lognormal:
		return lognormalTail{x: 1, xi: -a, sigma: b}.at(y / b)
	case f.Family == Weibull:
		return math.Exp(-weibullExponent(a, b, y))
	case math.Abs(b) < 1e-9:
		return math.Exp(-expm1(y) / a)
	}
	return math.Pow(math.Max(0, 1+b*expm1(y)/a), -1/b)
}

// distance returns the Kolmogorov-Smirnov distance of the fit to its values, both sides
// of every jump counted and equal values one jump.
func (f Fit) distance() float64 {
	logs, d := f.units.logs, 0.0
	n := float64(len(logs))
	for i := 0; i < len(logs); {
		j := i + 1
		for j < len(logs) && logs[j] == logs[i] {
			j++
		}
		s := f.survivalAt(logs[i])
		d = math.Max(d, math.Max(math.Abs(s-(n-float64(i))/n), math.Abs(s-(n-float64(j))/n)))
		i = j
	}
	return d
}

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
	observed := f.distance() * math.Sqrt(float64(f.Count))
	return reached(simulateHits(sim, replicates, func() *units { return newWork(n) }, func(u *units, rng *rand.Rand) bool {
		f.fill(u, rng)
		d := f.refit(u)
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
