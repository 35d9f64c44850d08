package dist

import (
	"math"

	"valuecapture/econ/internal/richardson"
)

// slope returns g'(z) by Richardson extrapolation of differences that stay inside
// [lower, upper]: central inside, to the right at the lower end. Below a bend, where
// there is room on the left only, it steps to the left; a finite upper end of a support
// is approached on its own scale, as a density may have a power of the distance there.
func slope(g func(float64) float64, z, lower, upper float64) float64 {
	h := math.Abs(z) / 8
	if z-lower < z/1e3 { // at the lower end: step to the right only
		return richardson.Limit(func(h float64) float64 { return (g(z+h) - g(z)) / h }, math.Min(h, (upper-z)/2), 1)
	}
	h = math.Min(h, math.Min(z-lower, upper-z)/2)
	return richardson.Limit(func(h float64) float64 { return (g(z+h) - g(z-h)) / (2 * h) }, h, 2)
}
