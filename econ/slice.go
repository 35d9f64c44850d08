package econ

import (
	"math"

	"valuecapture/econ/dist"
)

// A slice is the law of hours of the tasks between two ranks of a tail, by hours saved.
// The ranks are shares of all tasks, counted from the most hours down. Unlike a cut at
// a number of hours, a cut at a rank can divide an atom.
type slice struct {
	t            dist.Tail
	above, share float64 // shares of all tasks: above the slice, and in it
}

// Validate asks the tail that is cut: a probe of the slice would find its last digits.
func (s slice) Validate() error { return dist.Validate(s.t) }

func (s slice) Survival(z float64) float64 {
	return math.Min(math.Max((s.t.Survival(z)-s.above)/s.share, 0), 1)
}

func (s slice) Density(z float64) float64 {
	if z < s.InverseSurvival(1) || z > s.InverseSurvival(0) {
		return 0
	}
	return s.t.Density(z) / s.share
}

func (s slice) InverseSurvival(q float64) float64 {
	if !(q >= 0 && q <= 1) {
		return math.NaN()
	}
	return s.t.InverseSurvival(math.Min(s.above+q*s.share, 1))
}

func (s slice) Mean() float64 {
	bottom, top := s.InverseSurvival(1), s.InverseSurvival(0)
	if math.IsInf(top, 1) && math.IsInf(s.t.Mean(), 1) {
		return math.Inf(1)
	}
	return bottom + s.hoursAbove(bottom, top)
}

// hoursAbove returns ∫ of Survival from z to the top. Without an upper end nothing is cut
// off above, and the tail inside may know the answer.
func (s slice) hoursAbove(z, top float64) float64 {
	bottom := s.InverseSurvival(1)
	if !math.IsInf(top, 1) || s.above > 0 {
		return area(s, z, top)
	}
	at := math.Max(z, bottom)
	return at - z + hoursAbove(s.t, at, s.t.Survival(at))/s.share
}

func (s slice) Bends() []float64 {
	var inside []float64
	bottom, top := s.InverseSurvival(1), s.InverseSurvival(0)
	for _, b := range dist.Bends(s.t) {
		if b > bottom && b < top {
			inside = append(inside, b)
		}
	}
	return inside
}

func (s slice) MeanExcess(z float64) float64 {
	top := s.InverseSurvival(0)
	switch served := s.Survival(z); {
	case z > top || math.IsNaN(z):
		return math.NaN()
	case z == top:
		return 0
	case math.IsInf(top, 1) && math.IsInf(s.t.Mean(), 1):
		return math.Inf(1)
	default:
		return s.hoursAbove(z, top) / served
	}
}

// cuts reports whether a cut at these hours leaves the share q of tasks above it, which
// fails where many tasks save the same. A steep S falls as much just before the hours
// as just after them; an atom does not.
func cuts(t dist.Tail, hours, q float64) bool {
	if math.IsInf(hours, 1) {
		return true
	}
	s := t.Survival(hours)
	grain := 1e-9 + 4*(t.Survival(math.Nextafter(hours, 0))-s)
	return math.Abs(s-q) <= math.Min(grain, 1e-5) && s-t.Survival(math.Nextafter(hours, math.Inf(1))) <= grain
}
