package figure

import (
	"fmt"
	"math"

	"valuecapture/econ/commons"
)

// PublicMoney draws what a month of public money brings, in dollars per potential user,
// against the deadweight cost of raising a dollar of it, from 0 to most: what an outcome
// loses less than the first one, less that cost of its outlay. Where a line crosses 0 the
// money is not worth raising.
//
// It returns an error for fewer than two outcomes, for one with an infinite amount, for one
// that takes no more public money than the first, and for a most that is not a finite
// number above 0.
func PublicMoney(most float64, without commons.Outcome, with ...commons.Outcome) (Figure, error) {
	if !(most > 0) || !finite(most) || len(with) == 0 {
		return fail(fmt.Errorf("%w: a cost of funds up to %g and %d outcomes, want a finite number above 0 and one or more", ErrData, most, len(with)))
	}
	elements := []Element{XAxis{Percent: true, Min: 0, Max: most}, Horizontal{At: 0, Dashes: Dotted}}
	var title string
	lowest := math.Inf(1)
	for _, o := range with {
		outlay := o.PublicMoney() - without.PublicMoney()
		gained := without.Deadweight - o.Deadweight
		if !(outlay > 0) || !finite(outlay) || !finite(gained) {
			return fail(fmt.Errorf("%w: %q gains %g for %g $/month of public money, want finite numbers and an outlay above 0", ErrData, o.Remedy, gained, outlay))
		}
		elements = append(elements, Curve(claim("%s: %s a month", o.Remedy, dollars(outlay)),
			func(cost float64) float64 { return gained - cost*outlay }, 0, most))
		if even := o.CostOfFunds(without); even < lowest {
			lowest = even
			title = claim("Worth any cost of funds up to %s of the outlay", percent(most))
			if even < most {
				title = claim("Where raising a dollar wastes more than %s, “%s” loses more than it repairs", dollars(even), o.Remedy)
				elements = append(elements, Mark{X: even, Y: 0, Text: dollars(even)})
			}
		}
	}
	return New(Labels{Title: title, X: "waste in raising public money (% of each dollar)", Y: "gain less waste ($/month per potential user)"}, elements...)
}
