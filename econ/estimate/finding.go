package estimate

import (
	"fmt"
	"math"
	"slices"
)

// A survey asks one question in several readings.
type survey struct {
	question   Question
	replicates int
	sim        Simulation
}

// A finding is what one reading says.
type finding struct {
	read      read
	price     Interval
	share     Interval
	free      freeAnswer
	smooth    bool
	families  []FamilyAnswer
	served    float64
	inflation float64
	refusal   error
	settles   string
	path      []FamilyAnswer
}

// find asks in one reading.
func (s survey) find(r reading) finding {
	f := finding{read: s.question.read(r), price: unknown(), share: unknown(), inflation: 1}
	if s.refuse(&f) {
		return f
	}
	l := newLook(f.read.cells, f.read.cost, s.replicates, s.sim)
	f.served = l.left[0]
	f.inflation = l.inflation()
	f.free = l.answer()
	if len(l.points) == 0 || math.IsInf(f.free.low, 1) {
		f.refusal = fmt.Errorf("%w: no cutoff above the cost has %d rows above it", ErrThinTail, leastCompared)
		f.settles = s.cheaper(f.read, f.served, leastServed)
		return f
	}
	if at, _ := slices.BinarySearch(l.edges, f.free.best); l.left[at] < MinimumTail {
		f.refusal = fmt.Errorf("%w: %.0f rows lie above the cutoff that looks best, want %d or more", ErrThinTail, l.left[at], MinimumTail)
		f.settles = s.cheaper(f.read, l.left[at], MinimumTail)
		if f.free.open {
			f.settles += "; if profit still rises at the largest of them, no price is the highest"
		}
		return f
	}
	cutoff, share, ok := l.smoothAnswer(f.free, f.inflation)
	f.families = l.families(math.Max(f.free.best, f.free.low), f.read.unit, f.inflation)
	f.path = l.path(f.read.unit, f.inflation)
	f.smooth = ok
	if !ok {
		cutoff, share = Interval{f.free.low, f.free.high, Confidence}, f.free.share
	}
	cutoff = hull(cutoff, l.around(f.free.best)) // where a corner is, profit peaks
	f.price = Interval{cutoff.Low * f.read.unit, cutoff.High * f.read.unit, Confidence}
	f.share = share
	for _, a := range f.families {
		if a.Stands {
			f.price, f.share = hull(f.price, a.Price), hull(f.share, a.Share)
		}
	}
	if l.begins && f.free.low < l.edges[0] {
		f.price.Low = math.Min(f.price.Low, f.free.low*f.read.unit)
	}
	f.price = overlap(f.price, Interval{f.free.low * f.read.unit, f.free.high * f.read.unit, Confidence})
	return f
}

// hull returns the least interval that holds two.
func hull(a, b Interval) Interval { return widen(widen(a, b.Low), b.High) }

// overlap returns what two intervals share, or their hull if they share nothing.
func overlap(a, b Interval) Interval {
	if a.Low > b.High || b.Low > a.High {
		return hull(a, b)
	}
	return Interval{math.Max(a.Low, b.Low), math.Min(a.High, b.High), Confidence}
}

// around returns the edges beside one.
func (l *look) around(edge float64) Interval {
	k, _ := slices.BinarySearch(l.edges, edge)
	return Interval{math.Max(l.cost, l.edges[max(0, k-1)]), l.edges[min(k+1, len(l.edges)-1)], Confidence}
}

// inflation returns how much more a share of the rows varies between replicates than one of as
// many independent rows, at least 1.
func (l *look) inflation() float64 {
	if l.who == nil {
		return 1
	}
	worst := 1.0
	n := float64(len(l.above))
	for _, want := range []float64{0.5, 0.2} {
		k := 0
		for k+1 < len(l.survey) && l.survey[k] > want {
			k++
		}
		s := l.survey[k]
		if s <= 0 || s >= 1 {
			continue
		}
		mean, square := 0.0, 0.0
		for _, a := range l.above {
			mean += a[k] / n
			square += a[k] * a[k] / n
		}
		worst = math.Max(worst, (square-mean*mean)/(s*(1-s)/l.left[0]))
	}
	return worst
}

// path returns Pareto's fit at every threshold.
func (l *look) path(unit, inflation float64) []FamilyAnswer {
	var out []FamilyAnswer
	for _, k := range l.thresholds(math.Inf(1)) {
		if f, ok := fitShape(shapes[Pareto], l.edges[k:], l.mass[k:], l.size[k:], inflation); ok {
			a := f.says(Pareto, l.cost, unit, k == 0 && l.begins)
			a.Count = l.left[k]
			a.Stands = a.Stands && f.pValue >= level
			out = append(out, a)
		}
	}
	return out
}
