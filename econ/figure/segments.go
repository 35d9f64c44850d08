package figure

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/internal/parallel"
)

// SegmentPrices draws willingness to pay against tasks in order, the most willing first,
// divided into k segments of equally many tasks. It shows the best price of each segment
// over the tasks served at it, and the single price of a lab that cannot tell segments
// apart. The title says how many segments pay less than that.
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
	const top = 0.002 // start of the line: willingness to pay may be infinite at 0
	elements := []Element{
		Series{Name: "willingness to pay", XYs: chart.Sample(m.InverseDemand, chart.Even(top, 1, points)), Colour: Customers, Dashes: Dashed, Head: true},
		Horizontal{At: single.Price, Name: claim("one price for all, %s", perMtok(single.Price)), Colour: Cost, Dashes: Dotted},
		XAxis{Percent: true, Min: 0, Max: 1},
	}
	named, lower := "price of each segment", 0 // the name is written once
	for i, s := range segments {
		if s.Regime == econ.NoTrade {
			continue
		}
		if s.Price < single.Price*(1-1e-9) {
			lower++
		}
		front := 1 - float64(i+1)/float64(k)
		served := m.Hours.Survival(m.Threshold(s.Price))
		elements = append(elements, Series{Name: named, XYs: plotter.XYs{{X: front, Y: s.Price}, {X: served, Y: s.Price}}, Colour: Lab, Dashes: Solid})
		named = ""
	}
	if m.InverseDemand(1) > 0 {
		elements = append(elements, YAxis{Log: true})
	}
	title := claim("Told apart, none of %d segments pays less than the one price of %s", k, perMtok(single.Price))
	if lower > 0 {
		title = claim("Told apart, %d of %d segments pay less than the one price of %s", lower, k, perMtok(single.Price))
	}
	return New(Labels{
		Title: title,
		X:     "tasks in order, the most willing to pay first (% of all tasks)",
		Y:     "willingness to pay and price ($/Mtok)",
	}, elements...)
}

// Information draws who keeps what, in dollars per potential task, against the number of
// segments of equally many tasks that the lab can tell apart. At the given numbers it
// marks the lab's share of the realised surplus. Without numbers it takes 1, 2, 4, 10, 50
// and 200.
//
// Segments are priced on all processors. The methods of the market's tail must allow
// calls from several goroutines.
//
// It returns an error for a market that is not valid or has no monopoly price,
// for fewer than two numbers of segments, for numbers that do not rise, and for more
// than 500 segments.
func Information(m econ.Market, segments ...int) (Figure, error) {
	if len(segments) == 0 {
		segments = []int{1, 2, 4, 10, 50, 200}
	}
	if len(segments) < 2 {
		return fail(fmt.Errorf("%w: %d numbers of segments, want at least two", ErrData, len(segments)))
	}
	numbers, err := numbersOfSegments(segments)
	if err != nil {
		return fail(err)
	}
	splits, err := splitsOf(m, numbers)
	if err != nil {
		return fail(err)
	}
	var x, none, lab, realised, potential []float64
	elements := []Element{XAxis{Log: true}}
	var shares []string
	for i, k := range numbers {
		s := splits[i]
		x, none = append(x, float64(k)), append(none, 0)
		lab, realised, potential = append(lab, s.Lab), append(realised, s.Realised()), append(potential, s.Potential())
		if slices.Contains(segments, k) {
			share := percent(s.LabShare())
			shares = append(shares, share)
			elements = append(elements, Mark{X: float64(k), Y: s.Lab, Text: share, Colour: Lab})
		}
	}
	elements = append(elements,
		stacked("lab", x, none, lab, Lab), stacked("customers", x, lab, realised, Customers), stacked("lost", x, realised, potential, Lost),
		outlined(x, lab), outlined(x, realised), YAxis{Min: 0, Max: 1.02 * potential[0]})
	last := len(segments) - 1
	return New(Labels{
		Title: claim("Telling tasks apart into %d segments takes the lab's share of the realised surplus from %s to %s", segments[last], shares[0], shares[last]),
		X:     "number of segments that the lab can tell apart K",
		Y:     "who keeps what ($/task); marked: the lab's share of the realised surplus (%)",
	}, elements...)
}

// numbersOfSegments returns the numbers that are marked and those drawn in between,
// or an error for numbers that do not rise or are too many.
func numbersOfSegments(marked []int) ([]int, error) {
	const most = 500 // beyond which a picture takes seconds
	numbers := []int{marked[0]}
	for i, k := range marked {
		switch {
		case k > most:
			return nil, fmt.Errorf("%w: %d segments, want at most %d", ErrData, k, most)
		case i > 0 && k <= marked[i-1]:
			return nil, fmt.Errorf("%w: %d segments after %d, want them to rise", ErrData, k, marked[i-1])
		case i > 0:
			numbers = append(numbers, upTo(marked[i-1], k)...)
		}
	}
	return numbers, nil
}

// splitsOf returns who keeps what for each number of segments, or the error of the
// first that has one.
func splitsOf(m econ.Market, numbers []int) ([]econ.Split, error) {
	splits, errs := make([]econ.Split, len(numbers)), make([]error, len(numbers))
	parallel.Each(len(numbers), 0, func() func(int) {
		return func(i int) {
			all, err := m.Segments(numbers[i])
			splits[i], errs[i] = econ.SplitOf(all), err
		}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return splits, nil
}

// upTo returns whole numbers above low in steps of about an eighth, ending with high.
func upTo(low, high int) []int {
	var numbers []int
	for k := low + 1; k < high; k += 1 + k/8 {
		numbers = append(numbers, k)
	}
	return append(numbers, high)
}
