package estimate

import (
	"math"
	"slices"
)

// A reading is one way to read a question where more than one is possible.
type reading struct {
	rounded     Rounding
	withoutTop  int  // so many of the largest rows are left out
	withoutCap  bool // rows at the cap are left out, as if the data had been cut there
	independent bool // workers are not heard
}

// A read is a question as a reading has it.
type read struct {
	cells
	rows        []observation
	cost, unit  float64 // the cost cutoff in units of the values, and the price of a value of 1
	left, zeros int
	cap         float64 // in units of the values, 0 if there is none
	capped      int     // rows at the cap
}

// read counts the rows of a question. The result has no cells if no row is left.
func (q Question) read(r reading) read {
	if q.Bins != nil {
		return q.readBins()
	}
	values := q.Hours
	if q.perRow() {
		values = spread(q.Hours, r.rounded)
	}
	var out read
	out.rows, out.left, out.zeros, out.unit = q.observations(values)
	out.cost = q.Cost / out.unit
	out.cap = q.capOf(out.rows)
	if out.cap > 0 {
		first, _ := slices.BinarySearchFunc(out.rows, out.cap, func(o observation, cap float64) int {
			if o.value < cap {
				return -1
			}
			return 1
		})
		out.capped = len(out.rows) - first
		for i := first; i < len(out.rows); i++ {
			out.rows[i].value = out.cap
		}
		if r.withoutCap {
			out.rows = out.rows[:first]
		}
	}
	out.rows = out.rows[:max(0, len(out.rows)-r.withoutTop)]
	if len(out.rows) == 0 {
		return out
	}
	rounded := r.rounded
	if q.perRow() {
		rounded = RoundedNearest // what was rounded is spread already
	}
	out.cells = count(out.rows, borders(out.rows, rounded), rounded, q.Workers != nil && !r.independent)
	return out
}

// capOf returns the value from which rows say no more than that they reach it: the question's,
// the smallest that is marked, or the largest where many share it.
func (q Question) capOf(rows []observation) float64 {
	cap := q.Cap
	for i, c := range q.Censored {
		if c && (cap == 0 || q.Hours[i] < cap) {
			cap = q.Hours[i]
		}
	}
	if cap > 0 || len(rows) == 0 || q.perRow() {
		return cap
	}
	answers := answersUsed(rows)
	top := answers[len(answers)-1]
	near, most := 0, 0 // rows a fifth below it, and of the commonest answer up to a quarter
	for _, a := range answers[:len(answers)-1] {
		if a.value > top.value/1.25 {
			near += a.rows
		}
		if a.value > top.value/4 {
			most = max(most, a.rows)
		}
	}
	if top.rows >= lastRows && top.rows > near && top.rows >= 3*most {
		return top.value
	}
	return 0
}

// readBins reads a histogram. Empty bins, and the last ones with few tasks, are joined to the
// one before them; the last is open.
func (q Question) readBins() read {
	out := read{unit: q.Wage / q.TokensPerTask}
	out.cost = q.Cost / out.unit
	b, err := FromBins(q.Bins)
	if err != nil {
		return out
	}
	left := b.Len()
	for i := range b.Bins() {
		low, _, n := b.Bin(i)
		if k := len(out.mass); k > 0 && (n == 0 || left < lastRows) {
			out.mass[k-1] += float64(n)
		} else if n > 0 {
			out.edges = append(out.edges, low)
			out.mass = append(out.mass, float64(n))
		}
		left -= n
	}
	out.size = slices.Clone(out.mass)
	out.low, out.high = make([]float64, len(out.mass)), make([]float64, len(out.mass))
	for k := range out.low {
		out.low[k], out.high[k] = math.NaN(), math.NaN()
	}
	out.bound()
	return out
}
