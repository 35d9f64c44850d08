package nb

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestTablePlain(t *testing.T) {
	t.Parallel()
	stdout, stderr, status := outcome(func(c cell) {
		c.table(Columns("α", "price, $/Mtok", "lab share", "regime"), [][]any{
			Row(1.5, 6.0, Percent(0.25), "interior"),
			Row(2, 10.0/3, Percent(1.0/3), "at the kink"),
		})
	})
	const want = `  α  price, $/Mtok  lab share  regime
1.5              6        25%  interior
  2        3.33333     33.33%  at the kink
`
	if stdout != want || stderr != "" || status != 0 {
		t.Errorf("got\n%s%s%d, want\n%s", stdout, stderr, status, want)
	}
}

func TestTableHTML(t *testing.T) {
	t.Parallel()
	table, err := newTable(Columns("a < b", "n"), [][]any{Row("<script>", 1)})
	if err != nil {
		t.Fatal(err)
	}
	const want = `<table>
<thead>
<tr><th scope="col" align="left" style="text-align:left">a &lt; b</th><th scope="col" align="right" style="text-align:right">n</th></tr>
</thead>
<tbody>
<tr><th scope="row" align="left" style="text-align:left">&lt;script&gt;</th><td align="right" style="text-align:right">1</td></tr>
</tbody>
</table>`
	if got := table.html(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTableDollars: two dollar signs in one cell are not the ends of a formula.
func TestTableDollars(t *testing.T) {
	t.Parallel()
	table, err := newTable(Columns("price, $/Mtok, and profit, $/task"), [][]any{Row(Dollars(6))})
	if err != nil {
		t.Fatal(err)
	}
	got := table.html()
	if strings.Count(got, "<span>$</span>") != 3 || strings.Count(got, "$") != 3 {
		t.Errorf("dollar signs stand bare in %s", got)
	}
	if strings.Contains(table.plain(), "span") {
		t.Errorf("the plain text has markup: %s", table.plain())
	}
}

func TestTableErrors(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name    string
		columns []string
		rows    [][]any
		says    string
	}{
		{"no columns", nil, [][]any{Row()}, "without columns"},
		{"no rows", Columns("a"), nil, "without rows"},
		{"short row", Columns("a", "b"), [][]any{Row(1, 2), Row(1)}, "row 2 of the table has 1 cells and there are 2 columns"},
		{"long row", Columns("a"), [][]any{Row(1, 2)}, "row 1 of the table has 2 cells"},
	} {
		stdout, stderr, status := outcome(func(c cell) { c.table(tc.columns, tc.rows) })
		if status != 1 || stdout != "" || !strings.Contains(stderr, tc.says) {
			t.Errorf("%s: got %d, %q, %q, want 1 and %q", tc.name, status, stdout, stderr, tc.says)
		}
	}
}

func TestEntry(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		v       any
		want    string
		numeric bool
	}{
		{1.0 / 3, "0.333333", true},
		{float32(0.5), "0.5", true},
		{123456.0, "123456", true},
		{1234567.0, "1234570", true},
		{1e12, "1e+12", true},
		{1e-9, "1e-09", true},
		{math.Copysign(0, -1), "0", true},
		{math.Inf(1), "+Inf", true},
		{math.Inf(-1), "-Inf", true},
		{math.NaN(), "NaN", true},
		{42, "42", true},
		{uint8(7), "7", true},
		{Percent(0.2302), "23.02%", true},
		{Percent(1.0 / 7), "14.29%", true},
		{Percent(1), "100%", true},
		{Dollars(0.3849), "$0.3849", true},
		{Dollars(-2), "-$2", true},
		{Dollars(12345), "$12345", true},
		{Dollars(1.5), "$1.50", true},
		{Dollars(-0.2), "-$0.20", true},
		{Dollars(9.999999), "$10", true},
		{Dollars(0), "$0", true},
		{Dollars(math.Inf(1)), "+Inf", true},
		{Percent(math.NaN()), "NaN", true},
		{"two\nlines", "two lines", false},
		{errors.New("no price"), "no price", false},
		{nil, "<nil>", false},
		{true, "true", false},
	} {
		if got, numeric := entry(tc.v); got != tc.want || numeric != tc.numeric {
			t.Errorf("entry(%v) = %q, %t, want %q, %t", tc.v, got, numeric, tc.want, tc.numeric)
		}
	}
}
