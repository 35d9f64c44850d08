package estimate

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/nan"
)

// A HillEstimate is the tail index of the k largest values relative to the next one.
type HillEstimate struct {
	K             int     // number of largest values used
	Threshold     float64 // the (k+1)-th largest value, in hours
	Alpha         float64 // k/Σ ln(h/Threshold) over the k largest
	StandardError float64 // α̂/√k
	Interval      Interval
}

// Hill returns the tail index of the k largest values relative to the (k+1)-th,
//
//	α̂ = k/Σ ln(h_(j)/h_(k+1))  over the k largest h_(j).
//
// For a Pareto tail k α/α̂ is gamma with shape k, whatever the threshold, and the interval is
// exact. A tie across the k-th value is cut there.
//
// It returns an error that wraps [ErrParameter] unless 1 <= k < [Sample.Len], or
// [ErrEqual] if the k+1 largest values are equal.
//
// Source: B. Hill, "A simple general approach to inference about the tail of a
// distribution", Annals of Statistics 3 (1975).
func (s Sample) Hill(k int) (HillEstimate, error) {
	estimates, err := s.HillPlot(k, k)
	if err != nil {
		return nan.Of[HillEstimate](), err
	}
	if len(estimates) == 0 {
		return nan.Of[HillEstimate](), fmt.Errorf("%w: the %d largest values are all %v h: use more of them", ErrEqual, k+1, s.hours[len(s.hours)-1])
	}
	return estimates[0], nil
}

// HillPlot returns the Hill estimates for k from first to last, in one pass. For a Pareto
// tail the plot is level, within its band, from some k down. A k whose k+1 largest values are
// equal has no estimate and is left out.
//
// It returns an error that wraps [ErrParameter] unless 1 <= first <= last <
// [Sample.Len].
func (s Sample) HillPlot(first, last int) ([]HillEstimate, error) {
	n := len(s.hours)
	if first < 1 || last < first || last >= n {
		return nil, fmt.Errorf("%w: Hill estimates for k from %d to %d with %d values, want 1 <= first <= last < %d: an estimate needs the next largest value too", ErrParameter, first, last, n, n)
	}
	out := make([]HillEstimate, 0, last-first+1)
	sum := 0.0 // Σ ln(h/next) over the k largest, a sum of non-negative steps
	for k := 1; k <= last; k++ {
		next := s.hours[n-1-k]
		sum += float64(k) * math.Log(s.hours[n-k]/next)
		if k < first || sum == 0 {
			continue
		}
		alpha := float64(k) / sum
		out = append(out, HillEstimate{K: k, Threshold: next, Alpha: alpha,
			StandardError: alpha / math.Sqrt(float64(k)), Interval: rateInterval(alpha, k)})
	}
	return out, nil
}
