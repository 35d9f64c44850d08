package hours

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A caseOf is a file with what is said of it: an error, a doubt, or neither. Where remedies
// are named, they are applied, and the file is then read.
type caseOf struct {
	file      string
	o         Reading
	says      string // words of the error or the doubt; "" if there is neither
	refused   bool
	used      int // tasks, after the remedies
	censored  int
	first     float64 // saving, in hours
	remedyFor string  // what only the reader knows
}

// Every file of testdata/cases is read right, refused or doubted, and none in silence.
func TestCases(t *testing.T) {
	t.Parallel()
	cases := []caseOf{
		{file: "before_after.csv", says: `the saving may be the difference of "hours_without_ai" and "hours_with_ai"`, refused: true, used: 80, first: 0.3},
		{file: "before_after.csv", o: Reading{Without: Timed{"hours_without_ai", Hours}, With: Timed{"hours_with_ai", Hours}}, used: 80, first: 0.3},
		{file: "capped8.csv", used: 2400, first: 0.4495},
		{file: "capped8.csv", o: Reading{Facts: Facts{Cap: 8}}, used: 2400, censored: 46, first: 0.4495},
		{file: "capped8.csv", o: Reading{Facts: Facts{Cap: 6}}, says: "above the cap of 6 h", refused: true, used: 2400, censored: 46, first: 0.4495, remedyFor: "8"},
		{file: "capped8.csv", o: Reading{Facts: Facts{Cap: 10}}, says: "no saving reaches the cap of 10 h", used: 2400, censored: 46, first: 0.4495, remedyFor: "8"},
		{file: "clean.csv", used: 900, first: 0.0654},
		{file: "columns_in_capitals.csv", says: `did you mean "Period" for period, "Wage" for wage, "Tokens" for tokens?`, refused: true, used: 900, first: 0.0654},
		{file: "heaped_menu.csv", used: 2000, first: 1},
		{file: "hist_nan.csv", used: 333},
		{file: "histogram_in_percent.csv", says: "say of how many tasks in all", refused: true, used: 1300},
		{file: "more_than_8.csv", used: 80, censored: 20, first: 0.3},
		{file: "period_us_dates.csv", says: `period "08/26/2022", want a date such as 2024`, refused: true, used: 79, first: 0.0654},
		{file: "pipe.csv", used: 39, first: 0.0654},
		{file: "price_outside_tail.csv", used: 900, first: 0.0654},
		{file: "rounded_up.csv", used: 2400, first: 0.25},
		{file: "seconds_no_flag.csv", says: "half the tasks save more than a working week: are these seconds?", used: 900, first: 235.0 / 3600},
		{file: "sep_line.csv", used: 38, first: 0.0654},
		{file: "totals_row.csv", says: `line 1502: "total" is the sum of all rows above it, and so sums up tasks and is none: delete the line`, refused: true},
		{file: "trailing_comma_rows.csv", used: 59, first: 0.0654},
		{file: "two_decimals.csv", used: 900, first: 0.07},
		{file: "within_3_percent.csv", used: 60, first: 1.023},
	}
	for _, tc := range cases {
		path := filepath.Join("testdata", "cases", tc.file)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tc.check(t, string(text))
	}
	files, err := filepath.Glob(filepath.Join("testdata", "cases", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !slices.ContainsFunc(cases, func(tc caseOf) bool { return tc.file == filepath.Base(f) }) {
			t.Errorf("%s is in no row of the table", f)
		}
	}
}

func (tc caseOf) check(t *testing.T, text string) {
	t.Helper()
	d, err := Read(strings.NewReader(text), tc.o)
	said := err
	if err == nil && len(d.Doubts) > 0 {
		said = d.Doubts[0]
	}
	if (err != nil) != tc.refused || (said != nil) != (tc.says != "") || said != nil && !strings.Contains(said.Error(), tc.says) {
		t.Errorf("%s: said %v, want %q, refused %v", tc.file, said, tc.says, tc.refused)
		return
	}
	if said != nil && tc.used > 0 {
		if d, err = Read(strings.NewReader(text), mended(t, tc.o, said, tc.remedyFor)); err != nil || len(d.Doubts) > 0 {
			t.Errorf("%s: mended, %v, %v", tc.file, err, d.Doubts)
		}
	}
	if d.Tasks() != tc.used || d.CensoredTasks() != tc.censored || len(d.Hours) > 0 && math.Abs(d.Hours[0]-tc.first) > 1e-15 {
		t.Errorf("%s: %d tasks, %d censored, the first saves %v h; want %d, %d, %g", tc.file, d.Tasks(), d.CensoredTasks(), d.Hours[:min(1, len(d.Hours))], tc.used, tc.censored, tc.first)
	}
}
