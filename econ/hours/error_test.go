package hours

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// An error says where it is by fields as well as in words.
func TestErrorSaysWhere(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, file string
		kind       error
		line       int
		column     string
		reads      string
	}{
		{"value", "id,hours_saved\n1,2\n2,much\n", ErrValue, 3, "hours_saved", `own.csv, line 3, column "hours_saved": "much"`},
		{"field", "{\"hours_saved\":1}\n{\"hours_saved\":\"2\"}\n", ErrValue, 2, "hours_saved", `own.csv, line 2, field "hours_saved": "2"`},
		{"row", "a,hours_saved\n1\n", ErrFile, 2, "", "own.csv, line 2: it ends after 1 of 2"},
		{"quote", "a,hours_saved\n1,\"2\n", ErrFile, 2, "hours_saved", `own.csv, line 2, column "hours_saved": the quote`},
		{"date", "period,hours_saved\nspring,2\n", ErrValue, 2, "period", `own.csv, line 2, column "period"`},
		{"file", "", ErrFile, 0, "", "own.csv: it is empty"},
		{"no saving", "hours_saved\n0\n", ErrTooFew, 0, "", "own.csv: no row"},
	} {
		d, err := Read(strings.NewReader(tc.file), Reading{Name: "own.csv"})
		e, ok := errors.AsType[*Error](err)
		if !ok {
			t.Errorf("%s: got %v, %v, want an *Error", tc.name, d, err)
			continue
		}
		if e.File != "own.csv" || e.Kind != tc.kind || !errors.Is(err, tc.kind) || e.Line != tc.line || e.Column != tc.column || !strings.Contains(err.Error(), tc.reads) {
			t.Errorf("%s: %v at %q, line %d, column %q: %q, want line %d, column %q and %q", tc.name, e.Kind, e.File, e.Line, e.Column, err, tc.line, tc.column, tc.reads)
		}
		if strings.Contains(err.Error(), "--") {
			t.Errorf("%s: %q names an option, which is the command's to do", tc.name, err)
		}
	}
	if d, err := Read(strings.NewReader("hours_saved\n2\n"), Reading{Name: "own.csv"}); err != nil || d.Name != "own.csv" {
		t.Errorf("a good file: named %q, %v, want its name", d.Name, err)
	}
}

// What a command needs for a hint stands in the error.
func TestErrorsCarrySuggestions(t *testing.T) {
	t.Parallel()
	_, err := Read(strings.NewReader("id,hour_saved\n1,2\n"), Reading{})
	if c, ok := errors.AsType[*ColumnError](err); !ok || c.Name != "hours_saved" || c.Nearest != "hour_saved" || !slices.Equal(c.Columns, []string{"id", "hour_saved"}) {
		t.Errorf("got %v, want a ColumnError with the nearest of two columns", err)
	}
	for text, want := range map[string]Unit{"3h": Hours, "3 hours": Hours, "90 min": Minutes, "1.5m": Minutes, "20 sec.": Seconds} {
		_, err := Read(strings.NewReader("hours_saved\n"+text+"\n"), Reading{})
		if u, ok := errors.AsType[*UnitError](err); !ok || u.Unit != want || u.Text != text || !errors.Is(err, ErrValue) {
			t.Errorf("%s: got %v, want a UnitError with %v", text, err, want)
		}
	}
}
