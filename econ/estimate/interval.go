package estimate

import (
	"fmt"
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/unit"
)

// Confidence is the level of every interval whose Level does not say otherwise.
const Confidence = 0.95

// An Interval is a confidence interval. An end may be infinite.
type Interval struct {
	Low, High float64
	Level     float64 // confidence, between 0 and 1
}

// Contains reports whether x lies between the ends, ends included.
func (i Interval) Contains(x float64) bool { return i.Low <= x && x <= i.High }

// String reads "1.43 to 1.58 (95%)".
func (i Interval) String() string {
	return fmt.Sprintf("%.3g to %.3g (%s)", i.Low, i.High, unit.Plain.Percent(i.Level, 3))
}

// An Estimate is a number with its standard error and confidence interval. The standard error
// is NaN if only the interval is known.
type Estimate struct {
	Value         float64
	StandardError float64
	Interval      Interval
}

// String reads "0.32 (0.21 to 0.43, 95%)".
func (e Estimate) String() string {
	return fmt.Sprintf("%.3g (%.3g to %.3g, %s)", e.Value, e.Interval.Low, e.Interval.High, unit.Plain.Percent(e.Interval.Level, 3))
}

// within returns an estimate with an interval and no standard error.
func within(value float64, i Interval) Estimate { return Estimate{value, math.NaN(), i} }

func unknown() Interval { return Interval{math.NaN(), math.NaN(), Confidence} }

// rateInterval returns the exact interval of a rate r, where n/r̂ is the sum of n exponential
// variables: n r/r̂ is gamma with shape n. Above n = 10⁶ it is the normal limit, which differs
// by less than 1e-6 relative.
func rateInterval(rate float64, n int) Interval {
	tail := (1 - Confidence) / 2
	k := float64(n)
	if k > 1e6 {
		half := normal975 / math.Sqrt(k)
		return Interval{rate * (1 - half), rate * (1 + half), Confidence}
	}
	g := dist.Gamma{Scale: 1, Shape: k}
	return Interval{rate * g.InverseSurvival(1-tail) / k, rate * g.InverseSurvival(tail) / k, Confidence}
}

// normalInterval returns estimate ± 1.96 standard errors.
func normalInterval(estimate, standardError float64) Interval {
	return Interval{estimate - normal975*standardError, estimate + normal975*standardError, Confidence}
}
