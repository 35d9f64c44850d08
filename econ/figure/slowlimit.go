package figure

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// SlowLimits draws the lab's share of the realised surplus at the monopoly price
// against marginal cost from low to high, in dollars per million tokens, on a
// logarithmic axis. A higher cost looks further out into the tail. Under a
// generalised Pareto tail the share is the same at every cost beyond the kink;
// under others it moves, and a dot marks the cost that one task in a billion is worth.
//
// A curve ends where one task in 10²⁵⁰ would be worth its cost, or at the highest
// willingness to pay.
//
// It returns an error for no market, for one that is not valid or has no best
// price, and for costs that are not finite numbers above 0, the lower first.
func SlowLimits(low, high float64, ms ...econ.Market) (Figure, error) {
	if err := validMarkets(ms); err != nil {
		return fail(err)
	}
	axis := Axis{Log: true, Min: low, Max: high}
	grid, err := axis.grid("cost", low, high)
	if err != nil {
		return fail(err)
	}
	const rare, rarest = 1e-9, 1e-250
	title := "Only a generalised Pareto tail gives the lab the same share at every cost"
	var elements []Element
	note := "dots: one task in a billion is worth this cost"
	y := nowhere()
	for i, name := range marketNames(ms) {
		m, colour := ms[i], sequence[i%len(sequence)]
		dot := m.WillingnessToPay(m.Hours.InverseSurvival(rare))
		var line plotter.XYs
		for _, cost := range with(grid, dot) {
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
			const digit = 1e-12 // rounding errors are no ups and downs
			share := math.Round(labShare(m, at)/digit) * digit
			y.add(share)
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
	elements = append(elements, XAxis(axis), YAxis{Percent: true, Min: math.Max(0, y.low-room), Max: math.Min(1, y.high+room)})
	return New(Labels{Title: title, X: "marginal cost c ($/Mtok)", Y: "lab's share of the realised surplus at the monopoly price (%)"}, elements...)
}

// constantShare reports whether a tail is generalised Pareto, so that the share
// does not answer to cost.
func constantShare(t dist.Tail) bool {
	switch plain(t).(type) {
	case dist.Pareto, dist.Exponential, dist.GPD:
		return true
	}
	return false
}
