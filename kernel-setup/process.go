package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// sessionVariable marks every process of a session: kernels, go commands, cell
// programs and whatever they start inherit it.
const sessionVariable = "VALUECAPTURE_SESSION"

// endMarked kills every other process whose environment carries the session's mark,
// and those that they start meanwhile. It finds processes in /proc and does nothing
// where there is none. It returns how many it ended.
func endMarked(session string) int {
	mark := []byte(sessionVariable + "=" + session + "\x00")
	ended := map[int]bool{}
	for range 50 {
		found := markedProcesses(mark)
		if len(found) == 0 {
			break
		}
		for _, pid := range found {
			ended[pid] = true
			syscall.Kill(pid, syscall.SIGKILL)
		}
		time.Sleep(10 * time.Millisecond)
	}
	return len(ended)
}

// markedProcesses lists the other processes whose environment has a variable that
// begins with mark.
func markedProcesses(mark []byte) []int {
	environs, _ := filepath.Glob("/proc/[0-9]*/environ")
	var found []int
	for _, path := range environs {
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if err != nil || pid == os.Getpid() {
			continue
		}
		// A process that has ended but was not yet waited for reads as empty.
		env, err := os.ReadFile(path)
		if err == nil && bytes.Contains(append([]byte{0}, append(env, 0)...), append([]byte{0}, mark...)) {
			found = append(found, pid)
		}
	}
	return found
}

// watchParent returns a context that ends when the go command that started this
// program is gone: a signal that ends "go run" does not reach its program. The
// function that it returns ends the watch.
func watchParent(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	parent := os.Getppid()
	exe, err := os.Readlink("/proc/" + strconv.Itoa(parent) + "/exe")
	if err != nil || filepath.Base(exe) != "go" {
		return ctx, cancel
	}
	go func() {
		defer cancel()
		look := time.NewTicker(200 * time.Millisecond)
		defer look.Stop()
		for os.Getppid() == parent {
			select {
			case <-look.C:
			case <-ctx.Done():
				return
			}
		}
	}()
	return ctx, cancel
}
