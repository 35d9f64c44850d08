package estimate

import (
	"math"
	"sort"
)

// cells is a sample counted between edges. Every edge is a border that no rounding crosses,
// so that the share of rows above it is known; where in its cell a row lies need not be.
type cells struct {
	edges []float64 // where each cell begins, ascending; the last one is open
	mass  []float64 // of the rows in it
	size  []float64 // how many rows of equal mass would say as much, (Σm)²/Σm²

	// low and high bound the mean of a cell. They are equal where it is known, and NaN in the
	// open cell.
	low, high []float64

	who [][]holding // by worker, or nil if every row is independent
}

// holding is what a worker has in a cell.
type holding struct {
	cell int
	mass float64
}

// lastRows is the least number of rows in the open cell: how large the largest few are does
// not count, only that they are there.
const lastRows = 5

// known is the number of different answers in a cell from which its mean is taken as known.
const known = 5

// count counts sorted rows between borders. Cells hold 3% or more of the rows from their edge
// on, so that there are hardly more than a hundred.
func count(rows []observation, borders []float64, rounded Rounding, workers bool) cells {
	total := len(rows)
	fine := math.Max(0.03, math.Log(math.Max(2, float64(total)/20))/100)
	var c cells
	type tally struct {
		rows, distinct int
		mass, squares  float64
		sum, last      float64
	}
	var t tally
	next := 1 // border
	closeCell := func(edge float64) {
		mean := t.sum / t.mass
		if rounded == RoundedUp { // an answer stands for what lies before it
			mean -= (edge - c.edges[len(c.edges)-1]) / float64(2*t.distinct)
		}
		if t.distinct < known {
			mean = math.NaN()
		}
		c.mass, c.size = append(c.mass, t.mass), append(c.size, t.mass*t.mass/t.squares)
		c.low, c.high = append(c.low, mean), append(c.high, mean)
		c.edges = append(c.edges, edge)
		t = tally{}
	}
	c.edges = append(c.edges, borders[0])
	where := make([]int, total)
	for i, r := range rows {
		for next < len(borders) && (r.value > borders[next] || r.value == borders[next] && rounded != RoundedUp) {
			left := total - i
			if t.rows >= max(3, int(fine*float64(left+t.rows))) && left >= lastRows && borders[next] > c.edges[len(c.edges)-1] {
				closeCell(borders[next])
			}
			next++
		}
		if t.rows == 0 || r.value != t.last {
			t.distinct++
		}
		t.rows++
		t.last = r.value
		t.mass += r.mass
		t.squares += r.mass * r.mass
		t.sum += r.mass * r.value
		where[i] = len(c.edges) - 1
	}
	c.mass, c.size = append(c.mass, t.mass), append(c.size, t.mass*t.mass/t.squares)
	c.low, c.high = append(c.low, math.NaN()), append(c.high, math.NaN())
	if workers {
		c.hold(rows, where)
	}
	c.bound()
	return c
}

// hold lists what each worker has in each cell.
func (c *cells) hold(rows []observation, where []int) {
	index := map[int]int{}
	for i, r := range rows {
		w, ok := index[r.who]
		if !ok {
			w = len(c.who)
			index[r.who] = w
			c.who = append(c.who, nil)
		}
		h := c.who[w]
		if len(h) > 0 && h[len(h)-1].cell == where[i] {
			h[len(h)-1].mass += r.mass
		} else {
			h = append(h, holding{where[i], r.mass})
		}
		c.who[w] = h
	}
}

// density returns that of a closed cell.
func (c cells) density(k int) float64 { return c.mass[k] / (c.edges[k+1] - c.edges[k]) }

// falls reports whether the density does not rise from cell k to the next by more than noise.
func (c cells) falls(k int) bool {
	if k < 0 || k+2 >= len(c.edges) {
		return true
	}
	noise := 2 * math.Sqrt(1/c.size[k]+1/c.size[k+1])
	return c.density(k+1) <= c.density(k)*(1+noise)
}

// bound bounds the means that are not known. If densities fall, that of a cell lies between
// those of its neighbours, and its mean between the one if it falls at the last moment and its
// middle. If they do not, the mean may be anywhere in the cell.
func (c *cells) bound() {
	for k := range len(c.edges) - 1 {
		if !math.IsNaN(c.low[k]) {
			continue
		}
		from, to := c.edges[k], c.edges[k+1]
		if !c.falls(k-1) || !c.falls(k) {
			c.low[k], c.high[k] = from, to
			continue
		}
		before, after := math.Inf(1), 0.0
		if k > 0 {
			before = c.density(k - 1)
		}
		if k+2 < len(c.edges) {
			after = c.density(k + 1)
		}
		own, width := c.density(k), to-from
		before, after = math.Max(before, own), math.Min(after, own)
		head := 0.0 // of the cell has the density before it, the rest the one after it
		if before > after && !math.IsInf(before, 1) {
			head = (own - after) / (before - after) * width
		}
		moment := after * (width*width - head*head) / 2
		if head > 0 {
			moment += before * head * head / 2
		}
		c.low[k] = from + moment/c.mass[k]
		c.high[k] = (from + to) / 2
		if c.low[k] > c.high[k] {
			c.low[k] = c.high[k]
		}
	}
}

// from returns the cells from the last edge at or below a value on.
func (c cells) from(value float64) cells {
	k := sort.Search(len(c.edges), func(i int) bool { return c.edges[i] > value }) - 1
	if k <= 0 {
		return c
	}
	out := cells{edges: c.edges[k:], mass: c.mass[k:], size: c.size[k:], low: c.low[k:], high: c.high[k:]}
	for _, h := range c.who {
		var kept []holding
		for _, x := range h {
			if x.cell >= k {
				kept = append(kept, holding{x.cell - k, x.mass})
			}
		}
		if kept != nil {
			out.who = append(out.who, kept)
		}
	}
	return out
}

// above returns the mass from each edge on.
func (c cells) above(mass []float64) []float64 {
	out := make([]float64, len(mass))
	sum := 0.0
	for k := len(mass) - 1; k >= 0; k-- {
		sum += mass[k]
		out[k] = sum
	}
	return out
}

// rows returns the effective number of rows from each edge on.
func (c cells) rows() []float64 {
	out := make([]float64, len(c.mass))
	mass, squares := 0.0, 0.0
	for k := len(c.mass) - 1; k >= 0; k-- {
		mass += c.mass[k]
		squares += c.mass[k] * c.mass[k] / c.size[k]
		out[k] = mass * mass / squares
	}
	return out
}
