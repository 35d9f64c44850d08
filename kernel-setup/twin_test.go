package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	twinPython = flag.String("twin", "", "folder of the Python environment of BenchmarkTwin, made if it is not there")
	twinKernel = flag.Bool("twin-kernel", false, "let BenchmarkTwin also execute the course in the kernel, which takes minutes")
)

// twinPackages are what a reader would write such a course with in Python.
var twinPackages = []string{"nbclient==0.11.0", "ipykernel==7.4.0", "numpy==2.4.6", "scipy==1.17.1", "matplotlib==3.11.2"}

// BenchmarkTwin compares a warm run of the course with a Python course of as many cells and
// figures, on as many workers, one after the other on the same machine. The Python packages
// come from PyPI into an environment of their own:
//
//	go test -run '^$' -bench Twin -benchtime 1x -timeout 60m ./kernel-setup -twin /tmp/twin
func BenchmarkTwin(b *testing.B) {
	if *twinPython == "" {
		b.Skip("needs -twin DIR, and the network the first time")
	}
	c, err := findCheckout("..")
	if err != nil {
		b.Fatal(err)
	}
	python := twinEnvironment(b, *twinPython)
	request := twinRequest(b, c)
	warm := func(args ...string) float64 {
		var out bytes.Buffer
		s := c.setup(&out, &out)
		s.candidates = c.pythons()
		begun := time.Now()
		if err := doRun(context.Background(), s, append([]string{"--check", "--timeout", "10m"}, args...)); err != nil {
			b.Fatalf("%v\n%s", err, &out)
		}
		return time.Since(begun).Seconds()
	}
	warm()
	for b.Loop() {
		before := childTime(b)
		out, err := exec.Command(python, filepath.Join("testdata", "twin.py"), request).Output()
		if err != nil {
			b.Fatal(err, string(err.(*exec.ExitError).Stderr))
		}
		theirs, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		if err != nil {
			b.Fatal(err)
		}
		between := childTime(b)
		ours := warm()
		b.ReportMetric(between-before, "cpu-s-python")
		b.ReportMetric(childTime(b)-between, "cpu-s-ours")
		b.ReportMetric(theirs, "s-python")
		b.ReportMetric(ours, "s-ours")
		b.ReportMetric(ours/theirs, "ours/python")
		b.ReportMetric(warm("02-two-tails"), "s-one-notebook")
		if *twinKernel {
			b.ReportMetric(warm("--kernel"), "s-kernel")
		}
	}
}

// childTime is the processor time of all processes that this one has started, in seconds:
// on a busy machine it says more than the clock.
func childTime(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// twinRequest writes what twin.py is to execute.
func twinRequest(b *testing.B, c checkout) string {
	type notebook struct {
		Name    string `json:"name"`
		Cells   int    `json:"cells"`
		Figures int    `json:"figures"`
	}
	jobs, err := c.jobs(nil)
	if err != nil {
		b.Fatal(err)
	}
	var list []notebook
	for _, j := range jobs {
		list = append(list, notebook{j.name, j.cells, bytes.Count(j.source, []byte(`"image/png": "`))})
	}
	data, err := json.Marshal(map[string]any{"jobs": defaultJobs(), "notebooks": list})
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "twin.json")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// twinEnvironment makes sure of the Python environment and returns its interpreter.
func twinEnvironment(b *testing.B, dir string) string {
	python, err := filepath.Abs(filepath.Join(dir, "bin", "python"))
	if err != nil {
		b.Fatal(err)
	}
	if exec.Command(python, "-c", "import nbclient, ipykernel, scipy, matplotlib").Run() == nil {
		return python
	}
	for _, args := range [][]string{
		{"python3", "-m", "venv", dir},
		append([]string{python, "-m", "pip", "install", "--quiet"}, twinPackages...),
	} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			b.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	return python
}
