package figure

import (
	"fmt"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
)

// experiments are dollars per potential task against the tail index in two experiments.
// One holds the smallest saving x_m fixed, so that a heavier tail saves more hours on
// average. The other holds the mean of the hours saved fixed.
type experiments struct {
	smallest, mean []float64 // the dollars, at each tail index
	elements       []Element // two curves, the axis, and a mark at the market's own index
}

// twoExperiments returns both for a function that gives the dollars of a market, for
// tail indices from low to high.
//
// It returns an error for a market that is not valid or not Pareto, for one whose
// mean is infinite, and for a range that reaches down to 1.
func twoExperiments(m econ.Market, low, high float64, dollars func(econ.Market) (float64, error)) (experiments, error) {
	tail, err := paretoOver(m, low, high)
	if err != nil {
		return experiments{}, err
	}
	mean := tail.Mean()
	if !finite(mean) {
		return experiments{}, fmt.Errorf("%w: h ~ %v has mean %g h, want a finite mean to hold fixed: give α above 1", ErrData, tail, mean)
	}
	alphas := chart.Even(low, high, points)
	e := experiments{smallest: make([]float64, len(alphas)), mean: make([]float64, len(alphas))}
	for i, alpha := range alphas {
		if e.smallest[i], err = dollars(withIndex(m, tail, alpha)); err != nil {
			return experiments{}, err
		}
		other := m
		if other.Hours, err = dist.ParetoWithMean(mean, alpha); err != nil {
			return experiments{}, err
		}
		if e.mean[i], err = dollars(other); err != nil {
			return experiments{}, err
		}
	}
	smallest, _ := Points(claim("smallest saving fixed at %s", hours(tail.Scale)), alphas, e.smallest)
	same, _ := Points(claim("mean fixed at %s", hours(mean)), alphas, e.mean)
	e.elements = []Element{smallest.In(Lab).With(Solid), same.In(Warning).With(Dashed), indexAxis(low, high)}
	if alpha := tail.Alpha; alpha >= low && alpha <= high {
		here, err := dollars(m)
		if err != nil {
			return experiments{}, err
		}
		e.elements = append(e.elements, Mark{X: alpha, Y: here, Text: claim("%s at α = %s in both", perTask(here), short(alpha)), Colour: Ink})
	}
	return e, nil
}
