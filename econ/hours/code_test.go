package hours

import (
	"strings"
	"testing"
)

// A code for nothing known is refused in times, too, and so is a time below 0. A stated cap is
// no code, nor is a value that others come near.
func TestCodes(t *testing.T) {
	t.Parallel()
	times := Reading{Without: Timed{"a", Hours}, With: Timed{"b", Hours}}
	for name, tc := range map[string]struct {
		file string
		o    Reading
		says string // "" if it is read
	}{
		"savings":        {rowsLike("hours_saved", "1", "2", "999"), Reading{}, "line 4: 999 is there 20 times, and no other is above 2"},
		"in minutes":     {rowsLike("m", "10", "9999", "2"), Reading{Column: "m", Unit: Minutes}, "line 3: 9999 is there"},
		"times":          {rowsLike("a,b", "3,1", "999,1", "4,2"), times, "line 3: 999 is there"},
		"of tasks":       {rowsLike("task,hours_saved", "%d,1", "%d,999"), Reading{Task: "task"}, "line 3: 999 is there"},
		"JSON lines":     {strings.Repeat("{\"hours_saved\":1}\n{\"hours_saved\":999}\n", 5), Reading{}, "line 2: 999 is there 5 times"},
		"below 0":        {rowsLike("a,b", "3,1", "3,-1"), times, `line 3, column "b": -1, want a time of 0 or more`},
		"both below 0":   {rowsLike("a,b", "-9,-9"), times, `line 2, column "a": -9, want a time of 0 or more`},
		"a cap":          {rowsLike("hours_saved", "1", "2", "99"), Reading{Facts: Facts{Cap: 99}}, ""},
		"others near it": {rowsLike("hours_saved", "1", "2", "99", "40"), Reading{}, ""},
		"twice":          {rowsLike("hours_saved", "1", "2") + "99\n99\n", Reading{}, ""},
		"a round number": {rowsLike("hours_saved", "1", "2", "100"), Reading{}, ""},
	} {
		d, err := Read(strings.NewReader(tc.file), tc.o)
		if (err == nil) != (tc.says == "") || err != nil && !strings.Contains(err.Error(), tc.says) {
			t.Errorf("%s: %v, %v, want %q", name, d, err, tc.says)
		}
	}
}
