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

// An Outcome is what a way of paying for AI brings about. Amounts are dollars a
// month per potential user.
//
// Lab + App + Users + Others = Net, and Net + Deadweight = Potential, wherever
// these are finite.
type Outcome struct {
	Remedy     string  // how it is paid for
	Served     Bands   // who is served, by whichever way
	Coverage   float64 // the share of users who are
	Lab        float64 // margin of whoever runs the models. −Inf where the tail's cost is infinite.
	App        float64 // what the application layer keeps
	Users      float64 // what users keep above what they pay
	Others     float64 // what diffuses, less what an outside funder pays
	Net        float64 // social value less cost
	Deadweight float64 // net social value that is lost against serving exactly those worth serving. ≥ 0.
	UsersPay   float64 // all bills, levy included
	PoolPays   float64 // cost of those served by a pool
	PoolFunder Funder
}

// Realised returns Net/(Net + Deadweight), the share of what could be gained that
// is; NaN where both are infinite.
func (o Outcome) Realised() float64 { return o.Net / (o.Net + o.Deadweight) }

// A service is one group of users served under the same terms.
type service struct {
	to       Bands
	bill     powers // what a user pays
	lab, app powers // what of it reaches the lab and the application
	pooled   bool   // the cost is paid by a pool
}

// outcome adds services up. Their bands must not overlap.
func (e Economy) outcome(remedy string, services ...service) Outcome {
	o := Outcome{Remedy: remedy}
	served := Bands(nil)
	for _, s := range services {
		served = append(served, s.to...)
		o.UsersPay += e.mean(s.bill, s.to)
		o.App += e.mean(s.app, s.to)
		o.Users += e.mean(e.private().minus(s.bill), s.to)
		if s.pooled {
			o.PoolPays += e.mean(e.cost(), s.to)
			continue
		}
		o.Lab += e.mean(s.lab.minus(e.cost()), s.to)
	}
	o.Served = merge(served)
	o.Coverage = e.Share(o.Served)
	o.Others = e.mean(e.social().minus(e.private()), o.Served)
	o.Net = e.mean(e.social().minus(e.cost()), o.Served)
	good := e.worth(e.social(), 1)
	o.Deadweight = e.mean(e.social().minus(e.cost()), good.and(o.Served.not())) +
		e.mean(e.cost().minus(e.social()), o.Served.and(good.not()))
	return o
}

// nothing is the outcome beside an error.
func nothing(remedy string) Outcome {
	nan := math.NaN()
	return Outcome{remedy, nil, nan, nan, nan, nan, nan, nan, nan, nan, nan, NoFunder}
}

// amount refuses an economy that is not valid and an amount below 0 or not finite.
func (e Economy) amount(name, unit string, v float64) error {
	if err := e.Validate(); err != nil {
		return err
	}
	if !(v >= 0) || !finite(v) {
		return fmt.Errorf("%w: %s %g %s, want a finite number, 0 or above", ErrParameter, name, v, unit)
	}
	return nil
}

// fraction refuses an economy that is not valid and what is not a fraction.
func (e Economy) fraction(name string, v float64) error {
	if err := e.Validate(); err != nil {
		return err
	}
	if !(v >= 0 && v <= 1) {
		return fmt.Errorf("%w: %s %g, want 0 to 1: give 30%% as 0.3", ErrParameter, name, v)
	}
	return nil
}
