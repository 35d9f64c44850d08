package econ

import (
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
)

// area returns ∫ S(x) dx from a to b, in hours, split at the bends of the tail and where
// it drops, declared or not: see [quad.Falling]. It is NaN where the area is not known
// to three digits or S is NaN.
func area(t dist.Tail, a, b float64) float64 {
	if !(b > a) {
		return 0
	}
	splits := []float64{t.InverseSurvival(1)}
	splits = append(splits, dist.Bends(t)...)
	splits = append(splits, t.InverseSurvival(0))
	if !math.IsInf(b, 1) {
		return between(t, a, b, splits)
	}
	var sum float64
	for _, z := range splits {
		if z > a && z < b {
			sum += between(t, a, z, nil)
			a = z
		}
	}
	return sum + beyondHours(t, a)
}

func between(t dist.Tail, a, b float64, splits []float64) float64 {
	y, err := quad.Falling(t.Survival, a, b, splits...)
	if err != nil {
		return math.NaN()
	}
	return y
}

// beyondHours returns ∫ S from z to infinity, in stretches of hours where that does not
// settle at once.
func beyondHours(t dist.Tail, z float64) float64 {
	var sum float64
	for range 4 {
		if y, err := quad.Integral(t.Survival, z, math.Inf(1)); err == nil {
			return sum + y
		}
		to := t.InverseSurvival(t.Survival(z) / 1e4)
		if !(to > z) || math.IsInf(to, 1) {
			break
		}
		sum += between(t, z, to, nil)
		z = to
	}
	return math.NaN()
}
