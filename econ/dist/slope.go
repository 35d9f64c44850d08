package dist

import "math"

// slope returns g'(z) by Richardson extrapolation of differences that stay inside
// [lower, upper]: central inside, one-sided at an end.
func slope(g func(float64) float64, z, lower, upper float64) float64 {
	h := math.Abs(z) / 8
	if z-lower < z/1e3 { // at the lower end: step to the right only
		return richardson(func(h float64) float64 { return (g(z+h) - g(z)) / h }, math.Min(h, (upper-z)/2), 1)
	}
	h = math.Min(h, math.Min(z-lower, upper-z)/2)
	return richardson(func(h float64) float64 { return (g(z+h) - g(z-h)) / (2 * h) }, h, 2)
}

// richardson extrapolates d(h) to h = 0, its error being a series in h^order, and
// keeps the entry that its neighbours confirm best (Ridders, "Accurate computation
// of F'(x) and F'(x)F”(x)", Advances in Engineering Software 4, 1982).
func richardson(d func(float64) float64, h float64, order int) float64 {
	const n = 12
	var row [n]float64
	best, bestErr := math.NaN(), math.Inf(1)
	for i := range n {
		prev := row
		row[0] = d(h)
		f := math.Pow(2, float64(order))
		for j := 1; j <= i; j++ {
			row[j] = (f*row[j-1] - prev[j-1]) / (f - 1)
			f *= math.Pow(2, float64(order))
			e := math.Max(math.Abs(row[j]-row[j-1]), math.Abs(row[j]-prev[j-1]))
			if e <= bestErr {
				best, bestErr = row[j], e
			}
		}
		h /= 2
	}
	return best
}
