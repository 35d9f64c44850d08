package notebooks_test

import (
	"encoding/json"
	"strings"
	"testing"

	"valuecapture/econ/ledger"
)

// shown is what the tables of a notebook say, as saved.
func (n notebook) shown(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, c := range n.code() {
		for _, o := range c.Outputs {
			var lines []string
			if plain := o.Data["text/plain"]; plain != nil {
				if err := json.Unmarshal(plain, &lines); err != nil {
					t.Fatalf("%s, cell %s: %v", n.path, c.ID, err)
				}
			}
			b.WriteString(strings.Join(lines, "") + "\n")
		}
	}
	return b.String()
}

// The page of the ledger has a row for every claim, with its verdict as it is now, and the
// first page leads with twenty of them.
func TestLedgerIsWhole(t *testing.T) {
	t.Parallel()
	whole, first := read(t, "ledger.ipynb")[0].shown(t), read(t, "00-*.ipynb")[0].shown(t)
	lead := 0
	for _, c := range ledger.All() {
		row := ""
		for line := range strings.Lines(whole) {
			if strings.HasPrefix(line, strings.Join(strings.Fields(c.Says), " ")+" ") {
				row = line
			}
		}
		if row == "" {
			t.Errorf("ledger.ipynb has no row for %s: run it again", c.ID)
		} else if rest := row[len(c.Says):]; !strings.Contains(rest, c.Source.String()+" ") || !strings.Contains(rest, c.Verdict.String()) {
			t.Errorf("ledger.ipynb says of %s %q, want %v, %v: run it again", c.ID, rest, c.Source, c.Verdict)
		}
		if strings.Contains(first, "\n"+c.Says+" ") {
			lead++
		}
	}
	if lead != 20 {
		t.Errorf("00-the-argument leads with %d claims, want the twenty that it announces", lead)
	}
}
