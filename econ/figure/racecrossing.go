package figure

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
	"valuecapture/econ/race"
)

// Dates are a named sample of dates in years, +Inf for what does not happen.
type Dates struct {
	Name string
	At   []float64
}

// RaceCrossing draws the probability that the monopoly price has ceased to exist by a
// date, for so many years: by the law of first passage, and as the share of the dates in
// each sample that have passed.
//
// It returns an error for a law that is not valid, for years that are not a finite
// number above 0, and for a sample without dates or with one that is NaN or before 0.
func RaceCrossing(law race.FirstPassage, years float64, samples ...Dates) (Figure, error) {
	if err := law.Validate(); err != nil {
		return fail(err)
	}
	if !(years > 0) || !finite(years) {
		return fail(fmt.Errorf("%w: %g years, want a finite number above 0", ErrData, years))
	}
	elements := []Element{
		Curve("law of the first passage", law.Probability, 0, years).In(Ink).With(Solid),
		XAxis{Min: 0, Max: years}, YAxis{Percent: true},
	}
	title := claim("Within %s %s of races end", inYears(years), percent(law.Probability(years)))
	for i, s := range samples {
		line, err := reached(s, years)
		if err != nil {
			return fail(err)
		}
		elements = append(elements, line.With(Dashed+Dashes(i)%(LongDash-Solid)))
		separator := ","
		if i == 0 {
			separator = ":"
		}
		title += claim("%s %s %s", separator, s.Name, percent(line.XYs[len(line.XYs)-1].Y))
	}
	if ever := law.Ever(); ever < 1 {
		elements = append(elements, Horizontal{At: ever, Name: percent(ever) + " ever", Dashes: DashDot})
	}
	return New(Labels{Title: title, X: "time t (years)", Y: "races whose monopoly price has ceased to exist (% of races)"}, elements...)
}

// reached returns the share of dates that have passed, against time.
func reached(s Dates, years float64) (Series, error) {
	if len(s.At) == 0 {
		return Series{}, fmt.Errorf("%w: sample %q has no dates, want at least one", ErrData, s.Name)
	}
	sorted := slices.Clone(s.At)
	slices.Sort(sorted)
	if !(sorted[0] >= 0) {
		return Series{}, fmt.Errorf("%w: sample %q has the date %g, want years from 0 up, +Inf for one that has not come", ErrData, s.Name, sorted[0])
	}
	out := Series{Name: s.Name}
	k := 0
	for _, t := range chart.Even(0, years, points/2) {
		for k < len(sorted) && sorted[k] <= t {
			k++
		}
		out.XYs = append(out.XYs, plotter.XY{X: t, Y: float64(k) / float64(len(sorted))})
	}
	return out, nil
}
