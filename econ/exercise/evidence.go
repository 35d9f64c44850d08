package exercise

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/estimate"
)

// evidence holds the exercises of notebook 10-evidence.
var evidence = []Exercise{
	{
		ID: "10.1", Ask: "the own elasticity, sign dropped, of a provider with 80% of the revenue of a model, where the elasticity of substitution is 1.5 and that of the model 0.5",
		Hint: "how much of a provider's loss goes to the other providers, and how much leaves the model?",
		Answer: func() (float64, error) {
			v, err := econ.Nest{Prices: []float64{1, 1}, Weights: []float64{4, 1}, Substitution: 1.5, Elasticity: 0.5}.Variants()
			if err != nil {
				return math.NaN(), err
			}
			return -v.Elasticities[0][0], nil
		},
		Mistakes: []Mistake{
			{Constant(1.5), "that is the substitution, what a comparison of the two providers measures; it is also the own elasticity only of a provider too small to matter"},
			{Constant(1.3), "you gave the large weight to the substitution; a provider with most of the revenue has few others to lose its customers to"},
			{Constant(0.5), "that is the model's elasticity, which would be the provider's own if it were alone"},
			{Constant(1), "that is the plain mean of the two; the weights are the revenue shares"},
		},
		Right: "0.7: the larger a provider, the nearer its own elasticity is to the model's.",
	},
	{
		ID: "10.2", Ask: "the largest standard error with which an estimate of 1.11 rules out, at 95%, that no price is best",
		Hint:   "no price is best at an elasticity of 1 or below: how many standard errors may lie between?",
		Answer: func() (float64, error) { return 0.11 / 1.959963984540054, nil },
		Mistakes: []Mistake{
			{Constant(0.11), "that is the whole distance to 1, one standard error; a 95% interval reaches 1.96 to either side"},
			{Constant(0.22), "that is the standard error reported, which leaves an interval from 0.68"},
			{Constant(0.11 / 1.6448536269514722), "that is the one-sided bound; the interval here has two sides"},
			{Constant(1.11 / 1.959963984540054), "you measured the distance to 0; it is 1 that must be ruled out"},
		},
		Right: "0.056, a quarter of the 0.22 reported: it would take sixteen times the data.",
	},
	{
		ID: "10.3", Ask: "the share of the variance of measured cost changes that is true, at which a pass-through of 3 shows as 1",
		Hint:   "an error in cost leaves the covariance with the price as it is, and adds to the variance of cost",
		Answer: Constant(1.0 / 3),
		Mistakes: []Mistake{
			{Constant(2.0 / 3), "that is the share of the variance that is error; the question asks for what is true"},
			{Constant(1 / math.Sqrt(3)), "you took the root: variances, not standard deviations, are compared"},
			{Constant(1.0 / 9), "you squared: the slope falls in proportion to the share of the variance"},
		},
		Right: "A third. A history that says 1 says Pareto or exponential, until somebody knows how well cost was measured.",
	},
	{
		ID: "10.4", Ask: "the fixed cost at which a third lab just enters at the baseline", Unit: "$/potential task",
		Hint: "what does each of three labs earn at the Cournot price 2·4.5/3.5?",
		Answer: func() (float64, error) {
			e, err := econ.Baseline().EntryOf(3, 0)
			return e.Split.Lab / 3, err
		},
		Mistakes: []Mistake{
			{func() (float64, error) { e, err := econ.Baseline().EntryOf(3, 0); return e.Split.Lab, err }, "that is the profit of all three; each pays for its own model"},
			{func() (float64, error) { e, err := econ.Baseline().EntryOf(2, 0); return e.Split.Lab / 2, err }, "that is what each of two earns; the third lowers the price for all"},
			{func() (float64, error) { e, err := econ.Baseline().EntryOf(2, 0); return e.Split.Lab / 3, err }, "you divided the profit of two labs by three: the price falls when the third enters"},
			{func() (float64, error) { e, err := econ.Baseline().EntryOf(1, 0); return e.Split.Lab / 3, err }, "you divided the monopolist's profit: three labs do not charge its price"},
		},
		Right: "6.5 cents, less than a fifth of what a single lab earns: entry destroys most of the profit that it divides.",
	},
	{
		ID: "10.5", Ask: "the tasks in a Pareto tail with α = 1.2 for an interval of the lab's share that is two points wide", Unit: "tasks",
		Hint:   "the slope of (α − 1)/(2α − 1) is 1/(2α − 1)², and the standard error of α is α/√n",
		Answer: func() (float64, error) { return estimate.TailForShare(1.2, 0.02) },
		Mistakes: []Mistake{
			{func() (float64, error) { return estimate.TailForShare(1.2, 0.04) }, "your interval is two points to either side; two points wide is one to either side"},
			{func() (float64, error) { return estimate.TailForShare(1.5, 0.02) }, "that is at α = 1.5; fatter tails have a steeper share"},
			{Constant(math.Pow(2*1.959963984540054*1.2/0.02, 2)), "that is for α itself; the share moves by 1/(2α − 1)² of it"},
		},
		Right: "About 14,400: near α = 1 the share hangs most on the tail, and it is dearest to learn there.",
	},
	{
		ID: "10.6", Ask: "the tail index that a Pareto fit above one hour tends to, if tasks are chosen evenly in ln h from one minute to 30 hours",
		Hint:   "the fit is one over the mean of ln h above the threshold, and ln h is uniform there",
		Answer: func() (float64, error) { return 2 / math.Log(30), nil },
		Mistakes: []Mistake{
			{Constant(1 / math.Log(30)), "that takes the mean of ln h at the far end; the mean of a uniform number is in the middle"},
			{Constant(2 / math.Log(1800)), "that is the fit above one minute; the threshold is an hour"},
			{Constant(math.Log(30) / 2), "that is the mean logarithm; the index is one over it"},
			{Constant(0), "the density of such a design does fall like 1/h, an index of 0, but it ends at 30 hours, and the fit sees the end"},
		},
		Right: "0.588. Nothing about work went into it.",
	},
}
