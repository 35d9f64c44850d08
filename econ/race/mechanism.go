package race

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/nan"
	"valuecapture/econ/internal/root"
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

// outcome returns the market at a price, or an error for a split that is not a number.
func outcome(mechanism string, m econ.Market, price float64) (Outcome, error) {
	o := Outcome{Mechanism: mechanism, Market: m, Price: price, Served: m.Demand(price), Split: m.Split(price)}
	for _, v := range []float64{o.Price, o.Served, o.Lab, o.Customer, o.Deadweight} {
		if math.IsNaN(v) {
			return nothing(mechanism), fmt.Errorf("%w: %s at %g $/Mtok serves %g, splits into %g, %g and %g $/task under h ~ %v: check that its Survival, Mean and MeanExcess agree", ErrNoSplit, mechanism, o.Price, o.Served, o.Lab, o.Customer, o.Deadweight, m.Hours)
		}
	}
	return o, nil
}

// nothing is returned with an error.
func nothing(mechanism string) Outcome {
	o := nan.Of[Outcome]()
	o.Mechanism = mechanism
	return o
}

// Unchanged returns the market at its monopoly price, before open models.
func Unchanged(m econ.Market) (Outcome, error) {
	price, err := m.Monopoly()
	if err != nil {
		return nothing("unchanged"), err
	}
	return outcome("unchanged", m, price.Price)
}

// ThinnerTail returns a Pareto market at its monopoly price with another tail index
// and the same x_m: the essay's reading of "shortening the right tail". Many tasks
// save less, the small ones as much as before.
func ThinnerTail(m econ.Market, alpha float64) (Outcome, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return nothing("thinner tail"), err
	}
	if m.Hours, err = dist.NewPareto(tail.Scale, alpha); err != nil {
		return nothing("thinner tail"), err
	}
	price, err := m.Monopoly()
	if err != nil {
		return nothing("thinner tail"), err
	}
	return outcome("thinner tail", m, price.Price)
}

// Truncation returns the market at its monopoly price with no task above a frontier, in
// hours: the tasks that were above it are spread over the others in proportion. The
// tail index below stays what it was. It takes any tail. To move the frontier over
// time, call it again.
//
// It returns an error wrapping [ErrParameter] for a frontier that leaves fewer than
// one task in 10⁹, whose shares are lost in the rounding of a survival probability
// near 1, and that of [dist.NewTruncated] for one that leaves none.
func Truncation(m econ.Market, frontier float64) (Outcome, error) {
	if err := m.Validate(); err != nil {
		return nothing("truncated tail"), err
	}
	tail, err := dist.NewTruncated(m.Hours, 0, frontier)
	if err != nil {
		return nothing("truncated tail"), err
	}
	if left := m.Hours.Survival(0) - m.Hours.Survival(frontier); left < 1e-9 {
		return nothing("truncated tail"), outside("frontier", frontier, fmt.Sprintf("a number of hours that at least one task in 10⁹ stays below, not %.2g of them", left))
	}
	m.Hours = tail
	price, err := m.Monopoly()
	if err != nil {
		return nothing("truncated tail"), err
	}
	return outcome("truncated tail", m, price.Price)
}

// PriceCap returns the market with an open alternative that is as good and has its own
// price: nobody pays more, so the lab takes the best price at or below it. Hours saved
// do not change. A market without a monopoly price may have one under the cap.
//
// It takes any tail. For those that are [dist.Regular], profit rises up to the monopoly
// price, and the price is the lower of the two. For others profit may have several
// peaks, and the price is found by a search from cost to the cap, whose profit is
// within 1e-5 of the highest.
//
// It returns an error wrapping [ErrParameter] for an alternative cheaper than the lab's
// cost, which takes the whole market.
func PriceCap(m econ.Market, alternative float64) (Outcome, error) {
	const name = "price cap"
	if err := m.Validate(); err != nil {
		return nothing(name), err
	}
	if !(alternative >= m.Cost) || !positive(alternative) {
		return nothing(name), outside("alternative", alternative, fmt.Sprintf("a finite price at or above the cost of %g $/Mtok: below it the lab sells nothing", m.Cost))
	}
	price := alternative
	switch best, err := m.Monopoly(); {
	case err == nil && best.Price <= alternative:
		price = best.Price
	case err != nil && best.Regime != econ.Unbounded && best.Regime != econ.NotAttained:
		return nothing(name), err
	case !dist.IsRegular(m.Hours):
		price = bestUpTo(m, alternative)
	}
	return outcome(name, m, price)
}

// bestUpTo returns the price from cost to highest at which profit is highest. ln profit
// is the sum of a rising function, the margin, and one that never rises, demand.
func bestUpTo(m econ.Market, highest float64) float64 {
	profit := root.Tradeoff{
		Up:    func(p float64) float64 { return math.Log(p - m.Cost) },
		Down:  func(p float64) float64 { return math.Log(m.Demand(p)) },
		Reach: func(up float64) float64 { return m.Cost + math.Exp(up) },
	}
	marks := []float64{m.KinkPrice()}
	for _, z := range dist.Bends(m.Hours) {
		marks = append(marks, m.WillingnessToPay(z))
	}
	for q := 0.99; q > 1e-12; q *= 0.8 {
		marks = append(marks, m.WillingnessToPay(m.Hours.InverseSurvival(q)))
	}
	return profit.Highest(m.Cost, highest, marks).X
}

// A Comparison is one market before open models, and under each of three mechanisms
// that bring it to the same price.
type Comparison struct {
	Unchanged, Thinner, Truncated, Capped Outcome
	// Frontier is where the truncation that gives the price cuts, in hours.
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
// or an alternative at p. The Lerner index is then the same for all three. They differ
// in how many tasks are served and who keeps the value.
//
// It returns an error wrapping [ErrParameter] for a market that is not Pareto, and
// for a price not above both cost and kink price or not below the monopoly price;
// and that of [econ.Market.Monopoly] where there is no such price.
func Compare(m econ.Market, price float64) (Comparison, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return noComparison(), err
	}
	var c Comparison
	if c.Unchanged, err = Unchanged(m); err != nil {
		return noComparison(), err
	}
	if least := math.Max(m.Cost, m.KinkPrice()); !(price > least && price < c.Unchanged.Price) {
		return noComparison(), outside("price", price, fmt.Sprintf("above %.4g, the higher of cost and kink price, and below the monopoly price of %.4g $/Mtok", least, c.Unchanged.Price))
	}
	if c.Thinner, err = ThinnerTail(m, price/(price-m.Cost)); err != nil {
		return noComparison(), err
	}
	left := 1 - tail.Alpha*(price-m.Cost)/price
	c.Frontier = tail.InverseSurvival(tail.Survival(m.Threshold(price)) * left)
	if c.Truncated, err = Truncation(m, c.Frontier); err != nil {
		return noComparison(), err
	}
	if c.Capped, err = PriceCap(m, price); err != nil {
		return noComparison(), err
	}
	return c, nil
}

// noComparison is returned with an error.
func noComparison() Comparison {
	return Comparison{nothing("unchanged"), nothing("thinner tail"), nothing("truncated tail"), nothing("price cap"), math.NaN()}
}
