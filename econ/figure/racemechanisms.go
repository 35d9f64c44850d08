package figure

import (
	"fmt"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/race"
)

// RaceShares draws the lab's share of the surplus as open models lower its price from the
// monopoly price to a lowest price, by one of three mechanisms: a thinner tail, a
// truncated tail or a price cap.
//
// It returns an error for a market that is not valid or not Pareto, and for a
// lowest price that is not between cost, kink price and monopoly price.
func RaceShares(m econ.Market, lowest float64) (Figure, error) {
	name := "the lab's share of the surplus (%)"
	f := mechanisms{share: true, y: name, value: func(o race.Outcome) float64 { return o.LabShare() }}
	return f.draw(m, lowest)
}

// RaceProfits is [RaceShares] for what the lab earns. Errors are the same.
func RaceProfits(m econ.Market, lowest float64) (Figure, error) {
	f := mechanisms{y: "profit Π ($/task)", value: func(o race.Outcome) float64 { return o.Lab }}
	return f.draw(m, lowest)
}

// mechanisms is one quantity under each of the three mechanisms.
type mechanisms struct {
	share bool
	y     string
	value func(race.Outcome) float64
}

func (f mechanisms) draw(m econ.Market, lowest float64) (Figure, error) {
	last, err := race.Compare(m, lowest)
	if err != nil {
		return fail(err)
	}
	start := last.Unchanged
	names := [3]string{"thinner tail", "truncated tail", "price cap"}
	var lines [3]plotter.XYs
	for _, price := range chart.Even(lowest, start.Price, points)[:points-1] {
		c, err := race.Compare(m, price)
		if err != nil {
			return fail(err)
		}
		for i, o := range c.Outcomes()[1:] {
			lines[i] = append(lines[i], plotter.XY{X: price, Y: f.value(o)})
		}
	}
	elements := []Element{XAxis{Min: lowest, Max: start.Price}}
	for i, style := range []struct {
		colour Colour
		dashes Dashes
	}{{Lab, Solid}, {Warning, Dashed}, {Worker, DashDot}} {
		line := append(lines[i], plotter.XY{X: start.Price, Y: f.value(start)})
		elements = append(elements, Series{Name: names[i], XYs: line, Colour: style.colour, Dashes: style.dashes, Head: true})
	}
	write := func(o race.Outcome) string { return dollars(f.value(o)) }
	if f.share {
		write = func(o race.Outcome) string { return percent(f.value(o)) }
		elements = append(elements, YAxis{Percent: true, Min: 0, Max: 1})
	}
	elements = append(elements, Mark{X: start.Price, Y: f.value(start), Text: "before: " + write(start), Colour: Ink})
	what := "earns " + write(last.Thinner) + " a task under a thinner tail, " + write(last.Truncated) + " under a truncated one"
	if f.share {
		what = "keeps " + write(last.Thinner) + " under a thinner tail, " + write(last.Truncated) + " under a truncated one"
	}
	return New(Labels{
		Title: claim("At %s the lab %s and %s under a price cap", perMtok(lowest), what, write(last.Capped)),
		X:     "price p that the lab can still charge ($/Mtok)",
		Y:     f.y,
	}, elements...)
}

// RaceOpenShare draws the net rate that two shares of open models imply, by tasks and by
// value, against the assumed move of the frontier between open and closed models, from a
// lowest ratio to a highest. Where the net rate is 0, the shares are explained without a
// change of the tail.
//
// It returns an error for shares or a start that are not valid, and for ratios that
// are not in order or reach down to where open models would serve nothing.
func RaceOpenShare(o race.OpenShare, start, lowest, highest float64) (Figure, error) {
	if !(lowest > 0 && lowest < highest) || !finite(highest) {
		return fail(fmt.Errorf("%w: frontier from %g to %g times what it was, want two ratios above 0, the lower first", ErrData, lowest, highest))
	}
	var elements []Element
	var flat [2]float64
	for i, e := range []struct {
		count  race.Count
		colour Colour
		dashes Dashes
	}{{race.Tasks, Lab, Solid}, {race.Value, Warning, Dashed}} {
		o.Count = e.count
		var line plotter.XYs
		for _, ratio := range chart.Even(lowest, highest, points) {
			o.Frontier = ratio
			net, err := o.NetRate(start)
			if err != nil {
				return fail(err)
			}
			line = append(line, plotter.XY{X: ratio - 1, Y: net})
		}
		elements = append(elements, Series{Name: e.count.String(), XYs: line, Colour: e.colour, Dashes: e.dashes})
		o.Frontier = 1
		net, err := o.NetRate(start)
		if err != nil {
			return fail(err)
		}
		if lowest <= 1 && highest >= 1 {
			elements = append(elements, Mark{X: 0, Y: net, Text: short(net) + " a year", Colour: e.colour})
		}
		if flat[i], err = o.Explains(start); err != nil {
			return fail(err)
		}
		if flat[i] >= lowest && flat[i] <= highest {
			elements = append(elements, Mark{X: flat[i] - 1, Y: 0, Text: "0 at " + percent(flat[i]-1), Colour: e.colour})
		}
	}
	elements = append(elements, Horizontal{At: 0, Name: "the tail stands still"}, XAxis{Percent: true, Min: lowest - 1, Max: highest - 1})
	return New(Labels{
		Title: claim("A frontier between open and closed that moved by %s explains the same two shares with no change of the tail", percent(flat[0]-1)),
		X:     "assumed move of the frontier between the two dates (%)",
		Y:     "net rate of the race (units of α a year)",
	}, elements...)
}
