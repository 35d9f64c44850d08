package figure

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
	"valuecapture/econ/commons"
)

// BillBases draws what is lost of the potential surplus under bills that just cover what
// serving costs and a fixed cost beside, against the base of the bill: what it is in
// proportion to, from a seat (x^0) over tokens to the cost of each user. It draws one curve
// for each fixed cost, in dollars a month per potential user. A curve has a gap where no
// rate covers both.
//
// It returns an error for an economy that is not valid or has an infinite potential, for
// no fixed cost, and for one that no bill on any base covers.
func BillBases(e commons.Economy, fixed ...float64) (Figure, error) {
	if err := e.Validate(); err != nil {
		return fail(err)
	}
	if all := e.Potential(); !finite(all) || !(all > 0) || len(fixed) == 0 {
		return fail(fmt.Errorf("%w: there is %g $/month a user to gain and %d fixed costs are given, want a finite number above 0 and one or more", ErrData, all, len(fixed)))
	}
	last := float64(e.ByCost())
	elements := []Element{
		XAxis{Min: 0, Max: last}, YAxis{Percent: true, Min: 0},
		Vertical{At: 0, Name: "seat", Colour: App, Dashes: DashDot},
	}
	if token := float64(e.ByToken()); token < 0.98*last {
		elements = append(elements, Vertical{At: token, Name: "tokens", Colour: Lab, Dashes: LongDash})
	}
	elements = append(elements, Vertical{At: last, Name: "cost", Colour: Cost, Dashes: Dotted})
	for i, f := range fixed {
		var line plotter.XYs
		for _, s := range chart.Insert(chart.Even(0, last, points/2), math.Max(0, math.Min(last, float64(e.ByValue())))) {
			lost, err := lostOn(e, commons.Base(s), f)
			switch {
			case errors.Is(err, commons.ErrNoBreakEven):
				continue
			case err != nil:
				return fail(err)
			}
			line = append(line, plotter.XY{X: s, Y: lost})
		}
		if len(line) < 2 {
			return fail(fmt.Errorf("%w: no bill on any base covers a fixed cost of %g $/month a user: lower it", ErrData, f))
		}
		name := "fixed cost of " + dollars(f)
		if f == 0 {
			name = "zero profit"
		}
		elements = append(elements, Series{Name: name, XYs: line, Colour: chart.NthColour(i)}.With(Dashes(i)))
	}
	return New(Labels{
		Title: basesTitle(e, fixed),
		X:     "base of the bill: s, where it grows like x to the power s",
		Y:     "potential surplus lost (%)",
	}, elements...)
}

// lostOn returns what is lost at the covering rate, as a share.
func lostOn(e commons.Economy, base commons.Base, fixed float64) (float64, error) {
	rate, err := e.CoveringRate(base, fixed)
	if err != nil {
		return math.NaN(), err
	}
	o, err := e.Bill(base, rate)
	return math.Max(0, 1-o.Realised()), err
}

// basesTitle says what a seat that covers the highest fixed cost loses against tokens that
// cover the lowest.
func basesTitle(e commons.Economy, fixed []float64) string {
	most, least := fixed[0], fixed[0]
	for _, f := range fixed {
		most, least = math.Max(most, f), math.Min(least, f)
	}
	seat, errSeat := lostOn(e, commons.Flat, most)
	token, errToken := lostOn(e, e.ByToken(), least)
	if errSeat != nil || errToken != nil || seat >= token {
		return "What a bill loses depends on what it is in proportion to"
	}
	beside := func(f float64) string {
		if f == 0 {
			return "at zero profit"
		}
		return "with " + dollars(f) + " of fixed cost"
	}
	loses := percent(seat)
	if seat < 1e-9 {
		loses = "nothing"
	}
	return claim("The base matters more than the margin: tokens %s lose %s, a seat %s loses %s", beside(least), percent(token), beside(most), loses)
}
