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
		Verdict: HoldsIf, Because: "the alternatives cannot do the tasks in the tail; one that does them all caps the price whatever α is",
		Compute: func() (float64, error) {
			c, err := race.Compare(econ.BaselineAt(1.2), 4.5)
			return c.Capped.Price, err
		},
		Format: PerMtok, Quantity: "the best price at α = 1.2 beside an equal at 4.5, where a monopolist asks 12", Notebook: "06-distillation-race",
	},
	{
		ID: "distillation-thins", Source: Essay, Section: "Distillation thins the tail",
		Says:    "Tasks that open models match leave the right tail for the body, which a larger α expresses: the 95th percentile falls against the median.",
		Verdict: HoldsIf, Because: "open models change the hours saved at all. A Pareto tail has no end that could be shortened, however large α is: an end moved inwards is a truncation, and an open alternative with a price of its own is a cap; at one and the same price they split the surplus differently",
		Compute: percentileGapFalls, Format: YesOrNo, Notebook: "06-distillation-race",
	},
	{
		ID: "linear-path", Source: Essay, Section: "Distillation thins the tail",
		Says:    "α(t) = α₀ + ρt means that open models gain at a constant rate, year over year.",
		Verdict: HoldsIf, Because: "constant means the same amount of α every year, not the same percentage",
		Compute: func() (float64, error) { return sameEachYear(race.Linear{Start: 1.5, Rate: 0.3}) }, Format: YesOrNo, Notebook: "06-distillation-race",
	},
	{
		ID: "race-path", Source: Essay, Section: "Distillation thins the tail",
		Says:    "α(t) = α₀ + (ρ_D − ρ_F)t sets the expansion of the frontier against distillation.",
		Verdict: HoldsIf, Because: "only the difference is asked for: two races with the same net rate charge the same price at every date, so that no price tells the two rates apart",
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
		Says:    "The two shares suggest that ρ_D outpaces ρ_F: the net rate is positive.",
		Verdict: HoldsIf, Because: "closed models serve every task above a frontier z_f that has not moved; if it rose by 7.8%, or by 25.3% with value counted instead of tasks, the same shares fit a tail that stood still, and if by more, one that fattened",
		Compute: func() (float64, error) {
			net, err := race.OpenRouter().NetRate(1.5)
			return oneIf(net > 0), err
		},
		Format: YesOrNo, Notebook: "06-distillation-race",
	},
	{
		ID: "grim-future", Source: Essay, Section: "Distillation thins the tail",
		Says:    "In the grim future α rises over time and the lab's pricing power decays.",
		Verdict: HoldsIf, Because: "the net rate is positive, the price is above the kink, and x_m stays. At the kink the Lerner index is frozen; with the mean of h held it rises again once everyone buys. The lab's share of the surplus rises throughout",
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
		ID: "openshare-tasks", Source: Extension, Section: "Distillation thins the tail",
		Says:    "With tasks counted and the frontier unmoved, 25% to 33% takes α from 1.5 to 2.088: a net rate of 0.588 a year.",
		Verdict: HoldsIf, Because: "closed models serve exactly the tasks above a fixed z_f; a mapping, not an estimate",
		Given: 0.588, Rounding: 5e-4,
		Compute: func() (float64, error) { return race.OpenRouter().NetRate(1.5) }, Quantity: "units of α a year", Notebook: "06-distillation-race",
	},
	{
		ID: "openshare-value", Source: Extension, Section: "Distillation thins the tail",
		Says:    "With value counted instead it takes α to 1.696: a net rate of 0.196 a year.",
		Verdict: HoldsIf, Because: "the shares are shares of hours saved and not of tasks, above the same fixed z_f",
		Given: 0.196, Rounding: 5e-4,
		Compute: func() (float64, error) {
			o := race.OpenRouter()
			o.Count = race.Value
			return o.NetRate(1.5)
		},
		Quantity: "units of α a year", Notebook: "06-distillation-race",
	},
	{
		ID: "openshare-frontier", Source: Extension, Section: "Distillation thins the tail",
		Says:    "A frontier between open and closed models that rose by 7.8% explains the same two shares with a tail that stood still.",
		Verdict: HoldsIf, Because: "tasks are counted and α = 1.5 at both dates",
		Given: 0.078, Rounding: 5e-4,
		Compute: func() (float64, error) {
			moved, err := race.OpenRouter().Explains(1.5)
			return moved - 1, err
		},
		Format: Percent, Notebook: "06-distillation-race",
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
	{
		ID: "mechanisms-differ", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Brought from 6 to 4.5 $/Mtok, the lab's share of the surplus rises from 25% to 30.8% if the tail thins, to 47.3% if it is truncated, and falls to 21.7% under a price cap.",
		Verdict: HoldsIf, Because: "the market is the baseline",
		Given: 0.217, Rounding: 5e-4,
		Compute: func() (float64, error) {
			c, err := race.Compare(econ.Baseline(), 4.5)
			return c.Capped.LabShare(), err
		},
		Format: Percent, Quantity: "the share under the cap", Notebook: "06-distillation-race",
	},
}

// percentileGapFalls is 1 if the 95th percentile over the median falls at every step
// of a race in which α rises.
func percentileGapFalls() (float64, error) {
	path := race.Linear{Start: 1.5, Rate: 0.3}
	before := math.Inf(1)
	for _, t := range race.Months(60) {
		h := econ.BaselineAt(path.Alpha(t)).Hours
		gap := h.InverseSurvival(0.05) / h.InverseSurvival(0.5)
		if !(gap < before) {
			return 0, nil
		}
		before = gap
	}
	return 1, nil
}

// sameEachYear is 1 if a path gains as much in each of ten years.
func sameEachYear(p race.Path) (float64, error) {
	first := p.Alpha(1) - p.Alpha(0)
	for year := 1.0; year < 10; year++ {
		if math.Abs(p.Alpha(year+1)-p.Alpha(year)-first) > 1e-12 {
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
