package estimate

import (
	"math"
	"slices"
)

// A freeAnswer is the interval of the best cutoff and of the share at it.
type freeAnswer struct {
	low, high float64 // of the cutoff; high is +Inf if profit still rises where rows run out
	share     Interval
	best      float64      // where the profit counted is highest
	fars      []farTailFit // of the farthest rows; a second one where the first fits badly
	open      bool
}

// answer returns the intervals.
func (l *look) answer() freeAnswer {
	l.compare()
	a := freeAnswer{low: math.Inf(1), share: Interval{math.Inf(1), math.Inf(-1), Confidence}}
	most := math.Inf(-1)
	where := 0
	for _, p := range l.points {
		if g := (p.z - l.cost) * p.most(l.survey); p.edge && g > most {
			most, a.best, where = g, p.z, p.cell
		}
	}
	a.fars = l.farTails(where)
	l.chance = shareLevel * math.Max(1.0/3, math.Min(1, l.left[where]/manyRows))
	if l.who != nil {
		l.chance = math.Min(l.chance, shareLevel*math.Max(1.0/3, float64(len(l.who))/manyWorkers))
	}
	first, last := -1, -1
	for i, p := range l.points {
		if !p.out {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return a
	}
	a.open = last == len(l.points)-1
	a.low, a.high = l.lowEnd(first), math.Inf(1)
	if !a.open {
		a.high = l.points[last+1].z
	}
	l.split(&a, max(first-1, 0), min(last+1, len(l.points)-1))
	return a
}

// lowEnd returns the end of the interval below the first point that is left: the point before
// it, or, where the data begin with it, a little less than the smallest row.
func (l *look) lowEnd(first int) float64 {
	if first > 0 {
		return l.points[first-1].z
	}
	p := l.points[0]
	if p.cell == 0 && p.edge && len(l.edges) > 1 {
		return math.Max(l.cost, p.z-(l.edges[1]-p.z)*math.Min(1, 5/l.size[0]))
	}
	return math.Max(l.cost, l.edges[p.cell])
}

// farFits is the p-value of a far tail below which another, farther out, is tried as well.
const farFits = 0.3

// farTails returns the GPD law of a third of the rows from the best cutoff on, or of 100 if
// that is more, and, if it does not fit well, that of half of those as well.
func (l *look) farTails(best int) []farTailFit {
	k := l.farFrom(math.Max(2*MinimumTail, l.left[best]/3))
	out := []farTailFit{fitFarTail(l.edges, l.mass, k, farTailFit{}, 60)}
	if l.farFit(out[0]) < farFits {
		if far := l.farFrom(math.Max(MinimumTail, l.left[k]/2)); far != k {
			out = append(out, fitFarTail(l.edges, l.mass, far, farTailFit{}, 60))
		}
	}
	return out
}

// farFrom returns the last cell with so many rows from its edge on, those of the open cell
// not counted: where a cap put them there, they say little.
func (l *look) farFrom(want float64) int {
	last := len(l.edges) - 1
	k := last
	for k > 0 && (l.left[k]-l.left[last] < want-lastRows || last+1-k < farTailCells) {
		k--
	}
	return k
}

// farFit returns the p-value of a far tail against its cells.
func (l *look) farFit(f farTailFit) float64 {
	g := grouped{shape: gpdShape{}, mass: l.mass[f.from:]}
	for _, e := range l.edges[f.from:] {
		g.u = append(g.u, 1+(e-f.x)/f.sigma)
	}
	scale := effective(g.mass, l.size[f.from:]) / total(g.mass)
	return pearson(g.chances([]float64{0, f.xi}), g.mass, scale, 2)
}

func total(mass []float64) float64 {
	sum := 0.0
	for _, m := range mass {
		sum += m
	}
	return sum
}

// drawnTail is the far tail of a replicate, and bounds of A at the edges.
type drawnTail struct {
	far         farTailFit
	least, most []float64
}

// split fills the interval of the share at the points from one to another.
func (l *look) split(a *freeAnswer, from, to int) {
	for _, far := range a.fars {
		l.tails = append(l.tails, l.drawTails(far))
		l.splitAt(a, from, to, l.tails[len(l.tails)-1])
	}
}

// drawTails fits the far tail of each replicate.
func (l *look) drawTails(far farTailFit) []drawnTail {
	out := make([]drawnTail, len(l.above))
	for r, s := range l.above {
		t := drawnTail{far: fitFarTail(l.edges, l.drawn[r], far.from, far, 4)}
		t.least, t.most = l.areas(s, t.far)
		out[r] = t
	}
	return out
}

// splitAt widens the interval of the share to that with one far tail.
func (l *look) splitAt(a *freeAnswer, from, to int, tails []drawnTail) {
	n := len(tails)
	lows, highs := make([]float64, n), make([]float64, n)
	for _, p := range l.points[from : to+1] {
		for r, t := range tails {
			lows[r], highs[r] = l.shareAt(p, l.above[r], t.least, t.most, t.far)
		}
		slices.Sort(lows)
		slices.Sort(highs)
		a.share.Low, a.share.High = math.Min(a.share.Low, l.quantiles(lows).Low), math.Max(a.share.High, l.quantiles(highs).High)
	}
	if a.open {
		for r, t := range tails {
			lows[r] = t.far.share()
		}
		slices.Sort(lows)
		limits := l.quantiles(lows)
		a.share.Low, a.share.High = math.Min(a.share.Low, limits.Low), math.Max(a.share.High, limits.High)
	}
}

// areas returns bounds of A at the edges.
func (l *look) areas(s []float64, far farTailFit) (least, most []float64) {
	least, most = make([]float64, len(s)), make([]float64, len(s))
	for k := len(s) - 1; k >= 0; k-- {
		if k >= far.from {
			least[k] = s[k] * far.excess(l.edges[k])
			most[k] = least[k]
			continue
		}
		own := s[k] - s[k+1]
		rest := s[k+1] * (l.edges[k+1] - l.edges[k])
		least[k] = least[k+1] + rest + own*(l.low[k]-l.edges[k])
		most[k] = most[k+1] + rest + own*(l.high[k]-l.edges[k])
	}
	return least, most
}

// shareAt returns bounds of the share at a point.
func (l *look) shareAt(p point, s, least, most []float64, far farTailFit) (low, high float64) {
	of := func(s, area float64) float64 {
		if g := (p.z - l.cost) * s; g > 0 {
			return g / (g + area)
		}
		return 0
	}
	if p.edge {
		return of(s[p.cell], most[p.cell]), of(s[p.cell], least[p.cell])
	}
	k := p.cell
	in, width := l.edges[k+1]-p.z, l.edges[k+1]-l.edges[k]
	bottom, top, after := s[k+1], p.most(s), 0.0
	if p.part > 0 { // densities fall
		if k+2 < len(s) {
			after = math.Min((s[k+1]-s[k+2])/(l.edges[k+2]-l.edges[k+1]), (s[k]-s[k+1])/width)
		}
		bottom += after * in
		if k > 0 {
			bottom = math.Max(bottom, s[k]-(s[k-1]-s[k])/(l.edges[k]-l.edges[k-1])*(p.z-l.edges[k]))
		}
		bottom = math.Min(bottom, top)
		return of(bottom, most[k+1]+(top+s[k+1])/2*in), of(top, least[k+1]+s[k+1]*in+after*in*in/2)
	}
	return of(bottom, most[k+1]+top*in), of(top, least[k+1]+s[k+1]*in)
}
