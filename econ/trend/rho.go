package trend

import (
	"fmt"
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
	"valuecapture/econ/internal/nan"
	"valuecapture/econ/unit"
)

// A Rho is the rate at which the tail index rises: α(t) = α₀ + ρ(t − t₀), with t₀ the
// first period.
type Rho struct {
	Rate     estimate.Estimate // ρ, per year. Above 0 the tail thins.
	Start    estimate.Estimate // α₀, at Year
	Year     float64           // t₀, in calendar years
	Periods  int
	Tasks    int     // in all tails together
	Scatter  float64 // Σ((α_i − line)/error)²; about Periods − 2 if the path is straight
	PValue   float64 // of a scatter so large on a straight path; NaN for two periods
	Warnings []error
}

// Verdict says in words which way the tail moves, if the interval tells.
func (r Rho) Verdict() string {
	switch {
	case r.Rate.Interval.Low > 0:
		return "the tail thins"
	case r.Rate.Interval.High < 0:
		return "the tail fattens"
	}
	return "cannot tell whether the tail thins or fattens"
}

// NewRho fits a straight path to tail indices by period, by least squares weighted
// with the inverse variances.
//
// The error of a period is α/√(n−2), so that weights taken from the estimates would favour
// those that came out low. They are taken from the fitted line instead, and the fit is repeated
// until it settles. If the periods scatter about the line more than their errors allow (p below
// 0.05), the errors are widened by √(Scatter/(Periods−2)) and the interval is Student's;
// otherwise it is normal.
//
// It returns an error wrapping [ErrTooFew] for fewer than two periods or a single date, and
// one wrapping [ErrParameter] for an invalid period, and for indices or dates whose squares
// overflow.
func NewRho(periods []TailAt) (Rho, error) {
	if len(periods) < 2 {
		return nan.Of[Rho](), fmt.Errorf("%w: %d periods, want at least 2", ErrTooFew, len(periods))
	}
	r := Rho{Periods: len(periods), Year: math.Inf(1), PValue: math.NaN()}
	for i, p := range periods {
		if !(p.Alpha > 0) || math.IsInf(p.Alpha, 1) || p.Tasks < 3 || math.IsNaN(p.Year) || math.IsInf(p.Year, 0) {
			return nan.Of[Rho](), fmt.Errorf("%w: period %d has tail index %g of %d tasks at %g, want a finite index above 0, 3 tasks or more and a date", ErrParameter, i, p.Alpha, p.Tasks, p.Year)
		}
		r.Year = math.Min(r.Year, p.Year)
		r.Tasks += p.Tasks
	}
	t := make([]float64, len(periods))
	alpha := make([]float64, len(periods))
	weight := make([]float64, len(periods))
	for i, p := range periods {
		t[i], alpha[i] = p.Year-r.Year, p.Alpha
		weight[i] = float64(p.Tasks - 2) // at one α for all
	}
	var l fittedLine
	for range 50 {
		before := l
		l = weightedLine(t, alpha, weight)
		if !finite(l.sxx) || !finite(l.weight) || l.weight == 0 {
			return nan.Of[Rho](), overflow("tail indices")
		}
		if !(l.sxx > 0) {
			return nan.Of[Rho](), fmt.Errorf("%w: all %d periods have the date %.6g, want dates apart", ErrTooFew, len(periods), r.Year)
		}
		for i, p := range periods {
			// A line that falls to zero would give all weight to its lowest point.
			fit := math.Max(l.at(t[i]), p.Alpha/10)
			weight[i] = float64(p.Tasks-2) / (fit * fit)
		}
		if math.Abs(l.slope-before.slope)+math.Abs(l.mean-before.mean) < 1e-12 {
			break
		}
	}
	l = weightedLine(t, alpha, weight)
	r.judge(l, t, alpha, weight)
	if !finite(r.Rate.StandardError) || !finite(r.Start.StandardError) || !finite(r.Scatter) {
		return nan.Of[Rho](), overflow("tail indices")
	}
	return r, nil
}

// judge fills in errors, scatter and warnings.
func (r *Rho) judge(l fittedLine, t, alpha, weight []float64) {
	for i := range t {
		r.Scatter += weight[i] * math.Pow(alpha[i]-l.at(t[i]), 2)
	}
	degrees := float64(r.Periods - 2)
	q, widen := normal975, 1.0
	if degrees == 0 {
		r.Warnings = append(r.Warnings, fmt.Errorf("%w: they lie on a line whatever the path is, so that it may not be straight", ErrTwoPeriods))
	} else if r.PValue = (dist.Gamma{Scale: 2, Shape: degrees / 2}).Survival(r.Scatter); r.PValue < 0.05 {
		q, widen = student975(r.Periods-2), math.Sqrt(r.Scatter/degrees)
		r.Warnings = append(r.Warnings, fmt.Errorf("%w: more than chance allows (%s): the path is not straight, or the tail is not Pareto above this threshold; the interval is widened by a factor of %.3g", ErrScatter, unit.Plain.PValue(r.PValue, 2), widen))
	}
	r.Rate = around(l.slope, widen/math.Sqrt(l.sxx), q)
	r.Start = around(l.at(0), widen*math.Sqrt(1/l.weight+l.centre*l.centre/l.sxx), q)
}
