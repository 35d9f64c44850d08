package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"valuecapture/kernel-setup/ipynb"
)

// headlessVariable tells the cells that nobody is there to move a slider, so that
// they draw the static figure.
const headlessVariable = "VALUECAPTURE_HEADLESS"

// liveVariable tells them that a reader is, so that they wait for the sliders.
const liveVariable = "VALUECAPTURE_LIVE"

// A job is one notebook to execute.
type job struct {
	name   string // as shown: path from the checkout's root, without .ipynb
	path   string // absolute
	folder string // where its kernel works
	source []byte // the file as it was read
	cells  int    // code cells that have a source

	copy, result string // the normalised copy that is executed, and what came of it

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

// A runner executes notebooks in a session.
type runner struct {
	*setup
	installation
	session *session
	jobs    int
	timeout time.Duration
	data    dataFile
	quiet   bool
}

// An event is one line that execute.py prints.
type event struct {
	Event   string
	Name    string
	Done    int
	Index   int // of the cell, counted from 0, Markdown cells included
	Seconds float64
	Problem string
	Detail  string
}

// environment is what Jupyter and the kernels get: this checkout's kernelspec
// before any other, private temporary folders, and no gopls, which only completion
// needs and which costs 55 MB a kernel.
func (r *runner) environment(headless bool) []string {
	list := string(os.PathListSeparator)
	env := withVariables(r.session.environment(), map[string]string{
		"JUPYTER_PATH":        r.jupyterPath() + list + os.Getenv("JUPYTER_PATH"),
		"JUPYTER_RUNTIME_DIR": r.session.runtime(),
		"PYTHONIOENCODING":    "utf-8",
		"PYTHONUNBUFFERED":    "1",
	})
	if headless {
		env = withVariables(env, map[string]string{
			headlessVariable: "1",
			"PATH":           withoutProgram(os.Getenv("PATH"), "gopls"),
		})
		env = withVariables(env, r.data.variables())
	}
	return env
}

// withoutProgram drops the folders of a PATH that hold the program.
func withoutProgram(path, program string) string {
	dirs := slices.DeleteFunc(filepath.SplitList(path), func(dir string) bool {
		return exists(filepath.Join(dir, program))
	})
	return strings.Join(dirs, string(os.PathListSeparator))
}

// execute runs the jobs side by side and records in each what came of it. The
// error is for what kept notebooks from being run at all.
func (r *runner) execute(ctx context.Context, jobs []*job) error {
	if err := loopback(); err != nil {
		return err
	}
	type request struct {
		Name   string `json:"name"`
		Kernel string `json:"kernel"`
		Read   string `json:"read"`
		Folder string `json:"folder"`
		Write  string `json:"write"`
	}
	var requests []request
	byName := map[string]*job{}
	// The longest first: then no long one is left over at the end.
	order := slices.Clone(jobs)
	slices.SortStableFunc(order, func(a, b *job) int { return b.cells - a.cells })
	for i, j := range order {
		nb, err := ipynb.Parse(j.source)
		if err != nil {
			return fmt.Errorf("%s: %w", j.name, err)
		}
		nb.Normalise(ipynb.Mask{})
		data, err := nb.Encode()
		if err != nil {
			return fmt.Errorf("%s: %w", j.name, err)
		}
		j.copy = filepath.Join(r.session.work(), fmt.Sprintf("%d.ipynb", i))
		j.result = filepath.Join(r.session.work(), fmt.Sprintf("%d.out.ipynb", i))
		if err := os.WriteFile(j.copy, data, 0o600); err != nil {
			return stateError(r.checkout, err)
		}
		requests = append(requests, request{j.name, kernelName, j.copy, j.folder, j.result})
		byName[j.name] = j
	}
	data, err := json.Marshal(map[string]any{
		"jobs": r.jobs, "timeout": r.timeout.Seconds(), "notebooks": requests,
	})
	if err != nil {
		return err
	}
	requestFile := filepath.Join(r.session.work(), "request.json")
	if err := os.WriteFile(requestFile, data, 0o600); err != nil {
		return stateError(r.checkout, err)
	}

	cmd := exec.Command(r.jupyter.Python, filepath.Join(r.session.dir, "execute.py"), requestFile)
	cmd.Env = r.environment(true)
	cmd.Dir = r.session.work()
	sc, err := r.session.start(ctx, cmd, 0)
	if err != nil {
		return err
	}
	out := io.Writer(r.stdout)
	if r.quiet {
		out = io.Discard
	}
	followEvents(sc.lines, byName, newProgress(out, jobs))
	err = <-sc.ended
	for _, j := range jobs {
		if j.failure != nil {
			j.failure.detail = ipynb.NewMask(r.session.tmp(), r.root).Text(j.failure.detail)
		}
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	if err != nil {
		return withHint(fmt.Errorf("%s: %w: %s", r.jupyter.Python, err, sc.complaint(3)),
			"go run ./kernel-setup install")
	}
	for _, j := range jobs {
		if !j.executed && j.failure == nil {
			j.failure = &failure{problem: "it was not run"}
		}
	}
	return nil
}

// followEvents follows the script until it ends.
func followEvents(lines <-chan string, jobs map[string]*job, p *progress) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	p.tick()
	for {
		select {
		case <-tick.C:
			p.tick()
		case line, ok := <-lines:
			if !ok {
				return
			}
			var e event
			if json.Unmarshal([]byte(line), &e) != nil {
				continue
			}
			if j := jobs[e.Name]; j != nil {
				j.follow(e, p)
			}
		}
	}
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

// stripColour removes terminal colours.
func stripColour(text string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "\x1b[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		end := strings.IndexFunc(after, func(c rune) bool { return c >= '@' && c <= '~' })
		if end < 0 {
			return b.String()
		}
		text = after[end+1:]
	}
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
