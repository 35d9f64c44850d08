package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// benchRunner is a runner on the shared checkout with n copies of a notebook.
func benchRunner(b *testing.B, name string, n, parallel int) (*runner, func() []*job) {
	b.Helper()
	root := execution(b, name)
	c, err := findCheckout(root)
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	s := c.setup(&out, &out)
	s.candidates = c.pythons()
	session, err := s.openSession()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(session.close)
	in, err := s.ensure(context.Background(), session)
	if err != nil {
		b.Fatal(err)
	}
	r := &runner{setup: s, installation: in, session: session, jobs: parallel, timeout: time.Minute, quiet: true}
	return r, func() []*job {
		var jobs []*job
		for i := range n {
			j, err := s.load(filepath.Join(s.notebooks(), name+".ipynb"))
			if err != nil {
				b.Fatal(err)
			}
			j.name += strconv.Itoa(i)
			jobs = append(jobs, j)
		}
		return jobs
	}
}

func executeAll(b *testing.B, r *runner, jobs []*job) (cells int) {
	b.Helper()
	if err := r.executeInKernel(context.Background(), jobs); err != nil {
		b.Fatal(err)
	}
	for _, j := range jobs {
		if j.failure != nil {
			b.Fatal(j.failure)
		}
		cells += j.cells
	}
	return cells
}

// BenchmarkRun executes eight notebooks of twelve cells, nine of them with a
// figure or a table, and reports the seconds a cell that this took.
func BenchmarkRun(b *testing.B) {
	for _, parallel := range slices.Compact([]int{1, 2, runtime.NumCPU(), 2 * runtime.NumCPU()}) {
		b.Run(fmt.Sprintf("jobs=%d", parallel), func(b *testing.B) {
			r, jobs := benchRunner(b, "figures", 8, parallel)
			cells := 0
			for b.Loop() {
				cells += executeAll(b, r, jobs())
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(cells), "s/cell")
		})
	}
}

// BenchmarkPlotCell reports the median time of a cell that draws a figure, from
// its being sent to its being done, in a kernel that has the machine to itself.
func BenchmarkPlotCell(b *testing.B) {
	r, jobs := benchRunner(b, "figures", 1, 1)
	var times []float64
	for b.Loop() {
		all := jobs()
		executeAll(b, r, all)
		times = append(times, all[0].times[4:]...) // the first four declare and print
	}
	slices.Sort(times)
	b.ReportMetric(times[len(times)/2], "s/plot-cell")
}

// BenchmarkKernelMemory reports the resident memory of a headless kernel, and its
// proportional share when pages are shared with others, while its cell sleeps.
func BenchmarkKernelMemory(b *testing.B) {
	r, jobs := benchRunner(b, "sleeps", 1, 1)
	var rss, pss float64
	for b.Loop() {
		ctx, stop := context.WithCancel(context.Background())
		ended := make(chan error, 1)
		go func() { ended <- r.executeInKernel(ctx, jobs()) }()
		rss, pss = 0, 0
		for deadline := time.Now().Add(time.Minute); rss == 0 && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			rss, pss = kernelMemory(r.checkout)
		}
		stop()
		<-ended
		if rss == 0 {
			b.Skip("a process's memory is known by /proc, which is not here")
		}
	}
	b.ReportMetric(rss, "MB-resident")
	b.ReportMetric(pss, "MB-proportional")
}

// kernelMemory sums, in megabytes, the kernel's processes once a cell program runs,
// without that program.
func kernelMemory(c checkout) (rss, pss float64) {
	running := false
	for _, pid := range processesOf(c) {
		dir := filepath.Join("/proc", strconv.Itoa(pid))
		exe, _ := os.Readlink(filepath.Join(dir, "exe"))
		running = running || strings.Contains(exe, "gonb_")
		if base := filepath.Base(exe); base != "gonb" && base != "gopls" {
			continue
		}
		text, _ := os.ReadFile(filepath.Join(dir, "smaps_rollup"))
		for line := range strings.Lines(string(text)) {
			var kb float64
			if n, _ := fmt.Sscanf(line, "Rss: %f kB", &kb); n == 1 {
				rss += kb / 1000
			}
			if n, _ := fmt.Sscanf(line, "Pss: %f kB", &kb); n == 1 {
				pss += kb / 1000
			}
		}
	}
	if !running {
		return 0, 0
	}
	return rss, pss
}
