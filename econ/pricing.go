package econ

import (
	"fmt"
	"math"

	"valuecapture/econ/dist"
)

// A Pricing is a price with what holds it there.
type Pricing struct {
	Price  float64 // p, in dollars per million tokens. NaN where there is none.
	Cost   float64 // c, in dollars per million tokens.
	Regime Regime
}

// LernerIndex returns (p−c)/p, a pure number between 0 and 1 for a price at or
// above cost. The essay calls it markup and margin.
func (p Pricing) LernerIndex() float64 { return (p.Price - p.Cost) / p.Price }

// Markup returns p/c, a pure number, +Inf at zero cost.
func (p Pricing) Markup() float64 { return p.Price / p.Cost }

// UnitMargin returns p−c in dollars per million tokens.
func (p Pricing) UnitMargin() float64 { return p.Price - p.Cost }

// Monopoly returns the price that maximises profit (p−c) T D(p), with its regime.
// In the interior it solves the Lerner condition
//
//	(p−c)/p = 1/ε(p).
//
// For a Pareto tail that is p = cα/(α−1), valid only for α > 1 and only where it
// is at or above the kink price p_m; below it the best price is p_m itself, with
// a Lerner index above 1/α.
//
// Special cases for a Pareto tail are:
//
//	α < 1           Unbounded, ErrUnbounded
//	α = 1, c > 0    NotAttained, ErrNotAttained; profit tends to p_m·T
//	α = 1, c = 0    Flat at p_m
//	α > 1, c = 0    Kink
//
// Where demand has a corner or drops, as that of a histogram or of tasks that save the
// same hours does, the best price may be there: the regime Corner, with a Lerner index
// between 1/ε just above and 1/ε just below the price.
//
// The price is the best of all, whatever the tail. It is a closed form for Pareto,
// exponential and generalised Pareto tails and the one root of the Lerner condition for
// other tails that are [dist.Regular]. For any other it is found by a search that
// assumes only that demand never rises: no price from cost up to the price at which one
// task in 10³⁰⁵ is served, or the largest float64, earns more than 1.0001 times as
// much. That holds for any number of peaks, bends and drops. All peaks within that
// factor are refined to the last digits before the highest is chosen. So the price is
// exact to rounding unless profit has a peak narrower than 10⁻⁴ of the unit margin away
// from the bends of the tail. Where profit is almost flat over hundreds of decades, as
// for an elasticity within 10⁻³ of 1 without a closed form, the factor is larger, up to
// 1.06 for an elasticity of 1.
//
// It also returns an error wrapping [ErrNoTrade] if the cost is at or above the
// willingness to pay of all but one task in 10²⁹⁰, [ErrNumber] if no float64 holds the
// price, and [ErrParameter] if the market is not valid. The Pricing beside an error
// has Price NaN and, where it is known, the regime.
//
// Source: A. P. Lerner, "The concept of monopoly and the measurement of monopoly
// power", Review of Economic Studies 1 (1934). The regular case has one root
// because elasticity is non-decreasing: M. A. Lariviere, "A note on probability
// distributions with increasing generalized failure rates", Operations Research
// 54 (2006).
func (m Market) Monopoly() (Pricing, error) { return m.Conduct(1) }

// Cournot returns the price of n identical firms that choose quantities: the
// conduct 1/n. Under a Pareto tail above the kink it is cnα/(nα−1), which is
// finite already for nα > 1.
//
// Competition makes each firm's elasticity n times the market's; the market's
// stays that of the tail.
func (m Market) Cournot(n int) (Pricing, error) {
	if n < 1 {
		return m.none(0), fmt.Errorf("%w: n = %d firms, want 1 or more", ErrParameter, n)
	}
	return m.Conduct(1 / float64(n))
}

// Conduct returns the price at which
//
//	(p−c)/p = φ/ε(p),
//
// for a conduct φ in [0, 1]: 1 is monopoly, 1/n is Cournot with n firms, 0 is
// Bertrand, where price equals cost. Of several solutions it takes the one at
// which (p−c)^φ D(p) is highest, which for φ = 1 is profit. What [Market.Monopoly]
// promises of profit holds of (p−c) D(p)^(1/φ).
//
// Under a Pareto tail and φ > 0 it is max(p_m, cα/(α−φ)) and needs α > φ: while
// c < p_m, firms that choose quantities stay at the kink however many they are.
//
// Errors and special cases are those of [Market.Monopoly] with α compared to φ;
// φ outside [0, 1] is an error wrapping [ErrParameter].
func (m Market) Conduct(phi float64) (Pricing, error) {
	if t, ok := m.Hours.(dist.Pareto); ok && phi > 0 && phi <= 1 && m.valid() {
		return m.paretoPrice(t, phi)
	}
	if err := m.Validate(); err != nil {
		return m.none(0), err
	}
	if !(phi >= 0 && phi <= 1) {
		return m.none(0), fmt.Errorf("%w: conduct = %g, want 0 (Bertrand) to 1 (monopoly)", ErrParameter, phi)
	}
	cost := m.hours(m.Cost)
	if top := m.Hours.InverseSurvival(0); cost >= top {
		return m.none(NoTrade), fmt.Errorf("%w: cost %g $/Mtok, highest willingness to pay %g $/Mtok", ErrNoTrade, m.Cost, m.price(top))
	}
	if phi == 0 {
		if m.Hours.Survival(cost) < beyond {
			return m.settle(math.NaN(), NoTrade)
		}
		return Pricing{Price: m.Cost, Cost: m.Cost, Regime: Competitive}, nil
	}
	var z float64
	var regime Regime
	switch t := m.Hours.(type) {
	case dist.Exponential:
		z, regime = linearMills(m.Hours, 0, 1/t.Rate, 0, cost, phi)
	case dist.GPD:
		z, regime = linearMills(m.Hours, t.Location, t.Scale, t.Xi, cost, phi)
	default:
		z, regime = bestThreshold(m.Hours, cost, phi)
	}
	return m.settle(z, regime)
}

// settle turns hours and a regime into a Pricing or the error the regime means.
func (m Market) settle(z float64, regime Regime) (Pricing, error) {
	var p float64
	switch regime {
	case NoTrade:
		return m.none(regime), fmt.Errorf("%w: fewer than one task in 10²⁹⁰ is worth a cost of %g $/Mtok under h ~ %v: lower the cost", ErrNoTrade, m.Cost, m.Hours)
	case Unbounded:
		return m.none(regime), fmt.Errorf("%w: h ~ %v is inelastic far out: a finite price needs a thinner tail or more competition", ErrUnbounded, m.Hours)
	case NotAttained:
		return m.none(regime), fmt.Errorf("%w: h ~ %v has the limiting elasticity of this conduct: a finite price needs a thinner tail or more competition", ErrNotAttained, m.Hours)
	case Interior:
		p = m.price(z)
	default:
		p = m.priceServing(z)
	}
	return m.pricing(p, regime)
}

// pricing returns the price, or an error if no float64 holds it.
func (m Market) pricing(p float64, regime Regime) (Pricing, error) {
	if !positive(p) {
		return m.none(0), fmt.Errorf("%w: the best price comes to %g $/Mtok under %v: give wage, tokens and hours in other units", ErrNumber, p, m)
	}
	if p < m.Cost { // by an ulp, from rounding
		p = m.Cost
	}
	return Pricing{Price: p, Cost: m.Cost, Regime: regime}, nil
}

func (m Market) none(r Regime) Pricing {
	return Pricing{Price: math.NaN(), Cost: m.Cost, Regime: r}
}

// paretoPrice is Conduct for a Pareto tail, in closed form.
func (m Market) paretoPrice(t dist.Pareto, phi float64) (Pricing, error) {
	kink := m.price(t.Scale)
	if m.Cost > kink && t.Alpha*(m.Cost/kink-1) > 600 && !(t.Survival(m.hours(m.Cost)) >= beyond) {
		return m.settle(math.NaN(), NoTrade)
	}
	if t.Alpha <= phi {
		return m.paretoLimit(t, phi)
	}
	p := m.Cost * t.Alpha / (t.Alpha - phi)
	if p < m.Cost { // by an ulp, for an α beside which φ is nothing
		p = m.Cost
	}
	switch {
	case p >= kink && p <= math.MaxFloat64 && p > 0:
		return Pricing{Price: p, Cost: m.Cost, Regime: Interior}, nil
	case p < kink:
		return m.pricing(m.priceServing(t.Scale), Kink)
	}
	return m.pricing(m.Cost*(t.Alpha/(t.Alpha-phi)), Interior) // the product overflowed
}

// paretoLimit is paretoPrice for a tail index at or below the conduct.
func (m Market) paretoLimit(t dist.Pareto, phi float64) (Pricing, error) {
	switch {
	case t.Alpha < phi:
		return m.none(Unbounded), fmt.Errorf("%w: Pareto tail index %g is below the conduct %g: a finite price needs α > φ", ErrUnbounded, t.Alpha, phi)
	case m.Cost > 0:
		return m.none(NotAttained), fmt.Errorf("%w: Pareto tail index %g equals the conduct: a finite price needs α > φ", ErrNotAttained, t.Alpha)
	}
	return m.pricing(m.priceServing(t.Scale), Flat)
}

// linearMills solves the Lerner condition for a tail whose Mills ratio S/f is
// sigma + xi·(z − mu) above mu: the generalised Pareto, of which the exponential
// is xi = 0. In hours:
//
//	z − cost = φ (sigma + xi (z − mu))
//
// Profit rises while the left side is below the right. If that never ends, there is no
// best price.
func linearMills(t dist.Tail, mu, sigma, xi, cost, phi float64) (float64, Regime) {
	if (xi < 0 || cost-mu > 600*sigma) && !(t.Survival(cost) >= beyond) {
		return math.NaN(), NoTrade
	}
	slope := 1 - phi*xi
	intercept := cost + phi*(sigma-xi*mu) // z·slope = intercept at the optimum
	switch {
	case slope < 0:
		return math.NaN(), Unbounded
	case slope == 0 && intercept > 0:
		return math.NaN(), NotAttained
	case slope == 0 && intercept == 0:
		return math.Max(mu, cost), Flat
	case slope == 0:
		return mu, Kink
	}
	if z := intercept / slope; z >= mu {
		return z, Interior
	}
	return mu, Kink
}
