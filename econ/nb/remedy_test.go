package nb

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"valuecapture/econ/hours"
)

// args are the flags at the end of a message, as a shell would split them.
func args(t *testing.T, message string) []string {
	t.Helper()
	m := regexp.MustCompile(`\((--[^()]*(?:\([^()]*\)[^()]*)*)\)$`).FindStringSubmatch(message)
	if m == nil {
		return nil
	}
	var list []string
	word, quoted := "", false
	for _, r := range m[1] {
		switch {
		case r == '\'':
			quoted = !quoted
		case r == ' ' && !quoted:
			list, word = append(list, word), ""
		default:
			word += string(r)
		}
	}
	return append(list, word)
}

// Every message about the reader's file that names flags is mended by them, as they are
// written. TOTAL stands for a number that the reader knows.
//
// Long because it is a table of files.
func TestFlagsThatMend(t *testing.T) {
	own := filepath.Join(t.TempDir(), "own.csv")
	cases := func(name string) string {
		text, err := os.ReadFile(filepath.Join("..", "hours", "testdata", "cases", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	sixty := strings.Repeat
	for _, tc := range []struct {
		name, file string
		given      map[string]string
		flags      string // at the end of the error or the doubt
	}{
		{"before and after", cases("before_after.csv"), nil, "(--without hours_without_ai:h --with hours_with_ai:h)"},
		{"capitals", cases("columns_in_capitals.csv"), nil, "(--period Period --wage Wage --tokens Tokens)"},
		{"all in capitals", "ID,HOURS_SAVED,PERIOD,WAGE,WORKER\n1,2,2024,60,a\n", nil, "(--column HOURS_SAVED --period PERIOD --wage WAGE --worker WORKER)"},
		{"all in capitals, of JSON", "{\"Hours Saved\":2,\"Period\":2024}\n", nil, "(--column 'Hours Saved' --period Period)"},
		{"before and after in capitals", "Before (min),After (min),Wage\n60,20,50\n", nil, "(--without 'Before (min):min' --with 'After (min):min' --wage Wage)"},
		{"dates of another kind", cases("period_us_dates.csv"), nil, "(--period none)"},
		{"percent", cases("histogram_in_percent.csv"), nil, "(--weight tasks:TOTAL)"},
		{"seconds", cases("seconds_no_flag.csv"), nil, "(--unit s)"},
		{"a name with a space", "id,Hours Saved\n1,2\n", nil, "(--column 'Hours Saved')"},
		{"a name with a unit in brackets", "id,hours saved (h)\n1,2\n", nil, "(--column 'hours saved (h)')"},
		{"minutes saved", "id,minutes_saved\n1,30\n", nil, "(--column minutes_saved --unit min)"},
		{"a histogram with another count", "hours_from,hours_to,n\n0,1,2\n1,,3\n", nil, "(--weight n)"},
		{"a table of answers", "hours_saved,answers\n0.1,4\n0.2,9\n0.5,30\n1,12\n2,5\n", nil, "(--weight answers)"},
		{"a number with its unit", "hours_saved\n90 min\n", nil, "(--unit min)"},
		{"times with their unit", "a,b\n90 min,1\n", map[string]string{withoutFlag: "a", withFlag: "b:h"}, "(--without a:min)"},
		{"the other time with its unit", "a,b\n2,20s\n", map[string]string{withoutFlag: "a", withFlag: "b"}, "(--with b:s)"},
		{"a slip in a time's name", "Be-fore,after\n90,1\n", map[string]string{withoutFlag: "before:min", withFlag: "after:h"}, "(--without 'Be-fore:min')"},
		{"a wage in words", "hours_saved,wage\n1,much\n", nil, "(--wage none)"},
		{"a slip in a wage's name", "hours_saved,Rate\n1,60\n", map[string]string{wageFlag: "rate"}, "(--wage Rate)"},
		{"tokens in words", "hours_saved,tokens\n1,many\n", nil, "(--tokens none)"},
		{"single tokens", "hours_saved,tokens\n1,500000\n", nil, "(--tokens tokens:1)"},
		{"a slip in a task's name", "hours_saved,Issue\n1,a\n2,a\n", map[string]string{taskFlag: "issue:mean"}, "(--task Issue:mean)"},
		{"repeated rows", "hours_saved,issue\n1,a\n1,a\n", map[string]string{taskFlag: "issue"}, "(--task issue:mean)"},
		{"tasks in rows", "issue,hours_saved\n" + sixty("a,1\nb,2\nb,1\n", 20), nil, "(--task issue:rows)"},
		{"a slip in a worker's name", "hours_saved,User\n1,a\n", map[string]string{workerFlag: "user"}, "(--worker User)"},
		{"a column of workers", "hours_saved,user id\n1,a\n", nil, "(--worker 'user id')"},
		{"a slip in a weight's name", "hours_saved,Count\n1,3\n", map[string]string{weightFlag: "count"}, "(--weight Count)"},
		{"shares as weights", "hours_saved,percent\n1,50.5\n2,49.5\n", map[string]string{weightFlag: "percent"}, "(--weight percent:TOTAL)"},
		{"times the wrong way round", "a,b\n1,2\n3,2.5\n", map[string]string{withoutFlag: "a:h", withFlag: "b:h"}, "(--without b:h --with a:h)"},
	} {
		noFlags(t)
		t.Setenv(variable(dataFlag), own)
		for flag, value := range tc.given {
			t.Setenv(variable(flag), value)
		}
		if err := os.WriteFile(own, []byte(tc.file), 0o600); err != nil {
			t.Fatal(err)
		}
		said := saidOf(Data("none.csv"))
		if !strings.HasSuffix(said, tc.flags) {
			t.Errorf("%s: said %q, want it to end in %s", tc.name, said, tc.flags)
			continue
		}
		words := args(t, said)
		if len(words) < 2 {
			t.Errorf("%s: no flags in %q", tc.name, said)
			continue
		}
		for i := 0; i < len(words); i += 2 {
			t.Setenv(variable(strings.TrimPrefix(words[i], "--")), strings.Replace(words[i+1], "TOTAL", "1300", 1))
		}
		if said := saidOf(Data("none.csv")); said != "" {
			t.Errorf("%s: with %q it says %q", tc.name, words, said)
		}
	}
}

// saidOf is the error, or else the first doubt, "" if there is neither.
func saidOf(d hours.Data, err error) string {
	switch {
	case err != nil:
		return err.Error()
	case len(d.Doubts) > 0:
		return d.Doubts[0].Error()
	case d.Tasks() == 0:
		return "nothing is read"
	}
	return ""
}

// What is given with a flag arrives in the reading.
func TestReadingOfFlags(t *testing.T) {
	noFlags(t)
	for flag, value := range map[string]string{
		withoutFlag: "time: before:min", withFlag: "after:s", periodFlag: "month", wageFlag: "60.5", tokensFlag: "used:k", costFlag: "2",
		taskFlag: "issue:rows", workerFlag: "user", capFlag: "480", roundedFlag: "up:15",
	} {
		t.Setenv(variable(flag), value)
	}
	got, err := reading()
	want := hours.Reading{
		Without: hours.Timed{Column: "time: before", Unit: hours.Minutes}, With: hours.Timed{Column: "after", Unit: hours.Seconds},
		Period: "month", Tokens: "used", Each: 1e-3, Task: "issue", Merge: hours.Separate, Worker: "user",
		Facts: hours.Facts{Wage: 60.5, Cost: 2, Cap: 8, Rounded: hours.Up, Step: 0.25},
	}
	if err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	noFlags(t)
	t.Setenv(variable(weightFlag), "share:1300")
	t.Setenv(variable(tokensFlag), "0.5")
	t.Setenv(variable(roundedFlag), "nearest")
	got, err = reading()
	want = hours.Reading{Weight: "share", Total: 1300, Facts: hours.Facts{Tokens: 0.5, Rounded: hours.ToNearest}}
	if err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	for flag, value := range map[string]string{unitFlag: "days", withoutFlag: "a:days", wageFlag: "-1", tokensFlag: "NaN", costFlag: "two", capFlag: "0", roundedFlag: "down"} {
		noFlags(t)
		t.Setenv(variable(flag), value)
		if _, err := reading(); err == nil || !strings.Contains(err.Error(), "--"+flag) || !strings.Contains(err.Error(), value) {
			t.Errorf("--%s %s: %v, want an error that names it", flag, value, err)
		}
	}
}
