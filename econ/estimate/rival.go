package estimate

import (
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
)

// The rival of a Pareto tail is the lognormal tail whose elasticity doubles between the
// threshold and the value that one in a hundred tasks of the tail exceeds. In y = ln(h/x) it
// is a normal law cut at a fixed number of its standard deviations. The spread of y, its
// variance over its squared mean, therefore has a law that depends only on the number of
// values. The spread is 1 for Pareto and less for the rival, and it determines the likelihood
// ratio of the two families.

// The constants of the rival. A test holds them to the equations that they solve.
const (
	// rivalStart is where the normal law is cut, in standard units: with s where 1% is left,
	// the elasticity rises by R(ξ)/R(ξ+s) = 2.
	rivalStart = 1.1598597838378391
	// rivalSpread is the spread of the rival, and rivalDeviation that of its estimate times
	// √n, to first order. For Pareto they are 1 and 2.
	rivalSpread    = 0.7410175863294546
	rivalDeviation = 1.1628575008247493
)

const paretoDeviation = 2

// The other rival is a Pareto tail that ends where one in a hundred of its tasks would lie
// beyond. Its y is exponential, cut at ln 100 times its mean; cutMean and cutDeviation are
// the mean and standard deviation of y in units of the uncut mean.
var cut = math.Log(100)

var cutMean, cutDeviation = 1 - cut/99, math.Sqrt(1 - cut*cut*0.01/(0.99*0.99))

// cutPValue returns a bound of the probability that the cut tail has a largest y of the given
// number of sample means or more: its largest y lies below the cut, and its mean is nearly
// normal.
func cutPValue(largest float64, n int) float64 {
	return normalCDF((cut/largest - cutMean) * math.Sqrt(float64(n)) / cutDeviation)
}

// RivalCount returns the number of values of a Pareto tail that rule out both rivals of
// [Sample.Verdict] at 5% with a probability of 80%.
func RivalCount() float64 {
	n := MinimumTail
	for rivalPower(n) < 0.8 {
		n++
	}
	return float64(n)
}

// rivalPower returns the probability that n values of a Pareto tail rule out both rivals at
// 5%, by the normal limit of the spread and the law of the largest value, taken as
// independent.
func rivalPower(n int) float64 {
	root := math.Sqrt(float64(n))
	bends := normalCDF(((1-rivalSpread)*root - normal95*rivalDeviation) / paretoDeviation)
	if cutMean*root <= normal95*cutDeviation {
		return 0
	}
	largest := cut / (cutMean - normal95*cutDeviation/root)
	return bends * -math.Expm1(-float64(n)*math.Exp(-largest))
}

// rivalPValue returns the share of samples of the rival whose spread is at least the given
// one. It is small if the tail bends less than the rival.
func rivalPValue(spread float64, n int, sim Simulation, replicates int) float64 {
	m := min(n, settled)
	spreads := make([]float64, replicates)
	simulate(sim, replicates, func() *units { return newWork(m) }, func(u *units, i int, rng *rand.Rand) {
		u.mean = 0
		for j := range u.logs {
			u.logs[j] = normalAbove(rivalStart, rng)
			u.mean += u.logs[j] / float64(m)
		}
		spreads[i] = u.spread()
	})
	drawIn(spreads, m, n)
	hit := make([]bool, replicates)
	for i, s := range spreads {
		hit[i] = s >= spread
	}
	return reached(hit)
}

// exponentialMargin is the largest |ξ| of a GPD tail that may be called exponential. The lab's
// share is then between 3/7 and 5/9 instead of 1/2.
const exponentialMargin = 0.25

// ExponentialCount returns the number of values of an exponential tail that rule out GPD
// tails with a shape beyond ±0.25, for which the lab's share is below 3/7 or above 5/9, at 5%
// each and with a probability of 80%.
func ExponentialCount() float64 {
	// The standard error of ξ is (1+ξ)/√n; each side may fail with a probability of a tenth.
	root := (normal95*(1+exponentialMargin) + normal90) / exponentialMargin
	return math.Ceil(root * root)
}

// marginPValue returns the larger of the p-values of the two shapes at the margin, given
// the best shape, its log-likelihood per value and the profile.
func marginPValue(n, xi, best float64, profile func(xi float64) float64) float64 {
	p := 0.0
	for _, edge := range []float64{-exponentialMargin, exponentialMargin} {
		root := math.Sqrt(math.Max(0, 2*n*(best-profile(edge))))
		if math.Abs(xi) >= exponentialMargin && xi*edge > 0 {
			root = -root
		}
		p = math.Max(p, normalCDF(-root))
	}
	return p
}

// SplicedCount returns the number of values of a lognormal tail that rule out, at 5% and with
// a probability of 80%, that its top tenth is a Pareto tail with the elasticity that the
// lognormal has where that tenth begins.
func SplicedCount() float64 {
	const u = normal90 // of a whole lognormal law, whose top tenth it is
	t, ratio := truncatedMoments(u)
	mean := t / mills(u) // of y times the elasticity: 1 for Pareto
	root := (normal95 + normal80*mean*math.Sqrt(ratio-1)) / (1 - mean)
	return math.Ceil(10 * root * root)
}

// splicedPValue returns the p-value of the hypothesis that the top tenth is Pareto with the
// elasticity that the law has where it begins: the sum of ln(h/u) is then gamma.
func (f Fit) splicedPValue() float64 {
	logs := f.solution.units.logs
	k := len(logs) / 10
	if k < 2 {
		return 1
	}
	u := logs[len(logs)-k-1]
	h := f.Threshold * math.Exp(u)
	elasticity := h * f.Tail.Density(h) / f.Tail.Survival(h)
	if math.IsNaN(elasticity) { // the survival function underflows there
		return 1
	}
	sum := 0.0
	for _, y := range logs[len(logs)-k:] {
		sum += y - u
	}
	return gammaCDF(float64(k), elasticity*sum)
}

// bend returns the factor by which the elasticity of a law rises from z to the value that one
// in a hundred of the tasks above z exceed.
func bend(law interface {
	Survival(float64) float64
	Density(float64) float64
	InverseSurvival(float64) float64
}, z float64) float64 {
	elasticity := func(z float64) float64 { return z * law.Density(z) / law.Survival(z) }
	return elasticity(law.InverseSurvival(0.01*law.Survival(z))) / elasticity(z)
}

// gammaCDF returns P(G <= x) of a gamma variable with the given shape.
func gammaCDF(shape, x float64) float64 {
	return 1 - dist.Gamma{Scale: 1, Shape: shape}.Survival(x)
}
