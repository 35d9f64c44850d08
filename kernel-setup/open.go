package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

func doOpen(ctx context.Context, s *setup, args []string) error {
	flags := flag.NewFlagSet("open", flag.ContinueOnError)
	port := flags.Int("port", 8888, "port on 127.0.0.1; the next free one is taken")
	completion := flags.Bool("completion", false, "complete names with gopls")
	rest, err := parseFlags(flags, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return usagef("open: takes no argument, got %q", rest[0])
	}
	if *port < 1 || *port > 65535 {
		return usagef("open: --port = %d, want 1 to 65535", *port)
	}
	if !exists(s.notebooks()) {
		return fmt.Errorf("no folder %s", s.notebooks())
	}
	session, in, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer session.close()
	r := &runner{setup: s, installation: in, session: session}
	env := r.environment(false)
	path := withoutProgram(os.Getenv("PATH"), "gopls")
	if *completion {
		if err := s.installCompletion(ctx, in.toolchain, session); err != nil {
			s.say("no completion: %s", oneLine(err.Error()))
		} else {
			path = s.completionBin() + string(os.PathListSeparator) + path
		}
	}
	return s.serve(ctx, in.jupyter, session, withVariables(env, map[string]string{"PATH": path, liveVariable: "1"}), *port)
}

// serverURL is the address that a Jupyter server prints for the browser.
var serverURL = regexp.MustCompile(`http://127\.0\.0\.1:\d+/\S*token=\w+`)

// serve runs the server until it ends or the context does, then ends its kernels.
func (s *setup) serve(ctx context.Context, j jupyter, session *session, env []string, port int) error {
	args := []string{filepath.Join(session.dir, "serve.py"), j.Server,
		"--ip=127.0.0.1", fmt.Sprintf("--port=%d", port), "--no-browser"}
	if os.Geteuid() == 0 {
		args = append(args, "--allow-root")
	}
	cmd := exec.Command(j.Python, args...)
	cmd.Dir, cmd.Env = s.notebooks(), env
	sc, err := session.start(ctx, cmd, 8*time.Second)
	if err != nil {
		return err
	}
	var tail tailWriter
	shown := false
	for line := range sc.lines {
		fmt.Fprint(&tail, line)
		if url := serverURL.FindString(line); url != "" && !shown {
			shown = true
			s.say("open %s", url)
			s.say("Ctrl-C ends the server and its kernels")
		}
	}
	err = <-sc.ended
	if ctx.Err() != nil {
		s.say("the server has ended")
		return nil
	}
	if err != nil {
		return fmt.Errorf("the server: %w: %s", err, oneLine(lastLines(tail.String(), 2)))
	}
	if !shown {
		return errors.New("the server ended before it gave an address: " + strings.TrimSpace(lastLines(tail.String(), 1)))
	}
	return nil
}
