package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// FreeEntry draws who keeps the realised surplus where labs enter as long as each covers a
// fixed cost: customers, the training of models, and the labs as rent, against that cost
// in dollars per potential task, on a logarithmic axis from low to high. Each tooth is a
// number of labs.
//
// It returns an error for costs that are not finite and above 0, the lower first, for an
// infinite mean of hours saved, and those of [econ.Market.FreeEntry].
func FreeEntry(m econ.Market, low, high float64) (Figure, error) {
	if !(low > 0 && low < high) || !finite(high) {
		return fail(fmt.Errorf("%w: fixed cost from %g to %g $/task, want finite numbers above 0, the lower first", ErrData, low, high))
	}
	labs, err := entrants(m, low, high)
	if err != nil {
		return fail(err)
	}
	var customers, training, rent plotter.XYs
	most, least := 0.0, 1.0 // rent, and customers, with two labs or more
	all, fewest := labs[len(labs)-1].Labs, labs[0].Labs
	for _, fixed := range chart.Geometric(low, high, 401) {
		e := labs[0]
		for _, more := range labs[1:] {
			if more.Split.Lab/float64(more.Labs) >= fixed {
				e = more
			}
		}
		e.Fixed = fixed
		r, t, c := e.Shares()
		if math.IsNaN(c) {
			return fail(fmt.Errorf("%w: customer surplus is infinite under h ~ %v, and has no share", ErrData, m.Hours))
		}
		rent = append(rent, plotter.XY{X: fixed, Y: r})
		training = append(training, plotter.XY{X: fixed, Y: t})
		customers = append(customers, plotter.XY{X: fixed, Y: c})
		if e.Labs > 1 {
			most, least = math.Max(most, r), math.Min(least, c)
		}
	}
	title := claim("With a single lab, rent falls one for one as training gets dearer")
	if all > 1 {
		title = claim("Entry turns profit into training: with two labs or more, rent is at most %s of the realised surplus and customers keep %s or more", percent(most), percent(least))
	}
	return New(Labels{Title: title, X: claim("fixed cost of a lab, F ($/potential task); %d labs at the left, %d at the right", all, fewest), Y: "share of the realised surplus (%)"},
		Series{Name: "customers", XYs: customers, Colour: Customers, Dashes: Solid},
		Series{Name: "training of all models", XYs: training, Colour: Cost, Dashes: Dashed},
		Series{Name: "rent of the labs", XYs: rent, Colour: Lab, Dashes: DashDot},
		XAxis{Log: true, Min: low, Max: high}, YAxis{Percent: true, Min: 0, Max: 1})
}

// entrants returns the markets of every number of labs that enter between two fixed costs,
// from the fewest up, with no fixed cost yet.
func entrants(m econ.Market, low, high float64) ([]econ.Entry, error) {
	fewest, err := m.FreeEntry(high)
	if err != nil {
		return nil, err
	}
	most, err := m.FreeEntry(low)
	if err != nil {
		return nil, err
	}
	if most.Labs > 200 {
		return nil, fmt.Errorf("%w: at a fixed cost of %g $/task %d labs enter, more than the 200 that can be told apart: take a higher lowest cost", ErrData, low, most.Labs)
	}
	var labs []econ.Entry
	for n := fewest.Labs; n <= most.Labs; n++ {
		e, err := m.EntryOf(n, 0)
		if err != nil {
			return nil, err
		}
		labs = append(labs, e)
	}
	return labs, nil
}
