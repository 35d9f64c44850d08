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
	{
		ID: "open-length-price", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Beside open models that do every task up to six minutes, at cost, the lab's best price doubles, from 6 to 12 $/Mtok.",
		Verdict: HoldsIf, Because: "tasks from six minutes up need a closed model, entirely; the tokens of a task do not grow with its length",
		Given: 12, Rounding: 1e-9,
		Compute: func() (float64, error) { return besideSixMinutes(func(s race.Sale) float64 { return s.Price }) }, Format: PerMtok, Notebook: "06-distillation-race",
	},
	{
		ID: "open-length-closed", Source: Extension, Section: "Distillation thins the tail",
		Says:    "There the lab keeps 29.4% of what closed tokens add, more than the 25% before.",
		Verdict: HoldsIf, Because: "the share is of what closed tokens add to open models",
		Given: 0.294, Rounding: 5e-4,
		Compute: func() (float64, error) { return besideSixMinutes(race.Sale.ClosedShare) }, Format: Percent, Notebook: "06-distillation-race",
	},
	{
		ID: "open-length-all", Source: Extension, Section: "Distillation thins the tail",
		Says:    "And 17.0% of the surplus of all AI, closed and open, less than the 25% before.",
		Verdict: HoldsIf, Because: "open models are sold at the lab's own cost",
		Given: 0.17, Rounding: 5e-4,
		Compute: func() (float64, error) { return besideSixMinutes(race.Sale.AllShare) }, Format: Percent, Notebook: "06-distillation-race",
	},
	{
		ID: "open-length-dollars", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Its dollars fall, from 0.385 to 0.340 a task; at longer reach like z^(1−α).",
		Verdict: HoldsIf, Because: "the number of tasks stays what it is",
		Given: 0.340, Rounding: 5e-4,
		Compute: func() (float64, error) { return besideSixMinutes(func(s race.Sale) float64 { return s.Lab }) }, Format: PerTask, Notebook: "06-distillation-race",
	},
	{
		ID: "open-part-share", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Beside open models that do the first z hours of every task the lab keeps 25% of what it adds, at every z.",
		Verdict: HoldsIf, Because: "open models are worth their cost, wz ≥ cT, and the price is interior, z ≥ x_m(α−1)/α",
		Given: 0.25, Rounding: 1e-9,
		Compute: func() (float64, error) {
			s, err := beside(econ.Baseline(), race.Partial{Reach: 6 * minute})
			return s.ClosedShare(), err
		},
		Format: Percent, Notebook: "06-distillation-race",
	},
	{
		ID: "open-catchup-price", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Beside open models that do half of every task, at cost, the lab's best price is c/κ = 4 $/Mtok.",
		Verdict: HoldsIf, Because: "c/κ lies between c + (1−κ)p_m and the monopoly price",
		Given: 4, Rounding: 1e-9,
		Compute: func() (float64, error) {
			s, err := beside(econ.Baseline(), race.Proportional{Share: 0.5})
			return s.Price, err
		},
		Format: PerMtok, Notebook: "06-distillation-race",
	},
	{
		ID: "open-catchup-all", Source: Extension, Section: "Distillation thins the tail",
		Says:    "There it keeps a third of what it adds, as at every κ from 1/3 on, and 20% of the surplus of all AI.",
		Verdict: HoldsIf, Because: "open models are sold at the lab's own cost",
		Given: 0.2, Rounding: 5e-4,
		Compute: func() (float64, error) {
			s, err := beside(econ.Baseline(), race.Proportional{Share: 0.5})
			return s.AllShare(), err
		},
		Format: Percent, Quantity: "of the surplus of all AI", Notebook: "06-distillation-race",
	},
	{
		ID: "failures-thin", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Models that succeed like h^(−b) on a Pareto tail sell against an elasticity of α + b: 2.34 at b = 0.84, with no rival at all.",
		Verdict: HoldsIf, Because: "the cutoff lies where success falls like that power, far beyond the model's horizon",
		Given: 2.34, Rounding: 1e-9,
		Compute: func() (float64, error) { return elasticityAmong(race.Falling{From: minute, Exponent: 0.84}) }, Notebook: "06-distillation-race",
	},
	{
		ID: "soft-elasticity-falls", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Beside open models four months behind, with edges of slope 0.84, the elasticity at the lab's best price falls as horizons grow: 2.22, 1.85, 1.34, 1.08 at 0.1, 1, 10 and 100 minutes.",
		Verdict: HoldsIf, Because: "the lead and the slope stay what they are, and the buyer knows which model can do the task",
		Given: 1.34, Rounding: 5e-3,
		Compute: func() (float64, error) {
			s, err := window(0.84).Sell(econ.Baseline())
			return 1 / s.LernerIndex(), err
		},
		Quantity: "the elasticity at ten minutes", Notebook: "06-distillation-race",
	},
	{
		ID: "window-sharp", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Four months ahead, the lab keeps 83.1% of what it adds if the edge of capability is sharp; if it is soft, a third: see window-soft.",
		Verdict: HoldsIf, Because: "horizons double every seven months, cost is small beside value, tokens do not grow with the task, and nobody else is at the frontier",
		Given: 0.831, Rounding: 5e-4,
		Compute: func() (float64, error) { return race.WindowShare(1.5, window(math.Inf(1)).Ratio(), 0) }, Format: Percent, Notebook: "06-distillation-race",
	},
	{
		ID: "window-soft", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Four months ahead, the lab keeps 33.1% of what it adds if the edge has a slope of 0.84; if it is sharp, 83%: see window-sharp.",
		Verdict: HoldsIf, Because: "open models do half of the tasks of ten minutes, at the baseline; the slope is from one model's two horizons",
		Given: 0.331, Rounding: 5e-4,
		Compute: func() (float64, error) {
			s, err := window(0.84).Sell(econ.Baseline())
			return s.ClosedShare(), err
		},
		Format: Percent, Notebook: "06-distillation-race",
	},
	{
		ID: "window-growth", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Where tokens grow like the square root of a task's length, the 83.1% with sharp edges become 91.0%.",
		Verdict: HoldsIf, Because: "the edge is sharp and cost small beside value",
		Given: 0.91, Rounding: 5e-4,
		Compute: func() (float64, error) { return race.WindowShare(1.5, window(math.Inf(1)).Ratio(), 0.5) }, Format: Percent, Notebook: "06-distillation-race",
	},
	{
		ID: "red-queen-growth", Source: Extension, Section: "Distillation thins the tail",
		Says:    "To earn the same dollars with the same lead, the lab needs 1.81 times as many tasks every year.",
		Verdict: HoldsIf, Because: "horizons double every seven months, and cost is small beside value",
		Given: 1.81, Rounding: 5e-3,
		Compute: func() (float64, error) {
			_, growth, err := race.RedQueen(1.5, 7)
			return growth, err
		},
		Format: Times, Notebook: "06-distillation-race",
	},
	{
		ID: "red-queen-halving", Source: Extension, Section: "Distillation thins the tail",
		Says:    "On a fixed number of tasks its dollars halve in 15.7 months from a reach of ten minutes, if the edge is sharp; 14 in the limit.",
		Verdict: HoldsIf, Because: "horizons double every seven months at the baseline; with an edge of slope 0.84 it takes 22.7",
		Given: 15.7, Rounding: 0.05,
		Compute: func() (float64, error) { return window(math.Inf(1)).Halving(econ.Baseline()) }, Quantity: "months", Notebook: "06-distillation-race",
	},
	{
		ID: "openrouter-mapping", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Read as one edge with closed models above it, the shares put that edge at 1.21 minutes, where at a price of 6 nobody buys: a rate read off it, α from 1.5 to 2.088, contradicts its own market.",
		Verdict: Holds,
		Given:   1.21, Rounding: 5e-3,
		Compute: func() (float64, error) { return econ.Baseline().Hours.InverseSurvival(0.75) / minute, nil }, Quantity: "minutes, the edge that it needs", Notebook: "06-distillation-race",
	},
	{
		ID: "openrouter-edge", Source: Extension, Section: "Distillation thins the tail",
		Says:    "An edge that moved from 1.045 to 1.069 minutes, by 2.2%, explains the two shares with a tail that stood still.",
		Verdict: HoldsIf, Because: "closed models sell at 6 and open ones at cost, and α = 1.5 at both dates",
		Given: 0.022, Rounding: 5e-4,
		Compute: func() (float64, error) {
			before, after, err := edges()
			return after/before - 1, err
		},
		Format: Percent, Notebook: "06-distillation-race",
	},
	{
		ID: "openrouter-tail", Source: Extension, Section: "Distillation thins the tail",
		Says:    "With the edge unmoved and the price held at 6 it takes an α of 1.73.",
		Verdict: HoldsIf, Because: "neither the edge nor the price has moved",
		Given: 1.73, Rounding: 5e-3,
		Compute: thinnedTail, Notebook: "06-distillation-race",
	},
	{
		ID: "openrouter-repriced", Source: Extension, Section: "Distillation thins the tail",
		Says:    "With the edge unmoved and the lab at its best price, two tails fit: α = 3.79 and α = 1.163, a thinner one and a fatter one.",
		Verdict: HoldsIf, Because: "the price is cα/(α−1)",
		Given: 1.163, Rounding: 5e-4,
		Compute: func() (float64, error) {
			before, _, err := edges()
			if err != nil {
				return math.NaN(), err
			}
			fat, _, err := atSix().Repriced(0.33, before)
			return fat, err
		},
		Quantity: "the fatter one", Notebook: "06-distillation-race",
	},
}

// minute is in hours.
const minute = 1.0 / 60

// beside is the sale of a lab beside open models sold at its own cost.
func beside(m econ.Market, help race.Help) (race.Sale, error) {
	return race.OpenAtCost(m, help).Sell(m)
}

// besideSixMinutes is a number of the baseline's lab beside open models that do every
// task up to six minutes.
func besideSixMinutes(number func(race.Sale) float64) (float64, error) {
	s, err := beside(econ.Baseline(), race.ByLength{Reach: 6 * minute})
	return number(s), err
}

// elasticityAmong is the elasticity at a cutoff of three minutes among the baseline's
// tasks that odds pick out.
func elasticityAmong(odds race.Odds) (float64, error) {
	w, err := race.NewWeighted(econ.Baseline().Hours, odds)
	return w.Elasticity(3 * minute), err
}

// window is a lead of four months over open models that do half of the tasks of ten
// minutes.
func window(slope float64) race.Window {
	return race.Window{Reach: 10 * minute, Lead: 4, Doubling: 7, Slope: slope}
}

// atSix is the market of two token shares: closed models at 6 $/Mtok, open ones at cost.
func atSix() race.TokenShare { return race.TokenShare{Market: econ.Baseline(), Price: 6} }

// edges are the reaches of open models at which they sell 25% and 33% of tokens.
func edges() (before, after float64, err error) {
	if before, err = atSix().Reach(0.25); err == nil {
		after, err = atSix().Reach(0.33)
	}
	return before, after, err
}

// thinnedTail is the tail index at which open models sell 33% of tokens with edge and
// price unmoved.
func thinnedTail() (float64, error) {
	before, _, err := edges()
	if err != nil {
		return math.NaN(), err
	}
	return atSix().TailIndex(0.33, before)
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
