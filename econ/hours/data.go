package hours

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// MinimumTasks is the number of tasks below which [Data.Validate] refuses data.
const MinimumTasks = 50

// Data is what a file holds, and a count of what was left out.
//
// Hours holds the savings above 0, in the order of the file. The other slices run parallel
// to it: Years holds the column period in calendar years (2024.5 is the middle of 2024),
// Wages dollars per hour, Tokens millions per task. A slice is nil if the file has no such
// column, and holds NaN where the column is empty.
//
// A histogram has Bins and no Hours.
type Data struct {
	Name     string   // of the file, from the Reading
	Column   string   // the column read
	Columns  []string // all names in the header, or in the first object
	Unit     Unit     // its unit in the file; Hours is in hours
	Hours    []float64
	Years    []float64
	Wages    []float64
	Tokens   []float64
	Bins     []Bin
	Rows     int // read, including those left out
	Excluded Excluded

	// DrawnFrom is the number of tasks from which [Data.Draw] drew these, 0 if it drew none.
	DrawnFrom int

	// DecimalComma reports that numbers were written like 1,5.
	DecimalComma bool
}

// Excluded counts the rows that were left out, by reason.
type Excluded struct {
	Missing   Count // empty, NA, N/A or null
	Zero      Count // no time saved
	Negative  Count // time lost
	NotFinite Count // NaN or infinite
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

// N returns the number of rows left out.
func (e Excluded) N() int { return e.Missing.N + e.Zero.N + e.Negative.N + e.NotFinite.N }

// String lists the reasons that occurred, "" if none did.
func (e Excluded) String() string {
	var parts []string
	for _, r := range []struct {
		name string
		Count
	}{{"empty", e.Missing}, {"zero", e.Zero}, {"negative", e.Negative}, {"not finite", e.NotFinite}} {
		if r.N > 0 {
			parts = append(parts, fmt.Sprintf("%d %s (first in line %d)", r.N, r.name, r.Line))
		}
	}
	return strings.Join(parts, ", ")
}

// String describes the data in one line: what was read and what was left out.
func (d Data) String() string {
	what := fmt.Sprintf("%d rows", d.Rows)
	if d.Bins != nil {
		what += fmt.Sprintf(" of a histogram of %d tasks", d.Tasks())
	} else {
		what += fmt.Sprintf(", column %q in %v, %d used", d.Column, d.Unit, max(d.DrawnFrom, len(d.Hours)))
	}
	if d.Excluded.N() > 0 {
		what += fmt.Sprintf(", %d left out: %v", d.Excluded.N(), d.Excluded)
	}
	if d.DrawnFrom > 0 {
		what += fmt.Sprintf("; of those, %d were drawn at random, and what follows is about them", len(d.Hours))
	}
	if d.DecimalComma {
		what += "; a comma is read as the decimal mark"
	}
	return what
}

// Tasks returns the number of tasks used.
func (d Data) Tasks() int {
	n := len(d.Hours)
	for _, b := range d.Bins {
		n += b.Count
	}
	return n
}

// Draw returns the data with n of its tasks, drawn at random without replacement and kept in
// order, or unchanged if there are no more than n. A computation that takes hours on a large
// file takes seconds on a draw, and tens of thousands of tasks make intervals narrower than
// the doubts about the family.
//
// The same seed draws the same tasks. A histogram is returned unchanged, and so is the data for n < 1.
func (d Data) Draw(n int, seed uint64) Data {
	total := len(d.Hours)
	if n < 1 || n >= total {
		return d
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	chosen := make([]int, 0, n)
	for i := 0; len(chosen) < n; i++ { // each with the probability that keeps the draw uniform
		if rng.IntN(total-i) < n-len(chosen) {
			chosen = append(chosen, i)
		}
	}
	for _, s := range d.columns() {
		if len(*s) != total {
			continue
		}
		all := *s
		*s = make([]float64, n)
		for j, i := range chosen {
			(*s)[j] = all[i]
		}
	}
	d.DrawnFrom = max(d.DrawnFrom, total)
	return d
}

// Validate reports whether a tail can be estimated. It returns an error wrapping [ErrTooFew]
// for fewer than [MinimumTasks] tasks or fewer than three bins with tasks, or [ErrEqual] if
// all tasks save the same.
func (d Data) Validate() error {
	if n := d.Tasks(); n < MinimumTasks {
		return fmt.Errorf("%w: %d tasks with time saved in %d rows, want at least %d: fewer support no verdict", ErrTooFew, n, d.Rows, MinimumTasks)
	}
	if d.Bins != nil {
		full := 0
		for _, b := range d.Bins {
			if b.Count > 0 {
				full++
			}
		}
		if full < 3 {
			return fmt.Errorf("%w: %d bins with tasks, want at least 3: give a histogram with narrower bins", ErrTooFew, full)
		}
		return nil
	}
	for _, h := range d.Hours {
		if h != d.Hours[0] {
			return nil
		}
	}
	return fmt.Errorf("%w: all %d tasks save %g h, want values that differ: is it the right column?", ErrEqual, len(d.Hours), d.Hours[0])
}

// keep adds one saving, in hours, or counts why it is left out.
func (d *Data) keep(h float64, line int) bool {
	switch {
	case math.IsNaN(h) || math.IsInf(h, 0):
		d.Excluded.NotFinite.add(line)
	case h == 0:
		d.Excluded.Zero.add(line)
	case h < 0:
		d.Excluded.Negative.add(line)
	default:
		d.Hours = append(d.Hours, h)
		return true
	}
	return false
}
