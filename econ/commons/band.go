package commons

import (
	"fmt"
	"math"
	"strings"
)

// A Band is a range of complexity, From ≤ x ≤ To. To may be +Inf.
type Band struct{ From, To float64 }

// Bands are a set of users: those whose complexity is in one of the ranges. The nil
// Bands are empty.
//
// Methods return bands in order and without overlap; complexities beyond the largest
// float64 are +Inf. Methods take bands in any order: overlaps count once, and what lies
// below the simplest user, x = 1, is ignored.
type Bands []Band

// Everyone returns all users.
func Everyone() Bands { return Bands{{1, math.Inf(1)}} }

// Validate returns an error wrapping [ErrParameter] for a band whose end is NaN or
// below its start.
func (b Bands) Validate() error {
	for i, band := range b {
		if !(band.From <= band.To) {
			return fmt.Errorf("%w: band %d runs from x = %g to %g, want two numbers, the lower first", ErrParameter, i, band.From, band.To)
		}
	}
	return nil
}

// Contains reports whether users of complexity x are in the bands. There are none below
// x = 1.
func (b Bands) Contains(x float64) bool {
	for _, band := range b {
		if x >= 1 && x >= band.From && x <= band.To {
			return true
		}
	}
	return false
}

// String writes the bands as ranges, "1 to 100".
func (b Bands) String() string {
	if len(b) == 0 {
		return "nobody"
	}
	parts := make([]string, len(b))
	for i, band := range b {
		switch {
		case math.IsInf(band.To, 1) && band.From <= 1:
			return "everyone"
		case math.IsInf(band.To, 1):
			parts[i] = fmt.Sprintf("from %.4g", band.From)
		default:
			parts[i] = fmt.Sprintf("%.4g to %.4g", band.From, band.To)
		}
	}
	return strings.Join(parts, " and ")
}

// Share returns the share of all users who are in the bands. It is NaN for an
// economy or bands that are not valid: see [Bands.Validate].
func (e Economy) Share(b Bands) float64 {
	if !e.valid() || b.Validate() != nil {
		return math.NaN()
	}
	return e.share(b.spans())
}

// share returns the share of all users who are in the spans. It is at most 1 despite
// rounding.
func (e Economy) share(s spans) float64 { return math.Min(e.mean(powers{{1, 0}}, s), 1) }

// buyers returns the users to whom service is worth a bill of one term, v(x) ≥ bill.
func (e Economy) buyers(bill power) spans {
	return e.atLeast(e.private()[0], bill)
}

// atLeast returns the users for whom one power is at least another.
func (e Economy) atLeast(gain, bill power) spans {
	if bill.coefficient == 0 {
		return from(0)
	}
	ratio := math.Log(bill.coefficient) - math.Log(gain.coefficient)
	switch slope := gain.exponent - bill.exponent; e.order(gain.exponent, bill.exponent) {
	case 1:
		return from(ratio / slope)
	case -1:
		return upTo(ratio / slope)
	}
	if ratio <= 1e-15*(1+math.Abs(math.Log(gain.coefficient))) { // a bill of b/τ a token is b up to rounding
		return from(0)
	}
	return nil
}
