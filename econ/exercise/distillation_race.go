package exercise

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/race"
)

// distillationRace holds the exercises of notebook 06-distillation-race.
var distillationRace = []Exercise{
	{
		ID: "06.1", Ask: "the years until the Lerner index has halved, from α₀ = 1.5 with ρ_D = 0.9 and ρ_F = 0.3 a year", Unit: "yr",
		Hint: "the index is 1/α: find the date at which α has doubled",
		Answer: func() (float64, error) {
			return race.Race{Start: 1.5, Distillation: 0.9, Frontier: 0.3}.HalfLife(), nil
		},
		Mistakes: []Mistake{
			{Constant(1.5 / 0.9), "you used ρ_D alone; the frontier fattens the tail meanwhile, so take ρ_D − ρ_F"},
			{Constant(0.5 / 0.6), "that is the distance to α = 1 over the net rate; α moves away from 1 here, and halving needs α to double"},
			{Constant(1.5 / 1.2), "you added the rates; they work against each other"},
			{Constant(0.6), "that is the net rate; divide α₀ by it"},
		},
		Right: "Two and a half years from an index of 67% to 33%, and another five from there to 17%: along a straight path each halving takes twice as long as the one before.",
	},
	{
		ID: "06.2", Ask: "the lab's share of the surplus of all AI, at the baseline, beside open models that do every task up to nine minutes at cost",
		Hint: "no task worth its cost is left unserved, so that the surplus of all AI is that of a price equal to cost, cTD(c)/(α−1) = $2 a task",
		Answer: func() (float64, error) {
			s, err := race.OpenAtCost(econ.Baseline(), race.ByLength{Reach: 9. / 60}).Sell(econ.Baseline())
			return s.AllShare(), err
		},
		Mistakes: []Mistake{
			{Constant(16. / 52), "that is the share of what closed tokens add; add what open models give on tasks below nine minutes"},
			{Constant(8. / 27), "that is profit in dollars per task; divide it by the surplus of all AI"},
			{Constant(0.25), "that is the share without open models, at a price of 6; nine minutes hold the price at 18"},
			{Constant(2 / math.Pow(9, 1.5) / 2), "you kept the price at 6; at that price the lab would leave money on the table, as nobody below nine minutes buys anyway"},
		},
		Right: "The lab's share of what it adds has gone up from 25%, to 31%, and its share of everything has gone down, to 15%. Both are right; a sentence about \"the lab's share\" has to say of what.",
	},
	{
		ID: "06.3", Ask: "the lab's best price, at the baseline, beside open models that do 60% of every task and cost 1 $/Mtok", Unit: "$/Mtok",
		Hint: "beside open models the customer gains (1 − κ)h and pays (p − c_o)T more: write the profit as a function of p − c_o",
		Answer: func() (float64, error) {
			s, err := race.OutsideOption{Help: race.Proportional{Share: 0.6}, Price: 1}.Sell(econ.Baseline())
			return s.Price, err
		},
		Mistakes: []Mistake{
			{Constant(2 / 0.6), "that is c/κ, the limit price beside open models sold at the lab's own cost; these are cheaper"},
			{Constant(1 / 0.6), "that is c_o/κ, up to which open models do not matter; it is below the lab's cost"},
			{Constant(6), "that is the price without open models"},
			{Constant(3), "that is the best p − c_o; add c_o"},
			{Constant(1.8), "at c_o + (1 − κ)p_m everyone would buy, and the lab would lose money on each"},
		},
		Right: "The κ is not in it: from a quarter of every task on the price stays at 4, and only the dollars fall.",
	},
	{
		ID: "06.4", Ask: "the Lerner index at α = 1.5 where the share of tasks that only closed models do falls with their length like h^(−0.4), at an interior price",
		Hint: "the elasticity is αq(h*)/E[q given h ≥ h*]; work out the mean of h^(−0.4) above a cutoff",
		Answer: func() (float64, error) {
			w, err := race.NewWeighted(econ.Baseline().Hours, race.Falling{From: 1. / 60, Exponent: 0.4})
			return 1 / w.Elasticity(0.1), err
		},
		Mistakes: []Mistake{
			{Constant(1 / 1.5), "that is the index where the share does not change with length"},
			{Constant(1 / 1.1), "you took the exponent off: a share that falls makes the tail thinner"},
			{Constant(1.9), "that is the elasticity; the index is one over it"},
			{Constant(0.4 / 1.5), "the exponents add up; they do not divide"},
		},
		Right: "This is the case in which the essay's sentence is right: the tail that matters is thinner than that of task lengths.",
	},
	{
		ID: "06.5", Ask: "the lab's share of what it adds in a window with sharp edges, at α = 2 and a lead of one doubling, if cost is small beside value",
		Hint:   "compute the two integrals over the window from z to 2z: of the price, wz/T a token, and of the value of the tasks",
		Answer: func() (float64, error) { return race.WindowShare(2, 2, 0) },
		Mistakes: []Mistake{
			{Constant(0.5), "that is (α−1)/α, where a window without an upper end tends"},
			{Constant(1. / 3), "that is (α−1)/(2α−1), the share at an interior price; in the window the edge holds the price"},
			{Constant(1.5), "that is upside down in r: check 1 − r^(−α) over 1 − r^(1−α)"},
			{Constant(0.736), "that is the share at α = 1.5"},
		},
		Right: "A window one doubling wide holds tasks worth between one and two prices: with one price the lab gets three quarters of that. With a soft edge it would get far less.",
	},
	{
		ID: "06.6", Ask: "the factor by which tasks must grow in a year so that a lab with a fixed lead keeps its dollars, at α = 1.25, horizons doubling every seven months", Unit: "",
		Hint: "dollars on a fixed number of tasks fall like z^(1−α); how much does z grow in twelve months?",
		Answer: func() (float64, error) {
			_, growth, err := race.RedQueen(1.25, 7)
			return growth, err
		},
		Mistakes: []Mistake{
			{Constant(math.Exp2(12. / 7)), "that is how much horizons grow in a year; dollars fall like that to the power 1 − α"},
			{Constant(math.Exp2(6. / 7)), "that is the answer at α = 1.5"},
			{Constant(math.Exp2(0.25 * 7 / 12)), "you turned months upside down: twelve months hold 12/7 doublings"},
			{Constant(28), "that is the months until dollars have halved"},
		},
		Right: "The fatter the tail, the more slowly the lab outruns its own market: 1.35-fold a year here, 1.81-fold at α = 1.5.",
	},
}
