package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// installed is one checkout, shared by the tests that execute cells, in which
// everything is installed; or the reason why they cannot be executed here.
var installed = sync.OnceValues(func() (root string, reason string) {
	dir, err := os.MkdirTemp(os.Getenv("XDG_CACHE_HOME"), "")
	if err != nil {
		return "", err.Error()
	}
	root = filepath.Join(dir, "check out")
	if err := os.MkdirAll(filepath.Join(root, "notebooks"), 0o755); err != nil {
		return "", err.Error()
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join("..", name))
		if err == nil {
			err = os.WriteFile(filepath.Join(root, name), data, 0o644)
		}
		if err != nil {
			return "", err.Error()
		}
	}
	c, err := findCheckout(root)
	if err != nil {
		return "", err.Error()
	}
	var out bytes.Buffer
	s := c.setup(&out, &out)
	s.candidates = c.pythons()
	if _, err := s.findJupyter(context.Background()); err != nil {
		return "", "no Jupyter on this machine; go run ./kernel-setup install brings it"
	}
	session, err := s.openSession()
	if err != nil {
		return "", err.Error()
	}
	defer session.close()
	if _, err := s.install(context.Background(), session, true); err != nil {
		return "", out.String() + err.Error()
	}
	return c.root, ""
})

// execution returns the shared checkout with the named notebooks of testdata, and
// no others, in notebooks. It skips where Jupyter is absent; an installation that
// fails is no reason to skip.
func execution(t testing.TB, names ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("executes cells, left out by -short")
	}
	var notebooks [][]byte
	for _, name := range names {
		notebooks = append(notebooks, read(t, filepath.Join("testdata", name+".ipynb")))
	}
	root, reason := installed()
	if strings.HasPrefix(reason, "no Jupyter") {
		t.Skip(reason)
	}
	if reason != "" {
		t.Fatal(reason)
	}
	dir := filepath.Join(root, "notebooks")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		write(t, filepath.Join(dir, name+".ipynb"), notebooks[i])
	}
	return root
}

// nothingLeft fails if a session of the checkout, or a process of one, is left.
func nothingLeft(t *testing.T, root string) {
	t.Helper()
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(c.sessions())
	if err != nil || len(entries) > 0 {
		t.Errorf("sessions left: %v, %v", entries, err)
	}
	if left := append(processesOf(c), guards(c)...); len(left) > 0 {
		t.Errorf("processes left: %v", left)
	}
	if files, _ := filepath.Glob(filepath.Join(root, "notebooks", ".*")); len(files) > 0 {
		t.Errorf("files left: %v", files)
	}
}

// processesOf lists the processes of all sessions of a checkout.
func processesOf(c checkout) []int {
	return markedProcesses([]byte(sessionVariable + "=" + c.sessions() + string(filepath.Separator)))
}
