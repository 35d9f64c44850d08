package commons_test

import (
	"errors"
	"math"

	"valuecapture/econ/commons"
)

// tokenMargin is what tokens earn at a price, by quadrature: Gauss-Legendre in ln x on
// pieces that are short against every exponent. It tells how far to trust it.
func tokenMargin(e commons.Economy, price float64) (margin, size float64) {
	a := e.ValueExponent - e.Diffusion
	return integrate(e, func(lnx float64) (float64, float64) {
		if math.Log(e.BaseValue)+a*lnx < math.Log(price*e.BaseTokens)+e.TokenExponent*lnx-1e-12 {
			return 0, 0
		}
		return price * e.BaseTokens * math.Exp((e.TokenExponent-e.TailIndex)*lnx),
			e.Cost(1) * math.Exp((e.TokenExponent*e.CostExponent-e.TailIndex)*lnx)
	}, (math.Log(e.BaseValue)-math.Log(price*e.BaseTokens))/(e.TokenExponent-a))
}

// seatMargin is what seats earn at a price, by the same quadrature.
func seatMargin(e commons.Economy, price float64) (margin, size float64) {
	a := e.ValueExponent - e.Diffusion
	return integrate(e, func(lnx float64) (float64, float64) {
		if math.Log(e.BaseValue)+a*lnx < math.Log(price)-1e-12 {
			return 0, 0
		}
		return price * math.Exp(-e.TailIndex*lnx), e.Cost(1) * math.Exp((e.TokenExponent*e.CostExponent-e.TailIndex)*lnx)
	}, math.Log(price/e.BaseValue)/a)
}

// integrate adds up gain and cost over ln x from 0 on, with a corner at one place.
func integrate(e commons.Economy, f func(lnx float64) (gain, cost float64), corner float64) (net, size float64) {
	const far = 200
	cuts := []float64{0, far}
	if corner > 0 && corner < far {
		cuts = []float64{0, corner, far}
	}
	nodes := [4]struct{ x, w float64 }{{0.18343464249564980, 0.36268378337836198}, {0.52553240991632899, 0.31370664587788729}, {0.79666647741362674, 0.22238103445337447}, {0.96028985649753623, 0.10122853629037626}}
	for i := 1; i < len(cuts); i++ {
		pieces := 1 + int((cuts[i]-cuts[i-1])*2)
		width := (cuts[i] - cuts[i-1]) / float64(pieces)
		for k := range pieces {
			middle := cuts[i-1] + width*(float64(k)+0.5)
			for _, n := range nodes {
				for _, u := range []float64{middle - n.x*width/2, middle + n.x*width/2} {
					gain, cost := f(u)
					net += n.w * width / 2 * e.TailIndex * (gain - cost)
					size += n.w * width / 2 * e.TailIndex * (gain + cost)
				}
			}
		}
	}
	return net, size
}

// bestToken looks for a better price than BestToken.
func (t trial) bestToken() {
	t.Helper()
	e := t.e
	var best float64
	var err error
	ok := t.call("BestToken", func() (any, error) { best, err = e.BestToken(); return best, err })
	if errors.Is(err, commons.ErrUnbounded) || errors.Is(err, commons.ErrOverflow) {
		return
	}
	earned := 0.0
	if ok {
		o, err := e.Token(best)
		if errors.Is(err, commons.ErrOverflow) {
			return
		}
		if err != nil {
			t.fail("BestToken = %v: Token refuses it: %v", best, err)
			return
		}
		earned = o.Lab
		if !(earned > -1e-9*o.UsersPay) {
			t.fail("BestToken = %v earns %v", best, earned)
		}
		// Only where the integrand dies out before ln x = 200.
		apart := math.Abs(e.ValueExponent - e.Diffusion - e.TokenExponent)
		if slow := e.TailIndex - e.TokenExponent*e.CostExponent; earned > 1e-60 && slow > 0.2 && e.TailIndex > 0.3 && apart > 1e-5 {
			if sum, size := tokenMargin(e, best); !(math.Abs(sum-earned) <= 1e-6*size) {
				t.fail("BestToken = %v earns %v, by quadrature %v", best, earned, sum)
			}
		}
	}
	start := best
	if !ok {
		start = e.BaseValue / e.BaseTokens
	}
	for _, step := range []float64{1.0001, 1.01, 1.3, 30} {
		for k := -20; k <= 20; k++ {
			p := start * math.Pow(step, float64(k))
			o, err := e.Token(p)
			if err != nil || math.IsInf(o.Lab, -1) {
				continue
			}
			if o.Lab > earned+1e-9*(math.Abs(earned)+o.UsersPay) {
				t.fail("BestToken = %v, %v earns %v, but %v earns %v", best, err, earned, p, o.Lab)
				return
			}
		}
	}
}

// flat reports whether what users keep hardly depends on their complexity, so that a
// change of the price in its last bits turns away many.
func (t trial) flat() bool {
	a := math.Abs(t.e.ValueExponent - t.e.Diffusion)
	return a > 0 && a < 1e-7
}

// breakEven looks for a cheaper seat that covers its cost.
func (t trial) breakEven() {
	t.Helper()
	e := t.e
	var price float64
	var err error
	ok := t.call("BreakEvenSeat", func() (any, error) { price, err = e.BreakEvenSeat(); return price, err })
	if errors.Is(err, commons.ErrOverflow) {
		return
	}
	highest := e.BaseValue * 1e30
	if ok {
		o, err := e.Seat(price)
		if errors.Is(err, commons.ErrOverflow) {
			return
		}
		if err != nil || !t.flat() && !(math.Abs(o.Lab) <= 1e-6*o.UsersPay) {
			t.fail("BreakEvenSeat = %v earns %v of %v, %v", price, o.Lab, o.UsersPay, err)
		}
		// Only where the integrand dies out before ln x = 200.
		far := e.TailIndex - e.TokenExponent*e.CostExponent
		if a := e.ValueExponent - e.Diffusion; o.UsersPay > 1e-60*price && far > 0.2 && e.TailIndex > 0.3 && math.Abs(a) > 1e-5 {
			if sum, size := seatMargin(e, price); !(math.Abs(sum) <= 1e-6*size) {
				t.fail("BreakEvenSeat = %v earns %v of %v by quadrature", price, sum, size)
			}
		}
		highest = price * (1 - 1e-6)
	}
	if e.ValueExponent < e.Diffusion {
		highest = math.Min(highest, e.BaseValue)
	}
	for k := range 80 {
		p := highest * math.Pow(0.7, float64(k))
		if o, err := e.Seat(p); err == nil && o.Lab > 1e-9*o.UsersPay {
			t.fail("BreakEvenSeat = %v, but %v earns %v", price, p, o.Lab)
			return
		}
	}
}

// ceiling looks for a dearer seat that covers its cost beside tokens.
func (t trial) ceiling(token float64) {
	t.Helper()
	e := t.e
	var price float64
	var err error
	ok := t.call("SeatCeiling", func() (any, error) { price, err = e.SeatCeiling(token); return price, err })
	if errors.Is(err, commons.ErrOverflow) || math.IsInf(price, 1) {
		return
	}
	lowest := e.BaseValue * 1e-20
	if ok {
		margin, takers, err := e.SeatMargin(price*(1-1e-9), token)
		if share := e.Share(takers); err != nil && !errors.Is(err, commons.ErrOverflow) || !t.flat() && share > 1e-200 && !(margin >= -1e-6*price*share) {
			t.fail("SeatCeiling(%v) = %v earns %v from %v, %v", token, price, margin, takers, err)
		}
		lowest = price * (1 + 1e-6)
	}
	for k := range 100 {
		p := lowest * math.Pow(1.6, float64(k))
		margin, takers, err := e.SeatMargin(p, token)
		if err == nil && margin > 1e-9*p*e.Share(takers) {
			t.fail("SeatCeiling(%v) = %v, but a seat at %v earns %v from %v", token, price, p, margin, takers)
			return
		}
	}
}

// levy looks for a lower levy that pays for all it leaves out.
func (t trial) levy(token float64) {
	t.Helper()
	e := t.e
	var rate float64
	var err error
	ok := t.call("BalancedLevy", func() (any, error) { rate, err = e.BalancedLevy(token); return rate, err })
	if errors.Is(err, commons.ErrInsolvent) {
		return
	}
	surplus := func(rate float64) (net, size float64) {
		paid := token * (1 + rate)
		raised, need := rate*token*e.TokensSold(paid), e.FullPool(paid)
		return raised - need, raised + need
	}
	highest := 1e4
	if ok {
		if net, size := surplus(rate); rate > 0 && !(net >= -1e-6*size) {
			t.fail("BalancedLevy(%v) = %v leaves %v of %v", token, rate, net, size)
		}
		highest = rate * (1 - 1e-5)
	}
	for k := range 100 {
		lower := highest * math.Pow(0.8, float64(k))
		if net, size := surplus(lower); lower > 0 && net > 1e-9*size {
			t.fail("BalancedLevy(%v) = %v, %v, but %v leaves %v", token, rate, err, lower, net)
			return
		}
	}
}
