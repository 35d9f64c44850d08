package figure

import (
	"fmt"
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// validMarkets returns an error for no market and for one that is not valid.
func validMarkets(ms []econ.Market) error {
	if len(ms) == 0 {
		return fmt.Errorf("%w: no market, want at least one such as econ.Baseline()", ErrData)
	}
	for _, m := range ms {
		if err := m.Validate(); err != nil {
			return err
		}
	}
	return nil
}

// validPrice returns an error for a market that is not valid and for a price that is
// not a finite number above 0.
func validPrice(m econ.Market, p float64) error {
	if err := m.Validate(); err != nil {
		return err
	}
	if !(p > 0) || !finite(p) {
		return fmt.Errorf("%w: price %g $/Mtok, want a finite number above 0", ErrData, p)
	}
	return nil
}

// paretoTail returns the Pareto tail of a market, for a figure that varies the
// tail index.
func paretoTail(m econ.Market) (dist.Pareto, error) {
	if err := m.Validate(); err != nil {
		return dist.Pareto{}, err
	}
	tail, ok := plain(m.Hours).(dist.Pareto)
	if !ok {
		return tail, fmt.Errorf("%w: h ~ %v, want a Pareto tail: this figure varies the tail index", ErrData, m.Hours)
	}
	return tail, nil
}

// paretoOver is paretoTail for a tail index that runs from low to high.
func paretoOver(m econ.Market, low, high float64) (dist.Pareto, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return tail, err
	}
	if !(low > 1) || !(high > low) || !finite(high) {
		return tail, fmt.Errorf("%w: tail index from %g to %g, want above 1, the lower first: at 1 and below there is no best price", ErrData, low, high)
	}
	return tail, nil
}

// withIndex returns a market with another tail index and the same smallest saving.
func withIndex(m econ.Market, tail dist.Pareto, alpha float64) econ.Market {
	tail.Alpha = alpha
	m.Hours = tail
	return m
}

// plain removes the wrapping of a [dist.Plain] tail.
func plain(t dist.Tail) dist.Tail {
	for {
		p, ok := t.(dist.Plain)
		if !ok {
			return t
		}
		t = p.Tail
	}
}

// overIndex evaluates a quantity at the monopoly price of markets that differ in
// the tail index only.
func overIndex(m econ.Market, tail dist.Pareto, alphas []float64, quantity func(econ.Market, econ.Pricing) float64) ([]float64, error) {
	out := make([]float64, len(alphas))
	for i, alpha := range alphas {
		at := withIndex(m, tail, alpha)
		best, err := at.Monopoly()
		if err != nil {
			return nil, err
		}
		out[i] = quantity(at, best)
	}
	return out, nil
}

// farPrice returns a price well above the best prices of these markets.
func farPrice(ms []econ.Market) float64 {
	var far float64
	for _, m := range ms {
		price := 3 * math.Max(m.Cost, m.KinkPrice())
		if best, err := m.Monopoly(); err == nil {
			price = best.Price
		}
		far = math.Max(far, price)
	}
	if far == 0 {
		far = ms[0].InverseDemand(0.5)
	}
	return 3 * far
}

// has reports whether one of the markets has a tail of a family.
func has[T dist.Tail](ms []econ.Market) bool {
	for _, m := range ms {
		if _, ok := plain(m.Hours).(T); ok {
			return true
		}
	}
	return false
}

// allPareto reports whether every market has a Pareto tail.
func allPareto(ms []econ.Market) bool {
	for _, m := range ms {
		if _, ok := plain(m.Hours).(dist.Pareto); !ok {
			return false
		}
	}
	return true
}

// indexAxis returns the axis of a tail index. It starts at 1 if low is near.
func indexAxis(low, high float64) XAxis {
	if low < 1.25 {
		low = 1
	}
	return XAxis{Min: low, Max: high}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
