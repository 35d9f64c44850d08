package econ

import (
	"fmt"
	"math"
	"slices"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// Layers solve a chain on a grid of hours, for a tail without a closed form. Every task
// is taken to save exactly the hours of a grid point; convex hulls then solve the whole
// chain. That locates the best retail price and shows whether a firm would jump. The
// method hours finds the remaining digits.
type layers struct {
	t    dist.Tail
	cost float64
	n    int // firms

	z, s []float64 // the grid, ascending, and the share served at each point
	// price[k][i] is the most that the k-th firm from the customers can be charged so
	// that it and all firms after it choose the i-th point, -Inf if they never do.
	// price[0] is z. next[k][i] is the point to which they would move if charged more.
	price [][]float64
	next  [][]int
}

const mostFirms = 5 // with more, repeated differences lose too many digits

// generalChain is chainHours for a tail without a closed form.
func (m Market) generalChain(cost float64, n int) ([]float64, Regime, error) {
	if n > mostFirms {
		return nil, 0, fmt.Errorf("%w: %d firms in a row under h ~ %v, want %d or fewer: only Pareto, exponential and generalised Pareto tails allow more", ErrNoAnswer, n, m.Hours, mostFirms)
	}
	l := newLayers(m.Hours, cost, n)
	at := l.best()
	if at < 0 {
		return nil, 0, fmt.Errorf("%w: no price of %d firms in a row under h ~ %v leaves the lab anything", ErrNoAnswer, n, m.Hours)
	}
	if z := l.z[at]; z == m.Hours.InverseSurvival(0) { // an atom at the upper end
		return l.last(z)
	}
	if n == 2 {
		return l.pair(at)
	}
	for k := 1; k < n; k++ {
		if to, jumps := l.jumps(k, at); jumps {
			return nil, 0, fmt.Errorf("%w: of %d firms in a row under h ~ %v one would go from %.6g to %.6g hours at once", ErrNoAnswer, n, m.Hours, l.z[at], l.z[to])
		}
	}
	hours, regime, ok := l.hours(at)
	if !ok {
		return nil, 0, fmt.Errorf("%w: the prices of %d firms in a row under h ~ %v near %.6g hours do not converge", ErrNoAnswer, n, m.Hours, l.z[at])
	}
	if hours, regime, ok = l.responds(hours, regime); !ok {
		return nil, 0, fmt.Errorf("%w: at a wholesale price worth %.6g hours under h ~ %v it would not charge what %.6g hours are worth", ErrNoAnswer, hours[n-2], m.Hours, hours[n-1])
	}
	return hours, regime, nil
}

// step is the distance between points, in units of √(1.25² + u²), where e^−u is the
// share of the tasks that are worth their cost. More firms take more repeated
// differences, and those need longer steps.
func (l *layers) step() float64 { return 0.004 * float64(max(1, l.n-2)) }

// newLayers solves the chain on a grid of quantiles, dense where most tasks are, and
// at bends with the numbers beside them.
func newLayers(t dist.Tail, cost float64, n int) *layers {
	l := &layers{t: t, cost: cost, n: n}
	search := newSearch(t, cost, 1)
	served := math.Min(t.Survival(cost), 1)
	depth := math.Log(served / deepest)
	for i := range 4000 {
		// Steps grow smoothly: a sudden change of step would show in the slopes.
		u := 1.25 * math.Sinh(l.step()*float64(i))
		if u > depth {
			break
		}
		z := t.InverseSurvival(served * math.Exp(-u))
		for _, b := range search.corners() {
			if len(l.z) > 0 && b > l.z[len(l.z)-1] && b < z {
				l.add(b)
				l.add(math.Nextafter(b, math.Inf(1))) // counts only if b is an atom
			}
		}
		l.add(z)
	}
	if !math.IsInf(search.top, 1) {
		l.add(search.top)
	}
	l.price, l.next = [][]float64{l.z}, [][]int{nil}
	for k := 1; k <= n; k++ {
		price, next := l.hull(l.price[k-1])
		l.price, l.next = append(l.price, price), append(l.next, next)
	}
	return l
}

// add appends a point to the grid unless it is too close to the last one for the slope
// between them to mean anything. If both serve as many tasks, the dearer one replaces
// it.
func (l *layers) add(z float64) {
	s, last := l.t.Survival(z), len(l.s)-1
	switch {
	case !(z > l.cost) || !(s > 0) || math.IsInf(z, 1):
	case last < 0 || s < l.s[last]*(1-2e-4):
		l.z, l.s = append(l.z, z), append(l.s, s)
	case z > l.z[last] && !(s < l.s[last]):
		l.z[last] = z
	}
}

// hull returns, for a firm that sells at the given prices, the most it can be charged
// and still stay at each point, and where it would move from there: the slopes of the
// concave hull of its revenue over the share served.
func (l *layers) hull(sold []float64) (price []float64, next []int) {
	price, next = make([]float64, len(l.z)), make([]int, len(l.z))
	var on []int // the hull from the right, the first point the smallest share
	// slope from i to a smaller share j, or to nothing
	slope := func(i, j int) float64 {
		if j < 0 {
			return sold[i]
		}
		return (l.s[i]*sold[i] - l.s[j]*sold[j]) / (l.s[i] - l.s[j])
	}
	top := func() int {
		if len(on) == 0 {
			return -1
		}
		return on[len(on)-1]
	}
	for i := len(l.z) - 1; i >= 0; i-- {
		price[i] = math.Inf(-1)
		if math.IsInf(sold[i], -1) {
			continue
		}
		for len(on) > 0 {
			last, before := on[len(on)-1], -1
			if len(on) > 1 {
				before = on[len(on)-2]
			}
			if slope(i, last) < slope(last, before) {
				break
			}
			on = on[:len(on)-1]
		}
		next[i] = top()
		on = append(on, i)
	}
	for k, i := range on {
		before := -1
		if k > 0 {
			before = on[k-1]
		}
		price[i], next[i] = slope(i, before), max(before, i)
	}
	return price, next
}

// best returns the point at which the lab earns most, -1 if it earns nothing.
func (l *layers) best() int {
	at, most := -1, 0.0
	for i, q := range l.price[l.n-1] {
		if earned := (q - l.cost) * l.s[i]; earned > most {
			at, most = i, earned
		}
	}
	return at
}

// hours refines the best point of the grid: to the root of (1 − d/dt)ⁿ z = cost between
// two bends, or to the neighbouring end or bend if the lab would move neither below nor
// above it.
func (l *layers) hours(at int) ([]float64, Regime, bool) {
	search := newSearch(l.t, l.cost, 1)
	low, high := l.z[max(at-4*l.n, 0)], l.z[min(at+4*l.n, len(l.z)-1)]
	floor, ceiling := search.bottom, search.top
	var best []float64
	var regime Regime
	most := 0.0
	consider := func(z float64, from, to float64, r Regime) {
		c, ok := newSeries(l.t, z, from, to)
		if !ok {
			return
		}
		hours := c.prices(z, l.n)
		if earned := (hours[0] - l.cost) * l.t.Survival(z); earned > most*(1+1e-12) {
			best, regime, most = hours, r, earned
		}
	}
	for _, b := range search.corners() {
		switch {
		case b < low:
			floor = math.Max(floor, b)
		case b > high:
			ceiling = math.Min(ceiling, b)
		}
	}
	within := []float64{floor}
	for _, b := range search.corners() {
		if b >= low && b <= high && b > floor && b < ceiling {
			within = append(within, b)
		}
	}
	within = append(within, ceiling)
	slices.Sort(within)
	within = slices.Compact(within)
	for i := 1; i < len(within); i++ {
		from, to := within[i-1], within[i]
		if from >= low && from > l.cost {
			r := Corner
			if from == search.bottom {
				r = Kink
			}
			consider(from, from, to, r)
		}
		if z, ok := l.root(l.z[at], math.Max(low, from), math.Min(high, to), from, to); ok {
			consider(z, from, to, Interior)
		}
	}
	return best, regime, best != nil
}

// root returns the hours between low and high at which (1 − d/dt)ⁿ z is the cost,
// beginning at z.
func (l *layers) root(z, low, high, from, to float64) (float64, bool) {
	if !(low < high) {
		return 0, false
	}
	if !(z > low && z < high) {
		z = low + (high-low)/2
	}
	for range 3 {
		c, ok := newSeries(l.t, z, from, to)
		if !ok {
			return 0, false
		}
		after := c.after(l.n)
		a, b := math.Max(c.low, c.time(low)), math.Min(c.high, c.time(high))
		at, err := c.time(z), error(root.ErrBracket)
		// Short stretches first: a series is least accurate in its derivatives at its
		// ends.
		for reach := 0.05; err != nil && reach < 2; reach *= 2 {
			at, err = root.Zero(func(t float64) float64 { return after.at(t) - l.cost }, math.Max(c.time(z)-reach, a), math.Min(c.time(z)+reach, b))
		}
		if err != nil {
			return 0, false
		}
		z = c.hoursAt(at)
	}
	return z, true
}
