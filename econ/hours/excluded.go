package hours

import (
	"fmt"
	"strings"
)

// Excluded counts the tasks that were left out, by reason, and the line of the first.
type Excluded struct {
	Missing    Count // empty, NA, N/A, null or #N/A
	Zero       Count // no time saved
	Negative   Count // time lost
	NotFinite  Count // NaN or infinite
	Unknown    Count // a difference whose time with the model is known only to be at least so much
	Weightless Count // rows whose weight is 0 or empty, a row each
}

// A Count is how often something occurred, and the line where it occurred first.
type Count struct{ N, Line int }

func (c *Count) add(line int) {
	if c.N == 0 {
		c.Line = line
	}
	c.N++
}

// join adds later occurrences.
func (c *Count) join(later Count) {
	if c.N == 0 {
		c.Line = later.Line
	}
	c.N += later.N
}

// A reason is why a task is left out, and how it is said.
type reason struct {
	says  string
	count *Count
}

// reasons lists them.
func (e *Excluded) reasons() [6]reason {
	return [...]reason{
		{"empty", &e.Missing}, {"zero", &e.Zero}, {"negative", &e.Negative}, {"not finite", &e.NotFinite},
		{"with a time with the model that may have been longer", &e.Unknown}, {"without a weight", &e.Weightless},
	}
}

// N returns the number of tasks left out.
func (e Excluded) N() int {
	n := 0
	for _, r := range e.reasons() {
		n += r.count.N
	}
	return n
}

// String lists the reasons that occurred, "" if none did.
func (e Excluded) String() string {
	var parts []string
	for _, r := range e.reasons() {
		if r.count.N > 0 {
			parts = append(parts, fmt.Sprintf("%d %s (first in line %d)", r.count.N, r.says, r.count.Line))
		}
	}
	return strings.Join(parts, ", ")
}
