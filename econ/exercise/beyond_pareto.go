package exercise

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// beyondPareto holds the exercises of notebook 07-beyond-pareto.
var beyondPareto = []Exercise{
	{
		ID: "07.1", Ask: "the lab's share of the realised surplus under a generalised Pareto tail with ξ = 1/2",
		Hint:   "put ξ = 1/2 into (1 − ξ)/(2 − ξ)",
		Answer: func() (float64, error) { return shareUnder(dist.GPD{Scale: 0.05, Xi: 0.5}) },
		Mistakes: []Mistake{
			{Constant(2.0 / 3), "that is what the customers keep"},
			{Constant(0.5), "that is the share at ξ = 0, the exponential tail, or ξ itself"},
			{Constant(0.25), "that is the share at ξ = 2/3, where α = 1.5; here α = 1/ξ = 2"},
			{Constant(1), "you used e′ = −1; for ξ = 1/2 the slope is ξ/(1 − ξ) = 1"},
		},
		Right: "The Pareto tail with α = 2, for which 04 gives the same third.",
	},
	{
		ID: "07.2", Ask: "the lab's share if the mean excess is 12 minutes above a cutoff of 10 minutes and 15 minutes above one of 15, and the lab's cutoff lies between them",
		Hint:   "the slope of the mean excess is the rise of 3 minutes over the run of 5; the share is 1/(2 + slope)",
		Answer: Constant(1 / (2 + 3.0/5)),
		Mistakes: []Mistake{
			{Constant(0.6), "that is the slope of the mean excess; the share is 1/(2 + slope)"},
			{Constant(1 / 1.6), "that is profit over customer surplus, 1/(1 + slope); add the profit to the denominator"},
			{Constant(1.6 / 2.6), "that is what the customers keep"},
			{Constant(1 / (2 + 1.2)), "you divided a mean excess by its cutoff; the slope is the difference of two over the difference of their cutoffs"},
			{Constant(1 / (2 + 5.0/3)), "you divided the run by the rise"},
		},
		Right: "No distribution was named. Two averages and a ruler were enough.",
	},
	{
		ID: "07.3", Ask: "the lab's share if it passes on every dollar of cost as 1.50 dollars of price, at whatever cost",
		Hint:   "customer surplus over profit is the average pass-through",
		Answer: Constant(1 / (1 + 1.5)),
		Mistakes: []Mistake{
			{Constant(0.6), "that is what the customers keep: 1.5 dollars for every dollar of the lab"},
			{Constant(1 / 1.5), "that is profit over customer surplus; the share is profit over both together"},
			{Constant(1.0 / 3), "that is ξ, from 1/(1 − ξ) = 1.5; put it into (1 − ξ)/(2 − ξ)"},
			{Constant(1 / (2 + 1.5)), "pass-through is 1 + e′ and not e′"},
		},
		Right: "A pass-through above one at every cost means that customers keep more than the lab.",
	},
	{
		ID: "07.4", Ask: "the extreme value index ξ of a generalised Pareto tail that leaves the lab 60% of the surplus",
		Hint:   "solve (1 − ξ)/(2 − ξ) = 0.6 for ξ; a share above a half needs a negative one",
		Answer: Constant((1 - 2*0.6) / (1 - 0.6)),
		Mistakes: []Mistake{
			{Constant(-1.0 / 3), "that is the slope of the mean excess; ξ is slope/(1 + slope)"},
			{Constant(0.5), "check the sign: at ξ = 0.5 the lab keeps a third"},
			{Constant(1.0 / 3), "at ξ = 1/3 the customers keep 60%"},
			{Constant(-2), "that is 1/ξ; no tail index goes with a negative ξ"},
		},
		Right: "A tail with an end, lighter than the exponential and heavier than the uniform.",
	},
	{
		ID: "07.5", Ask: "the share of two Cournot labs together under an exponential tail",
		Hint: "the condition is now h* − h_c = φ m(h*) with φ = 1/2, so profit is half of what it would be at that cutoff while customer surplus is w S e",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Hours = dist.Exponential{Rate: 30}
			at, err := m.Cournot(2)
			return m.Split(at.Price).LabShare(), err
		},
		Mistakes: []Mistake{
			{Constant(0.5), "that is the share of one lab alone; two of them charge less"},
			{Constant(0.25), "you halved the share; halve the profit, which is also in the denominator"},
			{Constant(2.0 / 3), "that is what the customers keep"},
			{Constant(1.0 / 6), "that is the share of each of the two; the question is about both together"},
		},
		Right: "In general φ/(φ + 1 + e′): rivalry and a heavy tail work in the same direction.",
	},
	{
		ID: "07.6", Ask: "the lab's share at zero cost if S(z) = exp(−(z/ℓ)²), a Weibull tail of shape 2",
		Hint: "at zero cost the cutoff solves h* = m(h*) = ℓ²/(2h*); then integrate S from there, numerically or with math.Erfc, and compare it to h* S(h*)",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Cost, m.Hours = 0, dist.Weibull{Scale: 0.05, Shape: 2}
			at, err := m.Monopoly()
			return m.Split(at.Price).LabShare(), err
		},
		Mistakes: []Mistake{
			{Constant(0.5), "that is the limit as cost grows; at zero cost the mean excess still falls"},
			{Constant(0.396018), "that is what the customers keep"},
			{Constant(1 / (1 + math.Sqrt(math.Pi/2)*math.Erfc(math.Sqrt(0.5)))), "you left out e^(−1/2): divide the area by S(h*), 0.607"},
			{Constant(2.0 / 3), "that is the uniform tail's; here the area beyond the cutoff is (√π/2) erfc(1/√2) ℓ"},
		},
		Right: "The hazard rises, so the lab keeps more than half, as it does at any cost under this tail.",
	},
}

// shareUnder is the lab's share at its best price in the baseline with another tail.
func shareUnder(t dist.Tail) (float64, error) {
	m := econ.Baseline()
	m.Hours = t
	at, err := m.Monopoly()
	return m.Split(at.Price).LabShare(), err
}
