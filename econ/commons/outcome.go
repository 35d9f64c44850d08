package commons

import (
	"fmt"
	"math"
)

// A Funder is who pays for a compute pool.
type Funder int

// The funders.
const (
	NoFunder     Funder = iota // there is no pool
	Outside                    // state, philanthropy or a consortium
	Levy                       // a levy on what served users pay
	Applications               // part of what the application layer takes
)

func (f Funder) String() string {
	switch f {
	case NoFunder:
		return "nobody"
	case Outside:
		return "outside funder"
	case Levy:
		return "levy"
	case Applications:
		return "applications"
	}
	return "?"
}

// An Outcome is the result of one way of paying for AI. Amounts are dollars a month per
// potential user.
//
// Lab + App + Users + Others = Net, and Net + Deadweight = Potential, wherever
// these are finite.
type Outcome struct {
	Remedy     string  // how it is paid for
	Served     Bands   // who is served, by tariff or pool
	Coverage   float64 // the share of users served, 0 to 1
	Lab        float64 // margin of whoever runs the models. −Inf where the tail's cost is infinite.
	App        float64 // what the application layer keeps
	Users      float64 // what users keep above what they pay
	Others     float64 // what diffuses, less what an outside funder pays
	Net        float64 // social value less cost
	Deadweight float64 // net social value lost, compared with serving exactly those worth serving. ≥ 0.
	UsersPay   float64 // all bills, levy included
	PoolPays   float64 // cost of those served by a pool
	PoolFunder Funder
	Subsidy    float64 // what an outside funder pays users, beside any pool
}

// Realised returns Net/(Net + Deadweight), the share of the potential surplus that is
// realised; NaN where both are infinite.
func (o Outcome) Realised() float64 { return o.Net / (o.Net + o.Deadweight) }

// A service is one group of users served under the same terms.
type service struct {
	to       spans
	bill     powers // what a user pays
	lab, app powers // the parts that reach the lab and the application
	pooled   bool   // the cost is paid by a pool
}

// outcome adds services up. Their spans must not overlap.
func (e Economy) outcome(remedy string, services ...service) (Outcome, error) {
	o := Outcome{Remedy: remedy}
	var all spans
	for _, s := range services {
		all = append(all, s.to...)
		o.UsersPay += e.mean(s.bill, s.to)
		o.App += e.mean(s.app, s.to)
		o.Users += e.mean(e.private().minus(s.bill), s.to)
		if s.pooled {
			o.PoolPays += e.mean(e.cost(), s.to)
			continue
		}
		o.Lab += e.mean(s.lab.minus(e.cost()), s.to)
	}
	served, good := merge(all), e.worth(0)
	net := e.social().minus(e.cost())
	o.Served = served.bands()
	o.Coverage = e.share(served)
	o.Others = e.mean(e.social().minus(e.private()), served)
	won, wasted := e.gain(net, served.and(good)), e.gain(e.cost().minus(e.social()), served.and(good.not()))
	if o.Net = won - wasted; math.IsNaN(o.Net) {
		o.Net = e.mean(net, served)
	}
	o.Deadweight = e.gain(net, good.and(served.not())) + wasted
	for _, v := range []float64{o.Coverage, o.Lab, o.App, o.Users, o.Others, o.Net, o.Deadweight, o.UsersPay, o.PoolPays} {
		if math.IsNaN(v) {
			return nothing(remedy), overflow(remedy)
		}
	}
	return o, nil
}

// overflow returns the error for a difference of amounts that both exceed the largest
// float64.
func overflow(what string) error {
	return fmt.Errorf("%w: %s: gains and costs both exceed it, and which is larger cannot be told: give exponents that are further apart", ErrOverflow, what)
}

// nothing is returned with an error.
func nothing(remedy string) Outcome {
	nan := math.NaN()
	return Outcome{remedy, nil, nan, nan, nan, nan, nan, nan, nan, nan, nan, NoFunder, nan}
}

// amount returns an error for an invalid economy, and for an amount below 0 or not
// finite.
func (e Economy) amount(name, unit string, v float64) error {
	if err := e.Validate(); err != nil {
		return err
	}
	if !(v >= 0) || !finite(v) {
		return fmt.Errorf("%w: %s = %g %s, want a finite number, 0 or above", ErrParameter, name, v, unit)
	}
	return nil
}

// tokenPrice returns the error of amount, or one for a price at which the bill of the
// simplest user overflows.
func (e Economy) tokenPrice(v float64) error {
	if err := e.amount("token price", "$/Mtok", v); err != nil {
		return err
	}
	if math.IsInf(v*e.BaseTokens, 1) {
		return fmt.Errorf("%w: token price = %g $/Mtok times BaseTokens = %g Mtok/month is beyond the largest float64: lower the price or count tokens in larger units", ErrParameter, v, e.BaseTokens)
	}
	return nil
}

// fraction returns an error for an invalid economy, and for a number outside [0, 1].
func (e Economy) fraction(name string, v float64) error {
	if err := e.Validate(); err != nil {
		return err
	}
	if !(v >= 0 && v <= 1) {
		return fmt.Errorf("%w: %s = %g, want a fraction from 0 to 1: give 30%% as 0.3", ErrParameter, name, v)
	}
	return nil
}
