package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"valuecapture/kernel-setup/ipynb"
)

// defaultTimeout is the time allowed to one cell.
const defaultTimeout = 2 * time.Minute

// runOptions are the flags of run.
type runOptions struct {
	check   bool
	kernel  bool
	all     bool // no notebook is named
	jobs    int
	out     string
	timeout time.Duration
	data    dataFile
	json    bool
	figures string // folder for the numbers of the figures; "" for none
}

func doRun(ctx context.Context, s *setup, args []string) error {
	var o runOptions
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	flags.BoolVar(&o.check, "check", false, "write nothing; fail if anything moved")
	flags.BoolVar(&o.kernel, "kernel", false, "execute all cells in Jupyter and the kernel")
	flags.IntVar(&o.jobs, "jobs", defaultJobs(), "cells run at once, or with a kernel notebooks")
	flags.StringVar(&o.out, "out", "", "folder for the executed notebooks")
	flags.DurationVar(&o.timeout, "timeout", defaultTimeout, "time allowed to one cell")
	flags.StringVar(&o.data.path, dataFlag, "", "your own file for a notebook that reads one")
	flags.StringVar(&o.figures, "figures", "", "folder for the numbers of the figures")
	flags.BoolVar(&o.json, "json", false, "print the answer about that file as JSON")
	o.data.given = map[string]string{}
	addFileFlags(flags, o.data.given)
	rest, err := parseFlags(flags, args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(s.stdout, runUsage())
		return nil
	}
	if err != nil {
		return err
	}
	if o.jobs < 1 {
		return usagef("run: --jobs = %d, want at least 1", o.jobs)
	}
	if o.timeout <= 0 {
		return usagef("run: --timeout = %v, want a positive time such as 90s", o.timeout)
	}
	if o.data, err = o.data.resolve(o, rest); err != nil {
		return err
	}
	o.all = len(rest) == 0
	jobs, err := s.jobs(rest)
	if err != nil {
		return err
	}
	if o.data.path != "" {
		if err := s.apart(o.out, jobs); err != nil {
			return err
		}
	}
	answers := s.stdout
	if o.json { // and nothing else on standard output
		s.stdout = s.stderr
		s.steps = newProgress(s.stdout, nil)
	}
	if err := s.assign(jobs, o.kernel); err != nil {
		return err
	}
	session, in, err := s.beginFor(ctx, jobs)
	if err != nil {
		return err
	}
	defer session.close()
	return s.runNotebooks(ctx, in, session, o, jobs, answers)
}

// assign makes programs of the notebooks, but for those that are for the kernel: all of them
// if the reader wants it so.
func (s *setup) assign(jobs []*job, kernel bool) error {
	if !kernel {
		return s.composeAll(jobs)
	}
	for _, j := range jobs {
		j.kernel = "as wanted"
	}
	return nil
}

// defaultJobs is one cell or notebook per processor: more of them only wait for each other.
func defaultJobs() int { return runtime.NumCPU() }

// runNotebooks executes the jobs and then compares or writes.
func (s *setup) runNotebooks(ctx context.Context, in installation, session *session, o runOptions, jobs []*job, answers io.Writer) error {
	if !o.check && o.out == "" {
		l, err := s.lockNotebooks(jobs)
		if err != nil {
			return err
		}
		defer l.release()
	}
	for _, dir := range []string{o.out, o.figures} {
		if dir == "" {
			continue
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	start := time.Now()
	r := &runner{setup: s, installation: in, session: session, jobs: o.jobs, timeout: o.timeout, data: o.data, everything: o.all, figures: o.figures != ""}
	if err := r.execute(ctx, jobs); err != nil {
		return err
	}
	elapsed := time.Since(start).Seconds()
	cells := 0
	for _, j := range jobs {
		cells += j.cells
	}
	told := sayAnswers(answers, jobs, o.json)
	if o.figures != "" {
		n, err := s.takeFigures(jobs, o.figures)
		if err != nil {
			return err
		}
		s.say("the numbers of %d figures are in %s", n, o.figures)
	}
	t := s.finishAll(jobs, o, ipynb.NewMask(session.tmp(), s.root))
	s.say("%d notebooks, %d cells in %.1f s, %.3f s a cell", len(jobs), cells, elapsed, elapsed/float64(max(cells, 1)))
	if err := s.conclude(t, o); err != nil {
		return err
	}
	return told
}

// lockNotebooks makes this the only run that writes notebooks of the checkout.
func (s *setup) lockNotebooks(jobs []*job) (*lock, error) {
	l, err := tryLock(filepath.Join(s.running(), "run.lock"))
	if errors.Is(err, errLocked) {
		return nil, withHint(errors.New("another run is writing notebooks of this checkout"),
			"wait for it, or use run --check or run --out DIR")
	}
	if err != nil {
		return nil, stateError(s.checkout, err)
	}
	for _, j := range jobs {
		ipynb.RemoveTemporary(j.folder) // only a killed run leaves any
	}
	return l, nil
}
