package hours

import "math"

// Groups look for subtotals without a label: rows that are each the sum of the rows above it
// down from the one before.
type groups struct {
	sum   float64 // of the rows of the group that is being read
	size  int     // how many they are
	ended int     // groups that ended with their sum
	rows  int     // in those, with the sums
	line  int     // of the first sum
}

// smallestGroup is the number of rows from which it is no chance that the next is their sum.
const smallestGroup = 3

// see takes note of a row.
func (g *groups) see(x float64, r role, from source) {
	if g.size >= smallestGroup && x > 0 && math.Abs(x-g.sum) <= 1e-9*x {
		if g.ended == 0 {
			g.line = from.lineOf(r)
		}
		g.rows += g.size + 1
		g.sum, g.size = 0, 0
		g.ended++
		return
	}
	g.sum += x
	g.size++
}

// first returns the line of the first subtotal, 0 unless all rows, but for two totals at the
// end, belong to groups with one. A few sums by chance leave rows that do not.
func (g *groups) first(rows int) int {
	const fewest, totals = 3, 2
	if g.ended < fewest || rows-g.rows > totals {
		return 0
	}
	return g.line
}
