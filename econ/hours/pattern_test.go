package hours

import "testing"

// A pattern that is wrong would panic only where a file first asks for it.
func TestPatternsCompile(t *testing.T) {
	t.Parallel()
	patterns := append([]pattern{groupOfThree, separatorLine, lowerName, upperName, unitBehind, yearText, quarterText, timeText, rowName, unitName, taskName, withUnit}, bounds...)
	for _, m := range mistakes {
		patterns = append(patterns, m.looks)
	}
	for _, f := range foreignText {
		patterns = append(patterns, f.looks)
	}
	for _, c := range optionals {
		patterns = append(patterns, c.alike)
	}
	for _, p := range patterns {
		if first, second := p(), p(); first != second {
			t.Errorf("%v is compiled twice", first)
		}
	}
}
