package estimate

import (
	"math"

	"valuecapture/econ/internal/root"
)

// inverseSurvival solves S(z) = q for z ≥ x.
func inverseSurvival(x, q float64, survival func(float64) float64) float64 {
	switch {
	case !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 1:
		return x
	case q == 0:
		return math.Inf(1)
	}
	gap := func(y float64) float64 {
		if s := survival(x * math.Exp(y)); s > 0 {
			return math.Log(s / q)
		}
		return math.Inf(-1)
	}
	high := 1.0
	for gap(high) > 0 {
		if high *= 2; high > 700 {
			return math.Inf(1)
		}
	}
	for math.IsInf(gap(high), -1) {
		high *= 0.75
	}
	for gap(high) > 0 {
		high *= 1.05
	}
	if math.IsInf(gap(high), -1) {
		return x * math.Exp(high)
	}
	y, err := root.Zero(gap, 0, high)
	if err != nil {
		return math.NaN()
	}
	return x * math.Exp(y)
}
