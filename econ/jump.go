package econ

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/root"
)

// jumps tells where the k-th firm from the customers would go from a point if charged
// more, and whether that is further than to the points beside it.
func (l *layers) jumps(k, at int) (to int, far bool) {
	to = l.next[k][at]
	u := math.Log(l.s[0] / l.s[at])
	return to, math.Log(l.s[at]/l.s[to]) > 4*l.step()*math.Sqrt(1.25*1.25+u*u)
}

// last is the answer where all customers who are left are worth the same: each firm
// charges next to all of it.
func (l *layers) last(z float64) ([]float64, Regime, error) {
	const least = 1e-12 // of the price, which leaves the next firm better off for selling
	hours := make([]float64, l.n)
	for k := range hours {
		hours[k] = z * (1 - least*float64(l.n-1-k))
	}
	return hours, newSearch(l.t, hours[l.n-2], 1).regime(z), nil
}

// jump is the answer of two firms where the application, charged more than the lab's
// best price, would go at once from one retail price to a far higher: the lab charges
// as much as leaves the application no worse off at the lower.
func (l *layers) jump(at, to int) ([]float64, Regime, error) {
	stay := l.near(at)
	leave := l.near(to)
	gap := func(q float64) float64 {
		a, b := stay(q), leave(q)
		return math.Log((a-q)*l.t.Survival(a)) - math.Log((b-q)*l.t.Survival(b))
	}
	q := l.price[1][at]
	margin := math.Min(q-l.cost, l.z[at]-q)
	for near := 1e-3; near < 1; near *= 4 {
		x, err := root.Zero(gap, q-near*margin, q+near*margin)
		if err != nil {
			continue
		}
		q = x - 1e-12*x // where it still prefers to stay
		z := stay(q)
		regime := Interior
		if s := newSearch(l.t, q, 1); s.marked(z) {
			regime = s.regime(z)
		}
		return []float64{q, z}, regime, nil
	}
	return nil, 0, fmt.Errorf("%w: the application would go from %.6g to %.6g hours at a wholesale price near %.6g hours", ErrNoAnswer, l.z[at], l.z[to], q)
}

// near returns the application's best hours close to a point of the grid, as they
// depend on what it is charged.
func (l *layers) near(at int) func(q float64) float64 {
	low, high := l.z[max(at-4, 0)], l.z[min(at+4, len(l.z)-1)]
	return func(q float64) float64 {
		s := newSearch(l.t, q, 1)
		z := root.Maximum(s.objective, math.Max(low, q), high)
		best := s.objective(z)
		for _, b := range append(s.corners(), s.top) {
			if b >= low && b <= high && s.objective(b) >= best-1e-13 {
				return b
			}
		}
		return s.polish(s.brink(z))
	}
}
