package estimate_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
)

// ask reads a text and asks at a wage of 60, half a million tokens and a cost of 2.
func ask(t *testing.T, text string, o hours.Reading) estimate.Question {
	t.Helper()
	d, err := hours.Read(strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return estimate.Ask(d, 60, 0.5, 2)
}

// Everything that a file or its reader says reaches the question, and what neither says is
// named as assumed.
func TestAsk(t *testing.T) {
	t.Parallel()
	const text = "hours_saved,wage,tokens,worker,n\n0.5,50,1,a,2\n>4,70,2,b,1\n0,50,1,a,3\n-1,50,1,b,1\n1,,1,a,1\n"
	q := ask(t, text, hours.Reading{Weight: "n"})
	if fmt.Sprint(q.Hours, q.Censored, q.Weights, q.Workers) != "[0.5 4 1] [false true false] [2 1 1] [0 1 0]" || len(q.Wages) != 3 || len(q.Tokens) != 3 {
		t.Errorf("the rows of the question: %+v", q)
	}
	if q.File.Zero != 3 || q.File.Negative != 1 || !(q.File.Lost > 0) || fmt.Sprint(q.File.Assumed) != "[the cost (`--cost`)]" || q.Cost != 2 {
		t.Errorf("the file: %+v, cost %v", q.File, q.Cost)
	}
	q = ask(t, text, hours.Reading{Wage: hours.None, Facts: hours.Facts{Wage: 80, Tokens: 3, Cost: 4, Cap: 4, Rounded: hours.Up}})
	if q.Wages != nil || q.Tokens != nil || q.Wage != 80 || q.TokensPerTask != 3 || q.Cost != 4 || q.Cap != 4 || q.Rounded != estimate.RoundedUp || len(q.File.Assumed) != 0 {
		t.Errorf("what is stated: %+v", q)
	}
	q = ask(t, "hours_saved\n1\n2\n", hours.Reading{Facts: hours.Facts{Rounded: hours.ToNearest}})
	if q.Wage != 60 || q.TokensPerTask != 0.5 || q.Cost != 2 || q.Rounded != estimate.RoundedNearest || len(q.File.Assumed) != 3 {
		t.Errorf("what is assumed: %+v", q)
	}
}

// A table of how often each saving occurred says what the list of the tasks says.
func TestAskOfATable(t *testing.T) {
	t.Parallel()
	table, list := "hours_saved,n\n", "hours_saved\n"
	for i := range 80 {
		table += fmt.Sprintf("%g,%d\n", 0.1+0.05*float64(i), 1+400/(i+1))
		list += strings.Repeat(fmt.Sprintf("%g\n", 0.1+0.05*float64(i)), 1+400/(i+1))
	}
	said := func(text string, o hours.Reading) string {
		a, err := estimate.NewAnswer(ask(t, text, o), estimate.AnswerOptions{Brief: true})
		if err != nil {
			t.Fatal(err)
		}
		return a.String()
	}
	if a, b := said(table, hours.Reading{Weight: "n"}), said(list, hours.Reading{Weight: hours.None}); a != b && !strings.HasPrefix(b, a[:min(len(a), 150)]) {
		t.Errorf("the table: %s\nthe list: %s", a, b)
	}
}

// The answer says first what the reader of the file doubts, says it once, and says what is
// left out and what is assumed; JSON has the same.
func TestAnswerSaysWhatTheFileIs(t *testing.T) {
	t.Parallel()
	text := "hours_saved\n0\n-2\n"
	for i := range 300 {
		text += fmt.Sprintln(100 + i)
	}
	a, err := estimate.NewAnswer(ask(t, text, hours.Reading{}), estimate.AnswerOptions{Brief: true})
	if err != nil {
		t.Fatal(err)
	}
	said := a.String()
	for _, want := range []string{"Main doubt: half the tasks save more than a working week: are these", "1 task that saved nothing", "1 task that lost time (", "and assumed: the wage (`--wage`), the tokens (`--tokens`) and the cost (`--cost`)."} {
		if strings.Count(said, want) != 1 {
			t.Errorf("%q is not there once in\n%s", want, said)
		}
	}
	for _, d := range a.Doubts[1:] {
		if strings.Contains(d.Error(), "working week") {
			t.Errorf("doubted twice: %v", d)
		}
	}
	if data, err := json.Marshal(a); err != nil || !strings.Contains(string(data), `"tasks_that_saved_nothing":1,"tasks_that_lost_time":1,"time_lost_over_time_saved":0.0000`) || !strings.Contains(string(data), `"assumed":["the wage`) {
		t.Errorf("%v\n%s", err, data)
	}

	// A unit that the reader has confirmed is not doubted again.
	a, err = estimate.NewAnswer(ask(t, text, hours.Reading{Unit: hours.Hours}), estimate.AnswerOptions{Brief: true})
	if err != nil || strings.Contains(fmt.Sprint(a.Doubts), "working week") {
		t.Errorf("%v, %v", a.Doubts, err)
	}
}
