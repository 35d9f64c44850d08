package nb

import (
	"fmt"

	"valuecapture/econ/ledger"
)

// Claim is [Check] for a claim in the ledger: it prints the claim and its
// verdict, and to the routes given it adds the number that package econ computes
// and the one in the text, where there is one.
//
// The first route is the reader's own derivation. It fails the cell if the
// ledger has no such claim, or if any route disagrees.
func Claim(id string, routes ...Route) { here().claim(id, routes) }

func (c cell) claim(id string, routes []Route) {
	claim, err := ledger.Find(id)
	if err != nil {
		c.fail(err)
		return
	}
	number, err := claim.Number()
	if err != nil {
		c.fail(err)
		return
	}
	if claim.Compute == nil {
		c.fail(fmt.Errorf("nb: claim %q has no number to check: its verdict is %q", id, claim.Verdict))
		return
	}
	all := append([]Route{}, routes...)
	all = append(all, Route{Label: "package econ", Value: number})
	if claim.Rounding > 0 {
		text := Essay(claim.Given, claim.Rounding)
		if claim.Source == ledger.Extension {
			text.Label = "theory"
		}
		all = append(all, text)
	}
	verdict := claim.Verdict.String()
	if claim.Because != "" {
		verdict += ": " + claim.Because
	}
	c.check(fmt.Sprintf("%s (%s)\n  %s\n  verdict: %s", claim.ID, claim.Source, claim.Says, verdict), all)
}
