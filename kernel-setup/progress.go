package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// A progress shows what is at work: steps of the installation, or notebooks. On a
// terminal each has a line that is redrawn in place. Elsewhere a line is printed when
// one begins or ends, and whenever nothing was printed for ten seconds.
type progress struct {
	mu    sync.Mutex
	out   io.Writer
	live  bool
	rows  []*row
	drawn int
	begun time.Time
	told  time.Time // when a line was last printed
}

// silence is how long a progress that is not redrawn in place prints nothing.
const silence = 10 * time.Second

// A row is the state of one notebook or step.
type row struct {
	name        string
	step        bool // of the installation: it has no cells
	done, total int
	begun       time.Time
	seconds     float64
	state       string // "", "running", "done" or "failed"
}

func newProgress(out io.Writer, jobs []*job) *progress {
	p := &progress{out: out, live: isTerminal(out), begun: time.Now(), told: time.Now()}
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

// update changes the row of a notebook.
func (p *progress) update(name string, change func(*row)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, r := range p.rows {
		if r.name != name {
			continue
		}
		change(r)
		if !p.live && (r.state == "done" || r.state == "failed") {
			p.line(r.String())
		}
	}
	p.draw()
}

// begin adds the row of a step.
func (p *progress) begin(what string) *row {
	p.mu.Lock()
	defer p.mu.Unlock()
	r := &row{name: what, step: true, begun: time.Now(), state: "running"}
	if !p.live {
		p.line(what + " ...")
	}
	p.rows = append(p.rows, r)
	p.draw()
	return r
}

// end removes the row of a step, and prints a line for good if it was carried out.
func (p *progress) end(r *row, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.rows = slices.DeleteFunc(p.rows, func(other *row) bool { return other == r })
	p.erase()
	if err == nil {
		p.line(fmt.Sprintf("%s: done in %.1f s", r.name, time.Since(r.begun).Seconds()))
	}
	p.draw()
}

// print prints a line for good.
func (p *progress) print(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
	p.line(text)
	p.draw()
}

// show writes a text for good, as it is.
func (p *progress) show(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
	fmt.Fprintln(p.out, text)
	p.told = time.Now()
	p.draw()
}

// tick is called every second.
func (p *progress) tick() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.live {
		p.draw()
		return
	}
	if time.Since(p.told) < silence {
		return
	}
	done, total, running := 0, 0, 0
	for _, r := range p.rows {
		done, total = done+r.done, total+r.total
		switch {
		case r.step:
			p.line(fmt.Sprintf("%s: %.0f s so far", r.name, time.Since(r.begun).Seconds()))
		case r.state == "running":
			running++
		}
	}
	if total > 0 {
		p.line(fmt.Sprintf("%d of %d cells after %.0f s, notebooks at work: %d", done, total, time.Since(p.begun).Seconds(), running))
	}
}

func (p *progress) line(text string) {
	fmt.Fprintf(p.out, "kernel-setup: %s\n", text)
	p.told = time.Now()
}

// erase takes the rows off the terminal, so that a line can take their place.
func (p *progress) erase() {
	if p.drawn > 0 {
		fmt.Fprintf(p.out, "\x1b[%dA\x1b[J", p.drawn)
	}
	p.drawn = 0
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

// String is the line of one notebook or step.
func (r *row) String() string {
	switch {
	case r.step:
		return fmt.Sprintf("kernel-setup: %s %6.1f s", r.name, time.Since(r.begun).Seconds())
	case r.state == "":
		return fmt.Sprintf("%-32s %3d cells, waiting", r.name, r.total)
	case r.state == "running":
		return fmt.Sprintf("%-32s %3d/%d cells %6.1f s", r.name, r.done, r.total, time.Since(r.begun).Seconds())
	case r.state == "failed":
		return fmt.Sprintf("%-32s %3d/%d cells %6.1f s  failed", r.name, r.done, r.total, r.seconds)
	}
	return fmt.Sprintf("%-32s %3d/%d cells %6.1f s", r.name, r.done, r.total, r.seconds)
}
