package estimate

import (
	"math"
	"slices"
)

// cornerGain is the fall of the deviance from which a corner is reckoned with, and clearGain that
// from which the share is taken from profits as well. The best of many corners gains eight by
// chance in one sample of twenty.
const (
	cornerGain = 3
	clearGain  = 6
)

// withCorner returns the bending with the corner that gains most between two values, and
// whether it gains enough.
func (l *look) withCorner(b bending, low, high, inflation float64) (bending, bool) {
	best := b
	for k := b.from + 1; k < len(l.edges)-2; k++ {
		if l.edges[k] < low || l.edges[k] > high {
			continue
		}
		c := b
		c.corner = k
		c.coef = append(slices.Clone(b.coef), 0)
		c.basis = make([][]float64, len(b.basis))
		for i, row := range b.basis {
			jump := 0.0
			if b.from+i >= k {
				jump = 1
			}
			c.basis[i] = append(slices.Clone(row), jump)
		}
		if c.fit(l.mass, l.size, 15) {
			if c.judge(l.mass, l.size, inflation); c.chi < best.chi {
				best = c
			}
		}
	}
	return best, best.chi < b.chi-cornerGain
}

// smoothAnswer returns the intervals of the best cutoff and of the share at it from the smooth
// elasticity, with and without a corner where one is likely, and whether either fits.
func (l *look) smoothAnswer(free freeAnswer, inflation float64) (cutoff, share Interval, ok bool) {
	from := 0
	for from+1 < len(l.edges) && l.edges[from+1] <= math.Max(l.cost, free.low/1.5) {
		from++
	}
	cutoff, share = unknown(), unknown()
	b, fits := l.newBending(from, inflation)
	if !fits {
		return cutoff, share, false
	}
	models := []bending{b}
	if c, likely := l.withCorner(b, free.low, free.high, inflation); likely {
		models = append(models, c)
		cutoff = Interval{free.low, free.high, Confidence} // a corner hides the best cutoff
		if c.chi < b.chi-clearGain {
			share = free.share
		}
	}
	for _, m := range models {
		if m.pValue < bendingLevel {
			continue
		}
		if z, s, drawn := l.draw(m, free); drawn {
			cutoff, share, ok = hull(cutoff, z), hull(share, s), true
		}
	}
	return cutoff, share, ok
}

// draw returns the intervals of the best cutoff and of the share at it from one bending.
func (l *look) draw(b bending, free freeAnswer) (cutoff, share Interval, ok bool) {
	n := len(l.above)
	var cutoffs []float64
	shares := make([][]float64, len(l.tails))
	base := slices.Clone(b.coef)
	for r, s := range l.above {
		copy(b.coef, base)
		if !b.fit(l.drawn[r], l.size, 3) {
			continue
		}
		z, k := b.best(l.edges, l.cost, free.low, free.high)
		if !(z > 0) {
			continue
		}
		cutoffs = append(cutoffs, z)
		for i, tails := range l.tails {
			t := tails[r]
			e := l.excessAt(point{z: z, cell: k, edge: z == l.edges[k]}, s, t.least, t.most, t.far)
			shares[i] = append(shares[i], (z-l.cost)/(z-l.cost+e))
		}
	}
	if 10*len(cutoffs) < 9*n {
		return unknown(), unknown(), false
	}
	slices.Sort(cutoffs)
	share = unknown()
	for _, own := range shares {
		slices.Sort(own)
		share = hull(share, l.quantiles(own))
	}
	return l.quantiles(cutoffs), share, true
}

// quantiles returns those of sorted numbers with the look's chance beyond each. Few workers vary
// more than their replicates show: the distance from the middle is widened by 15 over their number.
func (l *look) quantiles(sorted []float64) Interval {
	n := len(sorted)
	k := int(l.chance * float64(n))
	low, middle, high := sorted[k], sorted[n/2], sorted[n-1-k]
	if w := float64(len(l.who)); w > 0 {
		low, high = math.Max(0, middle-(middle-low)*(1+15/w)), middle+(high-middle)*(1+15/w)
	}
	return Interval{low, high, Confidence}
}

// excessAt returns the mean excess at a point, with a constant elasticity inside its cell.
func (l *look) excessAt(p point, s, least, most []float64, far farTailFit) float64 {
	k := p.cell
	if p.edge {
		return (least[k] + most[k]) / 2 / s[k]
	}
	if k >= far.from {
		return far.excess(p.z)
	}
	rest := (least[k+1] + most[k+1]) / 2
	at := s[k+1] * math.Pow(l.edges[k+1]/p.z, math.Log(s[k]/s[k+1])/math.Log(l.edges[k+1]/l.edges[k]))
	return ((at+s[k+1])/2*(l.edges[k+1]-p.z) + rest) / at
}
