package exercise

import (
	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// surplusRatio holds the exercises of notebook 04-surplus-ratio.
var surplusRatio = []Exercise{
	{
		ID: "04.1", Ask: "the lab's share of the realised surplus at α = 1.25, the tail of a Lerner index of 80%",
		Hint:   "put α = 1.25 into (α − 1)/(2α − 1)",
		Answer: func() (float64, error) { return labShare(1.25) },
		Mistakes: []Mistake{
			{Constant(0.8), "that is the Lerner index, a share of the price; the question is about the surplus"},
			{Constant(0.2), "that is (α − 1)/α, the model's gross pay over the wage; the denominator here is 2α − 1"},
			{Constant(5.0 / 6), "that is what the customers keep"},
			{Constant(0.25), "that is α − 1, or the share at α = 1.5; divide by 2α − 1"},
		},
		Right: "Four fifths of the price and a sixth of the value: the two numbers answer different questions.",
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
		ID: "04.4", Ask: "the Pareto tail index at which one seller keeps a third of the realised surplus, at an interior price",
		Hint:   "set (α − 1)/(2α − 1) equal to 1/3 and solve for α",
		Answer: func() (float64, error) { return (1 - 1.0/3) / (1 - 2.0/3), nil },
		Mistakes: []Mistake{
			{Constant(3), "that is the tail index at which the Lerner index is a third; there the lab keeps 40%"},
			{Constant(1.5), "at 1.5 the lab keeps a quarter of the surplus, and the model a third of the wage"},
			{Constant(4.0 / 3), "check the sign when you collect the terms in α: at 4/3 the lab keeps a fifth"},
		},
		Right: "The same tail at which the model's net pay peaks.",
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
			{Constant(22.5), "that is the peak over all tails, a quarter of the wage; the peak is at α = 2"},
			{Constant(30), "that is the wage times the Lerner index; net pay is gross pay times the Lerner index"},
			{Constant(40.0 / 3), "that is the answer at a wage of 60; the wage is 90"},
		},
		Right: "Gross pay is two thirds of the wage, and two thirds of that goes to compute.",
	},
	{
		ID: "04.6", Ask: "the share of the potential surplus that is lost at α = 3, with the cost at or above the kink price",
		Hint: "(Π + CS)/W(c) = (1 − 1/α)^α (2α − 1)/(α − 1); what is lost is the rest",
		Answer: func() (float64, error) {
			m := econ.BaselineAt(3)
			at, err := m.Monopoly()
			s := m.Split(at.Price)
			return s.Deadweight / s.Potential(), err
		},
		Mistakes: []Mistake{
			{Constant(20.0 / 27), "that is the realised surplus; the question is what is lost"},
			{Constant(8.0 / 27), "that is what the lab earns"},
			{Constant(4.0 / 9), "that is what the customers keep"},
			{Constant(7.0 / 20), "you divided by the realised surplus; divide by the potential one"},
		},
		Right: "More is lost at 3 than at 1.5: the loss grows towards 1 − 2/e, 26.4%, as the tail thins.",
	},
}
