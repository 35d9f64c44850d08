package commons

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"valuecapture/econ/internal/nan"
)

// A Simulation is the outcome of a finite number of drawn users. Amounts are dollars a
// month per user drawn, estimates of those of an [Outcome].
type Simulation struct {
	Drawn      int
	Coverage   float64 // the share served, by tariff or pool
	Lab        float64 // the bills paid, less the cost of those who pay them
	Users      float64 // what users keep above what they pay
	Net        float64 // social value less cost
	Deadweight float64 // net social value lost against serving those worth serving
	PoolPays   float64
}

// Simulate draws users, serves those who value it at least at their bill, and lets a
// pool serve the others in order of social value per dollar until its budget, in
// dollars a month per user drawn, does not pay for the next. It uses only the
// definition of the economy, so it is independent of every formula here.
//
// A bill is what a user of complexity x would pay, in dollars a month; it may be
// +Inf where nothing is sold.
//
// Where 2βγ ≥ α or 2η ≥ α the variance is infinite and averages settle slowly.
//
// It returns an error wrapping [ErrParameter] for an economy or budget out of
// domain, a nil bill, fewer than one user, a nil source of randomness, or a bill that
// is NaN or −Inf, and one wrapping [ErrOverflow] if a user is drawn whose amounts are
// beyond the largest float64, which takes an α below 0.1 or very large exponents.
func (e Economy) Simulate(bill func(x float64) float64, budget float64, users int, rng *rand.Rand) (Simulation, error) {
	if err := e.amount("pool", "$/month a user", budget); err != nil {
		return nan.Of[Simulation](), err
	}
	switch {
	case bill == nil:
		return nan.Of[Simulation](), fmt.Errorf("%w: bill is nil, want a function such as func(x float64) float64 { return 20 }", ErrParameter)
	case users < 1:
		return nan.Of[Simulation](), fmt.Errorf("%w: users = %d, want 1 or more", ErrParameter, users)
	case rng == nil:
		return nan.Of[Simulation](), fmt.Errorf("%w: rng is nil, want rand.New(rand.NewPCG(1, 1)) or the like", ErrParameter)
	}
	var waiting []candidate
	var s Simulation
	for range users {
		x := math.Exp(rng.ExpFloat64() / e.TailIndex)
		cost, private, social, pays := e.Cost(x), e.PrivateValue(x), e.SocialValue(x), bill(x)
		switch {
		case math.IsNaN(pays) || math.IsInf(pays, -1):
			return nan.Of[Simulation](), fmt.Errorf("%w: bill(%g) = %g $/month, want a number, +Inf where nothing is sold", ErrParameter, x, pays)
		case !finite(cost) || !finite(private) || !finite(social):
			return nan.Of[Simulation](), fmt.Errorf("%w: a user drawn has complexity %g, cost %g and social value %g $/month: raise TailIndex = %g or lower the exponents", ErrOverflow, x, cost, social, e.TailIndex)
		case private >= pays:
			s.Coverage++
			s.Lab += pays - cost
			s.Users += private - pays
			s.Net += social - cost
			s.Deadweight += math.Max(cost-social, 0)
		case social >= cost:
			waiting = append(waiting, candidate{x, social, cost})
		}
	}
	e.serve(waiting, budget*float64(users), &s)
	s.Drawn = users
	for _, sum := range []*float64{&s.Coverage, &s.Lab, &s.Users, &s.Net, &s.Deadweight, &s.PoolPays} {
		if math.IsNaN(*sum) { // gains and losses that both overflow
			return nan.Of[Simulation](), overflow("the sum over the users drawn")
		}
		*sum /= float64(users)
	}
	return s, nil
}

// A candidate for the pool is a user kept out who is worth serving.
type candidate struct{ x, value, cost float64 }

// serve spends a budget on candidates in order of value over cost.
func (e Economy) serve(waiting []candidate, budget float64, s *Simulation) {
	slices.SortFunc(waiting, func(a, b candidate) int { return cmp.Compare(b.value/b.cost, a.value/a.cost) })
	for _, u := range waiting {
		if u.cost > budget {
			budget = 0 // no one is skipped for a cheaper user
			s.Deadweight += u.value - u.cost
			continue
		}
		budget -= u.cost
		s.Coverage++
		s.PoolPays += u.cost
		s.Users += e.PrivateValue(u.x)
		s.Net += u.value - u.cost
	}
}
