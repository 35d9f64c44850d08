package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// asProgram makes the test binary behave as the command itself, so that tests can
// kill it.
const asProgram = "KERNEL_SETUP_TEST_AS_PROGRAM"

// TestMain gives the tests a state folder and a Jupyter data folder of their own.
// The build and module caches stay the reader's.
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" || len(os.Args) > 1 && os.Args[1] == guardArgument {
		main()
	}
	os.Exit(withFolders(m))
}

func withFolders(m *testing.M) int {
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		panic(err)
	}
	dir, err := os.MkdirTemp("", "kernel-setup-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Mkdir(filepath.Join(dir, "cache"), 0o755); err != nil {
		panic(err)
	}
	os.Setenv("GOCACHE", strings.TrimSpace(string(cache))) // its default lies in XDG_CACHE_HOME
	os.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	os.Setenv("JUPYTER_DATA_DIR", filepath.Join(dir, "jupyter"))
	os.Unsetenv(sessionVariable) // the tests may themselves run in a session
	os.Unsetenv(runVariable)     // or in an image
	return m.Run()
}

// kernelSetup runs one command line in a checkout.
func kernelSetup(t *testing.T, root string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	t.Chdir(root)
	var out, errs bytes.Buffer
	status = run(context.Background(), &out, &errs, args)
	return status, out.String(), errs.String()
}

// newCheckout makes a checkout with the go.mod of this one and nothing else, in a
// folder whose name has a space.
func newCheckout(t testing.TB) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "check out")
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(root, name), data)
	}
	root, err := filepath.EvalSymlinks(root)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// golden compares text with testdata/name, and leaves what it got beside it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	want := read(t, path)
	if got != string(want) {
		os.WriteFile(filepath.Join("testdata", "got-"+name), []byte(got), 0o644)
		t.Errorf("%s:\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

func TestUsage(t *testing.T) {
	tests := []struct {
		args   []string
		status int
		stderr string // a part of it
	}{
		{nil, exitUsage, "usage:"},
		{[]string{"instal"}, exitUsage, `no verb "instal"`},
		{[]string{"install", "now"}, exitUsage, `takes no argument, got "now"`},
		{[]string{"check", "--fast"}, exitUsage, "flag provided but not defined"},
		{[]string{"run", "--jobs", "0"}, exitUsage, "--jobs = 0, want at least 1"},
		{[]string{"run", "--jobs", "many"}, exitUsage, "invalid value"},
		{[]string{"run", "--timeout", "-1s"}, exitUsage, "--timeout = -1s, want a positive time"},
		{[]string{"open", "--port", "70000"}, exitUsage, "--port = 70000, want 1 to 65535"},
		{[]string{"open", "here"}, exitUsage, `takes no argument, got "here"`},
		{[]string{"run"}, exitFailure, "no notebooks in"},
		{[]string{"run", "99-missing"}, exitFailure, `no notebook "99-missing"`},
	}
	root := newCheckout(t)
	for _, test := range tests {
		status, _, stderr := kernelSetup(t, root, test.args...)
		if status != test.status || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%q: status %d, stderr %q; want %d, %q", test.args, status, stderr, test.status, test.stderr)
		}
	}
	status, stdout, _ := kernelSetup(t, root, "help")
	if status != exitOK || stdout != usage {
		t.Errorf("help: status %d, stdout %q; want 0 and the usage", status, stdout)
	}
}

// A message with a hint ends in the exact command.
func TestHint(t *testing.T) {
	dir := t.TempDir()
	status, _, stderr := kernelSetup(t, dir, "check")
	want := "kernel-setup: hint: cd into the checkout and run the command again\n"
	if status != exitFailure || !strings.Contains(stderr, "no go.mod of module valuecapture") || !strings.HasSuffix(stderr, want) {
		t.Errorf("status %d, stderr %q; want %d and %q", status, stderr, exitFailure, want)
	}
}
