// Long because it is one table: every claim that notebook 07-beyond-pareto proves.

package ledger

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
)

const interior = "the best price is interior: at a kink the lab keeps more"

// beyondPareto holds what notebook 07-beyond-pareto proves.
var beyondPareto = []Claim{
	{
		ID: "pareto-not-controversial", Source: Essay, Section: "Hayek's Revenge",
		Says:    "Pareto is not a controversial assumption for hours saved.",
		Verdict: NotTested, Because: "it is a question to data: hours saved per task in one company, a power law fitted against a lognormal and a Weibull. It is not an innocent assumption: generalised Pareto tails alone leave the lab the same share at every cost",
	},
	{
		ID: "merely-heavy-tail", Source: Essay, Section: "Hayek's Revenge",
		Says:    "A Pareto assumption merely supposes that task complexity has a heavy tail, is power law distributed.",
		Verdict: HoldsIf, Because: "heavy is read as the essay goes on, as a power law, from the smallest saving on. In the usual sense it is not enough: a lognormal tail is heavier than any exponential, yet its share moves with cost and tends to a half, and with σ = 0.5 and a median of three minutes the lab keeps 52.8% at a cost of 2 $/Mtok",
		Compute: func() (float64, error) { return shareUnder(lognormal(0.5), 2) }, Format: Percent, Quantity: "the lab's share under that lognormal tail", Notebook: "07-beyond-pareto",
	},
	{
		ID: "same-qualitative-observation", Source: Essay, Section: "Hayek's Revenge",
		Says:    "Under other distributions, too, the return to vertical integration is highest under the heaviest tail.",
		Verdict: HoldsIf, Because: "the tails are of one family, and one seller's price is interior: W(c)/Π* is (1−ξ)^(−1/ξ) under generalised Pareto tails with the cost at or above the smallest saving, which rises with ξ, and at the costs computed it rises with heaviness under lognormal, Weibull and gamma tails too",
		Compute: integrationElsewhere, Format: YesOrNo, Notebook: "07-beyond-pareto",
	},
	{
		ID: "customers-keep-more", Source: Essay, Section: "Hayek's Revenge",
		Says:    "Taken as a claim about the split: under other distributions, too, customers keep more of the surplus than the lab.",
		Verdict: HoldsIf, Because: "the mean excess rises at the cutoff, as it does where the hazard falls from there on; otherwise not: an exponential tail leaves the lab exactly half, a uniform one two thirds",
		Compute: customersKeepMore, Format: YesOrNo, Notebook: "07-beyond-pareto",
	},
	{
		ID: "frenemies-elsewhere", Source: Essay, Section: "Hayek's Revenge",
		Says:    "Under other distributions, too, a heavier tail means a higher Lerner index and a smaller share.",
		Verdict: HoldsIf, Because: "the tails are generalised Pareto and differ in ξ alone; across families it does not: an exponential and a Pareto tail with the same Lerner index of two thirds leave the lab a half and a quarter",
		Compute: indexAgainstShare, Format: YesOrNo, Notebook: "07-beyond-pareto",
	},
	{
		ID: "mean-excess-identity", Source: Extension, Section: "Beyond Pareto",
		Says:    "For any tail the lab's share is 1/(2 + e′(h*)), e′ being the slope of the mean excess at the cutoff.",
		Verdict: HoldsIf, Because: interior,
		Compute: identityHolds, Format: YesOrNo, Notebook: "07-beyond-pareto",
	},
	{
		ID: "falling-hazard", Source: Extension, Section: "Beyond Pareto",
		Says:    "Where the hazard falls beyond the cutoff customers keep more than the lab, where it rises the lab keeps more.",
		Verdict: HoldsIf, Because: interior,
		Compute: hazardDecides, Format: YesOrNo, Notebook: "07-beyond-pareto",
	},
	{
		ID: "gpd-share", Source: Extension, Section: "Beyond Pareto",
		Says:    "Under a generalised Pareto tail the lab's share is (1−ξ)/(2−ξ), whatever scale, location, cost, wage or tokens.",
		Verdict: HoldsIf, Because: "ξ < 1 and " + interior,
		Compute: generalisedParetoShare, Format: YesOrNo, Notebook: "07-beyond-pareto",
	},
	{
		ID: "exponential-half", Source: Extension, Section: "Beyond Pareto",
		Says:    "Under an exponential tail the lab keeps exactly half of the surplus.",
		Verdict: Holds, Given: 0.5, Rounding: 0.0005,
		Compute: func() (float64, error) { return shareUnder(dist.Exponential{Rate: 30}, 2) }, Format: Percent, Notebook: "07-beyond-pareto",
	},
	{
		ID: "uniform-two-thirds", Source: Extension, Section: "Beyond Pareto",
		Says:    "Under a uniform distribution of hours saved the lab keeps two thirds of the surplus.",
		Verdict: HoldsIf, Because: "the cost is below the highest willingness to pay, and " + interior,
		Given: 2.0 / 3, Rounding: 0.0005,
		Compute: func() (float64, error) { return shareUnder(uniform, 2) }, Format: Percent, Notebook: "07-beyond-pareto",
	},
	{
		ID: "constant-pass-through", Source: Extension, Section: "Beyond Pareto",
		Says:    "The tails with the same pass-through at every cost are the generalised Pareto, and it is 1/(1−ξ): 2 at ξ = 1/2.",
		Verdict: HoldsIf, Because: "the best price is interior",
		Given: 2, Rounding: 0.0005,
		Compute: func() (float64, error) { return under(dist.Plain{Tail: heavy}, 2).PassThrough() }, Notebook: "07-beyond-pareto",
	},
	{
		ID: "average-pass-through", Source: Extension, Section: "Beyond Pareto",
		Says:    "Customer surplus over profit is the average pass-through over all higher costs, weighted by quantity.",
		Verdict: HoldsIf, Because: "the price does not jump as the cost rises; the customers' surplus at prices that are jumped over is missing from the average",
		Compute: averagePassThrough, Quantity: "the average, under the lognormal tail at a cost of 2 $/Mtok", Notebook: "07-beyond-pareto",
	},
	{
		ID: "lognormal-share", Source: Extension, Section: "Beyond Pareto",
		Says:    "Under a lognormal tail with σ = 1 and a median of three minutes the lab keeps 41.46% at a cost of 2 $/Mtok.",
		Verdict: Holds, Given: 0.4146, Rounding: 0.00005,
		Compute: func() (float64, error) { return shareUnder(lognormal(1), 2) }, Format: Percent, Notebook: "07-beyond-pareto",
	},
	{
		ID: "slow-limit", Source: Extension, Section: "Beyond Pareto",
		Says:    "Under that tail the share tends to a half as cost grows, but is still 48.56% at 10⁸ $/Mtok.",
		Verdict: Holds, Given: 0.4856, Rounding: 0.00005,
		Compute: func() (float64, error) { return shareUnder(lognormal(1), 1e8) }, Format: Percent, Notebook: "07-beyond-pareto",
	},
	{
		ID: "limit-of-the-share", Source: Extension, Section: "Beyond Pareto",
		Says:    "As cost grows the lab's share tends to (1−ξ)/(2−ξ), which is a half for lognormal, Weibull and gamma tails.",
		Verdict: HoldsIf, Because: "excesses over high thresholds look generalised Pareto with index ξ < 1; under a tail with a ripple that repeats with every factor of ten there is no limit",
		Compute: towardsHalf, Format: YesOrNo, Notebook: "07-beyond-pareto",
	},
}

var (
	uniform = dist.GPD{Scale: 10 * 0.5 / 60, Xi: -1} // willingness to pay from 0 to 10 $/Mtok
	heavy   = dist.GPD{Scale: 0.05, Xi: 0.5}
)

// lognormal has a median of three minutes.
func lognormal(sigma float64) dist.Lognormal {
	return dist.Lognormal{Mu: math.Log(0.05), Sigma: sigma}
}

// under is the baseline with another tail and another cost.
func under(t dist.Tail, cost float64) econ.Market {
	m := econ.Baseline()
	m.Hours, m.Cost = t, cost
	return m
}

// shareUnder is the lab's share at the best price.
func shareUnder(t dist.Tail, cost float64) (float64, error) {
	m := under(t, cost)
	at, err := m.Monopoly()
	return m.Split(at.Price).LabShare(), err
}

// variety are tails whose best price is interior at costs from 2 to 9 $/Mtok, with
// the mean excess rising, level and falling.
func variety() []dist.Tail {
	return []dist.Tail{
		econ.Baseline().Hours, dist.Exponential{Rate: 30}, uniform, heavy, lognormal(0.25), lognormal(0.5), lognormal(1), lognormal(2),
		dist.Weibull{Scale: 0.05, Shape: 0.5}, dist.Weibull{Scale: 0.05, Shape: 2}, dist.Gamma{Scale: 0.1, Shape: 0.5}, dist.Gamma{Scale: 0.02, Shape: 3},
	}
}

// overVariety is 1 if the lab's share and the slope of the mean excess at the cutoff,
// found by a difference, agree under every tail at every cost.
func overVariety(agree func(share, slope float64) bool) (float64, error) {
	for _, t := range variety() {
		for _, cost := range []float64{2, 5, 9} {
			m := under(t, cost)
			at, err := m.Monopoly()
			if err != nil {
				return math.NaN(), err
			}
			z := m.Threshold(at.Price)
			step := 1e-3 * z
			e := func(i float64) float64 { return dist.MeanExcess(t, z+i*step) }
			slope := (8*(e(1)-e(-1)) - (e(2) - e(-2))) / (12 * step)
			if !agree(m.Split(at.Price).LabShare(), slope) {
				return 0, nil
			}
		}
	}
	return 1, nil
}

func identityHolds() (float64, error) {
	return overVariety(func(share, slope float64) bool { return math.Abs(share*(2+slope)-1) < 1e-7 })
}

func customersKeepMore() (float64, error) {
	const level = 1e-7 // of the exponential, by a difference
	return overVariety(func(share, slope float64) bool {
		return math.Abs(slope) < level && math.Abs(share-0.5) < level || (slope > level) == (share < 0.5) && (slope < -level) == (share > 0.5)
	})
}

// families are tails of one family each, from the lightest to the heaviest.
func families() [][]dist.Tail {
	return [][]dist.Tail{
		{uniform, dist.GPD{Scale: 0.05, Xi: -0.5}, dist.Exponential{Rate: 30}, heavy, dist.GPD{Scale: 0.05, Xi: 0.8}},
		{lognormal(0.25), lognormal(0.5), lognormal(1), lognormal(2)},
		{dist.Weibull{Scale: 0.05, Shape: 2}, dist.Weibull{Scale: 0.05, Shape: 1}, dist.Weibull{Scale: 0.05, Shape: 0.5}},
		{dist.Gamma{Scale: 0.02, Shape: 3}, dist.Gamma{Scale: 0.06, Shape: 1}, dist.Gamma{Scale: 0.12, Shape: 0.5}},
	}
}

// integrationElsewhere is 1 if W(c)/Π* rises from every tail of a family to the next.
func integrationElsewhere() (float64, error) {
	for _, family := range families() {
		for _, cost := range []float64{2, 9} {
			before := 0.0
			for _, t := range family {
				factor, err := integrationFactor(under(t, cost))
				if err != nil {
					return math.NaN(), err
				}
				if !(factor > before) {
					return 0, nil
				}
				before = factor
			}
		}
	}
	return 1, nil
}

// hazardDecides is 1 if the lab keeps less than half under tails whose hazard falls
// throughout, and more where it rises throughout.
func hazardDecides() (float64, error) {
	falling := []dist.Tail{econ.Baseline().Hours, dist.Weibull{Scale: 0.05, Shape: 0.5}, dist.Gamma{Scale: 0.1, Shape: 0.5}, heavy}
	rising := []dist.Tail{uniform, dist.Weibull{Scale: 0.05, Shape: 2}, dist.Gamma{Scale: 0.02, Shape: 3}}
	for i, t := range append(falling, rising...) {
		for _, cost := range []float64{2, 5, 9} {
			share, err := shareUnder(t, cost)
			if err != nil {
				return math.NaN(), err
			}
			if (i < len(falling)) != (share < 0.5) {
				return 0, nil
			}
		}
	}
	return 1, nil
}

// indexAgainstShare is 1 if along ξ, with scale and location held fixed, the Lerner
// index rises and the lab's share falls.
func indexAgainstShare() (float64, error) {
	index, share := math.Inf(-1), math.Inf(1)
	for _, xi := range []float64{-2, -1, -0.5, 0, 0.25, 0.5, 0.75, 0.95} {
		m := under(dist.GPD{Scale: 0.05, Xi: xi}, 2)
		at, err := m.Monopoly()
		if err != nil {
			return math.NaN(), err
		}
		now := m.Split(at.Price).LabShare()
		if !(at.LernerIndex() > index && now < share) {
			return 0, nil
		}
		index, share = at.LernerIndex(), now
	}
	return 1, nil
}

// generalisedParetoShare is 1 if the share is (1−ξ)/(2−ξ) whatever else changes, by
// the general numerical route.
func generalisedParetoShare() (float64, error) {
	for _, xi := range []float64{-2, -1, -0.5, 0, 1.0 / 3, 2.0 / 3, 0.9} {
		for _, m := range []econ.Market{
			{Wage: 60, Tokens: 0.5, Cost: 2, Hours: dist.GPD{Scale: 0.05, Xi: xi}},
			{Wage: 60, Tokens: 0.5, Cost: 4, Hours: dist.GPD{Scale: 5, Xi: xi}},
			{Wage: 25, Tokens: 3, Cost: 0.1, Hours: dist.GPD{Location: 0.01, Scale: 0.05, Xi: xi}},
		} {
			m.Hours = dist.Plain{Tail: m.Hours}
			at, err := m.Monopoly()
			if err != nil {
				return math.NaN(), err
			}
			if math.Abs(m.Split(at.Price).LabShare()-(1-xi)/(2-xi)) > 1e-9 {
				return 0, nil
			}
		}
	}
	return 1, nil
}

// averagePassThrough is the average of dp/dc over costs above 2 $/Mtok, weighted by
// the quantity sold at each, under the lognormal tail. At 10⁷ $/Mtok one task in 10⁴⁶
// is left.
func averagePassThrough() (float64, error) {
	var failed error
	over := func(weight func(econ.Market) (float64, error)) float64 {
		area, err := quad.Integral(func(logCost float64) float64 {
			m := under(lognormal(1), math.Exp(logCost))
			at, err := m.Monopoly()
			if err != nil {
				failed = err
			}
			w, err := weight(m)
			if err != nil {
				failed = err
			}
			return m.Cost * m.Demand(at.Price) * w
		}, math.Log(2), math.Log(1e7))
		if err != nil {
			failed = err
		}
		return area
	}
	passed := over(econ.Market.PassThrough)
	sold := over(func(econ.Market) (float64, error) { return 1, nil })
	return passed / sold, failed
}

// towardsHalf is 1 if the distance of the share from a half shrinks with every step
// of the cost under lognormal, Weibull and gamma tails.
func towardsHalf() (float64, error) {
	for _, t := range []dist.Tail{lognormal(1), lognormal(2), dist.Weibull{Scale: 0.1, Shape: 0.5}, dist.Weibull{Scale: 0.05, Shape: 2}, dist.Gamma{Scale: 0.02, Shape: 3}} {
		before := math.Inf(1)
		for _, cost := range []float64{2, 6, 20, 60} {
			share, err := shareUnder(t, cost)
			if err != nil {
				return math.NaN(), err
			}
			if !(math.Abs(share-0.5) < before) {
				return 0, nil
			}
			before = math.Abs(share - 0.5)
		}
	}
	return 1, nil
}
