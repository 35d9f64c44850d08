package exercise

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// lernerPrice holds the exercises of notebook 03-lerner-price.
var lernerPrice = []Exercise{
	{
		ID: "03.1", Ask: "the monopoly price at the baseline with α = 3", Unit: "$/Mtok",
		Hint: "set (p − c)/p equal to 1/α and solve for p, with c = 2",
		Answer: func() (float64, error) {
			at, err := monopoly(3)
			return at.Price, err
		},
		Mistakes: []Mistake{
			{Constant(8.0 / 3), "you added a third of the cost; the Lerner index is a share of the price, not of the cost"},
			{Constant(6), "that is cα, or the price at α = 1.5; divide by α − 1"},
			{Constant(1.5), "that is the markup p/c; multiply by the cost"},
			{Constant(1), "that is the unit margin p − c; add the cost"},
		},
		Right: "Twice the tail index of the essay, and the unit margin falls from 4 to 1 $/Mtok.",
	},
	{
		ID: "03.2", Ask: "the tail index that a price of 10 and a cost of 3 $/Mtok imply, for one seller above the kink",
		Hint:   "first the Lerner index (p − c)/p, then its inverse",
		Answer: func() (float64, error) { return tailIndex(10, 3) },
		Mistakes: []Mistake{
			{Constant(0.7), "that is the Lerner index; the tail index is its inverse"},
			{Constant(10.0 / 3), "that is the markup p/c"},
			{Constant(7.0 / 3), "you divided the unit margin by the cost; divide it by the price"},
			{Constant(3.0 / 7), "you divided the cost by the unit margin; the Lerner index is the unit margin over the price"},
		},
		Right: "A Lerner index of 70% lies between the two that the essay quotes, and so does its tail index.",
	},
	{
		ID: "03.3", Ask: "the monopoly price at the baseline once the cost has fallen to 0.4", Unit: "$/Mtok",
		Hint: "compute cα/(α − 1), then compare it to the price up to which everyone buys",
		Answer: func() (float64, error) {
			m := econ.BaselineAt(1.5)
			m.Cost = 0.4
			at, err := m.Monopoly()
			return at.Price, err
		},
		Mistakes: []Mistake{
			{Constant(1.2), "that is cα/(α − 1), which is below the kink price of 2: at 1.2 everyone buys already, so raise it until somebody leaves"},
			{Constant(0.4), "that is the cost: the lab would earn nothing"},
			{Constant(6), "that is the price at a cost of 2; the cost has changed"},
			{Constant(0.8), "that is the Lerner index at the best price; the question is the price"},
		},
		Right: "The kink binds, and the Lerner index of 80% says only that α is 1.25 or more: the essay's inversion would read off 1.25 itself.",
	},
	{
		ID: "03.4", Ask: "the Lerner index of a monopolist with an exponential tail of mean 1/30 h, once the cost has risen from 2 to 8 $/Mtok",
		Hint: "the unit margin is w/(λT) whatever the cost; add the cost to get the price",
		Answer: func() (float64, error) {
			m := econ.BaselineAt(1.5)
			m.Cost, m.Hours = 8, dist.Exponential{Rate: 30}
			at, err := m.Monopoly()
			return at.LernerIndex(), err
		},
		Mistakes: []Mistake{
			{Constant(2.0 / 3), "that is the index at a cost of 2; only under a Pareto tail does it stay when the cost rises"},
			{Constant(0.5), "that is the unit margin over the cost; divide it by the price"},
			{Constant(12), "that is the price; the index is (p − c)/p"},
			{Constant(4), "that is the unit margin; divide it by the price"},
		},
		Right: "From two thirds to one third: this, and not the level at one cost, is what a thin tail does.",
	},
	{
		ID: "03.5", Ask: "the price of the smallest number of firms that have one at α = 0.4, choosing quantities, at the baseline", Unit: "$/Mtok",
		Hint: "find the smallest whole N with Nα > 1, then the price cNα/(Nα − 1)",
		Answer: func() (float64, error) {
			m := econ.BaselineAt(0.4)
			n := int(math.Floor(1/0.4)) + 1
			at, err := m.Cournot(n)
			return at.Price, err
		},
		Mistakes: []Mistake{
			{Constant(3), "that is the number of firms; the question is their price"},
			{Constant(-8), "that is the formula at two firms, where Nα = 0.8 is below 1 and there is no price: a negative price is a warning"},
			{Constant(-4.0 / 3), "that is the formula for one firm at α = 0.4, where there is no best price"},
			{Constant(10.0 / 3), "you used 2.5 for Nα; it is N times 0.4"},
		},
		Right: "Three firms: 12 $/Mtok, six times the cost. Competition makes a price exist; it need not make it low.",
	},
	{
		ID: "03.6", Ask: "the one price for all tasks if half of them have α = 1.5 and half α = 3, all from one minute up, at the baseline's cost", Unit: "$/Mtok",
		Hint: "the elasticity is the average of 1.5 and 3, weighted by who still buys at that price; set it equal to p/(p − c) and solve by halving",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			kinds, err := dist.NewMixture(
				dist.Component{Weight: 0.5, Tail: econ.BaselineAt(1.5).Hours}, dist.Component{Weight: 0.5, Tail: econ.BaselineAt(3).Hours})
			if err != nil {
				return math.NaN(), err
			}
			m.Hours = kinds
			at, err := m.Monopoly()
			return at.Price, err
		},
		Mistakes: []Mistake{
			{Constant(4.5), "that is halfway between the best price of each kind, 6 and 3; at one price the two kinds do not buy equally often"},
			{Constant(3.6), "you averaged the tail indices over all tasks; average over those that still buy, of which more have the heavier tail"},
			{Constant(4), "you averaged the Lerner indices; it is the elasticities that average, weighted by who buys"},
			{Constant(6), "that is the best price for the heavier half alone"},
			{Constant(3), "that is the best price for the thinner half alone"},
		},
		Right: "The elasticity falls with the price, from 2.25 to 1.5, so step 3 does not apply; here the root is unique all the same.",
	},
}
