package commons_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/commons"
	"valuecapture/econ/internal/apitest"
)

// Beside an error every number is NaN.
//
// Long because it has a row for every function that returns an error.
func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	var none commons.Economy
	good := commons.Baseline()
	insolvent := with(func(e *commons.Economy) { e.CostExponent = 2 })
	tail := with(func(e *commons.Economy) { e.Diffusion = 0.1 })
	noMean := with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion, e.TokenExponent = 1.7, 0.1, 1.65 })
	freeValue := with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion = 1.6, 1.3 })
	worthIt := with(func(e *commons.Economy) { e.ValueExponent, e.Diffusion, e.CostExponent = 1.8, 1.5, 2 })
	prompt := with(func(e *commons.Economy) { e.Lag = 0 })
	whole, half := commons.Group{1, good}, commons.Group{0.5, good}
	rng := rand.New(rand.NewPCG(1, 1))
	bill := func(float64) float64 { return 20 }
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"Attention":                   func() []any { return apitest.Results(commons.Attention(1, 1, 1, 0)) },
		"Bands.Validate":              func() []any { return apitest.Results(commons.Bands{{2, 1}}.Validate()) },
		"Economy.AtCost":              func() []any { return apitest.Results(good.AtCost(2, 0)) },
		"Economy.AtCost/funded":       func() []any { return apitest.Results(good.AtCost(0.3, -1)) },
		"Economy.BalancedLevy":        func() []any { return apitest.Results(good.BalancedLevy(-1)) },
		"Economy.BalancedLevy/none":   func() []any { return apitest.Results(good.BalancedLevy(61)) },
		"Economy.BestTariff":          func() []any { return apitest.Results(tail.BestTariff()) },
		"Economy.BestTariff/no mean":  func() []any { return apitest.Results(noMean.BestTariff()) },
		"Economy.Bill":                func() []any { return apitest.Results(good.Bill(commons.Flat, -1)) },
		"Economy.Bill/base":           func() []any { return apitest.Results(good.Bill(commons.Base(math.NaN()), 1)) },
		"Economy.ByLot":               func() []any { return apitest.Results(good.ByLot(nil, 6)) },
		"Economy.ByLot/bands":         func() []any { return apitest.Results(good.ByLot(commons.Bands{{2, 1}}, 6)) },
		"Economy.ByLot/price":         func() []any { return apitest.Results(good.ByLot(commons.Everyone(), -6)) },
		"Economy.ByLot/insolvent":     func() []any { return apitest.Results(insolvent.ByLot(commons.Everyone(), 6)) },
		"Economy.CoveringRate":        func() []any { return apitest.Results(good.CoveringRate(2, 0)) },
		"Economy.CoveringRate/dear":   func() []any { return apitest.Results(good.CoveringRate(good.ByToken(), 38)) },
		"Economy.CoveringRate/fixed":  func() []any { return apitest.Results(good.CoveringRate(0, -1)) },
		"Economy.Late":                func() []any { return apitest.Results(good.Late(1)) },
		"Economy.Late/long":           func() []any { return apitest.Results(prompt.Late(100)) },
		"Economy.Pigou":               func() []any { return apitest.Results(none.Pigou()) },
		"Economy.Pigou/no mean":       func() []any { return apitest.Results(freeValue.Pigou()) },
		"Economy.TopUp":               func() []any { return apitest.Results(good.TopUp(-1)) },
		"Economy.TopUp/insolvent":     func() []any { return apitest.Results(worthIt.TopUp(6)) },
		"Month.Exponents":             func() []any { return apitest.Results(commons.Month{}.Exponents()) },
		"Month.Exponents/per query":   func() []any { return apitest.Results(commons.Month{1, 1, 0.5}.Exponents()) },
		"RamseyTokens":                func() []any { return apitest.Results(commons.RamseyTokens(1, whole, whole)) },
		"RamseyTokens/dear":           func() []any { return apitest.Results(commons.RamseyTokens(100, half, half)) },
		"RamseyTokens/fixed":          func() []any { return apitest.Results(commons.RamseyTokens(-1, half, half)) },
		"RamseyTokens/the tail buys":  func() []any { return apitest.Results(commons.RamseyTokens(1, half, commons.Group{0.5, tail})) },
		"RamseyTokens/too much":       func() []any { return apitest.Results(commons.RamseyTokens(1, half, commons.Group{0.6, good})) },
		"RamseyTokens/no mean":        func() []any { return apitest.Results(commons.RamseyTokens(1, half, commons.Group{0.5, noMean})) },
		"Screening.Validate":          func() []any { return apitest.Results(commons.Screening{}.Validate()) },
		"Screening.Validate/no mean":  func() []any { return apitest.Results(commons.Screening{1.2, 60, 0.5, 2, 1.25}.Validate()) },
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
