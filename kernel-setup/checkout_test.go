package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Two checkouts never share a state folder, and a folder inside one finds it.
func TestFindCheckout(t *testing.T) {
	a, b := newCheckout(t), newCheckout(t)
	ca, err := findCheckout(a)
	if err != nil {
		t.Fatal(err)
	}
	cb, err := findCheckout(b)
	if err != nil {
		t.Fatal(err)
	}
	if ca.state == cb.state {
		t.Errorf("%s and %s share the state folder %s", a, b, ca.state)
	}
	deep := filepath.Join(a, "notebooks", "solutions")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	if c, err := findCheckout(deep); err != nil || c != ca {
		t.Errorf("findCheckout(%s) = %v, %v; want %v", deep, c, err, ca)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(a, link); err != nil {
		t.Fatal(err)
	}
	if c, err := findCheckout(link); err != nil || c != ca {
		t.Errorf("through a symbolic link: %v, %v; want %v", c, err, ca)
	}
}

func TestOtherModule(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), []byte("module valuecapture2\n"))
	if c, err := findCheckout(dir); err == nil {
		t.Errorf("findCheckout = %v; want an error: another module", c)
	}
}

func TestNoCacheFolder(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	status, _, stderr := kernelSetup(t, newCheckout(t), "check")
	if status != exitFailure || !strings.Contains(stderr, "neither XDG_CACHE_HOME nor HOME is set") ||
		!strings.Contains(stderr, "hint: export XDG_CACHE_HOME=") {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
}

// A state folder that cannot be made is named with a remedy. A file in its place
// stands for any such disk: root may write to folders that forbid it.
func TestStateCannotBeWritten(t *testing.T) {
	root := newCheckout(t)
	write(t, filepath.Join(root, "notebooks", "hello.ipynb"), read(t, "testdata/hello.ipynb"))
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, nil)
	t.Setenv("XDG_CACHE_HOME", file)
	status, _, stderr := kernelSetup(t, root, "run")
	if status != exitFailure || !strings.Contains(stderr, "cannot be written") || !strings.Contains(stderr, "hint: make room there") {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
}

// Where the state folder must not be written, a command's locks and private
// folders go where VALUECAPTURE_RUN says, one folder for each checkout.
func TestRunFolder(t *testing.T) {
	dir := t.TempDir()
	t.Setenv(runVariable, dir)
	a, err := findCheckout(newCheckout(t))
	if err != nil {
		t.Fatal(err)
	}
	b, err := findCheckout(newCheckout(t))
	if err != nil {
		t.Fatal(err)
	}
	if a.sessions() == b.sessions() {
		t.Errorf("two checkouts share %s", a.sessions())
	}
	session, err := a.openSession()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := filepath.Dir(filepath.Dir(session.dir)), a.run; got != want || filepath.Dir(got) != dir {
		t.Errorf("session in %s, want it in %s below %s", got, want, dir)
	}
	session.close()
	if exists(a.state) {
		t.Errorf("the state folder %s was written", a.state)
	}
}
