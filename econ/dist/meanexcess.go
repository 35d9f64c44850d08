package dist

import (
	"math"

	"valuecapture/econ/quad"
)

// MeanExcess returns the mean excess e(z) = E[h - z | h >= z] in hours, by the law's
// own method if it has one and else by quadrature,
//
//	e(z) = (1/S(z)) ∫_z^∞ S(y) dy,
//
// with a relative error below 1e-12 for a smooth S away from a finite upper end.
//
// Special cases are:
//
//	MeanExcess(t, z) = Mean - z below the support
//	MeanExcess(t, z) = +Inf if the mean is
//	MeanExcess(t, z) = 0 at the upper end of the support, NaN above it
//	MeanExcess(t, z) = NaN where S(z) underflows or the quadrature does not settle
func MeanExcess(t Tail, z float64) float64 {
	if e, ok := t.(MeanExcesser); ok {
		return e.MeanExcess(z)
	}
	mean := t.Mean()
	switch {
	case math.IsNaN(z) || math.IsNaN(mean):
		return math.NaN()
	case math.IsInf(mean, 1):
		return mean
	}
	if z <= t.InverseSurvival(1) {
		return mean - z
	}
	upper := t.InverseSurvival(0)
	if z == upper {
		return 0
	}
	s := t.Survival(z)
	median := t.InverseSurvival(s/2) - z // of the excess: the scale on which S falls
	if !(s > 0 && median > 0) {
		return math.NaN()
	}
	area, err := quad.Integral(func(u float64) float64 { return t.Survival(z+u*median) / s }, 0, (upper-z)/median)
	if err != nil {
		return math.NaN()
	}
	return area * median
}
