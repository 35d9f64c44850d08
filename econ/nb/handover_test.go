package nb

import (
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/figure"
)

// handing is what a cell hands over to a command that takes figures or not.
func handing(t *testing.T, figures bool, run func(cell)) (folder, stderr string) {
	t.Helper()
	folder = t.TempDir()
	if figures {
		if err := os.Mkdir(filepath.Join(folder, "figures"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "cell"), []byte("53"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, stderr, _ = notebook(nil, func(c cell) {
		c.handover = folder
		run(c)
	})
	return folder, stderr
}

// names lists a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// The numbers of a figure are handed over under the number of its cell and its title.
func TestFiguresAreHandedOver(t *testing.T) {
	t.Parallel()
	f, err := figure.Demand(econ.Baseline(), 6)
	if err != nil {
		t.Fatal(err)
	}
	f.Plot.Title.Text = "At 6 $/Mtok the lab's share is 25%"
	show := func(c cell) {
		c.showFigure(f, nil)
		c.showFigure(f, nil)
	}
	folder, stderr := handing(t, true, show)
	folder = filepath.Join(folder, "figures")
	if got, want := names(t, folder), []string{"cell-053-at-6-mtok-the-labs-share-is-25-2.csv", "cell-053-at-6-mtok-the-labs-share-is-25.csv"}; !slices.Equal(got, want) || stderr != "" {
		t.Fatalf("got %q, %q, want %q", got, stderr, want)
	}
	file, err := os.Open(filepath.Join(folder, "cell-053-at-6-mtok-the-labs-share-is-25.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) < 100 || rows[0][1] != "x: "+f.Plot.X.Label.Text || !strings.Contains(rows[0][1], "$") {
		t.Errorf("%d rows under %q, %v, want the points of the curve and the unit of the axis", len(rows), rows[0], err)
	}
	if folder, _ := handing(t, false, show); len(names(t, filepath.Join(folder, "figures"))) > 0 {
		t.Error("figures are handed over that nobody takes")
	}
}

type said struct{ Low, High float64 }

func (s said) String() string { return "the share is 24 to 31%" }

func TestTell(t *testing.T) {
	t.Parallel()
	folder, stderr := handing(t, false, func(c cell) { c.tell(said{0.24, 0.31}) })
	text, _ := os.ReadFile(filepath.Join(folder, "answer.txt"))
	data, _ := os.ReadFile(filepath.Join(folder, "answer.json"))
	if string(text) != "the share is 24 to 31%" || string(data) != "{\n  \"Low\": 0.24,\n  \"High\": 0.31\n}" || stderr != "" {
		t.Errorf("%q, %q, %q", text, data, stderr)
	}
	folder, stderr = handing(t, false, func(c cell) { c.tell(said{0.24, math.NaN()}) })
	if !strings.Contains(stderr, "cannot be written as JSON") || len(names(t, folder)) > 1 {
		t.Errorf("NaN: %q, files %q, want an error and no answer", stderr, names(t, folder))
	}
	if _, stderr := handing(t, false, func(c cell) { c.handover = ""; c.tell(said{}) }); stderr != "" {
		t.Errorf("without a command: %q", stderr)
	}
}

func TestSlug(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"": "figure", "α = β": "figure", "Hill's plot is level": "hills-plot-is-level", "  A -- b ": "a-b", "1/α at 1.5": "1-at-1-5",
		strings.Repeat("word ", 20): "word-word-word-word-word-word-word-word-word-word-word-word", strings.Repeat("x", 80): strings.Repeat("x", 60),
		"../../etc/passwd": "etc-passwd",
	} {
		if got := slug(title); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}
