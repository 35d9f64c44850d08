package commons

import (
	"math"

	"valuecapture/econ/internal/root"
)

// WorthServing returns the users whose social value is at least a multiple of
// their cost, SocialValue(x) ≥ multiple · Cost(x). A multiple of 1 gives those
// whom an efficient world serves. It returns nobody for an economy that is not
// valid or a multiple that is not a finite number above 0.
//
// Value over cost is a sum of powers of x, so it is convex in ln x: the bands are
// at most two, one from the simplest user up and one from some complexity on.
func (e Economy) WorthServing(multiple float64) Bands {
	if !e.valid() || !positive(multiple) {
		return nil
	}
	return e.worth(e.social(), multiple)
}

// Potential returns the largest net social value there is, that of serving
// exactly those worth serving, in dollars a month per potential user. +Inf where
// the mean value created is infinite, η ≥ α.
func (e Economy) Potential() float64 {
	if !e.valid() {
		return math.NaN()
	}
	return e.mean(e.social().minus(e.cost()), e.worth(e.social(), 1))
}

// worth returns where a value of two terms is at least a multiple of the cost.
func (e Economy) worth(value powers, multiple float64) Bands {
	const far = 690 // of ln x, short of the largest float64
	g := e.costExponent()
	excess := func(u float64) float64 {
		terms := [2]float64{math.Inf(-1), math.Inf(-1)}
		for i, t := range value {
			if t.coefficient > 0 {
				terms[i] = math.Log(t.coefficient) + (t.exponent-g)*u
			}
		}
		high, low := math.Max(terms[0], terms[1]), math.Min(terms[0], terms[1])
		return high + math.Log1p(math.Exp(low-high)) - math.Log(multiple*e.scale())
	}
	bottom := e.valley(value)
	// Between two ends where the excess has opposite signs there is one crossing.
	crossing := func(a, b float64) float64 {
		u, err := root.Zero(excess, a, b)
		if err != nil {
			return math.NaN()
		}
		return math.Exp(u)
	}
	low, high := math.Min(bottom, far), math.Min(bottom, far)
	if excess(low) >= 0 {
		return Everyone()
	}
	var out Bands
	if low > 0 && excess(0) > 0 {
		out = append(out, upTo(crossing(0, low))...)
	}
	for step := 1.0; high < far; step *= 2 {
		next := math.Min(high+step, far)
		if excess(next) >= 0 {
			return append(out, from(crossing(high, next))...)
		}
		high = next
	}
	return out
}

// valley returns ln x at which value over cost is least: 0 where it only rises,
// +Inf where it only falls.
func (e Economy) valley(value powers) float64 {
	g := e.costExponent()
	top, bottom := value[0], value[1] // exponents η and η − δ
	up, down := top.exponent-g, g-bottom.exponent
	switch {
	case top.coefficient == 0:
		up = -down
	case bottom.coefficient == 0 || order(top.exponent, bottom.exponent) == 0:
		down = -up
	}
	switch {
	case order(up, 0) >= 0 && order(down, 0) <= 0:
		return 0
	case order(up, 0) <= 0:
		return math.Inf(1)
	}
	return math.Max(0, math.Log(bottom.coefficient/top.coefficient*down/up)/(up+down))
}
