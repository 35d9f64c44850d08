package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"valuecapture/kernel-setup/ipynb"
)

// defaultTimeout is the time allowed to one cell.
const defaultTimeout = 2 * time.Minute

// runOptions are the flags of run.
type runOptions struct {
	check   bool
	jobs    int
	out     string
	timeout time.Duration
	data    dataFile
}

func doRun(ctx context.Context, s *setup, args []string) error {
	var o runOptions
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	flags.BoolVar(&o.check, "check", false, "write nothing; fail if anything moved")
	flags.IntVar(&o.jobs, "jobs", defaultJobs(), "notebooks run at once")
	flags.StringVar(&o.out, "out", "", "folder for the executed notebooks")
	flags.DurationVar(&o.timeout, "timeout", defaultTimeout, "time allowed to one cell")
	flags.StringVar(&o.data.path, "data", "", "your own file for a notebook that reads one")
	flags.StringVar(&o.data.column, "column", "", "column of that file; hours_saved if not given")
	flags.StringVar(&o.data.unit, "unit", "", "unit of that column: h, min or s; h if not given")
	rest, err := parseFlags(flags, args)
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
	jobs, err := s.jobs(rest)
	if err != nil {
		return err
	}
	if o.data.path != "" {
		if err := s.apart(o.out, jobs); err != nil {
			return err
		}
	}
	session, in, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer session.close()
	return s.runNotebooks(ctx, in, session, o, jobs)
}

// defaultJobs is one notebook per processor: more of them only wait for each other,
// as the linker alone keeps a processor busy.
func defaultJobs() int { return runtime.NumCPU() }

// jobs loads the notebooks named, or all.
func (c checkout) jobs(names []string) ([]*job, error) {
	paths, err := c.notebookPaths(names)
	if err != nil {
		return nil, err
	}
	var jobs []*job
	for _, path := range paths {
		j, err := c.load(path)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// notebookPaths resolves arguments: a path, or the bare name of a notebook in
// notebooks or notebooks/solutions. No argument means all of these.
func (c checkout) notebookPaths(names []string) ([]string, error) {
	folders := []string{c.notebooks(), filepath.Join(c.notebooks(), "solutions")}
	var paths []string
	if len(names) == 0 {
		for _, dir := range folders {
			entries, err := os.ReadDir(dir) // sorted by name
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				return nil, err
			}
			for _, e := range entries {
				if filepath.Ext(e.Name()) == ".ipynb" && !strings.HasPrefix(e.Name(), ".") && !e.IsDir() {
					paths = append(paths, filepath.Join(dir, e.Name()))
				}
			}
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("no notebooks in %s", c.notebooks())
		}
		return paths, nil
	}
	for _, name := range names {
		path, err := c.notebookPath(name, folders)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

func (c checkout) notebookPath(name string, folders []string) (string, error) {
	candidates := []string{name, name + ".ipynb", filepath.Join(c.root, name), filepath.Join(c.root, name+".ipynb")}
	for _, dir := range folders {
		candidates = append(candidates, filepath.Join(dir, name), filepath.Join(dir, name+".ipynb"))
	}
	for _, path := range candidates {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			abs, err := filepath.Abs(path)
			if err != nil {
				return "", err
			}
			return filepath.EvalSymlinks(abs)
		}
	}
	return "", withHint(fmt.Errorf("no notebook %q", name), "ls "+c.relative(c.notebooks()))
}

// runNotebooks executes the jobs and then compares or writes.
func (s *setup) runNotebooks(ctx context.Context, in installation, session *session, o runOptions, jobs []*job) error {
	if !o.check && o.out == "" {
		l, err := tryLock(filepath.Join(s.running(), "run.lock"))
		if errors.Is(err, errLocked) {
			return withHint(errors.New("another run is writing notebooks of this checkout"),
				"wait for it, or use run --check or run --out DIR")
		}
		if err != nil {
			return stateError(s.checkout, err)
		}
		defer l.release()
		for _, j := range jobs {
			ipynb.RemoveTemporary(j.folder) // only a killed run leaves any
		}
	}
	if o.out != "" {
		if err := os.MkdirAll(o.out, 0o755); err != nil {
			return err
		}
	}
	start := time.Now()
	r := &runner{setup: s, installation: in, session: session, jobs: o.jobs, timeout: o.timeout, data: o.data}
	if err := r.execute(ctx, jobs); err != nil {
		return err
	}
	elapsed := time.Since(start).Seconds()

	cells, failed, moved, written := 0, 0, 0, 0
	for _, j := range jobs {
		cells += j.cells
		if j.failure != nil {
			failed++
			s.complain(j, j.failure)
			continue
		}
		diffs, changed, err := s.finish(j, o, ipynb.NewMask(session.tmp(), s.root))
		if err != nil {
			failed++
			report(s.stdout, s.stderr, fmt.Errorf("%s: %w", j.name, err))
			continue
		}
		if changed {
			written++
		}
		if o.check && len(diffs) > 0 {
			moved++
			s.showDifferences(j, diffs)
		}
	}
	s.say("%d notebooks, %d cells in %.1f s, %.3f s a cell", len(jobs), cells, elapsed, elapsed/float64(max(cells, 1)))
	switch {
	case failed > 0:
		return fmt.Errorf("%d of %d notebooks failed", failed, len(jobs))
	case moved > 0:
		return withHint(fmt.Errorf("%d of %d notebooks moved", moved, len(jobs)),
			"look at the differences; if they are right: go run ./kernel-setup run")
	case o.out != "":
		s.say("executed notebooks are in %s", o.out)
	case o.check:
		s.say("every text and figure is as saved")
	default:
		s.say("%d notebooks written, %d unchanged", written, len(jobs)-written)
	}
	return nil
}

// finish brings an executed notebook into its saved form, compares it with the
// file, and writes it where it is to go.
func (s *setup) finish(j *job, o runOptions, m ipynb.Mask) (diffs []ipynb.Difference, written bool, err error) {
	data, err := os.ReadFile(j.result)
	if err != nil {
		return nil, false, err
	}
	executed, err := ipynb.Parse(data)
	if err != nil {
		return nil, false, err
	}
	fresh, err := ipynb.Parse(j.source)
	if err != nil {
		return nil, false, err
	}
	fresh.Normalise(m)
	executed.Normalise(m)
	if err := fresh.Take(executed); err != nil {
		return nil, false, err
	}
	fresh.Normalise(m)
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

// below is the place of a notebook under notebooks, so that a notebook and its
// solution, which share a name, stay two files; elsewhere it is the bare name.
func (c checkout) below(path string) string {
	rel, err := filepath.Rel(c.notebooks(), path)
	if err != nil || !filepath.IsLocal(rel) {
		return filepath.Base(path)
	}
	return rel
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
