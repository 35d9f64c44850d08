package commons

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ"
)

var (
	// ErrParameter is wrapped by every error about a number outside its domain.
	ErrParameter = errors.New("commons: parameter out of domain")
	// ErrInsolvent reports that the mean cost of those served is infinite, βγ ≥ α, so
	// that no finite price or budget covers it.
	ErrInsolvent = errors.New("commons: mean serving cost is infinite")
	// ErrNoBreakEven reports a cost that is finite, yet no price covers it.
	ErrNoBreakEven = errors.New("commons: no price covers the cost")
	// ErrNoDemand reports a price at which nobody buys.
	ErrNoDemand = errors.New("commons: nobody buys at this price")
	// ErrUnbounded reports a profit that rises without bound in the price.
	ErrUnbounded = errors.New("commons: profit rises without bound in the price")
	// ErrOverflow reports an answer that is finite and larger than any float64.
	ErrOverflow = errors.New("commons: the answer is beyond the largest float64")
)

// An Economy is a population of users, the cost of serving them, and the value they
// create. The zero Economy is not valid.
type Economy struct {
	TailIndex     float64 // α, of complexity. TailIndex > 0.
	BaseTokens    float64 // τ, tokens of the simplest user, in Mtok/month. BaseTokens > 0.
	TokenExponent float64 // β, tokens grow like x^β. TokenExponent > 0.
	BaseCost      float64 // κ, in dollars per Mtok^γ. BaseCost > 0.
	CostExponent  float64 // γ, cost grows like tokens^γ. CostExponent ≥ 1; above 1 is superlinear.
	BaseValue     float64 // b, value to the simplest user, in $/month. BaseValue > 0.
	ValueExponent float64 // η, value grows like x^η. ValueExponent ≥ 0.
	Diffusion     float64 // δ, the user keeps the fraction x^(−δ). Diffusion ≥ 0.
	Lag           float64 // L, years until the rest arrives. Lag ≥ 0.
	SocialRate    float64 // r of society, per year. SocialRate ≥ 0.
	PrivateRate   float64 // r of a private owner, per year. PrivateRate ≥ SocialRate.
}

// Baseline returns the economy that notebook 09 starts from. The tail index and
// the cost of 2 $ for a million tokens are those of the first essay's market; the
// value to the simplest user is one hour of that market's wage. The rest is
// illustrative, chosen so that a token price of 6 $/Mtok prices out one user in a
// thousand.
func Baseline() Economy {
	return Economy{
		TailIndex:     econ.BaselineTailIndex,
		BaseTokens:    1,
		TokenExponent: 0.8,
		BaseCost:      econ.BaselineCost,
		CostExponent:  1.25,
		BaseValue:     econ.BaselineWage,
		ValueExponent: 1.2,
		Diffusion:     0.9,
		Lag:           10,
		SocialRate:    0.02,
		PrivateRate:   0.1,
	}
}

// Validate returns nil if every parameter is in its domain, and otherwise an error
// that wraps [ErrParameter] and names the first one that is not. The cost of the
// simplest user, κτ^γ, and its exponent βγ must be finite and above 0 too.
func (e Economy) Validate() error {
	const above0, from0 = "a finite number above 0", "a finite number, 0 or above"
	for _, c := range []struct {
		name   string
		value  float64
		ok     bool
		domain string
		remedy string
	}{
		{"TailIndex", e.TailIndex, positive(e.TailIndex), above0, "give the tail index of complexity, 1.5 say"},
		{"BaseTokens", e.BaseTokens, positive(e.BaseTokens), above0, "count tokens in millions a month"},
		{"TokenExponent", e.TokenExponent, positive(e.TokenExponent), above0, "more complex users take more tokens"},
		{"BaseCost", e.BaseCost, positive(e.BaseCost), above0, "give dollars for the first million tokens"},
		{"CostExponent", e.CostExponent, e.CostExponent >= 1 && finite(e.CostExponent), "a finite number, 1 or above", "1 is a constant cost a token"},
		{"BaseValue", e.BaseValue, positive(e.BaseValue), above0, "give dollars a month"},
		{"ValueExponent", e.ValueExponent, e.ValueExponent >= 0 && finite(e.ValueExponent), from0, "0 is a value that is the same for all"},
		{"Diffusion", e.Diffusion, e.Diffusion >= 0 && finite(e.Diffusion), from0, "0 is a value that users keep whole"},
		{"Lag", e.Lag, e.Lag >= 0 && finite(e.Lag), from0, "give years"},
		{"SocialRate", e.SocialRate, e.SocialRate >= 0 && finite(e.SocialRate), from0, "give 2% as 0.02"},
		{"PrivateRate", e.PrivateRate, e.PrivateRate >= e.SocialRate && finite(e.PrivateRate), fmt.Sprintf("a finite number, SocialRate = %g or above", e.SocialRate), "private owners are not more patient than society"},
	} {
		if !c.ok {
			return fmt.Errorf("%w: %s = %g, want %s: %s", ErrParameter, c.name, c.value, c.domain, c.remedy)
		}
	}
	if k := e.scale(); !positive(k) {
		return fmt.Errorf("%w: BaseCost·BaseTokens^CostExponent = %g $/month, want a finite number above 0: count tokens in larger or smaller units", ErrParameter, k)
	}
	if g := e.costExponent(); !positive(g) {
		return fmt.Errorf("%w: TokenExponent·CostExponent = %g, want a finite number above 0: give exponents nearer 1", ErrParameter, g)
	}
	return nil
}

// valid reports whether Validate returns nil, without building the error.
func (e Economy) valid() bool {
	return positive(e.TailIndex) && positive(e.BaseTokens) && positive(e.TokenExponent) && positive(e.BaseCost) &&
		e.CostExponent >= 1 && finite(e.CostExponent) && positive(e.BaseValue) &&
		e.ValueExponent >= 0 && finite(e.ValueExponent) && e.Diffusion >= 0 && finite(e.Diffusion) &&
		e.Lag >= 0 && finite(e.Lag) && e.SocialRate >= 0 && e.PrivateRate >= e.SocialRate && finite(e.PrivateRate) &&
		positive(e.scale()) && positive(e.costExponent())
}

// String describes the economy in one line, with units.
func (e Economy) String() string {
	return fmt.Sprintf("x ~ Pareto(α = %.4g), T = %.4g x^%.4g Mtok/month, C = %.4g x^%.4g $/month, V = %.4g x^%.4g $/month, of which the user keeps x^−%.4g",
		e.TailIndex, e.BaseTokens, e.TokenExponent, e.scale(), e.costExponent(), e.BaseValue, e.ValueExponent, e.Diffusion)
}

// Tokens returns T(x) = τ x^β, in Mtok a month.
func (e Economy) Tokens(x float64) float64 { return e.at(x, powers{{e.BaseTokens, e.TokenExponent}}) }

// Cost returns C(x) = κ T(x)^γ, what serving a user costs, in dollars a month.
func (e Economy) Cost(x float64) float64 { return e.at(x, e.cost()) }

// PrivateValue returns v(x) = b x^(η−δ), the value that the user keeps, in
// dollars a month.
func (e Economy) PrivateValue(x float64) float64 { return e.at(x, e.private()) }

// SocialValue returns what a user's work is worth to everybody, in dollars a
// month,
//
//	v(x) + e^(−rL) (b x^η − v(x)),
//
// the user's part at once and the rest L years later, with the r of society.
func (e Economy) SocialValue(x float64) float64 { return e.at(x, e.social()) }

// OwnerValue returns SocialValue at the private rate: the value to an owner of
// everything the work creates, who loses nothing to diffusion.
func (e Economy) OwnerValue(x float64) float64 { return e.at(x, e.valueAt(e.PrivateRate)) }

// ValueTailIndex returns the tail indices of what users keep, α/(η−δ), and of what they
// create, α/η. A value with an index of 2 or less has infinite variance, and so no
// predictable return.
//
// Special cases are:
//
//	private = +Inf for η ≤ δ: what users keep is bounded
//	created = +Inf for η = 0
func (e Economy) ValueTailIndex() (private, created float64) {
	if !e.valid() {
		return math.NaN(), math.NaN()
	}
	private, created = math.Inf(1), math.Inf(1)
	if a := e.privateExponent(); e.order(a, 0) > 0 {
		private = e.TailIndex / a
	}
	if e.ValueExponent > 0 {
		created = e.TailIndex / e.ValueExponent
	}
	return private, created
}

// scale returns κτ^γ, the cost of the simplest user.
func (e Economy) scale() float64 { return e.BaseCost * math.Pow(e.BaseTokens, e.CostExponent) }

// costExponent returns βγ.
func (e Economy) costExponent() float64 { return e.TokenExponent * e.CostExponent }

// privateExponent returns η − δ.
func (e Economy) privateExponent() float64 { return e.ValueExponent - e.Diffusion }

func (e Economy) cost() powers    { return powers{{e.scale(), e.costExponent()}} }
func (e Economy) private() powers { return powers{{e.BaseValue, e.privateExponent()}} }
func (e Economy) social() powers  { return e.valueAt(e.SocialRate) }
func (e Economy) tokens(p float64) powers {
	return powers{{p * e.BaseTokens, e.TokenExponent}}
}

// valueAt returns the value of a user's work discounted at a rate. A discount below
// the smallest float64 is 0.
func (e Economy) valueAt(rate float64) powers {
	wait := -rate * e.Lag
	return powers{
		{e.BaseValue * math.Exp(wait), e.ValueExponent},
		{-e.BaseValue * math.Expm1(wait), e.privateExponent()},
	}
}

// at evaluates a sum of powers at a complexity, NaN out of domain.
func (e Economy) at(x float64, p powers) float64 {
	if !(x >= 1) || !e.valid() {
		return math.NaN()
	}
	return p.at(x)
}

// order compares exponents. Two count as equal if they differ by rounding, or by so
// little that it would take a complexity of e^(10¹²/α) to show.
func (e Economy) order(a, b float64) int {
	rounding := 1e-15 * (e.costExponent() + e.ValueExponent + e.Diffusion)
	switch {
	case math.Abs(a-b) <= 1e-12*e.TailIndex+rounding:
		return 0
	case a < b:
		return -1
	}
	return 1
}

func finite(x float64) bool   { return !math.IsNaN(x) && !math.IsInf(x, 0) }
func positive(x float64) bool { return x > 0 && finite(x) }
