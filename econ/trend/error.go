package trend

import (
	"errors"
	"fmt"
)

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

// overflow is the error of points whose squares are beyond the largest float64 or below the
// smallest.
func overflow(what string) error {
	return fmt.Errorf("%w: %s or dates are so large or so small that their squares cannot be added up: give them in other units", ErrParameter, what)
}
