package estimate

import (
	"math"
	"slices"
)

// A lab with the cost cutoff z_c = cT/w serves tasks from the z that maximises
//
//	G(z) = (z - z_c) S(z),
//
// and keeps the share G(z)/(G(z) + A(z)) with A(z) = ∫ S from z on. Neither needs a family. The
// best z of a sample settles at the rate of the cube root of its size and no bootstrap gives its
// law, but a given z can be tested: it is left out if another has a profit that is higher
// by more than noise, as many comparisons allow it to be. The share is that at
// any z that is left, with the noise of S and A.
//
// Source: J. Kim and D. Pollard, "Cube root asymptotics", Annals of Statistics 18 (1990);
// D. Andrews and G. Soares, "Inference for parameters defined by moment inequalities using
// generalized moment selection", Econometrica 78 (2010), for leaving out comparisons that cannot bind.

// The least numbers of rows: of those that cost less than they are worth, and of those from a
// cutoff on that is compared.
const (
	leastServed   = 2 * MinimumTail
	leastCompared = 20
)

// setLevel is the chance with which the best cutoff may be left out, and shareLevel that with
// which the share at it may lie on one side of the quantiles of the replicates. Those of few
// rows, or few workers, are narrower than the truth: below manyRows and manyWorkers the quantiles
// are taken farther out in proportion, down to a third.
const (
	setLevel    = 0.05
	shareLevel  = 0.025
	manyRows    = 500
	manyWorkers = 50
)

// A look is one reading of the rows with its replicates.
type look struct {
	cells
	cost   float64     // z_c
	begins bool        // the data begin at the first edge
	survey []float64   // S at the edges, 1 at the first
	drawn  [][]float64 // masses of the replicates
	above  [][]float64 // their S
	left   []float64   // effective rows from each edge on
	points []point
	chance float64       // beyond each end of the share, see shareLevel
	tails  [][]drawnTail // of the replicates, for each far tail, once the share is known
}

// point is a cutoff that may be the best. Inside a cell S is between bounds.
type point struct {
	z    float64
	cell int
	edge bool // it is the cell's edge
	part float64
	out  bool // another is better
}

// newLook prepares the comparison of cutoffs.
func newLook(c cells, cost float64, replicates int, sim Simulation) *look {
	l := &look{cells: c.from(cost), cost: cost}
	l.begins = l.edges[0] == c.edges[0]
	l.survey = shares(l.cells.above(l.mass))
	l.drawn = l.replicate(replicates, sim)
	for _, m := range l.drawn {
		l.above = append(l.above, shares(l.cells.above(m)))
	}
	l.left = l.rows()
	l.place()
	return l
}

// shares divides by the first.
func shares(above []float64) []float64 {
	first := above[0]
	for i := range above {
		above[i] /= first
	}
	return above
}

// step is the width in ln z above which a cell is looked into.
const step = 0.08

// place lists the points: edges above the cost, and points inside wide cells.
func (l *look) place() {
	for k, edge := range l.edges {
		if l.left[k] < leastCompared {
			break
		}
		if edge > l.cost {
			l.points = append(l.points, point{z: edge, cell: k, edge: true})
		}
		if k+1 == len(l.edges) {
			break
		}
		low := math.Max(edge, l.cost)
		if low == 0 {
			low = l.edges[k+1] / 4
		}
		width := math.Log(l.edges[k+1] / low)
		pieces := min(int(width/step), 12)
		for i := 1; i <= pieces; i++ {
			z := low * math.Exp(width*float64(i)/float64(pieces+1))
			if !(z > l.cost) {
				continue
			}
			p := point{z: z, cell: k}
			if l.falls(k-1) && l.falls(k) {
				p.part = (z - edge) / (l.edges[k+1] - edge)
			}
			l.points = append(l.points, p)
		}
	}
}

// most returns the largest S that a point may have.
func (p point) most(s []float64) float64 {
	if p.edge {
		return s[p.cell]
	}
	return (1-p.part)*s[p.cell] + p.part*s[p.cell+1]
}

// compare marks the points at which profit is lower than at another by more than noise.
func (l *look) compare() {
	n := len(l.above)
	var rivals []int
	columns := make([][]float64, len(l.edges)) // S of the replicates at an edge
	for k := range l.edges {
		columns[k] = make([]float64, n)
		for r, s := range l.above {
			columns[k][r] = s[k]
		}
		if l.edges[k] > l.cost && l.left[k] >= leastCompared {
			rivals = append(rivals, k)
		}
	}
	binding := -math.Sqrt(math.Log(math.Max(3, l.left[0])))
	own, gain, highest := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range l.points {
		p := &l.points[i]
		value := (p.z - l.cost) * p.most(l.survey)
		for r, s := range l.above {
			own[r] = (p.z-l.cost)*p.most(s) - value
			highest[r] = math.Inf(-1)
		}
		best := math.Inf(-1)
		for _, k := range rivals {
			if p.edge && k == p.cell {
				continue
			}
			d := (l.edges[k]-l.cost)*l.survey[k] - value
			deviation := gains(gain, columns[k], own, l.edges[k]-l.cost, l.survey[k])
			if !(deviation > 0) {
				if d > 0 {
					best = math.Inf(1)
				}
				continue
			}
			t := d / deviation
			best = math.Max(best, t)
			if t < binding {
				continue
			}
			for r, g := range gain {
				if g /= deviation; g > highest[r] {
					highest[r] = g
				}
			}
		}
		p.out = beyondNoise(best, highest)
	}
}

// gains fills how much more a rival gains on a point in each replicate than in the sample, and
// returns the deviation of that.
func gains(gain, column, own []float64, unit, survey float64) float64 {
	mean, square := 0.0, 0.0
	for r, s := range column {
		x := unit*(s-survey) - own[r]
		gain[r] = x
		mean += x
		square += x * x
	}
	n := float64(len(gain))
	return math.Sqrt(square/n - mean*mean/n/n)
}

// beyondNoise reports whether the largest statistic exceeds all but setLevel of the drawn ones.
func beyondNoise(largest float64, drawn []float64) bool {
	switch {
	case largest < normal95: // no single comparison would
		return false
	case largest > 5:
		return true
	}
	sorted := slices.Clone(drawn)
	slices.Sort(sorted)
	return largest > sorted[int((1-setLevel)*float64(len(sorted)))]
}
