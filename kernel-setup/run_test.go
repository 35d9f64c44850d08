package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// Install twice: the second time it says so and check agrees.
func TestInstallTwice(t *testing.T) {
	root := execution(t)
	status, stdout, stderr := kernelSetup(t, root, "install")
	if status != exitOK || strings.Count(stdout, "is already installed") != 3 || !strings.Contains(stdout, "points to this checkout") {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
}

// A run saves outputs, a second one changes nothing, run --check agrees, and what
// then moves is named.
func TestRunAndCheck(t *testing.T) {
	root := execution(t, "figure", "hello")
	t.Setenv("GOFLAGS", "-mod=vendor") // what the reader's shell sets is not ours
	t.Setenv("GOWORK", "/nowhere/go.work")
	path := filepath.Join(root, "notebooks", "figure.ipynb")
	if status, stdout, stderr := kernelSetup(t, root, "run"); status != exitOK || !strings.Contains(stdout, "2 notebooks written, 0 unchanged") {
		t.Fatalf("first run: status %d\n%s%s", status, stdout, stderr)
	}
	saved := read(t, path)
	for _, want := range []string{"six digits: 3.14159", "headless: 1", "image/png"} {
		if !bytes.Contains(saved, []byte(want)) {
			t.Errorf("the saved notebook lacks %q", want)
		}
	}
	if status, stdout, stderr := kernelSetup(t, root, "run", "--jobs", "1"); status != exitOK || !strings.Contains(stdout, "0 notebooks written, 2 unchanged") {
		t.Errorf("second run: status %d\n%s%s", status, stdout, stderr)
	}
	if status, stdout, stderr := kernelSetup(t, root, "run", "--check"); status != exitOK || !strings.Contains(stdout, "every text and figure is as saved") {
		t.Errorf("run --check: status %d\n%s%s", status, stdout, stderr)
	}

	// Another figure and another number than the cells make.
	moved := bytes.Replace(saved, []byte("six digits: 3.14159"), []byte("six digits: 3.14160"), 1)
	moved = bytes.Replace(moved, []byte("math.Sin(4 * x)"), []byte("math.Sin(40 * x)"), 1)
	write(t, path, moved)
	status, _, stderr := kernelSetup(t, root, "run", "--check", "figure")
	for _, want := range []string{
		`notebooks/figure: cell 2 "fmt.Println(\"six digits:\",`, "- six digits: 3.14160", "+ six digits: 3.14159",
		`notebooks/figure: cell 5 "show(\"sin 4 x\",`, "figure moved", "1 of 1 notebooks moved", "hint:",
	} {
		if status != exitFailure || !strings.Contains(stderr, want) {
			t.Errorf("run --check after a move: status %d, want 1 and %q in\n%s", status, want, stderr)
		}
	}
	if !bytes.Equal(read(t, path), moved) {
		t.Error("run --check wrote the notebook")
	}

	// The same outputs saved by hand, in another form.
	write(t, path, bytes.ReplaceAll(saved, []byte("\n "), []byte("\n  ")))
	if status, _, stderr := kernelSetup(t, root, "run", "--check", "figure"); status != exitFailure || !strings.Contains(stderr, "not saved in the form that run writes") {
		t.Errorf("other form: status %d, %s", status, stderr)
	}

	out := filepath.Join(t.TempDir(), "executed")
	if status, _, stderr := kernelSetup(t, root, "run", "--out", out, "figure"); status != exitOK {
		t.Errorf("run --out: status %d, %s", status, stderr)
	}
	if got := read(t, filepath.Join(out, "figure.ipynb")); !bytes.Equal(got, saved) {
		t.Error("run --out wrote something else than run")
	}
	nothingLeft(t, root)
}

// A failing cell fails the run, is named with its last lines, leaves its notebook
// as it was, and keeps no other from being saved. So does a cell without end.
func TestRunFailures(t *testing.T) {
	root := execution(t, "panics", "hello", "sleeps")
	before := read(t, filepath.Join(root, "notebooks", "panics.ipynb"))
	status, _, stderr := kernelSetup(t, root, "run", "--timeout", "3s")
	for _, want := range []string{
		`notebooks/panics: cell 2 "var m map[string]int": exit status 2`, "panic: assignment to entry in nil map",
		`notebooks/sleeps: cell 1 "fmt.Println(\"asleep\")": still running after 3 s, the time of --timeout: allow more, as in --timeout 12s`, "2 of 3 notebooks failed",
	} {
		if status != exitFailure || !strings.Contains(stderr, want) {
			t.Errorf("status %d, want 1 and %q in\n%s", status, want, stderr)
		}
	}
	if !bytes.Equal(read(t, filepath.Join(root, "notebooks", "panics.ipynb")), before) {
		t.Error("the failed notebook was written")
	}
	if !bytes.Contains(read(t, filepath.Join(root, "notebooks", "hello.ipynb")), []byte("hello, world\\n")) {
		t.Error("the notebook beside it was not saved")
	}
	nothingLeft(t, root)
}

// Files that are no notebooks of ours are refused before anything runs.
func TestRunRefuses(t *testing.T) {
	root := newCheckout(t)
	dir := filepath.Join(root, "notebooks")
	write(t, filepath.Join(dir, "text.ipynb"), []byte("# no JSON"))
	write(t, filepath.Join(dir, "python.ipynb"),
		[]byte(`{"nbformat":4,"cells":[],"metadata":{"kernelspec":{"name":"python3"}}}`))
	tests := []struct{ name, want, hint string }{
		{"text", "notebooks/text.ipynb: not a notebook: not JSON", "git checkout -- notebooks/text.ipynb"},
		{"python", `notebooks/python.ipynb: its kernel is "python3", want "valuecapture"`, "Change kernel"},
		{"absent", `no notebook "absent"`, "ls notebooks"},
	}
	for _, test := range tests {
		status, _, stderr := kernelSetup(t, root, "run", test.name)
		if status != exitFailure || !strings.Contains(stderr, test.want) || !strings.Contains(stderr, "hint: ") || !strings.Contains(stderr, test.hint) {
			t.Errorf("%s: status %d, %q; want %q and a hint with %q", test.name, status, stderr, test.want, test.hint)
		}
	}
}

// Two runs do not write the same notebooks at once.
func TestTwoRuns(t *testing.T) {
	root := execution(t, "hello")
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	l, err := tryLock(filepath.Join(c.state, "run.lock"))
	if err != nil {
		t.Fatal(err)
	}
	status, _, stderr := kernelSetup(t, root, "run")
	l.release()
	if status != exitFailure || !strings.Contains(stderr, "another run is writing notebooks of this checkout") {
		t.Errorf("status %d, %s", status, stderr)
	}
	nothingLeft(t, root)
}
