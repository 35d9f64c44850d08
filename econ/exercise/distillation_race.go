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
		ID: "06.2", Ask: "the years until the monopoly price ceases to exist, from α₀ = 1.4 with ρ_D = 0.1 and ρ_F = 0.35 a year", Unit: "yr",
		Hint: "there is no price from α = 1 on",
		Answer: func() (float64, error) {
			return race.Race{Start: 1.4, Distillation: 0.1, Frontier: 0.35}.End(), nil
		},
		Mistakes: []Mistake{
			{Constant(1.4 / 0.25), "that is the date at which α reaches 0; the price is gone at 1 already"},
			{Constant(0.4 / 0.35), "you used ρ_F alone; distillation still thins, so take ρ_F − ρ_D"},
			{Constant(-1.6), "the date is right and its sign is not: the distance α₀ − 1 shrinks at ρ_F − ρ_D"},
			{Constant(0.4 / 0.45), "you added the rates; they work against each other"},
		},
		Right: "The better the frontier does, the sooner the model has no price to offer: what ends is not the lab but the assumption of one seller with one price.",
	},
	{
		ID: "06.3", Ask: "the Lerner index after 6 years, from α₀ = 1.5 at a net rate of 0.3 a year with x_m fixed, at the baseline with a cost of 0.8 $/Mtok",
		Hint: "compute α after 6 years and the tail index from which on the kink binds, then compare them",
		Answer: func() (float64, error) {
			m := econ.Baseline()
			m.Cost = 0.8
			along, err := race.Along(m, race.Linear{Start: 1.5, Rate: 0.3}, []float64{6}, race.ScaleFixed)
			if err != nil {
				return math.NaN(), err
			}
			return along.Points[0].LernerIndex(), nil
		},
		Mistakes: []Mistake{
			{Constant(1 / 3.3), "that is 1/α after 6 years; but the price cα/(α−1) = 1.15 would be below the kink price of 2"},
			{Constant(1 / 1.5), "that is the index at the start; it falls until the kink binds, at α = 5/3"},
			{Constant(5. / 3), "that is the tail index from which on the kink binds; the question is the Lerner index there"},
			{Constant(2), "that is the price; the question is the Lerner index (p − c)/p"},
		},
		Right: "The index falls from 67% to 60% in half a year and then stands still, however thin the tail becomes.",
	},
	{
		ID: "06.4", Ask: "the net rate that open shares of 40% and 50%, a year apart, give with tasks counted, the frontier unmoved and α₀ = 1.5", Unit: "1/yr",
		Hint: "α₁/α₀ = ln s₁/ln s₀ with the closed shares s",
		Answer: func() (float64, error) {
			return race.OpenShare{Before: 0.4, After: 0.5, Years: 1, Count: race.Tasks, Frontier: 1}.NetRate(1.5)
		},
		Mistakes: []Mistake{
			{Constant(1.5*math.Log(0.5)/math.Log(0.4) - 1.5), "you put in the open shares; s is what the closed models serve, 1 less the open share"},
			{Constant(1.5 * math.Log(0.5) / math.Log(0.6)), "that is the tail index after the year; take the start off it"},
			{Constant(0.5 * (math.Log(0.5)/math.Log(0.6) - 1)), "that is the answer with value counted, where the exponent is α − 1"},
			{Constant(math.Log(0.5) / math.Log(0.6)), "that is the ratio of the tail indices; multiply by the start and take the start off"},
		},
		Right: "About what 25% to 33% gives. And as there, a frontier that moved, by 13% here, gives the same two shares with no change of the tail.",
	},
	{
		ID: "06.5", Ask: "the probability that the monopoly price ever ceases to exist, from α₀ = 1.8 with a net rate of 0.2 a year and σ = 0.4",
		Hint: "for a positive net rate it is exp(−2ρd/σ²) with the distance d = α₀ − 1",
		Answer: func() (float64, error) {
			return race.Stochastic{Start: 1.8, Net: 0.2, Sigma: 0.4}.End().Ever(), nil
		},
		Mistakes: []Mistake{
			{Constant(math.Exp(-2 * 0.2 * 1.8 / 0.16)), "you took α₀ for the distance; the race ends at 1, so d = 0.8"},
			{Constant(math.Exp(-2 * 0.2 * 0.8 / 0.4)), "σ is to be squared"},
			{Constant(math.Exp(-1)), "the exponent lacks a factor of 2"},
			{Constant(1 - math.Exp(-2)), "that is the probability that it never ends"},
		},
		Right: "One race in seven ends at a price without bound, though the drift leads the other way.",
	},
	{
		ID: "06.6", Ask: "the lab's share of the surplus at the baseline once an open alternative, as good, sells at 4 $/Mtok",
		Hint: "the tail stays as it is: α = 1.5, and customers keep pTD/(α − 1)",
		Answer: func() (float64, error) {
			o, err := race.PriceCap(econ.Baseline(), 4)
			return o.LabShare(), err
		},
		Mistakes: []Mistake{
			{Constant(1. / 3), "that is the share under a thinner tail, α = 2, with the same price of 4; a cap leaves the tail as it is"},
			{Constant(0.25), "that is the share at the monopoly price of 6"},
			{Constant(0.5), "that is the Lerner index; the share compares the unit margin with what customers keep"},
			{Constant(0.8), "that is the customers' share"},
		},
		Right: "A price of 4 with the lab's share down says cap; the same price with its share up says thinner tail. The price alone says nothing of the kind.",
	},
}
