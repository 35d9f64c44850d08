// Long because it is one table: every claim that notebook 04-surplus-ratio proves.

package ledger

// This file is long because it is a table: the claims of one notebook in reading order,
// each with the functions that only it uses.

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
)

// aboveKink is the condition that the essay leaves out; it does say α > 1.
const aboveKink = "the price is at or above the kink price; the essay itself says α > 1"

// fromInterior is the condition of the results at the monopoly price.
const fromInterior = "the price is interior, not the kink price"

// surplusRatio holds what notebook 04-surplus-ratio proves.
var surplusRatio = []Claim{
	{
		ID: "profit-per-task", Source: Essay, Section: "Hayek's Revenge",
		Says:    "The lab earns the constant (p−c)T on a served task, whatever the hours it saves.",
		Verdict: HoldsIf, Because: "every task takes the same T",
		Compute: func() (float64, error) {
			m := econ.Baseline()
			return m.Profit(6) / m.Demand(6), nil
		},
		Format: Dollars, Quantity: "(p−c)T at the baseline", Notebook: "04-surplus-ratio",
	},
	{
		ID: "customer-linear", Source: Essay, Section: "Hayek's Revenge",
		Says:    "What the customer keeps on a served task grows linearly in the hours saved, by the wage for every hour.",
		Verdict: HoldsIf, Because: "every task takes the same T",
		Compute: func() (float64, error) {
			m := econ.Baseline()
			kept := func(h float64) float64 { return (m.WillingnessToPay(h) - 6) * m.Tokens }
			return (kept(1) - kept(0.25)) / 0.75, nil
		},
		Format: PerHour, Quantity: "the slope, which is the wage", Notebook: "04-surplus-ratio",
	},
	{
		ID: "only-the-cutoff", Source: Essay, Section: "Hayek's Revenge",
		Says:    "The lab's price touches only the cutoff; everything above it goes to the customers.",
		Verdict: HoldsIf, Because: "read as: the price does not rise with the hours saved. Every served task does pay it, so a dollar more on the price takes TD(p) from all of them, not only from those at the cutoff",
		Compute: func() (float64, error) {
			m := econ.Baseline()
			paid, err := quad.Integral(func(p float64) float64 { return m.Tokens * m.Demand(p) }, 6, 7)
			return (m.CustomerSurplus(6) - m.CustomerSurplus(7)) / paid, err
		},
		Quantity: "what a rise from 6 to 7 $/Mtok costs customers, over the integral of TD(p)", Notebook: "04-surplus-ratio",
	},
	{
		ID: "conditional-mean", Source: Essay, Section: "Hayek's Revenge",
		Says:    "The average served task saves α/(α−1) times the cutoff: 3 times at α = 1.5.",
		Verdict: HoldsIf, Because: aboveKink,
		Compute: func() (float64, error) {
			m := econ.Baseline()
			cutoff := m.Threshold(6)
			return (cutoff + dist.MeanExcess(m.Hours, cutoff)) / cutoff, nil
		},
		Format: Times, Notebook: "04-surplus-ratio",
	},
	{
		ID: "surplus-is-mean-times-demand", Source: Essay, Section: "Hayek's Revenge",
		Says:    "Customer surplus is the number of served tasks times the average surplus on one.",
		Verdict: Holds,
		Compute: func() (float64, error) { return econ.Baseline().CustomerSurplus(6), nil }, Format: PerTask, Quantity: "customer surplus at 6 $/Mtok", Notebook: "04-surplus-ratio",
	},
	{
		ID: "surplus-multiplier", Source: Essay, Section: "Hayek's Revenge",
		Says:    "Customers keep 1/(α−1) dollars for every dollar they pay the lab: 2 at α = 1.5.",
		Verdict: HoldsIf, Because: aboveKink + ". The dollar paid is revenue, of which the lab's profit is the part 1/α at the interior price",
		Compute: func() (float64, error) {
			m := econ.Baseline()
			return m.CustomerSurplus(6) / m.Revenue(6), nil
		},
		Format: Dollars, Notebook: "04-surplus-ratio",
	},
	{
		ID: "surplus-linear-in-revenue", Source: Essay, Section: "Hayek's Revenge",
		Says:    "Customer surplus scales linearly with token revenue.",
		Verdict: HoldsIf, Because: aboveKink + ". Along one tail, that is: α is held fixed, and under an exponential tail the ratio falls with the price",
		Compute: ratioIsConstant, Format: YesOrNo, Notebook: "04-surplus-ratio",
	},
	{
		ID: "lab-share-25", Source: Essay, Section: "Hayek's Revenge",
		Says:    "At α = 1.5 the lab keeps a quarter of the value its tokens create.",
		Verdict: HoldsIf, Because: fromInterior + ", and the value is the realised surplus: of the potential surplus it is 19.2%. The essay itself says one seller and a Pareto tail; at the same price and cost an exponential tail leaves the lab half, a uniform one two thirds",
		Given: 0.25, Rounding: 0.005,
		Compute: func() (float64, error) { return shareAt(1.5) }, Format: Percent, Notebook: "04-surplus-ratio",
	},
	{
		ID: "customers-75", Source: Essay, Section: "Hayek's Revenge",
		Says:    "The other 75% goes to the customers.",
		Verdict: HoldsIf, Because: fromInterior + ", and the value is the realised surplus: of the potential surplus customers get 57.7%, and 23.0% is lost",
		Given: 0.75, Rounding: 0.005,
		Compute: func() (float64, error) {
			lab, err := shareAt(1.5)
			return 1 - lab, err
		},
		Format: Percent, Notebook: "04-surplus-ratio",
	},
	{
		ID: "lab-share-14", Source: Essay, Section: "Cybernetic Rollup Supremacy",
		Says:    "At α = 1.2 the lab keeps about 14%.",
		Verdict: HoldsIf, Because: fromInterior,
		Given: 0.14, Rounding: 0.005,
		Compute: func() (float64, error) { return shareAt(1.2) }, Format: Percent, Notebook: "04-surplus-ratio",
	},
	{
		ID: "lab-share-formula", Source: Essay, Section: "Hayek's Revenge",
		Says:    "At its best price the lab's share of the realised surplus is (α−1)/(2α−1).",
		Verdict: HoldsIf, Because: fromInterior + "; the essay itself says α > 1 and one seller",
		Compute: shareFollowsFormula, Format: YesOrNo, Quantity: "whether it is, at every tail index from 1.1 to 10", Notebook: "04-surplus-ratio",
	},
	{
		ID: "share-is-shape", Source: Essay, Section: "Hayek's Revenge",
		Says:    "The Lerner index and the lab's share are given by the tail index alone.",
		Verdict: HoldsIf, Because: "the price is above the kink; at the kink cost and kink price enter, and the share at α = 1.5 and c = 0.5 is 27.3%",
		Compute: shareIsShape, Format: YesOrNo, Notebook: "04-surplus-ratio",
	},
	{
		ID: "lighter-tails-lower-index", Source: Essay, Section: "Hayek's Revenge",
		Says:    "Lighter tails leave the lab with a lower per-token margin, in our words a lower Lerner index.",
		Verdict: HoldsIf, Because: "the price is above the kink; once it binds the index is (p_m−c)/p_m at every thinner tail",
		Compute: func() (float64, error) {
			return falls(func(m econ.Market, at econ.Pricing) float64 { return at.LernerIndex() })
		},
		Format: YesOrNo, Notebook: "04-surplus-ratio",
	},
	{
		ID: "heavier-tails-smaller-share", Source: Essay, Section: "Complexity Frenemies",
		Says:    "Heavier tails raise the per-token margin and give more of the surplus to the customers.",
		Verdict: HoldsIf, Because: "the price is above the kink. Shares are not dollars: with the smallest saving held fixed the lab's dollars rise too",
		Compute: func() (float64, error) {
			return falls(func(m econ.Market, at econ.Pricing) float64 { return 1 - m.Split(at.Price).LabShare() })
		},
		Format: YesOrNo, Notebook: "04-surplus-ratio",
	},
	{
		ID: "heavier-tails-more-dollars", Source: Extension, Section: "Complexity Frenemies",
		Says:    "With the smallest saving held fixed heavier tails mean more profit in dollars.",
		Verdict: HoldsIf, Because: "the price is above the kink; with the mean saving held fixed instead, profit moves by 1/(α−1) − ln(p*/p_m) in logarithms, and at the baseline rises as the tail thins",
		Compute: func() (float64, error) {
			return falls(func(m econ.Market, at econ.Pricing) float64 { return m.Profit(at.Price) })
		},
		Format: YesOrNo, Notebook: "04-surplus-ratio",
	},
	{
		ID: "thick-or-thin", Source: Essay, Section: "Cybernetic Rollup Supremacy",
		Says:    "Selling tokens either leaves most of the value with others (thick tail) or is about to be compressed (thin tail).",
		Verdict: HoldsIf, Because: "the price is interior. Then, with thresholds of ours, the lab's share is at most a third or its Lerner index at most a half at every Pareto tail; at a binding kink, and under an exponential tail, both can be higher",
		Compute: noGoodTail, Format: YesOrNo, Notebook: "04-surplus-ratio",
	},
	{
		ID: "no-high-wages", Source: Essay, Section: "Cybernetic Rollup Supremacy",
		Says:    "Neither a thick nor a thin tail is a recipe for high wages of the models.",
		Verdict: HoldsIf, Because: "the tail is Pareto and the price interior: then net pay per hour saved is at most a quarter of the wage. At a binding kink, and under thinner tails, it can be more: half of the wage under a uniform tail with the same price and cost",
		Compute: highestNetPay, Format: Percent, Quantity: "the highest net pay at any tail index, over the worker's wage", Notebook: "04-surplus-ratio",
	},
	{
		ID: "net-pay-peak", Source: Extension, Section: "Opening",
		Says:    "Net pay w(α−1)/α² is highest at α = 2, where it is a quarter of the wage.",
		Verdict: HoldsIf, Because: "one seller, a Pareto tail, and a price above the kink: other tails, and a binding kink, can pay more",
		Given: 0.25, Rounding: 0.0005,
		Compute: func() (float64, error) { return payAt(2, func(w econ.ModelWage) float64 { return w.Net }) },
		Format:  Percent, Notebook: "04-surplus-ratio",
	},
	{
		ID: "gross-pay", Source: Extension, Section: "Opening",
		Says:    "At α = 1.5 the model takes a third of the wage it replaces.",
		Verdict: HoldsIf, Because: "pay is revenue per hour saved on served tasks, the tail is Pareto, and the price is at or above the kink",
		Given: 1.0 / 3, Rounding: 0.0005,
		Compute: func() (float64, error) { return payAt(1.5, func(w econ.ModelWage) float64 { return w.Gross }) },
		Format:  Percent, Notebook: "04-surplus-ratio",
	},
	{
		ID: "net-pay", Source: Extension, Section: "Opening",
		Says:    "At α = 1.5 the model nets two ninths of the wage it replaces.",
		Verdict: HoldsIf, Because: "pay is profit before training per hour saved on served tasks, with one seller, a Pareto tail and a price above the kink; at the same price and cost an exponential tail pays two fifths of the wage, a uniform one half",
		Given: 2.0 / 9, Rounding: 0.0005,
		Compute: func() (float64, error) { return payAt(1.5, func(w econ.ModelWage) float64 { return w.Net }) },
		Format:  Percent, Notebook: "04-surplus-ratio",
	},
	{
		ID: "deadweight-23", Source: Extension, Section: "Hayek's Revenge",
		Says:    "At α = 1.5 the monopoly price destroys 23.0% of what a price equal to cost would create.",
		Verdict: HoldsIf, Because: "one seller, a Pareto tail, and a cost at or above the kink price",
		Given: 0.230, Rounding: 0.0005,
		Compute: func() (float64, error) {
			m := econ.BaselineAt(1.5)
			at, err := m.Monopoly()
			split := m.Split(at.Price)
			return split.Deadweight / split.Potential(), err
		},
		Format: Percent, Notebook: "04-surplus-ratio",
	},
	{
		ID: "lab-share-80", Source: Extension, Section: "Hayek's Revenge",
		Says:    "At the α = 1.25 of a Lerner index of 80% the lab keeps a sixth.",
		Verdict: HoldsIf, Because: "one seller, a Pareto tail, and " + fromInterior,
		Given: 1.0 / 6, Rounding: 0.0005,
		Compute: func() (float64, error) { return shareAt(1.25) }, Format: Percent, Notebook: "04-surplus-ratio",
	},
}

// shareAt is the lab's share of the realised surplus at its best price.
func shareAt(alpha float64) (float64, error) {
	m := econ.BaselineAt(alpha)
	at, err := m.Monopoly()
	return m.Split(at.Price).LabShare(), err
}

// payAt is a part of the model's wage at the best price, over the worker's.
func payAt(alpha float64, part func(econ.ModelWage) float64) (float64, error) {
	m := econ.BaselineAt(alpha)
	at, err := m.Monopoly()
	return part(m.ModelWage(at.Price)) / m.Wage, err
}

// ratioIsConstant is 1 if CS over revenue is the same at three prices under a
// Pareto tail, and not under an exponential one.
func ratioIsConstant() (float64, error) {
	ratio := func(m econ.Market, p float64) float64 { return m.CustomerSurplus(p) / m.Revenue(p) }
	steady, other := econ.BaselineAt(1.5), econ.Baseline()
	other.Hours = dist.Exponential{Rate: 30}
	for _, p := range []float64{3, 12, 300} {
		if math.Abs(ratio(steady, p)/ratio(steady, 6)-1) > 1e-9 || math.Abs(ratio(other, p)/ratio(other, 6)-1) < 0.4 {
			return 0, nil
		}
	}
	return 1, nil
}

// shareFollowsFormula is 1 if the lab's share is (α−1)/(2α−1) at every step of
// the tail index from 1.1 to 10, the tail known to the market only by its methods.
func shareFollowsFormula() (float64, error) {
	for alpha := 1.1; alpha <= 10; alpha += 0.1 {
		m := econ.BaselineAt(alpha)
		m.Hours = dist.Plain{Tail: m.Hours}
		at, err := m.Monopoly()
		if err != nil {
			return math.NaN(), err
		}
		if math.Abs(m.Split(at.Price).LabShare()-(alpha-1)/(2*alpha-1)) > 1e-6 {
			return 0, nil
		}
	}
	return 1, nil
}

// shareIsShape is 1 if the lab's share stays (α−1)/(2α−1) when cost, wage and
// tokens change and the price remains above the kink.
func shareIsShape() (float64, error) {
	for _, m := range []econ.Market{{Wage: 60, Tokens: 0.5, Cost: 20}, {Wage: 30, Tokens: 0.5, Cost: 2}, {Wage: 60, Tokens: 5, Cost: 2}} {
		m.Hours = econ.Baseline().Hours
		at, err := m.Monopoly()
		if err != nil {
			return math.NaN(), err
		}
		if math.Abs(m.Split(at.Price).LabShare()-0.25) > 1e-12 {
			return 0, nil
		}
	}
	return 1, nil
}

// falls is 1 if a number at the best price falls with every step of the tail
// index from 1.1 to 10, the smallest saving held fixed.
func falls(at func(econ.Market, econ.Pricing) float64) (float64, error) {
	before := math.Inf(1)
	for alpha := 1.1; alpha <= 10; alpha += 0.1 {
		m := econ.BaselineAt(alpha)
		best, err := m.Monopoly()
		if err != nil {
			return math.NaN(), err
		}
		now := at(m, best)
		if !(now < before) {
			return 0, nil
		}
		before = now
	}
	return 1, nil
}

// noGoodTail is 1 if at every tail index from 1.05 to 10 the lab's share is at
// most a third or its Lerner index at most a half.
func noGoodTail() (float64, error) {
	for alpha := 1.05; alpha <= 10; alpha += 0.05 {
		m := econ.BaselineAt(alpha)
		at, err := m.Monopoly()
		if err != nil {
			return math.NaN(), err
		}
		const rounding = 1e-9 // both hold with equality at 2
		if m.Split(at.Price).LabShare() > 1.0/3+rounding && at.LernerIndex() > 0.5+rounding {
			return 0, nil
		}
	}
	return 1, nil
}

// highestNetPay is the highest net pay over the worker's wage at any tail index,
// found by cutting a third off the end where it is lower.
func highestNetPay() (float64, error) {
	var failed error
	net := func(alpha float64) float64 {
		x, err := payAt(alpha, func(w econ.ModelWage) float64 { return w.Net })
		if err != nil {
			failed = err
		}
		return x
	}
	low, high := 1.01, 20.0
	for high-low > 1e-6 {
		third := (high - low) / 3
		if net(low+third) < net(high-third) {
			low += third
		} else {
			high -= third
		}
	}
	return net((low + high) / 2), failed
}
