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
// index. The caller chooses what the tails have in common, a mean or a price.
//
// It returns an error for a market or a tail that is not valid.
func Tails(m econ.Market, others ...dist.Tail) (Figure, error) {
	if err := m.Validate(); err != nil {
		return fail(err)
	}
	tails := append([]dist.Tail{m.Hours}, others...)
	const rarest = 1e-6
	low, high := math.Inf(1), 0.0
	for _, t := range tails {
		if err := dist.Validate(t); err != nil {
			return fail(err)
		}
		low = math.Min(low, t.InverseSurvival(0.95))
		high = math.Max(high, t.InverseSurvival(rarest))
	}
	elements := []Element{XAxis{Log: true, Min: low, Max: high}, YAxis{Log: true, Min: rarest, Max: 1.5}}
	var top []string
	for _, t := range tails {
		end := t.InverseSurvival(rarest)
		var line plotter.XYs
		for _, z := range chart.Insert(chart.Geometric(low, high, points), t.InverseSurvival(1), end) {
			if s := t.Survival(z); z <= end && s > 0 {
				line = append(line, plotter.XY{X: z, Y: math.Max(s, rarest)})
			}
		}
		s := Series{Name: tailName(t), XYs: line}
		elements = append(elements, s)
		under := "one"
		if len(top) == 0 {
			under = "tail"
		}
		top = append(top, fmt.Sprintf("%s h under %s %s", short(t.InverseSurvival(0.001)), article(family(t)), under))
	}
	return New(Labels{
		Title: "One task in a thousand saves over " + strings.Join(top, ", "),
		X:     "hours saved on a task, z (h)",
		Y:     "share of tasks that save at least z, S(z) = P(h ≥ z)",
	}, elements...)
}
