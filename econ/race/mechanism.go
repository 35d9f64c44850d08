package race

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// An Outcome is a market after open models have done their work on it.
type Outcome struct {
	Mechanism  string
	Market     econ.Market // as the lab now faces it
	Price      float64     // in $/Mtok
	Served     float64     // share of potential tasks served, D(p)
	econ.Split             // in dollars per potential task
}

// LernerIndex returns (p−c)/p.
func (o Outcome) LernerIndex() float64 { return (o.Price - o.Market.Cost) / o.Price }

func outcome(mechanism string, m econ.Market, price float64) Outcome {
	return Outcome{Mechanism: mechanism, Market: m, Price: price, Served: m.Demand(price), Split: m.Split(price)}
}

// Unchanged returns the market at its monopoly price, before open models.
func Unchanged(m econ.Market) (Outcome, error) {
	price, err := m.Monopoly()
	if err != nil {
		return Outcome{}, err
	}
	return outcome("unchanged", m, price.Price), nil
}

// ThinnerTail returns a Pareto market at its monopoly price with another tail index
// and the same x_m: the essay's reading of "shortening the right tail". Many tasks
// save less, the small ones as much as before.
func ThinnerTail(m econ.Market, alpha float64) (Outcome, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return Outcome{}, err
	}
	if m.Hours, err = dist.NewPareto(tail.Scale, alpha); err != nil {
		return Outcome{}, err
	}
	price, err := m.Monopoly()
	if err != nil {
		return Outcome{}, err
	}
	return outcome("thinner tail", m, price.Price), nil
}

// Truncation returns the market at its monopoly price with no task above a frontier
// of so many hours: what was above has moved into the body, spread over it as the
// body is. The tail index below stays what it was. It takes any tail, and moving
// the frontier over time is calling it again.
func Truncation(m econ.Market, frontier float64) (Outcome, error) {
	if err := m.Validate(); err != nil {
		return Outcome{}, err
	}
	tail, err := dist.NewTruncated(m.Hours, 0, frontier)
	if err != nil {
		return Outcome{}, err
	}
	m.Hours = tail
	price, err := m.Monopoly()
	if err != nil {
		return Outcome{}, err
	}
	return outcome("truncated tail", m, price.Price), nil
}

// PriceCap returns the market with an open alternative, as good, at a price of its
// own: nobody pays more than that, so the lab takes the lower of it and its monopoly
// price. Hours saved do not change. It takes any tail whose profit rises up to the
// monopoly price, which those that are [dist.Regular] do; where there is no monopoly
// price, the cap is the price.
//
// It returns an error wrapping [ErrParameter] for an alternative that costs less
// than the lab's cost, which takes the whole market.
func PriceCap(m econ.Market, alternative float64) (Outcome, error) {
	if err := m.Validate(); err != nil {
		return Outcome{}, err
	}
	if !(alternative >= m.Cost) || !positive(alternative) {
		return Outcome{}, outside("alternative", alternative, fmt.Sprintf("a finite price at or above the cost of %g $/Mtok: below it the lab sells nothing", m.Cost))
	}
	price := alternative
	if best, err := m.Monopoly(); err == nil {
		price = math.Min(price, best.Price)
	} else if best.Regime != econ.Unbounded && best.Regime != econ.NotAttained {
		return Outcome{}, err
	}
	return outcome("price cap", m, price), nil
}

// A Comparison is one market before open models and after three mechanisms that
// bring it to the same price.
type Comparison struct {
	Unchanged, Thinner, Truncated, Capped Outcome
	// Frontier is the truncation, in hours, that gives the price.
	Frontier float64
}

// Outcomes returns the four in the order of the fields.
func (c Comparison) Outcomes() []Outcome {
	return []Outcome{c.Unchanged, c.Thinner, c.Truncated, c.Capped}
}

// Compare brings a Pareto market from its monopoly price down to another by each
// mechanism. At a price p it takes a tail index of
//
//	p/(p−c),
//
// or a frontier H with, from the Lerner condition of the truncated tail,
//
//	S(H) = S(h*) (1 − α(p−c)/p),
//
// or an alternative at p. The Lerner index is then the same for all, and what tells
// the three apart is how many tasks are served and who keeps the value.
//
// It returns an error wrapping [ErrParameter] for a market that is not Pareto, and
// for a price not above both cost and kink price or not below the monopoly price;
// and that of [econ.Market.Monopoly] where there is no such price.
func Compare(m econ.Market, price float64) (Comparison, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return Comparison{}, err
	}
	var c Comparison
	if c.Unchanged, err = Unchanged(m); err != nil {
		return Comparison{}, err
	}
	if least := math.Max(m.Cost, m.KinkPrice()); !(price > least && price < c.Unchanged.Price) {
		return Comparison{}, outside("price", price, fmt.Sprintf("above %.4g, the higher of cost and kink price, and below the monopoly price of %.4g $/Mtok", least, c.Unchanged.Price))
	}
	if c.Thinner, err = ThinnerTail(m, price/(price-m.Cost)); err != nil {
		return Comparison{}, err
	}
	left := 1 - tail.Alpha*(price-m.Cost)/price
	c.Frontier = tail.InverseSurvival(tail.Survival(m.Threshold(price)) * left)
	if c.Truncated, err = Truncation(m, c.Frontier); err != nil {
		return Comparison{}, err
	}
	c.Capped, err = PriceCap(m, price)
	return c, err
}
