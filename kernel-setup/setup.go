package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A setup is what one command works with: where it prints, and its checkout.
type setup struct {
	checkout
	stdout, stderr io.Writer
	candidates     []string        // Python interpreters that may have Jupyter
	sources        []jupyterSource // where Jupyter can be installed from, in order
	steps          *progress       // of the installation; also what say prints through
}

func newSetup(stdout, stderr io.Writer) (*setup, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	c, err := findCheckout(dir)
	if err != nil {
		return nil, err
	}
	s := c.setup(stdout, stderr)
	s.candidates, s.sources = c.pythons(), jupyterSources()
	return s, nil
}

// setup returns what a command on this checkout works with, without any Jupyter.
func (c checkout) setup(stdout, stderr io.Writer) *setup {
	return &setup{checkout: c, stdout: stdout, stderr: stderr, steps: newProgress(stdout, nil)}
}

// say prints one fact.
func (s *setup) say(format string, args ...any) { s.steps.print(fmt.Sprintf(format, args...)) }

// step runs a command of the installation, whose output goes to the log, and
// shows how long it takes.
func (s *setup) step(ctx context.Context, what string, cmd *exec.Cmd) (err error) {
	logFile, err := os.OpenFile(s.log(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return stateError(s.checkout, err)
	}
	defer logFile.Close()
	var tail tailWriter
	fmt.Fprintf(logFile, "\n$ %s\n", strings.Join(cmd.Args, " "))
	cmd.Stdout = io.MultiWriter(logFile, &tail)
	cmd.Stderr = cmd.Stdout
	row := s.steps.begin(what)
	defer func() { s.steps.end(row, err) }()
	if err := startInGroup(cmd); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			if err != nil {
				return fmt.Errorf("%s: %w: %s", what, err, oneLine(lastLines(tail.String(), 3)))
			}
			return nil
		case <-tick.C:
			s.steps.tick()
		case <-ctx.Done():
			endGroup(cmd)
			<-done
			return errInterrupted
		}
	}
}

// startInGroup starts a command in a process group of its own, so that Ctrl-C in
// the terminal reaches this program alone, which then ends the others in order.
func startInGroup(cmd *exec.Cmd) error {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return cmd.Start()
}

func endGroup(cmd *exec.Cmd) { syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
