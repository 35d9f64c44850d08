package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"valuecapture/kernel-setup/ipynb"
)

// A schedule runs the cells of composed notebooks, some at a time.
type schedule struct {
	*runner
	workspace
	env      []string
	results  string // folder for the executed notebooks
	mu       sync.Mutex
	progress *progress
}

// A task is one cell, or all cells of a notebook that have to run in order.
type task struct {
	*course
	cells []int // numbers
}

// A course is a notebook at work.
type course struct {
	*job
	number  int // among the jobs
	program map[int]cellRun
	results []result // of cell n at n-1
	left    int      // cells to come
	failed  int      // the first cell that has failed, or 0
	begun   time.Time
}

// executeComposed runs the programs of the jobs and records in each job what came of it. It
// returns an error only if nothing could be run at all.
func (r *runner) executeComposed(ctx context.Context, jobs []*job) error {
	jobs = programJobs(jobs)
	release, err := r.session.guard()
	if err != nil {
		return err
	}
	defer release()
	w, err := r.openWorkspace()
	if err != nil {
		return err
	}
	defer w.close()
	if r.everything {
		w.forget(jobs)
	}
	if err := r.build(ctx, w, jobs); err != nil {
		return err
	}
	return r.work(ctx, w, jobs)
}

// work runs the cells of the jobs, some at a time.
func (r *runner) work(ctx context.Context, w workspace, jobs []*job) error {
	results, err := os.MkdirTemp(r.session.work(), "composed-")
	if err != nil {
		return stateError(r.checkout, err)
	}
	out := io.Writer(r.stdout)
	if r.quiet {
		out = io.Discard
	}
	s := &schedule{runner: r, workspace: w, env: r.cellEnvironment(), results: results, progress: newProgress(out, jobs)}
	if err := s.openHandovers(jobs); err != nil {
		return err
	}
	tasks := s.tasks(jobs)
	queue := make(chan task)
	var workers sync.WaitGroup
	for range r.jobs {
		workers.Go(func() {
			for t := range queue {
				s.carryOut(ctx, t)
			}
		})
	}
	stop := s.tick()
	for _, t := range tasks {
		queue <- t
	}
	close(queue)
	workers.Wait()
	stop()
	if ctx.Err() != nil {
		return errInterrupted
	}
	mask := ipynb.NewMask(r.session.tmp(), r.root)
	for _, j := range jobs {
		if j.failure != nil {
			j.failure.detail = mask.Text(j.failure.detail)
		}
	}
	return nil
}

// tick redraws the progress until it is told to stop.
func (s *schedule) tick() (stop func()) {
	done := make(chan struct{})
	go func() {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				s.progress.tick()
			case <-done:
				return
			}
		}
	}()
	s.progress.tick()
	return func() { close(done) }
}

// tasks lists what is to be run, the longest notebook first: then no long one is left over at
// the end.
func (s *schedule) tasks(jobs []*job) []task {
	var courses []*course
	for i, j := range jobs {
		if len(j.places) != j.cells && j.failure == nil {
			j.failure = &failure{problem: "it was not made into programs"}
		}
		if j.failure != nil {
			continue
		}
		c := &course{job: j, number: i, program: map[int]cellRun{}, results: make([]result, len(j.places)), left: len(j.places)}
		for k, p := range j.programs {
			for _, number := range p.Cells {
				c.program[number] = cellRun{
					program: s.workspace.program(j.programName(k)), number: number, arguments: p.Arguments[number],
					folder: j.folder, env: s.handoverEnvironment(j), timeout: s.timeout,
				}
			}
		}
		courses = append(courses, c)
	}
	slices.SortStableFunc(courses, func(a, b *course) int { return b.cells - a.cells })
	var tasks []task
	for _, c := range courses {
		var numbers []int
		together := c.together && !s.handsOver()
		for n := range c.places {
			numbers = append(numbers, n+1)
			if together {
				tasks = append(tasks, task{c, []int{n + 1}})
			}
		}
		if !together || len(numbers) == 0 {
			tasks = append(tasks, task{c, numbers})
		}
	}
	return tasks
}

// carryOut runs the cells of a task until one fails.
func (s *schedule) carryOut(ctx context.Context, t task) {
	s.begin(t.course)
	for _, n := range t.cells {
		var res result
		if s.wanted(t.course, n) && ctx.Err() == nil {
			if err := s.announce(t.job, n); err != nil {
				res.problem = err.Error()
			} else {
				res = t.program[n].run(ctx)
			}
		}
		s.note(t.course, n, res)
	}
	if len(t.cells) == 0 {
		s.end(t.course)
	}
}

// wanted tells whether a cell is still to be run: none is behind one that has failed.
func (s *schedule) wanted(c *course, n int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return c.failed == 0 || n < c.failed
}

func (s *schedule) begin(c *course) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.begun.IsZero() {
		c.begun = time.Now()
		c.follow(event{Event: "start"}, s.progress)
	}
}

// note keeps the result of a cell.
func (s *schedule) note(c *course, n int, res result) {
	s.mu.Lock()
	c.results[n-1] = res
	if res.problem != "" && (c.failed == 0 || n < c.failed) {
		c.failed = n
	}
	c.left--
	done, left := len(c.places)-c.left, c.left
	c.follow(event{Event: "cell", Done: done, Seconds: res.seconds}, s.progress)
	if text, err := c.news(); err == nil && text != "" { // an error is said at the end
		s.progress.show(text)
	}
	s.mu.Unlock()
	if left == 0 {
		s.end(c)
	}
}

// end writes the notebook as far as it was executed, and says which cell has failed.
func (s *schedule) end(c *course) {
	e := event{Event: "end", Seconds: time.Since(c.begun).Seconds()}
	err := s.save(c)
	if c.failed > 0 {
		res := c.results[c.failed-1]
		e = event{Event: "fail", Seconds: e.Seconds, Index: c.places[c.failed-1], Problem: res.problem, Detail: res.detail}
	} else if err != nil {
		e = event{Event: "fail", Seconds: e.Seconds, Index: -1, Problem: err.Error()}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c.follow(e, s.progress)
}

// language is what the kernel says of its language.
var language = map[string]any{
	"codemirror_mode": "", "file_extension": ".go", "mimetype": "text/x-go", "name": "go", "nbconvert_exporter": "", "pygments_lexer": "",
}

// save writes the notebook with its outputs to the session's folder.
func (s *schedule) save(c *course) error {
	nb, err := ipynb.Parse(c.source)
	if err != nil {
		return err
	}
	for i, place := range c.places {
		outputs := c.results[i].outputs
		switch problem := c.results[i].problem; {
		case c.failed > 0 && i >= c.failed:
			outputs = nil // those in the file are of an earlier run
		case problem != "":
			outputs = append(outputs, ipynb.Failed(problem))
		}
		nb.Cells[place].SetOutputs(outputs)
	}
	nb.SetLanguage(language)
	data, err := nb.Encode()
	if err != nil {
		return err
	}
	c.result = filepath.Join(s.results, fmt.Sprintf("%d.ipynb", c.number))
	return os.WriteFile(c.result, data, 0o600)
}
