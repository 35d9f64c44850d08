package ledger

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/race"
)

// distillationRace holds what notebook 06-distillation-race proves.
var distillationRace = []Claim{
	{
		ID: "tail-index-evolves", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "The tail index is not fixed, but evolves.",
		Verdict: NotTested, Because: "it is an observation that nobody has made: hours saved per task, measured at two dates, would test it",
	},
	{
		ID: "heavy-tail-shields", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "With a heavy tail labs command high prices even as cheaper alternatives catch up.",
		Verdict: HoldsIf, Because: "the alternatives stop short of the tail: open models that do every task up to some length, or its first hours, leave the tail index alone and the price rises, though dollars fall. Ones that do a share κ of every task, at the lab's cost, hold the price down to c/κ once that is below the monopoly price, whatever α is",
		Compute: func() (float64, error) {
			s, err := beside(econ.BaselineAt(1.2), race.Proportional{Share: 0.5})
			return s.Price, err
		},
		Format: PerMtok, Quantity: "the best price at α = 1.2 beside open models that do half of every task, where a monopolist asks 12", Notebook: "06-distillation-race",
	},
	{
		ID: "distillation-thins", Source: Essay, Section: "Distillation thins the tail",
		Says:    "Tasks that open models match leave the right tail for the body, which shortens the tail: a larger α.",
		Verdict: HoldsIf, Because: "the share of tasks that only closed models do falls with their length, like h^(−θ): then the elasticity is α + θ. Closed models that fail on long tasks thin it so, with or without rivals. Open models that do every task up to some length leave α where it is, and beside open models with soft edges, a fixed lead behind, the elasticity at the lab's best price falls as horizons grow",
		Compute:  func() (float64, error) { return elasticityAmong(race.Falling{From: minute, Exponent: 0.5}) },
		Quantity: "the elasticity where that share falls like h^(−1/2), against 1.5", Notebook: "06-distillation-race",
	},
	{
		ID: "linear-path", Source: Essay, Section: "Distillation thins the tail",
		Says:    "α(t) = α₀ + ρt means that distillation gains at a constant rate, year over year.",
		Verdict: HoldsIf, Because: "the rate is an amount of α, the same every year: open models whose reach grows by the same factor every year move a Pareto α not at all",
		Compute: func() (float64, error) { return sameEachYear(race.Linear{Start: 1.5, Rate: 0.3}, 0.3) }, Format: YesOrNo, Notebook: "06-distillation-race",
	},
	{
		ID: "race-path", Source: Essay, Section: "Distillation thins the tail",
		Says:    "α(t) = α₀ + (ρ_D − ρ_F)t sets distillation against the expansion of the frontier.",
		Verdict: Holds, Because: "only the difference enters: two races with the same net rate charge the same price at every date, so that no price tells the two rates apart",
		Compute: sameNetSamePrice, Format: YesOrNo, Notebook: "06-distillation-race",
	},
	{
		ID: "openrouter-shares", Source: Essay, Section: "Distillation thins the tail",
		Says:    "On OpenRouter, open models grew from 25% to 33% of weekly tokens between November 2024 and November 2025.",
		Verdict: NotTested, Because: "it is an observation of others (Aubakirova, Atallah, Clark, Summerville and Midha, State of AI, December 2025), taken as given here; their logs would test it",
	},
	{
		ID: "openrouter-biased", Source: Essay, Section: "Distillation thins the tail",
		Says:    "OpenRouter is likely a biased sample.",
		Verdict: NotTested, Because: "it needs the tokens sold elsewhere: shares on the labs' own interfaces and on clouds at the same dates would test it",
	},
	{
		ID: "distillation-outpaces", Source: Essay, Section: "Distillation thins the tail",
		Says:    "Directionally, the two shares suggest that ρ_D may be outpacing ρ_F: that α rises.",
		Verdict: HoldsIf, Because: "neither the edge of what open models do nor the lab's price has moved. An edge that moved by 2.2% explains the two shares by itself; and if the lab reprices, they fit a tail that has thinned and one that has fattened",
		Compute: func() (float64, error) {
			after, err := thinnedTail()
			return oneIf(after > 1.5), err
		},
		Format: YesOrNo, Notebook: "06-distillation-race",
	},
	{
		ID: "grim-future", Source: Essay, Section: "Distillation thins the tail",
		Says:    "In the grim future α rises over time and the lab's pricing power decays.",
		Verdict: HoldsIf, Because: "the elasticity at the lab's cutoff does rise, for which see distillation-thins, and the price is above the kink. Beside open models that do every task up to z the Lerner index rises with z, to 1 − cT/(wz), and what decays is dollars",
		Compute: func() (float64, error) { return indexFalls(2, race.ScaleFixed, 60) }, Format: YesOrNo, Notebook: "06-distillation-race",
	},
	{
		ID: "refattening", Source: Essay, Section: "Distillation thins the tail",
		Says:    "A frontier that expands faster fattens the tail again, and the Lerner index rises.",
		Verdict: HoldsIf, Because: "α stays above 1: from α₀ = 1.5 and a net rate of −0.2 a year there is no monopoly price from 2.5 years on, and the formula's price beyond is negative",
		Compute: func() (float64, error) {
			along, err := race.Along(econ.Baseline(), race.Race{Start: 1.5, Distillation: 0.1, Frontier: 0.3}, race.Months(24), race.ScaleFixed)
			if err != nil {
				return math.NaN(), err
			}
			last := along.Points[len(along.Points)-1]
			return oneIf(last.LernerIndex() > along.Points[0].LernerIndex()), nil
		},
		Format: YesOrNo, Notebook: "06-distillation-race",
	},
	{
		ID: "race-half-life", Source: Extension, Section: "Distillation thins the tail",
		Says:    "From α₀ = 1.5 at a net rate of 0.3 a year the Lerner index halves in α₀/(ρ_D − ρ_F) = 5 years.",
		Verdict: HoldsIf, Because: "the net rate is positive and the price stays above the kink",
		Given: 5, Rounding: 1e-9,
		Compute: func() (float64, error) {
			return race.Race{Start: 1.5, Distillation: 0.5, Frontier: 0.2}.HalfLife(), nil
		},
		Quantity: "years until the index has halved", Notebook: "06-distillation-race",
	},
	{
		ID: "race-end", Source: Extension, Section: "Distillation thins the tail",
		Says:    "From α₀ = 1.5 at a net rate of −0.2 a year the monopoly price ceases to exist after (α₀ − 1)/(ρ_F − ρ_D) = 2.5 years.",
		Verdict: HoldsIf, Because: "there is one seller; N firms that choose quantities keep a price down to α = 1/N",
		Given: 2.5, Rounding: 1e-9,
		Compute: func() (float64, error) {
			return race.Race{Start: 1.5, Distillation: 0.1, Frontier: 0.3}.End(), nil
		},
		Quantity: "years until no price is the best", Notebook: "06-distillation-race",
	},
	{
		ID: "race-dollars-fall", Source: Extension, Section: "Distillation thins the tail",
		Says:    "With x_m fixed the lab's profit falls as the tail thins: d ln Π*/dα = −ln(p*/p_m), −1.099 at the baseline.",
		Verdict: HoldsIf, Because: "the price is above the kink; at the kink profit stays",
		Given: -1.0986, Rounding: 5e-5,
		Compute: func() (float64, error) { return profitSlope(race.ScaleFixed) }, Quantity: "relative change of profit for each unit of α", Notebook: "06-distillation-race",
	},
	{
		ID: "race-dollars-rise", Source: Extension, Section: "Distillation thins the tail",
		Says:    "With the mean of h fixed it rises at the baseline: d ln Π*/dα = 1/(α−1) − ln(p*/p_m) = 0.901.",
		Verdict: HoldsIf, Because: "1/(α−1) exceeds ln(p*/p_m); the sign can be either",
		Given: 0.9014, Rounding: 5e-5,
		Compute: func() (float64, error) { return profitSlope(race.MeanFixed) }, Quantity: "relative change of profit for each unit of α", Notebook: "06-distillation-race",
	},
	{
		ID: "race-kink-mean", Source: Extension, Section: "Distillation thins the tail",
		Says:    "With the mean fixed everyone buys from α = 1/(1 − √(cT/(wE[h]))) on, 2.366 at the baseline, and the Lerner index rises from there.",
		Verdict: HoldsIf, Because: "cost is below what the mean task is worth, cT < wE[h]",
		Given: 2.366, Rounding: 5e-4,
		Compute: func() (float64, error) { return race.KinkTailIndex(econ.Baseline(), race.MeanFixed) }, Quantity: "the α from which on everyone buys", Notebook: "06-distillation-race",
	},
	{
		ID: "race-ever-ends", Source: Extension, Section: "Distillation thins the tail",
		Says:    "With noise of 0.3 a year the monopoly price ends with probability exp(−2ρ(α₀−1)/σ²) = 32.9%, although the net rate of 0.1 a year leads away from 1.",
		Verdict: HoldsIf, Because: "α moves as a Brownian motion with drift; looked at once a month only, 40 years show about 29.2%",
		Given: 0.329, Rounding: 5e-4,
		Compute: func() (float64, error) {
			return race.Stochastic{Start: 1.5, Net: 0.1, Sigma: 0.3}.End().Ever(), nil
		},
		Format: Percent, Notebook: "06-distillation-race",
	},
}

// sameEachYear is 1 if a path gains so much in each of ten years.
func sameEachYear(p race.Path, gain float64) (float64, error) {
	for year := range 10 {
		t := float64(year)
		if math.Abs(p.Alpha(t+1)-p.Alpha(t)-gain) > 1e-12 {
			return 0, nil
		}
	}
	return 1, nil
}

// sameNetSamePrice is 1 if races at different rates with the same difference charge
// the same at every date.
func sameNetSamePrice() (float64, error) {
	slow, err := race.Along(econ.Baseline(), race.Race{Start: 1.5, Distillation: 0.4, Frontier: 0.1}, race.Months(60), race.ScaleFixed)
	if err != nil {
		return math.NaN(), err
	}
	fast, err := race.Along(econ.Baseline(), race.Race{Start: 1.5, Distillation: 1.4, Frontier: 1.1}, race.Months(60), race.ScaleFixed)
	if err != nil {
		return math.NaN(), err
	}
	for i, p := range slow.Points {
		if math.Abs(p.Price/fast.Points[i].Price-1) > 1e-12 {
			return 0, nil
		}
	}
	return oneIf(len(slow.Points) == len(fast.Points)), nil
}

// indexFalls is 1 if the Lerner index falls every month of a race in which α rises
// by 0.3 a year.
func indexFalls(cost float64, hold race.Hold, months int) (float64, error) {
	m := econ.Baseline()
	m.Cost = cost
	along, err := race.Along(m, race.Linear{Start: 1.5, Rate: 0.3}, race.Months(months), hold)
	if err != nil {
		return math.NaN(), err
	}
	for i, p := range along.Points[1:] {
		if p.LernerIndex() >= along.Points[i].LernerIndex() {
			return 0, nil
		}
	}
	return 1, nil
}

// profitSlope is d ln Π*/dα at the baseline, by a central difference.
func profitSlope(hold race.Hold) (float64, error) {
	const step = 1e-5
	along, err := race.Along(econ.Baseline(), race.Linear{Start: 1.5, Rate: 1}, []float64{0, step}, hold)
	if err != nil {
		return math.NaN(), err
	}
	back, err := race.Along(econ.Baseline(), race.Linear{Start: 1.5, Rate: -1}, []float64{0, step}, hold)
	if err != nil {
		return math.NaN(), err
	}
	return math.Log(along.Points[1].Lab/back.Points[1].Lab) / (2 * step), nil
}

// oneIf is 1 for what holds and 0 for what does not, as YesOrNo reads them.
func oneIf(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
