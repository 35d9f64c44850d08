// Long because it is one table: every claim that notebook 09-tragedy-of-value-capture proves.

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
//
// A sentence is judged by its own words. It fails only if it is false under every
// reasonable reading of them and under the text's own assumptions; if it is true under a
// condition that a reader may grant, it holds if, and Because names the condition. What a
// text proposes together is judged together.
var tragedyOfValueCapture = []Claim{
	{
		ID: "few-create-much", Source: Companion, Section: "Opening",
		Says:    "For a small share of users the tool is priceless.",
		Verdict: HoldsIf, Because: "what they keep grows with complexity, η > δ: then some would pay any price for a seat. It is their own gain that a price meets; what they create for others is small-but-valuable",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			o, err := e.Seat(4 * e.BaseValue)
			return o.Coverage, err
		},
		Format: Percent, Quantity: "of users, to whom it is worth four times what it is to the simplest", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "no-revenue-model", Source: Companion, Section: "Opening",
		Says:    "It is hard to find a revenue model by which the many users who bring in little fund the few who do research.",
		Verdict: HoldsIf, Because: "the mean cost is infinite, βγ ≥ α, or more than the simplest users keep, or rivals sell tokens beside the seat. Otherwise a seat does it",
		Compute: func() (float64, error) { return commons.Baseline().BreakEvenSeat() }, Quantity: "$/month, the seat that breaks even", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "industries-fund-research", Source: Companion, Section: "Opening",
		Says:    "It is hard to find a revenue model by which high-revenue industries fund those who do research.",
		Verdict: HoldsIf, Because: "the lab cannot tell the two apart, or rivals sell to industries at cost. If it can and nobody does, two token prices do it (Ramsey): with four users in five in industries that keep more, δ = 0.7, research is served free",
		Compute: industriesFundResearch, Format: PerMtok, Quantity: "what industries then pay", Notebook: "09-tragedy-of-value-capture",
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
		Says:    "Returns to research come late, those of the many soon.",
		Verdict: HoldsIf, Because: "the lag grows with complexity, like l ln x years. Then delay alone prices out the frontier, with nothing diffusing: a tragedy for l from 4 to 10. A lag that is the same for all has no such contrast, and prices out nobody while what users keep comes at once",
		Compute: lateFrom, Quantity: "years per unit of ln x, the l from which it does, at a private rate of 10%", Notebook: "09-tragedy-of-value-capture",
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
		Verdict: HoldsIf, Because: "the bill grows more slowly with complexity than the cost: under any seat, and under tokens where γ > 1. The nearer βγ comes to α, the more the top causes; from there on it causes all of an infinite cost",
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
		Says:    "The ordinary user's return is predictable.",
		Verdict: HoldsIf, Because: "that user's own months differ little: with success at odds x^(−ω) their spread is √(x^ω − 1). That the spread across users is finite, η − δ < α/2, is another matter",
		Compute: func() (float64, error) {
			return commons.OwnSpread(math.Pow(2, 1/commons.Baseline().TailIndex), 0.5), nil
		},
		Quantity: "standard deviation over mean of the median user's months, at ω = 0.5 (the user at 100: 3)", Notebook: "09-tragedy-of-value-capture",
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
		ID: "unpredictable-value", Source: Extension, Section: "Causal chain",
		Says:    "Across users, what is created has an infinite variance, and what users keep has a finite one.",
		Verdict: HoldsIf, Because: "η ≥ α/2 > η − δ. It says nothing about one user's return",
		Compute: func() (float64, error) { _, created := commons.Baseline().ValueTailIndex(); return created, nil }, Quantity: "tail index of what is created; that of what is kept is 5", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "uncapturable-by-subscription", Source: Companion, Section: "Causal chain",
		Says:    "The return exists and a simple subscription cannot capture it.",
		Verdict: HoldsIf, Because: "users differ or something escapes them, as assumed. Spillovers are not needed: with nothing escaping, δ = 0, the best seat earns 18.4%, because one price cannot follow what users gain",
		Compute: bestSeatShare, Format: Percent, Quantity: "of the potential surplus, earned by the best seat", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "like-bell-labs", Source: Companion, Section: "Causal chain",
		Says:    "The research frontier of AI users is like Bell Labs or DARPA.",
		Verdict: NotTested, Because: "an analogy; the share of each one's returns that its funder kept, over decades, would test it",
	},
	{
		ID: "superlinear-cost", Source: Companion, Section: "Causal chain",
		Says:    "Cost grows faster than in proportion to model size, compute a query and depth of iteration.",
		Verdict: HoldsIf, Because: "queries are long enough for attention to weigh, or each step reads again all that went before. In model size the cost of a token is linear. It is said of a query: if it were true of an account, two accounts would save. The slope of log cost on log context length would test it",
		Compute: func() (float64, error) { return commons.Attention(175e9, 96, 12288, 100_000) }, Quantity: "elasticity of a query's work in its length, at 100,000 tokens of a model as large as GPT-3", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "seat-insolvency", Source: Extension, Section: "Causal chain",
		Says:    "Superlinear cost makes a seat insolvent at every price from βγ = α on.",
		Verdict: HoldsIf, Because: "the most complex join, η ≥ δ. It is enough and not needed: at γ = 1.87 the mean cost is finite, 750 $/month, and no seat covers it either",
		Given: 1.875, Rounding: 1e-9,
		Compute: insolventFrom, Quantity: "the γ from which it is, at the baseline", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "median-subsidises-frontier", Source: Companion, Section: "Causal chain",
		Says:    "Median users subsidise infrastructure and not frontier exploration.",
		Verdict: HoldsIf, Because: "they pay by the token above cost: the margin goes to what is fixed, training say, and the frontier is left out. A seat at the same margin pays for both",
		Compute:  func() (float64, error) { o, err := commons.Baseline().Token(tokenPrice); return o.Lab, err },
		Quantity: "$/month a user, the fixed cost that tokens at 6 cover", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "per-token-fails", Source: Companion, Section: "Causal chain",
		Says:    "Pricing by the token fails the frontier.",
		Verdict: HoldsIf, Because: "δ > η − β, so that the most complex are priced out, and η > βγ, so that serving them is worth it. For η < βγ leaving out the far tail is efficient",
		Compute: func() (float64, error) { return lost(commons.Baseline().Token(tokenPrice)) },
		Format:  Percent, Quantity: "of the potential surplus, lost", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "per-seat-fails", Source: Companion, Section: "Causal chain",
		Says:    "Pricing by the seat fails the frontier.",
		Verdict: HoldsIf, Because: "the mean cost is infinite or more than the simplest users keep, or rivals sell tokens beside it at which the simplest user pays no more than the mean cost of all. By itself it serves everyone at the baseline",
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
		ID: "insolvency-with-tragedy", Source: Extension, Section: "Causal chain",
		Says:    "No seat can break even, and tokens price out a frontier that is worth serving: both at once.",
		Verdict: HoldsIf, Because: "the mean cost is finite and above what the simplest users keep, as at b = 40, γ = 1.8, η = 1.46, δ = 1.16. Where it is infinite and the mean value is not, βγ ≥ α > η, the far tail is not worth serving and the two exclude each other",
		Compute: insolvencyWithTragedy, Format: YesOrNo, Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "base-over-margin", Source: Extension, Section: "Causal chain",
		Says:    "What is priced matters more than the margin: tokens lose a part of the frontier even at zero profit, and a seat loses nobody even with a margin.",
		Verdict: HoldsIf, Because: "η − δ < β, and the seat's price is at most what the simplest users keep",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			rate, err := e.CoveringRate(e.ByToken(), 0)
			if err != nil {
				return math.NaN(), err
			}
			return lost(e.Token(rate / e.BaseTokens))
		},
		Format: Percent, Quantity: "of the potential surplus, lost by tokens at zero profit", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "zero-profit-tokens", Source: Extension, Section: "Causal chain",
		Says:    "One token price at zero profit wins back more of the loss than charging each user its own cost.",
		Verdict: HoldsIf, Because: "γ > 1 and η − δ < β: the average of a token's cost is below that of the users at the edge. Each at its own cost wins back 7.3%",
		Compute: wonBackAtZeroProfit, Format: Percent, Quantity: "of what tokens at 6 lose, won back", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "best-tariff", Source: Extension, Section: "Causal chain",
		Says:    "The lab's best tariff of any shape loses what a price at cost loses.",
		Verdict: HoldsIf, Because: "use does not respond to the price and tokens tell complexity, 0 ≤ η − δ ≤ β. It takes all that users keep and leaves out those who keep less than they cost",
		Compute: func() (float64, error) { return lost(commons.Baseline().BestTariff()) },
		Format:  Percent, Quantity: "of the potential surplus, lost", Notebook: "09-tragedy-of-value-capture",
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
		Says:    "Separate infrastructure from application, fund it as a public good, take revenue at the application layer and underwrite the frontier by cross-subsidy: the four together are rational.",
		Verdict: HoldsIf, Because: "somebody makes the applications pay, and the pool knows who is complex. The first alone, infrastructure at cost, still loses 22.4%",
		Compute: func() (float64, error) {
			x, err := lost(commons.Baseline().AtCost(appTake, 1))
			return math.Max(0, x), err
		},
		Format: Percent, Quantity: "of the potential surplus, lost by the four together", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "public-infrastructure", Source: Companion, Section: "Solutions",
		Says:    "State, industry or philanthropy can pay for the frontier as for a public good.",
		Verdict: HoldsIf, Because: "η > βγ and βγ < α, and the pool serves those who would not have bought",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			pool, err := e.Pool(e.Excluded(tokenPrice), e.FullPool(tokenPrice))
			return pool.Return(), err
		},
		Format: Dollars, Quantity: "social value for each dollar of a pool for all who are priced out", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "additional-users", Source: Extension, Section: "Solutions",
		Says:    "For each dollar of its budget a pool drawn by lot from all users brings a tenth of what one for the priced out brings.",
		Verdict: HoldsIf, Because: "a tenth of the cost is that of users who would not have bought. The rest is a transfer: for each dollar of resources used it brings the same, $102.9",
		Compute: func() (float64, error) {
			lot, err := commons.Baseline().ByLot(commons.Everyone(), tokenPrice)
			return lot.PerBudget, err
		},
		Format: Dollars, Quantity: "social value for each dollar of its budget", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "pigou-subsidy", Source: Extension, Section: "Solutions",
		Says:    "A subsidy of all that diffuses, beside a price at cost, loses nothing.",
		Verdict: HoldsIf, Because: "public money is cheap to raise: the outlay is 184 $/month a user, and against tokens at 6 it repairs 61",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			subsidy, err := e.Pigou()
			if err != nil {
				return math.NaN(), err
			}
			token, err := e.Token(tokenPrice)
			return subsidy.CostOfFunds(token), err
		},
		Format: Dollars, Quantity: "wasted for each dollar raised, at which it breaks even", Notebook: "09-tragedy-of-value-capture",
	},
	{
		ID: "top-up", Source: Extension, Section: "Solutions",
		Says:    "Topping up what the priced out can pay costs about half of serving them free.",
		Verdict: HoldsIf, Because: "the funder sees what a user keeps, v(x), and pays C(x) − v(x)",
		Compute: func() (float64, error) {
			e := commons.Baseline()
			o, err := e.TopUp(tokenPrice)
			return o.Subsidy / e.FullPool(tokenPrice), err
		},
		Format: Percent, Quantity: "of the cost of the full pool", Notebook: "09-tragedy-of-value-capture",
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

// lost is the share of the potential surplus that an outcome loses.
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

// bestSeatShare is what the best seat earns of the potential surplus. The
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

// insolventFrom halves the range of γ in which a seat begins to lose without bound.
func insolventFrom() (float64, error) {
	e := commons.Baseline()
	low, high := 1.0, 3.0
	for range 60 {
		e.CostExponent = (low + high) / 2
		o, err := e.Seat(seatPrice)
		if err != nil {
			return math.NaN(), err
		}
		if math.IsInf(o.Lab, -1) {
			high = e.CostExponent
		} else {
			low = e.CostExponent
		}
	}
	return high, nil
}

// insolvencyWithTragedy looks for a seat that breaks even, and for a user who is not worth
// serving, where neither is.
func insolvencyWithTragedy() (float64, error) {
	const far = 1e60
	e := commons.Baseline()
	e.BaseValue, e.CostExponent, e.ValueExponent, e.Diffusion = 40, 1.8, 1.46, 1.16
	for price := 0.5; price < 1e6; price *= 1.1 {
		o, err := e.Seat(price)
		if err != nil {
			return math.NaN(), err
		}
		if o.Coverage > 0 && o.Lab >= 0 {
			return 0, nil
		}
	}
	if e.Buyers(tokenPrice).Contains(far) || e.Share(e.WorthServing(1)) < 1 {
		return 0, nil
	}
	return 1, nil
}

// industriesFundResearch is the token price for industries at which they just pay for
// themselves and for research, whose price is 0.
func industriesFundResearch() (float64, error) {
	research := commons.Baseline()
	industry := research
	industry.Diffusion = 0.7
	r, err := commons.RamseyTokens(0, commons.Group{Share: 0.8, Economy: industry}, commons.Group{Share: 0.2, Economy: research})
	if err != nil {
		return math.NaN(), err
	}
	if r.Price[1] != 0 {
		return math.NaN(), errors.New("research is not served free")
	}
	return r.Price[0], nil
}

// lateFrom halves the range of lags in which delay starts to price out the most complex,
// with nothing diffusing.
func lateFrom() (float64, error) {
	e := commons.Baseline()
	e.Diffusion, e.Lag = 0, 0
	low, high := 0.0, 8.0
	for range 60 {
		l := (low + high) / 2
		late, err := e.Late(l)
		if err != nil {
			return math.NaN(), err
		}
		if late.ByValue() >= late.ByToken() { // what users keep outruns the bill
			low = l
		} else {
			high = l
		}
	}
	return high, nil
}

func wonBackAtZeroProfit() (float64, error) {
	e := commons.Baseline()
	rate, err := e.CoveringRate(e.ByToken(), 0)
	if err != nil {
		return math.NaN(), err
	}
	zero, err := e.Token(rate / e.BaseTokens)
	if err != nil {
		return math.NaN(), err
	}
	at, err := e.Token(tokenPrice)
	return 1 - zero.Deadweight/at.Deadweight, err
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
