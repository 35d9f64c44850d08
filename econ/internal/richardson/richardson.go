// Package richardson answers: what is the limit of a difference quotient as its step
// goes to 0?
package richardson

import "math"

// Limit extrapolates d(h), whose error is a series in h^order, to h = 0 and returns the
// entry of the table that agrees best with its neighbours. It begins with the step h
// and halves it, so that a kink within the first steps spoils only the entries that
// span it. It is NaN if no two entries are finite.
//
// Source: C. Ridders, "Accurate computation of F'(x) and F'(x)F″(x)", Advances in
// Engineering Software 4 (1982).
func Limit(d func(h float64) float64, h float64, order int) float64 {
	const n = 12
	var row [n]float64
	best, bestErr := math.NaN(), math.Inf(1)
	ratio := math.Pow(2, float64(order))
	for i := range n {
		before := row
		row[0] = d(h)
		factor := ratio
		for j := 1; j <= i; j++ {
			row[j] = (factor*row[j-1] - before[j-1]) / (factor - 1)
			factor *= ratio
			if e := math.Max(math.Abs(row[j]-row[j-1]), math.Abs(row[j]-before[j-1])); e <= bestErr {
				best, bestErr = row[j], e
			}
		}
		h /= 2
	}
	return best
}
