package ledger

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/race"
)

// openModels holds what notebook 06-distillation-race proves of a lab beside open models.
var openModels = []Claim{
	{
		ID: "open-length-price", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Beside open models that do every task up to six minutes, at cost, the lab's best price doubles, from 6 to 12 $/Mtok.",
		Verdict: HoldsIf, Because: "tasks from six minutes up need a closed model, entirely; the tokens of a task do not grow with its length",
		Given: 12, Rounding: 1e-9,
		Compute: func() (float64, error) { return besideSixMinutes(func(s race.Sale) float64 { return s.Price }) }, Format: PerMtok, Notebook: "06-distillation-race",
	},
	{
		ID: "open-length-closed", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Beside open models that do every task up to six minutes the lab keeps 29.4% of what closed tokens add, more than the 25% without them.",
		Verdict: HoldsIf, Because: "the share is of what closed tokens add to open models",
		Given: 0.294, Rounding: 5e-4,
		Compute: func() (float64, error) { return besideSixMinutes(race.Sale.ClosedShare) }, Format: Percent, Notebook: "06-distillation-race",
	},
	{
		ID: "open-length-all", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Beside the same open models it keeps 17.0% of the surplus of all AI, closed and open, less than the 25% without them.",
		Verdict: HoldsIf, Because: "open models are sold at the lab's own cost",
		Given: 0.17, Rounding: 5e-4,
		Compute: func() (float64, error) { return besideSixMinutes(race.Sale.AllShare) }, Format: Percent, Notebook: "06-distillation-race",
	},
	{
		ID: "open-length-dollars", Source: Extension, Section: "Distillation thins the tail",
		Says:    "Beside open models that do every task up to six minutes the lab's dollars fall, from 0.385 to 0.340 a task; at a longer reach z like z^(1−α).",
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
		Says:    "Beside open models that do half of every task it keeps a third of what it adds, as at every share κ from 1/3 on, and 20% of the surplus of all AI.",
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
