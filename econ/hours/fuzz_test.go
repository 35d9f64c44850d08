package hours

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"hours_saved\n1\n", "a;hours_saved\n1;2,5\n", "{\"hours_saved\":1}\n", "hours_from,hours_to,tasks\n0,1,2\n", "\xef\xbb\xbf\"hours_saved\"\r\n\"1\"\r\n", "period,hours_saved\n2024Q1,2\n"} {
		f.Add(seed)
		f.Add(zipped(seed))
	}
	f.Add("id;hours_saved;n;t;w\n1;>8;2;a;x\n2;0,5;3;b;y\n")
	f.Add("hours_saved,t,n,w\n1,2,3,4\n2,2,1,4\nTotal,4,4,\n")
	f.Add("{\"hours_saved\":\">8\",\"t\":\"a\",\"n\":2,\"w\":\"x\"}\n")
	f.Add("sep=|\nhours_saved|n|t\n1 h|41,5%|-\n")
	readings := []Reading{
		{}, {Task: "t", Worker: "w"}, {Task: "t", Merge: Mean, Unit: Minutes}, {Task: "t", Merge: Separate}, {Weight: "n"}, {Weight: "n", Total: 100},
		{Without: Timed{"hours_saved", Hours}, With: Timed{"n", Minutes}, Worker: "w"}, {Facts: Facts{Cap: 8, Wage: 60}, Worker: "w", Period: "t"},
	}
	f.Fuzz(func(t *testing.T, file string) {
		for _, o := range readings {
			if d, err := Read(strings.NewReader(file), o); err == nil {
				d.sound(t, fmt.Sprintf("%q as %+v", file, o))
			}
		}
	})
}

// sound fails the test if what was read contradicts itself.
func (d Data) sound(t *testing.T, what string) {
	t.Helper()
	if d.Tasks() == 0 {
		t.Errorf("%s: no tasks and no error", what)
	}
	for _, h := range d.Hours {
		if !(h > 0) || math.IsInf(h, 1) {
			t.Errorf("%s: keeps %g", what, h)
		}
	}
	n := len(d.Hours)
	for _, beside := range [][]float64{d.Years, d.Wages, d.Tokens, d.Weights} {
		if beside != nil && len(beside) != n {
			t.Errorf("%s: %d values beside %d hours", what, len(beside), n)
		}
	}
	if d.Task != nil && len(d.Task) != n || d.Worker != nil && len(d.Worker) != n || d.Censored != nil && len(d.Censored) != n {
		t.Errorf("%s: %d tasks, %d workers, %d bounds beside %d hours", what, len(d.Task), len(d.Worker), len(d.Censored), n)
	}
	for _, w := range d.Weights {
		if !(w >= 1) || w != math.Trunc(w) {
			t.Errorf("%s: a weight of %g", what, w)
		}
	}
	if d.Bins == nil && d.Weights == nil && n+d.Excluded.N()+d.Merged != d.Rows {
		t.Errorf("%s: %d used, %d left out and %d merged of %d", what, n, d.Excluded.N(), d.Merged, d.Rows)
	}
	_ = d.String()
}
