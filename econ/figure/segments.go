package figure

import (
	"fmt"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// SegmentPrices draws the line of tasks, the most willing to pay first, cut into
// k segments with equally many tasks. Over the tasks that each segment serves
// stands the price that is best for it, beside the one price of a lab that cannot
// tell the segments apart.
//
// It returns an error for a market that is not valid or has no monopoly price,
// and for fewer than 2 segments or more than 50.
func SegmentPrices(m econ.Market, k int) (Figure, error) {
	if k < 2 || k > 50 {
		return fail(fmt.Errorf("%w: %d segments, want 2 to 50: with more the steps are too small to see", ErrData, k))
	}
	single, err := m.Monopoly()
	if err != nil {
		return fail(err)
	}
	segments, err := m.Segments(k)
	if err != nil {
		return fail(err)
	}
	const top = 0.002 // the front of the line, beyond which willingness to pay may have no end
	elements := []Element{
		Series{Name: "willingness to pay", XYs: chart.Sample(m.InverseDemand, chart.Even(top, 1, points)), Colour: Customers, Dashes: Dashed, Head: true},
		Horizontal{At: single.Price, Name: claim("one price for all, %s", perMtok(single.Price)), Colour: Cost, Dashes: Dotted},
		XAxis{Percent: true, Min: 0, Max: 1},
	}
	named := "price of each segment" // written once
	for i, s := range segments {
		if s.Regime == econ.NoTrade {
			continue
		}
		front := 1 - float64(i+1)/float64(k)
		served := m.Hours.Survival(m.Threshold(s.Price))
		elements = append(elements, Series{Name: named, XYs: plotter.XYs{{X: front, Y: s.Price}, {X: served, Y: s.Price}}, Colour: Lab, Dashes: Solid})
		named = ""
	}
	if m.InverseDemand(1) > 0 {
		elements = append(elements, YAxis{Log: true})
	}
	return New(Labels{
		Title: claim("With %d segments told apart the lab keeps %s of the surplus instead of %s",
			k, percent(econ.SplitOf(segments).LabShare()), percent(m.Split(single.Price).LabShare())),
		X: "tasks in order, the most willing to pay first (% of all tasks)",
		Y: "willingness to pay and price ($/Mtok)",
	}, elements...)
}

// Information draws who keeps what, in dollars per potential task, against the
// number of segments with equally many tasks that the lab can tell apart, and
// marks the lab's share of the surplus that comes about at the numbers given.
// Without numbers of segments it takes 1, 2, 4, 10, 50 and 200. The areas are
// computed at numbers in between as well.
//
// It returns an error for a market that is not valid or has no monopoly price,
// for fewer than two numbers of segments, and for numbers that do not rise.
func Information(m econ.Market, segments ...int) (Figure, error) {
	if len(segments) == 0 {
		segments = []int{1, 2, 4, 10, 50, 200}
	}
	if len(segments) < 2 {
		return fail(fmt.Errorf("%w: %d numbers of segments, want at least two", ErrData, len(segments)))
	}
	var x, none, lab, realised, potential []float64
	elements := []Element{XAxis{Log: true}}
	var shares []string
	for i, marked := range segments {
		between := []int{marked}
		if i > 0 {
			if marked <= segments[i-1] {
				return fail(fmt.Errorf("%w: %d segments after %d, want them to rise", ErrData, marked, segments[i-1]))
			}
			between = upTo(segments[i-1], marked)
		}
		for _, k := range between {
			all, err := m.Segments(k)
			if err != nil {
				return fail(err)
			}
			s := econ.SplitOf(all)
			x, none = append(x, float64(k)), append(none, 0)
			lab, realised, potential = append(lab, s.Lab), append(realised, s.Realised()), append(potential, s.Potential())
			if k == marked {
				shares = append(shares, percent(s.LabShare()))
				elements = append(elements, Mark{X: float64(k), Y: s.Lab, Text: shares[i], Colour: Lab})
			}
		}
	}
	elements = append(elements,
		stacked("lab", x, none, lab, Lab), stacked("customers", x, lab, realised, Customers), stacked("lost", x, realised, potential, Lost),
		outlined(x, lab), outlined(x, realised), YAxis{Min: 0, Max: 1.02 * potential[0]})
	last := len(segments) - 1
	return New(Labels{
		Title: claim("Telling tasks apart into %d segments takes the lab's share of the surplus from %s to %s", segments[last], shares[0], shares[last]),
		X:     "number of segments that the lab can tell apart K",
		Y:     "who keeps what ($/task); marked: the lab's share of what comes about (%)",
	}, elements...)
}

// upTo returns whole numbers above low, each an eighth or so above the one
// before, and ends with high.
func upTo(low, high int) []int {
	var numbers []int
	for k := low + 1; k < high; k += 1 + k/8 {
		numbers = append(numbers, k)
	}
	return append(numbers, high)
}
