package ledger

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"valuecapture/econ/unit"
)

// A Source is a text whose claims the ledger holds.
type Source int

const (
	// Essay is "Price elasticity by task complexity" and its later sections,
	// hypersoren.xyz/posts/price-elasticity/ (2026).
	Essay Source = iota + 1
	// Companion is "The Tragedy of Value Capture in AI Economics" (2025-09-09),
	// x.com/i/articles/1965439317305872567.
	Companion
	// Extension marks what this course adds to the two.
	Extension
)

func (s Source) String() string {
	switch s {
	case Essay:
		return "E"
	case Companion:
		return "C"
	case Extension:
		return "ext"
	}
	return "?"
}

// A Verdict is the result of testing a claim.
type Verdict int

const (
	Holds     Verdict = iota + 1 // under the assumptions that the text states, without more
	HoldsIf                      // under a condition, or in a reading, that Because names
	Fails                        // in every reasonable reading: Because gives the counterexample
	NotTested                    // Because says what would test it
)

func (v Verdict) String() string {
	switch v {
	case Holds:
		return "holds"
	case HoldsIf:
		return "holds if"
	case Fails:
		return "fails"
	case NotTested:
		return "not testable here"
	}
	return "?"
}

// A Claim is one statement of a text, with its verdict.
type Claim struct {
	ID      string // short, stable, lower case: what a notebook's Check names
	Source  Source
	Section string // of the source
	Says    string // the claim in our words, one sentence
	Verdict Verdict
	Because string // the condition, the counterexample, or the test that is missing

	// Given is the number in the text, and Rounding how far the exact number may
	// be from it: half of the last digit. If the text gives no number, Rounding is
	// 0 and Given is ignored.
	Given, Rounding float64
	// Compute returns the number from package econ. It is nil for a claim that
	// has none.
	Compute func() (float64, error)
	Format  Format // how Given and Compute are printed
	// Quantity names the number, if Says does not.
	Quantity string

	Notebook string // the file in notebooks/, without .ipynb, that proves it
}

// A Format is how a claim's number is written.
type Format int

const (
	Plain   Format = iota // 1.5
	Percent               // 25%, the value being 0.25
	PerMtok               // 6 $/Mtok
	PerHour               // 20 $/h
	YesOrNo               // 1 is yes, 0 is no
	Hours                 // 0.05 h
	Dollars               // $3
	PerTask               // 0.385 $/task
	Times                 // 3 times
)

// Number returns x in the format, with at most four significant digits.
func (f Format) Number(x float64) string {
	const digits = 4
	number := unit.Plain.Number(x, digits)
	switch f {
	case Percent:
		return unit.Plain.Percent(x, digits)
	case PerMtok:
		return number + " $/Mtok"
	case PerHour:
		return number + " $/h"
	case Hours:
		return number + " h"
	case Dollars:
		return unit.Plain.Dollars(x, digits)
	case PerTask:
		return number + " $/task"
	case Times:
		return number + " times"
	case YesOrNo:
		if x == 1 {
			return "yes"
		}
		return "no"
	}
	return number
}

// ErrUnknown reports an id that the ledger does not hold.
var ErrUnknown = errors.New("ledger: no such claim")

// ErrDisagrees reports a computed number that differs from the one in the text.
var ErrDisagrees = errors.New("ledger: computed number is not the one given")

// All returns every claim in reading order.
func All() []Claim {
	return slices.Concat(willingnessToPay, twoTails, lernerPrice, surplusRatio, hayeksRevenge, distillationRace, openModels, beyondPareto, isItPareto, tragedyOfValueCapture, evidence)
}

// ErrNoNumber reports a claim without a number.
var ErrNoNumber = errors.New("ledger: claim has no number")

// Find returns the claim with this id, or an error wrapping [ErrUnknown] beside a
// claim whose numbers are NaN.
func Find(id string) (Claim, error) {
	all := All()
	if i := slices.IndexFunc(all, func(c Claim) bool { return c.ID == id }); i >= 0 {
		return all[i], nil
	}
	return Claim{Given: math.NaN(), Rounding: math.NaN()}, fmt.Errorf("%w: %q: ledger.All lists those there are", ErrUnknown, id)
}

// Number returns the computed number. Beside an error it is NaN.
//
// The error wraps [ErrNoNumber] if the claim computes nothing or NaN, [ErrDisagrees] if
// the text gives another number, or the error of the computation.
func (c Claim) Number() (float64, error) {
	if c.Compute == nil {
		return math.NaN(), fmt.Errorf("%w: %s: its verdict is %q", ErrNoNumber, c.ID, c.Verdict)
	}
	got, err := c.Compute()
	switch {
	case err != nil:
		return math.NaN(), fmt.Errorf("ledger: %s: %w", c.ID, err)
	case math.IsNaN(got):
		return math.NaN(), fmt.Errorf("%w: %s: computed NaN, want a number or an error that says why", ErrNoNumber, c.ID)
	case c.Rounding > 0 && !(math.Abs(got-c.Given) <= c.Rounding):
		return math.NaN(), fmt.Errorf("%w: %s: given %s, computed %s", ErrDisagrees, c.ID, c.Format.Number(c.Given), c.Format.Number(got))
	}
	return got, nil
}
