package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The kernelspec is the contract with Jupyter, and with the cells' speed.
func TestSpec(t *testing.T) {
	t.Parallel()
	c := checkout{root: "/home/reader/check out", state: "/home/reader/.cache/valuecapture/$x"}
	tc := toolchain{GOROOT: "/usr/local/go", GOCACHE: "/c", GOMODCACHE: "/m", GOPATH: "/p"}
	golden(t, "kernel.json", string(c.spec(tc).encode()))
}

func TestUserSpec(t *testing.T) {
	data := t.TempDir()
	t.Setenv("JUPYTER_DATA_DIR", data)
	users := filepath.Join(data, "kernels", "gonb", "kernel.json")
	write(t, users, []byte("the user's"))
	var out bytes.Buffer
	a, b := bare(t, &out), bare(t, &out)
	tc := toolchain{GOROOT: "/go"}
	points := func() string {
		t.Helper()
		root, err := specCheckout(specFile(data))
		if err != nil {
			t.Fatal(err)
		}
		return root
	}
	step := func(s *setup, take bool, wantRoot, wantSaid string) {
		t.Helper()
		out.Reset()
		if err := s.installUserSpec(tc, take); err != nil {
			t.Fatal(err)
		}
		if got := points(); got != wantRoot || !strings.Contains(out.String(), wantSaid) {
			t.Errorf("points to %s, said %q; want %s, %q", got, &out, wantRoot, wantSaid)
		}
	}
	step(a, false, a.root, "is now installed")
	step(a, false, a.root, "is already installed")
	step(b, false, a.root, "points to "+a.root+", left alone")
	step(b, true, b.root, "is now installed")
	if err := a.uninstallUserSpec(); err != nil || points() != b.root {
		t.Errorf("a's uninstall took b's kernelspec away: %v", err)
	}
	// A checkout that is gone holds nothing.
	if err := os.RemoveAll(b.root); err != nil {
		t.Fatal(err)
	}
	step(a, false, a.root, "is now installed")
	if err := a.uninstallUserSpec(); err != nil || exists(specFile(data)) {
		t.Errorf("uninstall: %v", err)
	}
	if got := string(read(t, users)); got != "the user's" {
		t.Errorf("the user's own kernelspec is now %q", got)
	}
}

// Without network and without the modules, install says what is missing and how to
// get it, and leaves nothing that passes for an installation.
func TestNoNetwork(t *testing.T) {
	t.Setenv("GOMODCACHE", t.TempDir())
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOFLAGS", "-modcacherw")
	root := newCheckout(t)
	status, _, stderr := kernelSetup(t, root, "install")
	if status != exitFailure || !strings.Contains(stderr, "the modules of go.mod cannot be downloaded") ||
		!strings.Contains(stderr, "hint: connect to the network, or set GOPROXY, and run: go mod download") {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
	status, stdout, _ := kernelSetup(t, root, "check")
	if status != exitFailure || !strings.Contains(stdout, "kernel: not installed") {
		t.Errorf("check: status %d, stdout %q", status, stdout)
	}
}
