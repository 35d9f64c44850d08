package figure

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
)

// Tails draws the survival functions of the market's tail and of others on
// logarithmic axes, where a Pareto tail is a straight line and its slope the tail
// index. The saving that one task in a thousand exceeds is marked on each. The caller
// chooses what the tails have in common, a mean or a price.
//
// It returns an error for a market or a tail that is not valid.
func Tails(m econ.Market, others ...dist.Tail) (Figure, error) {
	if err := m.Validate(); err != nil {
		return fail(err)
	}
	tails := append([]dist.Tail{m.Hours}, others...)
	const rarest, rare = 1e-6, 0.001
	low, high := math.Inf(1), 0.0
	for _, t := range tails {
		if err := dist.Validate(t); err != nil {
			return fail(err)
		}
		low = math.Min(low, t.InverseSurvival(0.95))
		high = math.Max(high, t.InverseSurvival(rarest))
	}
	elements := []Element{
		XAxis{Log: true, Min: 60 * low, Max: 60 * high}, YAxis{Log: true, Min: rarest, Max: 1.5},
		Horizontal{At: rare, Name: "one task in a thousand", Dashes: Dotted},
	}
	var top []string
	for i, t := range tails {
		end, line := t.InverseSurvival(rarest), plotter.XYs(nil)
		for _, z := range chart.Insert(chart.Geometric(low, high, points), t.InverseSurvival(1), end) {
			if s := t.Survival(z); z <= end && s > 0 {
				line = append(line, plotter.XY{X: 60 * z, Y: math.Max(s, rarest)})
			}
		}
		saves, colour := t.InverseSurvival(rare), chart.NthColour(i)
		elements = append(elements, Series{Name: tailName(t), XYs: line, Colour: colour, Dashes: chart.NthDashes(i)},
			Mark{X: 60 * saves, Y: rare, Text: minutes(saves), Colour: colour})
		under := "one"
		if len(top) == 0 {
			under = "tail"
		}
		top = append(top, fmt.Sprintf("%s under %s %s", minutes(saves), article(family(t)), under))
	}
	return New(Labels{
		Title: "One task in a thousand saves over " + strings.Join(top, ", "),
		X:     "minutes saved on a task",
		Y:     "share of tasks that save at least as much, S = P(h ≥ z)",
	}, elements...)
}
