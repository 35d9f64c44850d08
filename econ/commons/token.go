package commons

import (
	"fmt"
	"math"
)

// Token returns the outcome of a price per million tokens. A user buys if and only if
//
//	b x^(η−δ) ≥ p τ x^β:
//
// for η − δ > β the most complex buy, which is the world of the first essay; for
// η − δ = β everyone or no one; for η − δ < β the most complex are priced out.
//
// Lab = −Inf where the top buys, γ > 1 and βγ ≥ α. Errors are those of
// [Economy.Seat].
func (e Economy) Token(price float64) (Outcome, error) {
	if err := e.tokenPrice(price); err != nil {
		return nothing("token"), err
	}
	bill := e.tokens(price)
	return e.outcome("token", service{to: e.buyers(bill[0]), bill: bill, lab: bill})
}

// Buyers returns who buys tokens at a price in $/Mtok; nobody for arguments out of
// domain.
func (e Economy) Buyers(price float64) Bands {
	if e.tokenPrice(price) != nil {
		return nil
	}
	return e.onTokens(price).bands()
}

// onTokens returns who buys tokens at a price.
func (e Economy) onTokens(price float64) spans { return e.buyers(e.tokens(price)[0]) }

// PricedOut returns the complexity above which tokens cost more than the user can
// appropriate,
//
//	x̄ = (b/(pτ))^(1/(β−η+δ)),
//
// It is +Inf for η − δ ≥ β, where the most complex buy if anyone does, and 1 where
// everyone is priced out.
func (e Economy) PricedOut(price float64) float64 {
	if e.tokenPrice(price) != nil {
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
	if e.tokenPrice(price) != nil {
		return math.NaN()
	}
	margin := math.Log(price) + math.Log(e.BaseTokens) - math.Log(e.scale()) // on the simplest user
	if e.order(e.costExponent(), e.TokenExponent) == 0 {
		if margin >= -1e-15*(1+math.Abs(math.Log(e.scale()))) {
			return math.Inf(1)
		}
		return 1
	}
	return math.Max(1, math.Exp(margin/(e.costExponent()-e.TokenExponent)))
}

// TokensSold returns the tokens bought at a price, in Mtok a month per potential
// user. +Inf where the top buys and β ≥ α.
func (e Economy) TokensSold(price float64) float64 {
	if e.tokenPrice(price) != nil {
		return math.NaN()
	}
	return e.tokensSold(price)
}

func (e Economy) tokensSold(price float64) float64 {
	return e.mean(e.tokens(1), e.onTokens(price))
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
//
// [Economy.CheckElasticity] says which.
func (e Economy) TokenElasticity(price float64) float64 {
	return e.elasticity(price, e.TokenExponent)
}

// UserElasticity returns the price elasticity of the number of users who buy
// tokens, sign dropped: α/(η−δ−β) where the top buys. It is NaN where nobody buys.
func (e Economy) UserElasticity(price float64) float64 {
	return e.elasticity(price, 0)
}

// CheckElasticity returns nil where [Economy.TokenElasticity] is a number, and
// otherwise why it is not: an error wrapping [ErrParameter] for an economy or price
// out of domain, [ErrNoDemand] where nobody buys, and [ErrInsolvent] where the
// tokens sold are infinite.
func (e Economy) CheckElasticity(price float64) error {
	if err := e.tokenPrice(price); err != nil {
		return err
	}
	buyers := e.onTokens(price)
	if len(buyers) == 0 {
		return fmt.Errorf("%w: at %.4g $/Mtok tokens cost the simplest user %.4g $/month and are worth %.4g: lower the price", ErrNoDemand, price, price*e.BaseTokens, e.BaseValue)
	}
	if math.IsNaN(e.TokenElasticity(price)) {
		return e.tokensWithoutMean()
	}
	return nil
}

// tokensWithoutMean is the error of an infinite number of tokens sold.
func (e Economy) tokensWithoutMean() error {
	return fmt.Errorf("%w: β = %.4g is not below α = %.4g, so that the tokens sold are infinite: cap what the most complex take", ErrInsolvent, e.TokenExponent, e.TailIndex)
}

// elasticity is that of the sum of x^s over those who buy.
func (e Economy) elasticity(price, s float64) float64 {
	if e.tokenPrice(price) != nil || len(e.onTokens(price)) == 0 {
		return math.NaN()
	}
	slope := e.privateExponent() - e.TokenExponent
	ratio := math.Log(price) + math.Log(e.BaseTokens) - math.Log(e.BaseValue)
	d := s - e.TailIndex
	sign := e.order(e.privateExponent(), e.TokenExponent)
	switch {
	case sign >= 0 && e.order(s, e.TailIndex) >= 0 && price > 0:
		return math.NaN()
	case sign == 0 && math.Abs(ratio) <= 1e-15*(1+math.Abs(math.Log(e.BaseValue))):
		return math.Inf(1)
	case sign == 0, price == 0, ratio/slope < 0:
		return 0
	case sign > 0:
		return -d / slope
	}
	// e^(d u)/∫ e^(d v) dv for v from 0 to the edge u
	return 1 / (-slope * rise(-d, ratio/slope))
}

// BestToken returns the token price, in $/Mtok, at which the lab's margin is highest.
// It is a global maximum: in each case the margin has only one peak.
//
// Where the top buys, η − δ > β, and cost grows more slowly than what users keep, η − δ
// > βγ, the buyers are those above
//
//	x = (κτ^γ (α−β)/(b (α−η+δ)))^(1/(η−δ−βγ)),
//
// if that is above 1, and the price is the most that the simplest of them will pay; for
// γ = 1 it is the Lerner price of demand with elasticity (α−β)/(η−δ−β). Otherwise, and
// for η − δ = β, everyone buys at the price b/τ. Where the most complex are priced out,
// η − δ < β, the buyers are those below the M at which one more user adds nothing,
//
//	b M^(η−δ−βγ) (1 − (β−η+δ) (M^(α−β) − 1)/(α−β)) = κτ^γ,
//
// whose left side falls from b at M = 1, so that there is one solution if the simplest
// user is worth its cost. At α = β the fraction is ln M.
//
// It returns an error wrapping [ErrInsolvent] if the top would buy and βγ ≥ α,
// [ErrUnbounded] if what users keep has no mean, η − δ ≥ α, [ErrNoBreakEven] if
// no price earns anything, and [ErrOverflow] if the best price or what it earns is
// beyond the range of a float64.
func (e Economy) BestToken() (float64, error) {
	if err := e.Validate(); err != nil {
		return math.NaN(), err
	}
	a, beta, g := e.privateExponent(), e.TokenExponent, e.costExponent()
	if e.order(a, beta) < 0 {
		return e.bestFromBelow()
	}
	switch {
	case e.insolvent():
		return math.NaN(), e.insolvency("no token price breaks even while the most complex buy")
	case e.order(a, e.TailIndex) >= 0:
		return math.NaN(), fmt.Errorf("%w: what users keep grows like x^%.4g and α = %.4g, so that its mean is infinite: a finite price needs η − δ < α", ErrUnbounded, a, e.TailIndex)
	}
	edge := 0.0 // ln x
	if e.order(a, g) > 0 {
		edge = math.Max(0, (math.Log(e.scale()*(e.TailIndex-beta))-math.Log(e.BaseValue*(e.TailIndex-a)))/(a-g))
	}
	price := e.BaseValue / e.BaseTokens
	if edge > 0 {
		price = math.Exp(math.Log(e.BaseValue) - math.Log(e.BaseTokens) + (a-beta)*edge)
	}
	if !positive(price) {
		return math.NaN(), fmt.Errorf("%w: the best token price is what users of complexity e^%.4g would pay: lower the cost", ErrOverflow, edge)
	}
	profit := e.mean(powers{{e.BaseValue * math.Exp((a-beta)*edge), beta}}.minus(e.cost()), from(edge))
	switch {
	case edge > 0 && profit == 0: // the profit is above 0 but underflows
		return math.NaN(), fmt.Errorf("%w: the best token price earns less than the smallest float64 from users above complexity e^%.4g: lower the cost", ErrOverflow, edge)
	case !(profit > 0):
		return math.NaN(), e.worthless(profit)
	}
	return price, nil
}

// bestFromBelow is BestToken for η − δ < β.
func (e Economy) bestFromBelow() (float64, error) {
	base, scale := math.Log(e.BaseValue), math.Log(e.scale())
	if base <= scale {
		return math.NaN(), e.worthless(0)
	}
	short := e.TokenExponent - e.privateExponent()
	u := e.peak(e.TokenExponent)
	price := math.Exp(base - math.Log(e.BaseTokens) - short*u)
	if !positive(price) {
		return math.NaN(), fmt.Errorf("%w: the best token price is e^%.4g $/Mtok: count tokens in other units", ErrOverflow, base-math.Log(e.BaseTokens)-short*u)
	}
	return price, nil
}

// peak returns the u = ln x of the last user served at which a bill in proportion to
// x^s earns most, for s above η − δ and a simplest user who is worth its cost. Below it
// the margin rises with u and above it falls.
func (e Economy) peak(s float64) float64 {
	a, base, scale := e.privateExponent(), math.Log(e.BaseValue), math.Log(e.scale())
	short, r := s-a, e.TailIndex-s
	condition := func(u float64) float64 {
		falls := math.Max(1-short*rise(r, u), math.SmallestNonzeroFloat64) // near 0 only the sign matters
		return base - scale + (a-e.costExponent())*u + math.Log(falls)
	}
	last := math.Inf(1) // where another user at the edge costs as much as it keeps
	if a < e.costExponent() {
		last = (base - scale) / (e.costExponent() - a)
	}
	switch { // where the bracket is 0
	case r == 0:
		last = math.Min(last, 1/short)
	case r > -short:
		last = math.Min(last, math.Log1p(r/short)/r)
	}
	return zero(condition, 0, last)
}

func (e Economy) worthless(profit float64) error {
	return fmt.Errorf("%w: the best token price earns %.4g $/month a user at a base cost of %.4g $/month and a base value of %.4g: lower the cost", ErrNoBreakEven, profit, e.scale(), e.BaseValue)
}
