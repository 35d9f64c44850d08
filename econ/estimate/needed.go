package estimate

import (
	"fmt"
	"math"
)

// TailForShare returns how many tasks in a Pareto tail make the 95% interval of the lab's
// share as wide as width, a fraction, from its lower end to its upper,
//
//	n = (2z α/((2α − 1)² width))²,   z = 1.96,
//
// because the standard error of α is α/√n and the share (α − 1)/(2α − 1) has the slope
// 1/(2α − 1)². It counts tasks from the threshold on; a tail that is a tenth of all tasks
// takes ten times as many in all. It is exact as the width goes to 0.
//
// It returns an error that wraps [ErrParameter] for α that is not finite and above 1, where
// there is no price and no share, or for a width that is not above 0 and below 1.
func TailForShare(alpha, width float64) (float64, error) {
	if !(alpha > 1) || math.IsInf(alpha, 1) {
		return math.NaN(), fmt.Errorf("%w: tail index %g, want a finite number above 1: at or below it no price is best and there is no share", ErrParameter, alpha)
	}
	if !(width > 0 && width < 1) {
		return math.NaN(), fmt.Errorf("%w: width %g, want above 0 and below 1: give it as a fraction, 0.05 for five points", ErrParameter, width)
	}
	root := 2 * normal975 * alpha / ((2*alpha - 1) * (2*alpha - 1) * width)
	return root * root, nil
}
