package race

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/nan"
)

// An OutsideOption is what open models offer a customer who does not buy closed tokens.
// Hours are measured against no AI at all: a task that an open model can do still
// counts. The customer takes the best of closed tokens, open models and no AI, and buys
// closed tokens at a price p iff
//
//	wh − pT ≥ max(0, w g(h) − c_o T),
//
// where g(h) is what the open model saves and c_o its price. So a closed lab sells what
// it adds, and its share is either of what closed tokens add to open models or of the
// surplus of all AI. A [Sale] has both.
type OutsideOption struct {
	Help  Help
	Price float64 // c_o, in dollars per million tokens, usually the cost. Price ≥ 0.
}

// OpenAtCost returns open models that help in this way and are sold at the lab's own
// marginal cost, as they would be under competition among those who serve them.
func OpenAtCost(m econ.Market, help Help) OutsideOption {
	return OutsideOption{Help: help, Price: m.Cost}
}

// Market returns the market of a closed lab beside the outside option: the same wage,
// tokens and cost, and in place of the hours saved the hours that its tokens add,
//
//	v(h) = h − max(0, g(h) − c_o T/w).
//
// Demand at p, profit and surplus of that market are those of the lab: customer surplus
// is what customers gain over having open models alone.
//
// It returns an error wrapping [ErrParameter] for a price that is negative or not
// finite, for a help that is not valid, and for hours with an infinite mean (a Pareto
// tail with α ≤ 1), under which the surplus of all AI is infinite; and the market's own
// for a market that is not valid.
func (o OutsideOption) Market(m econ.Market) (econ.Market, error) {
	r, err := o.residual(m)
	if err != nil {
		return econ.Market{Wage: math.NaN(), Tokens: math.NaN(), Cost: math.NaN()}, err
	}
	m.Hours = r
	return m, nil
}

func (o OutsideOption) residual(m econ.Market) (r *residual, err error) {
	defer recovered(&err, o.Help)
	if err := m.Validate(); err != nil {
		return nil, err
	}
	if !(o.Price >= 0) || !finite(o.Price) {
		return nil, outside("open price", o.Price, "a finite number of $/Mtok, 0 or above: race.OpenAtCost takes the lab's cost")
	}
	if err := validHelp(o.Help, m.Hours); err != nil {
		return nil, err
	}
	if err := finiteMean(m); err != nil {
		return nil, err
	}
	return newResidual(m.Hours, o.Help, m.Threshold(o.Price))
}

// finiteMean returns an error for hours whose mean is infinite.
func finiteMean(m econ.Market) error {
	if mean := m.Hours.Mean(); !finite(mean) {
		if t, ok := m.Hours.(dist.Pareto); ok {
			return outside("Alpha", t.Alpha, "above 1: at or below it the surplus of all AI is infinite and shares of it mean nothing")
		}
		return outside("mean of h", mean, "a finite number of hours: otherwise the surplus of all AI is infinite and shares of it mean nothing")
	}
	return nil
}

// Sell returns what a closed lab charges and earns beside the outside option, and what
// customers keep. The price is the one of highest profit over all prices.
//
// For a Pareto tail with α > 1, M = max(cα/(α−1), p_m) the monopoly price without a
// rival and c_o ≤ c, where help matters at all, it is
//
//	ByLength      max(wz/T, M)
//	Partial       c + w(h* − Z)/T,  h* = max(x_m, Zα/(α−1)),  Z = z + (c−c_o)T/w
//	Proportional  min(M, max(c_o/κ, (αc − c_o)/(α−1), c_o + (1−κ)p_m))
//
// ByLength and Partial have no effect while z ≤ c_o T/w, the hours at which the open
// model is just worth its price. Where c_o > c the lab may also do best to sell at c_o
// to everyone whom the open model would serve. Any other tail or help goes through the
// general search, on the market that [OutsideOption.Market] returns.
//
// Regimes are those of the market returned: econ.Corner is a limit price, held where
// demand jumps or bends because the open model takes over.
//
// Errors are those of [OutsideOption.Market] and of [econ.Market.Monopoly]; a lab with
// nothing to sell above its cost gets [econ.ErrNoTrade].
func (o OutsideOption) Sell(m econ.Market) (s Sale, err error) {
	defer refused(&s, &err, o.Help)
	r, err := o.residual(m)
	if err != nil {
		return nan.Of[Sale](), err
	}
	left := m
	left.Hours = r
	pricing, err := o.pricing(m, left)
	if err != nil {
		s = nan.Of[Sale]()
		s.Regime = pricing.Regime
		return s, err
	}
	return sell(left, r, pricing)
}

// Sale returns what a closed lab sells at a price of its own choice, not the best one.
// A price below cost loses money on every task, and is allowed.
//
// Errors are those of [OutsideOption.Market], and one wrapping [ErrParameter] for a
// price that is not finite and above 0.
func (o OutsideOption) Sale(m econ.Market, price float64) (s Sale, err error) {
	defer refused(&s, &err, o.Help)
	r, err := o.residual(m)
	if err != nil {
		return nan.Of[Sale](), err
	}
	if !positive(price) {
		return nan.Of[Sale](), outside("price", price, "a finite number of $/Mtok above 0")
	}
	left := m
	left.Hours = r
	return sell(left, r, econ.Pricing{Price: price, Cost: m.Cost})
}

func sell(left econ.Market, r *residual, pricing econ.Pricing) (Sale, error) {
	hours, err := r.openSurplus()
	if err != nil {
		return nan.Of[Sale](), fmt.Errorf("%w: the surplus of open models under h ~ %v (%w): give the help a Bends method", ErrNoSplit, r.tail, err)
	}
	h, _ := r.least(left.Threshold(pricing.Price))
	return Sale{
		Pricing:    pricing,
		Served:     left.Demand(pricing.Price),
		OpenServed: r.open(h),
		Split:      left.Split(pricing.Price),
		OpenAlone:  left.Wage * hours,
	}.check(left)
}

// pricing returns the best price, in closed form where there is one.
func (o OutsideOption) pricing(m, left econ.Market) (econ.Pricing, error) {
	tail, ok := m.Hours.(dist.Pareto)
	if !ok {
		return left.Monopoly()
	}
	monopoly, err := m.Monopoly()
	if err != nil {
		return monopoly, err
	}
	switch g := o.Help.(type) {
	case ByLength:
		return o.byLength(g, m, left, monopoly), nil
	case Partial:
		return o.partial(g, tail, m, left, monopoly), nil
	case Proportional:
		return o.proportional(g, tail, left, monopoly)
	}
	return left.Monopoly()
}

// byLength prices help by length under a Pareto tail. From the reach up demand is
// unchanged, so the best price there is the higher of wz/T and M.
func (o OutsideOption) byLength(g ByLength, m, left econ.Market, monopoly econ.Pricing) econ.Pricing {
	reach := left.WillingnessToPay(g.Reach)
	if reach <= math.Max(o.Price, monopoly.Price) || monopoly.Price <= o.Price {
		return monopoly
	}
	return better(left, o.undercut(left, m.KinkPrice()), econ.Pricing{Price: reach, Cost: left.Cost, Regime: econ.Corner})
}

// partial prices help with the first z hours of every task under a Pareto tail, by
// h* = Zα/(α−1), the maximum of (h − Z) S(h).
func (o OutsideOption) partial(g Partial, t dist.Pareto, m, left econ.Market, monopoly econ.Pricing) econ.Pricing {
	if left.WillingnessToPay(g.Reach) <= o.Price || monopoly.Price <= o.Price {
		return monopoly
	}
	shift := g.Reach + (left.Cost-o.Price)*left.Tokens/left.Wage
	best := econ.Pricing{Price: math.NaN(), Cost: left.Cost, Regime: econ.Interior}
	h := shift * (t.Alpha / (t.Alpha - 1))
	if h < t.Scale {
		h, best.Regime = t.Scale, econ.Kink
	}
	if h >= g.Reach {
		best.Price = left.Cost + left.WillingnessToPay(1)*(h-shift)
	}
	return better(left, o.undercut(left, m.KinkPrice()), best)
}

// proportional prices help with a share of every task under a Pareto tail.
func (o OutsideOption) proportional(g Proportional, t dist.Pareto, left econ.Market, monopoly econ.Pricing) (econ.Pricing, error) {
	none := econ.Pricing{Price: math.NaN(), Cost: left.Cost, Regime: econ.NoTrade}
	if g.Share == 1 && o.Price <= left.Cost {
		return none, fmt.Errorf("%w: an open model that does all of every task at %g $/Mtok leaves nothing to sell at a cost of %g", econ.ErrNoTrade, o.Price, left.Cost)
	}
	takes := o.Price / g.Share // the price up to which open models have no effect
	if g.Share == 0 || monopoly.Price <= takes {
		return monopoly, nil
	}
	best := econ.Pricing{Price: takes, Cost: left.Cost, Regime: econ.Corner}
	kink := left.WillingnessToPay(t.Scale)
	if p := (t.Alpha*left.Cost - o.Price) / (t.Alpha - 1); p > best.Price {
		best.Price, best.Regime = p, econ.Interior
	}
	if p := o.Price + (1-g.Share)*kink; p > best.Price && kink > takes {
		best.Price, best.Regime = p, econ.Kink
	}
	if best.Price >= monopoly.Price {
		return monopoly, nil
	}
	return best, nil
}

// undercut returns the price of open models, at which the lab sells to everyone they
// would serve. That pays only if it is above cost.
func (o OutsideOption) undercut(left econ.Market, kink float64) econ.Pricing {
	switch {
	case o.Price <= left.Cost:
		return econ.Pricing{Price: math.NaN()}
	case o.Price <= kink:
		return econ.Pricing{Price: o.Price, Cost: left.Cost, Regime: econ.Kink}
	}
	return econ.Pricing{Price: o.Price, Cost: left.Cost, Regime: econ.Corner}
}

// better returns the price of higher profit, and the first if they are equal. A price
// that is NaN is none.
func better(left econ.Market, a, b econ.Pricing) econ.Pricing {
	if math.IsNaN(a.Price) || left.Profit(b.Price) > left.Profit(a.Price) {
		return b
	}
	return a
}
