package ledger

// This file is long because it is a table: the claims of one notebook in reading order,
// each with the functions that only it uses.

import (
	"errors"
	"math"

	"valuecapture/econ/commons"
)

// The tariffs of notebook 09: a seat in $/month, a price in $/Mtok, and what the
// application layer takes of what users gain.
const (
	seatPrice  = 20
	tokenPrice = 6
	appTake    = 0.3
)

// tragedyOfValueCapture holds the companion essay, sentence by sentence, and what
// notebook 09-tragedy-of-value-capture adds. Numbers are those of its baseline.
var tragedyOfValueCapture = []Claim{
	{
		ID: "few-create-much", Source: Companion, Section: "Opening",
		Says:    "A small share of users find the tool priceless.",
		Verdict: HoldsIf, Because: "value grows with complexity fast enough against its tail, as assumed: the share is 0.01^(1−η/α), and 1% at η = 0",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			return topShare(0.01, e.ValueExponent/e.TailIndex), nil
		},
		Format: Percent, Quantity: "of all value, created by the top 1%", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "no-revenue-model", Source: Companion, Section: "Opening",
		Says:    "It is hard to find a revenue model by which the many users who bring in little fund the few who do research.",
		Verdict: HoldsIf, Because: "βγ ≥ α, or the simplest users would not pay the mean cost, or tokens are sold beside the seat. Otherwise a seat does it",
		Compute: func() (float64, error) { return commons.Baseline().BreakEvenSeat() }, Quantity: "$/month, the seat that breaks even", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "hard-to-capture", Source: Companion, Section: "Opening",
		Says:    "Returns to research are widely distributed and hard to capture.",
		Verdict: HoldsIf, Because: "δ > 0, as assumed; patents and publications by user would measure it",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			return math.Pow(e.PricedOut(tokenPrice), -e.Diffusion), nil
		},
		Format: Percent, Quantity: "of its value, kept by the most complex user who still buys tokens", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "long-horizon", Source: Companion, Section: "The tragedy of value capture",
		Says:    "Returns to research come late.",
		Verdict: HoldsIf, Because: "L > 0 and the private rate is above the social one. A lag scales value and leaves every exponent: it prices nobody out while what users keep comes at once, and moves the edge of buying, here from 100 to 14, if that comes late too",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			return math.Exp((e.SocialRate - e.PrivateRate) * e.Lag), nil
		},
		Format: Percent, Quantity: "what a private owner counts them for, of what society does", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "median-keeps-most", Source: Companion, Section: "The tragedy of value capture",
		Says:    "The many use it in simple ways that are easy to monetise.",
		Verdict: HoldsIf, Because: "δ is small against α: the median user keeps the share 2^(−δ/α)",
		Compute: func() (float64, error) { e := commons.Baseline(); return math.Pow(2, -e.Diffusion/e.TailIndex), nil },
		Format:  Percent, Quantity: "of its value, kept by the median user", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "uses-of-the-many", Source: Companion, Section: "The tragedy of value capture",
		Says:    "The many use it for customer service, marketing copy and help with code.",
		Verdict: NotTested, Because: "a sample of usage logs, classified by task and weighted by users and by tokens, would test it",
	},
	{
		ID: "cross-subsidy", Source: Companion, Section: "The tragedy of value capture",
		Says:    "Cost grows with the users at the high end while revenue grows with those at the low end.",
		Verdict: HoldsIf, Because: "βγ < α; at or above it the top causes all of an infinite cost",
		Compute: func() (float64, error) { return commons.Baseline().CostShare(0.01) },
		Format:  Percent, Quantity: "of the cost of a seat, caused by the top 1%, who pay 1% of the revenue", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "token-cross-subsidy", Source: Extension, Section: "The tragedy of value capture",
		Says:    "A price per token narrows the cross-subsidy and does not close it.",
		Verdict: HoldsIf, Because: "γ > 1; at γ = 1 cost is in proportion to tokens and there is none",
		Compute: func() (float64, error) { return commons.Baseline().TokenShare(0.01) },
		Format:  Percent, Quantity: "of all tokens, taken by the top 1%, who cause 21.5% of the cost", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "predictable-roi", Source: Companion, Section: "Causal chain",
		Says:    "The ordinary user's return is predictable: what users keep has a finite variance.",
		Verdict: HoldsIf, Because: "η − δ < α/2",
		Compute: func() (float64, error) { private, _ := commons.Baseline().ValueTailIndex(); return private, nil }, Quantity: "its tail index, which has to be above 2", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "saas-fits-the-median", Source: Companion, Section: "Causal chain",
		Says:    "Seats and tokens fit the median user: both are worth their price to it, and cover its cost.",
		Verdict: HoldsIf, Because: "the prices are between what the median user costs and what it keeps",
		Compute: saasFitsTheMedian, Format: YesOrNo, Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "linear-value", Source: Companion, Section: "Causal chain",
		Says:    "The median user's value is linear.",
		Verdict: NotTested, Because: "here one exponent serves all users; a slope of log value on log tokens near 1 among ordinary users, and above 1 among the extreme ones, would show it",
	},
	{
		ID: "nonlinear-value", Source: Companion, Section: "Causal chain",
		Says:    "The extreme user's value is nonlinear: it grows faster than in proportion to tokens.",
		Verdict: HoldsIf, Because: "η > β, as assumed; the slope of log value on log tokens over users would measure it",
		Compute: func() (float64, error) { e := commons.Baseline(); return e.ValueExponent / e.TokenExponent, nil }, Quantity: "the power of tokens with which it grows", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "unpredictable-value", Source: Companion, Section: "Causal chain",
		Says:    "What the extreme users create has no predictable return: its variance is infinite.",
		Verdict: HoldsIf, Because: "η ≥ α/2",
		Compute: func() (float64, error) { _, created := commons.Baseline().ValueTailIndex(); return created, nil }, Quantity: "its tail index, 2 or below", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "uncapturable-by-subscription", Source: Companion, Section: "Causal chain",
		Says:    "The return exists and a simple subscription cannot capture it.",
		Verdict: HoldsIf, Because: "users differ or something escapes them, as assumed. Spillovers are not needed: with nothing escaping, δ = 0, the best seat earns 18.4%, because one price cannot follow what users gain",
		Compute: bestSeatShare, Format: Percent, Quantity: "of what there is to gain, earned by the best seat", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "like-bell-labs", Source: Companion, Section: "Causal chain",
		Says:    "The research frontier of AI users is like Bell Labs or DARPA.",
		Verdict: NotTested, Because: "an analogy; the share of each one's returns that its funder kept, over decades, would test it",
	},
	{
		ID: "superlinear-cost", Source: Companion, Section: "Causal chain",
		Says:    "Cost grows faster than in proportion to model size, compute a query and depth of iteration.",
		Verdict: NotTested, Because: "it is γ > 1, which is assumed here; the slope of log serving cost on log tokens over users would test it",
	},
	{
		ID: "seat-insolvency", Source: Extension, Section: "Causal chain",
		Says:    "Superlinear cost makes a seat insolvent at every price from βγ = α on.",
		Verdict: HoldsIf, Because: "the most complex join, η ≥ δ",
		Given: 1.875, Rounding: 1e-9,
		Compute: insolventFrom, Quantity: "the γ from which it is, at the baseline", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "median-subsidises-frontier", Source: Companion, Section: "Causal chain",
		Says:    "Median users subsidise infrastructure and not frontier exploration.",
		Verdict: HoldsIf, Because: "they pay by the token, which leaves the frontier out. A seat makes them subsidise exactly the frontier",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			return math.Pow(e.Subsidised(seatPrice), -e.TailIndex), nil
		},
		Format: Percent, Quantity: "of the members of a seat, who cost more than they pay", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "per-token-fails", Source: Companion, Section: "Causal chain",
		Says:    "Pricing by the token fails the frontier.",
		Verdict: HoldsIf, Because: "δ > η − β, so that the most complex are priced out, and η > βγ, so that serving them is worth it. For η < βγ leaving out the far tail is efficient",
		Compute: func() (float64, error) { return lost(commons.Baseline().Token(tokenPrice)) },
		Format:  Percent, Quantity: "of what there is to gain, lost", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "per-seat-fails", Source: Companion, Section: "Causal chain",
		Says:    "Pricing by the seat fails the frontier.",
		Verdict: HoldsIf, Because: "βγ ≥ α, or tokens are sold beside it at which the simplest user pays no more than the mean cost of all. By itself it serves everyone at the baseline",
		Compute: func() (float64, error) {
			margin, _, err := commons.Baseline().SeatMargin(seatPrice, tokenPrice)
			return margin, err
		},
		Quantity: "$/month a user, earned by a seat at 20 beside tokens at 6", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "high-compute-low-revenue", Source: Companion, Section: "Causal chain",
		Says:    "Frontier use may take much compute and bring little revenue soon.",
		Verdict: HoldsIf, Because: "η − δ < βγ",
		Compute: func() (float64, error) {
			o, err := commons.Baseline().AtCost(0, 0)
			return o.Served[len(o.Served)-1].To, err
		},
		Quantity: "the complexity above which users keep less than they cost", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "insolvency-excludes-tragedy", Source: Extension, Section: "Causal chain",
		Says:    "While the mean value created is finite, a seat that the tail makes insolvent and a tail that is priced out though worth serving exclude each other.",
		Verdict: HoldsIf, Because: "η < α: one needs βγ ≥ α, the other βγ < η",
		Compute: insolvencyExcludesTragedy, Format: YesOrNo, Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "outside-the-sweet-spot", Source: Companion, Section: "Causal chain",
		Says:    "Those who turn AI into new science, law or philosophy sit outside what can be monetised.",
		Verdict: HoldsIf, Because: "the price is per token and δ > η − β; who they are is not in the model",
		Compute: func() (float64, error) { e := commons.Baseline(); return e.Share(e.Excluded(tokenPrice)), nil },
		Format:  Percent, Quantity: "of users, priced out by tokens at 6 $/Mtok", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "like-universities", Source: Companion, Section: "What it looks like",
		Says:    "Universities are subsidised because knowledge spills over into everything else.",
		Verdict: NotTested, Because: "a history; funding by source against measured spillovers, across countries, would test it",
	},
	{
		ID: "like-open-source", Source: Companion, Section: "What it looks like",
		Says:    "Open-source software could not sustain itself until corporate backers appeared.",
		Verdict: NotTested, Because: "a history; survival of projects before and after they found a backer would test it. In the model it is applications-fund-the-pool",
	},
	{
		ID: "basic-science", Source: Companion, Section: "What it looks like",
		Says:    "Basic science is a public good that state, philanthropy or consortia pay for.",
		Verdict: NotTested, Because: "a history; budgets by source would test it. In the model it is public-infrastructure",
	},
	{
		ID: "same-pattern", Source: Companion, Section: "What it looks like",
		Says:    "In AI the frontier becomes public infrastructure and revenue comes from applications.",
		Verdict: NotTested, Because: "a forecast; compute given away by labs and states against revenue by layer, over years, would test it",
	},
	{
		ID: "small-but-valuable", Source: Companion, Section: "Solutions",
		Says:    "The frontier is small and disproportionately valuable.",
		Verdict: HoldsIf, Because: "η > 0; and for η ≥ α any top share creates everything",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			return topShare(e.Share(e.Excluded(tokenPrice)), e.ValueExponent/e.TailIndex), nil
		},
		Format: Percent, Quantity: "of all value, created by the 0.1% of users whom tokens price out", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "separate-infrastructure", Source: Companion, Section: "Solutions",
		Says:    "Separating infrastructure from application, and selling it at cost, repairs the loss.",
		Verdict: Fails, Because: "by itself it wins back 7.3% of what tokens at 6 lose. It takes away the margin and not the spillover; with superlinear cost little margin is left at the frontier to take away, and at γ = 1, where two thirds are, it wins back less than half",
		Compute: func() (float64, error) { return lost(commons.Baseline().AtCost(appTake, 0)) },
		Format:  Percent, Quantity: "of what there is to gain, still lost", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "public-infrastructure", Source: Companion, Section: "Solutions",
		Says:    "State, industry or philanthropy can pay for the frontier as for a public good.",
		Verdict: HoldsIf, Because: "η > βγ and βγ < α; and the pool knows who is complex",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			pool, err := e.Pool(e.Excluded(tokenPrice), e.FullPool(tokenPrice))
			return pool.Return(), err
		},
		Format: Dollars, Quantity: "social value for each dollar of a pool for all who are priced out", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "revenue-at-applications", Source: Companion, Section: "Solutions",
		Says:    "Revenue can be extracted at the application layer.",
		Verdict: HoldsIf, Because: "applications see what their users gain, as assumed; what escapes the users escapes them too",
		Compute: func() (float64, error) { o, err := commons.Baseline().AtCost(appTake, 0); return o.App, err }, Quantity: "$/month a user, if applications take 30% of what users gain", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "applications-fund-the-pool", Source: Companion, Section: "Solutions",
		Says:    "Cross-subsidies can underwrite the frontier.",
		Verdict: HoldsIf, Because: "βγ < α, and applications can be made to pay: each of them gains by leaving it to the others",
		Compute: func() (float64, error) {
			o, err := commons.Baseline().AtCost(appTake, 1)
			return o.PoolPays / (o.App + o.PoolPays), err
		},
		Format: Percent, Quantity: "of what applications take, pays for everyone priced out", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "levy-funds-the-pool", Source: Extension, Section: "Solutions",
		Says:    "A levy on what served users pay can fund the frontier.",
		Verdict: HoldsIf, Because: "βγ < α and tokens bring in more than the pool costs",
		Compute: func() (float64, error) { return commons.Baseline().BalancedLevy(tokenPrice) },
		Format:  Percent, Quantity: "the lowest rate that pays for everyone it leaves out", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "endowment", Source: Companion, Section: "Solutions",
		Says:    "An endowment can fund the frontier.",
		Verdict: HoldsIf, Because: "βγ < α; the real rate is assumed",
		Compute: func() (float64, error) { return commons.Endowment(commons.Baseline().FullPool(tokenPrice), 0.04) }, Format: Dollars, Quantity: "per potential user, at a real rate of 4%", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "pool-return", Source: Extension, Section: "Solutions",
		Says:    "The return on the last dollar of a pool falls like a power of its size, (η−βγ)/(α−βγ).",
		Verdict: HoldsIf, Because: "βγ < η < α and nothing arrives late; at the baseline's lag of ten years to within a percent",
		Given: 0.4, Rounding: 1e-6,
		Compute: poolReturnExponent, Quantity: "that power", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "token-demand-elasticity", Source: Extension, Section: "Price elasticity by task complexity",
		Says:    "Where tasks that save more take more tokens, like hours to the power 0.5, the demand for tokens has elasticity 2 while that for tasks has 3.",
		Verdict: HoldsIf, Because: "β < min(1, α): the elasticities are (α−β)/(1−β) and α/(1−β)",
		Given: 2, Rounding: 1e-9,
		Compute: func() (float64, error) { return essayTokens().TokenElasticity(2 * essayTokens().BaseValue), nil }, Quantity: "the elasticity of the demand for tokens", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "why-labs-oscillate", Source: Companion, Section: "Solutions",
		Says:    "This is why labs oscillate between selling software and funding that looks like a state's.",
		Verdict: NotTested, Because: "a motive; internal plans and the terms of each round would test it",
	},
}

// topShare is the share of the total that the top fraction q holds, where the
// total is of x^s with s/α as given.
func topShare(q, ratio float64) float64 { return math.Pow(q, 1-ratio) }

// lost is the share of what there is to gain that an outcome loses.
func lost(o commons.Outcome, err error) (float64, error) { return 1 - o.Realised(), err }

func saasFitsTheMedian() (float64, error) {
	e := commons.Baseline()
	x := math.Pow(2, 1/e.TailIndex)
	for _, bill := range []float64{seatPrice, tokenPrice * e.Tokens(x)} {
		if bill > e.PrivateValue(x) || bill < e.Cost(x) {
			return 0, nil
		}
	}
	return 1, nil
}

// bestSeatShare is what the best seat earns of what there is to gain. The
// simplest user's value is among the prices tried, below which all join.
func bestSeatShare() (float64, error) {
	e := commons.Baseline()
	best := 0.0
	for price := e.BaseValue / 8; price <= e.BaseValue*8; price *= math.Pow(2, 1.0/64) {
		o, err := e.Seat(math.Min(price, e.BaseValue*8))
		if err != nil {
			return math.NaN(), err
		}
		best = math.Max(best, o.Lab)
	}
	o, err := e.Seat(e.BaseValue)
	return math.Max(best, o.Lab) / e.Potential(), err
}

// insolventFrom halves the range of γ in which a seat stops breaking even.
func insolventFrom() (float64, error) {
	e := commons.Baseline()
	low, high := 1.0, 3.0
	for range 60 {
		e.CostExponent = (low + high) / 2
		if _, err := e.BreakEvenSeat(); errors.Is(err, commons.ErrInsolvent) {
			high = e.CostExponent
		} else {
			low = e.CostExponent
		}
	}
	return high, nil
}

func insolvencyExcludesTragedy() (float64, error) {
	const far = 1e60
	e := commons.Baseline()
	for gamma := 1.0; gamma < 3; gamma += 0.1 {
		for eta := 0.05; eta < e.TailIndex; eta += 0.1 {
			at := e
			at.CostExponent, at.ValueExponent = gamma, eta
			_, err := at.BreakEvenSeat()
			tragedy := !at.Buyers(tokenPrice).Contains(far) && at.WorthServing(1).Contains(far)
			if tragedy && errors.Is(err, commons.ErrInsolvent) {
				return 0, nil
			}
		}
	}
	return 1, nil
}

// poolReturnExponent is how fast the return on the last dollar falls between two
// pools, without a lag.
func poolReturnExponent() (float64, error) {
	e := commons.Baseline()
	e.Lag = 0
	kept := e.Excluded(tokenPrice)
	small, err := e.Pool(kept, 0.01)
	if err != nil {
		return math.NaN(), err
	}
	large, err := e.Pool(kept, 0.1)
	return math.Log(small.Marginal/large.Marginal) / math.Log(10), err
}

// essayTokens is the first essay's market as an economy: value is linear in what
// is Pareto, all of it is kept, and tokens grow with its square root.
func essayTokens() commons.Economy {
	e := commons.Baseline()
	e.ValueExponent, e.Diffusion, e.TokenExponent, e.CostExponent = 1, 0, 0.5, 1
	return e
}
