package race

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/internal/root"
)

// RedQueen returns how fast a lab's dollars halve while horizons double every so many
// months and its lead is constant, and how fast tasks must grow in number to prevent
// it. On a fixed population of tasks with a Pareto tail, dollars fall like z^(1−α) once
// cost is small beside the value of the tasks. So they halve in
//
//	halving = Doubling/(α−1) months,
//
// and are constant if the number of tasks grows by the factor
//
//	growth = 2^(12(α−1)/Doubling) a year.
//
// It returns an error wrapping [ErrParameter] unless α > 1 and the doubling is a finite
// number of months above 0.
func RedQueen(alpha, doubling float64) (halving, growth float64, err error) {
	switch {
	case !(alpha > 1) || !finite(alpha):
		return math.NaN(), math.NaN(), outside("Alpha", alpha, "a finite tail index above 1")
	case !positive(doubling):
		return math.NaN(), math.NaN(), outside("Doubling", doubling, "finite months above 0")
	}
	return doubling / (alpha - 1), math.Exp2(12 * (alpha - 1) / doubling), nil
}

// Dollars returns what the lab earns so many months from now, in dollars per potential
// task of today, if the number of tasks grows by a factor a year: 1 for a fixed
// population.
//
// It returns an error wrapping [ErrParameter] for months that are negative or not finite
// and a growth that is not finite and above 0, and those of [Window.Sell].
func (w Window) Dollars(m econ.Market, months, growth float64) (float64, error) {
	switch {
	case !(months >= 0) || !finite(months):
		return math.NaN(), outside("months", months, "a finite number, 0 or above")
	case !positive(growth):
		return math.NaN(), outside("growth", growth, "a finite factor a year above 0: 1 for a fixed population, 1.8 for 80% more a year")
	}
	s, err := w.After(months).Sell(m)
	if err != nil {
		return math.NaN(), err
	}
	return s.Lab * math.Pow(growth, months/12), nil
}

// Halving returns the months until the lab's dollars are half of today's, on a fixed
// population of tasks. It tends to that of [RedQueen] as the value of tasks outgrows
// their cost.
//
// It returns +Inf where dollars have not halved when horizons have doubled 60 times,
// and the errors of [Window.Sell].
func (w Window) Halving(m econ.Market) (float64, error) {
	today, err := w.Sell(m)
	if err != nil {
		return math.NaN(), err
	}
	var failed error
	above := func(months float64) float64 {
		s, err := w.After(months).Sell(m)
		if err != nil {
			failed = err
			return math.NaN()
		}
		return s.Lab/today.Lab - 0.5
	}
	low, high := 0.0, w.Doubling
	for above(high) > 0 {
		if high >= 60*w.Doubling {
			return math.Inf(1), nil
		}
		low, high = high, 2*high
	}
	months, err := root.Zero(above, low, high)
	switch {
	case failed != nil:
		return math.NaN(), fmt.Errorf("after some months: %w", failed)
	case err != nil:
		return math.NaN(), fmt.Errorf("%w: the months until dollars halve could not be found (%w)", ErrParameter, err)
	}
	return months, nil
}
