package trend

import (
	"fmt"
	"math"

	"valuecapture/econ/estimate"
	"valuecapture/econ/internal/nan"
)

// A ScorePair holds the scores of the best open and the best closed model of a date on the same
// evaluation.
type ScorePair struct {
	Year         float64 // calendar years: 2024.5 is the middle of 2024
	Open, Closed float64 // scores, in the unit of the Scale
}

// A Scale is one on which scores rise along a line.
type Scale int

const (
	// Linear scores have no ceiling: a time horizon in logarithms, a rating.
	Linear Scale = iota
	// Logit scores are fractions between 0 and 1, taken as ln(s/(1−s)).
	Logit
)

// A Lag is the number of years by which open models are behind closed ones, and whether they
// catch up.
//
// On the scale both scores are lines in time, closed a + bt and open c + dt. At date t open
// models have the score that closed models had at t − L(t), with
//
//	L(t) = t − (c + dt − a)/b,  dL/dt = 1 − d/b.
//
// d/b, the pace of open models relative to closed ones, is the counterpart of ρ_D/ρ_F in the
// race if scores move in proportion to the tail index. That is an assumption about the
// evaluation, which scores cannot test.
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

// Verdict says in words whether open models catch up, if the interval tells.
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
// Intervals are by the delta method from the covariance of both lines. The scatter of open and
// closed scores and their correlation at one date are those of the residuals, and the quantile
// is Student's at n − 2 degrees of freedom. Errors are assumed independent between dates. Those
// of a best score so far are not, and a warning says so if neighbouring residuals agree in sign
// too often.
//
// It returns an error wrapping [ErrTooFew] for fewer than five pairs, dates that
// are all the same, or closed scores that do not rise by at least three of their
// standard errors, without which a lag has no meaning; and one wrapping
// [ErrParameter] for a score off the scale, for a scale that is neither, and for scores or dates
// whose squares overflow.
func NewLag(pairs []ScorePair, scale Scale) (Lag, error) {
	const fewest = 5
	if len(pairs) < fewest {
		return nan.Of[Lag](), fmt.Errorf("%w: %d pairs of scores, want at least %d", ErrTooFew, len(pairs), fewest)
	}
	if scale != Linear && scale != Logit {
		return nan.Of[Lag](), fmt.Errorf("%w: scale %d, want Linear or Logit", ErrParameter, scale)
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
	if !finite(c.sxx) || !finite(voo) || !finite(vcc) {
		return nan.Of[Lag](), overflow("scores")
	}
	q := student975(len(pairs) - 2)
	l := Lag{Year: c.centre, Pairs: len(pairs)}
	l.Closed = around(c.slope, math.Sqrt(vcc/c.sxx), q)
	l.Open = around(o.slope, math.Sqrt(voo/c.sxx), q)
	if !(c.slope >= 3*l.Closed.StandardError) || c.slope <= 0 {
		return nan.Of[Lag](), fmt.Errorf("%w: closed scores rise by %v a year, want a rise of at least three standard errors, along which a lag is measured", ErrTooFew, l.Closed)
	}
	pace := o.slope / c.slope
	l.Pace = around(pace, math.Sqrt(least0(voo-2*pace*voc+pace*pace*vcc)/c.sxx)/c.slope, q)
	l.Trend = around(1-pace, l.Pace.StandardError, q)
	// In the middle of the dates the heights are independent of the slopes.
	lag := (c.mean - o.mean) / c.slope
	l.At = around(lag, math.Sqrt(least0(voo-2*voc+vcc)/n+lag*lag*vcc/c.sxx)/c.slope, q)
	if !finite(l.At.StandardError) || !finite(l.Pace.StandardError) {
		return nan.Of[Lag](), overflow("scores")
	}
	// Half of n−1 neighbours agree in sign by chance; three standard deviations more do not.
	if float64(same) > (n-1)/2+1.5*math.Sqrt(n-1) {
		l.Warnings = append(l.Warnings, fmt.Errorf("%w: neighbouring closed scores lie on the same side of the line, as they do if the path is bent: the intervals are too short", ErrDependent))
	}
	return l, nil
}

// least0 returns a variance that is 0 up to rounding, which may have taken it below.
func least0(variance float64) float64 { return math.Max(variance, 0) }

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
