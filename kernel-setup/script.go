package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// A script is one of the session's Python programs at work. It reads from a pipe that
// closes when this program dies, and then ends as well.
type script struct {
	lines chan string // what it prints, line by line; closed at its end
	ended chan error  // its exit status
	errs  string      // file with what it prints besides
}

// start starts a script. When it ends, or when ctx does, all kernels that it
// started end with it: they hold its pipes, so that nothing else would close them.
// With patience the script first gets a chance to end in order.
func (s *session) start(ctx context.Context, cmd *exec.Cmd, patience time.Duration) (*script, error) {
	errs, err := os.Create(filepath.Join(s.work(), "errors.txt"))
	if err != nil {
		return nil, err
	}
	defer errs.Close()
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	cmd.Stdout, cmd.Stderr = in, errs
	stdin, err := cmd.StdinPipe()
	if err != nil {
		out.Close()
		return nil, err
	}
	if err := startInGroup(cmd); err != nil {
		out.Close()
		stdin.Close()
		return nil, err
	}
	sc := &script{make(chan string), make(chan error, 1), errs.Name()}
	gone := make(chan struct{})
	go endWith(ctx, cmd, gone, patience)
	go func() {
		err := cmd.Wait()
		close(gone)
		endMarked(s.dir)
		stdin.Close()
		sc.ended <- err
	}()
	go sc.read(out)
	return sc, nil
}

// endWith ends a command when ctx ends, unless it is gone by then. With patience it
// first gets a chance to end in order.
func endWith(ctx context.Context, cmd *exec.Cmd, gone <-chan struct{}, patience time.Duration) {
	select {
	case <-gone:
		return
	case <-ctx.Done():
	}
	if patience > 0 {
		syscall.Kill(cmd.Process.Pid, syscall.SIGTERM)
		select {
		case <-gone:
			return
		case <-time.After(patience):
		}
	}
	endGroup(cmd)
}

// read passes on what the script prints, line by line, until its end.
func (sc *script) read(out io.ReadCloser) {
	defer close(sc.lines)
	defer out.Close()
	r := bufio.NewReader(out)
	for {
		line, err := r.ReadString('\n')
		if line != "" {
			sc.lines <- line
		}
		if err != nil {
			return
		}
	}
}

// complaint returns the last lines that the script printed on standard error.
func (sc *script) complaint(n int) string {
	f, err := os.Open(sc.errs)
	if err != nil {
		return ""
	}
	defer f.Close()
	var tail tailWriter
	io.Copy(&tail, f)
	return oneLine(lastLines(tail.String(), n))
}
