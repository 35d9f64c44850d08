package figure

import (
	"fmt"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// ShareAgainstSlope draws the curve 1/(2 + e′(h*)), the lab's share of the realised
// surplus at an interior monopoly price against the slope of the mean excess at the
// cutoff, with a dot for each market, named with the share that it computes.
// [OneCurve] draws many markets at several costs, without their shares.
//
// It returns an error for no market, for one that is not valid, and for one whose
// best price is not interior.
func ShareAgainstSlope(ms ...econ.Market) (Figure, error) {
	if err := validMarkets(ms); err != nil {
		return fail(err)
	}
	low, high := -0.95, 2.6 // the slope of a mean excess is at least −1
	var marks []Element
	for i, name := range marketNames(ms) {
		dots, err := splitDots(ms[i], []float64{ms[i].Cost})
		if err != nil {
			return fail(err)
		}
		high = max(high, 1.3*dots[0].X)
		text := fmt.Sprintf("%s: %s", dotName(ms[i].Hours, name), percent(dots[0].Y))
		marks = append(marks, Mark{X: dots[0].X, Y: dots[0].Y, Text: text, Colour: chart.NthColour(i)})
	}
	elements := append(marks,
		Curve("1/(2+e′)", func(slope float64) float64 { return 1 / (2 + slope) }, low, high).In(Cost).With(Solid),
		Vertical{At: 0, Name: "right of here customers keep more than the lab", Dashes: Dotted},
		YAxis{Percent: true, Min: 0, Max: 1})
	return New(Labels{
		Title: "The steeper the mean excess rises at the cutoff, the less the lab keeps",
		X:     "slope of the mean excess at the cutoff, e′(h*)",
		Y:     "lab's share of the realised surplus (%)",
	}, elements...)
}
