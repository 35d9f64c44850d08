package figure

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
)

// SlowLimits draws the lab's share of the realised surplus at the monopoly price
// against marginal cost from low to high, in dollars per million tokens, on a
// logarithmic axis. A higher cost probes the tail further out. Under a generalised
// Pareto tail the share is the same at every cost beyond the kink. Under other tails it
// changes, and a dot marks the cost that one task in a billion is worth.
//
// A curve ends at the cost that one task in 10²⁵⁰ is worth, or at the highest willingness
// to pay.
//
// It returns an error for no market, for one that is not valid or has no best
// price, and for costs that are not finite numbers above 0, the lower first.
func SlowLimits(low, high float64, ms ...econ.Market) (Figure, error) {
	if err := validMarkets(ms); err != nil {
		return fail(err)
	}
	if !(low > 0) || !(high > low) || !finite(high) {
		return fail(fmt.Errorf("%w: costs from %g to %g $/Mtok, want finite numbers above 0, the lower first", ErrData, low, high))
	}
	grid := chart.Geometric(low, high, points)
	const rare, rarest = 1e-9, 1e-250
	title := "Only a generalised Pareto tail gives the lab the same share at every cost"
	var elements []Element
	note := "dots: one task in a billion is worth this cost"
	least, most := math.Inf(1), math.Inf(-1)
	for i, name := range marketNames(ms) {
		m, colour := ms[i], chart.NthColour(i)
		dot := m.WillingnessToPay(m.Hours.InverseSurvival(rare))
		var line plotter.XYs
		for _, cost := range chart.Insert(grid, dot) {
			m.Cost = cost
			at, err := m.Monopoly()
			if errors.Is(err, econ.ErrNoTrade) || m.Demand(cost) < rarest {
				break
			}
			if err != nil {
				return fail(err)
			}
			if at.Regime == econ.Kink {
				title = "Only a generalised Pareto tail gives the lab the same share at every cost, once beyond its kink"
			}
			const digit = 1e-12 // so that rounding errors do not show
			share := math.Round(labShare(m, at)/digit) * digit
			least, most = math.Min(least, share), math.Max(most, share)
			line = append(line, plotter.XY{X: cost, Y: share})
			if cost == dot && !constantShare(m.Hours) {
				elements = append(elements, Mark{X: cost, Y: share, Text: note, Colour: colour})
				note = ""
			}
		}
		if len(line) < 2 {
			return fail(fmt.Errorf("%w: at costs from %.4g to %.4g $/Mtok nobody buys under h ~ %v, want lower costs", ErrData, low, high, m.Hours))
		}
		elements = append(elements, Series{Name: name, XYs: line, Colour: colour})
	}
	const room = 0.05
	elements = append(elements, XAxis{Log: true, Min: low, Max: high},
		YAxis{Percent: true, Min: math.Max(0, least-room), Max: math.Min(1, most+room)})
	return New(Labels{Title: title, X: "marginal cost c ($/Mtok)", Y: "lab's share of the realised surplus at the monopoly price (%)"}, elements...)
}

// constantShare reports whether a tail is generalised Pareto, so that the share does not
// depend on cost.
func constantShare(t dist.Tail) bool {
	switch plain(t).(type) {
	case dist.Pareto, dist.Exponential, dist.GPD:
		return true
	}
	return false
}
