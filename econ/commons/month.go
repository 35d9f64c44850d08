package commons

import (
	"fmt"
	"math"
)

// A Month is what a user does in a month, query by query: the number of queries grows with
// complexity like x^n, the tokens in each like x^m, and a query of q tokens costs in
// proportion to q^g. It is queries that cost more than in proportion, those with a long
// context or many steps, and not accounts: a month of twice as many equal queries costs
// twice as much, and splitting it over two accounts saves nothing.
type Month struct {
	Queries  float64 // n, how the number of queries grows. Queries ≥ 0.
	Length   float64 // m, how the tokens of a query grow. Length ≥ 0, one of the two above 0.
	PerQuery float64 // g, how the cost of a query grows with its tokens. PerQuery ≥ 1.
}

// Exponents returns the β and γ of an [Economy] whose users live such months,
//
//	β = n + m,  γ = (n + m g)/(n + m):
//
// tokens grow like x^(n+m) and cost like x^(n+mg). The γ of a month is the mean of 1 and
// g, weighted by how far tokens grow through more queries and through longer ones.
//
// It returns an error wrapping [ErrParameter] for exponents out of domain.
func (m Month) Exponents() (tokens, cost float64, err error) {
	switch {
	case !(m.Queries >= 0) || !finite(m.Queries) || !(m.Length >= 0) || !finite(m.Length) || m.Queries+m.Length == 0:
		err = fmt.Errorf("%w: Queries = %g and Length = %g, want two finite numbers, 0 or above and not both 0: give exponents of complexity", ErrParameter, m.Queries, m.Length)
	case !(m.PerQuery >= 1) || !finite(m.PerQuery):
		err = fmt.Errorf("%w: PerQuery = %g, want a finite number, 1 or above: 1 is a constant cost a token", ErrParameter, m.PerQuery)
	}
	if err != nil {
		return math.NaN(), math.NaN(), err
	}
	tokens = m.Queries + m.Length
	return tokens, (m.Queries + m.Length*m.PerQuery) / tokens, nil
}

// Attention returns the elasticity of the work of a query in its tokens. For a transformer
// the work is in proportion to
//
//	2 N q + 2 · layers · width · q²/2,
//
// N being its parameters: the second part is attention, which reads all tokens before.
// The elasticity is 1 for a short query and tends to 2 for a long one.
//
// It returns an error wrapping [ErrParameter] for a number that is not finite and above 0.
//
// Source: J. Kaplan and others, "Scaling laws for neural language models" (2020),
// arXiv:2001.08361, section 2.1: 2N + 2 n_layer n_ctx d_model operations for a token with
// n_ctx before it, here added up over the query.
func Attention(parameters, layers, width, tokens float64) (float64, error) {
	for _, c := range []struct {
		name  string
		value float64
	}{{"parameters", parameters}, {"layers", layers}, {"width", width}, {"tokens", tokens}} {
		if !positive(c.value) {
			return math.NaN(), fmt.Errorf("%w: %s = %g, want a finite number above 0", ErrParameter, c.name, c.value)
		}
	}
	ratio := layers * width / parameters / 2 * tokens // of the second part to the first
	if math.IsInf(ratio, 1) {
		return 2, nil
	}
	return 1 + ratio/(1+ratio), nil
}
