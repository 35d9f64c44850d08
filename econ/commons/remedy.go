package commons

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/root"
)

// TwoTier returns what a token price together with a pool for those it keeps out
// brings about, the pool being paid from outside: a state, philanthropy, a
// consortium. Errors are those of [Economy.Token] and [Economy.Pool].
func (e Economy) TwoTier(token, budget float64) (Outcome, error) {
	const name = "token + pool"
	if err := e.amount("token price", "$/Mtok", token); err != nil {
		return nothing(name), err
	}
	pool, err := e.Pool(e.Excluded(token), budget)
	if err != nil {
		return nothing(name), err
	}
	bill := e.tokens(token)
	o := e.outcome(name, service{to: e.Buyers(token), bill: bill, lab: bill}, service{to: pool.Served, pooled: true})
	o.PoolFunder = Outside
	o.Others -= o.PoolPays
	return o, nil
}

// Levy returns what a levy on what served users pay brings about. The lab gets the
// token price, users pay it with the fraction rate on top, and what the levy raises
// pays for a pool for those who are then kept out. What the pool cannot use is left
// to Others. Errors are those of [Economy.Token] and [Economy.Pool], and one for a
// rate below 0.
func (e Economy) Levy(token, rate float64) (Outcome, error) {
	const name = "levy"
	if err := e.amount("token price", "$/Mtok", token); err != nil {
		return nothing(name), err
	}
	if err := e.amount("levy", "of the price", rate); err != nil {
		return nothing(name), err
	}
	paid := token * (1 + rate)
	raised := rate * token * e.TokensSold(paid)
	if math.IsInf(raised, 1) {
		return nothing(name), fmt.Errorf("%w: β = %.4g is not below α = %.4g, so that the tokens sold are infinite: cap what the most complex take", ErrInsolvent, e.TokenExponent, e.TailIndex)
	}
	pool, err := e.Pool(e.Excluded(paid), raised)
	if err != nil {
		return nothing(name), err
	}
	o := e.outcome(name, service{to: e.Buyers(paid), bill: e.tokens(paid), lab: e.tokens(token)}, service{to: pool.Served, pooled: true})
	o.PoolFunder = Levy
	o.Others += raised - pool.Spent
	return o, nil
}

// BalancedLevy returns the lowest levy, as a fraction of the token price, that
// pays for all who are worth serving among those it leaves out.
//
// It returns an error wrapping [ErrInsolvent] if they have an infinite mean cost,
// and one wrapping [ErrNoBreakEven] if no levy raises enough: the more it takes, the
// more users it drives from the tariff into the pool.
func (e Economy) BalancedLevy(token float64) (float64, error) {
	if err := e.amount("token price", "$/Mtok", token); err != nil {
		return math.NaN(), err
	}
	surplus := func(rate float64) float64 {
		return rate*token*e.TokensSold(token*(1+rate)) - e.FullPool(token*(1+rate))
	}
	switch need := e.FullPool(token); {
	case need == 0:
		return 0, nil
	case math.IsInf(need, 1):
		return math.NaN(), e.insolvency("no levy pays for all who are kept out")
	}
	before := 0.0
	for rate := 1e-6; rate < 1e6; rate *= 1.02 {
		if surplus(rate) >= 0 {
			found, err := root.Zero(surplus, before, rate)
			if err != nil {
				return math.NaN(), fmt.Errorf("commons: balanced levy: %w", err)
			}
			return found, nil
		}
		before = rate
	}
	return math.NaN(), fmt.Errorf("%w: at %.4g $/Mtok no levy pays for the %.4g $/month a user that serving all who are kept out costs: find an outside funder", ErrNoBreakEven, token, e.FullPool(token))
}

// AtCost returns what infrastructure at cost brings about: each user pays what
// serving it costs, C(x), and the application layer takes the fraction take of
// what the user gains by that, v(x) − C(x). Out of its take it pays for a pool for
// those who are kept out, up to the fraction funded of it. The lab earns nothing.
//
// Without a pool it serves exactly those with v(x) ≥ C(x): a price at cost removes
// the margin and not the spillover.
//
// Errors are those of [Economy.Pool], and one for a take or a funded that is not a
// fraction.
func (e Economy) AtCost(take, funded float64) (Outcome, error) {
	name := "at cost"
	if funded > 0 {
		name = "at cost + pool"
	}
	if err := e.fraction("take", take); err != nil {
		return nothing(name), err
	}
	if err := e.fraction("funded", funded); err != nil {
		return nothing(name), err
	}
	buyers := e.buyers(e.cost()[0])
	app := e.private().minus(e.cost()).times(take)
	budget := funded * e.mean(app, buyers)
	if math.IsInf(budget, 1) {
		return nothing(name), fmt.Errorf("%w: what users keep has no mean, and neither has a pool paid from it: want η − δ below α", ErrUnbounded)
	}
	pool, err := e.Pool(buyers.not(), budget)
	if err != nil {
		return nothing(name), err
	}
	bill := append(e.cost(), app...)
	o := e.outcome(name, service{to: buyers, bill: bill, lab: e.cost(), app: app}, service{to: pool.Served, pooled: true})
	if funded > 0 {
		o.PoolFunder = Applications
		o.App -= pool.Spent
	}
	return o, nil
}

// Compare returns the remedies side by side: the seat, tokens, both as a menu,
// tokens with a pool that serves all who are kept out and worth it, a levy that
// balances, infrastructure at cost, and the same with a pool that the applications
// pay for. Take is what the application layer takes, a fraction.
//
// Errors are those of the remedies.
func (e Economy) Compare(seat, token, take float64) ([]Outcome, error) {
	var all []Outcome
	for _, remedy := range []func() (Outcome, error){
		func() (Outcome, error) { return e.Seat(seat) },
		func() (Outcome, error) { return e.Token(token) },
		func() (Outcome, error) { return e.Menu(seat, token) },
		func() (Outcome, error) {
			full := e.FullPool(token)
			if math.IsInf(full, 1) {
				return nothing("token + pool"), e.insolvency("no pool pays for all who are kept out")
			}
			return e.TwoTier(token, full)
		},
		func() (Outcome, error) {
			rate, err := e.BalancedLevy(token)
			if err != nil {
				return nothing("levy"), err
			}
			return e.Levy(token, rate)
		},
		func() (Outcome, error) { return e.AtCost(take, 0) },
		func() (Outcome, error) { return e.AtCost(take, 1) },
	} {
		o, err := remedy()
		if err != nil {
			return nil, err
		}
		all = append(all, o)
	}
	return all, nil
}
