package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
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
	if left := processesOf(c); len(left) > 0 {
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
		`notebooks/sleeps: cell 1 "fmt.Println(\"asleep\")": still running after 3 s`, "2 of 3 notebooks failed",
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

func TestCanary(t *testing.T) {
	root := execution(t)
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s := c.setup(&out, &out)
	s.candidates = c.pythons()
	session, err := s.openSession()
	if err != nil {
		t.Fatal(err)
	}
	defer session.close()
	in, err := s.ensure(context.Background(), session)
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{setup: s, installation: in, session: session, jobs: 1, timeout: time.Minute, quiet: true}
	if err := r.canary(context.Background()); err != nil {
		t.Errorf("canary: %v", err)
	}
	// A canary that does not fall has to be noticed.
	saved := canaryNotebook
	canaryNotebook = bytes.Replace(saved, []byte("panic("), []byte("fmt.Println("), 1)
	defer func() { canaryNotebook = saved }()
	if err := r.canary(context.Background()); err == nil || !strings.Contains(err.Error(), errCanary.Error()) {
		t.Errorf("canary that sings on: %v, want %v", err, errCanary)
	}
}

// However a run in the middle of a cell ends, the notebook is as it was and
// nothing is left, at once or, if everything was killed, after the next command.
func TestKilledRun(t *testing.T) {
	root := execution(t, "sleeps", "hello")
	if !exists("/proc/self/environ") {
		t.Skip("processes are known by /proc, which is not here")
	}
	c, err := findCheckout(root)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(root, "notebooks", "sleeps.ipynb")
	before := read(t, path)
	for _, how := range []struct {
		name string
		kill func(*exec.Cmd)
		next bool // the next command clears up
	}{
		{"interrupt", func(cmd *exec.Cmd) { cmd.Process.Signal(os.Interrupt) }, false},
		{"kill -9", func(cmd *exec.Cmd) { cmd.Process.Kill() }, false},
		{"kill -9 of everything but the kernel", func(cmd *exec.Cmd) {
			for _, pid := range processesOf(c) {
				name, _ := os.ReadFile(filepath.Join("/proc", itoa(pid), "comm"))
				if strings.HasPrefix(string(name), "python") {
					kill9(pid)
				}
			}
			cmd.Process.Kill()
		}, true},
	} {
		cmd := exec.Command(os.Args[0], "run", "sleeps")
		cmd.Dir = root
		cmd.Env = append(os.Environ(), asProgram+"=1")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		cellRuns := func() bool {
			for _, pid := range processesOf(c) {
				if exe, _ := os.Readlink(filepath.Join("/proc", itoa(pid), "exe")); strings.Contains(exe, "gonb_") {
					return true
				}
			}
			return false
		}
		for deadline := time.Now().Add(time.Minute); !cellRuns(); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s: the cell did not start", how.name)
			}
		}
		how.kill(cmd)
		cmd.Wait()
		if how.next {
			if status, _, stderr := kernelSetup(t, root, "run", "--check", "hello"); status != exitFailure || !strings.Contains(stderr, "moved") {
				t.Errorf("%s: next command: status %d, %s", how.name, status, stderr)
			}
		}
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
			if entries, _ := os.ReadDir(c.sessions()); len(entries) == 0 && len(processesOf(c)) == 0 {
				break
			}
		}
		t.Log(how.name)
		nothingLeft(t, root)
		if !bytes.Equal(read(t, path), before) {
			t.Errorf("%s: the notebook was written", how.name)
		}
	}
}

func TestBelow(t *testing.T) {
	t.Parallel()
	c := checkout{root: "/a"}
	tests := []struct{ path, want string }{
		{"/a/notebooks/00.ipynb", "00.ipynb"},
		{"/a/notebooks/solutions/00.ipynb", "solutions/00.ipynb"},
		{"/tmp/00.ipynb", "00.ipynb"},
	}
	for _, test := range tests {
		if got := c.below(test.path); got != test.want {
			t.Errorf("%s: %s, want %s", test.path, got, test.want)
		}
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
