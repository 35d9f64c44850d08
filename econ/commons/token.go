package commons

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/root"
)

// Token returns what a price per million tokens brings about. A user buys if and
// only if
//
//	b x^(η−δ) ≥ p τ x^β:
//
// for η − δ > β the most complex buy, which is the world of the first essay; for
// η − δ = β everyone or no one; for η − δ < β the most complex are priced out.
//
// Lab = −Inf where the top buys, γ > 1 and βγ ≥ α. It returns an error wrapping
// [ErrParameter] for an economy that is not valid or a price that is not a finite
// number, 0 or above.
func (e Economy) Token(price float64) (Outcome, error) {
	if err := e.amount("token price", "$/Mtok", price); err != nil {
		return nothing("token"), err
	}
	bill := e.tokens(price)
	return e.outcome("token", service{to: e.buyers(bill[0]), bill: bill, lab: bill}), nil
}

// Buyers returns who buys tokens at a price in $/Mtok; nobody for arguments out of
// domain.
func (e Economy) Buyers(price float64) Bands {
	if e.amount("token price", "$/Mtok", price) != nil {
		return nil
	}
	return e.buyers(e.tokens(price)[0])
}

// PricedOut returns the complexity above which tokens cost more than the user can
// appropriate,
//
//	x̄ = (b/(pτ))^(1/(β−η+δ)),
//
// +Inf for η − δ ≥ β, where the most complex buy if anyone does, and 1 where
// everyone is priced out.
func (e Economy) PricedOut(price float64) float64 {
	if e.amount("token price", "$/Mtok", price) != nil {
		return math.NaN()
	}
	switch bands := e.Buyers(price); len(bands) {
	case 0:
		return 1
	default:
		return bands[len(bands)-1].To
	}
}

// TokenLoss returns the complexity above which a user costs more than its tokens
// bring in,
//
//	(p/(κτ^(γ−1)))^(1/(β(γ−1))),
//
// at least 1. For γ = 1 it is +Inf at a price at or above cost, and 1 below.
func (e Economy) TokenLoss(price float64) float64 {
	if e.amount("token price", "$/Mtok", price) != nil {
		return math.NaN()
	}
	ratio := price * e.BaseTokens / e.scale()
	if order(e.CostExponent, 1) == 0 {
		if ratio >= 1 {
			return math.Inf(1)
		}
		return 1
	}
	return math.Max(1, math.Pow(ratio, 1/(e.costExponent()-e.TokenExponent)))
}

// TokensSold returns the tokens bought at a price, in Mtok a month per potential
// user. +Inf where the top buys and β ≥ α.
func (e Economy) TokensSold(price float64) float64 {
	if e.amount("token price", "$/Mtok", price) != nil {
		return math.NaN()
	}
	return e.mean(e.tokens(1), e.Buyers(price))
}

// TokenElasticity returns the price elasticity of the demand for tokens, sign
// dropped. The users at the edge of buying take T(x) each, so
//
//	T(x) x f(x) / (|η−δ−β| · TokensSold(p)),
//
// with f the density of complexity there. Where the top buys that is the constant
//
//	(α−β)/(η−δ−β),
//
// less than the [Economy.UserElasticity] of α/(η−δ−β): those who leave first take
// fewer tokens than those who stay.
//
// Special cases are:
//
//	TokenElasticity(p) = 0 where everyone buys and nobody is at the edge
//	TokenElasticity(p) = +Inf at the edge of all or none, η − δ = β
//	TokenElasticity(p) = NaN where nobody buys, or β ≥ α and the top does
func (e Economy) TokenElasticity(price float64) float64 {
	return e.elasticity(price, e.tokens(1))
}

// UserElasticity returns the price elasticity of the number of users who buy
// tokens, sign dropped: α/(η−δ−β) where the top buys.
func (e Economy) UserElasticity(price float64) float64 {
	return e.elasticity(price, powers{{1, 0}})
}

func (e Economy) elasticity(price float64, weight powers) float64 {
	if e.amount("token price", "$/Mtok", price) != nil {
		return math.NaN()
	}
	buyers := e.Buyers(price)
	slope := e.privateExponent() - e.TokenExponent
	ratio := price * e.BaseTokens / e.BaseValue
	switch {
	case len(buyers) == 0:
		return math.NaN()
	case order(slope, 0) == 0 && ratio == 1:
		return math.Inf(1)
	case order(slope, 0) == 0, price == 0:
		return 0
	}
	edge := math.Pow(ratio, 1/slope)
	if edge < 1 {
		return 0
	}
	all := e.mean(weight, buyers)
	if math.IsInf(all, 1) {
		return math.NaN()
	}
	return weight.at(edge) * e.TailIndex * math.Pow(edge, -e.TailIndex) / (math.Abs(slope) * all)
}

// BestToken returns the token price, in $/Mtok, at which the lab's margin is
// highest. Where the top buys, η − δ > β, and costs grow slower than what it keeps,
// η − δ > βγ, those who buy are above
//
//	x = (κτ^γ (α−β)/(b (α−η+δ)))^(1/(η−δ−βγ)),
//
// if that is above 1, and the price is what they are just willing to pay; for
// γ = 1 it is the Lerner price of demand with elasticity (α−β)/(η−δ−β). Otherwise,
// and for η − δ = β, everyone buys at the price b/τ. Where the most complex are
// priced out it is found by search.
//
// It returns an error wrapping [ErrInsolvent] if the top would buy and βγ ≥ α,
// [ErrUnbounded] if what users keep has no mean, η − δ ≥ α, and [ErrNoBreakEven] if
// no price earns anything.
func (e Economy) BestToken() (float64, error) {
	if err := e.Validate(); err != nil {
		return math.NaN(), err
	}
	a, beta, g := e.privateExponent(), e.TokenExponent, e.costExponent()
	if order(a, beta) < 0 {
		return e.bestFromBelow()
	}
	switch {
	case e.insolvent():
		return math.NaN(), e.insolvency("no token price breaks even while the most complex buy")
	case order(a, e.TailIndex) >= 0:
		return math.NaN(), fmt.Errorf("%w: what users keep grows like x^%.4g and α = %.4g, so that its mean is infinite: a finite price needs η − δ < α", ErrUnbounded, a, e.TailIndex)
	}
	edge := 1.0
	if order(a, g) > 0 {
		edge = math.Max(1, math.Pow(e.scale()*(e.TailIndex-beta)/(e.BaseValue*(e.TailIndex-a)), 1/(a-g)))
	}
	price := e.PrivateValue(edge) / e.Tokens(edge)
	if profit := e.mean(e.tokens(price).minus(e.cost()), from(edge)); !(profit > 0) {
		return math.NaN(), e.worthless(profit)
	}
	return price, nil
}

// bestFromBelow is BestToken for η − δ < β: the best complexity M up to which users
// buy, at the price b M^(η−δ−β)/τ.
func (e Economy) bestFromBelow() (float64, error) {
	priceAt := func(u float64) float64 {
		return e.BaseValue / e.BaseTokens * math.Exp(u*(e.privateExponent()-e.TokenExponent))
	}
	profit := func(u float64) float64 {
		return e.mean(e.tokens(priceAt(u)).minus(e.cost()), Bands{{1, math.Exp(u)}})
	}
	const last = 40 // of ln M: one user in e^(40α) is above
	best, step := 0.0, 0.02
	for u := step; u < last; u += step {
		if profit(u) > profit(best) {
			best = u
		}
	}
	best = root.Maximum(profit, math.Max(best-step, 0), best+step)
	if earned := profit(best); !(earned > 0) {
		return math.NaN(), e.worthless(earned)
	}
	return priceAt(best), nil
}

func (e Economy) worthless(profit float64) error {
	return fmt.Errorf("%w: the best token price earns %.4g $/month a user at a base cost of %.4g $/month and a base value of %.4g: lower the cost", ErrNoBreakEven, profit, e.scale(), e.BaseValue)
}
