package exercise

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// hayeksRevenge holds the exercises of notebook 05-hayeks-revenge.
var hayeksRevenge = []Exercise{
	{
		ID: "05.1", Ask: "how many times the profit from selling tokens the owner of the tasks earns at α = 2, with the cost at or above the kink price",
		Hint: "the factor is (α/(α − 1))^α",
		Answer: func() (float64, error) {
			i, err := econ.BaselineAt(2).Integration()
			return i.Factor(), err
		},
		Mistakes: []Mistake{
			{Constant(3), "that is the realised surplus over the lab's profit; the owner also gets what was lost"},
			{Constant(2), "that is α/(α − 1); raise it to the power α"},
			{Constant(0.25), "that is what the lab earns of the potential surplus; turn it around"},
			{Constant(math.E), "that is the limit of a thin tail; at 2 the factor is still larger"},
		},
		Right: "Of every four dollars the seller of tokens gets one, customers keep two, and one is lost.",
	},
	{
		ID: "05.2", Ask: "what the customer pays behind two monopolists in a row at α = 3 and a cost of 2", Unit: "$/Mtok",
		Hint: "each of the two multiplies its own cost by α/(α − 1)",
		Answer: func() (float64, error) {
			c, err := econ.BaselineAt(3).Chain()
			return c.Retail, err
		},
		Mistakes: []Mistake{
			{Constant(3), "that is the wholesale price, or the price of one monopolist"},
			{Constant(4), "you added the same dollars twice; the second margin is a share of the wholesale price, not of the cost"},
			{Constant(18), "that is the price at α = 1.5"},
			{Constant(6), "that is cα; each of the two multiplies by α/(α − 1) = 1.5"},
		},
		Right: "A thinner tail hurts less here too: 4.5 over 3, where at α = 1.5 it is 18 over 6.",
	},
	{
		ID: "05.3", Ask: "the best price for the most valuable tenth of the tasks, if the lab can tell it apart", Unit: "$/Mtok",
		Hint: "the tenth is itself Pareto, from its own lowest willingness to pay on: what is its kink price, and is 6 above it?",
		Answer: func() (float64, error) {
			segments, err := econ.Baseline().Segments(10)
			if err != nil {
				return math.NaN(), err
			}
			return segments[9].Price, nil
		},
		Mistakes: []Mistake{
			{Constant(6), "at 6 everyone in this tenth buys and could pay more: its lowest willingness to pay is above 6"},
			{Constant(3 * 2 * math.Pow(10, 2.0/3)), "you marked up the lowest willingness to pay; the markup is on cost, and here the kink binds"},
			{Constant(20), "the willingness to pay at rank q is p_m q^(−1/α), not p_m/q"},
			{Constant(2 * math.Pow(10, 1.5)), "the exponent is 1/α = 2/3, not α"},
		},
		Right: "The kink binds in this segment and everyone in it is served, for 9.28 instead of 6.",
	},
	{
		ID: "05.4", Ask: "the best price for the less valuable half of the tasks, if the lab can tell the halves apart", Unit: "$/Mtok",
		Hint: "maximise (p − 2)(D(p) − 1/2): only tasks below the median buy in this half",
		Answer: func() (float64, error) {
			segments, err := econ.Baseline().Segments(2)
			if err != nil {
				return math.NaN(), err
			}
			return segments[0].Price, nil
		},
		Mistakes: []Mistake{
			{Constant(2), "at the kink price the lab earns nothing: cost is 2 as well"},
			{Constant(2 * math.Pow(2, 2.0/3)), "that is the median willingness to pay, the upper end of this half: nobody in it would buy"},
			{Constant(6), "nobody in this half can pay 6"},
			{func() (float64, error) { return 1 + math.Pow(2, 2.0/3), nil }, "halfway between the ends would be right if willingness to pay were uniform"},
		},
		Right: "Less than half the one price of 6: these tasks were left out before, and now a fifth of all tasks is served here.",
	},
	{
		ID: "05.5", Ask: "the virtual surplus w(h − S/f) − cT of a task that saves two minutes", Unit: "$",
		Hint: "S/f = h/α for a Pareto tail; h is 1/30 of an hour",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			const h = 1.0 / 30
			return m.Wage*(h-1/dist.Hazard(m.Hours, h)) - m.Cost*m.Tokens, nil
		},
		Mistakes: []Mistake{
			{Constant(1), "that is the surplus itself, wh − cT; take off what serving this task leaves to all that are worth more"},
			{Constant(2.0 / 3), "that is the virtual value; take off the cost cT"},
			{Constant(-1), "you took h/α to be h; it is two thirds of it"},
			{Constant(1.0 / 3), "check the sign: the virtual value 2/3 is below the cost 1"},
		},
		Right: "Worth serving, and not served: a dollar of surplus is lost because of the rent that it would leave elsewhere.",
	},
	{
		ID: "05.6", Ask: "the share of the potential surplus that the best seat fee collects over very many tasks with tokens at cost, if buyers differ by a lognormal factor of mean 1 and σ = 0.5",
		Hint:      "over very many tasks a buyer is worth θ per task: maximise F times the share of buyers with θ ≥ F",
		Answer:    func() (float64, error) { return feeLimit(0.5) },
		Tolerance: 0.01,
		Mistakes: []Mistake{
			{Constant(1), "that is the limit if buyers are alike"},
			{func() (float64, error) { return feeLimit(1) }, "that is the answer for σ = 1"},
			{Constant(math.Exp(-0.125) / 2), "that is a fee at the median of θ, which half of the buyers sign; a lower fee earns more"},
		},
		Right: "What buyers differ by for good does not average out, however long the contract; a token price above cost sorts some of it if larger buyers take more tokens.",
	},
}

// feeLimit is the highest F·P(θ ≥ F) for a lognormal θ of mean 1: the profit of a
// monopolist without cost who faces that demand.
func feeLimit(sigma float64) (float64, error) {
	m := econ.Market{Wage: 1, Tokens: 1, Hours: dist.Lognormal{Mu: -sigma * sigma / 2, Sigma: sigma}}
	best, err := m.Monopoly()
	return m.Profit(best.Price), err
}
