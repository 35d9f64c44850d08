package nb

import (
	"fmt"
	"slices"
	"strings"

	"valuecapture/econ/ledger"
)

// Ledger displays claims with their verdicts, one row each: the number from package econ
// with what it measures, the number in the text, and the notebook and id under which the
// claim is proven. Empty columns are left out. Ledger fails the cell if the two numbers
// of a row disagree.
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

// withoutEmpty drops columns that are empty in every row.
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
