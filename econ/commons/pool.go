package commons

import (
	"fmt"
	"math"
)

// A Pool is compute given to users whom a price keeps out, at the cost of serving
// them. Amounts are dollars a month per potential user.
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

// Pool returns what a budget does for the users of some bands, say those whom a
// token price keeps out:
//
//	pool, err := e.Pool(e.Excluded(6), 0.5)
//
// It serves them in order of social value per dollar of cost, which net social
// value per dollar is less 1, down to those whose value is just their cost; it is
// assumed to know their complexity. Where all have the same ratio the simplest come
// first. With L = 0, η > βγ and users above x̄ kept out it serves those above
//
//	x = (κτ^γ α/((α−βγ) B))^(1/(α−βγ)),
//
// and the last dollar brings (b/(κτ^γ)) x^(η−βγ): the return falls like
// B^(−(η−βγ)/(α−βγ)).
//
// It returns an error wrapping [ErrParameter] for a budget that is not a finite
// number, 0 or above, and one wrapping [ErrInsolvent] if those to be served first
// have an infinite mean cost.
func (e Economy) Pool(kept Bands, budget float64) (Pool, error) {
	if err := e.amount("pool", "$/month a user", budget); err != nil {
		nan := math.NaN()
		return Pool{nan, nan, nil, nan, nan}, err
	}
	cost := func(served Bands) float64 { return e.mean(e.cost(), served) }
	fill := func(served Bands, marginal float64) Pool {
		return Pool{budget, cost(served), served, e.mean(e.social(), served), marginal}
	}
	at := func(lnMultiple float64) Bands { return e.worth(e.social(), math.Exp(lnMultiple)).and(kept) }
	if all := at(0); cost(all) <= budget {
		return fill(all, 0), nil
	}
	if budget == 0 {
		return Pool{Marginal: math.NaN()}, nil
	}
	if n := len(kept); n > 0 && math.IsInf(kept[n-1].To, 1) && e.insolvent() && order(e.social().leading().exponent, e.costExponent()) > 0 {
		nan := math.NaN()
		return Pool{budget, nan, nil, nan, nan}, e.insolvency("a pool that serves the most complex first cannot pay for any")
	}
	low, high := 0.0, 1.0 // of the logarithm of value over cost
	for cost(at(high)) > budget {
		low, high = high, 2*high
	}
	for high-low > 1e-14*math.Max(1, high) {
		middle := (low + high) / 2
		if middle == low || middle == high {
			break
		}
		if cost(at(middle)) > budget {
			low = middle
		} else {
			high = middle
		}
	}
	// What the two ends differ by have the same ratio: the simplest come first.
	served := at(high)
	if rest := budget - cost(served); rest > 1e-9*budget {
		served = merge(append(served, e.simplest(at(low).and(served.not()), rest)...))
	}
	return fill(served, math.Exp(high)), nil
}

// simplest returns the simplest users of some bands whom a budget can serve.
func (e Economy) simplest(of Bands, budget float64) Bands {
	cost := func(u float64) float64 { return e.mean(e.cost(), of.and(upTo(math.Exp(u)))) }
	low, high := 0.0, 1.0
	for cost(high) < budget && high < 690 {
		high *= 2
	}
	for range 200 {
		if middle := (low + high) / 2; cost(middle) > budget {
			high = middle
		} else {
			low = middle
		}
	}
	return of.and(upTo(math.Exp(low)))
}

// Excluded returns the users whom a token price in $/Mtok keeps out.
func (e Economy) Excluded(token float64) Bands {
	if e.amount("token price", "$/Mtok", token) != nil {
		return nil
	}
	return e.Buyers(token).not()
}

// FullPool returns the cost of serving all who are worth serving among those whom a
// token price keeps out, in dollars a month per potential user. +Inf where the top
// is among them and βγ ≥ α.
func (e Economy) FullPool(token float64) float64 {
	if e.amount("token price", "$/Mtok", token) != nil {
		return math.NaN()
	}
	return e.mean(e.cost(), e.worth(e.social(), 1).and(e.Excluded(token)))
}

// Endowment returns the capital that pays a budget for ever at a real rate of return
// a year,
//
//	A = 12 B/r,
//
// in dollars per potential user, the budget being in dollars a month.
//
// It returns an error wrapping [ErrParameter] for a budget below 0 and for a rate
// that is not above 0: no capital lasts for ever on nothing.
func Endowment(budget, rate float64) (float64, error) {
	switch {
	case !(budget >= 0) || !finite(budget):
		return math.NaN(), fmt.Errorf("%w: pool %g $/month a user, want a finite number, 0 or above", ErrParameter, budget)
	case !positive(rate):
		return math.NaN(), fmt.Errorf("%w: real rate %g a year, want a finite number above 0: give 4%% as 0.04", ErrParameter, rate)
	}
	return 12 * budget / rate, nil
}
