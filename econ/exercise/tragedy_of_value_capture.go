package exercise

import (
	"math"

	"valuecapture/econ/commons"
)

// tragedyOfValueCapture holds the exercises of notebook 09-tragedy-of-value-capture.
var tragedyOfValueCapture = []Exercise{
	{
		ID: "09.1", Ask: "the seat price that breaks even if cost is linear in tokens, γ = 1, and all else is at the baseline", Unit: "$/month",
		Hint: "the mean cost of all is κτ^γ α/(α − βγ)",
		Answer: func() (float64, error) {
			e := commons.Baseline()
			e.CostExponent = 1
			return e.BreakEvenSeat()
		},
		Mistakes: []Mistake{
			{Constant(6), "that is at the baseline's γ of 1.25; here βγ = 0.8"},
			{Constant(2), "that is what the simplest user costs; the mean is higher"},
			{Constant(2 * 0.7 / 1.5), "you turned α/(α − βγ) upside down; the mean cannot be below the simplest user's cost"},
			{Constant(60), "that is what the simplest user would pay: the highest price at which all join, not the lowest that covers the cost"},
		},
		Right: "Linear cost takes the seat from 6 to 4.29 dollars: superlinearity is what the other 1.71 pay for.",
	},
	{
		ID: "09.2", Ask: "the γ above which no seat price breaks even, all else at the baseline",
		Hint:   "Proposition 9.1: with η − δ below βγ the mean cost of all must be at most what the simplest user keeps",
		Answer: insolventAbove,
		Mistakes: []Mistake{
			{Constant(1.875), "from there the mean cost is infinite, and that is enough; but no seat covers it as soon as it is more than the 60 dollars that the simplest user keeps"},
			{Constant(1.5), "that is α; it is βγ that is compared with it, and β = 0.8"},
			{Constant(1.45), "that is βγ; divide by β"},
			{Constant(1.2), "you multiplied α by β; divide"},
			{Constant(1.25), "that is the baseline's own γ, at which a seat of 6 dollars breaks even"},
		},
		Right: "1.8125, where a seat of 60 dollars just breaks even. The mean cost is still finite there: adverse selection ends the seat before the mean does.",
	},
	{
		ID: "09.3", Ask: "the δ at which the most complex users just stay among the buyers of tokens, all else at the baseline",
		Hint:   "compare the exponents of what a user keeps and of what it pays",
		Answer: func() (float64, error) { e := commons.Baseline(); return e.ValueExponent - e.TokenExponent, nil },
		Mistakes: []Mistake{
			{Constant(0.2), "that is η − βγ, which says whether serving them is worth it; buying is about the bill, p τ x^β"},
			{Constant(0.9), "that is the baseline's own δ, at which they are priced out"},
			{Constant(2), "that is η + β; what diffuses lowers the user's exponent, so subtract"},
			{Constant(1.2), "at δ = η users keep the same at every complexity, while the bill grows"},
		},
		Right: "0.4: whoever keeps less than x^(−0.4) of the value cannot pay for tokens that grow like x^0.8.",
	},
	{
		ID: "09.4", Ask: "the largest fixed cost that a seat can cover at the baseline without losing anybody", Unit: "$/month a user",
		Hint: "how dear may a seat be before the simplest user leaves, and what does serving everybody cost?",
		Answer: func() (float64, error) {
			e := commons.Baseline()
			return e.BaseValue - e.MeanCost(1), nil
		},
		Mistakes: []Mistake{
			{Constant(60), "that is the dearest seat at which all join; serving them costs 6 of it"},
			{Constant(14), "that is what a seat at 20 covers; it can be dearer"},
			{Constant(58), "you took off what the simplest user costs; the seat has to pay for the mean"},
			{Constant(69), "that is what users keep on average less what they cost, which the best tariff of any shape collects from all; one price cannot"},
		},
		Right: "54 dollars a month, and nobody is lost. Tokens lose somebody before they cover the first cent.",
	},
	{
		ID: "09.5", Ask: "the complexity down to which a pool of 0.2 $/month per potential user serves those priced out at 6 $/Mtok",
		Hint: "the pool takes the top first: set κτ^γ α/(α − βγ) · x^(βγ − α) equal to its size",
		Answer: func() (float64, error) {
			e := commons.Baseline()
			pool, err := e.Pool(e.Excluded(6), 0.2)
			if err != nil {
				return math.NaN(), err
			}
			return pool.Served[0].From, nil
		},
		Mistakes: []Mistake{
			{Constant(30), "that is 6/0.2; solve for x, which stands to the power βγ − α = −1/2"},
			{Constant(100), "that is the edge of buying: serving everybody above it costs 0.6"},
			{Constant(300), "you divided the cost of the full pool in proportion; the cost falls like x^(−1/2)"},
			{Constant(math.Sqrt(30)), "you took the root; x stands to the power −1/2, so square"},
		},
		Right: "900: a third of the full pool reaches one in 27 of those priced out, the ones with the highest return.",
	},
	{
		ID: "09.6", Ask: "the share of the loss at 6 $/Mtok that tokens at zero profit win back for γ = 1 and L = 0, all else at the baseline",
		Hint: "with γ = 1 the price is 2 and the edge (60/2)² = 900. What is lost above an edge M is ∫ (60 x^1.2 − 2 x^0.8) over users from M on",
		Answer: func() (float64, error) {
			e := commons.Baseline()
			e.CostExponent, e.Lag = 1, 0
			zero, err := e.Token(2)
			if err != nil {
				return math.NaN(), err
			}
			at, err := e.Token(6)
			return 1 - zero.Deadweight/at.Deadweight, err
		},
		Mistakes: []Mistake{
			{Constant(1 - math.Pow(9, -1.5)), "that is the share of the users who were left out; those who are still out are the ones worth most"},
			{Constant(math.Pow(9, -0.3)), "that is about what stays lost; the question is what is won back"},
			{Constant(0.378183), "that is at the baseline's γ of 1.25 and its lag"},
			{Constant(0.073), "that is what each user's own cost wins back at γ = 1.25"},
		},
		Right: "48%: with linear cost the two ways of selling at cost are one, and still more than half of the loss stays. The rest is what has escaped the users.",
	},
}

// insolventAbove halves the range of γ in which a seat stops breaking even.
func insolventAbove() (float64, error) {
	e := commons.Baseline()
	low, high := e.CostExponent, e.TailIndex/e.TokenExponent
	for range 60 {
		e.CostExponent = (low + high) / 2
		if _, err := e.BreakEvenSeat(); err != nil {
			high = e.CostExponent
		} else {
			low = e.CostExponent
		}
	}
	return low, nil
}
