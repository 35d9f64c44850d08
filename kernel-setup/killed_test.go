package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

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
		{"kill -9 of everything but the cell", func(cmd *exec.Cmd) { killKeepers(c); cmd.Process.Kill() }, true},
	} {
		for _, flag := range []string{"--check=false", "--kernel"} {
			name := how.name + ", " + flag
			cmd := exec.Command(os.Args[0], "run", flag, "sleeps")
			cmd.Dir = root
			cmd.Env = append(os.Environ(), asProgram+"=1")
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			for deadline := time.Now().Add(time.Minute); !cellRuns(c); time.Sleep(10 * time.Millisecond) {
				if time.Now().After(deadline) {
					cmd.Process.Kill()
					t.Fatalf("%s: the cell did not start", name)
				}
			}
			how.kill(cmd)
			cmd.Wait()
			if how.next {
				if status, _, stderr := kernelSetup(t, root, "run", "--check", "hello"); status != exitFailure || !strings.Contains(stderr, "moved") {
					t.Errorf("%s: next command: status %d, %s", name, status, stderr)
				}
			}
			for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
				if entries, _ := os.ReadDir(c.sessions()); len(entries) == 0 && len(processesOf(c)) == 0 && len(guards(c)) == 0 {
					break
				}
			}
			t.Log(name)
			nothingLeft(t, root)
			if !bytes.Equal(read(t, path), before) {
				t.Errorf("%s: the notebook was written", name)
			}
		}
	}
}

// cellRuns tells whether the program of a cell of the checkout is at work.
func cellRuns(c checkout) bool {
	for _, pid := range processesOf(c) {
		if exe, _ := os.Readlink(filepath.Join("/proc", itoa(pid), "exe")); strings.Contains(exe, "gonb_") || strings.Contains(exe, "/cells/programs/") {
			return true
		}
	}
	return false
}

// killKeepers kills what would clear up after a killed command: the Python programs and the
// guards of all sessions of a checkout.
func killKeepers(c checkout) {
	for _, pid := range processesOf(c) {
		name, _ := os.ReadFile(filepath.Join("/proc", itoa(pid), "comm"))
		if strings.HasPrefix(string(name), "python") {
			kill9(pid)
		}
	}
	for _, pid := range guards(c) {
		kill9(pid)
	}
}

// guards lists the guards of all sessions of a checkout.
func guards(c checkout) []int {
	var found []int
	files, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, file := range files {
		line, _ := os.ReadFile(file)
		if strings.Contains(string(line), "\x00"+guardArgument+"\x00"+c.sessions()+string(filepath.Separator)) {
			if pid, err := strconv.Atoi(filepath.Base(filepath.Dir(file))); err == nil {
				found = append(found, pid)
			}
		}
	}
	return found
}
