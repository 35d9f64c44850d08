package dist

import "math"

// inverseUpperGamma returns ln x for the x with Q(a, x) = q, 0 < q < 1, by Newton's
// steps in t = ln x on -ln Q for q <= 1/2 and on ln P for larger q. The first is convex
// in t and the second concave, because the density of t is log-concave: from any start
// the steps are monotone after the first, and convergence is quadratic.
func inverseUpperGamma(a, q float64) pair {
	upper := q <= 0.5
	var target float64
	if upper {
		target = logPair(q).hi
	} else {
		target = math.Log1p(-q)
	}
	t := pair{startInverseGamma(a, q, target), 0}
	for range 200 {
		var step float64
		x := math.Exp(t.hi)
		if x < 1e-300 {
			// Here P = x^a/Γ(a+1) to the last bit.
			return pair{(math.Log1p(-q) + lnGamma1p(a)) / a, 0}
		}
		xp := pair{x, x * t.lo}
		if upper {
			u := upperGamma(a, xp)
			s := u.tail()
			if s == 0 {
				t = pair{t.hi - 0.1, 0}
				continue
			}
			step = logOver(s, q, target) / (x * u.hazard())
		} else {
			p := lowerGamma(a, xp)
			step = -logOver(p, 1-q, target) * p / (a * gammaDensity(a, xp))
		}
		step = math.Max(-50, math.Min(50, step))
		t = fastTwoSum(t.hi, t.lo+step)
		if math.Abs(step) <= 1e-9 { // the next step would be below 1e-16
			break
		}
	}
	return t
}

// logOver returns ln(s/q), accurate where the ratio is near 1; target is ln q.
func logOver(s, q, target float64) float64 {
	if r := s/q - 1; math.Abs(r) < 0.5 {
		return math.Log1p((s - q) / q)
	}
	return logPair(s).hi - target
}

// startInverseGamma returns a first ln x: Wilson and Hilferty's cube root for a >= 1
// where it is positive, and otherwise a bound from the safe side: Q(a, x) <= e^(-x)
// for a <= 1, P(a, x) <= x^a/Γ(a+1).
func startInverseGamma(a, q, target float64) float64 {
	if a >= 1 {
		n := normalInverseTail(q).hi
		if r := 1 - 1/(9*a) + n/(3*math.Sqrt(a)); r > 0.1 {
			return math.Log(a) + 3*math.Log(r)
		}
	}
	if q <= 0.5 {
		return math.Log(-target)
	}
	return (target + lnGamma1p(a)) / a
}

// lnGamma1p returns ln Γ(1+a) for a > 0.
func lnGamma1p(a float64) float64 {
	if a <= 1 {
		return lgamma1p(a)
	}
	v, _ := math.Lgamma(1 + a)
	return v
}
