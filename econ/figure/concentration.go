package figure

import (
	"fmt"

	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
)

// Concentration draws the share of all hours saved that the top tasks hold, against
// their share of all tasks, and marks the top 1% and the top 20%.
//
// It returns an error for no tail, for one that is not valid, and for one with an
// infinite mean, whose shares do not exist.
func Concentration(tails ...dist.Tail) (Figure, error) {
	if len(tails) == 0 {
		return fail(fmt.Errorf("%w: no tail, want at least one such as dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}", ErrData))
	}
	elements := []Element{
		XAxis{Log: true, Percent: true, Min: 0.001, Max: 1},
		YAxis{Percent: true, Min: 0, Max: 1},
		Vertical{At: 0.01, Name: "top 1%"}, Vertical{At: 0.2, Name: "top 20%"},
	}
	for i, t := range tails {
		if err := dist.Validate(t); err != nil {
			return fail(err)
		}
		if !finite(t.Mean()) {
			return fail(fmt.Errorf("%w: h ~ %v has mean %g h, want a finite mean: a Pareto tail needs α above 1", ErrData, t, t.Mean()))
		}
		colour := chart.NthColour(i)
		share := func(q float64) float64 { return dist.TopShare(t, q) }
		elements = append(elements, Curve(tailName(t), share, 0.001, 1).In(colour))
		for _, q := range []float64{0.01, 0.2} {
			elements = append(elements, Mark{X: q, Y: share(q), Text: percent(share(q)), Colour: colour})
		}
	}
	return New(Labels{
		Title: claim("The top 1%% of tasks hold %s of all hours saved (%s)", percent(dist.TopShare(tails[0], 0.01)), tailName(tails[0])),
		X:     "top tasks (% of all tasks)",
		Y:     "share of all hours saved (%)",
	}, elements...)
}
