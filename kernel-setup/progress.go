package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// A progress shows one line per notebook. On a terminal the lines are redrawn in
// place; elsewhere a line is printed when its notebook ends.
type progress struct {
	out   io.Writer
	live  bool
	rows  []*row
	drawn int
}

// A row is the state of one notebook.
type row struct {
	name        string
	done, total int
	begun       time.Time
	seconds     float64
	state       string // "", "running", "done" or "failed"
}

func newProgress(out io.Writer, jobs []*job) *progress {
	p := &progress{out: out, live: isTerminal(out)}
	for _, j := range jobs {
		p.rows = append(p.rows, &row{name: j.name, total: j.cells})
	}
	return p
}

// isTerminal tells whether lines written to w can be redrawn.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (p *progress) update(name string, change func(*row)) {
	for _, r := range p.rows {
		if r.name != name {
			continue
		}
		change(r)
		if !p.live && (r.state == "done" || r.state == "failed") {
			fmt.Fprintf(p.out, "kernel-setup: %s\n", r)
		}
	}
	p.draw()
}

func (p *progress) draw() {
	if !p.live {
		return
	}
	var b strings.Builder
	if p.drawn > 0 {
		fmt.Fprintf(&b, "\x1b[%dA", p.drawn)
	}
	for _, r := range p.rows {
		fmt.Fprintf(&b, "\x1b[2K%s\n", r)
	}
	p.drawn = len(p.rows)
	io.WriteString(p.out, b.String())
}

// String is the line of one notebook.
func (r *row) String() string {
	switch r.state {
	case "":
		return fmt.Sprintf("%-32s %3d cells, waiting", r.name, r.total)
	case "running":
		return fmt.Sprintf("%-32s %3d/%d cells %6.1f s", r.name, r.done, r.total, time.Since(r.begun).Seconds())
	case "failed":
		return fmt.Sprintf("%-32s %3d/%d cells %6.1f s  failed", r.name, r.done, r.total, r.seconds)
	}
	return fmt.Sprintf("%-32s %3d/%d cells %6.1f s", r.name, r.done, r.total, r.seconds)
}
