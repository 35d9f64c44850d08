package dist

import "math"

// TopShare returns the share of all hours saved that the top fraction q of tasks
// holds,
//
//	(1/E[h]) ∫_0^q S⁻¹(u) du = (q z + S(z) e(z))/E[h],  z = S⁻¹(q),
//
// which for a Pareto tail is q^(1-1/α).
//
// Special cases are:
//
//	TopShare(t, 0) = 0
//	TopShare(t, 1) = 1
//	TopShare(t, q) = NaN for q outside [0,1], an infinite mean or an invalid tail
//	TopShare(t, q) = NaN where S⁻¹(q) overflows
func TopShare(t Tail, q float64) float64 {
	if absent(t) || !(q >= 0 && q <= 1) {
		return math.NaN()
	}
	mean := t.Mean()
	switch {
	case !(mean > 0) || math.IsInf(mean, 1):
		return math.NaN()
	case q == 0 || q == 1:
		return q
	}
	if p, ok := t.(Pareto); ok {
		return logPair(q).times(1 - 1/p.Alpha).exp()
	}
	z := t.InverseSurvival(q)
	s := t.Survival(z)
	share := q * z
	if s > 0 {
		share += s * MeanExcess(t, z)
	}
	if math.IsInf(share, 1) {
		return math.NaN()
	}
	return math.Min(share/mean, 1) // which rounding may exceed by an ulp
}
