package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
	"valuecapture/econ/trend"
)

// PassThroughPower draws the probability that price changes rule out a pass-through, the
// hypothesis, if another is the truth, against their number, from 2 to most, on a
// logarithmic axis: one curve for each noise, the standard deviation of what else moves
// prices over the root of the mean square of cost changes. A line marks a power of 80%.
//
// It returns an error for no noise, for most below 3 or above a million, and those of
// [trend.PassThroughPower].
func PassThroughPower(hypothesis, truth float64, most int, noises ...float64) (Figure, error) {
	if len(noises) == 0 || most < 3 {
		return fail(fmt.Errorf("%w: %d noises and up to %d price changes, want a noise at least and 3 changes or more", ErrData, len(noises), most))
	}
	elements := []Element{Horizontal{At: 0.8, Name: "80%"}, XAxis{Log: true, Min: 2, Max: float64(most)}, YAxis{Percent: true, Min: 0, Max: 1}}
	best, need, widest := math.Inf(1), map[float64]int{}, 0.0
	for i, noise := range noises {
		var line plotter.XYs
		for _, x := range chart.Geometric(2, float64(most), 41) {
			n := int(math.Round(x))
			if len(line) > 0 && line[len(line)-1].X == float64(n) {
				continue
			}
			power, err := trend.PassThroughPower(n, noise, hypothesis, truth)
			if err != nil {
				return fail(err)
			}
			line = append(line, plotter.XY{X: float64(n), Y: power})
		}
		best, widest = math.Min(best, noise), math.Max(widest, noise)
		need[noise], _ = trend.PassThroughChanges(noise, hypothesis, truth, 0.8) // 0 if a million are too few
		elements = append(elements, Series{Name: "noise " + short(noise), XYs: line, Colour: chart.NthColour(i), Dashes: chart.NthDashes(i)})
	}
	title := claim("Few price changes do not tell a pass-through of %s from one of %s", short(hypothesis), short(truth))
	if need[best] > 0 && need[widest] > 0 {
		size := claim("%s times the changes of cost", short(best))
		if best == 1 {
			size = "as large as the changes of cost"
		}
		title = claim("To tell a pass-through of %s from one of %s takes %s price changes where noise is %s", short(hypothesis), short(truth), short(float64(need[best])), size)
		if widest > best {
			title += claim(", and %s where it is %s times them", short(float64(need[widest])), short(widest))
		}
	}
	return New(Labels{Title: title, X: "price changes with known changes of cost", Y: "power: chance to rule the hypothesis out (%)"}, elements...)
}
