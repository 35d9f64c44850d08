package commons_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/commons"
)

// TestSweepExtremes tries economies and prices of any size: no panic, an answer within
// a second, no NaN without an error and nothing but NaN beside one.
func TestSweepExtremes(t *testing.T) {
	t.Parallel()
	count := 6000
	if testing.Short() {
		count = 500
	}
	valid := 0
	for i := range count {
		rng := rand.New(rand.NewPCG(22, uint64(i)))
		e := extremeEconomy(rng)
		if e.Validate() != nil {
			continue
		}
		valid++
		trial{t, e, fmt.Sprintf("extreme %d", i)}.callAll(anySize(rng, 300), anySize(rng, 300), anySize(rng, 300), rng.Float64())
	}
	if valid < count/8 {
		t.Errorf("%d of %d economies are valid, too few to say anything", valid, count)
	}
}

// anySize returns 0, a number of the order of 1, or one from 10^−digits to 10^digits.
func anySize(rng *rand.Rand, digits float64) float64 {
	switch rng.IntN(5) {
	case 0:
		return 0
	case 1:
		return math.Pow(10, digits*(2*rng.Float64()-1))
	}
	return math.Exp(rng.NormFloat64())
}

func extremeEconomy(rng *rand.Rand) commons.Economy {
	e := commons.Economy{
		TailIndex: anySize(rng, 8), BaseTokens: anySize(rng, 100), TokenExponent: anySize(rng, 8),
		BaseCost: anySize(rng, 100), CostExponent: 1 + anySize(rng, 3), BaseValue: anySize(rng, 100),
		ValueExponent: anySize(rng, 8), Diffusion: anySize(rng, 8),
		Lag: anySize(rng, 300), SocialRate: anySize(rng, 300),
	}
	e.PrivateRate = e.SocialRate + anySize(rng, 300)
	return e
}

// callAll calls every function of the economy with these arguments.
func (t trial) callAll(seat, token, budget, fraction float64) {
	t.Helper()
	e := t.e
	kept := commons.Bands{{1, 2}, {math.Max(1, seat), math.Inf(1)}}
	for name, f := range map[string]func() (any, error){
		"Seat":          func() (any, error) { return e.Seat(seat) },
		"Token":         func() (any, error) { return e.Token(token) },
		"Menu":          func() (any, error) { return e.Menu(seat, token) },
		"TwoTier":       func() (any, error) { return e.TwoTier(token, budget) },
		"Levy":          func() (any, error) { return e.Levy(token, seat) },
		"AtCost":        func() (any, error) { return e.AtCost(fraction, 0.5) },
		"AtCost, 0":     func() (any, error) { return e.AtCost(fraction, 0) },
		"Bill":          func() (any, error) { return e.Bill(commons.Base(fraction), seat) },
		"CoveringRate":  func() (any, error) { return e.CoveringRate(commons.Base(fraction*float64(e.ByCost())), 0) },
		"Covering F":    func() (any, error) { return e.CoveringRate(e.ByToken(), budget) },
		"Covering flat": func() (any, error) { return e.CoveringRate(commons.Flat, budget) },
		"Pigou":         func() (any, error) { return e.Pigou() },
		"TopUp":         func() (any, error) { return e.TopUp(token) },
		"ByLot": func() (any, error) {
			lot, err := e.ByLot(kept, token)
			if err == nil && lot.Additional == 0 {
				lot.PerCost = 0 // nothing was spent on anybody new
			}
			return lot, err
		},
		"BestTariff":    func() (any, error) { return e.BestTariff() },
		"Compare":       func() (any, error) { return e.Compare(seat, token, fraction) },
		"BestToken":     func() (any, error) { return e.BestToken() },
		"BreakEvenSeat": func() (any, error) { return e.BreakEvenSeat() },
		"SeatCeiling":   func() (any, error) { return e.SeatCeiling(token) },
		"BalancedLevy":  func() (any, error) { return e.BalancedLevy(token) },
		"SeatMargin":    func() (any, error) { margin, _, err := e.SeatMargin(seat, token); return margin, err },
		"CostShare":     func() (any, error) { return e.CostShare(fraction) },
		"TokenShare":    func() (any, error) { return e.TokenShare(0) },
		"Endowment":     func() (any, error) { return commons.Endowment(budget, seat) },
		"Simulate": func() (any, error) {
			return e.Simulate(func(float64) float64 { return seat }, budget, 20, rand.New(rand.NewPCG(1, 1)))
		},
	} {
		t.call(name, f)
	}
	if fraction < 0.1 {
		groups := [2]commons.Group{{Share: fraction, Economy: e}, {Share: 1 - fraction, Economy: commons.Baseline()}}
		t.call("RamseyTokens", func() (any, error) { return commons.RamseyTokens(budget, groups[0], groups[1]) })
	}
	t.pool(kept, budget)
	if !math.IsInf(token*e.BaseTokens, 1) {
		t.bareNumbers(seat, token)
	}
}
