package hours

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestReadHistogram(t *testing.T) {
	t.Parallel()
	d, err := Read(strings.NewReader("hours_from,hours_to,tasks\n0,0.5,10\n0.5,1,20\n2,,3\n"), Reading{})
	want := []Bin{{From: 0, To: 0.5, Count: 10}, {From: 0.5, To: 1, Count: 20}, {From: 2, To: math.Inf(1), Count: 3}}
	if err != nil || !slices.Equal(d.Bins, want) || d.Tasks() != 33 {
		t.Errorf("got %v, %v, want %v", d.Bins, err, want)
	}
	for file, says := range map[string]string{
		"0,1,2\n0.5,2,3":   "line 3: bin from 0.5 to 2 h after 1 h",
		"1,1,2":            "line 2: bin from 1 to 1 h",
		"-1,1,2":           "line 2: bin from -1",
		"0,1,2.5":          `column "tasks": 2.5, want a whole number of tasks`,
		"0,1,-2":           `column "tasks": -2, want a number of tasks`,
		"0,1,":             `column "tasks": ""`,
		",1,2":             `column "hours_from": it is empty`,
		"0,x,2":            `column "hours_to": "x"`,
		"NaN,1,2":          "bin from NaN",
		"0,1,0\n1,2,0":     "no row has a saving above 0",
		"0,,1\n1,2,3":      "after +Inf h",
		"0,1,9\n1,2,9,9\n": "it has 4 fields",
	} {
		if d, err := Read(strings.NewReader("hours_from,hours_to,tasks\n"+file), Reading{}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: got %v, %v, want an error that says %q", file, d, err, says)
		}
	}
}
