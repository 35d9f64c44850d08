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
		"NewLag/few":          func() []any { return r(trend.NewLag(level[:2], trend.Linear)) },
		"NewLag/level":        func() []any { return r(trend.NewLag(level, trend.Linear)) },
		"NewLag/off scale":    func() []any { return r(trend.NewLag(level, trend.Logit)) },
		"TailByPeriod/length": func() []any { return r(trend.TailByPeriod([]float64{2020}, []float64{1}, 1, 0)) },
		"TailByPeriod/few":    func() []any { return r(trend.TailByPeriod([]float64{2020}, []float64{1}, 1, 1)) },
	}, nil)
}
