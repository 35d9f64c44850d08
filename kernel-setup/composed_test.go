package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"valuecapture/kernel-setup/ipynb"
)

// cellsOf is a notebook of ours with these code cells.
func cellsOf(t testing.TB, sources ...string) []byte {
	t.Helper()
	var cells []map[string]any
	for i, s := range sources {
		cells = append(cells, map[string]any{"cell_type": "code", "id": fmt.Sprintf("c%d", i), "metadata": map[string]any{},
			"execution_count": nil, "outputs": []any{}, "source": s})
	}
	data, err := json.Marshal(map[string]any{"nbformat": 4, "nbformat_minor": 5, "cells": cells,
		"metadata": map[string]any{"kernelspec": map[string]any{"name": kernelName}}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// alone makes a checkout on a machine that has Go and no Jupyter, with these notebooks.
func alone(t testing.TB, notebooks map[string][]byte) string {
	t.Helper()
	if testing.Short() {
		t.Skip("executes cells, left out by -short")
	}
	root := newCheckout(t)
	for name, data := range notebooks {
		write(t, filepath.Join(root, "notebooks", name+".ipynb"), data)
	}
	return root
}

// runAlone runs one command line where no Python is to be found.
func runAlone(t *testing.T, root string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	t.Chdir(root)
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	s := c.setup(&out, &errs) // knows no Python and no way to get one
	status = report(&out, &errs, doRun(context.Background(), s, args))
	return status, out.String(), errs.String()
}

// On a machine with Go alone run needs one build: no kernel, no Jupyter. A second run changes nothing.
func TestRunAlone(t *testing.T) {
	root := alone(t, map[string][]byte{"hello": read(t, "testdata/hello.ipynb"), "rules": read(t, "testdata/rules.ipynb")})
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr := runAlone(t, root)
	for _, want := range []string{"cells: go build, programs: ", "24/24 cells", "2 notebooks written, 0 unchanged"} {
		if status != exitOK || !strings.Contains(stdout, want) {
			t.Fatalf("first run: status %d, want 0 and %q in\n%s%s", status, want, stdout, stderr)
		}
	}
	for _, path := range []string{c.gonb(), c.jupyterFile(), c.stampFile()} {
		if exists(path) {
			t.Errorf("%s was installed", path)
		}
	}
	saved := read(t, filepath.Join(root, "notebooks", "rules.ipynb"))
	for _, want := range []string{"made anew: 10", "ours: 7", "main.T 5", "3 [rest]"} {
		if !bytes.Contains(saved, []byte(want)) {
			t.Errorf("the saved notebook lacks %q", want)
		}
	}
	t.Setenv("GOPROXY", "http://127.0.0.1:1") // nothing is fetched any more
	if status, stdout, stderr := runAlone(t, root, "--jobs", "1"); status != exitOK || !strings.Contains(stdout, "0 notebooks written, 2 unchanged") {
		t.Errorf("second run: status %d\n%s%s", status, stdout, stderr)
	}
	if status, stdout, stderr := runAlone(t, root, "--check"); status != exitOK || !strings.Contains(stdout, "every text and figure is as saved") {
		t.Errorf("run --check: status %d\n%s%s", status, stdout, stderr)
	}
	nothingLeft(t, root)
}

// A cell that fails is named with its own line, whatever way it fails, and its notebook stays
// as it was.
func TestComposedFailures(t *testing.T) {
	tests := []struct {
		name  string
		cells []string
		want  string // in standard error
	}{
		{"panic", []string{"func f(m map[string]int) {\n\tm[\"a\"] = 1\n}", "%%\nfmt.Println()\nf(nil)"},
			"cell 2 \"fmt.Println()\": exit status 2 at line 3\n    panic: assignment to entry in nil map\n    goroutine 1 [running]:\n    main.f(...)\n    \tcell 1, line 2\n    main.main()\n    \tcell 2, line 3 "},
		{"initialiser", []string{"var a = 1", "var x = []int{}[a]"}, `cell 2 "var x = []int{}[a]": exit status 2 at line 1`},
		{"exit", []string{"%%\nfmt.Println(\"done\")\nos.Exit(0)"}, "cell 1 \"fmt.Println(\\\"done\\\")\": it ended before its main returned, with exit status 0\n"},
		{"exit with a status", []string{"%%\nfmt.Fprintln(os.Stderr, \"econ: no price\")\nos.Exit(1)"}, ": exit status 1\n    econ: no price\n"},
		{"signal", []string{"%%\nsyscall.Kill(os.Getpid(), syscall.SIGKILL)"}, ": signal: killed\n"},
		{"deadlock", []string{"%%\n<-make(chan int)"}, "exit status 2 at line 2\n    fatal error: all goroutines are asleep - deadlock!\n"},
		{"compiler", []string{"var a = 1", "%%\n\nx := a"}, "cell 2 \"x := a\": line 3 does not compile\n    cell 2, line 3, column 1: declared and not used: x\n"},
		{"used before it is declared", []string{"%%\nfmt.Println(later)", "var later = 1"}, "cell 1 \"fmt.Println(later)\": line 2 does not compile\n    cell 1, line 2, column 13: undefined: later\n"},
		{"import", []string{"%%\nfmt.Println()", "import \"none/such\"\n%%\nsuch.F()"}, "cell 2 \"import \\\"none/such\\\"\": line 1 does not compile\n    cell 2, line 1, column 8: package none/such is not in std"},
		{"syntax", []string{"%%\nfmt.Println(", "%%\nfmt.Println()"}, "cell 1 \"fmt.Println(\": line 2, column 1: expected operand, found '}'"},
		{"too much", []string{"%%\nfor {\n\tfmt.Println(strings.Repeat(\"x\", 100))\n}"}, ": it printed or displayed more than 16 MB and was ended: print less, or write to a file\n"},
		{"time", []string{"%%\nfmt.Println(\"asleep\")\ntime.Sleep(time.Minute)"}, `cell 1 "fmt.Println(\"asleep\")": still running after 2 s`},
		{"a child that holds the output", []string{"%%\nexec.Command(\"setsid\", \"sh\", \"-c\", \"echo x; sleep 100\").Start()\nc := exec.Command(\"setsid\", \"sleep\", \"100\")\nc.Stdout = os.Stdout\nc.Start()"}, "still running after 2 s"},
	}
	notebooks := map[string][]byte{"hello": read(t, "testdata/hello.ipynb")}
	for i, test := range tests {
		notebooks[fmt.Sprintf("n%02d", i)] = cellsOf(t, test.cells...)
	}
	root := alone(t, notebooks)
	status, _, stderr := runAlone(t, root, "--timeout", "2s")
	if status != exitFailure || !strings.Contains(stderr, fmt.Sprintf("%d of %d notebooks failed", len(tests), len(tests)+1)) {
		t.Errorf("status %d\n%s", status, stderr)
	}
	for i, test := range tests {
		name := fmt.Sprintf("n%02d", i)
		_, said, _ := strings.Cut(stderr, "kernel-setup: notebooks/"+name+": ")
		said, _, _ = strings.Cut(said, "\nkernel-setup: ")
		if !strings.Contains(said+"\n", test.want) {
			t.Errorf("%s: said\n%s\nwant\n%s", test.name, said, test.want)
		}
		if got := read(t, filepath.Join(root, "notebooks", name+".ipynb")); !bytes.Equal(got, notebooks[name]) {
			t.Errorf("%s: the failed notebook was written", test.name)
		}
	}
	if !bytes.Contains(read(t, filepath.Join(root, "notebooks", "hello.ipynb")), []byte("hello, world\\n")) {
		t.Error("the notebook beside them was not saved")
	}
	nothingLeft(t, root)
}

// Displays keep their place among what a cell prints; cells that may leave files to each other
// run in their order; and what they print may be long: eight times four megabytes.
func TestComposedOutputs(t *testing.T) {
	const door = `func show(text string) {
	fmt.Fprintf(file, "{\"data\":{\"text/plain\":%q},\"metadata\":{}}\n", text)
	file.Read(make([]byte, 1))
}
var file = os.NewFile(3, "door")
%%
for i := range 200 {
	fmt.Println("before", i)
	show(fmt.Sprint("shown ", i))
}`
	const long = "%%\nfor i := range 40_000 {\n\tfmt.Printf(\"%099d\\n\", i)\n}"
	const count = "%%\nf, _ := os.OpenFile(\"count\", os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)\nf.WriteString(\"x\")\ntext, _ := os.ReadFile(\"count\")\nfmt.Print(string(text))"
	root := alone(t, map[string][]byte{"_dör (1)": cellsOf(t, door), "count": cellsOf(t, count, count, count, count, count, count, count), "long": cellsOf(t, long, long, long, long, long, long, long, long)})
	begun := time.Now()
	if status, stdout, stderr := runAlone(t, root); status != exitOK { // any name is one for a notebook
		t.Fatalf("status %d\n%s%s", status, stdout, stderr)
	}
	if took := time.Since(begun); took > 90*time.Second {
		t.Errorf("it took %v", took)
	}
	parsed := func(name string) *ipynb.Notebook {
		nb, err := ipynb.Parse(read(t, filepath.Join(root, "notebooks", name+".ipynb")))
		if err != nil {
			t.Fatal(err)
		}
		return nb
	}
	for i, cell := range parsed("count").CodeCells() {
		if got := fmt.Sprint(cell["outputs"]); !strings.Contains(got, "text:["+strings.Repeat("x", i+1)+"]") {
			t.Errorf("cell %d found what another number of cells wrote: %s", i+1, got)
		}
	}
	nb := parsed("_dör (1)")
	outs, _ := nb.CodeCells()[0]["outputs"].([]any)
	if len(outs) != 400 {
		t.Fatalf("%d outputs, want 400: one print, one display, in turn", len(outs))
	}
	for i := range 200 {
		printed, shown := fmt.Sprint(outs[2*i]), fmt.Sprint(outs[2*i+1])
		if !strings.Contains(printed, fmt.Sprintf("before %d\n", i)) || !strings.Contains(shown, fmt.Sprintf("shown %d]", i)) {
			t.Fatalf("outputs %d: %s, %s", i, printed, shown)
		}
	}
	if size := len(read(t, filepath.Join(root, "notebooks", "long.ipynb"))); size < 8*4_000_000 {
		t.Errorf("the long notebook has %d bytes", size)
	}
	nothingLeft(t, root)
}
