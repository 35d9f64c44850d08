package race_test

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// market draws a market with a tail that may have several peaks of profit, bends or
// an infinite mean.
func (t trial) market() econ.Market {
	m := econ.Market{Wage: 60, Tokens: 0.5, Cost: 2 * t.rng.Float64()}
	rng := t.rng
	switch rng.IntN(8) {
	case 0:
		m.Hours = dist.Pareto{Scale: 0.1 * rng.Float64(), Alpha: 0.5 + 2*rng.Float64()}
	case 1:
		m.Hours = dist.Exponential{Rate: math.Exp(rng.NormFloat64())}
	case 2:
		m.Hours = dist.Lognormal{Mu: rng.NormFloat64(), Sigma: 0.1 + 2*rng.Float64()}
	case 3:
		m.Hours = dist.Truncated{Tail: dist.Pareto{Scale: 0.02, Alpha: 0.8 + rng.Float64()}, Low: 0.05, High: 0.1 + 10*rng.Float64()}
	case 4:
		m.Hours = dist.Plain{Tail: dist.Pareto{Scale: 0.1, Alpha: 1.05 + 2*rng.Float64()}}
	case 5:
		m.Hours = dist.Spliced{Body: dist.Lognormal{Mu: -2, Sigma: 1}, Tail: dist.Pareto{Scale: 0.5, Alpha: 1.1 + rng.Float64()}, At: 0.5 + rng.Float64(), Share: 0.9*rng.Float64() + 0.01}
	case 6:
		m.Hours = dist.Histogram{Edges: []float64{0, 0.1, 0.1 + rng.Float64(), 2, math.Inf(1)}, Counts: []float64{700, 200 * rng.Float64(), 100 * float64(rng.IntN(2)), 10}, Top: dist.Pareto{Scale: 1, Alpha: 1.5}}
	default:
		var mixed dist.Mixture
		for range 2 + rng.IntN(4) {
			mixed.Components = append(mixed.Components, dist.Component{Weight: math.Exp(-6 * rng.Float64()), Tail: dist.Lognormal{Mu: 6*rng.Float64() - 4, Sigma: 0.05 + 0.4*rng.Float64()}})
		}
		total := 0.0
		for _, c := range mixed.Components {
			total += c.Weight
		}
		for i := range mixed.Components {
			mixed.Components[i].Weight /= total
		}
		m.Hours = mixed
	}
	return m
}
