package hours

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

// same compares slices in which NaN equals NaN.
func same(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return x == y || x != x && y != y })
}

// A saving is the difference of two times, each in its own unit, without the noise of binary
// fractions. Time lost is counted.
func TestDifference(t *testing.T) {
	t.Parallel()
	o := Reading{Without: Timed{"before", Hours}, With: Timed{"after", Minutes}}
	for name, file := range map[string]string{
		"CSV":        "before,after\n0.9,36\n1,60\n2,150\n,3\n1,\n>8,60\n2,>60\n0.5,12.5\n",
		"JSON lines": "{\"before\":0.9,\"after\":36}\n{\"before\":1,\"after\":60}\n{\"before\":2,\"after\":150}\n{\"after\":3}\n{\"before\":1,\"after\":null}\n{\"before\":\">8\",\"after\":60}\n{\"before\":2,\"after\":\">60\"}\n{\"before\":0.5,\"after\":12.5}\n",
	} {
		d, err := Read(strings.NewReader(file), o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if want := []float64{0.3, 7, 0.29166666666666669}; !slices.Equal(d.Hours, want) || !slices.Equal(d.Censored, []bool{false, true, false}) {
			t.Errorf("%s: got %v, censored %v, want %v", name, d.Hours, d.Censored, want)
		}
		e := d.Excluded
		if e.Zero.N != 1 || e.Negative.N != 1 || e.Missing.N != 2 || e.Unknown.N != 1 || e.N()+len(d.Hours) != d.Rows {
			t.Errorf("%s: left out %+v", name, e)
		}
		if d.Time.Lost != 0.5 || math.Abs(d.Time.Saved-7.5916666666666667) > 1e-12 || math.Abs(d.LostShare()-0.5/7.5916666666666667) > 1e-12 || math.Abs(d.Time.Without-12.4) > 1e-12 {
			t.Errorf("%s: %+v, lost %v", name, d.Time, d.LostShare())
		}
		if !strings.Contains(d.String(), `column "before" in h less "after" in min, 3 used`) || !strings.Contains(d.String(), "0.5 h were lost, which is 6.59% of the 7.592 h saved") {
			t.Errorf("%s: %v", name, d)
		}
	}
	for _, tc := range []struct{ a, b string }{{"0.3", "0.1"}, {"1.1", "0.2"}, {"100.07", "99.8"}, {"3.3", "1"}} {
		d, err := Read(strings.NewReader("before,after\n"+tc.a+","+tc.b+"\n"), Reading{Without: Timed{"before", Hours}, With: Timed{"after", Hours}})
		if err != nil || len(d.Hours) != 1 || math.Abs(d.Hours[0]*100-math.Round(d.Hours[0]*100)) > 1e-13 {
			t.Errorf("%s less %s: %v, %v", tc.a, tc.b, d.Hours, err)
		}
	}
}

// A cap on the logger caps both times: a saving is then at least something, or anything.
func TestDifferenceWithCap(t *testing.T) {
	t.Parallel()
	o := Reading{Without: Timed{"a", Hours}, With: Timed{"b", Hours}, Facts: Facts{Cap: 8}}
	d, err := Read(strings.NewReader("a,b\n8,2\n8,8\n5,8\n5,1\n"), o)
	if err != nil || !slices.Equal(d.Hours, []float64{6, 4}) || !slices.Equal(d.Censored, []bool{true, false}) || d.Excluded.Unknown.N != 2 {
		t.Errorf("got %v, censored %v, left out %v, %v", d.Hours, d.Censored, d.Excluded, err)
	}
}

// Rows with weights stand for as many tasks, also those that are left out.
func TestWeights(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{
		"CSV":        "minutes,n\n0,33\n2,4\n30,33\n-5,2\n60,0\n60,\n,5\n",
		"JSON lines": "{\"minutes\":0,\"n\":33}\n{\"minutes\":2,\"n\":4}\n{\"minutes\":30,\"n\":33}\n{\"minutes\":-5,\"n\":2}\n{\"minutes\":60,\"n\":0}\n{\"minutes\":60}\n{\"n\":5}\n",
	} {
		d, err := Read(strings.NewReader(file), Reading{Column: "minutes", Unit: Minutes, Weight: "n"})
		want := Excluded{Zero: Count{33, d.Excluded.Zero.Line}, Negative: Count{2, d.Excluded.Negative.Line}, Missing: Count{5, d.Excluded.Missing.Line}, Weightless: Count{2, d.Excluded.Weightless.Line}}
		if err != nil || d.Tasks() != 37 || !slices.Equal(d.Weights, []float64{4, 33}) || d.Excluded != want || d.Excluded.Zero.Line == 0 {
			t.Errorf("%s: got %v of %v, %+v, %v", name, d.Hours, d.Weights, d.Excluded, err)
		}
		if got := d.Time.Saved; math.Abs(got-(4*2+33*30)/60.0) > 1e-12 || math.Abs(d.Time.Lost-10/60.0) > 1e-12 {
			t.Errorf("%s: saved %v, lost %v", name, got, d.Time.Lost)
		}
	}
	table := "h,n\n"
	for range 12 {
		table += "1,2\n0.5,3\n"
	}
	for _, last := range []string{",60", "Total,60", "Total,", "1,Total"} {
		if _, err := Read(strings.NewReader(table+last+"\n"), Reading{Column: "h", Weight: "n"}); last != "1,60" && (err == nil || !strings.Contains(err.Error(), "line 26") || !strings.Contains(err.Error(), "delete the line")) {
			t.Errorf("a last row %q: %v, want an error at line 26", last, err)
		}
	}
	for file, says := range map[string]string{
		"h,n\n1,2.5\n": "say of how many tasks in all", "h,n\n1,-2\n": "-2, want a number of tasks", "h,n\n1,>2\n": "not a bound", "h,n\n1,x\n": `"x", want a number`,
	} {
		if _, err := Read(strings.NewReader(file), Reading{Column: "h", Weight: "n"}); !errors.Is(err, ErrValue) || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", file, err, says)
		}
	}
}

// Shares of a total make counts that add up to it, of rows and of bins.
func TestShares(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{
		"percent":         "h,share\n0,10\n0.5,41.5\n1,20.1\n2,17.4\n4,11\n",
		"percent written": "h,share\n0,10%\n0.5,41.5 %\n1,20.1%\n2,17.4%\n4,11%\n",
		"shares of one":   "h,share\n0,0.1\n0.5,0.415\n1,0.201\n2,0.174\n4,0.11\n",
	} {
		d, err := Read(strings.NewReader(file), Reading{Column: "h", Weight: "share", Total: 1300})
		if err != nil || d.Tasks()+d.Excluded.N() != 1300 || d.Excluded.Zero.N != 130 || math.Abs(d.Weights[0]-0.415*1300) > 1 {
			t.Errorf("%s: %v, zero %v, %v", name, d.Weights, d.Excluded, err)
		}
	}
	for name, tc := range map[string]struct {
		o    Reading
		file string
	}{
		"percent":      {Reading{Weight: "tasks", Total: 1300}, "hours_from,hours_to,tasks\n0,0.5,41.5\n0.5,1,20.1\n1,2,17.4\n2,4,12\n4,,9\n"},
		"another name": {Reading{Weight: "Share %", Total: 1300}, "Hours from;Hours to;Share %\n0;0,5;41,5\n0,5;1;20,1\n1;2;17,4\n2;4;12\n4;;9\n"},
	} {
		d, err := Read(strings.NewReader(tc.file), tc.o)
		if err != nil || len(d.Bins) != 5 || d.Tasks() != 1300 || d.Bins[0].Count != 540 && d.Bins[0].Count != 539 {
			t.Errorf("%s: %v, %v", name, d.Bins, err)
		}
	}
	if _, err := Read(strings.NewReader("h,share\n1,30\n2,40\n"), Reading{Column: "h", Weight: "share", Total: 1300}); !errors.Is(err, ErrValue) || !strings.Contains(err.Error(), "add up to 70, want 1 or 100") {
		t.Errorf("shares of 70: %v", err)
	}
}

// Several rows of one task become one by the rule that is asked for.
func TestTasks(t *testing.T) {
	t.Parallel()
	const csv = "issue,h,who,wage,tokens,period\na,1,x,50,1,2024\nb,2,x,60,2,2025\na,0.5,y,70,3,2025\nc,3,,,,\nd,,x,60,1,2024\nd,4,x,60,1,2024\ne,-2,y,60,1,2024\ne,1,y,60,1,2024\n"
	nan := math.NaN()
	for _, tc := range []struct {
		by                           Merge
		hours, wages, tokens         []float64
		worker, task                 []int32
		missing, negative, merged, n int
	}{
		{SumOfParts, []float64{1.5, 2, 3}, []float64{60, 60, nan}, []float64{4, 2, nan}, []int32{-1, 0, -1}, nil, 1, 1, 3, 3},
		{Sum, []float64{1.5, 2, 3}, []float64{60, 60, nan}, []float64{4, 2, nan}, []int32{-1, 0, -1}, nil, 1, 1, 3, 3},
		{Mean, []float64{0.75, 2, 3, 4}, []float64{60, 60, nan, 60}, []float64{2, 2, nan, 1}, []int32{-1, 0, -1, 0}, nil, 0, 1, 3, 4},
		{Separate, []float64{1, 2, 0.5, 3, 4, 1}, []float64{50, 60, 70, nan, 60, 60}, []float64{1, 2, 3, nan, 1, 1}, []int32{0, 0, 1, -1, 0, 1}, []int32{0, 1, 0, 2, 3, 4}, 1, 1, 0, 6},
	} {
		d, err := Read(strings.NewReader(csv), Reading{Column: "h", Task: "issue", Merge: tc.by, Worker: "who"})
		if err != nil {
			t.Errorf("%v: %v", tc.by, err)
			continue
		}
		if !slices.Equal(d.Hours, tc.hours) || !same(d.Wages, tc.wages) || !same(d.Tokens, tc.tokens) || !slices.Equal(d.Worker, tc.worker) || !slices.Equal(d.Task, tc.task) {
			t.Errorf("%v: got %v, wages %v, tokens %v, workers %v, tasks %v, want %+v", tc.by, d.Hours, d.Wages, d.Tokens, d.Worker, d.Task, tc)
		}
		if d.Excluded.Missing.N != tc.missing || d.Excluded.Negative.N != tc.negative || d.Merged != tc.merged || d.Tasks() != tc.n || len(d.Years) != len(d.Hours) || d.Excluded.N()+len(d.Hours)+d.Merged != d.Rows {
			t.Errorf("%v: left out %v, %d merged, years %v", tc.by, d.Excluded, d.Merged, d.Years)
		}
	}
	d, err := Read(strings.NewReader("t,h\na,0.1\na,0.2\nb,0.3\n"), Reading{Column: "h", Task: "t"})
	if err != nil || d.Hours[0] != d.Hours[1] || !strings.Contains(d.String(), "3 rows of 2 tasks (the sum of a task's rows)") {
		t.Errorf("0.1 and 0.2 are not 0.3: %v, %v", d, err)
	}
	if d, err := Read(strings.NewReader("t,h\na,>8\na,2\nb,0.3\n"), Reading{Column: "h", Task: "t"}); err != nil || d.Hours[0] != 10 || !d.Censored[0] || d.Censored[1] {
		t.Errorf("a part that is a bound: %v, %v, %v", d.Hours, d.Censored, err)
	}
	if _, err := Read(strings.NewReader("t,h\na,1\n,2\n"), Reading{Column: "h", Task: "t"}); !errors.Is(err, ErrValue) || !strings.Contains(err.Error(), "want the task of the row") {
		t.Errorf("a row without a task: %v", err)
	}
}

// Rows of a task that are all equal are repetitions of it and no parts, unless the reader
// says so.
func TestRepeatedRows(t *testing.T) {
	t.Parallel()
	const file = "t,h\na,1\na,1\nb,2\nb,2\nb,2\nc,3\n"
	o := Reading{Column: "h", Task: "t"}
	_, err := Read(strings.NewReader(file), o)
	if !errors.Is(err, ErrValue) || !strings.Contains(err.Error(), "in 2 of the 2 tasks with several rows all rows are equal") {
		t.Fatalf("got %v", err)
	}
	if d, err := Read(strings.NewReader(file), mended(t, o, err, "")); err != nil || !slices.Equal(d.Hours, []float64{1, 2, 3}) {
		t.Errorf("the mean: %v, %v", d.Hours, err)
	}
	o.Merge = Sum
	if d, err := Read(strings.NewReader(file), o); err != nil || !slices.Equal(d.Hours, []float64{2, 6, 3}) {
		t.Errorf("the sum all the same: %v, %v", d.Hours, err)
	}
}

// A fact takes the place of a column.
func TestFacts(t *testing.T) {
	t.Parallel()
	d, err := Read(strings.NewReader("hours_saved,wage,tokens\n1,50,2\n2,x,y\n"), Reading{Facts: Facts{Wage: 60, Tokens: 0.5, Cost: 2}})
	if err != nil || d.Wages != nil || d.Tokens != nil || d.WageOf(1) != 60 || d.TokensOf(0) != 0.5 || d.Facts.Cost != 2 {
		t.Errorf("%v, %v, %v", d.Wages, d.Tokens, err)
	}
	if v, tokens, left, err := d.TokenValues(); err != nil || !slices.Equal(v, []float64{120, 240}) || !slices.Equal(tokens, []float64{0.5, 0.5}) || left != 0 {
		t.Errorf("values %v of %v, %d left, %v", v, tokens, left, err)
	}
	d, err = Read(strings.NewReader("h,cost per hour,tok\n1,50,2000000\n2,60,\n"), Reading{Column: "h", Wage: "cost per hour", Tokens: "tok", Each: 1e-6})
	if err != nil || d.WageOf(1) != 60 || d.TokensOf(0) != 2 || d.TokensOf(1) == d.TokensOf(1) || len(d.Doubts) > 0 {
		t.Errorf("%v, %v, %v, %v", d.Wages, d.Tokens, d.Doubts, err)
	}
	for _, column := range []string{"wage", "tokens", "period"} {
		file := "hours_saved," + column + "\n1,x\n"
		_, err := Read(strings.NewReader(file), Reading{})
		if err == nil {
			t.Fatalf("%s: no error", column)
		}
		if d, err := Read(strings.NewReader(file), mended(t, Reading{}, err, "")); err != nil || len(d.Hours) != 1 || d.Wages != nil || d.Tokens != nil || d.Years != nil {
			t.Errorf("%s, not read: %v", column, err)
		}
	}
}

// A reading that contradicts itself is refused.
func TestReadingRefuses(t *testing.T) {
	t.Parallel()
	const file = "hours_saved,b\n1,2\n"
	for says, o := range map[string]Reading{
		"give both columns":               {Without: Timed{Column: "b"}},
		"give one of the two":             {Column: "b", Without: Timed{Column: "a"}, With: Timed{Column: "b"}},
		"either for several tasks":        {Task: "b", Weight: "b"},
		"the column that holds":           {Total: 5},
		"cap of -1":                       {Facts: Facts{Cap: -1}},
		"wage of +Inf":                    {Facts: Facts{Wage: math.Inf(1)}},
		"merge 9":                         {Merge: 9},
		"rounding 9":                      {Facts: Facts{Rounded: 9}},
		"unit of -1":                      {Each: -1},
		`there is no column "who"`:        {Worker: "who"},
		`there is no column "t"`:          {Task: "t"},
		`there is no column "n"`:          {Weight: "n"},
		`there is no column "month"`:      {Period: "month"},
		`there is no column "a"`:          {Without: Timed{Column: "a"}, With: Timed{Column: "b"}},
		"is above the cap of 0.5 h":       {Facts: Facts{Cap: 0.5}},
		`there is no column "hourly"`:     {Wage: "hourly"},
		`there is no column "tokens used`: {Tokens: "tokens used"},
	} {
		if d, err := Read(strings.NewReader(file), o); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%+v: %v, %v, want %q", o, d, err, says)
		}
		if d, err := Read(strings.NewReader("{\"hours_saved\":1,\"b\":2}\n"), o); err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "field", "column"), says) {
			t.Errorf("JSON lines, %+v: %v, %v, want %q", o, d, err, says)
		}
	}
	const bins = "hours_from,hours_to,tasks\n0,1,2\n1,,3\n"
	for says, o := range map[string]Reading{
		"no period": {Period: "p"}, "no worker": {Worker: "w"}, "no task": {Task: "t"}, "no wage": {Wage: "w"}, "no number of tokens": {Tokens: "t"},
		"leave hours_to": {Facts: Facts{Cap: 8}}, "midway": {Facts: Facts{Rounded: Up}},
	} {
		if d, err := Read(strings.NewReader(bins), o); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("histogram, %+v: %v, %v, want %q", o, d, err, says)
		}
	}
	if d, err := Read(strings.NewReader(bins), Reading{Facts: Facts{Wage: 60, Tokens: 0.5, Cost: 2}, Period: None}); err != nil || d.Facts.Wage != 60 || d.WageOf(0) != 60 {
		t.Errorf("facts beside a histogram: %v, %v", d, err)
	}
}
