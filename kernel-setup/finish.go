package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"valuecapture/kernel-setup/ipynb"
)

// A tally counts notebooks by what came of them.
type tally struct{ all, failed, moved, written int }

// finishAll compares or writes every job that was executed, and complains of the others.
func (s *setup) finishAll(jobs []*job, o runOptions, m ipynb.Mask) tally {
	t := tally{all: len(jobs)}
	for _, j := range jobs {
		if j.failure != nil {
			t.failed++
			s.complain(j, j.failure)
			s.keepPart(j, o, m)
			continue
		}
		diffs, changed, err := s.finish(j, o, m)
		if err != nil {
			t.failed++
			report(s.stdout, s.stderr, fmt.Errorf("%s: %w", j.name, err))
			continue
		}
		if changed {
			t.written++
		}
		if o.check && len(diffs) > 0 {
			t.moved++
			s.showDifferences(j, diffs)
		}
	}
	return t
}

// keepPart writes what a notebook that failed had computed until then, if it is not to take
// the place of the notebook itself.
func (s *setup) keepPart(j *job, o runOptions, m ipynb.Mask) {
	if o.out == "" || j.failure.cell == 0 || j.result == "" {
		return
	}
	if _, _, err := s.finish(j, o, m); err != nil {
		report(s.stdout, s.stderr, fmt.Errorf("%s: what was computed is lost: %w", j.name, err))
		return
	}
	fmt.Fprintf(s.stderr, "kernel-setup: %s: what was computed until then is in %s\n", j.name, filepath.Join(o.out, s.below(j.path)))
}

// conclude says what came of a run, or returns it as an error.
func (s *setup) conclude(t tally, o runOptions) error {
	switch {
	case t.failed > 0:
		return fmt.Errorf("%d of %d notebooks failed", t.failed, t.all)
	case t.moved > 0:
		return withHint(fmt.Errorf("%d of %d notebooks moved", t.moved, t.all),
			"look at the differences; if they are right: go run ./kernel-setup run")
	case o.out != "":
		s.say("executed notebooks are in %s", o.out)
	case o.check:
		s.say("every text and figure is as saved")
	default:
		s.say("%d notebooks written, %d unchanged", t.written, t.all-t.written)
	}
	return nil
}

// outcome is the notebook with the outputs of its execution, in the form in which it is saved.
func (j *job) outcome(m ipynb.Mask) (*ipynb.Notebook, error) {
	data, err := os.ReadFile(j.result)
	if err != nil {
		return nil, err
	}
	executed, err := ipynb.Parse(data)
	if err != nil {
		return nil, err
	}
	fresh, err := ipynb.Parse(j.source)
	if err != nil {
		return nil, err
	}
	fresh.Normalise(m)
	executed.Normalise(m)
	if err := fresh.Take(executed); err != nil {
		return nil, err
	}
	fresh.Normalise(m)
	return fresh, nil
}

// finish brings an executed notebook into its saved form, compares it with the
// file, and writes it where it is to go.
func (s *setup) finish(j *job, o runOptions, m ipynb.Mask) (diffs []ipynb.Difference, written bool, err error) {
	fresh, err := j.outcome(m)
	if err != nil {
		return nil, false, err
	}
	saved, err := ipynb.Parse(j.source)
	if err != nil {
		return nil, false, err
	}
	saved.Normalise(m)
	diffs = ipynb.Settle(fresh, saved)
	encoded, err := fresh.Encode()
	if err != nil {
		return nil, false, err
	}
	same := bytes.Equal(encoded, j.source)
	if len(diffs) == 0 && !same {
		diffs = []ipynb.Difference{{What: "same outputs, but not saved in the form that run writes"}}
	}
	switch {
	case o.out != "":
		return diffs, true, ipynb.WriteAtomic(filepath.Join(o.out, s.below(j.path)), encoded, 0o644)
	case o.check || same:
		return diffs, false, nil
	}
	info, err := os.Stat(j.path)
	if err != nil {
		return nil, false, err
	}
	if now, err := os.ReadFile(j.path); err != nil || !bytes.Equal(now, j.source) {
		return nil, false, errors.New("it was edited during the run and is left as it is; run it again")
	}
	if err := ipynb.WriteAtomic(j.path, encoded, info.Mode().Perm()); err != nil {
		return nil, false, withHint(fmt.Errorf("left as it was: %w", err), "make room there, or use run --out DIR")
	}
	return diffs, true, nil
}

// complain names a failed notebook, the cell and the last lines that it printed.
func (s *setup) complain(j *job, f *failure) {
	fmt.Fprintf(s.stderr, "kernel-setup: %s: %v\n", j.name, f)
	for line := range strings.Lines(f.detail) {
		fmt.Fprintf(s.stderr, "    %s\n", strings.TrimRight(line, "\n"))
	}
}

// showDifferences prints what moved, a few for each notebook.
func (s *setup) showDifferences(j *job, diffs []ipynb.Difference) {
	const most = 6
	for i, d := range diffs {
		if i == most {
			fmt.Fprintf(s.stderr, "kernel-setup: %s: %d more differences\n", j.name, len(diffs)-most)
			return
		}
		place := ""
		if d.Cell > 0 {
			place = fmt.Sprintf(" cell %d %q:", d.Cell, d.Source)
		}
		first, rest, _ := strings.Cut(d.What, "\n")
		fmt.Fprintf(s.stderr, "kernel-setup: %s:%s %s\n", j.name, place, first)
		for line := range strings.Lines(rest) {
			fmt.Fprintf(s.stderr, "    %s\n", strings.TrimRight(line, "\n"))
		}
	}
}
