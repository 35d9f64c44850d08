package nb

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"valuecapture/econ/ledger"
)

// Claim is [Check] for a claim in the ledger. It prints the claim, its verdict and what
// is computed. To the routes given it adds the number that package econ computes and, if
// there is one, the number in the text. For a claim that is true or false the number is 1
// or 0, written yes or no.
//
// The first route is the reader's own derivation. Claim fails the cell if the ledger has
// no such claim, if the claim has no number, or if a route disagrees.
func Claim(id string, routes ...Route) { here().claim(id, routes) }

func (c cell) claim(id string, routes []Route) {
	claim, number, err := claimed(id)
	if err != nil {
		c.fail(err)
		return
	}
	c.compareClaim(claim, number, routes)
}

// claimed finds a claim and computes its number.
func claimed(id string) (ledger.Claim, float64, error) {
	claim, err := ledger.Find(id)
	if err != nil {
		return claim, math.NaN(), err
	}
	number, err := claim.Number()
	if err != nil {
		return claim, math.NaN(), fmt.Errorf("nb: check of claim %q: %w", id, err)
	}
	return claim, number, nil
}

// claimRoutes adds the number that package econ has computed and the one in the text.
func claimRoutes(claim ledger.Claim, number float64, routes []Route) []Route {
	all := append([]Route{}, routes...)
	all = append(all, Route{Label: "package econ", Value: number})
	if claim.Rounding > 0 {
		text := Essay(claim.Given, claim.Rounding)
		if claim.Source == ledger.Extension {
			text.Label = "as claimed"
		}
		all = append(all, text)
	}
	for i := range all {
		all[i].yesOrNo = claim.Format == ledger.YesOrNo
	}
	return all
}

// compareClaim checks the routes against a number that package econ has computed.
func (c cell) compareClaim(claim ledger.Claim, number float64, routes []Route) {
	verdict := claim.Verdict.String()
	if claim.Because != "" {
		verdict += ": " + claim.Because
	}
	lines := []string{fmt.Sprintf("%s (%s)", claim.ID, claim.Source), paragraph(claim.Says), paragraph("verdict: " + verdict)}
	if claim.Quantity != "" {
		lines = append(lines, paragraph("computed: "+claim.Quantity))
	}
	c.check(strings.Join(lines, "\n"), claimRoutes(claim, number, routes))
}

// lineWidth is the number of characters that fit on a line of the page.
const lineWidth = 92

// paragraph breaks a text between words into indented lines, all but the first
// indented further.
func paragraph(text string) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		length := utf8.RuneCountInString(word)
		switch {
		case i == 0:
			b.WriteString("  ")
			column = 2
		case column+1+length > lineWidth:
			b.WriteString("\n    ")
			column = 4
		default:
			b.WriteString(" ")
			column++
		}
		b.WriteString(word)
		column += length
	}
	return b.String()
}
