package race

import (
	"fmt"
	"math"
	"slices"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
	"valuecapture/econ/quad"
)

// Weighted is the distribution of hours among the tasks that odds pick out: the share
// q(h) of the tasks of h hours. It is the tail of hours saved times the odds of
// success, or that of the tasks that only closed models do.
//
// Its density is q(h) f(h)/E[q], its survival E[q; h ≥ z]/E[q], and E[q], the share of
// all tasks that is picked, is its [Weighted.Mass]. At an interior price the elasticity
// of demand is
//
//	z f(z)/S(z) · q(z)/E[q | h ≥ z],
//
// α q(z)/E[q | h ≥ z] under a Pareto tail: it rises by θ iff q falls like h^(−θ).
//
// The tail inside must have no atoms. The survival function is a quadrature, with a
// relative error below 1e-9.
type Weighted struct {
	tail   dist.Tail
	odds   Odds
	mass   float64
	mean   float64
	splits []float64 // hours at which the odds or the tail bend, ascending
}

// NewWeighted returns the distribution of hours among the tasks that the odds pick out.
//
// It returns an error wrapping [ErrParameter] if the odds are nil, not valid, no number
// from 0 to 1 at a quantile of the tail, or pick out no task, and for a tail with an
// infinite mean among the tasks picked; and the tail's own error for an invalid tail.
func NewWeighted(t dist.Tail, odds Odds) (w Weighted, err error) {
	none := Weighted{mass: math.NaN(), mean: math.NaN()}
	defer func() {
		if err != nil {
			w = none
		}
	}()
	defer recovered(&err, odds)
	if err := dist.Validate(t); err != nil {
		return none, err
	}
	if odds == nil {
		return none, fmt.Errorf("%w: odds are nil, want race.Horizon, race.Falling or a type with At(h)", ErrParameter)
	}
	if v, ok := odds.(Validator); ok {
		if err := v.Validate(); err != nil {
			return none, err
		}
	}
	for _, q := range []float64{1, 0.9, 0.5, 0.1, 1e-3, 1e-6} {
		h := t.InverseSurvival(q)
		if at := odds.At(h); !(at >= 0 && at <= 1) {
			return none, outside(fmt.Sprintf("odds at %g h", h), at, "a share from 0 to 1")
		}
	}
	w = Weighted{tail: t, odds: odds}
	bends := dist.Bends(t)
	if b, ok := odds.(interface{ Bends() []float64 }); ok {
		bends = append(bends, b.Bends()...)
	}
	w.splits = bends
	slices.Sort(w.splits)
	w.splits = slices.Compact(w.splits)
	lower := t.InverseSurvival(1)
	if w.mass, err = w.picked(lower, func(float64) float64 { return 1 }); err != nil || !(w.mass > 0) {
		return none, fmt.Errorf("%w: the odds pick out the share %g of the tasks (%v), want one above 0: check that they are above 0 where there are tasks, and give them a Bends method if they change fast", ErrParameter, w.mass, err)
	}
	total, err := w.picked(lower, func(h float64) float64 { return h })
	if err != nil {
		return none, fmt.Errorf("%w: the mean of h among the tasks picked is infinite or cannot be computed (%w): a Pareto tail needs α > 1, or odds that fall", ErrParameter, err)
	}
	w.mean = total / w.mass
	return w, nil
}

// picked returns E[g(h); picked and h ≥ z], a quadrature: over shares of tasks under a
// Pareto tail, where hours are a power of them, and over hours under any other.
func (w Weighted) picked(z float64, g func(h float64) float64) (float64, error) {
	if t, ok := w.tail.(dist.Pareto); ok {
		power := -1 / t.Alpha
		splits := make([]float64, len(w.splits))
		for i, h := range w.splits {
			splits[i] = t.Survival(h)
		}
		return quad.Integral(func(u float64) float64 {
			return w.part(t.Scale*math.Exp(power*math.Log(u)), g, 1)
		}, 0, t.Survival(z), splits...)
	}
	low, high := math.Max(z, w.tail.InverseSurvival(1)), w.tail.InverseSurvival(0)
	switch {
	case !(high > low):
		return 0, nil
	case high-low < 1e-9*high: // too few float64s for a quadrature
		return w.part(low, g, w.tail.Survival(low)), nil
	}
	unit := w.tail.InverseSurvival(w.tail.Survival(low)/2) - low // half of the tasks are nearer
	if !positive(unit) {
		unit = math.Max(low, math.SmallestNonzeroFloat64)
	}
	splits := make([]float64, len(w.splits))
	for i, h := range w.splits {
		splits[i] = (h - low) / unit
	}
	return quad.Integral(func(u float64) float64 {
		h := low + u*unit
		return w.part(h, g, w.tail.Density(h)*unit)
	}, 0, (high-low)/unit, splits...)
}

// part returns q(h) g(h) times a weight, 0 if one of them is 0.
func (w Weighted) part(h float64, g func(h float64) float64, weight float64) float64 {
	if math.IsInf(h, 1) || weight == 0 {
		return 0
	}
	q := w.odds.At(h)
	if q == 0 {
		return 0
	}
	return q * weight * g(h)
}

func (w Weighted) ready() bool { return w.odds != nil && w.mass > 0 }

// Mass returns E[q], the share of all tasks that is picked, NaN for the zero value.
func (w Weighted) Mass() float64 {
	if !w.ready() {
		return math.NaN()
	}
	return w.mass
}

// Validate returns an error wrapping [ErrParameter] for the zero value.
func (w Weighted) Validate() error {
	if !w.ready() {
		return fmt.Errorf("%w: a Weighted without tail or odds, want one from race.NewWeighted", ErrParameter)
	}
	return nil
}

// String names the tail inside.
func (w Weighted) String() string {
	if !w.ready() {
		return "invalid"
	}
	return fmt.Sprintf("%.4g%% of tasks with %v", 100*w.mass, w.tail)
}

// Bends returns the bends of the tail inside.
func (w Weighted) Bends() []float64 { return dist.Bends(w.tail) }

// Survival returns E[q; h ≥ z]/E[q].
func (w Weighted) Survival(z float64) float64 {
	if !w.ready() || math.IsNaN(z) {
		return math.NaN()
	}
	share := w.tail.Survival(z)
	if share == 1 || share == 0 {
		return share
	}
	y, err := w.picked(z, func(float64) float64 { return 1 })
	if err != nil {
		return math.NaN()
	}
	return math.Min(y/w.mass, 1)
}

// Density returns q(z) f(z)/E[q], per hour.
func (w Weighted) Density(z float64) float64 {
	if !w.ready() || math.IsNaN(z) {
		return math.NaN()
	}
	f := w.tail.Density(z)
	if f == 0 {
		return 0
	}
	return w.odds.At(z) * f / w.mass
}

// Hazard returns q(z) f(z)/E[q; h ≥ z], per hour: +Inf at a finite upper end of the
// support, NaN above it.
func (w Weighted) Hazard(z float64) float64 {
	if !w.ready() || math.IsNaN(z) {
		return math.NaN()
	}
	s := w.Survival(z)
	if upper := w.tail.InverseSurvival(0); s == 0 && z <= upper*(1+rounding) && !math.IsInf(z, 1) {
		return math.Inf(1)
	}
	return w.Density(z) / s
}

// InverseSurvival returns the hours that a share of the tasks picked reach, found by
// search. At 1 and 0 it is the end of the support of the tail inside.
func (w Weighted) InverseSurvival(share float64) float64 {
	if !w.ready() || !(share >= 0 && share <= 1) {
		return math.NaN()
	}
	if share == 0 || share == 1 {
		return w.tail.InverseSurvival(share)
	}
	// There are no more picked tasks longer than z than tasks longer than z.
	high := w.tail.InverseSurvival(share * w.mass)
	low := math.Max(w.tail.InverseSurvival(1), high*1e-300)
	miss := func(logZ float64) float64 { return math.Max(math.Log(w.Survival(math.Exp(logZ))/share), -1e3) }
	a, b := math.Log(low), math.Log(high)
	for step := 1.0; low < high; step *= 2 { // mostly little below the top
		if from := b - step; from <= a || miss(from) > 0 {
			a = math.Max(a, from)
			break
		}
	}
	logZ, err := root.Zero(miss, a, b)
	if err != nil {
		if !(miss(b) < 0) {
			return high
		}
		return low
	}
	return math.Exp(logZ)
}

// Mean returns the mean hours of the tasks picked.
func (w Weighted) Mean() float64 {
	if !w.ready() {
		return math.NaN()
	}
	return w.mean
}

// MeanExcess returns E[q (h − z); h ≥ z]/E[q; h ≥ z], in hours.
func (w Weighted) MeanExcess(z float64) float64 {
	switch {
	case !w.ready() || math.IsNaN(z):
		return math.NaN()
	case z <= w.tail.InverseSurvival(1):
		return w.mean - z
	}
	share := w.tail.Survival(z)
	over, err := w.picked(z, func(h float64) float64 { return math.Max(h-z, 0) })
	if err != nil || share == 0 {
		return math.NaN()
	}
	picked, err := w.picked(z, func(float64) float64 { return 1 })
	if err != nil {
		return math.NaN()
	}
	return over / picked
}

// Elasticity returns z f(z)/S(z) · q(z)/E[q | h ≥ z], the elasticity of demand at the
// price that the tasks of z hours are worth, a pure number.
func (w Weighted) Elasticity(z float64) float64 { return z * w.Hazard(z) }

// IncreasingGeneralizedHazard reports whether the elasticity is known not to fall in z.
// It is where in ln h both odds and density are log-concave, and so their product: a
// log-concave density has an increasing hazard. Among the odds those of this package
// are, and among the tails the named families where they are regular themselves, but for
// a GPD with ξ < −1, whose density rises without bound.
//
// Source: M. Bagnoli and T. Bergstrom, "Log-concave probability and its applications",
// Economic Theory 26 (2005).
func (w Weighted) IncreasingGeneralizedHazard() bool {
	odds, ok := w.odds.(interface{ logConcave() bool })
	if !ok || !odds.logConcave() || !w.ready() {
		return false
	}
	switch t := w.tail.(type) {
	case dist.Pareto, dist.Exponential, dist.Lognormal, dist.Weibull, dist.Gamma:
		return true
	case dist.GPD:
		return t.Xi >= -1 && t.IncreasingGeneralizedHazard()
	}
	return false
}
