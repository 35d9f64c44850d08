package dist

import (
	"errors"
	"fmt"
	"math"
)

// ErrParameter is wrapped by every error about a number outside its domain.
var ErrParameter = errors.New("dist: parameter outside its domain")

// A parameterError names the value, its domain and the remedy.
type parameterError struct{ text string }

func (e *parameterError) Error() string { return e.text }
func (e *parameterError) Unwrap() error { return ErrParameter }

// outside returns the error of a law's field whose value v lies outside its domain.
func outside(law, field string, v float64, domain, remedy string) error {
	return &parameterError{fmt.Sprintf("dist: %s %s = %v, want %s: %s", law, field, v, domain, remedy)}
}

const positiveDomain = "a finite number above 0"

// positive reports whether v is finite and above 0.
func positive(v float64) bool { return v > 0 && v <= math.MaxFloat64 }

// finite reports whether v is neither infinite nor NaN.
func finite(v float64) bool { return math.Abs(v) <= math.MaxFloat64 }
