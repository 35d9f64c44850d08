package figure

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/race"
	"valuecapture/econ/unit"
)

// RacePath draws the Lerner index and the lab's share of the surplus at the
// monopoly price along a path of the tail index, for so many years. It marks the dates
// at which the index has halved, the kink begins to bind and the price ceases to exist,
// if they are within these years.
//
// It returns an error for a market that is not valid or not Pareto, for a path that
// is not valid or starts at 1 or below, and for years that are not a finite number
// above 0.
func RacePath(m econ.Market, path race.Path, years float64, hold race.Hold) (Figure, error) {
	along, err := followed(m, path, years, hold)
	if err != nil {
		return fail(err)
	}
	var index, share plotter.XYs
	for _, p := range along.Points {
		index = append(index, plotter.XY{X: p.Time, Y: p.LernerIndex()})
		share = append(share, plotter.XY{X: p.Time, Y: p.LabShare()})
	}
	first, last := along.Points[0], along.Points[len(along.Points)-1]
	elements := []Element{
		Series{Name: "Lerner index (p−c)/p", XYs: index, Colour: Cost, Dashes: Solid},
		Series{Name: "the lab's share of the surplus", XYs: share, Colour: Lab, Dashes: LongDash},
		XAxis{Min: 0, Max: years}, YAxis{Percent: true, Min: 0, Max: 1},
		Mark{X: 0, Y: first.LernerIndex(), Text: percent(first.LernerIndex()), Colour: Cost},
		Mark{X: 0, Y: first.LabShare(), Text: percent(first.LabShare()), Colour: Lab},
	}
	halving := halved(along)
	title := claim("The Lerner index goes from %s to %s in %s, and the lab's share from %s to %s", percent(first.LernerIndex()), percent(last.LernerIndex()), inYears(last.Time),
		percent(first.LabShare()), percent(last.LabShare()))
	lowest := slices.MinFunc(along.Points, func(a, b race.Point) int { return cmp.Compare(a.LernerIndex(), b.LernerIndex()) })
	switch {
	case along.End <= years:
		title = claim("The Lerner index goes to 100%%, the lab's share to nothing, and after %s there is no monopoly price", inYears(along.End))
		elements = append(elements, ending(along.End))
	case percent(first.LernerIndex()) == percent(last.LernerIndex()) && percent(first.LabShare()) == percent(last.LabShare()):
		title = claim("For %s nothing moves: the Lerner index stays at %s and the lab's share at %s", inYears(last.Time), percent(first.LernerIndex()), percent(first.LabShare()))
	case percent(first.LernerIndex()) == percent(last.LernerIndex()):
		title = claim("The Lerner index stays at %s and the lab's share goes from %s to %s", percent(first.LernerIndex()), percent(first.LabShare()), percent(last.LabShare()))
	case lowest.LernerIndex() < last.LernerIndex() && lowest.LernerIndex() < first.LernerIndex():
		title = claim("The Lerner index falls to %s, and rises again once everyone buys", percent(lowest.LernerIndex()))
	case finite(halving) && last.LabShare() > first.LabShare():
		title = claim("The Lerner index halves in %s, while the lab's share of the surplus rises, to %s in %s", inYears(halving), percent(last.LabShare()), inYears(last.Time))
	case last.LernerIndex() < first.LernerIndex() && last.LabShare() > first.LabShare():
		title = claim("As the Lerner index falls, to %s in %s, the lab's share of the surplus rises, to %s", percent(last.LernerIndex()), inYears(last.Time), percent(last.LabShare()))
	case last.LernerIndex() > first.LernerIndex() && last.LabShare() < first.LabShare():
		title = claim("As the Lerner index rises, to %s in %s, the lab's share of the surplus falls, to %s", percent(last.LernerIndex()), inYears(last.Time), percent(last.LabShare()))
	}
	if at := halving; finite(at) {
		elements = append(elements, Mark{X: at, Y: first.LernerIndex() / 2, Text: claim("halved at %s", inYears(at)), Colour: Cost, Drop: true})
	}
	at, err := kinked(m, along)
	if err != nil {
		return fail(err)
	}
	if finite(at) {
		elements = append(elements, Vertical{At: at, Name: claim("everyone buys from %s on", inYears(at)), Colour: Worker, Dashes: Dotted})
	}
	return New(Labels{Title: title, X: "time t (years)", Y: "Lerner index (% of the price) and the lab's share (% of the realised surplus)"}, elements...)
}

// RaceDollars draws what the lab earns at the monopoly price along a path, in two
// experiments: with the smallest saving x_m fixed and with the mean of the hours saved
// fixed.
//
// Errors are those of [RacePath].
func RaceDollars(m econ.Market, path race.Path, years float64) (Figure, error) {
	var elements []Element
	var ends [2]float64
	var start race.Point
	for i, e := range []struct {
		hold   race.Hold
		name   string
		colour Colour
		dashes Dashes
	}{{race.ScaleFixed, "smallest saving fixed", Lab, Solid}, {race.MeanFixed, "mean fixed", Warning, Dashed}} {
		along, err := followed(m, path, years, e.hold)
		if err != nil {
			return fail(err)
		}
		var line plotter.XYs
		for _, p := range along.Points {
			line = append(line, plotter.XY{X: p.Time, Y: p.Lab})
		}
		start = along.Points[0]
		ends[i] = line[len(line)-1].Y - line[0].Y
		elements = append(elements, Series{Name: e.name, XYs: line, Colour: e.colour, Dashes: e.dashes})
		if i == 0 && along.End <= years {
			elements = append(elements, ending(along.End))
		}
	}
	verb := func(change float64) string {
		switch {
		case change > 1e-9*start.Lab:
			return "gains"
		case change < -1e-9*start.Lab:
			return "loses"
		}
		return "keeps its"
	}
	title := claim("The lab %s dollars if the smallest saving is held fixed and %s if the mean is", verb(ends[0]), verb(ends[1]))
	if verb(ends[0]) == verb(ends[1]) {
		title = claim("The lab %s dollars, whichever of the two is held fixed", verb(ends[0]))
	}
	elements = append(elements, Mark{X: 0, Y: start.Lab, Text: perTask(start.Lab) + " at the start of both", Colour: Ink}, XAxis{Min: 0, Max: years})
	return New(Labels{Title: title, X: "time t (years)", Y: "profit at the monopoly price Π* ($/task)"}, elements...)
}

// followed returns a market along a path, at as many dates as a curve has points.
func followed(m econ.Market, path race.Path, years float64, hold race.Hold) (race.Trajectory, error) {
	if !(years > 0) || !finite(years) {
		return race.Trajectory{}, fmt.Errorf("%w: %g years, want a finite number above 0", ErrData, years)
	}
	along, err := race.Along(m, path, chart.Even(0, years, points), hold)
	if err != nil {
		return along, err
	}
	if along.End <= years {
		// Spend all points on the dates before the end.
		if along, err = race.Along(m, path, chart.Even(0, along.End*(1-1e-6), points), hold); err != nil {
			return along, err
		}
	}
	if len(along.Points) < 2 {
		return along, fmt.Errorf("%w: the path has %d dates with a price within %g years, want at least 2", ErrData, len(along.Points), years)
	}
	return along, nil
}

// halved returns the first date at which the Lerner index is half of its start, +Inf if
// there is none. It interpolates the inverse of the index, which in the interior is the
// tail index.
func halved(along race.Trajectory) float64 {
	target := 2 / along.Points[0].LernerIndex()
	for i, p := range along.Points[1:] {
		if inverse := 1 / p.LernerIndex(); inverse >= target {
			before := along.Points[i]
			part := (target - 1/before.LernerIndex()) / (inverse - 1/before.LernerIndex())
			return before.Time + part*(p.Time-before.Time)
		}
	}
	return math.Inf(1)
}

// kinked returns the date at which the price moves from the interior to the kink, +Inf
// if there is none. It interpolates the tail index.
func kinked(m econ.Market, along race.Trajectory) (float64, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return math.NaN(), err
	}
	level, err := race.KinkTailIndex(withIndex(m, tail, along.Points[0].Alpha), along.Hold)
	if err != nil {
		return math.NaN(), err
	}
	for i, p := range along.Points[1:] {
		if before := along.Points[i]; p.Regime == econ.Kink && before.Regime == econ.Interior {
			return before.Time + (level-before.Alpha)/(p.Alpha-before.Alpha)*(p.Time-before.Time), nil
		}
	}
	return math.Inf(1), nil
}

// ending is the line at the date from which there is no price.
func ending(at float64) Vertical {
	return Vertical{At: at, Name: "α = 1: no monopoly price from here on", Colour: Warning}
}

// RaceFan draws the distribution of the Lerner index under a prior: its median over all
// drawn races, the middle half and the middle nine tenths. It also draws the share of
// races whose monopoly price has ceased to exist, which count as above every index.
//
// It returns an error for a nil fan and for one of fewer than two dates.
func RaceFan(f *race.Fan) (Figure, error) {
	if f == nil {
		return fail(fmt.Errorf("%w: the fan is nil, want one from race.Prior.Fan", ErrData))
	}
	times := f.Times()
	if len(times) < 2 || times[0] == times[len(times)-1] {
		return fail(fmt.Errorf("%w: a fan of %d dates, want at least two that differ", ErrData, len(times)))
	}
	quantile := func(q float64) []float64 {
		out := make([]float64, len(times))
		for i := range out {
			if out[i] = f.LernerIndex(i, q); math.IsNaN(out[i]) {
				out[i] = 1 // above every index
			}
		}
		return out
	}
	gone := make([]float64, len(times))
	var median plotter.XYs
	for i, t := range times {
		gone[i] = f.NoPrice(t)
		if v := f.LernerIndex(i, 0.5); !math.IsNaN(v) {
			median = append(median, plotter.XY{X: t, Y: v})
		}
	}
	line, err := Points("no finite price", times, gone)
	if err != nil {
		return fail(err)
	}
	end := times[len(times)-1]
	elements := []Element{
		stacked("", times, quantile(0.75), quantile(0.95), Rival),
		stacked("middle 9 in 10 races", times, quantile(0.05), quantile(0.25), Rival),
		stacked("middle half of all races", times, quantile(0.25), quantile(0.75), Lab),
		line.In(Warning).With(Dashed),
		XAxis{Min: times[0], Max: end}, YAxis{Percent: true, Min: 0, Max: 1},
	}
	drawn := func(x float64) string { return unit.Text.Percent(x, 2) } // as many digits as draws support
	title := claim("After %s %s of races have no finite price", inYears(end), drawn(gone[len(gone)-1]))
	if len(median) > 1 {
		elements = append(elements, Series{Name: "median Lerner index", XYs: median, Colour: Ink, Dashes: Solid})
	}
	if v := f.LernerIndex(len(times)-1, 0.5); !math.IsNaN(v) {
		without := drawn(gone[len(gone)-1]) + " of races have no finite price"
		if gone[len(gone)-1] == 0 {
			without = "every race still has a price"
		}
		title = claim("After %s the median Lerner index is %s, and %s", inYears(end), drawn(v), without)
	}
	return New(Labels{Title: title, X: "time t (years)", Y: "Lerner index (% of the price) and races without a price (% of races)"}, elements...)
}
