package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDataUsage(t *testing.T) {
	root := newCheckout(t)
	write(t, filepath.Join(root, "notebooks", "hello.ipynb"), read(t, filepath.Join("testdata", "hello.ipynb")))
	own := filepath.Join(t.TempDir(), "own.csv")
	write(t, own, []byte("hours_saved\n1\n"))
	out := t.TempDir()
	tests := []struct {
		args   []string
		status int
		stderr string
	}{
		{[]string{"--data", own, "hello"}, exitUsage, "--data needs --out DIR"},
		{[]string{"--data", own, "--out", out}, exitUsage, "--data needs the name of a notebook"},
		{[]string{"--data", own, "--out", out, "--check", "hello"}, exitUsage, "--check compares with the saved outputs"},
		{[]string{"--data", own, "--out", out, "--unit", "days", "hello"}, exitUsage, `--unit = "days", want h, min, s`},
		{[]string{"--column", "t", "hello"}, exitUsage, "--column says what is in the file of --data"},
		{[]string{"--unit", "min", "hello"}, exitUsage, "--unit says what is in the file of --data"},
		{[]string{"--wage", "60", "hello"}, exitUsage, "--wage says what is in the file of --data"},
		{[]string{"--json", "hello"}, exitUsage, "--json prints the answer about the file of --data"},
		{[]string{"--data", own, "--out", out, "--without", "a:h", "hello"}, exitUsage, "give both"},
		{[]string{"--data", own, "--out", out, "--with", "a:h", "hello"}, exitUsage, "give both"},
		{[]string{"--data", own, "--out", out, "--without", "a:h", "--with", "b:days", "hello"}, exitUsage, `--with = "b:days", want a unit after the colon: h, min, s`},
		{[]string{"--data", own, "--out", out, "--without", ":h", "--with", "b", "hello"}, exitUsage, `--without = ":h", want a column before the unit`},
		{[]string{"--data", own, "--out", out, "--without", "a", "--with", "b", "--unit", "h", "hello"}, exitUsage, "take the place of --column and --unit"},
		{[]string{"--data", own, "--out", out, "--task", "t", "--weight", "n", "hello"}, exitUsage, "leave out one of the two"},
		{[]string{"--data", own, "--out", out, "--cap", "eight", "hello"}, exitUsage, `--cap = "eight", want a number above 0`},
		{[]string{"--data", own, "--out", out, "--cost", "-2", "hello"}, exitUsage, `--cost = "-2", want a number above 0`},
		{[]string{"--data", own, "--out", out, "--wage", "NaN", "hello"}, exitUsage, `--wage = "NaN", want a number above 0`},
		{[]string{"--data", own, "--out", out, "--tokens", "0", "hello"}, exitUsage, `--tokens = "0", want a number above 0`},
		{[]string{"--data", own, "--out", out, "--rounded", "down", "hello"}, exitUsage, `--rounded = "down", want up or nearest`},
		{[]string{"--data", own, "--out", out, "--rounded", "up:x", "hello"}, exitUsage, `--rounded = "up:x", want a number above 0`},
		{[]string{"--data", filepath.Join(out, "gone.csv"), "--out", out, "hello"}, exitFailure, "gone.csv: no such file"},
		{[]string{"--data", out, "--out", out, "hello"}, exitUsage, "is a folder, want a file"},
		{[]string{"--data", "-", "--out", out, "hello"}, exitUsage, "save what comes through the pipe to a file first"},
		{[]string{"--data", os.DevNull, "--out", out, "hello"}, exitUsage, "is not a regular file"},
		{[]string{"--data", own, "--out", "notebooks", "hello"}, exitUsage, "holds the notebook itself"},
	}
	for _, test := range tests {
		status, _, stderr := kernelSetup(t, root, append([]string{"run"}, test.args...)...)
		if status != test.status || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%q: status %d, stderr %q; want %d, %q", test.args, status, stderr, test.status, test.stderr)
		}
	}
}

// The help of run shows every flag, with an example that is accepted.
func TestRunHelp(t *testing.T) {
	root := newCheckout(t)
	status, stdout, _ := kernelSetup(t, root, "run", "--help")
	if status != exitOK {
		t.Fatalf("status %d", status)
	}
	for _, f := range fileFlags {
		for _, want := range []string{"\n  --" + f.name + " " + f.value + "\n", "as in " + f.example + "\n"} {
			if !strings.Contains(stdout, want) {
				t.Errorf("the help lacks %q", want)
			}
		}
		given := map[string]string{f.name: strings.Trim(strings.SplitN(f.example, " ", 2)[1], "'")}
		if f.name == withoutFlag || f.name == withFlag {
			given[withoutFlag], given[withFlag] = "before:min", "after:min"
		}
		if err := checkFileFlags(given); err != nil {
			t.Errorf("%s: %v", f.example, err)
		}
	}
	for _, name := range []string{"--check", "--jobs", "--out", "--timeout", "--figures", "--data", "--json"} {
		if !strings.Contains(stdout, "\n  "+name+" ") {
			t.Errorf("the help lacks %s", name)
		}
	}
}

// A run with data tells the cells of the file, writes the executed notebook to the
// folder given, and touches nothing else. A run without hides what the shell says.
func TestDataRun(t *testing.T) {
	root := execution(t, "data")
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	write(t, filepath.Join(dir, "own.csv"), []byte("hours_saved\n42.125\n"))
	source := filepath.Join(root, "notebooks", "data.ipynb")
	before, files := read(t, source), listing(t, root)

	t.Setenv("VALUECAPTURE_COLUMN", "of the shell")
	status, stdout, stderr := kernelSetup(t, root, "run", "--data", filepath.Join(dir, "own.csv"), "--unit", "min", "--out", out, "data")
	if status != exitOK {
		t.Fatalf("status %d\n%s%s", status, stdout, stderr)
	}
	result := read(t, filepath.Join(out, "data.ipynb"))
	for _, want := range []string{"own.csv", `column \"\" unit \"min\"`, "42.125"} {
		if !bytes.Contains(result, []byte(want)) {
			t.Errorf("the result lacks %q", want)
		}
	}
	if !bytes.Equal(read(t, source), before) {
		t.Error("the notebook of the checkout was written")
	}
	if got := listing(t, root); got != files {
		t.Errorf("the checkout has other files: %s, want %s", got, files)
	}
	if got := listing(t, dir); got != "out\nout/data.ipynb\nown.csv" {
		t.Errorf("files beside the data: %q", got)
	}
	nothingLeft(t, root)

	t.Setenv("VALUECAPTURE_DATA", filepath.Join(dir, "own.csv"))
	if status, stdout, stderr := kernelSetup(t, root, "run", "--out", out, "data"); status != exitOK {
		t.Fatalf("without data: status %d\n%s%s", status, stdout, stderr)
	}
	if result := read(t, filepath.Join(out, "data.ipynb")); !bytes.Contains(result, []byte(`data \"\" column \"\" unit \"\"`)) {
		t.Errorf("a run without data hears of the shell's: %s", result)
	}
}

// listing names everything below a folder.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if rel, _ := filepath.Rel(dir, path); rel != "." {
			names = append(names, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, "\n")
}
