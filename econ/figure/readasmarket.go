package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
)

// ReadAsMarket draws the Lerner index 1/ε and the lab's share (ε − 1)/(2ε − 1) that one
// seller with a Pareto tail would have if a published elasticity were that of its market's
// demand, against that elasticity, with the 95% interval of the estimate shaded. At or
// below 1 there is no best price.
//
// It returns an error for an elasticity that is not finite and above 0, and for a standard
// error that is not finite and above 0.
func ReadAsMarket(elasticity, standardError float64) (Figure, error) {
	if !(elasticity > 0) || !(standardError > 0) || !finite(elasticity) || !finite(standardError) {
		return fail(fmt.Errorf("%w: elasticity %g with a standard error of %g, want finite numbers above 0", ErrData, elasticity, standardError))
	}
	share := func(e float64) float64 { return (e - 1) / (2*e - 1) }
	low, high := elasticity-1.96*standardError, elasticity+1.96*standardError
	if !(high > 1) {
		return fail(fmt.Errorf("%w: an elasticity of %g ± %g is below 1 at 95%%, where no price is best and there is nothing to draw", ErrData, elasticity, standardError))
	}
	from, to := math.Max(0, math.Min(0.9, low-0.1)), high+0.3
	var index, kept plotter.XYs
	for _, e := range chart.Even(1, to, 201)[1:] {
		index = append(index, plotter.XY{X: e, Y: 1 / e})
		kept = append(kept, plotter.XY{X: e, Y: share(e)})
	}
	reach := claim("from %s to %s", percent(share(math.Max(low, 1))), percent(share(high)))
	if low <= 1 {
		reach = claim("anywhere from nothing to %s", percent(share(high)))
	}
	elements := []Element{
		Between("95% interval", func(float64) float64 { return 0 }, func(float64) float64 { return 1 }, math.Max(low, from), high).In(Rival),
		Series{Name: "Lerner index 1/ε", XYs: index, Colour: Lab, Dashes: Solid},
		Series{Name: "lab's share (ε−1)/(2ε−1)", XYs: kept, Colour: Customers, Dashes: Dashed},
		XAxis{Min: from, Max: to}, YAxis{Percent: true, Min: 0, Max: 1},
	}
	if from < 1 {
		elements = append(elements, Vertical{At: 1, Name: "no best price to the left"})
	}
	if elasticity > 1 {
		elements = append(elements, Mark{X: elasticity, Y: 1 / elasticity, Text: percent(1 / elasticity), Colour: Lab},
			Mark{X: elasticity, Y: share(elasticity), Text: percent(share(elasticity)), Colour: Customers})
	}
	return New(Labels{
		Title: claim("Read as the market's, an elasticity of %s ± %s would put the lab's share %s", short(elasticity), short(standardError), reach),
		X:     "elasticity ε, as published", Y: "Lerner index (% of the price) and lab's share (% of the realised surplus)",
	}, elements...)
}
