package hours

import (
	"fmt"
	"strings"
	"testing"
)

// rowsLike repeats rows until there are sixty.
func rowsLike(header string, rows ...string) string {
	var b strings.Builder
	b.WriteString(header + "\n")
	for i := range 60 {
		row := rows[i%len(rows)]
		if strings.Contains(row, "%d") {
			row = fmt.Sprintf(row, i)
		}
		b.WriteString(row + "\n")
	}
	return b.String()
}

// What is doubtful is said, and what is asked for settles it. What only looks so is not.
//
// Long because it is a table of files.
func TestDoubts(t *testing.T) {
	t.Parallel()
	asTimes := Reading{Without: Timed{Column: "a"}, With: Timed{Column: "b"}}
	for _, tc := range []struct {
		name, file string
		o          Reading
		says       string // "" for no doubt
		choice     string
	}{
		{"seconds", rowsLike("hours_saved", "900", "5400"), Reading{}, "more than a working week: are these seconds?", ""},
		{"minutes", rowsLike("hours_saved", "50", "120"), Reading{}, "more than a working week: are these minutes?", ""},
		{"fewer minutes", rowsLike("hours_saved", "10", "30"), Reading{}, "more than a working day: are these minutes?", ""},
		{"hours for sure", rowsLike("hours_saved", "900"), Reading{Unit: Hours}, "", ""},
		{"hours", rowsLike("hours_saved", "0.5", "2", "50"), Reading{}, "", ""},
		{"hours as seconds", rowsLike("h", "0.5", "2"), Reading{Column: "h", Unit: Seconds}, "save less than 36 seconds: are these hours?", ""},
		{"seconds of a histogram", "hours_from,hours_to,tasks\n0,600,10\n600,3600,30\n3600,,30\n", Reading{}, "are these seconds?", ""},
		{"a histogram", "hours_from,hours_to,tasks\n0,1,30\n1,600,30\n600,3600,30\n", Reading{}, "", ""},
		{"whole percent", "hours_from,hours_to,tasks\n0,1,50\n1,2,30\n2,,20\n", Reading{}, "the counts add up to 100: are they percent?", ""},
		{"a hundred tasks", "hours_from,hours_to,tasks\n0,1,50\n1,2,30\n2,,20\n", Reading{Weight: "tasks", Total: 100}, "", ""},
		{"times in minutes", rowsLike("a,b", "60,20"), asTimes, "are these minutes?", ""},
		{"times the wrong way round", rowsLike("a,b", "1,2", "2,1.5"), asTimes, "more time was lost than saved", ""},
		{"single tokens", rowsLike("hours_saved,tokens", "1,500000"), Reading{}, "are they single tokens, and not millions?", ""},
		{"single tokens of another name", rowsLike("hours_saved,tok", "1,500000"), Reading{Tokens: "tok"}, "are they single tokens, and not millions?", ""},
		{"tokens for sure", rowsLike("hours_saved,tok", "1,500000"), Reading{Tokens: "tok", Each: 1}, "", ""},
		{"yearly wages", rowsLike("hours_saved,wage", "1,60000"), Reading{}, "are they a month's or a year's?", "none"},
		{"no wage of most", rowsLike("hours_saved,wage", "1,", "1,60", "1,"), Reading{}, "", ""},
		{"a cap that nothing reaches", rowsLike("hours_saved", "1", "2"), Reading{Facts: Facts{Cap: 8}}, "no saving reaches the cap of 8 h", "2"},
		{"tasks in several rows", rowsLike("issue,hours_saved", "%d,1", "%d,2", "a,1", "%d,1", "%d,2", "a,3"), Reading{}, `the column "issue" has only 41 different values`, ""},
		{"kinds of tasks", rowsLike("task,hours_saved", "mail,1", "code,2"), Reading{}, `the column "task" has only 2 different values`, ""},
		{"tasks for sure", rowsLike("task,hours_saved", "mail,1", "code,2"), Reading{Task: None}, "", ""},
		{"a row a task", rowsLike("task,hours_saved", "%d,1"), Reading{}, "", ""},
		{"answers and how often", "hours_saved,answers\n0.1,4\n0.2,9\n0.5,30\n1,12\n2,5\n4,1\n", Reading{}, "as in a table of how often each occurred", ""},
		{"sorted savings", "id,hours_saved\n4,0.1\n2,0.2\n1,0.5\n3,1\n5,2\n6,4\n", Reading{}, "", ""},
		{"answers, each once for sure", "hours_saved,answers\n0.1,4\n0.2,9\n0.5,30\n1,12\n2,5\n4,1\n", Reading{Weight: None}, "", ""},
		{"a user", rowsLike("User ID,hours_saved", "u,1"), Reading{}, `the column "User ID" is not read: name it if it is the worker`, ""},
		{"no worker", rowsLike("User ID,hours_saved", "u,1"), Reading{Worker: None}, "", ""},
		{"a worker", rowsLike("worker,hours_saved", "u,1"), Reading{}, "", ""},
		{"a date", rowsLike("Date,hours_saved", "2024-03-15,1"), Reading{}, `the column "Date" is not read: name it if it is the period`, ""},
		{"tokens used", rowsLike("tokens_used,hours_saved", "0.5,1"), Reading{}, `the column "tokens_used" is not read: name it if it is the tokens`, ""},
		{"an age", rowsLike("age,hours_saved", "50,1"), Reading{}, "", ""},
		{"several workers", rowsLike("issue,worker,hours_saved", "a,x,0.1", "a,y,0.2", "b,x,0.3"), Reading{Task: "issue"}, "rows of several workers", ""},
	} {
		d, err := Read(strings.NewReader(tc.file), tc.o)
		if err != nil || len(d.Doubts) > 1 || (len(d.Doubts) == 1) != (tc.says != "") {
			t.Errorf("%s: doubts %v, %v, want %q", tc.name, d.Doubts, err, tc.says)
			continue
		}
		if tc.says == "" {
			continue
		}
		if doubt := d.Doubts[0]; !strings.Contains(doubt.Error(), tc.says) || !strings.Contains(d.String(), "DOUBT: "+doubt.Error()) {
			t.Errorf("%s: %v in %v, want %q", tc.name, doubt, d, tc.says)
		}
		if d, err := Read(strings.NewReader(tc.file), mended(t, tc.o, d.Doubts[0], tc.choice)); err != nil || len(d.Doubts) > 0 {
			t.Errorf("%s: mended, %v, %v", tc.name, d.Doubts, err)
		}
		lines := asLines(tc.file)
		if d, err := Read(strings.NewReader(lines), tc.o); !strings.Contains(tc.file, "hours_from") && (err != nil || len(d.Doubts) != 1 || !strings.Contains(d.Doubts[0].Error(), tc.says)) {
			t.Errorf("%s as JSON lines: %v, %v, want %q", tc.name, d.Doubts, err, tc.says)
		}
	}
}

// asLines writes a CSV file without quotes as JSON lines.
func asLines(csv string) string {
	rows := strings.Split(strings.TrimSpace(csv), "\n")
	var b strings.Builder
	for _, row := range rows[1:] {
		var members []string
		for i, field := range strings.Split(row, ",") {
			if _, _, err := parseNumber([]byte(field), false); err != nil {
				field = `"` + field + `"`
			}
			members = append(members, fmt.Sprintf("%q:%s", strings.Split(rows[0], ",")[i], field))
		}
		b.WriteString("{" + strings.Join(members, ",") + "}\n")
	}
	return b.String()
}

// A total is refused wherever it stands, by label or by sum; what only looks so is read.
func TestTotals(t *testing.T) {
	t.Parallel()
	twelve := "a,hours_saved,note\n1,0.5,\n2,1.25,\n3,0.25,\n4,2,\n5,1,\n6,0.5,\n7,3.5,\n8,0.75,\n9,1,\n10,0.25,\n11,1,\n12,0,\n" // their sum is 12
	for name, tc := range map[string]struct {
		file string
		line string // "" if it is read
	}{
		"label and sum":                        {twelve + "Total,12,\n", "line 14: "},
		"label alone":                          {twelve + "Total,99,\n", "line 14: "},
		"label in another column":              {twelve + ",12.1,Grand total:\n", "line 14: "},
		"sum alone":                            {twelve + "13,12,\n", "line 14: "},
		"rounded sum":                          {twelve + "13,12.0,\n", "line 14: "},
		"mean":                                 {twelve + "Average,1,\n", "line 14: "},
		"maximum":                              {twelve + "Max,3.5,\n", "line 14: "},
		"no maximum":                           {twelve + "max,3,\n", ""},
		"count":                                {twelve + "Count,12,\n", "line 14: "},
		"no count":                             {twelve + "count,3,\n", ""},
		"no mean":                              {twelve + "average,2,\n", ""},
		"blank lines after it":                 {twelve + "Total,12,\n\n\n,,\n", "line 14: "},
		"a note after it":                      {twelve + "Total,12,\nmade by the export\n", "line 14: "},
		"first":                                {"a,hours_saved,note\nAll,12,\n" + strings.TrimPrefix(twelve, "a,hours_saved,note\n"), "line 2: "},
		"subtotal":                             {twelve + "Team A Total,12,\n13,2,\n14,1,\nTeam B Total,3,\n", "line 14: "},
		"subtotal with words":                  {twelve + "Zwischensumme A,12,\n13,2,\n", "line 14: "},
		"no total":                             {twelve, ""},
		"nearly the sum":                       {twelve + "13,11,\n", ""},
		"a task named total":                   {"a,hours_saved,note\nTotal,2,\n" + strings.TrimPrefix(twelve, "a,hours_saved,note\n") + "total,0.5,\n", ""},
		"words that end so":                    {twelve + "13,0.5,compute the total\n", ""},
		"fewer than ten":                       {"hours_saved\n1\n2\n3\n", ""},
		"last of zeros":                        {"hours_saved\n" + strings.Repeat("0\n", 12) + "5\n5\n", ""},
		"a label without a number":             {twelve + "Total,,\n", ""},
		"JSON lines":                           {asLines(twelve) + "{\"a\":\"Total\",\"hours_saved\":12}\n", "line 13: "},
		"JSON lines, sum alone":                {asLines(twelve) + "{\"a\":13,\"hours_saved\":12}\n", "line 13: "},
		"a total with separators of thousands": {twelve + "Total,\"1,012.5\",\n", "line 14: "},
		"a total of a year":                    {twelve + "Grand total 2024,12,\n", "line 14: "},
		"between semicolons":                   {strings.ReplaceAll(strings.ReplaceAll(twelve+"Gesamt,12,\n", ",", ";"), ".", ","), "line 14: "},
		"a last row that is larger":            {twelve + "13,40,\n", ""},
	} {
		d, err := Read(strings.NewReader(tc.file), Reading{})
		if tc.line == "" {
			if err != nil {
				t.Errorf("%s: %v, want it read", name, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), tc.line) || !strings.Contains(err.Error(), "delete the line") {
			t.Errorf("%s: %v, %v, want an error at %q", name, d.Hours, err, tc.line)
			continue
		}
		if d, err := Read(strings.NewReader(withoutLine(tc.file, err)), Reading{}); err != nil && !strings.Contains(err.Error(), "delete the line") {
			t.Errorf("%s: without the line %v, %v", name, d.Hours, err)
		}
	}
}

// withoutLine deletes the line of an error.
func withoutLine(file string, err error) string {
	lines := strings.SplitAfter(file, "\n")
	i := err.(*Error).Line - 1
	return strings.Join(append(lines[:i:i], lines[i+1:]...), "")
}

// In weighted data or with tasks, too.
func TestTotalsOfTimes(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("issue,before,after\n")
	for i := range 12 {
		fmt.Fprintf(&b, "%d,%d,%d\n", i, i+2, i+1)
	}
	b.WriteString("Total,90,78\n")
	for name, o := range map[string]Reading{
		"times":          {Without: Timed{"before", Hours}, With: Timed{"after", Hours}},
		"times of tasks": {Without: Timed{"before", Hours}, With: Timed{"after", Hours}, Task: "issue"},
		"tasks":          {Column: "before", Task: "issue", Merge: Mean},
	} {
		if _, err := Read(strings.NewReader(b.String()), o); err == nil || !strings.Contains(err.Error(), "line 14: ") {
			t.Errorf("%s: %v, want an error at line 14", name, err)
		}
	}
}
