package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the cells hand over arrives: the numbers of the figures in the folder of --figures,
// whole files only, and the answer on the terminal, alone there if JSON was asked for.
func TestHandover(t *testing.T) {
	root := execution(t, "handover")
	dir := t.TempDir()
	figures, out := filepath.Join(dir, "figures"), filepath.Join(dir, "out")
	own := filepath.Join(dir, "own.csv")
	write(t, own, []byte("hours_saved\n1\n"))
	stale, mine := filepath.Join(figures, "handover", "cell-009-gone.csv"), filepath.Join(figures, "handover", "mine.csv")
	write(t, stale, nil)
	write(t, mine, nil)

	status, stdout, stderr := kernelSetup(t, root, "run", "--data", own, "--out", out, "--figures", figures, "handover")
	if status != exitOK || !strings.Contains(stdout, "25 to 30%\n") || !strings.Contains(stdout, "the numbers of 2 figures are in "+figures) {
		t.Fatalf("status %d\n%s%s", status, stdout, stderr)
	}
	if first, end := strings.Index(stdout, "25 to 30%"), strings.Index(stdout, "4/4 cells"); first > end || strings.Count(stdout, "25 to 30%") != 1 {
		t.Errorf("the answer is not said once and before the notebook ends:\n%s", stdout)
	}
	if got, want := listing(t, figures), "handover\nhandover/cell-001-a-figure.csv\nhandover/cell-002-another.csv\nhandover/mine.csv"; got != want {
		t.Errorf("in the folder of figures: %q, want %q", got, want)
	}
	if got := string(read(t, filepath.Join(figures, "handover", "cell-001-a-figure.csv"))); got != "series,x\na,1\n" {
		t.Errorf("the numbers are %q", got)
	}
	result := string(read(t, filepath.Join(out, "handover.ipynb")))
	if !strings.Contains(result, "this is cell 1") || strings.Contains(result, "not taken: figures") {
		t.Errorf("the result is\n%s", result)
	}

	status, stdout, stderr = kernelSetup(t, root, "run", "--data", own, "--out", out, "--json", "handover")
	var answer struct{ Low float64 }
	if err := json.Unmarshal([]byte(stdout), &answer); status != exitOK || err != nil || answer.Low != 0.25 || !strings.Contains(stderr, "executed notebooks are in") {
		t.Errorf("--json: status %d, %v, standard output %q, standard error\n%s", status, err, stdout, stderr)
	}
	if !strings.Contains(string(read(t, filepath.Join(out, "handover.ipynb"))), "not taken: figures/") {
		t.Error("without --figures the cells hand over figures")
	}
	nothingLeft(t, root)
}

// After a failure what was computed is there: the answer, the figures and the notebook up to
// the failed cell.
func TestHandoverAfterAFailure(t *testing.T) {
	root := execution(t, "handover")
	dir := t.TempDir()
	figures, out := filepath.Join(dir, "figures"), filepath.Join(dir, "out")
	own := filepath.Join(dir, "fails.csv")
	write(t, own, []byte("hours_saved\n1\n"))
	status, stdout, stderr := kernelSetup(t, root, "run", "--data", own, "--out", out, "--figures", figures, "handover")
	if status != exitFailure || !strings.Contains(stdout, "25 to 30%") || !strings.Contains(stderr, "what was computed until then is in "+filepath.Join(out, "handover.ipynb")) {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
	if got := listing(t, figures); got != "handover\nhandover/cell-001-a-figure.csv" {
		t.Errorf("in the folder of figures: %q", got)
	}
	result := string(read(t, filepath.Join(out, "handover.ipynb")))
	for _, want := range []string{"this is cell 1", "on purpose"} {
		if !strings.Contains(result, want) {
			t.Errorf("the result lacks %q", want)
		}
	}
	if strings.Contains(result, "of an earlier run") {
		t.Error("the result holds an output of an earlier run below the failed cell")
	}
	if strings.Contains(result, dir) || strings.Contains(result, os.TempDir()) {
		t.Error("the result holds paths of this machine")
	}
	nothingLeft(t, root)
}

// Who asks for JSON and gets none is told.
func TestNoAnswer(t *testing.T) {
	root := execution(t, "data")
	dir := t.TempDir()
	own := filepath.Join(dir, "own.csv")
	write(t, own, []byte("hours_saved\n1\n"))
	status, stdout, stderr := kernelSetup(t, root, "run", "--data", own, "--out", filepath.Join(dir, "out"), "--json", "data")
	if status != exitFailure || stdout != "" || !strings.Contains(stderr, "came to no answer") {
		t.Errorf("status %d, %q, %q", status, stdout, stderr)
	}
}
