package figure

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// Integration draws the gain factor, what the lab would earn by owning the tasks over
// what it earns by selling tokens, against the tail index from low to high. If cost is
// at or above the kink price, it also draws e, the limit of the Pareto family as α grows.
//
// It returns an error for a market that is not valid or not Pareto, and for a
// range that reaches down to 1.
func Integration(m econ.Market, low, high float64) (Figure, error) {
	tail, err := paretoOver(m, low, high)
	if err != nil {
		return fail(err)
	}
	alphas := chart.Even(low, high, points)
	factor := make([]float64, len(alphas))
	for i, alpha := range alphas {
		at, err := withIndex(m, tail, alpha).Integration()
		if err != nil {
			return fail(err)
		}
		factor[i] = at.Factor()
	}
	line, _ := Points("", alphas, factor)
	elements := []Element{line.In(Lab).With(Solid), indexAxis(low, high), YAxis{Log: true}}
	if m.Cost >= m.KinkPrice() {
		elements = append(elements, Horizontal{At: math.E, Name: "e, the limit of Pareto tails as α grows", Dashes: Dotted})
	}
	last := len(factor) - 1
	title := claim("Owning the task is worth %s times selling tokens for it at α = %s, %s times at α = %s",
		short(factor[0]), short(low), short(factor[last]), short(high))
	if alpha := tail.Alpha; alpha >= low && alpha <= high {
		at, err := m.Integration()
		if err != nil {
			return fail(err)
		}
		title = claim("At α = %s owning the task is worth %s times selling tokens for it", short(alpha), short(at.Factor()))
		elements = append(elements, Mark{X: alpha, Y: at.Factor(), Text: claim("%s at α = %s", short(at.Factor()), short(alpha)), Colour: Lab, Drop: true})
	}
	return New(Labels{Title: title, X: "tail index α, heavier tails to the left", Y: "gain factor W(c)/Π*"}, elements...)
}

// IntegrationGain draws what the lab would gain by owning the tasks instead of
// selling tokens for them, in dollars per potential task, against the tail index
// from low to high, in two experiments: one holds the smallest saving x_m fixed, the
// other the mean of the hours saved.
//
// It returns an error for a market that is not valid or not Pareto, for one whose
// mean is infinite, and for a range that reaches down to 1.
func IntegrationGain(m econ.Market, low, high float64) (Figure, error) {
	e, err := twoExperiments(m, low, high, func(m econ.Market) (float64, error) {
		i, err := m.Integration()
		return i.Gain(), err
	})
	if err != nil {
		return fail(err)
	}
	falls := true
	for i := 1; i < len(e.mean); i++ {
		falls = falls && e.smallest[i] < e.smallest[i-1] && e.mean[i] < e.mean[i-1]
	}
	title := "What integration gains in dollars depends on the tail"
	if falls {
		title = "A heavier tail makes integration gain more dollars, whichever of the two is held fixed"
	}
	elements := append(e.elements, YAxis{Log: true})
	return New(Labels{Title: title, X: "tail index α, heavier tails to the left", Y: "gain from owning the task W(c) − Π* ($/task)"}, elements...)
}
