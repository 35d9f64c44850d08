package nb

import (
	"fmt"
	"slices"
	"strings"

	"valuecapture/econ/ledger"
)

// Ledger displays claims with their verdicts, one row each: what is computed and
// its number from package econ, the number that the claim gives, and the notebook
// and the id under which it is proven. A column that would be empty is left out. It
// fails the cell if the two numbers of a row disagree.
func Ledger(claims []ledger.Claim) { here().ledger(claims) }

func (c cell) ledger(claims []ledger.Claim) {
	var rows [][]any
	for _, claim := range claims {
		number, err := claim.Number()
		if err != nil && claim.Compute != nil {
			c.fail(err)
			return
		}
		given, computed := "", ""
		if claim.Rounding > 0 {
			given = claim.Format.Number(claim.Given)
		}
		if claim.Compute != nil {
			computed = claim.Format.Number(number)
			if claim.Quantity != "" {
				computed += ": " + claim.Quantity
			}
		}
		proof := Link{}
		if claim.Notebook != "" {
			chapter, _, _ := strings.Cut(claim.Notebook, "-")
			proof = Link{chapter + " " + claim.ID, claim.Notebook + ".ipynb"}
		}
		rows = append(rows, Row(claim.Says, claim.Source, claim.Verdict, claim.Because, computed, given, proof))
	}
	c.table(withoutEmpty(Columns("claim", "text", "verdict", "because", "computed", "claimed", "proof"), rows))
}

// withoutEmpty drops the columns in which no row says anything.
func withoutEmpty(columns []string, rows [][]any) ([]string, [][]any) {
	var kept []string
	lines := make([][]any, len(rows))
	for j, name := range columns {
		if len(rows) > 0 && !slices.ContainsFunc(rows, func(row []any) bool { return fmt.Sprint(row[j]) != "" }) {
			continue
		}
		kept = append(kept, name)
		for i, row := range rows {
			lines[i] = append(lines[i], row[j])
		}
	}
	return kept, lines
}
