package estimate

import (
	"fmt"
	"math"

	"valuecapture/econ/unit"
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
		f.settles = s.cheaper(r, above, leastServed)
	case q.Workers != nil && len(r.who) > 0 && len(r.who) < fewWorkers:
		f.refusal = fmt.Errorf("%w: %d workers, want %d or more to know how they differ", ErrWorkers, len(r.who), fewWorkers)
		f.settles = fmt.Sprintf("tasks of %d workers or more", fewWorkers)
	case len(r.from(r.cost).edges) < farTailCells+2:
		f.refusal = fmt.Errorf("%w: %d of them are worth more than they cost, want %d or more", ErrAnswers, len(r.from(r.cost).edges), farTailCells+2)
		f.settles = "hours that are written down more finely"
	}
	return f.refusal != nil
}

// cheaper says at which lower cost there are enough rows, and how many tasks would do at this
// one, where so many of those in the file are left.
func (s survey) cheaper(r read, left, want float64) string {
	tasks := "more tasks like these"
	if len(r.mass) == 0 {
		return tasks
	}
	rows := r.cells.rows()
	if left > 0 {
		tasks = fmt.Sprintf("about %s tasks like these", unit.Plain.Number(1.5*want/left*rows[0], 2))
	}
	k := len(rows) - 1
	for k > 0 && rows[k] < 2*leastServed {
		k--
	}
	if rows[k] < 2*leastServed || !(r.edges[k] < r.cost) || r.edges[k] == 0 {
		return tasks
	}
	return fmt.Sprintf("a cost of %s $/Mtok or less, which %.0f rows are worth, or %s", unit.Plain.Number(r.edges[k]*r.unit, 3), rows[k], tasks)
}

// judge turns a finding into a refusal where its interval is none.
func (f *finding) judge(tasks float64) {
	if f.refusal != nil {
		return
	}
	width := f.share.High - f.share.Low
	if !(width <= widestShare) {
		f.refusal = fmt.Errorf("%w: anything from %.0f%% to %.0f%% is possible", ErrWide, 100*f.share.Low, 100*f.share.High)
		f.settles = fmt.Sprintf("about %s tasks, if they spread like these", unit.Plain.Number(tasks*math.Max(2, math.Pow(width/widestShare, 2)*1.5), 2))
	}
}
