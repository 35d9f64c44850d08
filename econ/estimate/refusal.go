package estimate

import (
	"fmt"
	"math"
)

// refuse sets the refusal of a reading that has too little to go on.
func (s survey) refuse(f *finding) bool {
	r := f.read
	q := s.question
	above := 0.0
	if len(r.mass) > 0 && r.edges[len(r.edges)-1] >= 0 {
		c := r.from(r.cost)
		if last := len(r.edges) - 1; !(r.cost >= r.edges[last] && len(c.mass) == 1) {
			above = c.rows()[0]
		}
	}
	f.served = above
	switch {
	case len(r.mass) == 0:
		f.refusal = fmt.Errorf("%w: no row is left, of %d: %d without wage or tokens, %d zeros", ErrThinTail, len(q.Hours), r.left, r.zeros)
		f.settles = "rows with hours, wage and tokens above 0"
	case q.perRow() && r.cap > 0:
		f.refusal = fmt.Errorf("%w: rows of %.4g h or more say no more than that, and wage or tokens differ by row", ErrCapped, r.cap)
		f.settles = "one wage and one number of tokens for all rows, or the hours beyond the cap"
	case above < leastServed:
		f.refusal = fmt.Errorf("%w: %.0f rows are worth more than they cost, want %d or more", ErrThinTail, above, leastServed)
		f.settles = s.cheaper(r)
	case q.Workers != nil && len(r.who) > 0 && len(r.who) < fewWorkers:
		f.refusal = fmt.Errorf("%w: %d workers, want %d or more to know how they differ", ErrWorkers, len(r.who), fewWorkers)
		f.settles = fmt.Sprintf("tasks of %d workers or more", fewWorkers)
	case len(r.from(r.cost).edges) < farTailCells+2:
		f.refusal = fmt.Errorf("%w: %d different answers are worth more than they cost, want %d or more", ErrEqual, len(r.from(r.cost).edges), farTailCells+2)
		f.settles = "hours that are written down more finely"
	}
	return f.refusal != nil
}

// cheaper says at which cost there are enough rows, and how many tasks would do at this one.
func (s survey) cheaper(r read) string {
	rows := 0.0
	if len(r.mass) > 0 {
		rows = r.cells.rows()[0]
	}
	if rows < 2*leastServed {
		return fmt.Sprintf("%d tasks or more", 4*leastServed)
	}
	left := r.cells.rows()
	k := len(left) - 1
	for k > 0 && left[k] < 2*leastServed {
		k--
	}
	return fmt.Sprintf("a cost of %.3g $/Mtok or less, which %.0f rows exceed, or more tasks", r.edges[k]*r.unit, left[k])
}

// judge turns a finding into a refusal where its interval is none.
func (f *finding) judge(tasks float64) {
	if f.refusal != nil {
		return
	}
	width := f.share.High - f.share.Low
	if !(width <= widestShare) {
		f.refusal = fmt.Errorf("%w: anything from %.0f%% to %.0f%% is possible", ErrWide, 100*f.share.Low, 100*f.share.High)
		f.settles = fmt.Sprintf("about %.2g tasks, if they spread like these", tasks*math.Max(2, math.Pow(width/widestShare, 2)*1.5))
	}
}
