package commons

import "math"

// WorthServing returns the users whose social value is at least a multiple of their
// cost, SocialValue(x) ≥ multiple · Cost(x). A multiple of 1 gives those whom it is
// efficient to serve. It returns nil for an economy that is not valid or a multiple
// that is not a finite number above 0.
//
// Value over cost is a sum of two powers of x, so it is convex in ln x. There are at
// most two bands: one from the simplest user up and one from some complexity on.
func (e Economy) WorthServing(multiple float64) Bands {
	if !e.valid() || !positive(multiple) {
		return nil
	}
	return e.worth(math.Log(multiple)).bands()
}

// Potential returns the largest possible net social value, that of serving exactly
// those worth serving, in dollars a month per potential user. +Inf where the mean value
// created is infinite, η ≥ α.
func (e Economy) Potential() float64 {
	if !e.valid() {
		return math.NaN()
	}
	return e.gain(e.social().minus(e.cost()), e.worth(0))
}

// worth returns where social value is at least a multiple of the cost, given the
// multiple's logarithm.
func (e Economy) worth(lnMultiple float64) spans {
	value := e.social()
	cost := power{e.scale(), e.costExponent()}
	bar := lnMultiple + math.Log(cost.coefficient)
	one := value[0] // the value, if it is a single power
	switch {
	case value[1].coefficient == 0:
	case one.coefficient == 0:
		one = value[1]
	case e.order(one.exponent, value[1].exponent) == 0:
		one.coefficient += value[1].coefficient
	default:
		r := ratio{
			first:  term{math.Log(one.coefficient) - bar, one.exponent - cost.exponent},
			second: term{math.Log(value[1].coefficient) - bar, value[1].exponent - cost.exponent},
		}
		if e.order(one.exponent, cost.exponent) == 0 {
			r.first.slope = 0
		}
		if e.order(value[1].exponent, cost.exponent) == 0 {
			r.second.slope = 0
		}
		return r.atLeastOne()
	}
	slope := one.exponent - cost.exponent
	short := bar - math.Log(one.coefficient) // the shortfall of value at x = 1, in logarithms
	switch e.order(one.exponent, cost.exponent) {
	case 1:
		return from(short / slope)
	case -1:
		return upTo(short / slope)
	}
	if short <= 0 {
		return from(0)
	}
	return nil
}

// A term is e^(level + slope·u).
type term struct{ level, slope float64 }

func (t term) ln(u float64) float64 { return t.level + t.slope*u }

// A ratio is the sum of two terms in u = ln x: social value over a multiple of the
// cost. The slope of the first is above that of the second.
type ratio struct{ first, second term }

// ln returns the logarithm of the sum.
func (r ratio) ln(u float64) float64 {
	a, b := r.first.ln(u), r.second.ln(u)
	high, low := math.Max(a, b), math.Min(a, b)
	return high + math.Log1p(math.Exp(low-high))
}

// atLeastOne returns where the sum is at least 1. It is convex, so on either side
// of its lowest point it crosses 1 at most once, and each side has a bracket.
func (r ratio) atLeastOne() spans {
	bottom := r.bottom()
	if !math.IsInf(bottom, 1) && r.ln(bottom) >= 0 || math.IsInf(bottom, 1) && r.first.slope == 0 && r.first.level >= 0 {
		return from(0)
	}
	var out spans
	if bottom > 0 && r.ln(0) > 0 {
		out = append(out, upTo(zero(r.ln, 0, math.Min(bottom, r.low())))...)
	}
	if r.first.slope > 0 { // where the first term alone is 1 the sum is above it
		out = append(out, from(zero(r.ln, bottom, math.Max(bottom, -r.first.level/r.first.slope)))...)
	}
	return out
}

// bottom returns the u at which the sum is lowest: 0 where it only rises, +Inf
// where it only falls.
func (r ratio) bottom() float64 {
	switch up, down := r.first.slope, -r.second.slope; {
	case down <= 0:
		return 0
	case up <= 0:
		return math.Inf(1)
	default:
		return math.Max(0, (r.second.level-r.first.level+math.Log(down/up))/(up+down))
	}
}

// low returns a u beyond which a falling sum is at most 1: each term is at most a half,
// or, if the first is constant, the second is at most the rest. It is +Inf for a sum
// that rises.
func (r ratio) low() float64 {
	switch first, second := r.first, r.second; {
	case first.slope > 0:
		return math.Inf(1)
	case first.slope == 0:
		return (second.level - math.Log(-math.Expm1(first.level))) / -second.slope
	default:
		return math.Max((first.level+math.Ln2)/-first.slope, (second.level+math.Ln2)/-second.slope)
	}
}
