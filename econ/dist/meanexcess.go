package dist

import (
	"errors"
	"math"
	"slices"

	"valuecapture/econ/quad"
)

// MeanExcess returns the mean excess e(z) = E[h - z | h >= z] in hours, by the law's
// own method if it has one and otherwise by quadrature,
//
//	e(z) = (1/S(z)) ∫_z^∞ S(y) dy,
//
// split at the bends of t, with a relative error below 1e-12 if S is smooth between
// them, z is away from a finite upper end and S(z) is above 1e-250. If a heavy tail has
// too much of its area beyond the largest float64, it is what the mean leaves,
//
//	e(z) = (1/S(z)) (E[h] - l - ∫_l^z S(y) dy),  l = S⁻¹(1),
//
// with an error of a few 1e-16 E[h]/S(z) hours.
//
// Special cases are:
//
//	MeanExcess(nil, z) = NaN
//	MeanExcess(t, z) = Mean - z below the support
//	MeanExcess(t, z) = +Inf if the mean is
//	MeanExcess(t, z) = 0 at the upper end of the support, NaN above it
//	MeanExcess(t, z) = NaN where S(z) underflows or no quadrature converges
func MeanExcess(t Tail, z float64) float64 {
	if absent(t) {
		return math.NaN()
	}
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
	lower, upper := t.InverseSurvival(1), t.InverseSurvival(0)
	switch {
	case z <= lower:
		return mean - z
	case z == upper:
		return 0
	}
	s := t.Survival(z)
	if !(s > 0) {
		return math.NaN()
	}
	if e, err := meanExcess(t, z, s, upper); err == nil {
		return e
	}
	served, err := area(t, lower, z)
	if rest := mean - lower - served; err == nil && rest > 1e-6*mean {
		return rest / s
	}
	return math.NaN()
}

// meanExcess integrates S/S(z) from z upwards, in units of the median excess: the scale
// on which S falls.
func meanExcess(t Tail, z, s, upper float64) (float64, error) {
	unit := t.InverseSurvival(s/2) - z
	if !(unit > 0) || math.IsInf(unit, 1) { // an atom at z holds most of the rest
		unit = math.Max(z, math.SmallestNonzeroFloat64)
	}
	splits := Bends(t)
	for i, bend := range splits {
		splits[i] = (bend - z) / unit
	}
	f := func(u float64) float64 { return t.Survival(z+u*unit) / s }
	e, err := quad.Integral(f, 0, (upper-z)/unit, splits...)
	if errors.Is(err, quad.ErrTolerance) {
		parts := quantiles(t, s)
		for _, y := range parts {
			splits = append(splits, (y-z)/unit)
		}
		e, err = quad.Integral(f, 0, (upper-z)/unit, splits...)
		if errors.Is(err, quad.ErrTolerance) {
			return stepwise(t, z, s, upper, parts)
		}
	}
	if far := math.MaxFloat64; err == nil && upper > far && t.Survival(far)*(far/unit) > 1e-15*s*e {
		return math.NaN(), quad.ErrDiverges // z + u overflows before S dies out
	}
	return e * unit, err
}

// stepwise is meanExcess for a law with drops that it does not declare, or one that falls
// over so few float64 numbers that S is a staircase.
func stepwise(t Tail, z, s, upper float64, parts []float64) (float64, error) {
	last := parts[len(parts)-1]
	if math.IsInf(last, 1) {
		return math.NaN(), quad.ErrTolerance
	}
	splits := append(Bends(t), parts...)
	slices.Sort(splits)
	sum, err := quad.Falling(t.Survival, z, last, splits...)
	if err != nil || last >= upper {
		return sum / s, err
	}
	// What is left of a light tail is nothing, of a heavy one it has a scale of its own.
	rest, err := quad.Integral(func(x float64) float64 { return t.Survival(x) / s }, last, upper)
	if err != nil && last > 1.001*z {
		return math.NaN(), err
	}
	if err == nil {
		sum += rest * s
	}
	return sum / s, nil
}
