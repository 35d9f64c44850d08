package race_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/internal/apitest"
	"valuecapture/econ/race"
)

// spiteful panics where it is asked for anything, as a nil pointer would.
type spiteful struct{ hours *float64 }

func (g spiteful) Saves(float64) float64            { return *g.hours }
func (g spiteful) Leaves(float64) float64           { return *g.hours }
func (g spiteful) Least(float64) (h, slope float64) { return *g.hours, 1 }
func (g spiteful) At(float64) float64               { return *g.hours }

// latePanic helps until it is asked for more than an hour.
type latePanic struct{ race.Partial }

func (g latePanic) Least(left float64) (h, slope float64) {
	if left > 100 {
		panic("no such task")
	}
	return g.Partial.Least(left)
}

// outsideRefusals are the calls about open models that must be refused.
func outsideRefusals() apitest.Refusals {
	var (
		none      econ.Market
		m         = econ.Baseline()
		noHelp    *race.Partial
		noOdds    *race.Horizon
		tail      = dist.Pareto{Scale: minute, Alpha: 1.5}
		edge      = window(10, 4, sharp, 0)
		shares    = race.TokenShare{Market: m, Price: 6}
		lognormal = m
	)
	lognormal.Hours = dist.Lognormal{Mu: -2, Sigma: 1}
	sell := func(o race.OutsideOption, m econ.Market) func() []any {
		return func() []any { return apitest.Results(o.Sell(m)) }
	}
	help := race.Partial{Reach: 0.1}
	return apitest.Refusals{
		"ByLength.Validate":               func() []any { return apitest.Results(race.ByLength{Reach: -1}.Validate()) },
		"Partial.Validate":                func() []any { return apitest.Results(race.Partial{Reach: math.NaN()}.Validate()) },
		"Proportional.Validate":           func() []any { return apitest.Results(race.Proportional{Share: 2}.Validate()) },
		"Diminishing.Validate":            func() []any { return apitest.Results(race.Diminishing{}.Validate()) },
		"Horizon.Validate":                func() []any { return apitest.Results(race.Horizon{}.Validate()) },
		"Falling.Validate":                func() []any { return apitest.Results(race.Falling{}.Validate()) },
		"Weighted.Validate":               func() []any { return apitest.Results(race.Weighted{}.Validate()) },
		"Window.Validate":                 func() []any { return apitest.Results(race.Window{}.Validate()) },
		"Cheaper.Validate":                func() []any { return apitest.Results(race.Cheaper{}.Validate()) },
		"TokenShare.Validate":             func() []any { return apitest.Results(race.TokenShare{}.Validate()) },
		"OutsideOption.Market":            func() []any { return apitest.Results(race.OutsideOption{}.Market(m)) },
		"OutsideOption.Market/nil":        func() []any { return apitest.Results(race.OutsideOption{Help: noHelp}.Market(m)) },
		"OutsideOption.Sell":              sell(race.OutsideOption{Help: help, Price: -1}, m),
		"OutsideOption.Sell/none":         sell(race.OutsideOption{Help: help}, none),
		"OutsideOption.Sell/nil":          sell(race.OutsideOption{Help: noHelp}, m),
		"OutsideOption.Sell/panic":        sell(race.OutsideOption{Help: spiteful{}}, m),
		"OutsideOption.Sell/late panic":   sell(race.OutsideOption{Help: latePanic{help}}, m),
		"OutsideOption.Sell/gone":         sell(race.OutsideOption{Help: race.Proportional{Share: 1}, Price: 1}, m),
		"OutsideOption.Sell/not a number": sell(race.OutsideOption{Help: race.Proportional{Share: math.NaN()}, Price: 1}, m),
		"OutsideOption.Sale":              func() []any { return apitest.Results(race.OutsideOption{Help: help, Price: 2}.Sale(m, 0)) },
		"OutsideOption.Sale/no help":      func() []any { return apitest.Results(race.OutsideOption{Price: 2}.Sale(m, 6)) },
		"HorizonSlope":                    func() []any { return apitest.Results(race.HorizonSlope(1, 2)) },
		"NewWeighted":                     func() []any { return apitest.Results(race.NewWeighted(tail, race.Horizon{})) },
		"NewWeighted/nil":                 func() []any { return apitest.Results(race.NewWeighted(tail, noOdds)) },
		"NewWeighted/panic":               func() []any { return apitest.Results(race.NewWeighted(tail, spiteful{})) },
		"NewWeighted/no tail":             func() []any { return apitest.Results(race.NewWeighted(nil, race.Horizon{Half: 1, Slope: 1})) },
		"Window.Sell":                     func() []any { return apitest.Results(race.Window{}.Sell(m)) },
		"Window.Sell/empty":               func() []any { return apitest.Results(window(0.2, 7, sharp, 0).Sell(m)) },
		"Window.Sell/growth":              func() []any { return apitest.Results(window(10, 7, sharp, 0.5).Sell(lognormal)) },
		"Window.Market":                   func() []any { return apitest.Results(race.Window{}.Market(m)) },
		"Window.Market/empty":             func() []any { return apitest.Results(window(0.2, 7, sharp, 0).Market(m)) },
		"Window.Dollars":                  func() []any { return apitest.Results(edge.Dollars(m, -1, 1)) },
		"Window.Dollars/forever":          func() []any { return apitest.Results(edge.Dollars(m, 1e6, 1)) },
		"Window.Halving":                  func() []any { return apitest.Results(edge.Halving(none)) },
		"WindowShare":                     func() []any { return apitest.Results(race.WindowShare(1, 2, 0)) },
		"RedQueen":                        func() []any { return apitest.Results(race.RedQueen(1, 7)) },
		"TokenShare.Open":                 func() []any { return apitest.Results(shares.Open(1)) },
		"TokenShare.Reach":                func() []any { return apitest.Results(shares.Reach(1)) },
		"TokenShare.TailIndex":            func() []any { return apitest.Results(shares.TailIndex(0.3, 1)) },
		"TokenShare.Repriced":             func() []any { return apitest.Results(shares.Repriced(0.01, 2*minute)) },
		"Cheaper.Market":                  func() []any { return apitest.Results(race.Cheaper{Start: 2, Factor: 9}.Market(m, -1)) },
	}
}

// What cannot be asked for is NaN.
func TestOutsideNaN(t *testing.T) {
	t.Parallel()
	h := race.Horizon{Half: 1, Slope: 1}
	for i, x := range []float64{h.At(-1), h.At(math.NaN()), race.Horizon{}.At(1), race.Falling{}.At(1), race.Window{}.ClosedOnly(1), race.Cheaper{}.Cost(0), race.Cheaper{}.Until(1)} {
		if !math.IsNaN(x) {
			t.Errorf("%d: %v, want NaN", i, x)
		}
	}
}

func TestOutsideOptionErrors(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	heavy := m
	heavy.Hours = dist.Pareto{Scale: minute, Alpha: 1}
	help := race.ByLength{Reach: 0.1}
	for name, tc := range map[string]struct {
		o    race.OutsideOption
		m    econ.Market
		want error
	}{
		"no help":            {race.OutsideOption{Price: 2}, m, race.ErrParameter},
		"negative price":     {race.OutsideOption{Help: help, Price: -1}, m, race.ErrParameter},
		"price NaN":          {race.OutsideOption{Help: help, Price: math.NaN()}, m, race.ErrParameter},
		"negative reach":     {race.OutsideOption{Help: race.ByLength{Reach: -1}, Price: 2}, m, race.ErrParameter},
		"reach NaN":          {race.OutsideOption{Help: race.Partial{Reach: math.NaN()}, Price: 2}, m, race.ErrParameter},
		"reach infinite":     {race.OutsideOption{Help: race.Partial{Reach: math.Inf(1)}, Price: 2}, m, race.ErrParameter},
		"percent":            {race.OutsideOption{Help: race.Proportional{Share: 30}, Price: 2}, m, race.ErrParameter},
		"theta":              {race.OutsideOption{Help: race.Diminishing{From: 1, Theta: 1.5}, Price: 2}, m, race.ErrParameter},
		"from":               {race.OutsideOption{Help: race.Diminishing{Theta: 0.5}, Price: 2}, m, race.ErrParameter},
		"no market":          {race.OutsideOption{Help: help, Price: 2}, econ.Market{}, econ.ErrParameter},
		"infinite mean":      {race.OutsideOption{Help: help, Price: 2}, heavy, race.ErrParameter},
		"nothing left":       {race.OutsideOption{Help: race.Proportional{Share: 1}, Price: 2}, m, econ.ErrNoTrade},
		"help that grows":    {race.OutsideOption{Help: falling{}, Price: 2}, m, race.ErrParameter},
		"nothing left, cost": {race.OutsideOption{Help: race.Proportional{Share: 1}, Price: 0.1}, m, econ.ErrNoTrade},
	} {
		s, err := tc.o.Sell(tc.m)
		if !errors.Is(err, tc.want) || !math.IsNaN(s.Price) || !math.IsNaN(s.Lab) {
			t.Errorf("%s: %v, %v, want %v", name, s, err, tc.want)
		}
	}
}

// falling leaves over less of a longer task.
type falling struct{}

func (falling) Saves(h float64) float64               { return h - falling{}.Leaves(h) }
func (falling) Leaves(h float64) float64              { return math.Max(0, math.Min(h, 1-h)) }
func (falling) Least(left float64) (h, slope float64) { return left, 1 }
