package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"valuecapture/kernel-setup/ipynb"
)

// A jupyter is a Python interpreter that has what we need of Jupyter.
type jupyter struct {
	Python   string            `json:"python"`
	Server   string            `json:"server"` // module that serves notebooks
	Versions map[string]string `json:"versions"`
}

// probeScript prints the interpreter's Jupyter as JSON, or fails on what is missing.
const probeScript = `
import importlib, json, sys
versions = {}
for name in ("nbformat", "nbclient", "nbconvert", "jupyter_client"):
    versions[name] = importlib.import_module(name).__version__
server = ""
for name in ("notebook", "jupyterlab", "jupyter_server"):
    try:
        versions[name] = importlib.import_module(name).__version__
    except ImportError:
        continue
    server = server or name
if not server:
    raise ImportError("no module named 'notebook', 'jupyterlab' or 'jupyter_server'")
json.dump({"python": sys.executable, "server": server, "versions": versions}, sys.stdout)
`

// probe asks one interpreter for its Jupyter.
func probe(ctx context.Context, python string) (jupyter, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, python, "-W", "ignore", "-c", probeScript)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return jupyter{}, fmt.Errorf("%s: %w: %s", python, err, lastLines(stderr.String(), 1))
	}
	var j jupyter
	if err := json.Unmarshal(stdout.Bytes(), &j); err != nil {
		return jupyter{}, fmt.Errorf("%s: %w", python, err)
	}
	if j.Python == "" {
		return jupyter{}, fmt.Errorf("%s: sys.executable is empty", python)
	}
	return j, nil
}

// pythons lists the interpreters to try: that of the jupyter command, the first
// python3 on PATH, the system's, our own.
func (c checkout) pythons() []string {
	var list []string
	add := func(path string) {
		if path != "" && !slices.Contains(list, path) {
			list = append(list, path)
		}
	}
	if path, err := exec.LookPath("jupyter"); err == nil {
		add(interpreter(path))
	}
	if path, err := exec.LookPath("python3"); err == nil {
		add(path)
	}
	add("/usr/bin/python3")
	add(filepath.Join(c.venv(), "bin", "python"))
	return list
}

// interpreter returns the Python named in the first line of a script.
func interpreter(script string) string {
	f, err := os.Open(script)
	if err != nil {
		return ""
	}
	defer f.Close()
	line, _ := bufio.NewReader(f).ReadString('\n')
	fields := strings.Fields(strings.TrimPrefix(line, "#!"))
	if !strings.HasPrefix(line, "#!") || len(fields) == 0 || !strings.Contains(filepath.Base(fields[0]), "python") {
		return ""
	}
	return fields[0]
}

// findJupyter tries the candidates in order. The error tells what each lacks.
func (s *setup) findJupyter(ctx context.Context) (jupyter, error) {
	var failures []error
	for _, python := range s.candidates {
		if !exists(python) {
			continue
		}
		j, err := probe(ctx, python)
		if err == nil {
			return j, nil
		}
		failures = append(failures, err)
	}
	if len(failures) == 0 {
		return jupyter{}, errors.New("no python3")
	}
	return jupyter{}, errors.Join(failures...)
}

func (c checkout) jupyterFile() string { return filepath.Join(c.state, "jupyter.json") }

// savedJupyter returns the Jupyter found by the last install, if its interpreter
// is still there.
func (c checkout) savedJupyter() (jupyter, bool) {
	data, err := os.ReadFile(c.jupyterFile())
	if err != nil {
		return jupyter{}, false
	}
	var j jupyter
	if json.Unmarshal(data, &j) != nil || j.Python == "" || !exists(j.Python) {
		return jupyter{}, false
	}
	return j, true
}

// installJupyter makes sure that there is a Jupyter and remembers which.
func (s *setup) installJupyter(ctx context.Context, session *session) (jupyter, error) {
	j, err := s.findJupyter(ctx)
	if err == nil {
		s.say("jupyter is already installed: %s", j)
		return j, s.saveJupyter(j)
	}
	missing := err
	for _, source := range s.sources {
		if reason := source.unavailable(); reason != "" {
			s.say("jupyter: not from %s: %s", source.name, reason)
			continue
		}
		if err := source.install(ctx, s, session); err != nil {
			if ctx.Err() != nil {
				return jupyter{}, errInterrupted
			}
			s.say("jupyter: not from %s: %s", source.name, oneLine(err.Error()))
			continue
		}
		j, err := s.findJupyter(ctx)
		if err != nil {
			missing = err
			continue
		}
		s.say("jupyter is now installed: %s", j)
		return j, s.saveJupyter(j)
	}
	return jupyter{}, withHint(
		fmt.Errorf("no Jupyter and no way to install one: %s", oneLine(lastLines(missing.Error(), 1))),
		"sudo apt-get install --no-install-recommends "+strings.Join(debianPackages, " "))
}

func (s *setup) saveJupyter(j jupyter) error {
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	if err := ipynb.WriteAtomic(s.jupyterFile(), data, 0o644); err != nil {
		return stateError(s.checkout, err)
	}
	return nil
}

// String names the parts of a Jupyter and their versions.
func (j jupyter) String() string {
	text := fmt.Sprintf("nbclient %s, nbconvert %s", j.Versions["nbclient"], j.Versions["nbconvert"])
	return fmt.Sprintf("%s, %s %s, in %s", text, j.Server, j.Versions[j.Server], j.Python)
}

// A jupyterSource is a place that Jupyter can be installed from.
type jupyterSource struct {
	name        string
	unavailable func() string // why not here, or nothing
	install     func(context.Context, *setup, *session) error
}

func jupyterSources() []jupyterSource {
	return []jupyterSource{
		{"the system's packages", debianUnavailable, installDebian},
		{"a private Python environment", venvUnavailable, installVenv},
	}
}
