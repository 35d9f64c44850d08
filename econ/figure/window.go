package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/race"
)

// WindowShares draws the lab's share of what closed tokens add against its lead over open
// models, from one month to a longest lead, with one curve for each slope of the edge of
// capability, +Inf for a sharp edge. The window's own lead is marked and its own slope is
// not read.
//
// It returns an error for a window or market that is not valid, for an infinite mean, for
// no slope, and for a longest lead that is not a finite number of months above the
// window's own.
func WindowShares(m econ.Market, w race.Window, longest float64, slopes ...float64) (Figure, error) {
	c, err := newLeads(m, w, longest, slopes)
	if err != nil {
		return fail(err)
	}
	least, most := c.spread(race.Sale.ClosedShare)
	title := claim("At a lead of %s months the lab keeps from %s to %s of what it adds, by the sharpness of the edge", short(w.Lead), percent(least), percent(most))
	switch {
	case len(slopes) == 1:
		title = claim("At a lead of %s months the lab keeps %s of what it adds", short(w.Lead), percent(most))
	case most > 1.2*least:
		title = claim("How sharp the edge of capability is decides the split: at a lead of %s months the lab keeps %s of what it adds, or %s", short(w.Lead), percent(least), percent(most))
	}
	elements := append(c.curves(race.Sale.ClosedShare), YAxis{Percent: true, Min: 0, Max: 1})
	return New(Labels{Title: title, X: c.axis(), Y: "lab's share of what closed tokens add (%)"}, elements...)
}

// WindowDollars is [WindowShares] for what the lab earns. Errors are the same.
func WindowDollars(m econ.Market, w race.Window, longest float64, slopes ...float64) (Figure, error) {
	c, err := newLeads(m, w, longest, slopes)
	if err != nil {
		return fail(err)
	}
	lab := func(s race.Sale) float64 { return s.Lab }
	least, most := math.Inf(1), 0.0
	for _, sales := range c.sales {
		times := sales[len(sales)-1].Lab / sales[c.own].Lab
		least, most = math.Min(least, times), math.Max(most, times)
	}
	title := claim("A lead of %s months earns %s to %s times the dollars of one of %s, by the sharpness of the edge", short(longest), short(least), short(most), short(w.Lead))
	switch {
	case len(slopes) == 1:
		title = claim("A lead of %s months earns %s times the dollars of one of %s", short(longest), short(most), short(w.Lead))
	case least > 1:
		title = claim("A longer lead earns more at any sharpness of the edge: %s months earn %s to %s times as much as %s", short(longest), short(least), short(most), short(w.Lead))
	}
	elements := append(c.curves(lab), YAxis{Min: 0})
	return New(Labels{Title: title, X: c.axis(), Y: "profit Π ($/task)"}, elements...)
}

// leads are the sales of a lab in windows of growing lead.
type leads struct {
	months []float64
	slopes []float64
	own    int // where the window's own lead is
	sales  [][]race.Sale
}

func newLeads(m econ.Market, w race.Window, longest float64, slopes []float64) (leads, error) {
	if len(slopes) == 0 {
		return leads{}, fmt.Errorf("%w: no slope of the edge, want one at least, +Inf for a sharp one", ErrData)
	}
	if !(longest > w.Lead) || !finite(longest) {
		return leads{}, fmt.Errorf("%w: longest lead %g months, want a finite number above the window's own %g", ErrData, longest, w.Lead)
	}
	c := leads{slopes: slopes, months: chart.Insert(chart.Geometric(math.Min(1, w.Lead), longest, 25), w.Lead)}
	for i, lead := range c.months {
		if lead == w.Lead {
			c.own = i
		}
	}
	for _, slope := range slopes {
		var sales []race.Sale
		for _, lead := range c.months {
			w.Lead, w.Slope = lead, slope
			s, err := w.Sell(m)
			if err != nil {
				return leads{}, err
			}
			sales = append(sales, s)
		}
		c.sales = append(c.sales, sales)
	}
	return c, nil
}

// spread returns the lowest and the highest value at the window's own lead.
func (c leads) spread(value func(race.Sale) float64) (least, most float64) {
	least, most = math.Inf(1), math.Inf(-1)
	for _, sales := range c.sales {
		least, most = math.Min(least, value(sales[c.own])), math.Max(most, value(sales[c.own]))
	}
	return least, most
}

func (c leads) curves(value func(race.Sale) float64) []Element {
	elements := []Element{
		XAxis{Min: 0, Max: c.months[len(c.months)-1]},
		Vertical{At: c.months[c.own], Name: short(c.months[c.own]) + " months"},
	}
	for i, sales := range c.sales {
		line := make(plotter.XYs, len(sales))
		for k, s := range sales {
			line[k] = plotter.XY{X: c.months[k], Y: value(s)}
		}
		name := "slope " + short(c.slopes[i])
		if math.IsInf(c.slopes[i], 1) {
			name = "sharp edge"
		}
		elements = append(elements, Series{Name: name, XYs: line, Colour: chart.NthColour(i), Dashes: chart.NthDashes(i)})
	}
	return elements
}

func (c leads) axis() string { return "lead of closed over open models (months)" }

// RedQueen draws what a lab earns over time, in months from now, while horizons double
// and its lead is constant: on a fixed population of tasks, and on one that grows by a
// factor each year.
//
// It returns an error for a window or market that is not valid, for an infinite mean, for
// months that are not a finite number above 0, and for a growth that is not a finite
// factor above 0.
func RedQueen(m econ.Market, w race.Window, months, growth float64) (Figure, error) {
	if !(months > 0) || !finite(months) {
		return fail(fmt.Errorf("%w: %g months, want a finite number above 0", ErrData, months))
	}
	var fixed, growing plotter.XYs
	if _, err := w.Dollars(m, 0, growth); err != nil {
		return fail(err)
	}
	for _, t := range chart.Even(0, months, 41) {
		flat, err := w.Dollars(m, t, 1)
		if err != nil {
			return fail(err)
		}
		fixed = append(fixed, plotter.XY{X: t, Y: flat})
		growing = append(growing, plotter.XY{X: t, Y: flat * math.Pow(growth, t/12)})
	}
	today, last := fixed[0].Y, len(fixed)-1
	title := claim("With its lead unchanged the lab earns %s of today's dollars after %s months on a fixed population of tasks, and %s if tasks grow %s-fold a year", percent(fixed[last].Y/today), short(months), percent(growing[last].Y/today), short(growth))
	elements := []Element{
		Series{Name: "fixed population", XYs: fixed, Colour: Lab, Dashes: Solid},
		Series{Name: claim("%s times the tasks a year", short(growth)), XYs: growing, Colour: Warning, Dashes: Dashed},
		XAxis{Min: 0, Max: months}, YAxis{Min: 0},
	}
	if half, err := w.Halving(m); err == nil && half <= months {
		elements = append(elements, Mark{X: half, Y: today / 2, Text: claim("half after %s months", short(half)), Colour: Lab})
		title = claim("Though the lab keeps its lead, its dollars halve in %s months on a fixed population of tasks", short(half))
		if growing[last].Y >= today {
			title += claim(": to keep them, tasks must multiply, here by %s a year", short(growth))
		}
	}
	return New(Labels{Title: title, X: "months from now", Y: "profit Π ($/task of today)"}, elements...)
}
