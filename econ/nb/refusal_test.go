package nb

import (
	"strings"
	"testing"

	"valuecapture/econ/hours"
	"valuecapture/econ/internal/apitest"
)

// Beside an error every number is NaN.
func TestNaNBesideErrors(t *testing.T) {
	noFlags(t)
	const shipped = "../../notebooks/data/synthetic_hours_saved.csv"
	own := func(path, column, unit string) func() []any {
		return func() []any {
			t.Setenv(variable(dataFlag), path)
			t.Setenv(variable(columnFlag), column)
			t.Setenv(variable(unitFlag), unit)
			return apitest.Results(Data("none.csv"))
		}
	}
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"Data/no file":   own("none.csv", "", ""),
		"Data/a folder":  own(".", "", ""),
		"Data/no column": own(shipped, "none", ""),
		"Data/no unit":   own(shipped, "", "fortnights"),
		"Data/shipped":   own("", "", ""),
		"File":           func() []any { return apitest.Results(File("none.csv")) },
		"File/no CSV":    func() []any { return apitest.Results(File("refusal_test.go")) },
	}, nil)
	own(shipped, "", "")()
	if d, err := Data("none.csv"); err != nil || d.Tasks() == 0 || d.Unit != hours.Hours {
		t.Errorf("the reader's own file: %v, %v", d, err)
	}
}

// A line is a line, whatever text it is given.
func TestNamesOnOneLine(t *testing.T) {
	t.Parallel()
	table, err := newTable([]string{"a\nb", "c"}, [][]any{{"x\ry", Link{Text: "d\ne"}}})
	if err != nil || table.plain() != "a b  c\nx y  d e" {
		t.Errorf("%q, %v", table.plain(), err)
	}
	text, err := compare("name", []Route{{Label: "closed\nform", Value: 1}, {Label: "simulation", Value: 1}})
	if err != nil || strings.Count(text, "\n") != 3 {
		t.Errorf("%q, %v, want a name and two lines", text, err)
	}
}
