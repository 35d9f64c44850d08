package dist

import (
	"math"

	"valuecapture/econ/internal/richardson"
)

// slope returns g'(z) by Richardson extrapolation of differences that stay inside
// [lower, upper]: central inside, one-sided at the lower end.
func slope(g func(float64) float64, z, lower, upper float64) float64 {
	h := math.Abs(z) / 8
	if z-lower < z/1e3 { // at the lower end: step only to the right
		return richardson.Limit(func(h float64) float64 { return (g(z+h) - g(z)) / h }, math.Min(h, (upper-z)/2), 1)
	}
	h = math.Min(h, math.Min(z-lower, upper-z)/2)
	return richardson.Limit(func(h float64) float64 { return (g(z+h) - g(z-h)) / (2 * h) }, h, 2)
}

// slopeBelow returns g'(z) by differences to the left, down to lower.
func slopeBelow(g func(float64) float64, z, lower float64) float64 {
	h := math.Min(math.Abs(z)/8, (z-lower)/2)
	return richardson.Limit(func(h float64) float64 { return (g(z) - g(z-h)) / h }, h, 1)
}
