package nb

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"

	"valuecapture/econ/internal/binomial"
)

// standardErrors is how far a simulated number may lie from the exact one.
const standardErrors = 5

// luck is the chance that a right simulation fails its check: that a normal number is
// more than five standard deviations from its mean, 1 in 1.7 million.
var luck = math.Erfc(standardErrors / math.Sqrt2)

// byLuck says it below a check with simulated numbers.
const byLuck = "A right simulation fails by luck once in 1.7 million: 5 standard errors, or as wide."

// asymmetry is the largest Σ|d|³/(Σd²)^1.5, d the deviations from the mean, for which
// five standard errors of a mean are taken to mean what they say.
const asymmetry = 0.02

// seedVariable holds the number of the stream that [Rand] takes in place of 1.
const seedVariable = "VALUECAPTURE_SEED"

// Rand returns the source of a simulation's draws, the same for the same seed.
//
// Every simulated number of the course is drawn from it, because it lets one test run
// the cells again with other draws: if the environment variable VALUECAPTURE_SEED holds a
// whole number, the draws for each seed are others for each such number. Rand fails the
// cell if it holds anything else.
func Rand(seed uint64) *rand.Rand {
	c := here()
	rng, err := newRand(seed, os.Getenv(seedVariable))
	return must(c, rng, err)
}

func newRand(seed uint64, stream string) (*rand.Rand, error) {
	n := uint64(1)
	if stream != "" {
		var err error
		if n, err = strconv.ParseUint(stream, 10, 64); err != nil {
			return nil, fmt.Errorf("nb: %s is %q, want a whole number, 0 or above: %w", seedVariable, stream, err)
		}
	}
	return rand.New(rand.NewPCG(seed, n)), nil
}

// Simulated is an estimate from drawn tasks with its standard error. It agrees with a
// number within five standard errors, and with another simulated number within five of
// their difference. If the estimate is normal, a right one fails once in 1.7 million.
//
// The estimate of a mean has a standard error only if the variance is finite, see
// [SimulatedMean]. The standard error must be above 0 and finite.
func Simulated(estimate, standardError float64) Route {
	r := Route{Label: "simulation", Value: estimate, Absolute: true, deviation: standardError, chance: true}
	r.Tolerance = standardErrors * standardError
	if !(standardError > 0) || math.IsInf(standardError, 1) {
		r.err = fmt.Errorf("standard error %g, want a finite number above 0", standardError)
	}
	return r
}

// SimulatedMean is the mean of drawn values, which agrees within five standard errors.
//
// It is refused where five standard errors would not mean what they say: where few values
// make up most of the variance, as they do in a tail without one. With the deviations d
// from the mean, Σ|d|³/(Σd²)^1.5 must be at most 0.02; then the asymmetry of the law
// changes the chance of failing by luck by a factor exp(5³·0.02/3) = 2.3 at most, to
// leading order. If it is refused draw more values, cut them off at a limit, or compare a
// share or a quantile.
//
// Source: B.-Y. Jing, Q.-M. Shao and Q. Wang, "Self-normalized Cramér-type large
// deviations for independent random variables", Annals of Probability 31 (2003).
func SimulatedMean(values []float64) Route {
	n := float64(len(values))
	var sum, second, third float64
	for _, x := range values {
		sum += x
	}
	mean := sum / n
	for _, x := range values {
		d := math.Abs(x - mean)
		second, third = second+d*d, third+d*d*d
	}
	r := Simulated(mean, math.Sqrt(second/(n-1)/n))
	if skew := third / math.Pow(second, 1.5); r.err == nil && !(skew <= asymmetry) {
		r.err = fmt.Errorf("few of the %d values make up most of their variance: Σ|d|³/(Σd²)^1.5 is %.2g, want %g or below: draw more, cut the values off, or compare a share or a quantile", len(values), skew, asymmetry)
	}
	return r
}

// SimulatedShare is the share of hits among drawn tasks. It agrees with a number inside
// its exact (Clopper-Pearson) interval, which a right one leaves once in 1.7 million.
func SimulatedShare(hits, draws int) Route {
	r := Route{Label: "simulation", Value: float64(hits) / float64(draws), Absolute: true, interval: true, chance: true}
	r.low, r.high = binomial.Interval(hits, draws, luck)
	if math.IsNaN(r.low) {
		r.err = fmt.Errorf("%d hits in %d draws, want 0 to as many as there are draws", hits, draws)
	}
	return r
}

// SimulatedQuantile is the quantile at q of drawn values: 0.5 is their median. It agrees
// with a number between two of the sorted values, chosen so that the quantile of their
// law, whatever that is and even without a mean, lies outside once in 1.7 million.
//
// It needs enough values: 22 for a median.
func SimulatedQuantile(values []float64, q float64) Route {
	r := Route{Label: "simulation", Value: math.NaN(), Absolute: true, interval: true, chance: true}
	low, high, ok := binomial.Ranks(len(values), q, luck)
	if !ok {
		r.err = fmt.Errorf("quantile at %g of %d values, want q between 0 and 1 and more values: the largest of so few may by chance be below it", q, len(values))
		return r
	}
	if slices.ContainsFunc(values, math.IsNaN) {
		r.err = fmt.Errorf("quantile at %g of values one of which is NaN, want numbers or infinities", q)
		return r
	}
	sorted := slices.Sorted(slices.Values(values))
	r.low, r.high = sorted[low-1], sorted[high-1]
	r.Value = sorted[min(int(q*float64(len(values))), len(values)-1)]
	return r
}

// SimulatedYes answers a question of which is larger, for a claim that is true or false:
// yes if a difference is above 0 by more than five standard errors, no if it is below by
// as many. In between the draws cannot tell, and the check fails.
func SimulatedYes(difference, standardError float64) Route {
	r := Simulated(difference, standardError)
	r.Tolerance, r.Absolute, r.deviation, r.yesOrNo = 0, false, 0, true
	switch {
	case r.err != nil:
	case difference > standardErrors*standardError:
		r.Value = 1
	case difference < -standardErrors*standardError:
		r.Value = 0
	default:
		r.err = fmt.Errorf("a difference of %g with standard error %g, want %d standard errors: draw more", difference, standardError, standardErrors)
	}
	return r
}

// simulated reports whether the number comes with a law of its error.
func (r Route) simulated() bool { return r.deviation != 0 || r.interval }

// against returns the route as it is compared to the first one: a simulation's bounds are
// widened by the other's standard error or by the rounding of a number in a text.
func (r Route) against(first Route) Route {
	if !r.simulated() {
		return r
	}
	if first.deviation > 0 {
		r.Tolerance = standardErrors * math.Hypot(r.deviation, first.deviation)
		return r
	}
	if first.Absolute {
		r.Tolerance += first.Tolerance
		r.low, r.high = r.low-first.Tolerance, r.high+first.Tolerance
	}
	return r
}

// EveryDraw is yes if a statement was true of every case drawn and no otherwise, for a
// theorem that no draw can break: it cannot fail by luck.
func EveryDraw(holds bool) Route {
	r := Route{Label: "every draw", yesOrNo: true}
	if holds {
		r.Value = 1
	}
	return r
}
