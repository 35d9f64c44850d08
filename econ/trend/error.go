package trend

import "errors"

// ErrParameter reports an argument outside its domain.
var ErrParameter = errors.New("trend: argument out of domain")

// ErrTooFew reports too few periods or scores for a line.
var ErrTooFew = errors.New("trend: too few points for a line")

// Doubts that a line carries in its Warnings.
var (
	// ErrScatter reports that the points scatter about the line more than their errors allow.
	ErrScatter = errors.New("trend: points scatter about the line")
	// ErrTwoPeriods reports two points, which lie on a line whatever the path is.
	ErrTwoPeriods = errors.New("trend: two periods only")
	// ErrDependent reports that the errors of neighbouring points are correlated.
	ErrDependent = errors.New("trend: errors are not independent")
)
