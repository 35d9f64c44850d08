package ledger

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
	"valuecapture/econ/quad"
)

// twoTails holds what notebook 02-two-tails proves.
var twoTails = []Claim{
	{
		ID: "saves-lots-of-time", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "AI can save businesses a great deal of time.",
		Verdict: NotTested, Because: "a report of others; hours on the same tasks with and without a model, drawn by lot, would test it",
	},
	{
		ID: "exponential-elasticity-linear", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "If hours saved are exponential, price elasticity rises in proportion to price: at twice the price it is twice as high.",
		Verdict: Holds,
		Compute: func() (float64, error) {
			m := thinTailed()
			return m.Elasticity(12) / m.Elasticity(6), nil
		},
		Format: Times, Quantity: "elasticity at 12 $/Mtok over that at 6", Notebook: "02-two-tails",
	},
	{
		ID: "pareto-elasticity-constant", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "If hours saved are Pareto, price elasticity is α at every price.",
		Verdict: HoldsIf, Because: "the price is above the kink price w x_m/T; below it everyone buys and elasticity is 0",
		Given: 1.5, Rounding: 0.05,
		Compute: func() (float64, error) { return econ.BaselineAt(1.5).Elasticity(600), nil }, Quantity: "elasticity at 600 $/Mtok, α = 1.5", Notebook: "02-two-tails",
	},
	{
		ID: "pareto-more-generous", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "A constant elasticity is more generous to the lab than one that rises with price.",
		Verdict: HoldsIf, Because: "the price is below the kink price w x_m/T, where nobody leaves a Pareto seller, or above α times w/(λT), where the two elasticities cross; between these prices the exponential demand is the less elastic",
		Compute: func() (float64, error) {
			fat, thin := econ.BaselineAt(1.5), thinTailed()
			hazard := func(h float64) float64 { return thin.Hours.Density(h) / thin.Hours.Survival(h) }
			return root.Zero(func(p float64) float64 {
				h := thin.Threshold(p)
				return h*hazard(h) - fat.Elasticity(p)
			}, 3, 100)
		},
		Format: PerMtok, Quantity: "where the two elasticities are equal, at the baseline and a mean of two minutes", Notebook: "02-two-tails",
	},
	{
		ID: "smaller-alpha-fatter", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "Smaller α means a fatter right tail: with the same x_m, 3.98 times as many tasks save more than 100 x_m at 1.2 as at 1.5.",
		Verdict: Holds,
		Compute: func() (float64, error) {
			z := 100.0 / 60
			return econ.BaselineAt(1.2).Hours.Survival(z) / econ.BaselineAt(1.5).Hours.Survival(z), nil
		},
		Format: Times, Notebook: "02-two-tails",
	},
	{
		ID: "p95-against-median", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "A smaller α means a larger difference between the 95th percentile of hours saved and the median.",
		Verdict: HoldsIf, Because: "their ratio is meant, 10 to the power 1/α, or x_m is held fixed; with the mean held fixed the difference in hours is largest near α = 1.4 and falls below it",
		Compute: func() (float64, error) {
			h := econ.BaselineAt(1.5).Hours
			return h.InverseSurvival(0.05) / h.InverseSurvival(0.5), nil
		},
		Format: Times, Quantity: "the median, at α = 1.5", Notebook: "02-two-tails",
	},
	{
		ID: "cohort-at-every-price", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "At all price levels there is a cohort of tasks worth paying for: a price ten times as high keeps 3.16% of it at α = 1.5.",
		Verdict: Holds, Because: "as it does for every tail without an upper end, the exponential too; what sets the Pareto apart is that the kept share is the same at every price",
		Compute: func() (float64, error) {
			m := econ.BaselineAt(1.5)
			return m.Demand(60) / m.Demand(6), nil
		},
		Format: Percent, Notebook: "02-two-tails",
	},
	{
		ID: "small-set-dominates", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "An infinite variance means that a small set of tasks dominates the distribution.",
		Verdict: HoldsIf, Because: "a fifth of all hours in the top 1% of tasks counts as dominating, which is what they hold at α = 1.5; they hold more than half only for α below 1.177, and nothing jumps at α = 2, where the variance becomes infinite",
		Compute: func() (float64, error) {
			return root.Zero(func(alpha float64) float64 { return dist.TopShare(econ.BaselineAt(alpha).Hours, 0.01) - 0.5 }, 1.01, 2)
		},
		Quantity: "the tail index at which the top 1% hold half", Notebook: "02-two-tails",
	},
	{
		ID: "top-one-percent", Source: Extension, Section: "Two tails",
		Says:    "At α = 1.5 the top 1% of tasks hold 21.5% of all hours saved.",
		Verdict: Holds,
		Given:   0.215, Rounding: 0.0005,
		Compute: func() (float64, error) { return dist.TopShare(econ.BaselineAt(1.5).Hours, 0.01), nil },
		Format:  Percent, Notebook: "02-two-tails",
	},
	{
		ID: "top-fifth", Source: Extension, Section: "Two tails",
		Says:    "At α = 1.5 the top 20% of tasks hold 58.5% of all hours saved.",
		Verdict: Holds,
		Given:   0.585, Rounding: 0.0005,
		Compute: func() (float64, error) { return dist.TopShare(econ.BaselineAt(1.5).Hours, 0.2), nil },
		Format:  Percent, Notebook: "02-two-tails",
	},
	{
		ID: "variance-needs-two", Source: Extension, Section: "Two tails",
		Says:    "The variance is finite only for α > 2: at 1.5 each further factor of 100 in hours adds 10 times as much to the second moment as the one before.",
		Verdict: Holds,
		Given:   10, Rounding: 0.05,
		Compute: func() (float64, error) {
			h := econ.BaselineAt(1.5).Hours
			moment := func(z float64) float64 { return z * z * h.Density(z) }
			near, err := quad.Integral(moment, 1, 100)
			if err != nil {
				return math.NaN(), err
			}
			far, err := quad.Integral(moment, 100, 10000)
			return far / near, err
		},
		Format: Times, Notebook: "02-two-tails",
	},
	{
		ID: "mean-excess-exponential", Source: Extension, Section: "Two tails",
		Says:    "An exponential tail has no memory: however many hours a task is known to save, it saves on average 1/λ more.",
		Verdict: Holds,
		Compute: func() (float64, error) { return dist.MeanExcess(thinTailed().Hours, 1), nil },
		Format:  Hours, Quantity: "hours more, with a mean of two minutes", Notebook: "02-two-tails",
	},
	{
		ID: "mean-excess-pareto", Source: Extension, Section: "Two tails",
		Says:    "Under a Pareto tail, the more a task has saved, the more it can still be expected to save, z/(α−1): at α = 1.5 one known to save at least an hour saves on average two hours more.",
		Verdict: HoldsIf, Because: "α > 1; otherwise the mean excess is infinite",
		Given: 2, Rounding: 0.005,
		Compute: func() (float64, error) { return dist.MeanExcess(econ.BaselineAt(1.5).Hours, 1), nil },
		Format:  Hours, Notebook: "02-two-tails",
	},
}

// thinTailed is the baseline market with exponential hours saved of mean 4T/w,
// two minutes: its elasticity at 6 $/Mtok is that of the baseline.
func thinTailed() econ.Market {
	m := econ.Baseline()
	m.Hours = dist.Exponential{Rate: m.Wage / (4 * m.Tokens)}
	return m
}
