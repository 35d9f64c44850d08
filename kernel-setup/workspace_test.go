package main

import (
	"os"
	"path/filepath"
	"testing"
)

// Programs are linked again only if they have to be: if they were damaged, say. A command
// beside another builds its own, and the programs of a notebook that is gone go too.
func TestWorkspace(t *testing.T) {
	root := alone(t, map[string][]byte{"hello": read(t, "testdata/hello.ipynb"), "rules": read(t, "testdata/rules.ipynb")})
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	if status, stdout, stderr := runAlone(t, root); status != exitOK {
		t.Fatalf("first run: status %d\n%s%s", status, stdout, stderr)
	}
	programs, err := filepath.Glob(filepath.Join(c.state, "cells", "programs", "*-0"))
	if err != nil || len(programs) != 2 {
		t.Fatalf("programs %v, %v, want one for each notebook", programs, err)
	}
	linked := map[string]os.FileInfo{}
	for _, p := range programs {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		linked[p] = info
	}
	if err := os.Truncate(programs[0], 5000); err != nil {
		t.Fatal(err)
	}
	if status, stdout, stderr := runAlone(t, root, "--check"); status != exitOK {
		t.Errorf("with a damaged program: status %d\n%s%s", status, stdout, stderr)
	}
	for _, p := range programs {
		if info, err := os.Stat(p); err != nil || os.SameFile(info, linked[p]) != (p != programs[0]) {
			t.Errorf("%s: %v; want it linked again if it was damaged, and only then", p, err)
		}
	}
	// A second command at the same time builds in its own session.
	taken, err := tryLock(filepath.Join(c.state, "cells.lock"))
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(programs[0])
	if status, stdout, stderr := runAlone(t, root, "--check"); status != exitOK || exists(programs[0]) {
		t.Errorf("beside another command: status %d, or it wrote %s\n%s%s", status, programs[0], stdout, stderr)
	}
	taken.release()
	if err := os.Remove(filepath.Join(root, "notebooks", "rules.ipynb")); err != nil {
		t.Fatal(err)
	}
	runAlone(t, root, "--check")
	if left, _ := filepath.Glob(filepath.Join(c.state, "cells", "*", "rules-*")); len(left) > 0 {
		t.Errorf("left of a notebook that is gone: %v", left)
	}
	nothingLeft(t, root)
}
