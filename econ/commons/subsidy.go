package commons

import (
	"fmt"
	"math"
)

// Pigou returns what a price at cost, C(x), together with a subsidy of all that diffuses,
//
//	V(x) − v(x)  to each user served,
//
// leads to. A user then joins if and only if V(x) ≥ C(x), so that nothing is lost. What
// everybody else gains is paid to users and nets to 0 in Others; Subsidy is that outlay.
// The subsidy goes to all users, although nearly all would have joined without it.
//
// It restores the best outcome only beside the price C(x): beside a price above cost it
// leaves out those between.
//
// It returns an error wrapping [ErrParameter] for an economy that is not valid and one
// wrapping [ErrUnbounded] for an outlay without a finite mean, η ≥ α.
//
// Source: A. C. Pigou, The Economics of Welfare (1920), part II.
func (e Economy) Pigou() (Outcome, error) {
	const name = "at cost + subsidy"
	if err := e.Validate(); err != nil {
		return nothing(name), err
	}
	good := e.worth(0)
	paid := e.gain(e.social().minus(e.private()), good)
	if math.IsInf(paid, 1) {
		return nothing(name), fmt.Errorf("%w: what diffuses grows like x^%.4g and α = %.4g, so that a subsidy of all of it has no finite mean: want η below α", ErrUnbounded, e.ValueExponent, e.TailIndex)
	}
	o, err := e.outcome(name, service{to: good, bill: e.cost(), lab: e.cost()})
	if err != nil {
		return o, err
	}
	o.Users, o.Others, o.Subsidy = o.Users+paid, 0, paid
	return o, nil
}

// TopUp returns what a token price leads to beside a top-up for those whom it keeps out:
// each of them who is worth serving pays what it keeps, or the cost if that is less, and
// an outside funder pays the rest, C(x) − v(x). It takes a funder who sees what a user
// keeps. A [Economy.TwoTier] pool of the same users pays the whole of C(x).
//
// It returns an error wrapping [ErrParameter] for what [Economy.Token] refuses, and one
// wrapping [ErrInsolvent] if those to be helped have an infinite mean cost.
func (e Economy) TopUp(token float64) (Outcome, error) {
	const name = "token + top-up"
	if err := e.tokenPrice(token); err != nil {
		return nothing(name), err
	}
	buyers, bill := e.onTokens(token), e.tokens(token)
	kept, able := buyers.not().and(e.worth(0)), e.buyers(e.cost()[0])
	if math.IsInf(e.mean(e.cost(), kept), 1) {
		return nothing(name), e.insolvency("no top-up pays for all who are kept out")
	}
	paying, helped := kept.and(able), kept.and(able.not())
	o, err := e.outcome(name,
		service{to: buyers, bill: bill, lab: bill},
		service{to: paying, bill: e.cost(), lab: e.cost()},
		service{to: helped, bill: e.private(), lab: e.cost()})
	if err != nil {
		return o, err
	}
	o.Subsidy = e.gain(e.cost().minus(e.private()), helped)
	o.Others -= o.Subsidy
	return o, nil
}

// PublicMoney returns what an outside funder pays, as a subsidy or into a pool, in dollars
// a month per potential user.
func (o Outcome) PublicMoney() float64 {
	if o.PoolFunder == Outside {
		return o.Subsidy + o.PoolPays
	}
	return o.Subsidy
}

// CostOfFunds returns the deadweight cost of a dollar of public money up to which an
// outcome is better than another,
//
//	(what it loses less)/(what it takes more of public money).
//
// 0.3 means that taxes may waste 30 cents for each dollar raised. It is NaN unless it
// takes more public money than the other.
func (o Outcome) CostOfFunds(than Outcome) float64 {
	more := o.PublicMoney() - than.PublicMoney()
	if !(more > 0) {
		return math.NaN()
	}
	return (than.Deadweight - o.Deadweight) / more
}

// A Lot is what a pool does that serves users drawn by lot, at the cost of serving them.
// Users who would have bought anyway are served as well; their work is not to the pool's
// credit.
type Lot struct {
	Additional float64 // share of the budget that goes to users who would not have bought
	PerBudget  float64 // social value of their work for a dollar of the budget
	PerCost    float64 // the same for a dollar of resources that would not have been used
}

// ByLot returns what a dollar brings in a pool that serves the users of some bands by
// lot, beside a token price. Only users whom the price keeps out count: for the others the
// pool pays what they would have paid themselves, which is a transfer and not a cost.
//
//	PerBudget = Additional · PerCost
//
// PerCost is NaN where none of the users is kept out.
//
// It returns an error wrapping [ErrParameter] for bands that are not valid or hold
// nobody, and for what [Economy.Token] refuses, and one wrapping [ErrInsolvent] if the
// users of the bands have an infinite mean cost.
func (e Economy) ByLot(among Bands, token float64) (Lot, error) {
	none := Lot{math.NaN(), math.NaN(), math.NaN()}
	if err := e.tokenPrice(token); err != nil {
		return none, err
	}
	if err := among.Validate(); err != nil {
		return none, err
	}
	all := among.spans()
	kept := all.and(e.onTokens(token).not())
	total, cost := e.mean(e.cost(), all), e.mean(e.cost(), kept)
	switch {
	case len(all) == 0:
		return none, fmt.Errorf("%w: the bands hold nobody, want users such as commons.Everyone()", ErrParameter)
	case math.IsInf(total, 1):
		return none, e.insolvency("a lot among them has no finite cost")
	case cost == 0:
		return Lot{0, 0, math.NaN()}, nil
	}
	value := e.gain(e.social(), kept)
	return Lot{cost / total, value / total, value / cost}, nil
}
