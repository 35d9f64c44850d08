package trend

import (
	"fmt"
	"math"

	"valuecapture/econ/estimate"
	"valuecapture/econ/internal/nan"
)

// A ScorePair is what the best open and the best closed model of a date score on the
// same evaluation.
type ScorePair struct {
	Year         float64 // calendar years: 2024.5 is the middle of 2024
	Open, Closed float64 // scores, in the unit of the Scale
}

// A Scale says how scores grow.
type Scale int

const (
	// Linear scores have no ceiling: a time horizon in logarithms, a rating.
	Linear Scale = iota
	// Logit scores are fractions between 0 and 1, taken as ln(s/(1−s)).
	Logit
)

// A Lag is by how many years open models are behind closed ones, and whether they
// catch up.
//
// Both scores are lines in time on the scale, closed a + bt and open c + dt. At date
// t the open score is the one that closed models had at t − L(t), with
//
//	L(t) = t − (c + dt − a)/b,  dL/dt = 1 − d/b.
//
// d/b, the open models' pace relative to the closed ones', is the counterpart of
// ρ_D/ρ_F in the race, as far as scores move in proportion to the tail index: an
// assumption about the evaluation, which scores cannot test.
type Lag struct {
	At       estimate.Estimate // years of lag in the middle of the dates; below 0 open leads
	Trend    estimate.Estimate // years of lag gained per year; below 0 open catches up
	Pace     estimate.Estimate // d/b, 1 − Trend
	Year     float64           // the middle of the dates, to which At refers
	Pairs    int
	Closed   estimate.Estimate // b, in units of the scale per year
	Open     estimate.Estimate // d
	Warnings []error
}

// Verdict says in words whether open models catch up, if that can be told.
func (l Lag) Verdict() string {
	switch {
	case l.Trend.Interval.High < 0:
		return "open models catch up"
	case l.Trend.Interval.Low > 0:
		return "open models fall behind"
	}
	return "cannot tell whether open models catch up"
}

// NewLag estimates lag and trend from pairs of scores.
//
// Intervals are by the delta method from the covariance of both lines, with the
// scatter of open and closed scores and their correlation at one date taken from the
// residuals, and Student's quantile at n − 2 degrees of freedom. They assume errors
// independent between dates; the best score so far is not, and a warning says so
// where neighbouring residuals agree in sign too often.
//
// It returns an error wrapping [ErrTooFew] for fewer than five pairs, dates that
// are all the same, or closed scores that do not rise by at least three of their
// standard errors, without which a lag has no meaning; and one wrapping
// [ErrParameter] for a score off the scale.
func NewLag(pairs []ScorePair, scale Scale) (Lag, error) {
	const fewest = 5
	if len(pairs) < fewest {
		return nan.Of[Lag](), fmt.Errorf("%w: %d pairs of scores, want at least %d", ErrTooFew, len(pairs), fewest)
	}
	t, open, closed, ones := make([]float64, len(pairs)), make([]float64, len(pairs)), make([]float64, len(pairs)), make([]float64, len(pairs))
	for i, p := range pairs {
		t[i], open[i], closed[i], ones[i] = p.Year, scale.of(p.Open), scale.of(p.Closed), 1
		if !finite(t[i]) || !finite(open[i]) || !finite(closed[i]) {
			return nan.Of[Lag](), fmt.Errorf("%w: pair %d has scores %g and %g at %g, want finite numbers%s", ErrParameter, i, p.Open, p.Closed, p.Year, scale.domain())
		}
	}
	o, c := weightedLine(t, open, ones), weightedLine(t, closed, ones)
	if !(c.sxx > 0) {
		return nan.Of[Lag](), fmt.Errorf("%w: all %d pairs have one date, want dates apart", ErrTooFew, len(pairs))
	}
	n := float64(len(pairs))
	var voo, vcc, voc float64 // variances and covariance of the errors
	same := 0
	var before float64
	for i := range t {
		ro, rc := open[i]-o.at(t[i]), closed[i]-c.at(t[i])
		voo += ro * ro / (n - 2)
		vcc += rc * rc / (n - 2)
		voc += ro * rc / (n - 2)
		if i > 0 && rc*before > 0 {
			same++
		}
		before = rc
	}
	q := student975(len(pairs) - 2)
	l := Lag{Year: c.centre, Pairs: len(pairs)}
	l.Closed = around(c.slope, math.Sqrt(vcc/c.sxx), q)
	l.Open = around(o.slope, math.Sqrt(voo/c.sxx), q)
	if !(c.slope >= 3*l.Closed.StandardError) || c.slope <= 0 {
		return nan.Of[Lag](), fmt.Errorf("%w: closed scores rise by %v a year, want a rise of at least three standard errors: a lag is measured along it", ErrTooFew, l.Closed)
	}
	pace := o.slope / c.slope
	l.Pace = around(pace, math.Sqrt((voo-2*pace*voc+pace*pace*vcc)/c.sxx)/c.slope, q)
	l.Trend = around(1-pace, l.Pace.StandardError, q)
	// At the middle the heights are independent of the slopes.
	lag := (c.mean - o.mean) / c.slope
	l.At = around(lag, math.Sqrt((voo-2*voc+vcc)/n+lag*lag*vcc/c.sxx)/c.slope, q)
	// Of n−1 neighbours half agree in sign; three deviations more is no accident.
	if float64(same) > (n-1)/2+1.5*math.Sqrt(n-1) {
		l.Warnings = append(l.Warnings, fmt.Errorf("%w: neighbouring closed scores lie on the same side of the line, as where it is not straight: the intervals are too short", ErrDependent))
	}
	return l, nil
}

func (s Scale) of(score float64) float64 {
	if s == Logit {
		return math.Log(score / (1 - score)) // NaN or infinite outside (0, 1)
	}
	return score
}

func (s Scale) domain() string {
	if s == Logit {
		return " between 0 and 1, both excluded"
	}
	return ""
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
