package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What check says of a checkout in which nothing is installed, and uninstall after
// it, with the folders masked.
func TestCheckNothingInstalled(t *testing.T) {
	root := newCheckout(t)
	data := t.TempDir()
	t.Setenv("JUPYTER_DATA_DIR", data)
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	tc, err := findToolchain(context.Background(), root)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s := c.setup(&out, &out)
	if err := doCheck(context.Background(), s, nil); !errors.Is(err, errNotReady) {
		t.Errorf("check: %v, want %v", err, errNotReady)
	} else {
		report(&out, &out, err)
	}
	if err := doUninstall(context.Background(), s, nil); err != nil {
		t.Errorf("uninstall: %v", err)
	}
	masked := strings.NewReplacer(c.state, "STATE", root, "CHECKOUT", data, "DATA",
		tc.GOROOT, "GOROOT", tc.GOVERSION, "GOVERSION").Replace(out.String())
	golden(t, "nothing.stdout", masked)
	if exists(c.state) {
		t.Error("check made the state folder")
	}
}

// uninstall refuses while another command works in the checkout.
func TestUninstallWhileAtWork(t *testing.T) {
	root := newCheckout(t)
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	session, err := c.openSession()
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(c.state)
	defer session.close()
	status, _, stderr := kernelSetup(t, root, "uninstall")
	if status != exitFailure || !strings.Contains(stderr, "is at work in this checkout, commands running: 1") {
		t.Errorf("status %d, %s", status, stderr)
	}
	if !exists(filepath.Join(session.dir, "lock")) {
		t.Error("the session was removed")
	}
}

// A kernel is built anew when go.mod, the toolchain or a file of its own changes.
func TestKernelReady(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	c := checkout{root: newCheckout(t), state: filepath.Join(dir, "state")}
	tc := toolchain{GOVERSION: "go1.26.0", GOROOT: "/go", GOCACHE: dir, GOMODCACHE: dir}
	if c.kernelReady(tc) {
		t.Fatal("ready before anything is there")
	}
	stamp, err := c.stamp(tc)
	if err != nil {
		t.Fatal(err)
	}
	write(t, c.stampFile(), []byte(stamp))
	write(t, specFile(c.jupyterPath()), c.spec(tc).encode())
	for _, program := range []string{c.gonb(), c.goimports()} {
		write(t, program, nil)
		if c.kernelReady(tc) {
			t.Errorf("ready, but %s is no program", program)
		}
		if err := os.Chmod(program, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if !c.kernelReady(tc) {
		t.Fatal("not ready with everything there")
	}
	newer := tc
	newer.GOVERSION = "go1.26.1"
	if c.kernelReady(newer) {
		t.Error("ready after a change of toolchain")
	}
	gomod := filepath.Join(c.root, "go.mod")
	write(t, gomod, append(read(t, gomod), '\n'))
	if c.kernelReady(tc) {
		t.Error("ready after a change of go.mod")
	}
}

// Uninstall removes the kernel and says what it leaves; twice is no error.
func TestUninstall(t *testing.T) {
	root := newCheckout(t)
	t.Setenv("JUPYTER_DATA_DIR", t.TempDir())
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	write(t, c.stampFile(), nil)
	for _, want := range []string{"kernel is now removed from", "kernel is not installed in"} {
		status, stdout, stderr := kernelSetup(t, root, "uninstall")
		if status != exitOK || !strings.Contains(stdout, want) {
			t.Errorf("status %d, want 0 and %q: %s%s", status, want, stdout, stderr)
		}
	}
	if exists(c.state) {
		t.Errorf("%s is still there", c.state)
	}
}
