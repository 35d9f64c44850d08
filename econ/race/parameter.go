package race

import (
	"errors"
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

var (
	// ErrParameter is wrapped by every error about a number outside its domain.
	ErrParameter = errors.New("race: parameter out of domain")
	// ErrNoPrice reports a path that starts without a monopoly price.
	ErrNoPrice = errors.New("race: no monopoly price at the start")
	// ErrNoSplit reports a market whose surplus could not be computed, because an
	// integral over its tail did not converge or the tail returned NaN.
	ErrNoSplit = errors.New("race: the surplus could not be computed")
)

// outside returns the error of a value outside its domain.
func outside(what string, v float64, want string) error {
	return fmt.Errorf("%w: %s = %g, want %s", ErrParameter, what, v, want)
}

func finite(x float64) bool { return math.Abs(x) <= math.MaxFloat64 }

func positive(x float64) bool { return x > 0 && x <= math.MaxFloat64 }

// paretoTail returns the Pareto tail of a market. Other tails cannot vary the tail
// index alone.
func paretoTail(m econ.Market) (dist.Pareto, error) {
	if err := m.Validate(); err != nil {
		return dist.Pareto{}, err
	}
	tail, ok := m.Hours.(dist.Pareto)
	if !ok {
		return tail, fmt.Errorf("%w: h ~ %v, want a dist.Pareto tail: a path moves the tail index", ErrParameter, m.Hours)
	}
	return tail, nil
}

// validTimes refuses dates that are not finite, negative or out of order.
func validTimes(times []float64) error {
	if len(times) == 0 {
		return fmt.Errorf("%w: no dates, want at least one: race.Months(120) or the like", ErrParameter)
	}
	last := 0.0
	for i, t := range times {
		if !(t >= last) || !finite(t) {
			return fmt.Errorf("%w: date %d = %g yr after %g, want finite years from 0 up, in order", ErrParameter, i, t, last)
		}
		last = t
	}
	return nil
}

// Months returns the dates 0, 1/12, 2/12, … in years up to n months: n+1 of them,
// none for a negative n.
func Months(n int) []float64 {
	if n < 0 {
		return nil
	}
	out := make([]float64, n+1)
	for i := range out {
		out[i] = float64(i) / 12
	}
	return out
}
