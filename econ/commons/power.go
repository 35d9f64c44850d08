package commons

import "math"

// A power is coefficient · x^exponent.
type power struct{ coefficient, exponent float64 }

// powers is a sum of powers.
type powers []power

func (p powers) at(x float64) float64 {
	var sum float64
	for _, t := range p {
		if t.coefficient != 0 {
			sum += t.coefficient * math.Pow(x, t.exponent)
		}
	}
	return sum
}

// minus returns p − q.
func (p powers) minus(q powers) powers {
	out := append(powers{}, p...)
	for _, t := range q {
		out = append(out, power{-t.coefficient, t.exponent})
	}
	return out
}

// times returns p multiplied by a number.
func (p powers) times(by float64) powers {
	out := make(powers, len(p))
	for i, t := range p {
		out[i] = power{by * t.coefficient, t.exponent}
	}
	return out
}

// leading returns the term of p that dominates at large x, with equal exponents added
// up. A coefficient that cancels up to rounding counts as 0.
func (e Economy) leading(p powers) power {
	best := power{0, math.Inf(-1)}
	for _, t := range p {
		var sum, size float64
		for _, u := range p {
			if e.order(t.exponent, u.exponent) == 0 {
				sum += u.coefficient
				size += math.Abs(u.coefficient)
			}
		}
		if math.Abs(sum) > 1e-14*size && t.exponent > best.exponent {
			best = power{sum, t.exponent}
		}
	}
	return best
}

// mean returns the integral of p over users in the spans,
//
//	∫ p(x) α x^(−α−1) dx,
//
// which is per potential user. Where it diverges it is infinite with the sign of the
// leading term. It is NaN for a finite sum beyond the largest float64 whose sign is
// lost to rounding.
func (e Economy) mean(p powers, over spans) float64 {
	var sum float64
	for _, s := range over {
		if math.IsInf(s.to, 1) {
			if lead := e.leading(p); lead.coefficient != 0 && e.order(lead.exponent, e.TailIndex) >= 0 {
				return math.Inf(int(math.Copysign(1, lead.coefficient)))
			}
		}
		for _, t := range p {
			if t.coefficient != 0 {
				m := e.moment(t.exponent, s)
				if m < 1e-280 { // it has lost digits, which a large coefficient would magnify
					return e.scaledMean(p, over)
				}
				sum += t.coefficient * m
			}
		}
	}
	if !finite(sum) { // a part that overflows may cancel against another
		return e.scaledMean(p, over)
	}
	return sum
}

// gain is mean for a p that is never below 0 on the spans. If overflow leaves only
// rounding errors, it is +Inf.
func (e Economy) gain(p powers, over spans) float64 {
	sum := e.mean(p, over)
	if sum > 0 {
		return sum
	}
	for _, s := range over {
		for _, t := range p {
			if t.coefficient > 0 && math.Log(t.coefficient)+e.lnMoment(t.exponent, s) > 709 {
				return math.Inf(1)
			}
		}
	}
	return 0
}

// moment returns the integral of x^s over users in a span,
//
//	α ∫ e^((s−α)u) du = α (e^((s−α)to) − e^((s−α)from))/(s−α),
//
// and α (to − from) at s = α. With to = +Inf a term with s ≥ α is 0: it cancels
// against another.
func (e Economy) moment(s float64, over span) float64 {
	d := s - e.TailIndex
	switch {
	case math.IsInf(over.to, 1) && e.order(s, e.TailIndex) >= 0:
		return 0
	case math.IsInf(over.to, 1):
		return -e.TailIndex * math.Exp(d*over.from) / d
	case d == 0:
		return e.TailIndex * (over.to - over.from)
	}
	return e.TailIndex * math.Exp(d*over.from) * math.Expm1(d*(over.to-over.from)) / d
}

// lnMoment returns the logarithm of moment, −Inf for 0.
func (e Economy) lnMoment(s float64, over span) float64 {
	d, width := s-e.TailIndex, over.to-over.from
	switch {
	case math.IsInf(width, 1) && e.order(s, e.TailIndex) >= 0:
		return math.Inf(-1)
	case d > 0: // measured from the end that dominates
		return math.Log(e.TailIndex) + d*over.to + lnRise(-d, width)
	}
	return math.Log(e.TailIndex) + d*over.from + lnRise(d, width)
}

// lnRise returns the logarithm of rise(d, width).
func lnRise(d, width float64) float64 {
	switch {
	case d == 0:
		return math.Log(width)
	case d*width > 1:
		return d*width + math.Log(-math.Expm1(-d*width)) - math.Log(d)
	}
	return math.Log(math.Expm1(d*width) / d)
}

// rise returns ∫ e^(dv) dv for v from 0 to a width: (e^(d·width) − 1)/d.
func rise(d, width float64) float64 {
	if d == 0 {
		return width
	}
	return math.Expm1(d*width) / d
}

// inverseRise returns the width at which rise(d, width) is y ≥ 0, +Inf if none is.
func inverseRise(d, y float64) float64 {
	switch {
	case d == 0:
		return y
	case d*y <= -1:
		return math.Inf(1)
	}
	return math.Log1p(d*y) / d
}

// scaledMean is mean for a finite sum of terms that overflow or underflow: it adds them
// relative to the largest.
func (e Economy) scaledMean(p powers, over spans) float64 {
	type part struct{ sign, ln float64 }
	var parts []part
	largest := math.Inf(-1)
	for _, s := range over {
		for _, t := range p {
			if t.coefficient != 0 {
				ln := math.Log(math.Abs(t.coefficient)) + e.lnMoment(t.exponent, s)
				parts = append(parts, part{math.Copysign(1, t.coefficient), ln})
				largest = math.Max(largest, ln)
			}
		}
	}
	var sum float64
	for _, q := range parts {
		sum += q.sign * math.Exp(q.ln-largest)
	}
	noise := 1e-15 * math.Max(1, math.Abs(largest)) // that of the logarithms
	switch {
	case sum == 0 || math.IsInf(largest, -1):
		return 0
	case largest > 709 && math.Abs(sum) < noise:
		return math.NaN()
	}
	return math.Copysign(math.Exp(largest+math.Log(math.Abs(sum))), sum)
}
