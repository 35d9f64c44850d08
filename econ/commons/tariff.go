package commons

import (
	"fmt"
	"math"
)

// BestTariff returns what the most profitable tariff of any shape leads to, for a lab
// that sees tokens and nothing else. Since the T(x) that a user needs grows with x, tokens
// tell complexity, and the bill [Economy.BestBill] takes all that each user keeps. It
// serves those with v(x) ≥ C(x), the same as a price at cost, and leaves users nothing.
//
// No tariff earns more: a user pays at most v(x), and those above cost more than that.
// It is safe from users who dress up: for 0 ≤ η − δ ≤ β the bill rises with tokens, so
// that asking for more than one needs never pays, and per token it falls, so that neither
// does splitting an account in two. Pooling accounts does; the lab must prevent that.
//
// It returns an error wrapping [ErrParameter] for an economy that is not valid or an
// η − δ outside 0 to β, and one wrapping [ErrUnbounded] for η − δ ≥ α.
//
// Source: M. Mussa and S. Rosen, "Monopoly and product quality", Journal of Economic
// Theory 18 (1978), is the case in which usage responds to the tariff: [Screening].
func (e Economy) BestTariff() (Outcome, error) {
	const name = "best tariff"
	if err := e.billable(); err != nil {
		return nothing(name), err
	}
	return e.outcome(name, service{to: e.buyers(e.cost()[0]), bill: e.private(), lab: e.private()})
}

// BestBill returns what the best tariff asks for a number of tokens,
//
//	b (t/τ)^((η−δ)/β),
//
// in dollars a month for t in Mtok a month, t ≥ τ. It is +Inf above what the last user
// with v(x) ≥ C(x) takes, and NaN where [Economy.BestTariff] gives an error.
func (e Economy) BestBill(tokens float64) float64 {
	if e.billable() != nil || !(tokens >= e.BaseTokens) {
		return math.NaN()
	}
	u := (math.Log(tokens) - math.Log(e.BaseTokens)) / e.TokenExponent
	for _, s := range e.buyers(e.cost()[0]) {
		if u >= s.from && u <= s.to {
			return math.Exp(math.Log(e.BaseValue) + e.privateExponent()*u)
		}
	}
	return math.Inf(1)
}

// billable refuses economies in which the bill v(x) for T(x) would not be truthful.
func (e Economy) billable() error {
	if err := e.Validate(); err != nil {
		return err
	}
	a := e.privateExponent()
	switch {
	case e.order(a, 0) < 0 || e.order(a, e.TokenExponent) > 0:
		return fmt.Errorf("%w: η − δ = %.4g, want 0 to β = %.4g: otherwise users gain by asking for more tokens than they need, or by splitting an account", ErrParameter, a, e.TokenExponent)
	case e.order(a, e.TailIndex) >= 0:
		return fmt.Errorf("%w: what users keep grows like x^%.4g and α = %.4g, so that its mean is infinite: want η − δ below α", ErrUnbounded, a, e.TailIndex)
	}
	return nil
}
