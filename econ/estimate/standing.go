package estimate

import "math"

// A FamilyAnswer is what one family says of the price and the share, fitted from the
// threshold with the most rows at which it is not ruled out and its price lies above it.
type FamilyAnswer struct {
	Family    Family
	Threshold float64 // where it is fitted from, in hours; in dollars per million tokens if tasks differ in wage or tokens
	Count     float64 // rows from there on
	PValue    float64 // of Pearson's statistic of the counted cells
	Stands    bool    // it is not ruled out, and its price lies above the threshold
	Price     Interval
	Share     Interval
	Shape     Interval // of α of a Pareto tail or ξ of a GPD one, else NaN

	// Covers is the cost, in dollars per million tokens, from which the price of the best fit
	// lies above the threshold.
	Covers float64
}

// thresholds returns the cells from which families are fitted: the first, and those that half
// as many rows lie above, up to the highest that the best cutoff may have.
func (l *look) thresholds(highest float64) []int {
	var out []int
	want := l.left[0]
	for k := range l.edges {
		if l.edges[k] == 0 || l.left[k] > want {
			continue
		}
		if l.left[k] < leastServed || l.edges[k] > highest || len(l.edges)-k < farTailCells+2 {
			break
		}
		out = append(out, k)
		want = l.left[k] / 2
	}
	return out
}

// families returns what every family says.
func (l *look) families(highest, unit, inflation float64) []FamilyAnswer {
	thresholds := l.thresholds(highest)
	var out []FamilyAnswer
	for _, family := range judged {
		var said FamilyAnswer
		for i, k := range thresholds {
			f, ok := fitShape(shapes[family], l.edges[k:], l.mass[k:], l.size[k:], inflation)
			if !ok {
				continue
			}
			a := f.says(family, l.cost, unit, k == 0 && l.begins)
			a.Count = l.left[k]
			a.Stands = a.Stands && f.pValue >= level/float64(len(thresholds))
			if i == 0 || said.Family == 0 || a.Stands {
				said = a
			}
			if a.Stands {
				break
			}
		}
		if said.Family != 0 {
			out = append(out, said)
		}
	}
	return out
}

// says returns the intervals of a fit. Where the data begin at the threshold, that may be the
// best cutoff.
func (f shapeFit) says(family Family, cost, unit float64, begins bool) FamilyAnswer {
	a := FamilyAnswer{Family: family, Threshold: f.x, PValue: f.pValue, Price: unknown(), Share: unknown(), Shape: unknown(), Covers: f.covers() * f.x * unit}
	c := cost / f.x
	for i, p := range f.ring() {
		switch family {
		case Pareto:
			a.Shape = widen(a.Shape, math.Exp(p[0]))
		case GPD:
			a.Shape = widen(a.Shape, p[1])
		}
		u, share := bestOf(f.shape, p, c)
		if u > 1 || c >= 1 || begins {
			a.Stands = a.Stands || i == 0
			a.Price, a.Share = widen(a.Price, u*f.x*unit), widen(a.Share, share)
		}
	}
	if !a.Stands {
		a.Price, a.Share = unknown(), unknown()
	}
	return a
}

// widen returns the least interval that holds another and a value.
func widen(i Interval, x float64) Interval {
	if math.IsNaN(x) {
		return i
	}
	if math.IsNaN(i.Low) {
		return Interval{x, x, Confidence}
	}
	return Interval{math.Min(i.Low, x), math.Max(i.High, x), Confidence}
}
