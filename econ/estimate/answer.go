package estimate

import (
	"errors"
	"fmt"

	"valuecapture/econ/internal/nan"
)

// An Answer is what a lab can charge, and what part of the surplus it keeps, at the cutoff that
// the market implies: an interval that holds whatever the family is, or a refusal.
type Answer struct {
	Price  Interval // in dollars per million tokens; High is +Inf where no price is too high for these data
	Share  Interval // of the surplus at that price, between 0 and 1
	Cutoff Interval // hours from which tasks are served; NaN where tasks differ in wage or tokens

	// Refusal says why there is no answer, and what would settle it. It is nil if there is one; if
	// not, the intervals are NaN.
	Refusal error
	Settles string  // the data or the market that would
	Doubts  []error // the first is the main one

	Tasks     int     // rows with a saving above 0 that count
	Served    float64 // effective rows worth more than their cost
	Workers   int     // 0 if unknown
	Inflation float64 // how much more a share varies than that of independent rows
	Smooth    bool    // the elasticity has no corner at the cutoff, and the interval rests on that

	Free        Interval       // the share by comparing profits alone
	Families    []FamilyAnswer // each at the threshold where it stands, or its first
	Path        []FamilyAnswer // Pareto above ever higher thresholds, each with half the rows of the one before
	Certificate []Variation    // empty if brief
	Question    Question
}

// Reasons for a refusal, and doubts of an [Answer].
var (
	// ErrAnswers reports too few different answers to say anything of a tail.
	ErrAnswers = errors.New("estimate: too few different answers")
	// ErrWide reports an interval too wide to be an answer.
	ErrWide = errors.New("estimate: the data leave the share open")
	// ErrTop reports that a few of the largest values decide.
	ErrTop = errors.New("estimate: a few of the largest values decide")
	// ErrIncredible reports a largest value that the tail of the others makes incredible.
	ErrIncredible = errors.New("estimate: the largest value does not belong to the others")
	// ErrTotal reports a largest value that is the sum of all others.
	ErrTotal = errors.New("estimate: the largest value is the sum of all others")
	// ErrCapped reports many values equal to the largest.
	ErrCapped = errors.New("estimate: many values equal the largest")
	// ErrCut reports data that end more sharply than tails do.
	ErrCut = errors.New("estimate: the values end as if cut")
	// ErrRepeated reports rows that repeat others.
	ErrRepeated = errors.New("estimate: many rows repeat another")
	// ErrWorkers reports few workers, or tasks that are alike because the same person did them.
	ErrWorkers = errors.New("estimate: rows of one worker are alike")
	// ErrUnit reports hours or tokens that are probably in another unit.
	ErrUnit = errors.New("estimate: the unit looks wrong")
	// ErrCorner reports an elasticity with a corner.
	ErrCorner = errors.New("estimate: the elasticity is not smooth")
	// ErrPartial reports rows left out for want of a wage or of tokens.
	ErrPartial = errors.New("estimate: rows without wage or tokens")
)

// AnswerOptions say how to reach an answer. The zero AnswerOptions are the default.
type AnswerOptions struct {
	Simulation Simulation
	Brief      bool // leaves out the certificate
}

// widestShare is the width of the share beyond which an interval is no answer.
const widestShare = 0.5

// fewWorkers is the number of workers below which nothing is known of how they differ.
const fewWorkers = 30

// NewAnswer answers a question. The lab serves tasks of h ≥ z at the z that is best for it,
//
//	z* = argmax (z - z_c) S(z),  z_c = cT/w,
//
// charges wz*/T and keeps (z* - z_c)/(z* - z_c + e(z*)) of the surplus. The interval of z* and
// of the share is
//
//   - that of a smooth elasticity of no family, whose degree the data choose, or, if none fits,
//     of every z whose profit is not lower than another's by more than noise;
//   - with e(z) counted up to the last third of the rows from z* on, and beyond from a
//     GPD law fitted to that third, in which the largest five rows count but not how large they are;
//   - united with the intervals of Pareto, exponential, lognormal, Weibull and GPD tails, each
//     above a threshold where it is not ruled out;
//   - for both ways of rounding, where it matters and nobody knows which.
//
// Where wage or tokens differ by row, everything is done with the value wh/T of a million
// tokens, and a row counts by its tokens.
//
// An interval wider than 0.5, fewer than 100 rows worth more than they cost, fewer than 30
// workers, and an answer that the largest three rows decide are refused: Refusal says why, and
// Settles what would help.
//
// The default is 299 replicates. It returns an error that wraps [ErrParameter] or [ErrData] for
// a question that cannot be asked; data that leave the answer open are not an error.
func NewAnswer(q Question, o AnswerOptions) (Answer, error) {
	if err := q.check(); err != nil {
		return nan.Of[Answer](), err
	}
	replicates, err := o.Simulation.replicates(299)
	if err != nil {
		return nan.Of[Answer](), err
	}
	if q.Bins != nil {
		if _, err := FromBins(q.Bins); err != nil {
			return nan.Of[Answer](), err
		}
		q.Wages, q.Tokens, q.Weights, q.Workers, q.Censored = nil, nil, nil, nil, nil
		if q.Wage <= 0 || q.TokensPerTask <= 0 {
			return nan.Of[Answer](), fmt.Errorf("%w: a histogram needs one wage and one number of tokens, %v $/h and %v million given", ErrParameter, q.Wage, q.TokensPerTask)
		}
	}
	sim := o.Simulation
	sim.Progress = nil
	s := survey{question: q.counted(), replicates: replicates, sim: sim}
	return s.answer(o.Brief), nil
}
