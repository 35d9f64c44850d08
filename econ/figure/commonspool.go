package figure

import (
	"fmt"

	"valuecapture/econ/chart"
	"valuecapture/econ/commons"
)

// PoolReturn draws the social value of the last dollar in a compute pool against the
// size of the pool, which serves the users whom a token price keeps out. It draws one
// curve for each value exponent. What users keep is the same in all, so that the same
// users are kept out while more or less of their value diffuses. Without exponents it
// takes the economy's own.
//
// It returns an error for an economy or a price that is not valid, for a price that
// keeps out nobody worth serving, and for what [commons.Economy.Pool] refuses.
func PoolReturn(e commons.Economy, token float64, etas ...float64) (Figure, error) {
	if err := validBills(e, 1, token); err != nil {
		return fail(err)
	}
	if len(etas) == 0 {
		etas = []float64{e.ValueExponent}
	}
	kept := e.ValueExponent - e.Diffusion
	elements := []Element{XAxis{Log: true}, YAxis{Log: true}, Horizontal{At: 1, Name: "a dollar for a dollar"}}
	for _, eta := range etas {
		at := e
		at.ValueExponent, at.Diffusion = eta, eta-kept
		if err := at.Validate(); err != nil {
			return fail(err)
		}
		full := at.FullPool(token)
		if !(full > 0) || !finite(full) {
			return fail(fmt.Errorf("%w: at η = %g and %g $/Mtok the users kept out and worth serving cost %g $/month, want a finite number above 0", ErrData, eta, token, full))
		}
		budgets := chart.Geometric(full/100, full*(1-1e-9), 60)
		returns := make([]float64, len(budgets))
		for i, b := range budgets {
			pool, err := at.Pool(at.Excluded(token), b)
			if err != nil {
				return fail(err)
			}
			returns[i] = pool.Marginal
		}
		line, _ := Points(claim("η = %s: %s when all are served", short(eta), dollars(returns[len(returns)-1])), budgets, returns)
		elements = append(elements, line)
	}
	return New(Labels{
		Title: "The larger the pool, the less its last dollar brings",
		X:     "size of the pool B ($/month per potential user)",
		Y:     "social value of the last dollar ($)",
	}, elements...)
}
