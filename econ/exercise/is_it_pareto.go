package exercise

import (
	"math"

	"valuecapture/econ/estimate"
	"valuecapture/econ/trend"
)

// isItPareto holds the exercises of notebook 08-is-it-pareto.
var isItPareto = []Exercise{
	{
		ID: "08.1", Ask: "the lab's share if a package that follows Clauset, Shalizi and Newman reports alpha = 2.4",
		Hint:   "theirs is the exponent of the density, ours that of the survival function",
		Answer: func() (float64, error) { return labShare(estimate.TailIndexOf(2.4)) },
		Mistakes: []Mistake{
			{Constant(1.4 / 3.8), "you put 2.4 into (α − 1)/(2α − 1); the density's exponent is α + 1, so that α = 1.4"},
			{Constant(1 / 1.4), "that is the Lerner index at α = 1.4; the question is about the share of the surplus"},
			{Constant(1.4), "that is the tail index; put it into (α − 1)/(2α − 1)"},
			{Constant(2.4 / 5.8), "you added 1 where it is to be taken off: α = 2.4 − 1"},
		},
		Right: "The same number, read as a tail index, would have given 37%.",
	},
	{
		ID: "08.2", Ask: "the maximum likelihood estimate of α from savings of 1, 2, 4 and 8 hours above a known threshold of 1 hour",
		Hint: "n over the sum of ln(h/x_m)",
		Answer: func() (float64, error) {
			s, err := estimate.NewSample([]float64{1, 2, 4, 8})
			if err != nil {
				return math.NaN(), err
			}
			t, err := s.TailIndex(1)
			return t.Alpha, err
		},
		Mistakes: []Mistake{
			{Constant(3 / (6 * math.Ln2)), "that has n − 1 = 3 on top: the unbiased estimate, and Hill's against the smallest value; the likelihood is highest with all 4"},
			{Constant(1.5 * math.Ln2), "that is the mean logarithm; α is one over it"},
			{Constant(4. / 6), "you took logarithms to base 2; (1) has natural ones"},
			{Constant(4 / math.Log(15)), "you took the logarithm of the sum; take the sum of the logarithms"},
		},
		Right: "Below 1: with four tasks that says nothing yet.",
	},
	{
		ID: "08.3", Ask: "the tasks in the tail for a 95% interval of the Lerner index that reaches 5% of it to either side", Unit: "tasks",
		Hint:   "the relative standard error of 1/α is that of α, one over the root of n",
		Answer: func() (float64, error) { return math.Pow(1.96/0.05, 2), nil },
		Mistakes: []Mistake{
			{Constant(400), "that is one standard error of 5%; a 95% interval reaches 1.96 of them"},
			{Constant(1.96 / 0.05), "that is the root of n; square it"},
			{Constant(math.Pow(1.96/0.05, 2) * 4), "you took 5% for the whole width; it is to either side"},
			{Constant(math.Pow(1.645/0.05, 2)), "1.645 standard errors make a 90% interval; take 1.96"},
		},
		Right: "In the tail, mind: with one task in five there it takes 7,700.",
	},
	{
		ID: "08.4", Ask: "the grouped maximum likelihood estimate of α from 300 tasks of 1 to 2 hours and 100 above 2",
		Hint:   "of two bins there is one free share: set S(2)/S(1) equal to the one counted",
		Answer: func() (float64, error) { return math.Log2(400. / 100), nil },
		Mistakes: []Mistake{
			{Constant(math.Log2(4. / 3)), "you set S(2)/S(1) to the share of tasks below 2 hours; S is the share above"},
			{Constant(math.Log2(3)), "you compared the two bins with each other; S(2)/S(1) is 100 of all 400"},
			{Constant(math.Log(4)), "2^−α = 1/4 wants the logarithm to base 2"},
			{Constant(0.25), "that is S(2)/S(1); solve 2^−α = 1/4"},
		},
		Right: "Two bins fit any Pareto tail exactly: whether it is one they cannot say.",
	},
	{
		ID: "08.5", Ask: "the lower end of the 95% interval of ρ, from α = 1.5 ± 0.05 and, two years on, 1.8 ± 0.06 (standard errors)", Unit: "1/yr",
		Hint: "the errors of two independent estimates add in squares, and the difference is over two years",
		Answer: func() (float64, error) {
			// A standard error of 0.05 at 1.5, and of 0.06 at 1.8, is that of 902 tasks.
			r, err := trend.NewRho([]trend.TailAt{{Year: 2023.5, Tasks: 902, Alpha: 1.5}, {Year: 2025.5, Tasks: 902, Alpha: 1.8}})
			return r.Rate.Interval.Low, err
		},
		Mistakes: []Mistake{
			{Constant(0.15), "that is ρ itself; the lower end is 1.96 standard errors below"},
			{Constant(0.15 - 1.96*0.11/2), "you added the errors; independent ones add in squares"},
			{Constant(0.15 - 1.96*math.Hypot(0.05, 0.06)), "that is the error of the difference; the rate's is half of it, over two years"},
			{Constant(0.3 - 1.96*math.Hypot(0.05, 0.06)), "that is the change over two years; ρ is per year"},
			{Constant(0.15 - math.Hypot(0.05, 0.06)/2), "that is one standard error below; take 1.96"},
		},
		Right: "Above 0: the tail thins, at a rate known to a factor of three.",
	},
	{
		ID: "08.6", Ask: "the years until the lag is zero, from open scores 3 points behind that gain 5 a year to the closed ones' 4", Unit: "yr",
		Hint: "today's lag is 3/4 of a year, and its trend 1 − d/b",
		Answer: func() (float64, error) {
			var pairs []trend.ScorePair
			for i := range 5 {
				t := float64(i - 4)
				pairs = append(pairs, trend.ScorePair{Year: t, Closed: 50 + 4*t, Open: 47 + 5*t})
			}
			l, err := trend.NewLag(pairs, trend.Linear)
			return l.Year - l.At.Value/l.Trend.Value, err
		},
		Mistakes: []Mistake{
			{Constant(0.75), "that is today's lag; it shrinks by a quarter of a year each year"},
			{Constant(0.6), "3 points at 5 a year: but the closed models do not wait"},
			{Constant(3.75), "you took the trend as 1 − b/d = 1/5; it is 1 − d/b"},
			{Constant(0.25), "that is by how much the lag shrinks a year; it starts at 3/4"},
		},
		Right: "Nine months behind, and yet three years from level: paces that differ by a quarter close a gap slowly.",
	},
}
