package econ

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// A Chain is a lab that sells tokens wholesale to an application which sells them
// on, each a monopolist towards the next.
type Chain struct {
	Wholesale float64 // what the application pays, in dollars per million tokens
	Retail    float64 // what customers pay, in dollars per million tokens
	Regime    Regime  // of the retail price: Interior, or Kink where everyone is served

	// Who keeps what, in dollars per potential task.
	Lab, App, Customer, Deadweight float64
}

// Shares returns the shares of lab, application and customers in the realised
// surplus. They add up to 1.
func (c Chain) Shares() (lab, app, customer float64) {
	all := c.Lab + c.App + c.Customer
	return c.Lab / all, c.App / all, c.Customer / all
}

// ErrNoAnswer reports that the application's best retail price jumps past the one that
// the lab aims at.
var ErrNoAnswer = errors.New("econ: the application would not charge the retail price that is best for the lab")

// Chain returns the prices of two successive monopolists. The application faces
// the demand D(p); at a wholesale price q it charges the p at which q = p − m(p),
// with m = −D/D′ the Mills ratio in dollars. The lab therefore chooses the retail
// price that maximises
//
//	(p − m(p) − c) T D(p).
//
// For a Pareto tail the retail price is c (α/(α−1))² where that is at least the
// kink price, and the shares of lab, application and customers are as
// (α−1)/α² : 1/α : 1/(α−1). Otherwise wholesale is p_m (α−1)/α and retail p_m,
// where the merged firm would have gone too.
//
// Errors are those of [Market.Monopoly], and one wrapping [ErrNoAnswer] for a tail
// whose elasticity falls somewhere, if the application would answer the wholesale
// price with another retail price than this.
//
// Source: J. J. Spengler, "Vertical integration and antitrust policy", Journal of
// Political Economy 58 (1950).
func (m Market) Chain() (Chain, error) {
	if best, err := m.Monopoly(); err != nil {
		return noChain(best.Regime), err
	}
	z, regime := m.chainThreshold()
	retail, wholesale := m.price(z), m.price(z-mills(m.Hours, z))
	app := m
	app.Cost = wholesale
	if answer, err := app.Monopoly(); err != nil || math.Abs(answer.Price-retail) > 1e-5*retail {
		return noChain(0), fmt.Errorf("%w: wholesale %.6g, retail by the first-order condition %.6g, the application's best %.6g $/Mtok", ErrNoAnswer, wholesale, retail, answer.Price)
	}
	s := m.Split(retail)
	served := m.Hours.Survival(z)
	return Chain{
		Wholesale: wholesale, Retail: retail, Regime: regime,
		Lab: (wholesale - m.Cost) * m.Tokens * served, App: (retail - wholesale) * m.Tokens * served,
		Customer: s.Customer, Deadweight: s.Deadweight,
	}, nil
}

func noChain(r Regime) Chain {
	nan := math.NaN()
	return Chain{nan, nan, r, nan, nan, nan, nan}
}

// chainThreshold returns the hours at which the lab's profit through the
// application is highest.
func (m Market) chainThreshold() (float64, Regime) {
	cost, bottom := m.hours(m.Cost), m.Hours.InverseSurvival(1)
	if t, ok := m.Hours.(dist.Pareto); ok {
		if z := cost * math.Pow(t.Alpha/(t.Alpha-1), 2); z >= bottom {
			return z, Interior
		}
		return bottom, Kink
	}
	objective := func(z float64) float64 {
		return math.Log(z-mills(m.Hours, z)-cost) + math.Log(m.Hours.Survival(z))
	}
	grid := newSearch(m.Hours, cost, 1).marks()
	best, at := math.Inf(-1), 0
	for i, z := range grid {
		if y := objective(z); y > best {
			best, at = y, i
		}
	}
	logZ := root.Maximum(func(x float64) float64 { return objective(math.Exp(x)) },
		math.Log(grid[max(at-1, 0)]), math.Log(grid[min(at+1, len(grid)-1)]))
	if z := math.Exp(logZ); !(bottom > cost && z <= bottom*(1+1e-7)) {
		return z, Interior
	}
	return bottom, Kink
}

// mills returns S/f in hours, the unit margin of a monopolist whose best
// threshold is z.
func mills(t dist.Tail, z float64) float64 { return 1 / dist.Hazard(t, z) }
