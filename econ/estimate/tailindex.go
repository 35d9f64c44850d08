package estimate

import "math"

// DensityExponent returns α + 1, the exponent of the density of a Pareto tail whose
// survival function has the exponent α. It is what Clauset, Shalizi and Newman (2009)
// and the packages that follow them call alpha.
func DensityExponent(alpha float64) float64 { return alpha + 1 }

// TailIndexOf returns the tail index that belongs to the exponent of the density, the
// inverse of [DensityExponent].
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
// beside the unbiased (n-1)/Σ ln(h/x). For a Pareto tail and a threshold that was not
// chosen by looking at the data n α/α̂ is gamma with shape n, and the interval exact.
//
// It returns an error that wraps [ErrParameter] for a threshold that is not finite and
// above 0, [ErrThinTail] for fewer than two values in the tail, or [ErrEqual].
//
// Source: A. Clauset, C. Shalizi and M. Newman, "Power-law distributions in empirical
// data", SIAM Review 51 (2009), appendix B.
func (s Sample) TailIndex(threshold float64) (TailIndex, error) {
	tail, warnings, err := s.exceedances(threshold, 2)
	if err != nil {
		return TailIndex{}, err
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

// DensityExponent returns α̂ + 1, the exponent of the density.
func (t TailIndex) DensityExponent() float64 { return DensityExponent(t.Alpha) }
