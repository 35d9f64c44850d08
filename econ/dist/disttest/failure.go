package disttest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrContract is wrapped by every failure.
var ErrContract = errors.New("disttest: contract of dist.Tail broken")

// A Failure is one broken rule at one argument.
type Failure struct {
	Rule  string // as in the list of rules of this package
	Call  string // "Survival(0.05)"
	Got   string
	Want  string
	Means string // what the number means, and what goes wrong because of it
	Mend  string // what to look at first
}

// Error writes the failure as a paragraph of three lines.
func (f *Failure) Error() string {
	return fmt.Sprintf("%s: %s = %s, want %s\n   means: %s\n   mend:  %s", f.Rule, f.Call, f.Got, f.Want, f.Means, f.Mend)
}

// Unwrap returns [ErrContract].
func (f *Failure) Unwrap() error { return ErrContract }

// most failures of one rule that are worth reading.
const most = 2

// join makes one error of the failures, nil if there are none.
func join(failures []*Failure) error {
	if len(failures) == 0 {
		return nil
	}
	errs := make([]error, len(failures))
	for i, f := range failures {
		errs[i] = f
	}
	return errors.Join(errs...)
}

// num writes a number with as many digits as every processor agrees on.
func num(x float64) string { return strconv.FormatFloat(x+0, 'g', 6, 64) } // +0 makes 0 of -0

// call writes a method with its argument.
func call(method string, x ...float64) string {
	args := make([]string, len(x))
	for i, v := range x {
		args[i] = num(v)
	}
	return method + "(" + strings.Join(args, ", ") + ")"
}
