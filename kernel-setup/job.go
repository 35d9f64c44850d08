package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"valuecapture/kernel-setup/ipynb"
)

// A job is one notebook to execute.
type job struct {
	name   string // as shown: path from the checkout's root, without .ipynb
	path   string // absolute
	folder string // where its kernel works
	source []byte // the file as it was read
	cells  int    // code cells that have a source

	composition
	result   string // file of the notebook as it was executed
	handover string // the folder for what its cells hand over beside their outputs
	told     string // the answer about the reader's file that was printed last

	executed bool
	failure  *failure
	times    []float64 // seconds of each code cell
}

// A failure says where and why a notebook did not run to its end.
type failure struct {
	cell    int    // code cell, counted from 1; 0 if none was reached
	source  string // first line of that cell that says something
	problem string
	detail  string // the last lines that it printed
}

func (f *failure) Error() string {
	if f.cell == 0 {
		return f.problem
	}
	return fmt.Sprintf("cell %d %q: %s", f.cell, f.source, f.problem)
}

func (j *job) follow(e event, p *progress) {
	p.update(j.name, func(r *row) {
		switch e.Event {
		case "start":
			r.begun, r.state = time.Now(), "running"
		case "cell":
			if e.Seconds > 0 {
				j.times = append(j.times, e.Seconds)
			}
			r.done = min(e.Done, r.total)
		case "end":
			r.seconds, r.state = e.Seconds, "done"
			j.executed = true
		case "fail":
			r.seconds, r.state = e.Seconds, "failed"
			j.failure = j.explain(e)
		}
	})
}

// explain turns the place of a failed cell in the file into what the reader sees.
func (j *job) explain(e event) *failure {
	f := &failure{problem: oneLine(e.Problem), detail: lastLines(stripColour(e.Detail), 8)}
	nb, err := ipynb.Parse(j.source)
	if err != nil || e.Index < 0 || e.Index >= len(nb.Cells) {
		return f
	}
	for _, cell := range nb.Cells[:e.Index+1] {
		if cell.IsCode() && strings.TrimSpace(cell.Source()) != "" {
			f.cell++
		}
	}
	f.source = nb.Cells[e.Index].FirstLine()
	return f
}

// load reads a notebook that is to be run and checks that it is one of ours.
func (c checkout) load(path string) (*job, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, withHint(fmt.Errorf("no notebook %s", c.relative(path)), "ls "+c.relative(c.notebooks()))
	}
	if err != nil {
		return nil, err
	}
	name := c.relative(path)
	nb, err := ipynb.Parse(data)
	if err != nil {
		return nil, withHint(fmt.Errorf("%s: %w", name, err), "git checkout -- "+name)
	}
	if k := nb.Kernel(); k != kernelName {
		return nil, withHint(fmt.Errorf("%s: its kernel is %q, want %q", name, k, kernelName),
			fmt.Sprintf("open it, choose Kernel > Change kernel > Go (valuecapture), and save; "+
				"or set metadata.kernelspec.name to %q", kernelName))
	}
	j := &job{
		name:   strings.TrimSuffix(name, ".ipynb"),
		path:   path,
		folder: filepath.Dir(path),
		source: bytes.Clone(data),
	}
	for _, cell := range nb.CodeCells() {
		if strings.TrimSpace(cell.Source()) != "" {
			j.cells++
		}
	}
	return j, nil
}
