package commons

import "math"

// A power is coefficient · x^exponent.
type power struct{ coefficient, exponent float64 }

// powers is a sum of them.
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

// times returns p scaled by a number.
func (p powers) times(by float64) powers {
	out := make(powers, len(p))
	for i, t := range p {
		out[i] = power{by * t.coefficient, t.exponent}
	}
	return out
}

// leading returns the term that decides far out, equal exponents taken together.
// A coefficient that cancels to rounding counts as 0.
func (p powers) leading() power {
	best := power{0, math.Inf(-1)}
	for _, t := range p {
		var sum, size float64
		for _, u := range p {
			if order(t.exponent, u.exponent) == 0 {
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

// mean returns the integral of p over users in the bands,
//
//	∫ p(x) α x^(−α−1) dx,
//
// which is per potential user. Where it diverges it is infinite with the sign of
// the leading term.
func (e Economy) mean(p powers, over Bands) float64 {
	var sum float64
	for _, b := range over {
		if lead := p.leading(); math.IsInf(b.To, 1) && lead.coefficient != 0 && order(lead.exponent, e.TailIndex) >= 0 {
			return math.Inf(int(math.Copysign(1, lead.coefficient)))
		}
		for _, t := range p {
			if t.coefficient != 0 {
				sum += t.coefficient * e.moment(t.exponent, b)
			}
		}
	}
	return sum
}

// moment returns the integral of x^s over users in a band,
//
//	α ∫ x^(s−α−1) dx = α (From^(s−α) − To^(s−α))/(α−s),
//
// and α ln(To/From) at s = α. To = +Inf must come with s < α.
func (e Economy) moment(s float64, b Band) float64 {
	d := s - e.TailIndex
	if order(s, e.TailIndex) == 0 {
		if math.IsInf(b.To, 1) {
			return 0 // a term that cancels against another
		}
		return e.TailIndex * math.Log(b.To/b.From)
	}
	first := e.TailIndex * math.Pow(b.From, d) / d
	if math.IsInf(b.To, 1) {
		if d > 0 {
			return 0 // likewise
		}
		return -first
	}
	return first * math.Expm1(d*math.Log(b.To/b.From))
}
