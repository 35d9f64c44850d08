package notebooks

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
)

var regenAnswers = flag.Bool("regen-answers", false, "write testdata/answers.txt anew")

// readings are what an analyst says of files that cannot be read, or not well, without.
var readings = map[string][]hours.Reading{
	"before_after.csv":                {{Without: hours.Timed{Column: "hours_without_ai", Unit: hours.Hours}, With: hours.Timed{Column: "hours_with_ai", Unit: hours.Hours}}},
	"capped8.csv":                     {{Facts: hours.Facts{Cap: 8}}},
	"columns_in_capitals.csv":         {{Period: "Period", Wage: "Wage", Tokens: "Tokens"}},
	"heaped_menu.csv":                 {{Facts: hours.Facts{Rounded: hours.ToNearest}}},
	"histogram_in_percent.csv":        {{Weight: "tasks", Total: 1300}},
	"period_us_dates.csv":             {{Period: hours.None}},
	"price_outside_tail.csv":          {{Facts: hours.Facts{Wage: 60, Tokens: 0.5, Cost: 20}}},
	"rct_forecast_saving_answers.csv": {{Column: "minutes_saved", Unit: hours.Minutes, Weight: "forecasts"}},
	"rounded_up.csv":                  {{Facts: hours.Facts{Rounded: hours.Up}}},
	"seconds_no_flag.csv":             {{Unit: hours.Seconds}},
}

// Every file is answered, refused or an error that says why, as an analyst would give it and
// then with what its message asks for. The lines are held in testdata/answers.txt.
func TestAnswers(t *testing.T) {
	t.Parallel()
	var files []string
	for _, pattern := range []string{"../econ/hours/testdata/cases/*", "data/*.csv"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	var got strings.Builder
	for _, path := range files {
		name := filepath.Base(path)
		for i, o := range append([]hours.Reading{{}}, readings[name]...) {
			also := []string{"", " with flags"}[min(i, 1)]
			line := answered(t, path, o)
			if line == "" {
				t.Errorf("%s%s: nothing is said", name, also)
			}
			fmt.Fprintf(&got, "%s%s: %s\n", name, also, line)
		}
	}
	const golden = "testdata/answers.txt"
	if *regenAnswers {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	wanted := strings.SplitAfter(string(want), "\n")
	for i, line := range strings.SplitAfter(got.String(), "\n") {
		if i >= len(wanted) || line != wanted[i] {
			t.Errorf("line %d of %s: got\n%swant\n%s(go test ./notebooks -run TestAnswers -regen-answers writes it anew: read every line)", i+1, golden, line, wanted[min(i, len(wanted)-1)])
		}
	}
}

// answered is what is said of a file, in a line.
func answered(t *testing.T, path string, o hours.Reading) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := hours.Read(f, o)
	if err != nil {
		return "error: " + err.Error()
	}
	m := econ.Baseline()
	a, err := estimate.NewAnswer(estimate.Ask(d, m.Wage, m.Tokens, m.Cost), estimate.AnswerOptions{Simulation: estimate.Simulation{Seed: 1}})
	if err != nil {
		return "error: " + err.Error()
	}
	if a.Refusal == nil && !(a.Share.High-a.Share.Low <= 0.5 && a.Price.Low > 0) {
		t.Errorf("%s: an answer that is none: %v", path, a)
	}
	for _, d := range append(d.Doubts, a.Doubts...) {
		if said := strings.TrimPrefix(d.Error(), "estimate: "); strings.Count(a.String(), said[:min(60, len(said))]) != 1 {
			t.Errorf("%s: %q is not said once in\n%s", path, said, a)
		}
	}
	return short(a.String())
}

// market are the words about wage, tokens and cost, which every line has.
var market = regexp.MustCompile(`(?i)at a cost of [^:]*? (the lab can|:)|what the lab can charge and keep at a cost of [^:]*`)

// What the reader is shown as an example is what the command says.
func TestExampleOfAnAnswer(t *testing.T) {
	t.Parallel()
	want := "\n> " + said(t, "clean.csv", hours.Reading{}) + "\n"
	for _, path := range []string{"../README.md", "data/README.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), want) {
			t.Errorf("%s lacks the line%s", path, want)
		}
	}
}

// short leaves the market out.
func short(s string) string {
	s = market.ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasSuffix(m, "the lab can") {
			return "the lab can"
		}
		return "what the lab can charge"
	})
	s, _, _ = strings.Cut(s, " Not in the file, and assumed:")
	return s
}
