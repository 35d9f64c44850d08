package ledger

import (
	"errors"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/quad"
)

// lernerPrice holds what notebook 03-lerner-price proves.
var lernerPrice = []Claim{
	{
		ID: "lerner-condition", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "A monopolist sets (p−c)/p to one over the price elasticity of demand.",
		Verdict: HoldsIf, Because: "the best price is above the kink price; at the kink (p−c)/p is larger. Several prices may meet the condition where elasticity falls with the price",
		Compute: lernerTimesElasticity, Quantity: "Lerner index times elasticity, at the best price of a lognormal tail", Notebook: "03-lerner-price",
	},
	{
		ID: "pareto-lerner-index", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "Under a Pareto tail the lab's per-token markup, in our words its Lerner index, is 1/α.",
		Verdict: HoldsIf, Because: "α > 1 and cα/(α−1) is at or above the kink price",
		Compute: func() (float64, error) {
			at, err := econ.BaselineAt(1.5).Monopoly()
			return at.LernerIndex(), err
		},
		Format: Percent, Quantity: "the Lerner index at α = 1.5", Notebook: "03-lerner-price",
	},
	{
		ID: "pareto-price", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "The best price is cα/(α−1): 6 $/Mtok at a cost of 2 $/Mtok and α = 1.5.",
		Verdict: HoldsIf, Because: "α > 1 and that price is at or above the kink price; below it the best price is the kink price itself",
		Given: 6, Rounding: 0.5,
		Compute: func() (float64, error) {
			at, err := econ.BaselineAt(1.5).Monopoly()
			return at.Price, err
		},
		Format: PerMtok, Notebook: "03-lerner-price",
	},
	{
		ID: "calibrated-tail-index", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "A price of 6 and a cost of 2 $/Mtok imply α = 1.5.",
		Verdict: HoldsIf, Because: "one seller chose the price, above the kink price; N firms that choose quantities and charge the same would imply α = 1.5/N",
		Given: 1.5, Rounding: 0.05,
		Compute: func() (float64, error) { return impliedTailIndex(6, 2) }, Notebook: "03-lerner-price",
	},
	{
		ID: "infinite-variance", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "At α = 1.5 the variance of hours saved is infinite: what the hours between Z and 100 Z add to the second moment grows like Z to the power 2 − α.",
		Verdict: Holds,
		Compute: func() (float64, error) { return secondMomentGrowth(econ.BaselineAt(1.5).Hours) }, Quantity: "that power; a finite variance needs it below 0", Notebook: "03-lerner-price",
	},
	{
		ID: "pricing-power-is-shape", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "Pricing power is a function of the shape of the distribution of hours saved alone.",
		Verdict: HoldsIf, Because: "the tail is Pareto and the price is above the kink: then cost, wage and tokens cancel. At the kink, and under any other tail, they count",
		Compute: shapeAlone, Format: YesOrNo, Notebook: "03-lerner-price",
	},
	{
		ID: "exponential-no-power", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "If hours saved are exponential, the lab has little pricing power.",
		Verdict: HoldsIf, Because: "w/(λT), what the mean saving is worth a million tokens, is small beside the cost: the Lerner index is 1/(1 + cλT/w). With a mean of 4T/w hours it is two thirds at a cost of 2, as under the Pareto tail; what differs is that it falls as cost rises",
		Compute: func() (float64, error) {
			m := econ.Baseline()
			m.Hours = dist.Exponential{Rate: 10 * m.Wage / (m.Cost * m.Tokens)}
			at, err := m.Monopoly()
			return at.LernerIndex(), err
		},
		Format: Percent, Quantity: "the Lerner index where w/(λT) is a tenth of the cost", Notebook: "03-lerner-price",
	},
	{
		ID: "pay-almost-anything", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "High prices last only if there remain tasks for which customers will pay almost anything.",
		Verdict: HoldsIf, Because: "the price has to outlast rivals that do ever longer tasks, or to pass any bound one names. Every tail without an upper end has such tasks, the exponential too; without rivals a price of 6 $/Mtok at a cost of 2 needs none",
		Compute: unboundedTailsPay, Format: YesOrNo, Quantity: "whether some tasks are worth 1000 $/Mtok under the Pareto and the exponential tail, and none under one with an end", Notebook: "03-lerner-price",
	},
	{
		ID: "needs-heavy-tail", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "The labs need a heavy right tail to command high prices as cheaper alternatives catch up.",
		Verdict: HoldsIf, Because: "a price that survives rivals is meant, and the dollars it earns. If open models do all tasks up to z hours, what is left earns dollars that fall like z e^(−λz) under an exponential tail and only like z^(1−α) under a Pareto tail. One seller without rivals needs no heavy tail: with willingness to pay uniform from 0 to 10 $/Mtok the best price is again 6",
		Compute: func() (float64, error) {
			limit := econ.Baseline().WillingnessToPay(0.5) // the lab's best price: it keeps every task that is left
			return thinTailed().Profit(limit) / econ.Baseline().Profit(limit), nil
		},
		Quantity: "profit under the exponential tail over that under the Pareto tail, once open models do every task up to half an hour", Notebook: "03-lerner-price",
	},
	{
		ID: "not-a-monopoly", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "The market for inference is not a monopoly.",
		Verdict: NotTested, Because: "an observation; how a lab's sales respond to a rival's price, on the same tasks, would test it",
	},
	{
		ID: "monopoly-most-favourable", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "Monopoly is the most favourable position for the lab.",
		Verdict: Holds,
		Compute: func() (float64, error) { return fallsWithFirms(econ.BaselineAt(1.5)) },
		Format:  YesOrNo, Notebook: "03-lerner-price",
	},
	{
		ID: "competition-raises-elasticity", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "Under any other competitive scenario the price elasticity is higher.",
		Verdict: HoldsIf, Because: "it is each firm's own elasticity: three firms that choose quantities face three times the market's, which stays α. With c < p_m the price does not even move from the kink",
		Compute: func() (float64, error) {
			m := econ.BaselineAt(1.5)
			at, err := m.Cournot(3)
			return 1 / at.LernerIndex() / m.Elasticity(at.Price), err
		},
		Format: Times, Quantity: "the market's elasticity, for one of three firms", Notebook: "03-lerner-price",
	},
	{
		ID: "inference-margins", Source: Essay, Section: "Opening",
		Says:    "Labs make about 80% on inference.",
		Verdict: NotTested, Because: "it is a measurement of somebody's books, and the essay's own 6 and 2 give 67%; audited cost per token would test it",
	},
	{
		ID: "price-and-cost", Source: Essay, Section: "Price elasticity by task complexity",
		Says:    "A million tokens sell for 6 dollars, a blended list price, and cost about 2.",
		Verdict: NotTested, Because: "both are taken over: the blend depends on how many tokens go in and how many come out, and the cost is in nobody's published books; a month's mix and an audited cost would test them",
	},
	{
		ID: "quoted-forecasts", Source: Essay, Section: "Opening",
		Says:    "Growth and unemployment will both be high, and most office tasks automated within 12 to 18 months.",
		Verdict: NotTested, Because: "forecasts of others, which the essay quotes; employment by task and hours saved, at the dates they name, would test them",
	},
	{
		ID: "open-source-threat", Source: Essay, Section: "Opening",
		Says:    "Firms for which inference is a large cost turn to open models.",
		Verdict: NotTested, Because: "an observation; the share of tokens bought from open models, by the share of inference in a firm's cost, would test it",
	},
	{
		ID: "tail-index-at-80", Source: Extension, Section: "Price elasticity by task complexity",
		Says:    "A Lerner index of 80% implies α = 1.25.",
		Verdict: HoldsIf, Because: "80% is (p−c)/p at the margin, set by one seller above the kink price",
		Given: 1.25, Rounding: 0.005,
		Compute: func() (float64, error) { return econ.LernerToTailIndex(0.8) }, Notebook: "03-lerner-price",
	},
	{
		ID: "kink-binds", Source: Extension, Section: "Price elasticity by task complexity",
		Says:    "With a cost of 0.5 and a kink price of 2 $/Mtok the best price is the kink price and the Lerner index is 75%, above 1/α.",
		Verdict: HoldsIf, Because: "one seller, and a Pareto tail with α at or above p_m/(p_m−c), here 4/3",
		Given: 0.75, Rounding: 0.005,
		Compute: func() (float64, error) {
			m := econ.Baseline()
			m.Cost = 0.5
			at, err := m.Monopoly()
			return at.LernerIndex(), err
		},
		Format: Percent, Notebook: "03-lerner-price",
	},
	{
		ID: "duopoly-below-one", Source: Extension, Section: "Price elasticity by task complexity",
		Says:    "At α = 0.8 a monopolist has no best price and two firms that choose quantities have one: cNα/(Nα−1), 5.333 $/Mtok.",
		Verdict: HoldsIf, Because: "Nα > 1 and that price is at or above the kink price",
		Given: 5.333, Rounding: 0.0005,
		Compute: func() (float64, error) {
			m := econ.BaselineAt(0.8)
			if _, err := m.Monopoly(); !errors.Is(err, econ.ErrUnbounded) {
				return math.NaN(), err
			}
			at, err := m.Cournot(2)
			return at.Price, err
		},
		Format: PerMtok, Notebook: "03-lerner-price",
	},
}

func impliedTailIndex(price, cost float64) (float64, error) {
	lerner, err := econ.LernerIndex(price, cost)
	if err != nil {
		return lerner, err
	}
	return econ.LernerToTailIndex(lerner)
}

// secondMomentGrowth is the power of Z with which ∫ 2zS(z) dz from Z to 100 Z
// grows, measured between one hour and a hundred. A finite variance needs it below 0.
func secondMomentGrowth(h dist.Tail) (float64, error) {
	moment := func(z float64) float64 { return 2 * z * h.Survival(z) }
	near, err := quad.Integral(moment, 1, 100)
	if err != nil {
		return math.NaN(), err
	}
	far, err := quad.Integral(moment, 100, 10000)
	return math.Log(far/near) / math.Log(100), err
}

// lernerTimesElasticity is (p−c)/p times ε(p) at the best price of a lognormal
// market found by the general route: 1 if the condition holds.
func lernerTimesElasticity() (float64, error) {
	m := econ.Baseline()
	m.Hours = dist.Plain{Tail: dist.Lognormal{Mu: math.Log(0.05), Sigma: 1}}
	at, err := m.Monopoly()
	return at.LernerIndex() * m.Elasticity(at.Price), err
}

// shapeAlone is 1 if the Lerner index stays 1/α when cost, wage and tokens
// change one after the other and the price remains above the kink.
func shapeAlone() (float64, error) {
	changes := []func(*econ.Market){
		func(m *econ.Market) { m.Cost = 20 },
		func(m *econ.Market) { m.Wage = 30 },
		func(m *econ.Market) { m.Tokens = 5 },
	}
	for _, change := range changes {
		m := econ.BaselineAt(1.5)
		change(&m)
		at, err := m.Monopoly()
		if err != nil {
			return math.NaN(), err
		}
		if math.Abs(at.LernerIndex()*1.5-1) > 1e-12 {
			return 0, nil
		}
	}
	return 1, nil
}

// unboundedTailsPay is 1 if at prices up to 1000 $/Mtok some tasks remain under the
// Pareto and the exponential tail, and none above the end of a uniform one.
func unboundedTailsPay() (float64, error) {
	bounded := econ.Baseline()
	bounded.Hours = dist.GPD{Scale: bounded.Threshold(10), Xi: -1}
	for _, p := range []float64{20, 100, 1000} {
		if !(econ.BaselineAt(1.5).Demand(p) > 0 && thinTailed().Demand(p) > 0 && bounded.Demand(p) == 0) {
			return 0, nil
		}
	}
	return 1, nil
}

// fallsWithFirms is 1 if price and industry profit fall with every firm that
// joins, from one to ten.
func fallsWithFirms(m econ.Market) (float64, error) {
	before, err := m.Monopoly()
	for n := 2; n <= 10 && err == nil; n++ {
		var at econ.Pricing
		if at, err = m.Cournot(n); err == nil && (at.Price >= before.Price || m.Profit(at.Price) >= m.Profit(before.Price)) {
			return 0, nil
		}
		before = at
	}
	return 1, err
}
