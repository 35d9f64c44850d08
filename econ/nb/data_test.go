package nb

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"valuecapture/econ/hours"
)

// noFlags makes the reader give no flag.
func noFlags(t *testing.T) {
	t.Helper()
	t.Setenv(variable(dataFlag), "")
	for _, flag := range flagOf {
		t.Setenv(variable(flag), "")
	}
}

func TestData(t *testing.T) {
	dir := t.TempDir()
	shipped, own := filepath.Join(dir, "shipped.csv"), filepath.Join(dir, "own.csv")
	for path, text := range map[string]string{shipped: "hours_saved\n1\n2\n", own: "hours_saved,t\n7,90\n8,30\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	check := func(name string, want []float64, wantName string) {
		t.Helper()
		d, err := Data(shipped)
		if err != nil || !slices.Equal(d.Hours, want) || d.Name != wantName {
			t.Errorf("%s: %v of %q, %v, want %v of %q", name, d.Hours, d.Name, err, want, wantName)
		}
	}
	noFlags(t)
	check("nothing given", []float64{1, 2}, "shipped.csv")
	t.Setenv(variable(dataFlag), own)
	check("a file", []float64{7, 8}, "own.csv")
	t.Setenv(variable(columnFlag), "t")
	t.Setenv(variable(unitFlag), "min")
	check("a column", []float64{1.5, 0.5}, "own.csv")
	if d, err := File(shipped); err != nil || !slices.Equal(d.Hours, []float64{1, 2}) {
		t.Errorf("File: %v, %v, want what comes with the notebook", d.Hours, err)
	}
	t.Setenv(variable(unitFlag), "days")
	if _, err := Data(shipped); err == nil || !strings.Contains(err.Error(), `"days"`) {
		t.Errorf("unit days: %v, want an error that names it", err)
	}
	t.Setenv(variable(unitFlag), "")
	t.Setenv(variable(columnFlag), "none")
	if _, err := Data(shipped); !errors.Is(err, hours.ErrColumn) || !strings.Contains(err.Error(), "own.csv") {
		t.Errorf("no such column: %v, want ErrColumn and the file's name", err)
	}
	t.Setenv(variable(dataFlag), filepath.Join(dir, "gone.csv"))
	if _, err := Data(shipped); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such file: %v, want fs.ErrNotExist", err)
	}
	t.Setenv(variable(dataFlag), dir)
	if _, err := Data(shipped); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("a folder: %v, want an error that says so", err)
	}
}

// Of the reader's own file an error names the option that mends it, ready for a shell.
func TestDataNamesTheOption(t *testing.T) {
	dir := t.TempDir()
	own := filepath.Join(dir, "own.csv")
	noFlags(t)
	t.Setenv(variable(dataFlag), own)
	for _, tc := range []struct{ file, column, want string }{
		{"id,Hours Saved\n1,2\n", "", "(--column 'Hours Saved')"},
		{"id,hour_saved\n1,2\n", "", "(--column hour_saved)"},
		{"its\n1\n", "it's", "(--column its)"},
		{"it's\n1\n", "its", `(--column 'it'\''s')`},
		{"id,minutes\n1,2\n", "", "(choose one with --column)"},
		{"hours_saved\n90 min\n", "", "(--unit min)"},
		{"hours_saved\n20s\n", "", "(--unit s)"},
	} {
		if err := os.WriteFile(own, []byte(tc.file), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Setenv(variable(columnFlag), tc.column)
		if _, err := Data("none.csv"); err == nil || !strings.HasSuffix(err.Error(), tc.want) || !strings.Contains(err.Error(), "own.csv") {
			t.Errorf("%q: %v, want it to end in %s", tc.file, err, tc.want)
		}
		if _, err := File(own); err == nil && tc.column == "" || err != nil && strings.Contains(err.Error(), "--") {
			t.Errorf("%q as a file of the notebooks: %v, want no option named", tc.file, err)
		}
	}
}
