package econ_test

import (
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/apitest"
)

// Every exported function that returns an error returns NaN beside it.
func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	bad := econ.Market{}
	heavy, good := pareto(0.9), econ.Baseline()
	undefined := good
	undefined.Hours = undefinedMean{dist.Exponential{Rate: 30}}
	results := apitest.Results
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"NewMarket":                    func() []any { return results(econ.NewMarket(0, 1, 1, nil)) },
		"Market.Validate":              func() []any { return results(bad.Validate()) },
		"Market.Check":                 func() []any { return results(good.Check(-1)) },
		"Market.Check/nobody":          func() []any { return results(above().Check(1e9)) },
		"Market.Check/integral":        func() []any { return results(undefined.Check(2)) },
		"Market.Monopoly":              func() []any { return results(without(bad.Monopoly())) },
		"Market.Monopoly/no price":     func() []any { return results(without(heavy.Monopoly())) },
		"Market.Cournot":               func() []any { return results(without(good.Cournot(0))) },
		"Market.Conduct":               func() []any { return results(without(good.Conduct(2))) },
		"Market.Conduct/no trade":      func() []any { return results(without(above().Conduct(0))) },
		"Market.PassThrough":           func() []any { return results(bad.PassThrough()) },
		"Market.PassThrough/no price":  func() []any { return results(heavy.PassThrough()) },
		"Market.Chain":                 func() []any { return results(bad.Chain()) },
		"Market.Chain/no price":        func() []any { return results(heavy.Chain()) },
		"Market.ChainOf":               func() []any { return results(good.ChainOf(0)) },
		"Market.ChainOf/too long":      func() []any { return results(good.ChainOf(100_000)) },
		"Market.ChainOf/endless":       func() []any { return results(good.ChainOf(1 << 60)) },
		"Market.ChainOf/no price":      func() []any { return results(heavy.ChainOf(3)) },
		"Market.Integration":           func() []any { return results(bad.Integration()) },
		"Market.Integration/no price":  func() []any { return results(heavy.Integration()) },
		"Market.Integration/integral":  func() []any { return results(undefined.Integration()) },
		"Market.Segments":              func() []any { return results(good.Segments(0)) },
		"Market.Segments/too many":     func() []any { return results(good.Segments(1e9)) },
		"Market.Segments/no price":     func() []any { return results(heavy.Segments(3)) },
		"Market.Simulate":              func() []any { return results(bad.Simulate(6, 10, seeded())) },
		"Market.Simulate/price":        func() []any { return results(good.Simulate(-6, 10, seeded())) },
		"Market.Contract":              func() []any { return results(bad.Contract(1, 100, 0, seeded())) },
		"Market.Contract/few buyers":   func() []any { return results(good.Contract(1, 10, 0, seeded())) },
		"Market.Contract/too many":     func() []any { return results(good.Contract(1, 1<<60, 0, seeded())) },
		"Market.Contract/too long":     func() []any { return results(good.Contract(1<<60, 1000, 0, seeded())) },
		"Market.Simulate/too many":     func() []any { return results(good.Simulate(6, 1<<60, seeded())) },
		"Market.Contract/heavy":        func() []any { return results(good.Contract(1, 2000, 12, seeded())) },
		"Market.Contract/spread":       func() []any { return results(good.Contract(1, 2000, 1e200, seeded())) },
		"Market.Contract/nobody":       func() []any { return results(above().Contract(1, 2000, 0, seeded())) },
		"Market.Contract/integral":     func() []any { return results(undefined.Contract(1, 2000, 0, seeded())) },
		"Market.EntryOf":               func() []any { return results(good.EntryOf(1, -1)) },
		"Market.EntryOf/no firms":      func() []any { return results(good.EntryOf(0, 1)) },
		"Market.FreeEntry":             func() []any { return results(good.FreeEntry(0)) },
		"Market.FreeEntry/nobody":      func() []any { return results(good.FreeEntry(9)) },
		"Market.FreeEntry/market":      func() []any { return results(bad.FreeEntry(1)) },
		"Market.BreakEvenTasks":        func() []any { return results(good.BreakEvenTasks(0)) },
		"Market.BreakEvenTasks/price":  func() []any { return results(heavy.BreakEvenTasks(1)) },
		"Variants.Validate":            func() []any { return results(econ.Variants{}.Validate()) },
		"Variants.OwnMean":             func() []any { return results(econ.Variants{}.OwnMean()) },
		"Variants.Market":              func() []any { return results(econ.Variants{}.Market()) },
		"Nest.Variants":                func() []any { return results(econ.Nest{}.Variants()) },
		"LernerIndex":                  func() []any { return results(econ.LernerIndex(1, 2)) },
		"LernerToTailIndex":            func() []any { return results(econ.LernerToTailIndex(80)) },
		"TailIndexToLerner":            func() []any { return results(econ.TailIndexToLerner(0.9)) },
		"TailIndexToLerner/not finite": func() []any { return results(econ.TailIndexToLerner(math.Inf(1))) },
	}, nil)
}

// without leaves out the cost, which a Pricing carries even where there is no price.
func without(p econ.Pricing, err error) (float64, error) { return p.Price, err }

// above is a market whose cost nobody would pay.
func above() econ.Market {
	m := econ.Baseline()
	m.Hours, m.Cost = dist.GPD{Scale: 0.1, Xi: -1}, 13
	return m
}

// undefinedMean is a law whose customer surplus cannot be computed.
type undefinedMean struct{ dist.Exponential }

func (undefinedMean) MeanExcess(float64) float64 { return math.NaN() }

// Survival holds up every quadrature.
func (u undefinedMean) Survival(z float64) float64 {
	if z > 0.1 && z < 0.2 {
		return math.NaN()
	}
	return u.Exponential.Survival(z)
}
