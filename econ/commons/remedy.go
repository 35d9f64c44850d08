package commons

import (
	"fmt"
	"math"
)

// TwoTier returns the outcome of a token price together with a pool for those it keeps
// out. The pool is paid from outside: by a state, philanthropy or a consortium. Errors
// are those of [Economy.Token] and [Economy.Pool].
func (e Economy) TwoTier(token, budget float64) (Outcome, error) {
	const name = "token + pool"
	if err := e.tokenPrice(token); err != nil {
		return nothing(name), err
	}
	buyers, bill := e.onTokens(token), e.tokens(token)
	helped, _, err := e.pool(buyers.not(), budget)
	if err != nil {
		return nothing(name), err
	}
	o, err := e.outcome(name, service{to: buyers, bill: bill, lab: bill}, service{to: helped, pooled: true})
	if err != nil {
		return o, err
	}
	o.PoolFunder = Outside
	o.Others -= o.PoolPays
	return o, nil
}

// Levy returns the outcome of a levy on what served users pay. The lab gets the token
// price, users pay the fraction rate on top, and the levy pays for a pool for those who
// are then kept out. What the pool cannot use goes to Others.
//
// Errors are those of [Economy.Token] and [Economy.Pool], one wrapping [ErrParameter]
// for a rate below 0, and one wrapping [ErrInsolvent] for a levy on infinitely many
// tokens, where the top buys and β ≥ α.
func (e Economy) Levy(token, rate float64) (Outcome, error) {
	const name = "levy"
	if err := e.tokenPrice(token); err != nil {
		return nothing(name), err
	}
	if err := e.amount("levy", "of the price", rate); err != nil {
		return nothing(name), err
	}
	paid := token * (1 + rate)
	if err := e.tokenPrice(paid); err != nil {
		return nothing(name), fmt.Errorf("with a levy of %g: %w", rate, err)
	}
	buyers := e.onTokens(paid)
	var raised float64
	if add := rate * token; add > 0 { // a levy of 0 raises nothing, even on infinitely many tokens
		raised = add * e.tokensSold(paid)
	}
	if math.IsInf(raised, 1) {
		return nothing(name), e.tokensWithoutMean()
	}
	helped, pool, err := e.pool(buyers.not(), raised)
	if err != nil {
		return nothing(name), err
	}
	o, err := e.outcome(name, service{to: buyers, bill: e.tokens(paid), lab: e.tokens(token)}, service{to: helped, pooled: true})
	if err != nil {
		return o, err
	}
	o.PoolFunder = Levy
	o.Others += raised - pool.Spent
	return o, nil
}

// BalancedLevy returns the lowest levy, as a fraction of the token price, that pays for
// all who are worth serving among those it leaves out. It is 0 where the price leaves
// out nobody worth serving. It is exact to the last few bits.
//
// It returns an error wrapping [ErrInsolvent] if they have an infinite mean cost, or if
// the tokens sold are infinite, so that any levy pays and none is the lowest, and one
// wrapping [ErrNoBreakEven] if no levy raises enough: the more it takes, the more users
// it drives from the tariff into the pool.
func (e Economy) BalancedLevy(token float64) (float64, error) {
	if err := e.tokenPrice(token); err != nil {
		return math.NaN(), err
	}
	need := e.fullPool(token)
	switch {
	case need == 0:
		return 0, nil
	case math.IsInf(need, 1):
		return math.NaN(), e.insolvency("no levy pays for all who are kept out")
	case math.IsInf(e.tokensSold(token), 1):
		return math.NaN(), e.tokensWithoutMean()
	}
	// In y = ln(1 + levy): the levy raises token (e^y − 1) a token.
	sold := func(y float64) float64 { return e.tokensSold(token * math.Exp(y)) }
	pool := func(y float64) float64 { return e.fullPool(token * math.Exp(y)) }
	surplus := func(y float64) float64 { return token*math.Expm1(y)*sold(y) - pool(y) }
	// At higher prices fewer tokens are sold and more users are left out.
	most := func(from, to float64) float64 { return token*math.Expm1(to)*sold(from) - pool(from) }
	if y, ok := first(surplus, most, 0, e.highestLevy(token)); ok {
		return math.Expm1(y), nil
	}
	return math.NaN(), fmt.Errorf("%w: at %.4g $/Mtok no levy pays for the %.4g $/month a user that serving all who are kept out costs: find an outside funder", ErrNoBreakEven, token, need)
}

// highestLevy returns a y = ln(1 + levy) above which no levy pays for the pool.
func (e Economy) highestLevy(token float64) float64 {
	if token == 0 {
		return 0
	}
	dearest := math.Log(e.BaseValue) - math.Log(token) - math.Log(e.BaseTokens) // at which the simplest user just buys
	if e.order(e.privateExponent(), e.TokenExponent) <= 0 {
		return math.Max(dearest, 0) // above it nobody buys
	}
	// Where the top buys and what users keep has a finite mean, revenue only falls from
	// the price at which not everyone buys. The pool only grows.
	y := math.Max(dearest, 1)
	for y < 512 {
		paid := token * math.Exp(y)
		if e.order(e.privateExponent(), e.TailIndex) < 0 && paid*e.tokensSold(paid) < e.fullPool(paid) {
			break
		}
		y *= 2
	}
	return math.Min(y, 512)
}

// AtCost returns the outcome of infrastructure at cost: each user pays the cost of
// being served, C(x), and the application layer takes the fraction take of the user's
// gain, v(x) − C(x). Up to the fraction funded of this take pays for a pool for those
// who are kept out. The lab earns nothing.
//
// Without a pool it serves exactly those with v(x) ≥ C(x): a price at cost removes the
// margin but not the spillover.
//
// Errors are those of [Economy.Pool], one wrapping [ErrParameter] if take or funded is
// not a fraction, and one wrapping [ErrUnbounded] if the pool is to be paid from an
// infinite take, η − δ ≥ α.
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
	var budget float64
	if funded > 0 { // none of an infinite take is 0
		budget = funded * e.gain(app, buyers)
	}
	if math.IsInf(budget, 1) {
		return nothing(name), fmt.Errorf("%w: what users keep grows like x^%.4g and α = %.4g, so that a pool paid from it has no finite budget: want η − δ below α, or 0 of it for the pool", ErrUnbounded, e.privateExponent(), e.TailIndex)
	}
	helped, pool, err := e.pool(buyers.not(), budget)
	if err != nil {
		return nothing(name), err
	}
	bill := append(e.cost(), app...)
	o, err := e.outcome(name, service{to: buyers, bill: bill, lab: e.cost(), app: app}, service{to: helped, pooled: true})
	if err != nil {
		return o, err
	}
	if funded > 0 {
		o.PoolFunder = Applications
		o.App -= pool.Spent
	}
	return o, nil
}

// Compare returns the ways of paying side by side. The first are tariffs: the seat, the
// seat and tokens as a menu, tokens at a price, tokens at zero profit, the best tariff of
// any shape, a price at cost. The others add money to a tariff: a subsidy of all that
// diffuses, a pool that serves all who are kept out and worth it, a top-up of what those
// can pay, a levy that balances, and a pool that the applications pay for. Take is what
// the application layer takes, a fraction.
//
// Tokens at zero profit, the best tariff and the subsidy are left out where they do not
// exist. Errors are those of the others.
func (e Economy) Compare(seat, token, take float64) ([]Outcome, error) {
	var all []Outcome
	for _, remedy := range []struct {
		of       func() (Outcome, error)
		optional bool
	}{
		{func() (Outcome, error) { return e.Seat(seat) }, false},
		{func() (Outcome, error) { return e.Menu(seat, token) }, false},
		{func() (Outcome, error) { return e.Token(token) }, false},
		{e.tokenAtZeroProfit, true},
		{e.BestTariff, true},
		{func() (Outcome, error) { return e.AtCost(take, 0) }, false},
		{e.Pigou, true},
		{func() (Outcome, error) { return e.fullTwoTier(token) }, false},
		{func() (Outcome, error) { return e.TopUp(token) }, false},
		{func() (Outcome, error) { return e.balanced(token) }, false},
		{func() (Outcome, error) { return e.AtCost(take, 1) }, false},
	} {
		o, err := remedy.of()
		switch {
		case err == nil:
			all = append(all, o)
		case !remedy.optional || e.Validate() != nil:
			return nil, err
		}
	}
	return all, nil
}

func (e Economy) tokenAtZeroProfit() (Outcome, error) {
	const name = "token, zero profit"
	rate, err := e.CoveringRate(e.ByToken(), 0)
	if err != nil {
		return nothing(name), err
	}
	o, err := e.Token(rate / e.BaseTokens)
	o.Remedy = name
	if math.Abs(o.Lab) <= 1e-9*o.UsersPay { // what rounding leaves
		o.Lab = 0
	}
	return o, err
}

// fullTwoTier is TwoTier with a pool for all who are kept out and worth serving.
func (e Economy) fullTwoTier(token float64) (Outcome, error) {
	full := e.FullPool(token)
	if math.IsInf(full, 1) {
		return nothing("token + pool"), e.insolvency("no pool pays for all who are kept out")
	}
	return e.TwoTier(token, full)
}

// balanced is the levy that balances.
func (e Economy) balanced(token float64) (Outcome, error) {
	rate, err := e.BalancedLevy(token)
	if err != nil {
		return nothing("levy"), err
	}
	return e.Levy(token, rate)
}
