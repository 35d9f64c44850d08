package exercise

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// twoTails holds the exercises of notebook 02-two-tails.
var twoTails = []Exercise{
	{
		ID:   "02.1",
		Ask:  "Hours saved are exponential with a mean of two minutes, all else as in the baseline. What share of tasks is served at 12 $/Mtok, as a fraction?",
		Hint: "D(p) = exp(−λpT/w). With a mean of 1/30 h, λ is 30 per hour.",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Hours = dist.Exponential{Rate: 30}
			return m.Demand(12), nil
		},
		Mistakes: []Mistake{
			{Constant(100 * math.Exp(-3)), "That is in percent. The question asks for a fraction."},
			{Constant(math.Exp(-1.5) * math.Pow(2, -1.5)), "That carries the elasticity at 6 on to 12 as if it were constant. Under an exponential tail it doubles on the way."},
			{Constant(math.Exp(-6)), "That leaves out T: a task takes half a million tokens."},
			{Constant(1 - math.Exp(-3)), "That is the share that is not served."},
			{Constant(math.Pow(6, -1.5)), "That is the Pareto market. This one is exponential."},
		},
		Right: "One task in twenty. The Pareto market, which serves fewer at 6, serves more here: 6.8%.",
	},
	{
		ID:   "02.2",
		Ask:  "Hours saved are Pareto with x_m of two minutes and α = 1.8. How many minutes does a task save on average?",
		Unit: "min",
		Hint: "Integrate: E[h] = x_m α/(α−1).",
		Answer: func() (float64, error) {
			return 60 * dist.Pareto{Scale: 2.0 / 60, Alpha: 1.8}.Mean(), nil
		},
		Mistakes: []Mistake{
			{Constant(2 * math.Pow(2, 1/1.8)), "That is the median. In a fat tail the mean lies far above it."},
			{Constant(2 * 2.8 / 1.8), "You took α + 1 for the tail index. That is the exponent of the density; α is the exponent of the survival function."},
			{Constant(2.5), "That is the mean excess over x_m, x_m/(α−1). Add x_m itself."},
			{Constant(0.075), "That is in hours. The question asks for minutes."},
		},
		Right: "The mean of 4.5 minutes is half as much again as the median of 2.9: a few tasks pull it up.",
	},
	{
		ID:   "02.3",
		Ask:  "In a firm the top 20% of tasks hold 80% of all hours saved. If hours are Pareto, what is α?",
		Hint: "Solve 0.2^(1−1/α) = 0.8 by taking logarithms.",
		Answer: func() (float64, error) {
			return 1 / (1 - math.Log(0.8)/math.Log(0.2)), nil
		},
		Mistakes: []Mistake{
			{Constant(1 / (1 - math.Log(80)/math.Log(20))), "Percentages went into the logarithms: use 0.8 and 0.2."},
			{Constant(1 - math.Log(0.8)/math.Log(0.2)), "That is 1/α."},
			{Constant(1 + 1/(1-math.Log(0.8)/math.Log(0.2))), "That is the exponent of the density, α + 1."},
			{Constant(math.Log(0.8) / math.Log(0.2)), "That is 1 − 1/α. Solve for α."},
		},
		Right: "The 80/20 rule is a very fat tail, much fatter than the 1.5 of the essay.",
	},
	{
		ID:   "02.4",
		Ask:  "The median task saves 4 minutes and the 95th percentile is 40 minutes. If hours are Pareto, what is α?",
		Hint: "Half the tasks lie above the median, a twentieth above the 95th percentile. By what factor does S fall while z grows tenfold?",
		Answer: func() (float64, error) {
			return math.Log(10) / math.Log(40.0/4), nil
		},
		Mistakes: []Mistake{
			{Constant(math.Log(20) / math.Log(10)), "That takes 4 minutes for x_m. It is the median: half the tasks are already below it, so S falls from 1/2, not from 1."},
			{Constant(2), "That is the exponent of the density, α + 1."},
			{Constant(math.Log(10) / math.Log(36)), "You used the difference of 36 minutes. The ratio is what counts."},
		},
		Right: "At exactly one, the mean is infinite: no average of such data would ever settle.",
	},
	{
		ID:   "02.5",
		Ask:  "A task of the baseline market is known to save at least half an hour. How many hours does it save in all, on average?",
		Unit: "h",
		Hint: "E[h | h ≥ z] = z + e(z), with e(z) = z/(α−1).",
		Answer: func() (float64, error) {
			return 0.5 + dist.MeanExcess(econ.Baseline().Hours, 0.5), nil
		},
		Mistakes: []Mistake{
			{Constant(1), "That is the mean excess, what comes on top of the half hour."},
			{Constant(0.55), "You added the mean of all tasks, three minutes. A Pareto tail remembers: what is known already raises what is to come."},
			{Constant(0.5 + 1.0/30), "That is the exponential tail, which has no memory."},
			{Constant(90), "That is in minutes. The question asks for hours."},
		},
		Right: "Three times the half hour. Under α = 1.5 that is so at every cutoff.",
	}, {
		ID:   "02.6",
		Ask:  "Hours saved are exponential, with a mean such that at 6 $/Mtok the same share of tasks is served as at the baseline. What is the elasticity of demand at 6 $/Mtok?",
		Hint: "Under an exponential tail D = exp(−λh*) and the elasticity is λh*: what is it in terms of D?",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Hours = dist.Exponential{Rate: -math.Log(m.Demand(6)) / m.Threshold(6)}
			return m.Elasticity(6), nil
		},
		Mistakes: []Mistake{
			{Constant(1.5), "That is the elasticity at a mean of two minutes, which serves 22.3%. Match the share served, 19.2%, not the elasticity."},
			{Constant(30 * math.Log(3)), "That is λ, per hour. Multiply by h* to get a pure number."},
			{Constant(2 / math.Log(3)), "That is the mean in minutes. The elasticity is h* over the mean."},
			{Constant(1.5 * math.Log10(3)), "That is the logarithm to base 10. The exponential asks for the natural one."},
			{Constant(math.Pow(3, -1.5)), "That is the share served, D. The elasticity is −ln D."},
		},
		Right: "Under an exponential tail the elasticity is −ln D. Where both markets serve the same fifth of tasks, the Pareto market is the less elastic.",
	},
}
