// Long because it is one table: every claim that notebook 05-hayeks-revenge proves.

package ledger

// This file is long because it is a table: the claims of one notebook in reading order,
// each with the functions that only it uses.

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

const (
	hayek     = "Hayek's Revenge"
	frenemies = "Complexity Frenemies"
	rollup    = "Cybernetic Rollup Supremacy"
)

const oneTask = "one indivisible task, a risk-neutral buyer who already knows what it saves, and a seller who can commit; a buyer of many tasks who signs before seeing them can be charged more"

// hayeksRevenge holds what notebook 05-hayeks-revenge proves, and the claims of
// the essay's last three sections that carry no number.
var hayeksRevenge = []Claim{
	{
		ID: "adverse-selection", Source: Essay, Section: "Opening",
		Says:    "Those who spend most on frontier models may be those who are worst placed to gain from them.",
		Verdict: NotTested, Because: "here whoever buys gains; spending and later results of the same firms, before and after, would test it",
	},
	{
		ID: "private-information", Source: Essay, Section: hayek,
		Says:    "Labs would like to observe what each customer gains, and cannot.",
		Verdict: HoldsIf, Because: "that they cannot is the model's assumption, not its result; that they would like to follows: profit rises with the number of equal segments that they can tell apart",
		Compute: profitRisesWithSegments, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "price-signal", Source: Essay, Section: hayek,
		Says:    "What the goods are worth is revealed to the lab only indirectly, by price and demand.",
		Verdict: HoldsIf, Because: "the lab varies its price: demand at two prices gives α if the tail is Pareto, at all prices the distribution of willingness to pay, and never which task is which",
		Compute: func() (float64, error) {
			m := econ.Baseline()
			return math.Log(m.Demand(6)/m.Demand(12)) / math.Ln2, nil
		},
		Quantity: "α, from demand at 6 and at 12 $/Mtok", Notebook: "05-hayeks-revenge",
	},
	{
		ID: "shield-surplus", Source: Essay, Section: hayek,
		Says:    "Customers wish to shield their surplus from the lab.",
		Verdict: HoldsIf, Because: "what the lab would see is fine enough. Told apart into 2 to 5 equal segments nobody loses and many gain, because tasks left out at one price get a price they can bear; up to 8 customers as a whole gain, and from 9 on they lose",
		Compute: onlyAFineEyeHurts, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "where-to-integrate", Source: Essay, Section: hayek,
		Says:    "A surplus that the lab could see would tell it where to integrate.",
		Verdict: Holds, Because: "owning the most valuable tenth of the tasks brings 67.6% of what owning all of them does",
		Compute: gainFromTopTenth, Format: Percent, Quantity: "the gain from owning that tenth, of the gain from owning all", Notebook: "05-hayeks-revenge",
	},
	{
		ID: "integrate-when-heavy", Source: Essay, Section: hayek,
		Says:    "The return to vertical integration is highest when α is smallest.",
		Verdict: Holds, Because: "for one seller and every Pareto tail with α > 1, as a factor and in dollars, with the smallest saving held fixed and with the mean held fixed: in dollars proven at any cost, as a factor at or above the kink price and computed below. Integration itself is taken to cost nothing",
		Compute: integrationFallsWithIndex, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "isomorphic-coefficient", Source: Essay, Section: hayek,
		Says:    "Isomorphic and Coefficient are labs that integrate where tails are heaviest.",
		Verdict: NotTested, Because: "two firms are examples; hours saved per task in their fields against others would test it",
	},
	{
		ID: "right-tail-vanishes", Source: Essay, Section: hayek,
		Says:    "Lighter tails leave fewer tasks that could bear a high price.",
		Verdict: HoldsIf, Because: "the smallest saving is held fixed; with the mean held fixed there are more of them again as α rises from near 1, where the tail takes from almost all tasks to feed ever rarer ones",
		Compute: highPriceNeedsHeavyTail, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "complexity-frenemies", Source: Essay, Section: frenemies,
		Says:    "Complexity is good and bad for a lab at once: a higher per-token margin, in our words Lerner index, and a smaller share of the value.",
		Verdict: HoldsIf, Because: "the price is above the kink: then the share is (1−L)/(2−L) of the Lerner index L. Once the kink binds the share moves and L does not",
		Compute: shareFallsWithLerner, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "full-surplus", Source: Essay, Section: rollup,
		Says:    "Who owns the task takes part in the full surplus.",
		Verdict: HoldsIf, Because: "the owner runs the model at cost: then it gets what lab and customers had and what was lost: the whole surplus at a price equal to cost",
		Compute: func() (float64, error) {
			i, err := econ.BaselineAt(1.5).Integration()
			s := econ.BaselineAt(1.5).Split(6)
			return i.Owned / (s.Lab + s.Customer + s.Deadweight), err
		},
		Format: Percent, Quantity: "what the owner gets, of the three together", Notebook: "05-hayeks-revenge",
	},
	{
		ID: "owner-ignores-margin", Source: Essay, Section: rollup,
		Says:    "An integrated owner can decide not to care about token revenue.",
		Verdict: Holds, Because: "it earns most if it charges itself cost, so that its token margin is nil",
		Compute: costIsBestWithin, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "rollup-superior", Source: Essay, Section: rollup,
		Says:    "Owning the businesses that use the model is a better way to the value than selling inference.",
		Verdict: HoldsIf, Because: "they can be bought for what they earn without the model and less than the whole gain, 1.62 $/task at the baseline, on top: a seller who foresees the gain asks for all of it. The model has no market for businesses",
		Compute: ownerEarnsMore, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "holdcos-buy-revenue", Source: Essay, Section: rollup,
		Says:    "Labs use holding companies to buy token revenue, not to sell earnings.",
		Verdict: NotTested, Because: "a statement about intentions; the contracts between labs and their holdings, and where the margin is booked, would test it",
	},
	{
		ID: "context-at-the-edge", Source: Essay, Section: rollup,
		Says:    "Value goes to integrated assets that own the origin of context.",
		Verdict: NotTested, Because: "the model says that who knows h keeps what lies above the price; it does not say who comes to know it, or where context arises",
	},
	{
		ID: "negative-externalities", Source: Essay, Section: rollup,
		Says:    "Distributing intelligence has negative externalities for seller and buyer, which favours integration.",
		Verdict: NotTested, Because: "the essay leaves it out too; it would take a cost that one buyer's use lays on others, and its measurement",
	},
	{
		ID: "spend-300m", Source: Essay, Section: rollup,
		Says:    "A large buyer spends $300M a year with one lab, and most of those tokens need not go there.",
		Verdict: NotTested, Because: "a quotation; the same tasks run on a cheaper model, and scored blind, would test the second half",
	},
	{
		ID: "virtual-surplus", Source: Extension, Section: hayek,
		Says:    "Profit at any posted price is the virtual surplus w(h − S/f) − cT, added up over the tasks served: 0.3849 $/task at 6.",
		Verdict: Holds,
		Given:   0.3849, Rounding: 0.00005,
		Compute: func() (float64, error) { return econ.Baseline().Profit(6), nil }, Format: PerTask, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "posted-price-best", Source: Extension, Section: hayek,
		Says:    "No menu of lotteries earns more than one posted price.",
		Verdict: HoldsIf, Because: oneTask,
		Compute: noLotteryBeatsPrice, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "seat-fee", Source: Extension, Section: hayek,
		Says:    "A seat fee over many tasks, with tokens at cost, collects more than any price and tends to the whole surplus: the lab's 25% is the price of linear pricing under private information.",
		Verdict: HoldsIf, Because: "the mean saving is finite, the tasks are independent, and buyers are alike before they see them. Slowly at α = 1.5, and to a limit far below the whole if buyers differ for good",
		Compute: seatFeeRises, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "two-part-tariff", Source: Extension, Section: hayek,
		Says:    "From buyers who differ for good in hours and tokens the best two-part tariff collects 36.6% of the potential surplus, with tokens above cost; a fee with tokens at cost collects 31.3%.",
		Verdict: HoldsIf, Because: "very many tasks per buyer, at the baseline, and a lognormal factor between buyers with mean 1 and σ = 1",
		Given: 0.366, Rounding: 0.0005,
		Compute: func() (float64, error) { return twoPart(larger(econ.Baseline())) }, Format: Percent, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "two-part-hours", Source: Extension, Section: hayek,
		Says:    "From buyers who differ for good in hours alone the best two-part tariff collects 30.5%; a fee with tokens at cost collects 29.0%.",
		Verdict: HoldsIf, Because: "very many tasks per buyer, at the baseline, and a lognormal factor between buyers with mean 1 and σ = 1",
		Given: 0.305, Rounding: 0.0005,
		Compute: func() (float64, error) { return twoPart(sharper(econ.Baseline())) }, Format: Percent, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "menu-of-tariffs", Source: Extension, Section: hayek,
		Says:    "From buyers who differ for good in hours and tokens the best menu of two-part tariffs collects 37.8%.",
		Verdict: HoldsIf, Because: "very many tasks per buyer, at the baseline, and a lognormal factor between buyers with mean 1 and σ = 1",
		Given: 0.378, Rounding: 0.0005,
		Compute: menu, Format: Percent, Notebook: "05-hayeks-revenge",
	},
	informed(2, 0.270), informed(4, 0.317), informed(10, 0.458), informed(50, 0.673), informed(200, 0.792),
	{
		ID: "integration-factor", Source: Extension, Section: hayek,
		Says:    "At α = 1.5 owning the task earns (α/(α−1))^α = 5.20 times what selling tokens for it does.",
		Verdict: HoldsIf, Because: paretoCost,
		Given: 5.20, Rounding: 0.005,
		Compute: func() (float64, error) { return integrationFactor(econ.BaselineAt(1.5)) }, Format: Times, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "integration-factor-12", Source: Extension, Section: hayek,
		Says:    "At α = 1.2 owning the task earns 8.59 times what selling tokens for it does.",
		Verdict: HoldsIf, Because: paretoCost,
		Given: 8.59, Rounding: 0.005,
		Compute: func() (float64, error) { return integrationFactor(econ.BaselineAt(1.2)) }, Format: Times, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "integration-factor-kink", Source: Extension, Section: hayek,
		Says:    "At the kink owning the task earns 1 + p_m/((α−1)(p_m−c)) times what selling tokens for it does: 3.667 times at α = 1.5 and a cost of 0.5 $/Mtok.",
		Verdict: HoldsIf, Because: "one seller, and a Pareto tail with α at or above p_m/(p_m−c)",
		Given: 3.667, Rounding: 0.0005,
		Compute: func() (float64, error) {
			m := econ.BaselineAt(1.5)
			m.Cost = 0.5
			return integrationFactor(m)
		},
		Format: Times, Notebook: "05-hayeks-revenge",
	},
	{
		ID: "integration-gpd", Source: Extension, Section: hayek,
		Says:    "Under a generalised Pareto tail owning the task earns (1−ξ)^(−1/ξ) times what selling tokens for it does: e times under the exponential, and only 2 times under the uniform.",
		Verdict: HoldsIf, Because: "one seller, a cost at or above the kink price, which is the smallest saving times w/T, and the best price is interior",
		Given: 2, Rounding: 0.0005,
		Compute: func() (float64, error) {
			m := econ.Baseline()
			m.Hours = uniform
			return integrationFactor(m)
		},
		Format: Times, Quantity: "under the uniform", Notebook: "05-hayeks-revenge",
	},
	{
		ID: "double-margin-price", Source: Extension, Section: rollup,
		Says:    "A lab and an application that are each a monopolist make the customer pay c(α/(α−1))² = 18 $/Mtok, three times what one of them would ask.",
		Verdict: HoldsIf, Because: "the tail is Pareto, and that price is at or above the kink price",
		Given: 18, Rounding: 0.5,
		Compute: func() (float64, error) {
			c, err := econ.BaselineAt(1.5).Chain()
			return c.Retail, err
		},
		Format: PerMtok, Notebook: "05-hayeks-revenge",
	},
	inChain("lab", "the lab keeps", 0.077, func(lab, _, _ float64) float64 { return lab }),
	inChain("application", "the application keeps", 0.231, func(_, app, _ float64) float64 { return app }),
	inChain("customers", "customers keep", 0.692, func(_, _, customers float64) float64 { return customers }),
	{
		ID: "merger-helps-all", Source: Extension, Section: rollup,
		Says:    "If lab and application merge, the price falls, and lab and application together, the customers and the whole all gain.",
		Verdict: HoldsIf, Because: "the price of the two is above the kink; at the kink they charge what one would. A franchise fee with tokens at cost does the same without a merger",
		Compute: mergerHelpsAll, Format: YesOrNo, Notebook: "05-hayeks-revenge",
	},
}

const paretoCost = "one seller, a Pareto tail, and a cost at or above the kink price"

// informed is the claim on the lab's share with k equal segments.
func informed(k int, share float64) Claim {
	return Claim{
		ID: fmt.Sprintf("information-%d", k), Source: Extension, Section: hayek,
		Says:    fmt.Sprintf("A lab that can tell apart %d segments with equally many tasks keeps %.1f%% of the realised surplus.", k, 100*share),
		Verdict: HoldsIf, Because: "it prices each segment for itself, at the baseline: unlike with one price, cost and kink price enter",
		Given: share, Rounding: 0.0005,
		Compute: func() (float64, error) {
			segments, err := econ.Baseline().Segments(k)
			return econ.SplitOf(segments).LabShare(), err
		},
		Format: Percent, Notebook: "05-hayeks-revenge",
	}
}

// inChain is the claim on the share of one member of the chain.
func inChain(who, keeps string, share float64, pick func(lab, app, customers float64) float64) Claim {
	return Claim{
		ID: "double-margin-" + who, Source: Extension, Section: rollup,
		Says:    fmt.Sprintf("With two monopolists in a row %s %.1f%% of the realised surplus.", keeps, 100*share),
		Verdict: HoldsIf, Because: "the tail is Pareto with α = 1.5, each is alone at its stage, and the price of the two is at or above the kink price",
		Given: share, Rounding: 0.0005,
		Compute: func() (float64, error) {
			c, err := econ.BaselineAt(1.5).Chain()
			return pick(c.Shares()), err
		},
		Format: Percent, Notebook: "05-hayeks-revenge",
	}
}

func integrationFactor(m econ.Market) (float64, error) {
	i, err := m.Integration()
	return i.Factor(), err
}

// profitRisesWithSegments is 1 if the lab earns more with every step from 1
// segment to 50.
func profitRisesWithSegments() (float64, error) {
	before := 0.0
	for _, k := range []int{1, 2, 3, 5, 10, 20, 50} {
		segments, err := econ.Baseline().Segments(k)
		if err != nil {
			return math.NaN(), err
		}
		now := econ.SplitOf(segments).Lab
		if !(now > before) {
			return 0, nil
		}
		before = now
	}
	return 1, nil
}

// onlyAFineEyeHurts is 1 if customers as a whole keep more than under one price
// with 2 to 8 segments, and less with 9 to 50.
func onlyAFineEyeHurts() (float64, error) {
	m := econ.Baseline()
	one := m.Split(6).Customer
	for k := 2; k <= 50; k++ {
		segments, err := m.Segments(k)
		if err != nil {
			return math.NaN(), err
		}
		if gain := econ.SplitOf(segments).Customer > one; gain != (k <= 8) {
			return 0, nil
		}
	}
	return 1, nil
}

// gainFromTopTenth is what owning the most valuable tenth of the tasks gains over
// selling tokens at the monopoly price, of what owning all of them gains.
func gainFromTopTenth() (float64, error) {
	m := econ.Baseline()
	all, err := m.Integration()
	if err != nil {
		return math.NaN(), err
	}
	best, err := m.Monopoly()
	if err != nil {
		return math.NaN(), err
	}
	const tenth = 0.1
	top := m
	top.Hours = dist.Truncated{Tail: m.Hours, Low: m.Hours.InverseSurvival(tenth), High: math.Inf(1)}
	return tenth * (top.TotalSurplus(m.Cost) - top.Profit(best.Price)) / all.Gain(), nil
}

// integrationFallsWithIndex is 1 if what integration brings falls with every step
// of the tail index, as a factor and in dollars, at three costs and with either
// the smallest saving or the mean held fixed.
func integrationFallsWithIndex() (float64, error) {
	mean := econ.Baseline().Hours.Mean()
	for _, cost := range []float64{0.5, 2, 9} {
		for _, fixed := range []func(float64) (dist.Pareto, error){
			func(alpha float64) (dist.Pareto, error) { return dist.NewPareto(econ.BaselineScale, alpha) },
			func(alpha float64) (dist.Pareto, error) { return dist.ParetoWithMean(mean, alpha) },
		} {
			factor, gain := math.Inf(1), math.Inf(1)
			for alpha := 1.05; alpha < 10; alpha += 0.05 {
				hours, err := fixed(alpha)
				if err != nil {
					return math.NaN(), err
				}
				m := econ.Baseline()
				m.Cost, m.Hours = cost, hours
				i, err := m.Integration()
				if err != nil {
					return math.NaN(), err
				}
				if !(i.Factor() < factor && i.Gain() < gain) {
					return 0, nil
				}
				factor, gain = i.Factor(), i.Gain()
			}
		}
	}
	return 1, nil
}

// highPriceNeedsHeavyTail is 1 if with the smallest saving fixed ever fewer tasks
// can pay 60 $/Mtok as α rises, and with the mean fixed not.
func highPriceNeedsHeavyTail() (float64, error) {
	able := func(alpha float64) float64 { return econ.BaselineAt(alpha).Demand(60) }
	for alpha := 1.05; alpha < 10; alpha += 0.05 {
		if !(able(alpha+0.05) < able(alpha)) {
			return 0, nil
		}
	}
	sameMean := func(alpha float64) (float64, error) {
		hours, err := dist.ParetoWithMean(econ.Baseline().Hours.Mean(), alpha)
		m := econ.Baseline()
		m.Hours = hours
		return m.Demand(60), err
	}
	near, err := sameMean(1.05)
	if err != nil {
		return math.NaN(), err
	}
	far, err := sameMean(1.25)
	return truth(near < far), err
}

// shareFallsWithLerner is 1 if at every tail index the lab's share is
// (1−L)/(2−L), which falls in L.
func shareFallsWithLerner() (float64, error) {
	for alpha := 1.05; alpha < 10; alpha += 0.05 {
		m := econ.BaselineAt(alpha)
		at, err := m.Monopoly()
		if err != nil {
			return math.NaN(), err
		}
		l := at.LernerIndex()
		if math.Abs(m.Split(at.Price).LabShare()-(1-l)/(2-l)) > 1e-9 {
			return 0, nil
		}
	}
	return 1, nil
}

// costIsBestWithin is 1 if total surplus falls with every step away from a price
// equal to cost, at a cost above the kink price.
func costIsBestWithin() (float64, error) {
	m := econ.Baseline()
	m.Cost = 4
	for step := 0.1; step < 1.9; step += 0.1 {
		if !(m.TotalSurplus(4+step) < m.TotalSurplus(4+step-0.1) && m.TotalSurplus(4-step) < m.TotalSurplus(4-step+0.1)) {
			return 0, nil
		}
	}
	return 1, nil
}

// ownerEarnsMore is 1 if owning earns more than selling at every tail index.
func ownerEarnsMore() (float64, error) {
	for alpha := 1.05; alpha < 10; alpha += 0.05 {
		i, err := econ.BaselineAt(alpha).Integration()
		if err != nil {
			return math.NaN(), err
		}
		if !(i.Gain() > 0) {
			return 0, nil
		}
	}
	return 1, nil
}

// noLotteryBeatsPrice is 1 if no menu of a lottery, which serves the task with
// some chance for a lower price, and the certain service earns more than the
// monopoly price. Buyers take from the menu what is best for them.
func noLotteryBeatsPrice() (float64, error) {
	m := econ.Baseline()
	best, err := m.Monopoly()
	if err != nil {
		return math.NaN(), err
	}
	most := m.Profit(best.Price)
	for chance := 0.1; chance < 0.95; chance += 0.1 {
		for lottery := 1.0; lottery <= 12; lottery += 0.25 { // $/Mtok, if served
			for sure := lottery; sure <= 24; sure += 0.25 {
				enter := math.Min(m.Threshold(lottery), m.Threshold(sure))
				upgrade := math.Max(m.Threshold((sure-chance*lottery)/(1-chance)), enter)
				served := m.Hours.Survival(upgrade)
				earned := (sure-m.Cost)*m.Tokens*served +
					chance*(lottery-m.Cost)*m.Tokens*(m.Hours.Survival(enter)-served)
				if earned > most*(1+1e-12) {
					return 0, nil
				}
			}
		}
	}
	return 1, nil
}

// seatFeeRises is 1 if the best seat fee collects more with every tenfold number
// of tasks, from less than a quarter of the potential surplus to more than two
// thirds.
func seatFeeRises() (float64, error) {
	var collected []float64
	for _, tasks := range []int{1, 10, 100, 1000} {
		c, err := econ.Baseline().Contract(tasks, 4000, 0, rand.New(rand.NewPCG(1, 1)))
		if err != nil {
			return math.NaN(), err
		}
		collected = append(collected, c.Lab/c.Potential())
	}
	for i := range collected[1:] {
		if !(collected[i+1] > collected[i]) {
			return 0, nil
		}
	}
	return truth(collected[0] < 0.25 && collected[3] > 2.0/3), nil
}

// mergerHelpsAll is 1 if the price falls, and lab and application together and
// customers gain, when the two merge, at every tail index.
func mergerHelpsAll() (float64, error) {
	for alpha := 1.05; alpha < 10; alpha += 0.05 {
		m := econ.BaselineAt(alpha)
		c, err := m.Chain()
		if err != nil {
			return math.NaN(), err
		}
		one, err := m.Monopoly()
		if err != nil {
			return math.NaN(), err
		}
		s := m.Split(one.Price)
		if !(one.Price < c.Retail && s.Lab > c.Lab+c.App && s.Customer > c.Customer && s.Deadweight < c.Deadweight) {
			return 0, nil
		}
	}
	return 1, nil
}

// truth is 1 for true and 0 for false.
func truth(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
