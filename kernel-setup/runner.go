package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"valuecapture/kernel-setup/composer"
	"valuecapture/kernel-setup/ipynb"
)

// headlessVariable tells the cells that nobody is there to move a slider, so that
// they draw the static figure.
const headlessVariable = "VALUECAPTURE_HEADLESS"

// liveVariable tells the cells that a reader is there, so that they wait for the sliders.
const liveVariable = "VALUECAPTURE_LIVE"

// A runner executes notebooks in a session.
type runner struct {
	*setup
	installation
	session    *session
	jobs       int
	timeout    time.Duration
	data       dataFile
	everything bool // the jobs are all notebooks of the checkout
	figures    bool // the cells hand over the numbers of their figures
	quiet      bool
}

// environment is what Jupyter and the kernels get: this checkout's kernelspec
// before any other, private temporary folders, and no gopls, which only completion
// needs and which costs 55 MB a kernel.
func (r *runner) environment(headless bool) []string {
	list := string(os.PathListSeparator)
	env := withVariables(withoutVariables(r.session.environment(), composer.CellVariable, composer.DoorVariable), map[string]string{
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

// cellEnvironment is what a composed cell gets: what it would get in a kernel, without
// the kernel's own door.
func (r *runner) cellEnvironment() []string {
	vars := r.spec(r.toolchain).Env
	for name, value := range vars {
		vars[name] = strings.ReplaceAll(value, "$$", "$") // as Jupyter does
	}
	list := string(os.PathListSeparator)
	vars["PATH"] = r.bin() + list + r.toolchain.bin() + list + withoutProgram(os.Getenv("PATH"), "gopls")
	vars[headlessVariable] = "1"
	env := withVariables(r.session.environment(), vars)
	return withoutVariables(withVariables(env, r.data.variables()), "GONB_PIPE", "GONB_PIPE_BACK", liveVariable)
}

// execute runs the jobs side by side, as programs or in a kernel, and records in each what
// came of it. It returns an error only if the notebooks could not be run at all.
func (r *runner) execute(ctx context.Context, jobs []*job) error {
	if len(programJobs(jobs)) > 0 {
		if err := r.executeComposed(ctx, jobs); err != nil {
			return err
		}
	}
	if len(kernelJobs(jobs)) > 0 {
		return r.executeInKernel(ctx, kernelJobs(jobs))
	}
	return nil
}

// executeInKernel runs the jobs in Jupyter.
func (r *runner) executeInKernel(ctx context.Context, jobs []*job) error {
	if err := loopback(); err != nil {
		return err
	}
	requestFile, err := r.request(jobs)
	if err != nil {
		return err
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
	followEvents(sc.lines, jobs, newProgress(out, jobs))
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

// request writes the copies of the notebooks that are to be executed, and what
// execute.py is to do with them, and returns the path of the latter.
func (r *runner) request(jobs []*job) (path string, err error) {
	type request struct {
		Name   string `json:"name"`
		Kernel string `json:"kernel"`
		Read   string `json:"read"`
		Folder string `json:"folder"`
		Write  string `json:"write"`

		Handover string `json:"handover"`
	}
	dir, err := os.MkdirTemp(r.session.work(), "jupyter-")
	if err != nil {
		return "", stateError(r.checkout, err)
	}
	var requests []request
	// The longest first: then no long one is left over at the end.
	order := slices.Clone(jobs)
	slices.SortStableFunc(order, func(a, b *job) int { return b.cells - a.cells })
	for i, j := range order {
		nb, err := ipynb.Parse(j.source)
		if err != nil {
			return "", fmt.Errorf("%s: %w", j.name, err)
		}
		nb.Normalise(ipynb.Mask{})
		data, err := nb.Encode()
		if err != nil {
			return "", fmt.Errorf("%s: %w", j.name, err)
		}
		copied := filepath.Join(dir, fmt.Sprintf("%d.ipynb", i))
		j.result = filepath.Join(dir, fmt.Sprintf("%d.out.ipynb", i))
		if err := os.WriteFile(copied, data, 0o600); err != nil {
			return "", stateError(r.checkout, err)
		}
		j.handover = filepath.Join(dir, fmt.Sprintf("%d.handover", i))
		folder := j.handover
		if r.figures {
			folder = filepath.Join(folder, "figures") // without it, none are handed over
		}
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", stateError(r.checkout, err)
		}
		requests = append(requests, request{j.name, kernelName, copied, j.folder, j.result, j.handover})
	}
	data, err := json.Marshal(map[string]any{
		"jobs": r.jobs, "timeout": r.timeout.Seconds(), "notebooks": requests,
	})
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "request.json")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return "", stateError(r.checkout, err)
	}
	return path, nil
}
