package commons_test

import (
	"math/rand/v2"
	"testing"

	"valuecapture/econ/commons"
	"valuecapture/econ/internal/apitest"
)

// Beside an error every number is NaN.
func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	var none commons.Economy
	good := commons.Baseline()
	insolvent := with(func(e *commons.Economy) { e.CostExponent = 2 })
	rng := rand.New(rand.NewPCG(1, 1))
	bill := func(float64) float64 { return 20 }
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"Bands.Validate":              func() []any { return apitest.Results(commons.Bands{{2, 1}}.Validate()) },
		"Economy.AtCost":              func() []any { return apitest.Results(good.AtCost(2, 0)) },
		"Economy.AtCost/funded":       func() []any { return apitest.Results(good.AtCost(0.3, -1)) },
		"Economy.BalancedLevy":        func() []any { return apitest.Results(good.BalancedLevy(-1)) },
		"Economy.BalancedLevy/none":   func() []any { return apitest.Results(good.BalancedLevy(61)) },
		"Economy.BestToken":           func() []any { return apitest.Results(none.BestToken()) },
		"Economy.BreakEvenSeat":       func() []any { return apitest.Results(insolvent.BreakEvenSeat()) },
		"Economy.CheckElasticity":     func() []any { return apitest.Results(good.CheckElasticity(61)) },
		"Economy.Compare":             func() []any { return apitest.Results(good.Compare(20, 6, 2)) },
		"Economy.CostShare":           func() []any { return apitest.Results(insolvent.CostShare(0.1)) },
		"Economy.Levy":                func() []any { return apitest.Results(good.Levy(6, -1)) },
		"Economy.Levy/overflow":       func() []any { return apitest.Results(good.Levy(1e200, 1e200)) },
		"Economy.Menu":                func() []any { return apitest.Results(good.Menu(20, -1)) },
		"Economy.Pool":                func() []any { return apitest.Results(good.Pool(commons.Everyone(), -1)) },
		"Economy.Pool/bands":          func() []any { return apitest.Results(good.Pool(commons.Bands{{2, 1}}, 1)) },
		"Economy.Seat":                func() []any { return apitest.Results(good.Seat(-1)) },
		"Economy.SeatCeiling":         func() []any { return apitest.Results(good.SeatCeiling(6)) },
		"Economy.SeatMargin":          func() []any { return apitest.Results(good.SeatMargin(-1, 6)) },
		"Economy.Simulate":            func() []any { return apitest.Results(good.Simulate(nil, 0, 10, rng)) },
		"Economy.Simulate/no rng":     func() []any { return apitest.Results(good.Simulate(bill, 0, 10, nil)) },
		"Economy.Simulate/no users":   func() []any { return apitest.Results(good.Simulate(bill, 0, 0, rng)) },
		"Economy.Simulate/no economy": func() []any { return apitest.Results(none.Simulate(bill, 0, 10, rng)) },
		"Economy.Token":               func() []any { return apitest.Results(good.Token(-1)) },
		"Economy.TokenShare":          func() []any { return apitest.Results(good.TokenShare(2)) },
		"Economy.TwoTier":             func() []any { return apitest.Results(good.TwoTier(6, -1)) },
		"Economy.Validate":            func() []any { return apitest.Results(none.Validate()) },
		"Endowment":                   func() []any { return apitest.Results(commons.Endowment(1, 0)) },
		"Endowment/overflow":          func() []any { return apitest.Results(commons.Endowment(1, 1e-310)) },
	}, nil)
}
