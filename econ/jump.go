package econ

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/root"
)

// pair returns the prices of two firms near the best point of the grid: of a smooth
// price, a corner, and the last price before the application jumps, the one best for
// the lab.
func (l *layers) pair(at int) ([]float64, Regime, error) {
	var best []float64
	var regime Regime
	most := 0.0
	consider := func(hours []float64, r Regime) {
		hours, r, ok := l.responds(hours, r)
		if earned := (hours[0] - l.cost) * l.t.Survival(hours[1]); ok && earned > most {
			best, regime, most = hours, r, earned
		}
	}
	if hours, r, ok := l.hours(at); ok {
		consider(hours, r)
	}
	for i := max(at-8, 0); i < min(at+9, len(l.z)); i++ {
		if to, jumps := l.jumps(1, i); jumps && !math.IsInf(l.price[1][i], -1) {
			if hours, r, err := l.jump(i, to); err == nil {
				consider(hours, r)
			}
		}
	}
	for _, hours := range l.indifferent() {
		if (hours[0]-l.cost)*l.t.Survival(hours[1]) > most {
			consider(hours, newSearch(l.t, hours[0], 1).regime(hours[1]))
		}
	}
	if best == nil {
		return nil, 0, fmt.Errorf("%w: the prices of two firms in a row under h ~ %v near %.6g hours do not converge", ErrNoAnswer, l.t, l.z[at])
	}
	return best, regime, nil
}

// indifferent returns, for each two corners of demand, the wholesale price at which the
// application is as well off at the higher as at the lower, with the lower:
//
//	(a − q) S(a) = (b − q) S(b).
//
// Grid points miss such a price where demand is made of few drops.
func (l *layers) indifferent() [][]float64 {
	const most = 40 // corners, of which there are as many pairs as that squared
	s := newSearch(l.t, l.cost, 1)
	corners := append(s.corners(), s.top)
	if len(corners) > most {
		return nil
	}
	var pairs [][]float64
	for _, a := range corners {
		for _, b := range corners {
			atA, atB := l.t.Survival(a), l.t.Survival(b)
			if q := (a*atA - b*atB) / (atA - atB); b > a && atA > atB && atB > 0 && q > l.cost && q < a {
				pairs = append(pairs, []float64{q * (1 - 1e-12), a})
			}
		}
	}
	return pairs
}

// responds reports whether the last firm responds to what it is charged with its price
// in the chain, and moves that price to a corner within rounding of it.
func (l *layers) responds(hours []float64, r Regime) ([]float64, Regime, bool) {
	retail, wholesale := hours[l.n-1], hours[l.n-2]
	answer, regime := bestThreshold(l.t, wholesale, 1)
	s := newSearch(l.t, wholesale, 1)
	switch near := math.Abs(answer - retail); {
	case near <= 1e-9*retail:
		return hours, r, true
	case near <= 1e-2*retail && (regime == Corner || regime == Kink):
		hours[l.n-1] = answer
		return hours, regime, true
	}
	return hours, r, math.Abs(answer-retail) <= 1e-6*retail || s.noWorse(retail, answer)
}

// jumps returns the point to which the k-th firm from the customers would move if
// charged more, and whether it lies beyond the neighbouring points.
func (l *layers) jumps(k, at int) (to int, far bool) {
	to = l.next[k][at]
	u := math.Log(l.s[0] / l.s[at])
	return to, math.Log(l.s[at]/l.s[to]) > 4*l.step()*math.Sqrt(1.25*1.25+u*u)
}

// last returns the prices where all remaining tasks are worth the same: each firm
// charges almost all of it.
func (l *layers) last(z float64) ([]float64, Regime, error) {
	const least = 1e-12 // of the price, so that the next firm gains by selling
	hours := make([]float64, l.n)
	for k := range hours {
		hours[k] = z * (1 - least*float64(l.n-1-k))
	}
	return hours, newSearch(l.t, hours[l.n-2], 1).regime(z), nil
}

// jump returns the prices of two firms where the application, charged any more, would
// jump from one retail price to a far higher one: the lab charges the most at which the
// application is no worse off at the lower.
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

// near returns the application's best hours close to a point of the grid, as a function
// of what it is charged.
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
