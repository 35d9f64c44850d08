package figure

import (
	"errors"
	"fmt"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
)

// Conduct draws the price of 1 to n identical firms that choose quantities, for
// Pareto markets that differ in the tail index. Where too few firms leave no
// finite price, the curve starts at the first that does. Without tail indices it
// takes 0.8, 1.2, 1.5 and 2.5. Where a second firm lowers the price under the market's
// own tail index, the title says by how much and two dots mark it.
//
// It returns an error for a market that is not valid or not Pareto, for fewer
// than two firms or more than 100, for a tail index that is not a finite number
// above 0, and for one with no finite price up to n firms.
func Conduct(m econ.Market, n int, alphas ...float64) (Figure, error) {
	tail, err := paretoTail(m)
	if err != nil {
		return fail(err)
	}
	if n < 2 || n > 100 {
		return fail(fmt.Errorf("%w: %d firms, want 2 to 100", ErrData, n))
	}
	if len(alphas) == 0 {
		alphas = []float64{0.8, 1.2, 1.5, 2.5}
	}
	var elements []Element
	title, second, kinked := "More firms bring the price towards cost", "", false
	for _, alpha := range alphas {
		var line plotter.XYs
		for firms := 1; firms <= n; firms++ {
			at, err := withIndex(m, tail, alpha).Cournot(firms)
			switch {
			case errors.Is(err, econ.ErrUnbounded), errors.Is(err, econ.ErrNotAttained):
				continue
			case err != nil:
				return fail(err)
			}
			if at.Regime == econ.Kink {
				kinked = true
				title = claim("However many the firms, the price does not fall below %s", perMtok(at.Price))
			}
			line = append(line, plotter.XY{X: float64(firms), Y: at.Price})
		}
		if len(line) == 0 {
			return fail(fmt.Errorf("%w: tail index %g has no finite price up to %d firms, want more firms or a larger index", ErrData, alpha, n))
		}
		name := "α = " + short(alpha)
		if first := line[0].X; first > 1 {
			name += claim(": no price with fewer than %s firms", short(first))
		}
		marked := alpha == tail.Alpha && line[0].X == 1 && line[1].Y < line[0].Y
		elements = append(elements, Series{Name: name, XYs: line, Dots: true, Head: !marked}) // the marks need the room
		if marked {
			alone, two := dollars(line[0].Y), dollars(line[1].Y)
			second = claim("At α = %s a second firm takes the price from %s to %s a million tokens", short(alpha), alone, two)
			elements = append(elements, Mark{X: 1, Y: line[0].Y, Text: alone}, Mark{X: 2, Y: line[1].Y, Text: two})
		}
	}
	if second != "" && !kinked {
		title = second
	}
	elements = append(elements, Horizontal{At: m.Cost, Name: "cost " + perMtok(m.Cost)}, XAxis{Min: 0.8, Max: float64(n) + 0.1})
	if m.Cost > 0 {
		elements = append(elements, YAxis{Log: true})
	}
	return New(Labels{Title: title, X: "number of firms N", Y: "price ($/Mtok)"}, elements...)
}
