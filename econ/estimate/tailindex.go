package estimate

import (
	"math"

	"valuecapture/econ/internal/nan"
)

// DensityExponent returns α + 1, the exponent of the density of a Pareto tail whose
// survival function has the exponent α. Clauset, Shalizi and Newman (2009), and the packages
// that follow them, call it alpha.
func DensityExponent(alpha float64) float64 { return alpha + 1 }

// TailIndexOf returns the tail index for an exponent of the density. It is the inverse of
// [DensityExponent].
func TailIndexOf(densityExponent float64) float64 { return densityExponent - 1 }

// A TailIndex is the maximum likelihood estimate of a Pareto tail above a threshold.
type TailIndex struct {
	Threshold float64 // x, in hours
	Count     int     // n, values at or above x
	Share     float64 // of the sample in the tail, n/N

	Alpha         float64 // n/Σ ln(h/x), the maximum likelihood estimate
	Unbiased      float64 // (n-1)/Σ ln(h/x)
	StandardError float64 // of Alpha: α̂/√n
	Interval      Interval

	Warnings []error
}

// TailIndex returns the maximum likelihood estimate of α for h ≥ threshold,
//
//	α̂ = n/Σ ln(h/x),
//
// and the unbiased (n-1)/Σ ln(h/x). For a Pareto tail, and a threshold that was not chosen by
// looking at the data, n α/α̂ is gamma with shape n and the interval is exact.
//
// It returns an error that wraps [ErrParameter] for a threshold that is not finite and
// above 0, [ErrThinTail] for fewer than two values in the tail, or [ErrEqual].
//
// Source: A. Clauset, C. Shalizi and M. Newman, "Power-law distributions in empirical
// data", SIAM Review 51 (2009), appendix B.
func (s Sample) TailIndex(threshold float64) (TailIndex, error) {
	tail, warnings, err := s.exceedances(threshold, 2)
	if err != nil {
		return nan.Of[TailIndex](), err
	}
	sum := 0.0
	for _, h := range tail {
		sum += math.Log(h / threshold)
	}
	n := float64(len(tail))
	alpha := n / sum
	return TailIndex{
		Threshold: threshold, Count: len(tail), Share: n / float64(len(s.hours)),
		Alpha: alpha, Unbiased: (n - 1) / sum, StandardError: alpha / math.Sqrt(n),
		Interval: rateInterval(alpha, len(tail)), Warnings: warnings,
	}, nil
}

// ChosenTailIndex returns the tail index above the threshold of [Sample.Threshold] with an
// interval that allows for the choice: a percentile bootstrap in which each replicate
// chooses its own. The default is 199 replicates. A threshold is searched in each, which takes
// a second for 10,000 values and half a minute for 100,000.
//
// The interval of [Sample.TailIndex] takes the threshold as given. Measured coverage of
// the two at α = 1.5, 300 samples each, standard error 1.3%:
//
//	                                            chosen threshold   threshold taken as given
//	Pareto                     n = 200          97.0%              93.7%
//	Pareto                     n = 1,000        97.7%              92.3%
//	lognormal body, a quarter  n = 200          98.0%              80.7%
//	of it Pareto               n = 1,000        95.3%              88.0%
//
// If the tail is not Pareto there is no α to cover.
//
// Errors are those of [Sample.Threshold] and [Sample.Bootstrap].
func (s Sample) ChosenTailIndex(sim Simulation) (TailIndex, error) {
	replicates, err := sim.replicates(199)
	if err != nil {
		return nan.Of[TailIndex](), err
	}
	sim.Replicates = replicates
	t, err := s.Threshold()
	if err != nil {
		return nan.Of[TailIndex](), err
	}
	index, err := s.TailIndex(t.Hours)
	if err != nil {
		return nan.Of[TailIndex](), err
	}
	chosen, err := s.Bootstrap(func(s Sample) float64 {
		if len(s.hours) < 3 || s.distinct < 2 {
			return math.NaN()
		}
		r := newRanks(s.hours)
		return r.alpha(r.nearest(1).candidate)
	}, sim)
	if err != nil {
		return nan.Of[TailIndex](), err
	}
	index.Interval = chosen.Interval
	index.StandardError = (chosen.Interval.High - chosen.Interval.Low) / (2 * normal975)
	index.Warnings = t.Warnings
	return index, nil
}

// DensityExponent returns α̂ + 1, the exponent of the density.
func (t TailIndex) DensityExponent() float64 { return DensityExponent(t.Alpha) }
