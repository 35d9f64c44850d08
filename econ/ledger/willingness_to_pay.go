package ledger

import (
	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// essayPrice is the essay's price in dollars per million tokens, a blended list
// price; its cost is that of the baseline market.
const essayPrice = 6

// willingnessToPay holds what notebook 01-willingness-to-pay proves.
var willingnessToPay = []Claim{
	{
		ID: "served-iff", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "A task is given to the model if and only if the hours saved are worth at least the tokens, wh ≥ pT: from h* = pT/w hours on.",
		Verdict: Holds, Because: "as the essay assumes, an hour saved is worth an hour's wage to whoever pays for the tokens",
		Compute: func() (float64, error) { return econ.Baseline().Threshold(essayPrice), nil },
		Format:  Hours, Quantity: "the threshold at 6 $/Mtok", Notebook: "01-willingness-to-pay",
	},
	{
		ID: "tokens-in-millions", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "The tokens of a task cost pT dollars.",
		Verdict: HoldsIf, Because: "T counts millions of tokens, because p is a price per million; counted singly, the cost is a million times too high",
		Compute: func() (float64, error) {
			m := econ.Baseline()
			return m.Threshold(essayPrice) * m.Wage, nil // what the least task served is worth
		},
		Format: Dollars, Quantity: "the tokens of the baseline task at 6 $/Mtok", Notebook: "01-willingness-to-pay",
	},
	{
		ID: "willingness-to-pay", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "A million tokens are worth wh/T on a task that saves h hours, and the task is served if that is at least the price.",
		Verdict: Holds, Because: "it is the same inequality as that of the threshold, solved for the price",
		Compute: func() (float64, error) { return econ.Baseline().WillingnessToPay(3.0 / 60), nil },
		Format:  PerMtok, Quantity: "on a task that saves three minutes", Notebook: "01-willingness-to-pay",
	},
	{
		ID: "demand-is-a-share", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "Demand at a price is the share of tasks with wh ≥ pT: the survival function of h at the threshold.",
		Verdict: HoldsIf, Because: "every task takes the same number of tokens at the same wage; otherwise there is no one threshold, and tokens sold are not in proportion to tasks served",
		Compute: func() (float64, error) { return econ.Baseline().Demand(essayPrice), nil },
		Format:  Percent, Quantity: "demand at 6 $/Mtok", Notebook: "01-willingness-to-pay",
	},
	{
		ID: "kink-price", Source: Extension, Section: "Threshold and demand",
		Says:    "Up to the kink price w x_m/T every task is served and demand does not respond to price.",
		Verdict: Holds,
		Given:   2, Rounding: 0.005,
		Compute: func() (float64, error) { return econ.Baseline().KinkPrice(), nil },
		Format:  PerMtok, Quantity: "the kink price at the baseline", Notebook: "01-willingness-to-pay",
	},
	{
		ID: "elasticity-of-the-tail", Source: Extension, Section: "Threshold and demand",
		Says:    "Elasticity is h* f(h*)/S(h*): for two markets with the same tail and threshold the ratio of elasticities is 1, whatever their wages and tokens.",
		Verdict: Holds,
		Compute: func() (float64, error) {
			hours, err := dist.LognormalWithMedian(3.0/60, 1)
			if err != nil {
				return 0, err
			}
			clerk := econ.Market{Wage: 25, Tokens: 3, Cost: 2, Hours: hours}
			engineer := econ.Market{Wage: 120, Tokens: 0.2, Cost: 2, Hours: hours}
			const threshold = 3.0 / 60 // hours
			return clerk.Elasticity(clerk.WillingnessToPay(threshold)) / engineer.Elasticity(engineer.WillingnessToPay(threshold)), nil
		},
		Quantity: "the ratio, with 25 $/h and 3 Mtok against 120 $/h and 0.2 Mtok", Notebook: "01-willingness-to-pay",
	},
}
