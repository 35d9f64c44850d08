package econ

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ/dist"
)

// A Chain is a lab that sells tokens wholesale to an application which sells them
// on, each a monopolist towards the next.
type Chain struct {
	Wholesale float64 // what the application pays, in dollars per million tokens
	Retail    float64 // what customers pay, in dollars per million tokens
	Regime    Regime  // of the retail price: Interior, Corner, or Kink where everyone is served

	// Who keeps what, in dollars per potential task.
	Lab, App, Customer, Deadweight float64
}

// Shares returns the shares of lab, application and customers in the realised
// surplus. They add up to 1.
func (c Chain) Shares() (lab, app, customer float64) {
	all := c.Lab + c.App + c.Customer
	return c.Lab / all, c.App / all, c.Customer / all
}

// A LongChain is any number of firms in a row, each a monopolist towards the next. The
// first is the lab and the last sells to customers.
type LongChain struct {
	Prices  []float64 // what each firm charges, the lab first, in dollars per million tokens
	Profits []float64 // what each firm keeps, in dollars per potential task
	Regime  Regime    // of the retail price, which is the last

	// What is left to customers and what is lost against a price equal to cost, in
	// dollars per potential task.
	Customer, Deadweight float64
}

// mostLinks is how many firms a chain may have.
const mostLinks = 100_000

// ErrNoAnswer reports a chain of monopolists whose prices cannot be told: the firms
// after the lab would answer its best price with another retail price than the one
// it aims at, or jump between several.
var ErrNoAnswer = errors.New("econ: the application would not charge the retail price that is best for the lab")

// Chain returns the prices of two successive monopolists. The application faces
// the demand D(p); at a wholesale price q it charges the p at which q = p − m(p),
// with m = −D/D′ the Mills ratio in dollars. The lab therefore chooses the retail
// price that maximises
//
//	(p − m(p) − c) T D(p).
//
// For a Pareto tail the retail price is c (α/(α−1))² where that is at least the kink
// price, and the shares of lab, application and customers are as (α−1)/α² : 1/α :
// 1/(α−1). Otherwise wholesale is p_m (α−1)/α and retail p_m, which the merged firm
// would have charged too.
//
// Where demand bends or drops, the application keeps to one retail price over a range
// of wholesale prices, and the lab charges the highest of them. Where demand has
// several peaks the application jumps from one retail price to another as the wholesale
// price rises, and the lab may charge the highest wholesale price before the jump.
//
// Errors are those of [Market.ChainOf]. The numbers beside an error are NaN.
//
// Source: J. J. Spengler, "Vertical integration and antitrust policy", Journal of
// Political Economy 58 (1950).
func (m Market) Chain() (Chain, error) {
	c, err := m.ChainOf(2)
	if err != nil {
		nan := math.NaN()
		return Chain{nan, nan, c.Regime, nan, nan, nan, nan}, err
	}
	return Chain{c.Prices[0], c.Prices[1], c.Regime, c.Profits[0], c.Profits[1], c.Customer, c.Deadweight}, nil
}

// ChainOf returns the prices of n successive monopolists: one is [Market.Monopoly],
// two are [Market.Chain]. With t = −ln D the prices of the firms, from the last to the
// first, are
//
//	p, (1 − d/dt) p, (1 − d/dt)² p, …
//
// at the retail price p at which the next of them would be the cost c. For a Pareto
// tail that is c (α/(α−1))ⁿ where it is at least the kink price, and each price is
// (α−1)/α times the next; for a generalised Pareto tail whose support begins at μ, p −
// μ is (c − μ + σ bₙ)/(1−ξ)ⁿ with bₙ = (1 − (1−ξ)ⁿ)/ξ, in hours.
//
// Errors are those of [Market.Monopoly]. It also returns an error wrapping
// [ErrParameter] for n < 1 or above 100,000, [ErrNumber] for prices at which less than one task in
// 10²⁹⁰ would be served, and [ErrNoAnswer] for a tail without a closed form if n > 5,
// or if n > 2 and a firm after the lab would jump from one price to another where the
// lab would like it to stay. The numbers beside an error are NaN.
func (m Market) ChainOf(n int) (LongChain, error) {
	best, err := m.Monopoly()
	switch {
	case err != nil:
		return noChain(best.Regime), err
	case n < 1 || n > mostLinks:
		return noChain(0), fmt.Errorf("%w: %d firms in a row, want 1 to %d: give fewer", ErrParameter, n, mostLinks)
	case n == 1:
		return m.chainAt([]float64{best.Price}, best.Regime)
	}
	hours, regime, err := m.chainHours(n)
	if err != nil {
		return noChain(0), err
	}
	prices := make([]float64, n)
	for i, z := range hours {
		prices[i] = m.price(z)
	}
	if regime != Interior {
		prices[n-1] = m.priceServing(hours[n-1])
	}
	return m.chainAt(prices, regime)
}

// chainAt returns the chain with these prices and who keeps what.
func (m Market) chainAt(prices []float64, regime Regime) (LongChain, error) {
	retail := prices[len(prices)-1]
	if !positive(retail) {
		return noChain(0), fmt.Errorf("%w: the retail price comes to %g $/Mtok: give fewer firms, a thinner tail or other units", ErrNumber, retail)
	}
	served := m.Demand(retail)
	if !(served >= beyond) {
		return noChain(0), fmt.Errorf("%w: %d firms in a row would charge customers %g $/Mtok, which less than one task in 10²⁹⁰ of h ~ %v is worth: give a thinner tail or fewer firms", ErrNumber, len(prices), retail, m.Hours)
	}
	c := LongChain{Prices: prices, Regime: regime}
	before := m.Cost
	for _, p := range prices {
		if len(prices) > 1 && !(p > before) {
			return noChain(0), fmt.Errorf("%w: prices of %d firms in a row lie closer together than the digits of a float64, near %g $/Mtok: give fewer firms or a less narrow tail than h ~ %v", ErrNumber, len(prices), p, m.Hours)
		}
		c.Profits = append(c.Profits, m.taken(p-before, served))
		before = p
	}
	split := m.Split(retail)
	if c.Customer, c.Deadweight = split.Customer, split.Deadweight; math.IsNaN(c.Customer + c.Deadweight) {
		return noChain(0), m.Check(retail)
	}
	return c, nil
}

func noChain(r Regime) LongChain {
	return LongChain{Regime: r, Customer: math.NaN(), Deadweight: math.NaN()}
}

// chainHours returns what each of n firms charges, in hours, the lab first.
func (m Market) chainHours(n int) ([]float64, Regime, error) {
	cost := m.hours(m.Cost)
	switch t := m.Hours.(type) {
	case dist.Pareto:
		return paretoChain(t, cost, n)
	case dist.Exponential:
		return linearChain(0, 1/t.Rate, 0, cost, n)
	case dist.GPD:
		return linearChain(t.Location, t.Scale, t.Xi, cost, n)
	}
	return m.generalChain(cost, n)
}

// paretoChain is chainHours for a Pareto tail: each firm charges (α−1)/α times what
// the next does.
func paretoChain(t dist.Pareto, cost float64, n int) ([]float64, Regime, error) {
	regime := Interior
	up := t.Alpha / (t.Alpha - 1)
	z := cost * math.Pow(up, float64(n))
	if !(z >= t.Scale) {
		z, regime = t.Scale, Kink
	}
	hours := make([]float64, n)
	for k := range n {
		hours[n-1-k] = z / math.Pow(up, float64(k))
	}
	return hours, regime, nil
}

// linearChain is chainHours for a generalised Pareto tail: the k-th firm from the last
// charges
//
//	μ − σ b + a (z − μ)  with a = (1−ξ)^k and b = (1−a)/ξ, or k for ξ = 0.
func linearChain(mu, sigma, xi, cost float64, n int) ([]float64, Regime, error) {
	line := func(k int) (a, b float64) {
		if xi == 0 {
			return 1, float64(k)
		}
		if xi == 1 {
			return 0, 1
		}
		log := float64(k) * math.Log1p(-xi)
		return math.Exp(log), -math.Expm1(log) / xi
	}
	a, b := line(n)
	excess, regime := (cost-mu+sigma*b)/a, Interior
	if !(excess >= 0) || a == 0 {
		excess, regime = 0, Kink
	}
	hours := make([]float64, n)
	hours[n-1] = mu + excess
	for k := 1; k < n; k++ {
		a, b := line(k)
		hours[n-1-k] = mu - sigma*b + a*excess
	}
	return hours, regime, nil
}
