package trend

import "errors"

// ErrParameter reports an argument outside its domain.
var ErrParameter = errors.New("trend: argument out of domain")

// ErrTooFew reports too few periods or scores to draw a line through.
var ErrTooFew = errors.New("estimate: too few points for a line")

// Doubts that a line carries in its Warnings.
var (
	// ErrScatter reports that the points scatter about the line more than their errors allow.
	ErrScatter = errors.New("estimate: points scatter about the line")
	// ErrTwoPeriods reports two points, which lie on a line whatever the path.
	ErrTwoPeriods = errors.New("estimate: two periods only")
	// ErrDependent reports that the errors of neighbouring points go together.
	ErrDependent = errors.New("estimate: errors are not independent")
)
