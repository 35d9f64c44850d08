package estimate

import (
	"math"
	"slices"
)

// A freeAnswer is the interval of the best cutoff and of the share at it.
type freeAnswer struct {
	low, high float64 // of the cutoff; high is +Inf if profit still rises where rows run out
	share     Interval
	best      float64 // where the profit counted is highest
	far       farTailFit
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
	far := l.farFrom(where)
	a.far = fitFarTail(l.edges, l.mass, far, farTailFit{}, 60)
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

// farFrom returns the cell from which the mean is that of a fitted law: a quarter of the rows
// from the best cutoff on, or [MinimumTail] if that is more.
func (l *look) farFrom(best int) int {
	want := math.Max(2*MinimumTail, l.left[best]/3)
	k := len(l.edges) - 1
	for k > 0 && (l.left[k] < want || len(l.edges)-k < farTailCells) {
		k--
	}
	return k
}

// split fills the interval of the share at the points from one to another.
func (l *look) split(a *freeAnswer, from, to int) {
	n := len(l.above)
	lows, highs := make([][]float64, to-from+1), make([][]float64, to-from+1)
	limits := make([]float64, n)
	for i := range lows {
		lows[i], highs[i] = make([]float64, n), make([]float64, n)
	}
	for r, s := range l.above {
		far := fitFarTail(l.edges, l.drawn[r], a.far.from, a.far, 4)
		limits[r] = far.share()
		least, most := l.areas(s, far)
		for i := range lows {
			lows[i][r], highs[i][r] = l.shareAt(l.points[from+i], s, least, most, far)
		}
	}
	k := int(shareLevel * float64(n))
	for i := range lows {
		slices.Sort(lows[i])
		slices.Sort(highs[i])
		a.share.Low = math.Min(a.share.Low, lows[i][k])
		a.share.High = math.Max(a.share.High, highs[i][n-1-k])
	}
	if a.open {
		slices.Sort(limits)
		a.share.Low = math.Min(a.share.Low, limits[k])
		a.share.High = math.Max(a.share.High, limits[n-1-k])
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
