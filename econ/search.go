package econ

import (
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

const (
	// beyond is the survival probability below which a tail counts as empty: if fewer
	// tasks than that are worth their cost, there is no trade.
	beyond = 1e-290
	// deepest is the survival probability at which the search for a price ends.
	deepest = 1e-305
)

// bestThreshold returns, for any tail, the hours z at which (z − cost)^φ S(z) is
// highest, with its regime. Inside the support and away from a corner that is the
// Lerner condition in hours,
//
//	(z − cost) f(z)/S(z) = φ.
func bestThreshold(t dist.Tail, cost, phi float64) (float64, Regime) {
	if t.Survival(cost) < beyond {
		return math.NaN(), NoTrade
	}
	if dist.IsRegular(t) && len(dist.Bends(t)) == 0 {
		return regularThreshold(t, cost, phi)
	}
	return globalThreshold(t, cost, phi)
}

// regularThreshold uses that z f/S is non-decreasing, so that the condition has
// at most one root: it brackets it by doubling and closes in on it in log z.
func regularThreshold(t dist.Tail, cost, phi float64) (float64, Regime) {
	excess := func(logZ float64) float64 {
		z := math.Exp(logZ)
		return (z-cost)*dist.Hazard(t, z) - phi
	}
	bottom := t.InverseSurvival(1)
	if bottom > cost && (bottom-cost)*dist.Hazard(t, bottom) >= phi {
		return bottom, Kink
	}
	low, high, regime := bracket(t, excess, bottom, cost)
	switch {
	case regime == Unbounded || regime == NoTrade:
		return math.NaN(), regime
	case regime != Interior:
		return globalThreshold(t, cost, phi)
	}
	logZ, err := root.Zero(excess, low, high)
	if err != nil {
		return globalThreshold(t, cost, phi)
	}
	switch z := math.Exp(logZ); t.(type) {
	case dist.Lognormal, dist.Weibull, dist.Gamma:
		return z, Interior
	default:
		s := newSearch(t, cost, phi)
		if z = s.snap(z); s.regime(z) == Interior {
			return z, Interior
		}
		return globalThreshold(t, cost, phi)
	}
}

// bracket returns the logarithms of two hours between which excess, a rising function,
// crosses 0, and Interior. If it does not cross, the regime says why, and is 0 if that
// is unclear.
func bracket(t dist.Tail, excess func(logZ float64) float64, bottom, cost float64) (low, high float64, r Regime) {
	top := t.InverseSurvival(0)
	start := math.Max(t.InverseSurvival(0.5), cost)
	for q := 1e-3; start == 0 && q > beyond; q *= q { // most tasks save less than the smallest float64
		start = t.InverseSurvival(q)
	}
	if start == 0 {
		return 0, 0, NoTrade
	}
	const largest, smallest = 709, -708 // of ln z
	low, high = math.Log(math.Max(bottom, cost)), math.Min(math.Log(start)+math.Ln2, largest)
	if math.IsInf(low, -1) { // cost and bottom are 0: start far below the median
		low = high - 2
		for excess(low) > 0 {
			if high, low = low, low-16; low < smallest {
				return 0, 0, NoTrade // the best price is too low for a float64
			}
		}
	}
	for step := math.Ln2; ; step *= 2 {
		z := math.Exp(high)
		if z >= top {
			high = math.Log(math.Nextafter(top, 0))
			if !(excess(high) >= 0) {
				return 0, 0, 0
			}
			return low, high, Interior
		}
		switch y := excess(high); {
		case y >= 0:
			return low, high, Interior
		case math.IsNaN(y):
			return 0, 0, 0
		case high >= largest || t.Survival(z) < deepest:
			return 0, 0, Unbounded
		}
		low, high = high, math.Min(high+step, largest)
	}
}

// globalThreshold finds the best of any number of local maxima with root.Tradeoff: the
// margin rises with the price and demand falls.
func globalThreshold(t dist.Tail, cost, phi float64) (float64, Regime) {
	s := newSearch(t, cost, phi)
	from, to := math.Max(cost, s.bottom), s.top
	if math.IsInf(to, 1) {
		to = math.Min(t.InverseSurvival(deepest), math.MaxFloat64)
	}
	if !(to > from) {
		if s.bottom > cost { // all tasks are alike
			return s.bottom, Kink
		}
		return math.NaN(), NoTrade
	}
	undefined := false
	peak := root.Tradeoff{
		Up: func(z float64) float64 { return math.Log(z - cost) },
		Down: func(z float64) float64 {
			served := t.Survival(z)
			undefined = undefined || math.IsNaN(served)
			return math.Log(served) / phi
		},
		Reach: func(up float64) float64 { return cost + math.Exp(up) },
	}.Highest(from, to, s.marks())
	if undefined {
		return math.NaN(), 0
	}
	if math.IsInf(peak.Value, -1) {
		return math.NaN(), NoTrade
	}
	z := s.rival(peak.X, from, to)
	if math.IsInf(s.top, 1) {
		switch flat := s.objective(to) >= s.objective(z)-1e-12; {
		case z == to:
			return math.NaN(), Unbounded
		case flat && z == s.bottom && s.bottom > cost:
			return s.bottom, Flat
		case flat:
			return math.NaN(), NotAttained
		}
	}
	z = s.snap(z)
	if !s.marked(z) {
		z = s.polish(s.brink(z))
	}
	return z, s.regime(z)
}

// A search is for the hours at which (z − cost)^φ S(z) is highest.
type search struct {
	t           dist.Tail
	cost, phi   float64
	bottom, top float64   // the ends of the support
	bends       []float64 // between them
}

func newSearch(t dist.Tail, cost, phi float64) *search {
	return &search{t, cost, phi, t.InverseSurvival(1), t.InverseSurvival(0), dist.Bends(t)}
}

// objective is the logarithm of what is maximised, divided by φ.
func (s *search) objective(z float64) float64 {
	return math.Log(z-s.cost) + math.Log(s.t.Survival(z))/s.phi
}

// excess is below 0 where the objective rises in z, above 0 where it falls.
func (s *search) excess(z float64) float64 {
	return (z-s.cost)*dist.Hazard(s.t, z) - s.phi
}

// marks returns where to look first: the bends, the float64s on either side of each,
// and a few quantiles of the tasks that are worth their cost.
func (s *search) marks() []float64 {
	var marks []float64
	for _, b := range s.corners() {
		marks = append(marks, math.Nextafter(b, 0), b, math.Nextafter(b, math.Inf(1)))
	}
	served := math.Min(s.t.Survival(s.cost), 1)
	for _, q := range []float64{0.99, 0.9, 0.5, 0.2, 0.05, 1e-2, 1e-3, 1e-4, 1e-6, 1e-8, 1e-12, 1e-16, 1e-24, 1e-48, 1e-96, 1e-192} {
		marks = append(marks, s.t.InverseSurvival(served*q))
	}
	return marks
}

// corners returns the lower end of the support and the bends.
func (s *search) corners() []float64 { return append([]float64{s.bottom}, s.bends...) }

// marked reports whether z is an end of the support or a bend.
func (s *search) marked(z float64) bool {
	if z == s.bottom || z == s.top {
		return true
	}
	for _, b := range s.bends {
		if z == b {
			return true
		}
	}
	return false
}

// snap returns the end or bend within rounding of z if it is no worse, and otherwise z.
func (s *search) snap(z float64) float64 {
	for _, b := range append(s.corners(), s.top) {
		if b > s.cost && math.Abs(z-b) <= 4e-15*b && s.noWorse(b, z) {
			return b
		}
	}
	return z
}

// noWorse reports whether the objective is as high at x as at z, up to rounding.
func (s *search) noWorse(x, z float64) bool {
	y := s.objective(z)
	return s.objective(x) >= y-1e-13*math.Max(1, math.Abs(y))
}

// regime tells what holds the maximum at z.
func (s *search) regime(z float64) Regime {
	if z == s.bottom && s.bottom > s.cost {
		return Kink
	}
	// A change of excess that the last digit of z can cause is no corner.
	slack := 1e-6*s.phi + 4e-16*z*dist.Hazard(s.t, z)
	if !(math.Abs(s.excess(z)) <= slack) {
		return Corner
	}
	if s.marked(z) && !(math.Abs(s.excess(math.Nextafter(z, 0))) <= 2*slack) {
		return Corner
	}
	return Interior
}
