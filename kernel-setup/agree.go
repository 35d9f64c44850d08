package main

import (
	"context"
	"errors"
	"fmt"

	"valuecapture/kernel-setup/ipynb"
)

// executions are the notebooks as programs and as the kernel executed them.
type executions struct{ composed, kernel []*job }

// check executes all notebooks one way, compares them with what is saved, and keeps them for
// agree.
func (s *setup) check(ctx context.Context, in installation, session *session, both *executions, kernel bool) error {
	jobs, err := s.jobs(nil)
	if err != nil {
		return err
	}
	if err := s.assign(jobs, kernel); err != nil {
		return err
	}
	if kernel {
		both.kernel = jobs
	} else {
		both.composed = jobs
	}
	o := runOptions{check: true, kernel: kernel, all: true, jobs: defaultJobs(), timeout: defaultTimeout}
	return s.runNotebooks(ctx, in, session, o, jobs, s.stdout)
}

// agree fails unless both ways gave the same, to the last byte of every text and figure.
func (s *setup) agree(both *executions, m ipynb.Mask) error {
	if len(both.composed) == 0 || len(both.composed) != len(both.kernel) {
		return errors.New("the notebooks were not executed both ways")
	}
	differ := 0
	for i, j := range both.composed {
		k := both.kernel[i]
		if j.failure != nil || k.failure != nil {
			differ++
			continue // said already
		}
		one, err := j.outcome(m)
		if err != nil {
			return fmt.Errorf("%s: %w", j.name, err)
		}
		other, err := k.outcome(m)
		if err != nil {
			return fmt.Errorf("%s: %w", j.name, err)
		}
		if diffs := ipynb.Disagree(one, other); len(diffs) > 0 {
			differ++
			s.showDifferences(j, diffs)
		}
	}
	if differ > 0 {
		return fmt.Errorf("%d of %d notebooks differ: what the kernel gives is right, and kernel-setup/composer wrong", differ, len(both.composed))
	}
	return nil
}
