package race

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// A TokenShare is the share of tokens that open models sell beside a closed lab whose
// price is known, in a Pareto market where they do the tasks up to a reach z and are
// sold at cost c:
//
//	open    from the tasks worth their cost up to z,  S(k) − S(z),  k = max(cT/w, x_m),
//	closed  the tasks worth the price,                S(h*),        h* = pT/w ≥ z,
//
// and tasks between z and h* are not served at all. A task takes T tokens whoever
// serves it.
//
// It derives one number from one share, given the others: the share alone cannot tell a
// thinner tail from a moved reach or a changed price. In particular it gives no rate ρ.
type TokenShare struct {
	Market econ.Market // with a dist.Pareto tail
	Price  float64     // p, what the closed lab charges, in $/Mtok. At or above the cost.
}

// open returns the tail and the hours from which open models are worth their cost.
func (s TokenShare) open() (tail dist.Pareto, cost float64, err error) {
	if tail, err = paretoTail(s.Market); err != nil {
		return tail, math.NaN(), err
	}
	if !(s.Price >= s.Market.Cost) || !positive(s.Price) {
		return tail, math.NaN(), outside("Price", s.Price, fmt.Sprintf("a finite number of $/Mtok, at or above the cost of %g", s.Market.Cost))
	}
	return tail, math.Max(s.Market.Threshold(s.Market.Cost), tail.Scale), nil
}

// Validate returns an error wrapping [ErrParameter] for a market that is not Pareto or a
// price below cost, and the market's own for a market that is not valid.
func (s TokenShare) Validate() error {
	_, _, err := s.open()
	return err
}

// share returns the share of tokens that open models sell if they do tasks up to z
// hours and closed ones those from threshold hours. It works relative to the tasks
// worth their cost, so that it stays accurate however few they are.
func share(t dist.Pareto, cost, z, threshold float64) float64 {
	open := -math.Expm1(-t.Alpha * math.Log(z/cost)) // 1 − (k/z)^α, without cancellation
	if open == 0 {
		return 0
	}
	return open / (open + above(t, cost, threshold))
}

// above returns S(threshold)/S(cost).
func above(t dist.Pareto, cost, threshold float64) float64 {
	return math.Exp(-t.Alpha * math.Log(math.Max(threshold/cost, 1)))
}

// Open returns the share of tokens that open models with a reach of z hours sell.
//
// It returns an error wrapping [ErrParameter] for a reach that is negative, not finite
// or beyond h*, where open models would do for less what the lab sells; and those of
// [TokenShare.Validate].
func (s TokenShare) Open(z float64) (float64, error) {
	tail, cost, err := s.open()
	if err != nil {
		return math.NaN(), err
	}
	threshold := s.Market.Threshold(s.Price)
	if !(z >= 0 && z <= math.Max(threshold, tail.Scale)) {
		return math.NaN(), outside("reach", z, fmt.Sprintf("0 to %.4g h, from where closed models serve at %g $/Mtok", threshold, s.Price))
	}
	return share(tail, cost, math.Max(z, cost), threshold), nil
}

// Reach returns the reach z, in hours, at which open models sell a share s of tokens,
//
//	S(z) = S(k) − S(h*) s/(1−s).
//
// It returns an error wrapping [ErrParameter] for a share below 0 or above what a reach
// of h* gives, and those of [TokenShare.Validate].
func (s TokenShare) Reach(open float64) (float64, error) {
	tail, cost, err := s.open()
	if err != nil {
		return math.NaN(), err
	}
	threshold := s.Market.Threshold(s.Price)
	most := share(tail, cost, math.Max(threshold, cost), threshold)
	if !(open >= 0 && open <= most && open < 1) {
		return math.NaN(), outside("open share", open, fmt.Sprintf("a fraction from 0 to %.4g, which they hold if they do all that is not worth %g $/Mtok", most, s.Price))
	}
	part := open / (1 - open) * above(tail, cost, threshold)
	return cost * math.Exp(-math.Log1p(-part)/tail.Alpha), nil
}

// TailIndex returns the tail index at which open models with a reach of z hours sell a
// share of tokens, with x_m, reach and price unmoved. There is only one, because a
// thinner tail leaves more tasks below z and fewer above h*.
//
// It returns an error wrapping [ErrParameter] for a share outside (0,1) or out of reach
// of any tail index, for a reach at or below the hours worth the cost or above h*, and
// those of [TokenShare.Validate].
func (s TokenShare) TailIndex(open, z float64) (float64, error) {
	tail, cost, err := s.between(open, z)
	if err != nil {
		return math.NaN(), err
	}
	threshold := s.Market.Threshold(s.Price)
	miss := func(logAlpha float64) float64 {
		tail.Alpha = math.Exp(logAlpha)
		return share(tail, cost, z, threshold) - open
	}
	logAlpha, err := root.Zero(miss, math.Log(1e-6), math.Log(1e3))
	if err != nil {
		return math.NaN(), outside("open share", open, fmt.Sprintf("a share that some tail index gives at a reach of %.4g h and a price of %g $/Mtok", z, s.Price))
	}
	return math.Exp(logAlpha), nil
}

// Repriced returns the tail indices at which open models with a reach of z hours sell a
// share of tokens, if the lab charges its best price for the tail, in the interior:
//
//	p = cα/(α−1).
//
// There are two or none. Under a fat tail the lab charges so much that it keeps few
// tasks; under a thin one few tasks are worth much; in between open models sell least.
// So a rising share does not even say which way the tail has moved. The receiver's
// price is not read.
//
// It returns an error wrapping [ErrParameter] for a share outside (0,1) or below the
// least, for a cost below the kink price, where the price is not always interior, for a
// reach at or below cT/w, and those of [TokenShare.Validate].
func (s TokenShare) Repriced(open, z float64) (fat, thin float64, err error) {
	nan := math.NaN()
	s.Price = math.Max(s.Market.Cost, s.Market.WillingnessToPay(z))
	tail, cost, err := s.between(open, z)
	if err != nil {
		return nan, nan, err
	}
	if kink := s.Market.KinkPrice(); !(s.Market.Cost >= kink) {
		return nan, nan, outside("Cost", s.Market.Cost, fmt.Sprintf("at or above the kink price of %g $/Mtok, so that the lab's price is interior at every tail index", kink))
	}
	gap := func(logExcess float64) float64 {
		excess := math.Exp(logExcess) // α − 1
		tail.Alpha = 1 + excess
		return share(tail, cost, z, math.Max(cost*(1+1/excess), z)) - open
	}
	const low, high = -600, 600
	least := root.Maximum(func(x float64) float64 { return -gap(x) }, -12, 12)
	if !(gap(least) < 0) {
		return nan, nan, outside("open share", open, fmt.Sprintf("above %.4g, the least that a reach of %.4g h gives at any tail index", gap(least)+open, z))
	}
	left, errLeft := root.Zero(gap, low, least)
	right, errRight := root.Zero(gap, least, high)
	if errLeft != nil || errRight != nil {
		return nan, nan, outside("open share", open, "a share that some tail index gives")
	}
	return 1 + math.Exp(left), 1 + math.Exp(right), nil
}

// between refuses shares outside (0,1) and reaches that are not above the hours worth
// the cost and at most those worth the price.
func (s TokenShare) between(open, z float64) (dist.Pareto, float64, error) {
	tail, cost, err := s.open()
	if err != nil {
		return tail, cost, err
	}
	if !(open > 0 && open < 1) {
		return tail, cost, outside("open share", open, "a fraction above 0 and below 1: give 25% as 0.25")
	}
	if threshold := s.Market.Threshold(s.Price); !(z > cost && z <= math.Max(threshold, cost)*(1+rounding)) || !finite(z) {
		return tail, cost, outside("reach", z, fmt.Sprintf("above %.4g h, from where open models are worth their cost, and at most the %.4g h worth the price", cost, threshold))
	}
	return tail, cost, nil
}
