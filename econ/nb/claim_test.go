package nb

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"valuecapture/econ/ledger"
)

// outcome runs what a cell would and returns what it printed and its status.
func outcome(run func(cell)) (stdout, stderr string, status int) {
	var out, err bytes.Buffer
	run(cell{stdout: &out, stderr: &err, exit: func(s int) { status = s }})
	return out.String(), err.String(), status
}

// numbers are the claims of the ledger that have a number, with it: computing them all
// takes seconds. A short run takes one in ten.
var numbers = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for i, claim := range ledger.All() {
		if testing.Short() && i%10 != 0 {
			continue
		}
		if number, err := claim.Number(); err == nil { // package ledger tests the errors
			out[claim.ID] = number
		}
	}
	return out
})

func TestClaim(t *testing.T) {
	t.Parallel()
	for _, claim := range ledger.All() {
		number, ok := numbers()[claim.ID]
		if !ok {
			continue
		}
		if stdout, stderr, status := outcome(func(c cell) { c.compareClaim(claim, number, []Route{ClosedForm(number)}) }); status != 0 || !strings.Contains(words(stdout), words(claim.Says)) {
			t.Errorf("%s: right number gives %d, %q, %q", claim.ID, status, stdout, stderr)
		}
		if _, stderr, status := outcome(func(c cell) { c.compareClaim(claim, number, []Route{ClosedForm(number + 0.01)}) }); status != 1 || !strings.Contains(stderr, "package econ") {
			t.Errorf("%s: wrong number gives %d, %q, want a failed cell", claim.ID, status, stderr)
		}
	}
}

// TestClaimByID: a claim is found by its id, and one without a number or without an
// entry fails the cell.
func TestClaimByID(t *testing.T) {
	t.Parallel()
	for _, claim := range ledger.All() {
		if claim.Compute != nil {
			continue
		}
		_, stderr, status := outcome(func(c cell) { c.claim(claim.ID, []Route{ClosedForm(1)}) })
		if status != 1 || !strings.Contains(stderr, "no number") {
			t.Errorf("%s has no number, and a check of it gives %d, %q", claim.ID, status, stderr)
		}
	}
	first := ledger.All()[0]
	number, err := first.Number()
	if err != nil {
		t.Fatal(err)
	}
	if stdout, stderr, status := outcome(func(c cell) { c.claim(first.ID, []Route{ClosedForm(number)}) }); status != 0 || !strings.Contains(stdout, first.ID) {
		t.Errorf("%s: got %d, %q, %q", first.ID, status, stdout, stderr)
	}
	if _, stderr, status := outcome(func(c cell) { c.claim("no such", nil) }); status != 1 || !strings.Contains(stderr, "no such") {
		t.Errorf("unknown claim gives %d, %q", status, stderr)
	}
}

// words is a text with single spaces for all that separates its words.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestClaimReads(t *testing.T) {
	t.Parallel()
	for _, claim := range ledger.All() {
		number, ok := numbers()[claim.ID]
		if !ok {
			continue
		}
		stdout, _, _ := outcome(func(c cell) { c.compareClaim(claim, number, []Route{ClosedForm(number)}) })
		for line := range strings.Lines(stdout) {
			if got := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); got > lineWidth {
				t.Errorf("%s: a line of %d characters, want at most %d: %q", claim.ID, got, lineWidth, line)
			}
		}
		if !strings.Contains(words(stdout), words(claim.Quantity)) {
			t.Errorf("%s: does not say what is computed: %q", claim.ID, stdout)
		}
		yes := strings.Contains(stdout, "closed form   yes\n  package econ  yes  agrees exactly\n") ||
			strings.Contains(stdout, "closed form   no\n  package econ  no  agrees exactly\n")
		if want := claim.Format == ledger.YesOrNo; yes != want {
			t.Errorf("%s: written as yes or no: %v, want %v: %q", claim.ID, yes, want, stdout)
		}
	}
}

func TestParagraph(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("é", 40)
	if got, want := paragraph(word+" "+word+"\n"+word), "  "+word+" "+word+"\n    "+word; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	long := strings.Repeat("x", 2*lineWidth)
	if got, want := paragraph(long), "  "+long; got != want {
		t.Errorf("a word longer than a line: got %q, want %q", got, want)
	}
}

func TestLedger(t *testing.T) {
	t.Parallel()
	claims := []ledger.Claim{
		{ID: "a", Source: ledger.Essay, Says: "a quarter", Verdict: ledger.Holds, Given: 0.25, Rounding: 0.005, Format: ledger.Percent,
			Quantity: "the part of the whole", Compute: func() (float64, error) { return 0.251, nil }, Notebook: "04-surplus-ratio"},
		{ID: "b", Source: ledger.Companion, Says: "no number", Verdict: ledger.NotTested, Because: "a survey would"},
		{ID: "c", Source: ledger.Extension, Says: "proven elsewhere", Verdict: ledger.NotTested, Because: "-", Notebook: "x"},
	}
	stdout, stderr, status := outcome(func(c cell) { c.ledger(claims) })
	for _, want := range []string{"a quarter", "25%", "25.1%: the part of the whole", "holds", "04 a", "not testable here", "a survey would", "x c"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("ledger lacks %q: %q, %q, %d", want, stdout, stderr, status)
		}
	}
	if stdout, _, status := outcome(func(c cell) { c.ledger(claims[1:2]) }); status != 0 || strings.Contains(stdout, "computed") || !strings.Contains(stdout, "because") {
		t.Errorf("a ledger without numbers: %q, %d, want no column for them", stdout, status)
	}
	if _, stderr, status := outcome(func(c cell) { c.ledger(nil) }); status != 1 || !strings.Contains(stderr, "without rows") {
		t.Errorf("a ledger of nothing gives %d, %q, want a failed cell", status, stderr)
	}
	claims[0].Given = 0.3
	if _, stderr, status := outcome(func(c cell) { c.ledger(claims) }); status != 1 || !strings.Contains(stderr, "30%") {
		t.Errorf("disagreeing numbers give %d, %q, want a failed cell", status, stderr)
	}
}

func TestLinkHTML(t *testing.T) {
	t.Parallel()
	table, err := newTable(Columns("x", "proof"), [][]any{Row("a", Link{"04 & more", "04.ipynb?a=1&b=2"})})
	if err != nil {
		t.Fatal(err)
	}
	if want := `<a href="04.ipynb?a=1&amp;b=2">04 &amp; more</a>`; !strings.Contains(table.html(), want) {
		t.Errorf("got %s, want %s in it", table.html(), want)
	}
	if strings.Contains(table.plain(), "ipynb") {
		t.Errorf("plain text shows where the link leads: %s", table.plain())
	}
}
