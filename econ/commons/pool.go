package commons

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/nan"
)

// A Pool is compute given to users whom a price keeps out. Amounts are dollars a month
// per potential user.
type Pool struct {
	Budget   float64
	Spent    float64 // less than Budget only where all worth serving are served
	Served   Bands
	Value    float64 // social value of their work
	Marginal float64 // social value of the last dollar spent; 0 if some was left over, NaN if there was none
}

// Return returns the social value of a dollar spent, on average: Value/Spent. NaN
// for a pool that spends nothing.
func (p Pool) Return() float64 { return p.Value / p.Spent }

// Pool returns what a budget achieves for the users in some bands, such as those whom a
// token price keeps out:
//
//	pool, err := e.Pool(e.Excluded(6), 0.5)
//
// It serves them in order of social value per dollar of cost, down to those whose value
// equals their cost. It is assumed to know their complexity. Ties go to the simplest.
// With L = 0, η > βγ and users above x̄ kept out it serves those above
//
//	x = (κτ^γ α/((α−βγ) B))^(1/(α−βγ)),
//
// and the last dollar brings (b/(κτ^γ)) x^(η−βγ): the return falls like
// B^(−(η−βγ)/(α−βγ)).
//
// It returns an error wrapping [ErrParameter] for a budget that is not a finite
// number, 0 or above, or bands that are not valid, and one wrapping [ErrInsolvent] if
// those to be served first have an infinite mean cost.
func (e Economy) Pool(kept Bands, budget float64) (Pool, error) {
	if err := kept.Validate(); err != nil {
		return nan.Of[Pool](), err
	}
	_, pool, err := e.pool(kept.spans(), budget)
	return pool, err
}

// pool is Pool, which also returns the spans served.
func (e Economy) pool(kept spans, budget float64) (spans, Pool, error) {
	if err := e.amount("pool", "$/month a user", budget); err != nil {
		return nil, nan.Of[Pool](), err
	}
	cost := func(served spans) float64 { return e.mean(e.cost(), served) }
	fill := func(served spans, marginal float64) (spans, Pool, error) {
		return served, Pool{budget, cost(served), served.bands(), e.mean(e.social(), served), marginal}, nil
	}
	at := func(lnMultiple float64) spans { return e.worth(lnMultiple).and(kept) }
	if all := at(0); cost(all) <= budget {
		return fill(all, 0)
	}
	if budget == 0 {
		return nil, Pool{Marginal: math.NaN()}, nil
	}
	if n := len(kept); n > 0 && math.IsInf(kept[n-1].to, 1) && e.insolvent() && e.order(e.leading(e.social()).exponent, e.costExponent()) > 0 {
		return nil, nan.Of[Pool](), e.insolvency("a pool that serves the most complex first cannot pay for any")
	}
	low, high := 0.0, 1.0 // of the logarithm of value over cost
	for cost(at(high)) > budget && !math.IsInf(high, 1) {
		low, high = high, 2*high
	}
	tooDear := func(lnMultiple float64) bool { return cost(at(lnMultiple)) > budget }
	low, high = narrowed(tooDear, low, high, 1e-14)
	if budget-cost(at(high)) > 1e-9*budget { // the budget serves a sliver, or some have the same ratio
		low, high = narrowed(tooDear, low, high, 1e-17)
	}
	// The users between the two ends have the same ratio: the simplest come first.
	served := at(high)
	if rest := budget - cost(served); rest > 1e-9*budget {
		more := merge(append(served, e.simplest(at(low).and(served.not()), rest)...))
		if cost(more) <= budget*(1+1e-12) { // otherwise they differ by less than rounding
			served = more
		}
	}
	return fill(served, math.Exp(high))
}

// narrowed halves an interval at whose lower end yes holds and at whose upper end it does
// not, until it is short against the larger of its end and 1 or holds no further number.
func narrowed(yes func(float64) bool, low, high, within float64) (float64, float64) {
	for high-low > within*math.Max(1, high) {
		middle := low + (high-low)/2
		if middle == low || middle == high {
			break
		}
		if yes(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low, high
}

// simplest returns the simplest users of some spans whom a budget can serve. It
// serves span after span, the last of them up to where the budget ends.
func (e Economy) simplest(of spans, budget float64) spans {
	var served spans
	for _, s := range of {
		cost := e.mean(e.cost(), spans{s})
		if cost <= budget {
			served, budget = append(served, s), budget-cost
			continue
		}
		// Find the width over which ∫ e^(dv) dv is the budget over k α e^(d from).
		d := e.costExponent() - e.TailIndex
		width := inverseRise(d, budget/(e.scale()*e.TailIndex*math.Exp(d*s.from)))
		return append(served, within(s.from, math.Min(s.from+width, s.to))...)
	}
	return served
}

// Excluded returns the users whom a token price in $/Mtok keeps out.
func (e Economy) Excluded(token float64) Bands {
	if e.tokenPrice(token) != nil {
		return nil
	}
	return e.onTokens(token).not().bands()
}

// FullPool returns the cost of serving all who are worth serving among those whom a
// token price keeps out, in dollars a month per potential user. +Inf where the top
// is among them and βγ ≥ α.
func (e Economy) FullPool(token float64) float64 {
	if e.tokenPrice(token) != nil {
		return math.NaN()
	}
	return e.fullPool(token)
}

func (e Economy) fullPool(token float64) float64 {
	return e.mean(e.cost(), e.worth(0).and(e.onTokens(token).not()))
}

// Endowment returns the capital that pays a budget forever at a real annual rate of
// return,
//
//	A = 12 B/r,
//
// in dollars per potential user, for a budget in dollars a month.
//
// It returns an error wrapping [ErrParameter] for a budget below 0 and for a rate that
// is not above 0, at which no capital lasts forever, and [ErrOverflow] for a capital
// beyond the largest float64.
func Endowment(budget, rate float64) (float64, error) {
	switch {
	case !(budget >= 0) || !finite(budget):
		return math.NaN(), fmt.Errorf("%w: pool = %g $/month a user, want a finite number, 0 or above", ErrParameter, budget)
	case !positive(rate):
		return math.NaN(), fmt.Errorf("%w: real rate = %g a year, want a finite number above 0: give 4%% as 0.04", ErrParameter, rate)
	}
	if a := 12 * budget / rate; finite(a) {
		return a, nil
	}
	return math.NaN(), fmt.Errorf("%w: a pool of %g $/month a user at a real rate of %g a year: give 4%% as 0.04", ErrOverflow, budget, rate)
}
