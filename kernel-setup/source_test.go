package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestSource(t *testing.T) {
	root := newCheckout(t)
	write(t, filepath.Join(root, "notebooks", "a.ipynb"), []byte(notebookOf("x := 1", "6")))
	write(t, filepath.Join(root, "notebooks", "conflict.ipynb"), []byte("<<<<<<< ours"))
	tests := []struct {
		args           []string
		status         int
		stdout, stderr string
	}{
		{[]string{"source", "a"}, exitOK, "# code\nx := 1\n\n", ""},
		{[]string{"source", filepath.Join(root, "notebooks", "a.ipynb")}, exitOK, "# code\nx := 1\n\n", ""},
		{[]string{"source", "conflict"}, exitOK, "<<<<<<< ours", ""},
		{[]string{"source"}, exitUsage, "", "takes one notebook, got 0 arguments"},
		{[]string{"source", "a", "conflict"}, exitUsage, "", "takes one notebook, got 2 arguments"},
		{[]string{"source", "b"}, exitFailure, "", `no notebook "b"`},
	}
	for _, test := range tests {
		status, stdout, stderr := kernelSetup(t, root, test.args...)
		if status != test.status || stdout != test.stdout || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%q: status %d, %q, %q; want %d, %q, %q", test.args, status, stdout, stderr, test.status, test.stdout, test.stderr)
		}
	}
}

// With .gitattributes and the line of configuration that it gives, git diff shows a
// changed cell and no changed output.
func TestGitDiffsSources(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git on this machine")
	}
	attributes, err := os.ReadFile("../.gitattributes")
	if err != nil {
		t.Skip("not a clone: no .gitattributes")
	}
	_, line, ok := strings.Cut(string(attributes), "#   git config diff.notebook.textconv ")
	command, _, ok2 := strings.Cut(line, "\n")
	if !ok || !ok2 || command != `"go run ./kernel-setup source"` {
		t.Fatalf("the configuration in .gitattributes is %s", command)
	}
	root := newCheckout(t)
	git := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = root
		cmd.Env = append(os.Environ(), asProgram+"=1", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v: %s", args, err, out)
		}
		return string(out)
	}
	path := filepath.Join(root, "notebooks", "a.ipynb")
	write(t, filepath.Join(root, ".gitattributes"), attributes)
	write(t, path, []byte(notebookOf("x := 1", "6")))
	git("init", "--quiet")
	git("add", ".")
	git("config", "diff.notebook.textconv", "'"+os.Args[0]+"' source") // this program, without go run
	write(t, path, []byte(notebookOf("x := 1", "7")))
	if diff := git("diff"); strings.Contains(diff, "@@") {
		t.Errorf("only an output moved, and the diff is\n%s", diff)
	}
	write(t, path, []byte(notebookOf("x := 2", "7")))
	if diff := git("diff"); !strings.Contains(diff, "\n-x := 1\n+x := 2\n") || strings.Contains(diff, "stdout") {
		t.Errorf("a source moved, and the diff is\n%s", diff)
	}
}

// notebookOf is a notebook of one code cell.
func notebookOf(source, output string) string {
	return `{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","id":"a","metadata":{},"execution_count":1,"source":"` +
		source + `","outputs":[{"output_type":"stream","name":"stdout","text":"` + output + `"}]}]}`
}
