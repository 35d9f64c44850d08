package exercise

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// willingnessToPay holds the exercises of notebook 01-willingness-to-pay.
var willingnessToPay = []Exercise{
	{
		ID:   "01.1",
		Ask:  "How many minutes must the model save for a task to be served, if a million tokens cost 10 $, the task takes 800,000 tokens and the worker earns 40 $/h?",
		Unit: "min",
		Hint: "h* = pT/w, with T in millions of tokens; then turn hours into minutes.",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Wage, m.Tokens = 40, 0.8
			return 60 * m.Threshold(10), nil
		},
		Mistakes: []Mistake{
			{Constant(0.2), "That is the threshold in hours. The question asks for minutes."},
			{Constant(12e6), "T is in tokens there. The price is per million tokens, so T must be in millions: 0.8."},
			{Constant(300), "That is w/(pT), upside down. A dearer token must raise the threshold, not lower it."},
			{Constant(15), "That leaves out T: a task takes 0.8 million tokens, not a whole million."},
		},
		Right: "The tokens cost 8 dollars, and a worker at 40 $/h earns 8 dollars in 12 minutes.",
	},
	{
		ID:   "01.2",
		Ask:  "What is the willingness to pay for a million tokens on a task that saves 15 minutes of a worker at 90 $/h and takes 150,000 tokens?",
		Unit: "$/Mtok",
		Hint: "v = wh/T: first what the time is worth in dollars, then per million tokens.",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Wage, m.Tokens = 90, 0.15
			return m.WillingnessToPay(0.25), nil
		},
		Mistakes: []Mistake{
			{Constant(22.5), "That is what the task is worth, in dollars. Divide by T to get dollars per million tokens."},
			{Constant(9000), "The 15 minutes went in as 15 hours. The wage is per hour: h = 0.25."},
			{Constant(22.5 / 150000), "T is in tokens there, so this is per token. In millions T is 0.15."},
			{Constant(3.375), "That multiplies by T. A task that takes fewer tokens can pay more for each of them."},
		},
		Right: "A small task can be worth a high price: what counts is dollars of time per million tokens.",
	},
	{
		ID:   "01.3",
		Ask:  "The smallest saving is two minutes instead of one, all else as in the baseline. What share of tasks is served at 3 $/Mtok, as a fraction?",
		Hint: "First the kink price w x_m/T. Is 3 above it or below?",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Hours = dist.Pareto{Scale: 2.0 / 60, Alpha: 1.5}
			return m.Demand(3), nil
		},
		Mistakes: []Mistake{
			{Constant(math.Pow(4.0/3, 1.5)), "A share above one: you have forgotten the kink. (p_m/p)^α holds above the kink price only."},
			{Constant(100), "That is in percent. The question asks for a fraction."},
			{Constant(math.Pow(2.0/3, 1.5)), "That uses the baseline's kink price of 2. With two minutes it is twice as high."},
		},
		Right: "Below the kink price of 4 everyone buys, and a lower price sells nothing more.",
	},
	{
		ID:   "01.4",
		Ask:  "At which price is one task in a hundred of the baseline market still served?",
		Unit: "$/Mtok",
		Hint: "Solve (p_m/p)^α = q for p, with q = 0.01.",
		Answer: func() (float64, error) {
			return econ.Baseline().InverseDemand(0.01), nil
		},
		Mistakes: []Mistake{
			{Constant(2000), "You raised 100 to the power α. Solving for p takes the power 1/α."},
			{Constant(math.Pow(100, 2.0/3)), "That is p/p_m. Multiply by the kink price, 2."},
			{Constant(2 * math.Pow(100, 1/2.5)), "The exponent α + 1 belongs to the density. Demand is the survival function, with exponent α."},
			{Constant(2), "That is the price at which all tasks are served: q = 1 where q = 0.01 is asked (one percent is 0.01)."},
		},
		Right: "Seven times the essay's price still finds one buyer in a hundred: that is what a fat tail means.",
	},
	{
		ID:   "01.5",
		Ask:  "Hours saved are spread evenly between 0 and 0.2 h (a uniform distribution), all else as in the baseline. What is the elasticity of demand at 6 $/Mtok?",
		Hint: "h* = 0.05 h, S(z) = 1 − z/0.2 and f = 1/0.2 per hour. Then h* f/S.",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Hours = dist.GPD{Scale: 0.2, Xi: -1}
			return m.Elasticity(6), nil
		},
		Mistakes: []Mistake{
			{Constant(-1.0 / 3), "Right but for the sign: we count elasticity as a positive number."},
			{Constant(0.25), "That is h* f. Divide by S(h*), the share of tasks still served."},
			{Constant(1 / 0.15), "That is the hazard f/S, in tasks per hour. Multiply by h* to get a pure number."},
			{Constant(3), "That is upside down."},
			{Constant(1.5), "That is the Pareto tail's elasticity. This tail is uniform."},
		},
		Right: "A uniform tail has no constant elasticity: it is 0 at the bottom and grows without bound towards the highest price anyone pays.",
	},
}
