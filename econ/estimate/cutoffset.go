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
// which the share at it may lie on one side of its interval.
const (
	setLevel   = 0.05
	shareLevel = 0.025
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
	rivals := make([]int, 0, len(l.edges))
	for k := range l.edges {
		if l.edges[k] > l.cost && l.left[k] >= leastCompared {
			rivals = append(rivals, k)
		}
	}
	n := float64(len(l.above))
	binding := math.Sqrt(math.Log(math.Max(3, l.left[0])))
	sups := make([]float64, len(l.above))
	diff := make([]float64, len(l.above))
	for i := range l.points {
		p := &l.points[i]
		own := (p.z - l.cost) * p.most(l.survey)
		for r := range sups {
			sups[r] = math.Inf(-1)
		}
		best := math.Inf(-1)
		for _, k := range rivals {
			gain := l.edges[k] - l.cost
			d := gain*l.survey[k] - own
			if p.edge && k == p.cell {
				continue
			}
			mean, square := 0.0, 0.0
			for r, s := range l.above {
				x := gain*s[k] - (p.z-l.cost)*p.most(s) - d
				diff[r] = x
				mean += x
				square += x * x
			}
			deviation := math.Sqrt(square/n - mean*mean/n/n)
			if !(deviation > 0) {
				if d > 0 {
					best = math.Inf(1)
				}
				continue
			}
			best = math.Max(best, d/deviation)
			if d/deviation < -binding {
				continue
			}
			for r := range diff {
				sups[r] = math.Max(sups[r], diff[r]/deviation)
			}
		}
		p.out = beyondNoise(best, sups)
	}
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
