package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"valuecapture/kernel-setup/composer"
)

// A cellRun is one cell of a program as a process of its own.
type cellRun struct {
	program   string // path of the executable
	number    int
	arguments []string
	folder    string // where it works
	env       []string
	timeout   time.Duration
}

// result is what came of a cell.
type result struct {
	outputs         []map[string]any
	problem, detail string // if it failed
	seconds         float64
}

// ends are what a cell's process holds, and the other ends, which are ours.
type ends struct{ theirs, ours []*os.File }

func (e *ends) close(list []*os.File) {
	for _, f := range list {
		f.Close()
	}
}

// pipe adds a pipe; out tells whether we read from it.
func (e *ends) pipe(out bool) error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	if out {
		e.ours, e.theirs = append(e.ours, r), append(e.theirs, w)
	} else {
		e.ours, e.theirs = append(e.ours, w), append(e.theirs, r)
	}
	return nil
}

// door adds a pair of connected sockets.
func (e *ends) door() error {
	syscall.ForkLock.RLock()
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err == nil {
		syscall.CloseOnExec(pair[0])
		syscall.CloseOnExec(pair[1])
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return err
	}
	if err := syscall.SetNonblock(pair[0], true); err != nil {
		return err
	}
	e.ours = append(e.ours, os.NewFile(uintptr(pair[0]), "door"))
	e.theirs = append(e.theirs, os.NewFile(uintptr(pair[1]), "door"))
	return nil
}

// open makes standard input, output and error and the door, in this order.
func (e *ends) open() error {
	for _, out := range []bool{false, true, true} {
		if err := e.pipe(out); err != nil {
			return err
		}
	}
	return e.door()
}

// run runs the cell to its end, or until ctx ends.
func (r cellRun) run(ctx context.Context) result {
	begun := time.Now()
	var e ends
	defer func() { e.close(e.ours) }()
	if err := e.open(); err != nil {
		e.close(e.theirs)
		return result{problem: err.Error()}
	}
	cmd := exec.Command(r.program, r.arguments...)
	cmd.Dir = r.folder
	cmd.Env = withVariables(r.env, map[string]string{
		composer.CellVariable: strconv.Itoa(r.number), composer.DoorVariable: "3",
	})
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.ExtraFiles = e.theirs[0], e.theirs[1], e.theirs[2], e.theirs[3:]
	err := startInGroup(cmd)
	e.close(e.theirs)
	if err != nil {
		return result{problem: err.Error()}
	}
	end := func() { endGroup(cmd) }
	c := &capture{over: end}
	late := r.follow(ctx, c, cmd, e.ours, end)
	res := result{outputs: c.outputs(), seconds: time.Since(begun).Seconds()}
	res.problem = r.problem(c, cmd, late)
	if res.problem != "" {
		res.detail = composer.Places(panicked(composer.Trace(c.printed("stderr"))))
	}
	return res
}

// follow keeps what the cell prints and displays, and returns when it has ended, it and
// whoever shares its output. It tells whether the time was over first.
func (r cellRun) follow(ctx context.Context, c *capture, cmd *exec.Cmd, ours []*os.File, end func()) (late bool) {
	for i, name := range []string{"stdout", "stderr"} {
		if err := c.watch(name, ours[1+i]); err != nil {
			end()
		}
	}
	var streams, doors sync.WaitGroup
	streams.Go(func() { c.follow("stdout", ours[1]) })
	streams.Go(func() { c.follow("stderr", ours[2]) })
	doors.Go(func() { c.attend(ours[3]) })
	gone := make(chan struct{})
	go func() {
		streams.Wait()
		cmd.Wait()
		close(gone)
	}()
	timer := time.NewTimer(r.timeout)
	defer timer.Stop()
	select {
	case <-gone:
	case <-timer.C:
		late = true
	case <-ctx.Done():
	}
	end() // also what it started and left behind
	if late || ctx.Err() != nil {
		c.leave()
		(&ends{}).close(ours[1:3]) // who left the cell's group may hold the other ends
		<-gone
	}
	ours[3].SetReadDeadline(time.Now().Add(2 * time.Second)) // if another holds the door open
	doors.Wait()
	return late
}

// problem says why the cell did not run to its end, or nothing.
func (r cellRun) problem(c *capture, cmd *exec.Cmd, late bool) string {
	_, line := composer.FirstPlace(c.printed("stderr"), r.number)
	at := ""
	if line > 0 {
		at = fmt.Sprintf(" at line %d", line)
	}
	switch state := cmd.ProcessState; {
	case c.size > mostOutput:
		return fmt.Sprintf("it printed or displayed more than %d MB and was ended: print less, or write to a file", mostOutput>>20)
	case late:
		return fmt.Sprintf("still running after %g s, the time of --timeout: allow more, as in --timeout %gs", r.timeout.Seconds(), 4*r.timeout.Seconds())
	case !state.Success():
		return strings.TrimSpace(state.String()) + at
	case !c.returned:
		return "it ended before its main returned, with exit status 0"
	}
	return ""
}

// panicked returns the beginning of the stack trace in what a cell wrote, if there is one,
// with a few of its lines.
func panicked(text string) string {
	at := max(strings.LastIndex("\n"+text, "\npanic: "), strings.LastIndex("\n"+text, "\nfatal error: "))
	if at < 0 {
		return text
	}
	const most = 8
	var kept []string
	for line := range strings.Lines(text[at:]) {
		if strings.TrimSpace(line) != "" && len(kept) < most {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}
