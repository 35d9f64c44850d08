package exercise

import (
	"math"

	"valuecapture/econ"
)

// argument holds the exercises of notebook 00-the-argument.
var argument = []Exercise{
	{
		ID:   "00.1",
		Ask:  "the Lerner index of a monopolist in the interior at α = 2",
		Hint: "in the interior the Lerner index is the inverse of the elasticity, and the elasticity of a Pareto tail is α",
		Answer: func() (float64, error) {
			best, err := monopoly(2)
			return best.LernerIndex(), err
		},
		Mistakes: []Mistake{
			{Constant(2), "that is the markup p/c, or α itself; the Lerner index is (p − c)/p"},
			{Constant(50), "give a fraction: 0.5 stands for 50%"},
			{Constant(1.0 / 3), "that is the share of the value the lab keeps; the Lerner index compares unit margin and price"},
		},
		Right: "Price is twice cost: half of it is unit margin, from which training has still to be paid.",
	},
	{
		ID:   "00.2",
		Ask:  "the fraction by which customer surplus grows at the baseline if the price falls by a tenth, from 6 to 5.4",
		Hint: "customers keep 1/(α − 1) dollars for every dollar they pay, so ask what happens to revenue pTD(p), where D(p) = (p_m/p)^α",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			return m.CustomerSurplus(5.4)/m.CustomerSurplus(6) - 1, nil
		},
		Mistakes: []Mistake{
			{Constant(0.1), "that would be so if customers kept a part of the price; they keep 1/(α − 1) of what they pay in all, and they also buy more"},
			{Constant(math.Pow(0.9, -1.5) - 1), "that is the growth in tasks served; each of the old ones is paid less for"},
			{Constant(0.05), "that is (α − 1) times a tenth, right for small changes; a tenth is not so small, so take the power"},
			{Constant(math.Pow(0.9, -0.5)), "that is the new surplus over the old; the question is by how much it grows"},
			{Constant(3.4/4*math.Pow(0.9, -1.5) - 1), "that is the lab's profit, which hardly moves: 6 was its best price"},
		},
		Right: "Customers gain 5.4% and the lab loses less than half a percent: at its best price a seller has little to lose from a small cut, and its customers have much to gain.",
	},
	{
		ID:   "00.3",
		Ask:  "the tail index at which 6 $/Mtok is the best price for a cost of 3 $/Mtok",
		Hint: "compute the Lerner index first, then invert it",
		Answer: func() (float64, error) {
			return tailIndex(6, 3)
		},
		Mistakes: []Mistake{
			{Constant(0.5), "that is the Lerner index; the tail index is its inverse"},
			{Constant(1.5), "that is the tail index at a cost of 2; with a cost of 3 the unit margin is 3"},
			{Constant(1), "you divided the unit margin by the cost; the Lerner index divides it by the price"},
		},
		Right: "The same price at a higher cost means a thinner tail.",
	},
	{
		ID:   "00.4",
		Ask:  "the lab's best profit at α = 2 over its best profit at α = 1.5, with cost and smallest saving those of the baseline",
		Hint: "find the two best prices, then profit per potential task, (p − c)T(p_m/p)^α, at each with its own α",
		Answer: func() (float64, error) {
			thin, err := bestProfit(2)
			if err != nil {
				return math.NaN(), err
			}
			fat, err := bestProfit(1.5)
			return thin / fat, err
		},
		Mistakes: []Mistake{
			{Constant(4.0 / 3), "that is the ratio of the shares, a third over a quarter; the whole that is shared has shrunk"},
			{Constant(0.5), "that is the ratio of the unit margins, 2 over 4; the lower price also serves more tasks"},
			{Constant(0.75), "that is the ratio of the Lerner indices; the question is about dollars"},
			{Constant(0.25 / math.Pow(3, -1.5)), "that is the ratio of the tasks served; each now brings 2 dollars a million tokens instead of 4"},
			{Constant(math.Pow(3, -0.5)), "that keeps the price at 6; at α = 2 the best price is lower"},
		},
		Right: "The share rises by a third, from 25% to 33%, and the dollars fall by a third. Whoever speaks of a share has to say of what.",
	},
}

// bestProfit is the lab's profit per potential task at its best price.
func bestProfit(alpha float64) (float64, error) {
	m := econ.BaselineAt(alpha)
	best, err := m.Monopoly()
	return m.Profit(best.Price), err
}
