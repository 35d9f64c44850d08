package trend_test

import (
	"math"
	"testing"

	"valuecapture/econ/internal/apitest"
	"valuecapture/econ/trend"
)

func TestNaNBesideErrors(t *testing.T) {
	t.Parallel()
	level := []trend.ScorePair{{Year: 2020, Open: 1, Closed: 5}, {Year: 2021, Open: 2, Closed: 5}, {Year: 2022, Open: 3, Closed: 5}, {Year: 2023, Open: 4, Closed: 5}, {Year: 2024, Open: 5, Closed: 5}}
	r := apitest.Results
	apitest.NaNBesideErrors(t, apitest.Refusals{
		"NewRho/one":      func() []any { return r(trend.NewRho([]trend.TailAt{{Year: 2020, Tasks: 100, Alpha: 1.5}})) },
		"NewRho/no index": func() []any { return r(trend.NewRho([]trend.TailAt{{Year: 2020, Tasks: 100, Alpha: math.NaN()}, {}})) },
		"NewRho/one date": func() []any {
			return r(trend.NewRho([]trend.TailAt{{Year: 2020, Tasks: 9, Alpha: 1}, {Year: 2020, Tasks: 9, Alpha: 2}}))
		},
		"NewLag/few":             func() []any { return r(trend.NewLag(level[:2], trend.Linear)) },
		"NewLag/level":           func() []any { return r(trend.NewLag(level, trend.Linear)) },
		"NewLag/off scale":       func() []any { return r(trend.NewLag(level, trend.Logit)) },
		"TailByPeriod/length":    func() []any { return r(trend.TailByPeriod([]float64{2020}, []float64{1}, 1, 0)) },
		"TailByPeriod/few":       func() []any { return r(trend.TailByPeriod([]float64{2020}, []float64{1}, 1, 1)) },
		"NewPassThrough/few":     func() []any { return r(trend.NewPassThrough([]trend.PriceChange{{1, 3}})) },
		"NewPassThrough/still":   func() []any { return r(trend.NewPassThrough([]trend.PriceChange{{0, 3}, {0, 1}})) },
		"NewPassThrough/NaN":     func() []any { return r(trend.NewPassThrough([]trend.PriceChange{{1, 3}, {math.NaN(), 1}})) },
		"NewPassThrough/huge":    func() []any { return r(trend.NewPassThrough([]trend.PriceChange{{1e200, 3}, {1, 1}})) },
		"PassThroughPower/few":   func() []any { return r(trend.PassThroughPower(1, 1, 3, 1)) },
		"PassThroughPower/many":  func() []any { return r(trend.PassThroughPower(1<<40, 1, 3, 1)) },
		"PassThroughPower/noise": func() []any { return r(trend.PassThroughPower(4, 0, 3, 1)) },
		"PassThroughPower/NaN":   func() []any { return r(trend.PassThroughPower(4, 1, math.NaN(), 1)) },
		"PassThroughChanges":     func() []any { return r(trend.PassThroughChanges(1, 3, 1, 2)) },
	}, nil)
}
