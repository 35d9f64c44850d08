package race

import (
	"fmt"
	"math"

	"valuecapture/econ/dist"
)

// A Help is how much of a task an open model does. Of a task of h hours it saves g(h)
// and leaves
//
//	l(h) = h − g(h),
//
// which lies between 0 and h and does not fall as tasks get longer. Hours are measured
// against no AI at all.
//
// There are four kinds: [ByLength], [Partial], [Proportional] and [Diminishing]. A kind
// of your own is a type with these three methods. If l bends or jumps it also needs the
// method Bends of [dist.Bender], and if it has parameters a Validate.
type Help interface {
	// Saves returns g(h), in hours, for finite h ≥ 0.
	Saves(h float64) float64

	// Leaves returns l(h), in hours, for h ≥ 0, also for h = +Inf.
	Leaves(h float64) float64

	// Least returns the fewest hours h at which l(h) ≥ left, for left ≥ 0, +Inf if there
	// are none, and how fast they grow with left, dh/dleft, 0 where they jump.
	Least(left float64) (h, slope float64)
}

// ByLength is capability by length: an open model does a task shorter than Reach
// entirely and does nothing for a longer one,
//
//	g(h) = h for h < z,  0 from z up.
//
// A task that only closed models can do is then worth as much as before. A Pareto tail
// cut off from below keeps its tail index, so help of this kind does not thin the tail.
type ByLength struct {
	Reach float64 // z, in hours. Reach ≥ 0.
}

// Validate returns an error wrapping [ErrParameter] unless Reach is finite and not
// below 0.
func (g ByLength) Validate() error { return validReach(g.Reach) }

// Saves returns h below the reach and 0 from it up.
func (g ByLength) Saves(h float64) float64 {
	if h < g.Reach {
		return h
	}
	return 0
}

// Leaves returns 0 for h below the reach and h from it up.
func (g ByLength) Leaves(h float64) float64 {
	if h < g.Reach {
		return 0
	}
	return h
}

// Least returns max(z, left), and 0 for left = 0.
func (g ByLength) Least(left float64) (h, slope float64) {
	switch {
	case left <= 0:
		return 0, 0
	case left <= g.Reach:
		return g.Reach, 0
	}
	return left, 1
}

// Bends returns the reach, at which l jumps.
func (g ByLength) Bends() []float64 { return []float64{g.Reach} }

// String reads "tasks shorter than 0.1 h".
func (g ByLength) String() string { return fmt.Sprintf("tasks shorter than %.4g h", g.Reach) }

// Partial is help with the first hours of every task,
//
//	g(h) = min(h, z).
//
// Above z a closed model then sells h − z.
type Partial struct {
	Reach float64 // z, in hours. Reach ≥ 0.
}

// Validate returns an error wrapping [ErrParameter] unless Reach is finite and not
// below 0.
func (g Partial) Validate() error { return validReach(g.Reach) }

// Saves returns min(h, z).
func (g Partial) Saves(h float64) float64 { return math.Min(h, g.Reach) }

// Leaves returns max(h − z, 0).
func (g Partial) Leaves(h float64) float64 { return math.Max(h-g.Reach, 0) }

// Least returns left + z, and 0 for left = 0.
func (g Partial) Least(left float64) (h, slope float64) {
	if left <= 0 {
		return 0, 0
	}
	return left + g.Reach, 1
}

// Bends returns the reach, at which l bends.
func (g Partial) Bends() []float64 { return []float64{g.Reach} }

// String reads "the first 0.1 h of every task".
func (g Partial) String() string { return fmt.Sprintf("the first %.4g h of every task", g.Reach) }

func validReach(z float64) error {
	if !(z >= 0) || !finite(z) {
		return outside("Reach", z, "finite hours, 0 or above: give minutes divided by 60")
	}
	return nil
}

// Proportional is help with a share of every task,
//
//	g(h) = κh.
//
// At κ = 1 the open model is as good as the closed one, and its price is a cap on the
// lab's.
type Proportional struct {
	Share float64 // κ, from 0 to 1.
}

// Validate returns an error wrapping [ErrParameter] for a share outside [0,1].
func (g Proportional) Validate() error {
	if !(g.Share >= 0 && g.Share <= 1) {
		return outside("Share", g.Share, "a fraction from 0 to 1: give 30% as 0.3")
	}
	return nil
}

// Saves returns κh.
func (g Proportional) Saves(h float64) float64 { return g.Share * h }

// Leaves returns (1−κ)h.
func (g Proportional) Leaves(h float64) float64 {
	if g.Share == 1 {
		return 0
	}
	return (1 - g.Share) * h
}

// Least returns left/(1−κ).
func (g Proportional) Least(left float64) (h, slope float64) {
	switch {
	case left <= 0:
		return 0, 0
	case g.Share == 1:
		return math.Inf(1), 0
	}
	return left / (1 - g.Share), 1 / (1 - g.Share)
}

// String reads "30% of every task".
func (g Proportional) String() string { return fmt.Sprintf("%.4g%% of every task", 100*g.Share) }

// Diminishing is help that leaves an ever smaller part of longer tasks,
//
//	l(h) = s (h/s)^θ for h > s,  h up to s.
//
// It raises the elasticity: if hours have a Pareto tail with index α, the hours left
// above s have the index α/θ.
type Diminishing struct {
	From  float64 // s, hours from which an open model helps. From > 0.
	Theta float64 // θ, above 0 and at most 1, where it is no help.
}

// Validate returns an error wrapping [ErrParameter] for a parameter outside its domain.
func (g Diminishing) Validate() error {
	switch {
	case !positive(g.From):
		return outside("From", g.From, "finite hours above 0: give minutes divided by 60")
	case !(g.Theta > 0 && g.Theta <= 1):
		return outside("Theta", g.Theta, "above 0 and at most 1: above 1 an open model would leave over more than the task")
	}
	return nil
}

// Saves returns h − l(h), which is h (1 − (h/s)^(θ−1)) above s.
func (g Diminishing) Saves(h float64) float64 {
	if h <= g.From {
		return 0
	}
	return -h * math.Expm1((g.Theta-1)*math.Log(h/g.From))
}

// Leaves returns l(h).
func (g Diminishing) Leaves(h float64) float64 {
	if h <= g.From {
		return h
	}
	return math.Min(g.From*math.Pow(h/g.From, g.Theta), h)
}

// Least returns s (left/s)^(1/θ) above s, and left up to it.
func (g Diminishing) Least(left float64) (h, slope float64) {
	if left < g.From {
		return math.Max(left, 0), 1
	}
	ratio := left / g.From
	h = g.From * math.Pow(ratio, 1/g.Theta)
	return h, math.Pow(ratio, 1/g.Theta-1) / g.Theta
}

// Bends returns the hours from which an open model helps.
func (g Diminishing) Bends() []float64 { return []float64{g.From} }

// String reads "all but a power 0.5 of every task above 0.1 h".
func (g Diminishing) String() string {
	return fmt.Sprintf("all but a power %.4g of every task above %.4g h", g.Theta, g.From)
}

// validHelp calls the help's own Validate, or else tries its methods at quantiles of
// the tasks.
func validHelp(g Help, t dist.Tail) error {
	if g == nil {
		return fmt.Errorf("%w: help is nil, want race.ByLength, race.Partial, race.Proportional or a type with Saves, Leaves and Least", ErrParameter)
	}
	if v, ok := g.(Validator); ok {
		return v.Validate()
	}
	last := 0.0
	for _, q := range []float64{1, 0.99, 0.9, 0.7, 0.5, 0.3, 0.1, 1e-2, 1e-3, 1e-4, 1e-6} {
		h := t.InverseSurvival(q)
		left := g.Leaves(h)
		if !(left >= last && left <= h) {
			return fmt.Errorf("%w: %T leaves over %g of a task of %g h, want hours between 0 and the task that do not fall as it grows", ErrParameter, g, left, h)
		}
		if least, slope := g.Least(left); !(least <= h*(1+1e-9)) || !(slope >= 0) {
			return fmt.Errorf("%w: %T: Least(%g) = %g, %g, want at most the %g h that leave over as much, and a slope of 0 or above", ErrParameter, g, left, least, slope, h)
		}
		if saved := g.Saves(h); !(math.Abs(saved+left-h) <= 1e-9*h) {
			return fmt.Errorf("%w: %T saves %g and leaves over %g of a task of %g h, want two numbers that add up to the task", ErrParameter, g, saved, left, h)
		}
		last = left
	}
	return nil
}

// bendsOfHelp returns the hours at which l bends or jumps, in order.
func bendsOfHelp(g Help) []float64 {
	if b, ok := g.(interface{ Bends() []float64 }); ok {
		return b.Bends()
	}
	return nil
}
