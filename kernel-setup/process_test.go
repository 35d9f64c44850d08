package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// A marked process is ended with what it started in a process group of its own;
// an unmarked one is not.
func TestEndMarked(t *testing.T) {
	t.Parallel()
	if !exists("/proc/self/environ") {
		t.Skip("processes are known by /proc, which is not here")
	}
	dir := t.TempDir()
	marked := exec.Command("sh", "-c", "setsid sleep 300 & sleep 300")
	marked.Env = append(os.Environ(), sessionVariable+"="+dir)
	other := exec.Command("sleep", "300")
	other.Env = append(os.Environ(), sessionVariable+"="+dir+"-other")
	for _, cmd := range []*exec.Cmd{marked, other} {
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
	}
	mark := []byte(sessionVariable + "=" + dir + "\x00")
	for len(markedProcesses(mark)) < 3 {
		time.Sleep(5 * time.Millisecond)
	}
	if got := endMarked(dir); got != 3 {
		t.Errorf("ended %d processes, want 3", got)
	}
	if left := markedProcesses(mark); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	marked.Wait()
	if other.ProcessState != nil || other.Process.Signal(syscall.Signal(0)) != nil {
		t.Error("the other session's process was ended too")
	}
	other.Process.Kill()
	other.Wait()
}

// The next command clears the session of a dead one and leaves that of a live one.
func TestDeadSession(t *testing.T) {
	t.Parallel()
	c := checkout{root: t.TempDir(), state: t.TempDir()}
	live, err := c.openSession()
	if err != nil {
		t.Fatal(err)
	}
	dead := filepath.Join(c.sessions(), "dead")
	write(t, filepath.Join(dead, "lock"), nil)
	write(t, filepath.Join(dead, "tmp", "gonb_0a1b2c3d", "main.go"), nil)
	next, err := c.openSession()
	if err != nil {
		t.Fatal(err)
	}
	if exists(dead) {
		t.Error("the dead session's folder is still there")
	}
	if !exists(live.tmp()) || c.liveSessions() != 2 {
		t.Errorf("%d live sessions, want 2", c.liveSessions())
	}
	live.close()
	next.close()
	if entries, err := os.ReadDir(c.sessions()); err != nil || len(entries) > 0 {
		t.Errorf("left: %v, %v", entries, err)
	}
}

func TestLock(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "lock")
	first, err := tryLock(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tryLock(path); err != errLocked {
		t.Errorf("second lock: %v, want errLocked", err)
	}
	first.release()
	second, err := tryLock(path)
	if err != nil {
		t.Fatalf("after release: %v", err)
	}
	second.release()
}

func itoa(pid int) string { return strconv.Itoa(pid) }

func kill9(pid int) { syscall.Kill(pid, syscall.SIGKILL) }
