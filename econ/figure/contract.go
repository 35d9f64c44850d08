package figure

import (
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
)

// Buyers are a group to whom a seat fee is offered: the market of a buyer's tasks, and
// how much buyers differ in worth.
type Buyers struct {
	Name   string
	Market econ.Market
	Spread float64 // standard deviation of the logarithm of their worth, 0 for buyers who are alike
}

// Contract draws the part of the potential surplus W(c) that the best seat fee
// collects, with tokens at cost, against the number of tasks that one contract
// covers, from 1 to most. The buyers are drawn, the same ones on every run, and the shares rounded to whole
// percent, which is what the draw supports.
//
// It returns an error for no buyers, for fewer than 10 tasks or more than 10,000,
// for a market or spread that [econ.Market.Contract] refuses, and for a tail so heavy
// that only a handful of the drawn buyers would sign at the best fee.
func Contract(most int, groups ...Buyers) (Figure, error) {
	switch {
	case len(groups) == 0:
		return fail(fmt.Errorf("%w: no buyers, want at least one group such as figure.Buyers{Market: econ.Baseline()}", ErrData))
	case most < 10 || most > 10_000:
		return fail(fmt.Errorf("%w: %d tasks a contract, want 10 to 10,000", ErrData, most))
	}
	elements := []Element{XAxis{Log: true}, YAxis{Percent: true, Min: 0, Max: 1}}
	var title string
	for _, g := range groups {
		line, err := collected(g, most)
		if err != nil {
			return fail(err)
		}
		if title == "" {
			title = claim("A seat fee for %s tasks collects %s of the potential surplus, for one task %s", count(most), percent(line[len(line)-1].Y), percent(line[0].Y))
		}
		elements = append(elements, Series{Name: g.Name, XYs: line, Dots: true})
	}
	return New(Labels{
		Title: title,
		X:     "tasks that one contract covers n",
		Y:     "lab's profit (% of the potential surplus W(c))",
	}, elements...)
}

// collected draws the buyers of one group and returns the lab's part of W(c)
// against the number of tasks.
func collected(g Buyers, most int) (plotter.XYs, error) {
	var line plotter.XYs
	for _, n := range decades(most) {
		// About the same number of tasks for each point: where a buyer has few,
		// only many buyers give a steady mean. With 2000 of them the standard error is
		// half a percentage point to one, so the share is rounded to whole ones.
		buyers := min(max(400_000/n, 2000), 40_000)
		c, err := g.Market.Contract(n, buyers, g.Spread, rand.New(rand.NewPCG(1, 1)))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrData, err)
		}
		line = append(line, plotter.XY{X: float64(n), Y: math.Round(100*c.Lab/c.Potential()) / 100})
	}
	return line, nil
}

// decades returns 1, 3, 10, 30, … up to most, and most itself.
func decades(most int) []int {
	var out []int
	for power := 1; power < most; power *= 10 {
		out = append(out, power)
		if 3*power < most {
			out = append(out, 3*power)
		}
	}
	return append(out, most)
}
