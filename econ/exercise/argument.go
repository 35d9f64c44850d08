package exercise

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
		ID:     "00.2",
		Ask:    "the share of the value created that this monopolist keeps",
		Hint:   "put α = 2 into (α − 1)/(2α − 1)",
		Answer: func() (float64, error) { return labShare(2) },
		Mistakes: []Mistake{
			{Constant(0.5), "that is the Lerner index, the share of the price; the question is about the share of the value"},
			{Constant(2.0 / 3), "that is what the customers keep"},
			{Constant(1.0 / 4), "that is the share at α = 1.5, or the net pay of the model at α = 2; count profit over profit plus customer surplus"},
		},
		Right: "A thinner tail than the essay's 1.5: a lower price, a larger share.",
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
		Ask:  "the tail index at which the lab keeps 40% of the value",
		Hint: "set (α − 1)/(2α − 1) equal to 0.4 and solve for α",
		Answer: func() (float64, error) {
			const share = 0.4
			return (1 - share) / (1 - 2*share), nil
		},
		Mistakes: []Mistake{
			{Constant(2.5), "that is 1/0.4, the tail index of a Lerner index of 40%; the question is about the share of the value"},
			{Constant(5.0 / 3), "that is 1/0.6, the tail index of a Lerner index of 60%; the question is about the share of the value"},
			{Constant(4.0 / 3), "that tail leaves the lab 20%; check the sign when you collect the terms in α"},
		},
		Right: "The share passes 40% only where the Lerner index has fallen to a third, and at an interior price under a Pareto tail it never passes a half.",
	},
}
