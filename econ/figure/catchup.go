package figure

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/race"
)

// CatchUpPrices draws the price of a closed lab beside open models against the share κ
// of every task that they do, from 0 to 98%, with one curve for each price of open
// models, in $/Mtok.
//
// It returns an error for a market that is not valid, has no monopoly price or an
// infinite mean, for no price, and for prices that are negative, not finite or above the
// lab's cost.
func CatchUpPrices(m econ.Market, open ...float64) (Figure, error) {
	c, err := newCatchUp(m, open)
	if err != nil {
		return fail(err)
	}
	elements := append(c.curves(func(s race.Sale) float64 { return s.Price }), YAxis{Min: 0, Max: 1.1 * c.most(func(s race.Sale) float64 { return s.Price })})
	dear, cheap := c.ends()
	title := claim("Beside open models that do %s of every task the lab's price is %s if they cost %s", percent(fullest), perMtok(dear.Price), perMtok(open[c.dear]))
	if c.dear != c.cheap {
		link := ", but %s if they cost %s"
		if !(cheap.Price > dear.Price) {
			link = " and %s if they cost %s"
		}
		title += claim(link, perMtok(cheap.Price), perMtok(open[c.cheap]))
	}
	return New(Labels{Title: title, X: c.axis(), Y: "price p of closed tokens ($/Mtok)"}, elements...)
}

// CatchUpDollars is [CatchUpPrices] for what the lab earns. Errors are the same.
func CatchUpDollars(m econ.Market, open ...float64) (Figure, error) {
	c, err := newCatchUp(m, open)
	if err != nil {
		return fail(err)
	}
	lab := func(s race.Sale) float64 { return s.Lab }
	elements := append(c.curves(lab), YAxis{Min: 0, Max: 1.1 * c.most(lab)})
	half, all := c.at(c.dear, 0.5).Lab/c.alone(), c.at(c.dear, fullest).Lab/c.alone()
	title := claim("Open models that do half of every task leave the lab %s of its dollars, and %s if they do %s", percent(half), percent(all), percent(fullest))
	if half > 0.75 && all < 0.25 {
		title = claim("The last half of every task decides the dollars: open models that do the first half leave the lab %s of them, ones that do %s leave %s", percent(half), percent(fullest), percent(all))
	}
	if c.dear != c.cheap {
		title += claim(", at an open price of %s", perMtok(open[c.dear]))
	}
	return New(Labels{Title: title, X: c.axis(), Y: "profit Π ($/task)"}, elements...)
}

// CatchUpShares is [CatchUpPrices] for the lab's share of what closed tokens add to open
// models, and beside the dearest of them of the surplus of all AI. Errors are the same.
func CatchUpShares(m econ.Market, open ...float64) (Figure, error) {
	c, err := newCatchUp(m, open)
	if err != nil {
		return fail(err)
	}
	dear, _ := c.ends()
	start := c.sales[c.dear][0].ClosedShare()
	elements := append(c.curves(race.Sale.ClosedShare), YAxis{Percent: true, Min: 0, Max: math.Min(1, 1.2*c.most(race.Sale.ClosedShare))},
		Series{Name: "of all AI, open at " + perMtok(open[c.dear]), XYs: c.line(c.dear, race.Sale.AllShare), Colour: Cost, Dashes: Dotted})
	title := claim("Beside open models that do %s of every task the lab keeps %s of what it adds, and %s of all that AI gives", percent(fullest), percent(dear.ClosedShare()), percent(dear.AllShare()))
	if falls(c.line(c.dear, race.Sale.AllShare)) && c.least(race.Sale.ClosedShare) >= start*(1-1e-9) {
		title = claim("However much open models do, the lab keeps its share of what it adds, %s or more, while its share of all that AI gives falls to %s", percent(start), percent(dear.AllShare()))
	}
	return New(Labels{Title: title, X: c.axis(), Y: "lab's share of what closed tokens add, and of all AI (%)"}, elements...)
}

// fullest is the largest share of every task that is drawn: at 100% a lab has nothing
// to sell.
const fullest = 0.98

// A catchUp holds the sales of a lab beside open models that do more and more of every
// task.
type catchUp struct {
	shares      []float64
	open        []float64
	sales       [][]race.Sale // one for each open price
	dear, cheap int           // the highest and the lowest open price
}

func newCatchUp(m econ.Market, open []float64) (catchUp, error) {
	if err := m.Validate(); err != nil {
		return catchUp{}, err
	}
	if len(open) == 0 || slices.ContainsFunc(open, func(p float64) bool { return !(p >= 0 && p <= m.Cost) }) {
		return catchUp{}, fmt.Errorf("%w: open prices %g $/Mtok, want one at least, from 0 to the lab's cost of %g", ErrData, open, m.Cost)
	}
	c := catchUp{shares: chart.Insert(chart.Even(0, fullest, points), 0.5), open: open, sales: make([][]race.Sale, len(open))}
	for i, price := range open {
		if price > open[c.dear] {
			c.dear = i
		}
		if price < open[c.cheap] {
			c.cheap = i
		}
		for _, share := range c.shares {
			s, err := race.OutsideOption{Help: race.Proportional{Share: share}, Price: price}.Sell(m)
			if err != nil {
				return catchUp{}, err
			}
			c.sales[i] = append(c.sales[i], s)
		}
	}
	return c, nil
}

// alone returns what the lab earns without help from open models.
func (c catchUp) alone() float64 { return c.sales[0][0].Lab }

// at returns the sale at the share drawn that is closest to one.
func (c catchUp) at(i int, share float64) race.Sale {
	near := 0
	for k, s := range c.shares {
		if math.Abs(s-share) < math.Abs(c.shares[near]-share) {
			near = k
		}
	}
	return c.sales[i][near]
}

// ends returns the last sale beside the dearest and the cheapest open models.
func (c catchUp) ends() (dear, cheap race.Sale) {
	last := len(c.shares) - 1
	return c.sales[c.dear][last], c.sales[c.cheap][last]
}

// most returns the highest value of a quantity.
func (c catchUp) most(value func(race.Sale) float64) float64 {
	most := math.Inf(-1)
	for _, sales := range c.sales {
		for _, s := range sales {
			most = math.Max(most, value(s))
		}
	}
	return most
}

// least returns the lowest value of a quantity.
func (c catchUp) least(value func(race.Sale) float64) float64 {
	return -c.most(func(s race.Sale) float64 { return -value(s) })
}

func (c catchUp) curves(value func(race.Sale) float64) []Element {
	elements := []Element{XAxis{Percent: true, Min: 0, Max: fullest}}
	for i := range c.sales {
		elements = append(elements, Series{Name: "open at " + perMtok(c.open[i]), XYs: c.line(i, value), Colour: chart.NthColour(i), Dashes: chart.NthDashes(i)})
	}
	return elements
}

// line returns the points of a quantity beside the i-th open price.
func (c catchUp) line(i int, value func(race.Sale) float64) plotter.XYs {
	line := make(plotter.XYs, len(c.shares))
	for k, s := range c.sales[i] {
		line[k] = plotter.XY{X: c.shares[k], Y: value(s)}
	}
	return line
}

func (c catchUp) axis() string { return "share of every task that open models do, κ (%)" }
