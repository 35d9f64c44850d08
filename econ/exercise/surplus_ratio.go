package exercise

import (
	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// surplusRatio holds the exercises of notebook 04-surplus-ratio.
var surplusRatio = []Exercise{
	{
		ID: "04.1", Ask: "the lab's share of the realised surplus where the mean excess rises from 4 minutes at 3 to 5 minutes at 5, with one seller and the cutoff in between",
		Hint: "read the slope e′ off the two numbers and use Proposition 4.1",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Hours = dist.GPD{Scale: 5.0 / 180, Xi: 1.0 / 3} // its mean excess is (5 + z)/2 minutes at z minutes
			at, err := m.Monopoly()
			return m.Split(at.Price).LabShare(), err
		},
		Mistakes: []Mistake{
			{Constant(0.5), "that is the slope e′, or the share where it is 0; the share is 1/(2 + e′)"},
			{Constant(2.0 / 3), "you left out the lab's own part: it is 1/(2 + e′), and 1 + e′ is what customers keep for each of its dollars"},
			{Constant(0.6), "that is what the customers keep"},
			{Constant(0.25), "you took the slope upside down: mean excess rises by 1 minute over 2"},
		},
		Right: "No price, cost or distribution was needed: the slope of the mean excess at the cutoff is enough.",
	},
	{
		ID: "04.2", Ask: "what the customer keeps on the average served task, at the baseline and p = 6", Unit: "$/task",
		Hint: "the average served task is worth w times the conditional mean, and costs pT",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			return m.CustomerSurplus(6) / m.Demand(6), nil
		},
		Mistakes: []Mistake{
			{Constant(3), "that is what the task costs, pT; the question is what is left"},
			{Constant(9), "that is what the task is worth; take off what it costs"},
			{Constant(2), "that is what the lab earns on it"},
			{func() (float64, error) { return econ.Baseline().CustomerSurplus(6), nil }, "that is per potential task; divide by the share of tasks served"},
		},
		Right: "Worth 9 dollars, paid 3, kept 6: twice the payment, which is 1/(α − 1) at 1.5.",
	},
	{
		ID: "04.3", Ask: "the lab's share of the realised surplus at the baseline once the cost has fallen to 0.5",
		Hint: "the kink binds: the price is 2, everyone is served, and customer surplus is p_m T/(α − 1)",
		Answer: func() (float64, error) {
			m := econ.BaselineAt(1.5)
			m.Cost = 0.5
			at, err := m.Monopoly()
			return m.Split(at.Price).LabShare(), err
		},
		Mistakes: []Mistake{
			{Constant(0.25), "that is (α − 1)/(2α − 1), which holds above the kink; here the price is the kink price"},
			{Constant(0.75), "that is the Lerner index at the kink; compare the unit margin to what customers keep"},
			{Constant(3.0 / 7), "you set customer surplus to p_m T; at the kink it is p_m T/(α − 1)"},
			{Constant(8.0 / 11), "that is what the customers keep"},
		},
		Right: "At the corner cost enters: the share rises from 25% to 27.3% as the cost falls from 2 to 0.5.",
	},
	{
		ID: "04.4", Ask: "the dollars that customers gain for each dollar that the lab loses if the price is capped at 4, at the baseline",
		Hint: "compute customer surplus and profit at 4 and at the best price 6, and divide the two differences",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			at, err := m.Monopoly()
			return (m.CustomerSurplus(4) - m.CustomerSurplus(at.Price)) / (m.Profit(at.Price) - m.Profit(4)), err
		},
		Mistakes: []Mistake{
			{Constant(3), "that is what customers keep for each of the lab's dollars at 6; the question is how both change"},
			{Constant(4), "that is what customers keep for each of the lab's dollars at 4; the question is how both change"},
			{func() (float64, error) {
				m := econ.Baseline()
				return m.CustomerSurplus(4) - m.CustomerSurplus(6), nil
			}, "that is what customers gain; divide it by what the lab loses"},
			{func() (float64, error) {
				m := econ.Baseline()
				return (m.DeadweightLoss(6) - m.DeadweightLoss(4)) / (m.Profit(6) - m.Profit(4)), nil
			}, "that is what is won back for each dollar the lab loses; customers gain that and the lab's dollar besides"},
		},
		Right: "At the best price profit is flat and customer surplus is not: a small cut costs the lab next to nothing.",
	},
	{
		ID: "04.5", Ask: "the model's net pay at α = 3 and an interior price where the worker earns 90 $/h", Unit: "$/h",
		Hint: "net pay is w(α − 1)/α²",
		Answer: func() (float64, error) {
			m := econ.BaselineAt(3)
			m.Wage = 90
			m.Hours = dist.Pareto{Scale: 1.0 / 90, Alpha: 3} // kink price 2, as at the baseline
			at, err := m.Monopoly()
			return m.ModelWage(at.Price).Net, err
		},
		Mistakes: []Mistake{
			{Constant(60), "that is gross pay w(α − 1)/α; take off the compute"},
			{Constant(22.5), "that is a quarter of the wage, the peak of Pareto tails with an interior price, which is at α = 2"},
			{Constant(30), "that is the wage times the Lerner index; net pay is gross pay times the Lerner index"},
			{Constant(40.0 / 3), "that is the answer at a wage of 60; the wage is 90"},
		},
		Right: "Gross pay is two thirds of the wage, and two thirds of that goes to compute.",
	},
	{
		ID: "04.6", Ask: "of all prices at which the lab recovers 0.30 dollars of training per potential task, the one that creates the most surplus, at the baseline", Unit: "$/Mtok",
		Hint: "surplus falls as the price rises above cost, so look for the lowest price with a profit of 0.30, by halving between 2 and 6",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			at, err := m.Monopoly()
			low, high := m.Cost, at.Price // profit rises between them
			for range 100 {
				if mid := (low + high) / 2; m.Profit(mid) < 0.3 {
					low = mid
				} else {
					high = mid
				}
			}
			return high, err
		},
		Mistakes: []Mistake{
			{Constant(6), "that price earns the most, 0.385; a lower one recovers 0.30 and creates more surplus"},
			{Constant(2), "at a price equal to cost nothing is left for training"},
			{Constant(2.6), "you spread the 0.30 over all tasks; at that price a third of them do not buy, and the rest have to pay their part"},
			{Constant(17.409807814554583), "that is the highest price that recovers it; there is a lower one, which leaves fewer tasks out"},
		},
		Right: "Training need not cost the monopoly price: 3.23 recovers it, at little more than a quarter of the loss.",
	},
}
