package nb

import "valuecapture/econ/ledger"

// Ledger displays claims with their verdicts, one row each: the number that the
// text gives, the one that package econ computes, and the notebook that proves
// it. It fails the cell if the two numbers of a row disagree.
func Ledger(claims []ledger.Claim) { here().ledger(claims) }

func (c cell) ledger(claims []ledger.Claim) {
	var rows [][]any
	for _, claim := range claims {
		number, err := claim.Number()
		if err != nil {
			c.fail(err)
			return
		}
		given, computed := "", ""
		if claim.Rounding > 0 {
			given = claim.Format.Number(claim.Given)
		}
		if claim.Compute != nil {
			computed = claim.Format.Number(number)
		}
		proof := Link{}
		if claim.Notebook != "" {
			proof = Link{claim.Notebook[:2], claim.Notebook + ".ipynb"}
		}
		rows = append(rows, Row(claim.Says, claim.Source, given, computed, claim.Verdict, claim.Because, proof))
	}
	c.table(Columns("claim", "text", "given", "computed", "verdict", "because", "proof"), rows)
}
