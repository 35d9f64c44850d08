package estimate

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/internal/nan"
)

// ErrConcentrated reports that a few tasks hold most of the tokens.
var ErrConcentrated = errors.New("estimate: a few tasks hold most of the tokens")

// A TokenDemand is how the tokens that customers buy respond to the price, above a threshold
// v_m in dollars per million tokens.
//
// A task is served if and only if its v = wh/T is at or above the price, and then it buys T.
// Demand for tokens therefore weights tasks by T, and its elasticity ε sets the Lerner index
// of the lab, 1/ε. If v, weighted by tokens, has a Pareto tail above v_m,
//
//	Q(p) = Q(v_m) (v_m/p)^ε for p ≥ v_m,
//
// and the token-weighted ln(v/v_m) is exponential with rate ε. If tokens do not depend on the
// value, ε is the tail index of v. If T grows as h^β and hours have tail index α, the tail
// index of v is α/(1-β) and ε is (α-β)/(1-β).
type TokenDemand struct {
	Threshold float64 // v_m, in dollars per million tokens
	Count     int     // tasks worth v_m or more
	Tokens    float64 // that these take, in millions

	PerTask    Estimate // tail index of v, each task counted once
	Elasticity Estimate // ε, each task counted by its tokens

	// Effective is the number of tasks of equal size that would say as much, (ΣT)²/ΣT². It is
	// far below Count if a few tasks hold most tokens.
	Effective float64
	Warnings  []error
}

// NewTokenDemand estimates the demand for tokens above a threshold from the values of
// tasks, in dollars per million tokens, and their tokens, in millions,
//
//	1/ε = Σ T ln(v/v_m) / Σ T over v ≥ v_m.
//
// The interval of ε is that of the normal limit of this mean, on a logarithmic scale; that of
// the index per task is exact. If a few tasks hold many of the tokens, the limit is far away:
// with 1,000 tasks in a tail of α = 1.5 the interval covers ε in 94% of samples if tokens do
// not depend on hours, and in 93, 89 and 78% if they grow with β = 1/4, 1/2 and 3/4.
//
// It returns an error that wraps [ErrParameter] for slices of unequal length or a
// threshold that is not finite and above 0, [ErrData] for a value or tokens that are not,
// [ErrThinTail] for fewer than two tasks above the threshold, or [ErrEqual].
func NewTokenDemand(values, tokens []float64, threshold float64) (TokenDemand, error) {
	switch {
	case len(values) != len(tokens):
		return nan.Of[TokenDemand](), fmt.Errorf("%w: values of %d tasks and tokens of %d, want equal numbers", ErrParameter, len(values), len(tokens))
	case !(threshold > 0) || math.IsInf(threshold, 1):
		return nan.Of[TokenDemand](), fmt.Errorf("%w: threshold %g $/Mtok, want a finite number above 0", ErrParameter, threshold)
	}
	d := TokenDemand{Threshold: threshold}
	most := 0.0
	for _, t := range tokens {
		most = math.Max(most, t)
	}
	_, size := math.Frexp(most)         // tokens are counted in units of 2^size, whose squares are numbers
	var logs, weighted, squares float64 // Σ ln(v/v_m), Σ T ln(v/v_m), Σ T²
	for i, v := range values {
		t := tokens[i]
		if !(v > 0 && t > 0) || math.IsInf(v, 1) || math.IsInf(t, 1) {
			return nan.Of[TokenDemand](), fmt.Errorf("%w: task %d is worth %g $/Mtok and takes %g Mtok, want finite numbers above 0", ErrData, i, v, t)
		}
		if v < threshold {
			continue
		}
		y := logRatio(v, threshold)
		t = math.Ldexp(t, -size)
		d.Count++
		d.Tokens += t
		logs, weighted, squares = logs+y, weighted+t*y, squares+t*t
	}
	switch {
	case d.Count < 2:
		return nan.Of[TokenDemand](), fmt.Errorf("%w: %d of %d tasks are worth %g $/Mtok or more, want at least 2: lower the threshold", ErrThinTail, d.Count, len(values), threshold)
	case logs == 0:
		return nan.Of[TokenDemand](), fmt.Errorf("%w: %d tasks worth %g $/Mtok, want values that differ", ErrEqual, d.Count, threshold)
	}
	mean, spread := weighted/d.Tokens, 0.0
	for i, v := range values {
		if v >= threshold {
			e := math.Ldexp(tokens[i], -size) * (logRatio(v, threshold) - mean) / d.Tokens
			spread += e * e
		}
	}
	alpha := float64(d.Count) / logs
	d.PerTask = Estimate{alpha, alpha / math.Sqrt(float64(d.Count)), rateInterval(alpha, d.Count)}
	relative := math.Sqrt(spread) / mean
	half := normal975 * relative
	d.Elasticity = Estimate{1 / mean, relative / mean, Interval{math.Exp(-half) / mean, math.Exp(half) / mean, Confidence}}
	d.Effective = d.Tokens * d.Tokens / squares
	d.Tokens = math.Ldexp(d.Tokens, size)
	if d.Effective < MinimumTail {
		d.Warnings = append(d.Warnings, fmt.Errorf("%w: the tokens of %d tasks say as much as those of %.0f equal tasks, want %d or more", ErrConcentrated, d.Count, d.Effective, MinimumTail))
	}
	if d.Elasticity.Interval.Low <= 1 {
		d.Warnings = append(d.Warnings, fmt.Errorf("%w: the interval of the elasticity begins at %.3g, and at or below 1 there is no monopoly price", econ.ErrUnbounded, d.Elasticity.Interval.Low))
	}
	return d, nil
}

// logRatio returns ln(a/b), also where a/b overflows or underflows.
func logRatio(a, b float64) float64 {
	if r := a / b; r > 0 && !math.IsInf(r, 1) {
		return math.Log(r)
	}
	return math.Log(a) - math.Log(b)
}

// LernerIndex returns 1/ε with its interval, which is (p-c)/p of a lab whose price is at least
// v_m. It is NaN, or at an end of the interval the limit 1, at or below ε = 1.
func (d TokenDemand) LernerIndex() Estimate {
	return d.Elasticity.falling(func(e float64) float64 { return 1 / e }, 1)
}

// LabShare returns the lab's share of the surplus realised at the monopoly price,
// (ε-1)/(2ε-1), with its interval. It is NaN, or at an end of the interval the limit 0, at or
// below ε = 1.
func (d TokenDemand) LabShare() Estimate {
	share := d.Elasticity.falling(func(e float64) float64 { return (1 - 1/e) / (2 - 1/e) }, 0)
	share.Interval.Low, share.Interval.High = share.Interval.High, share.Interval.Low
	return share
}

// falling carries an estimate above 1 through a falling function, with its limit at 1.
func (e Estimate) falling(f func(float64) float64, limit float64) Estimate {
	at := func(x, below float64) float64 {
		if x <= 1 {
			return below
		}
		return f(x)
	}
	return within(at(e.Value, math.NaN()), Interval{at(e.Interval.High, limit), at(e.Interval.Low, limit), e.Interval.Level})
}
