package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"valuecapture/kernel-setup/ipynb"
)

// doTest runs every check that the repository has. It goes on after a failure, so
// that one run tells all that is wrong.
func doTest(ctx context.Context, s *setup, args []string) error {
	if err := noArguments("test", args); err != nil {
		return err
	}
	session, in, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer session.close()
	t := in.toolchain
	env := t.environment(session.environment(), false)
	program := func(name string, args ...string) func() error {
		return func() error {
			cmd := exec.Command(name, args...)
			cmd.Dir, cmd.Env = s.root, env
			return s.show(ctx, cmd, s.stdout)
		}
	}
	canary := func(kernel bool) func() error {
		return func() error {
			r := &runner{setup: s, installation: in, session: session, jobs: 1, timeout: defaultTimeout, quiet: true}
			return r.canary(ctx, kernel)
		}
	}
	both := &executions{}
	steps := []struct {
		name string
		do   func() error
	}{
		{"go vet", program(t.program(), "vet", "./...")},
		{"staticcheck", program(t.program(), "tool", "staticcheck", "./...")},
		{"gofmt", func() error { return s.formatted(ctx, t, env) }},
		{"go test", program(t.program(), "test", "-timeout=20m", "./...")},
		{"run --check", func() error { return s.check(ctx, in, session, both, false) }},
		{"run --check --kernel", func() error { return s.check(ctx, in, session, both, true) }},
		{"composer and kernel agree", func() error { return s.agree(both, ipynb.NewMask(session.tmp(), s.root)) }},
		{"canary", canary(false)},
		{"canary --kernel", canary(true)},
	}
	var failed []string
	for _, step := range steps {
		start := time.Now()
		s.say("%s ...", step.name)
		err := step.do()
		if ctx.Err() != nil {
			return errInterrupted
		}
		if err != nil {
			failed = append(failed, step.name)
			report(s.stdout, s.stderr, fmt.Errorf("%s: %w", step.name, err))
			continue
		}
		s.say("%s: passed in %.1f s", step.name, time.Since(start).Seconds())
	}
	s.say("%d passed, %d failed", len(steps)-len(failed), len(failed))
	if len(failed) == 0 {
		return nil
	}
	return fmt.Errorf("failed: %s", strings.Join(failed, ", "))
}

// show runs a command, and prints to out what it prints.
func (s *setup) show(ctx context.Context, cmd *exec.Cmd, out io.Writer) error {
	cmd.Stdout, cmd.Stderr = out, s.stderr
	if err := startInGroup(cmd); err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { endGroup(cmd) })
	defer stop()
	return cmd.Wait()
}

// formatted fails if gofmt would change a file.
func (s *setup) formatted(ctx context.Context, t toolchain, env []string) error {
	cmd := exec.Command(t.gofmt(), "-l", ".")
	cmd.Dir, cmd.Env = s.root, env
	var list bytes.Buffer
	if err := s.show(ctx, cmd, &list); err != nil {
		return err
	}
	if files := strings.Fields(list.String()); len(files) > 0 {
		return withHint(fmt.Errorf("not formatted: %s", strings.Join(files, ", ")), "gofmt -w "+strings.Join(files, " "))
	}
	return nil
}
