package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
	"valuecapture/econ/estimate"
)

// A Histogram is a data set with its name.
type Histogram struct {
	Name string
	Bins estimate.Binned
}

// TailIndices draws the grouped estimate of the tail index of several histograms against
// the edge from which the tail is taken to begin, in hours, on a logarithmic axis. Edges
// with fewer than [estimate.MinimumTail] tasks above them, or fewer than three bins with
// tasks, are left out. The tail index of a Pareto tail would not move. A line marks 1,
// below which no price is best.
//
// It returns an error for no histogram, and for one without a tail index at any edge.
func TailIndices(sets ...Histogram) (Figure, error) {
	if len(sets) == 0 {
		return fail(fmt.Errorf("%w: no histogram, want one at least", ErrData))
	}
	elements := []Element{Horizontal{At: 1, Name: "below 1 no price is best"}}
	lines, rising, least, most := 0, true, math.Inf(1), math.Inf(-1)
	first, last := math.Inf(1), 0.0 // edges
	for i, set := range sets {
		var line plotter.XYs
		for k := range set.Bins.Bins() {
			edge, _, _ := set.Bins.Bin(k)
			if edge <= 0 || set.Bins.Above(edge) < estimate.MinimumTail {
				continue
			}
			if f, err := set.Bins.Fit(estimate.Pareto, edge); err == nil {
				line = append(line, plotter.XY{X: edge, Y: f.Alpha.Value})
				first, last = math.Min(first, edge), math.Max(last, edge)
				least, most = math.Min(least, f.Alpha.Value), math.Max(most, f.Alpha.Value)
			}
		}
		colour := chart.NthColour(i)
		switch {
		case len(line) == 0:
			return fail(fmt.Errorf("%w: %q has no tail index: no edge above 0 with %d tasks in three bins", ErrData, set.Name, estimate.MinimumTail))
		case len(line) == 1:
			elements = append(elements, Mark{X: line[0].X, Y: line[0].Y, Text: set.Name, Colour: colour})
			continue
		}
		lines++
		rising = rising && line[len(line)-1].Y > 1.5*line[0].Y
		elements = append(elements, Series{Name: set.Name, XYs: line, Colour: colour, Dashes: chart.NthDashes(i)})
	}
	title := claim("Tail indices from %s to %s, by data set and by where the tail is said to begin", short(least), short(most))
	if rising && lines > 1 {
		title = claim("A tail index is a choice here: each rises with where its tail is said to begin, and all together span %s to %s", short(least), short(most))
	}
	elements = append(elements, XAxis{Log: true, Min: first / 1.2, Max: last * 1.2}, YAxis{Min: 0, Max: 1.1 * math.Max(most, 1)})
	return New(Labels{Title: title, X: "where the tail is taken to begin (h)", Y: "tail index α of a Pareto fit"}, elements...)
}
