package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/estimate"
)

// Hill draws the Hill estimate of a sample's tail index against the number k of largest
// values it uses, from first to last, with a 95% band. The name is that of the data,
// such as "synthetic: Pareto 1.5". For a Pareto tail the estimate is level within its
// band below some k.
//
// It returns an error for a range of k that [estimate.Sample.HillPlot] refuses or that
// leaves fewer than two estimates.
func Hill(name string, s estimate.Sample, first, last int) (Figure, error) {
	all, err := s.HillPlot(first, last)
	if err != nil {
		return fail(err)
	}
	if len(all) < 2 {
		return fail(fmt.Errorf("%w: %d Hill estimates, want at least 2: widen the range of k", ErrData, len(all)))
	}
	var line, high, low plotter.XYs
	top := math.Inf(-1)
	next := 0.0 // points at equal distances on the logarithmic axis
	for i, e := range all {
		if x := math.Log(float64(e.K)); x >= next || i == len(all)-1 {
			next = x + math.Log(float64(last)/float64(first))/points
			k := float64(e.K)
			line = append(line, plotter.XY{X: k, Y: e.Alpha})
			high = append(high, plotter.XY{X: k, Y: e.Interval.High})
			low = append(low, plotter.XY{X: k, Y: e.Interval.Low})
			top = math.Max(top, e.Interval.High)
		}
	}
	if len(line) < 2 {
		return fail(fmt.Errorf("%w: Hill estimates for k from %d to %d lie at one point, want a wider range", ErrData, first, last))
	}
	outline := append(plotter.XYs(nil), high...)
	for i := len(low) - 1; i >= 0; i-- {
		outline = append(outline, low[i])
	}
	e := all[len(all)-1]
	return New(Labels{
		Title: claim("The %s largest values have a tail index of %s, between %s and %s", count(e.K), short(e.Alpha), short(e.Interval.Low), short(e.Interval.High)),
		X:     "k, how many of the largest values", Y: "tail index α of the survival function (density exponent less one)",
	},
		Area{Name: "95% band", Outline: outline, Colour: Rival},
		Series{Name: name, XYs: line, Colour: Ink, Dashes: Solid},
		XAxis{Log: true, Min: float64(first), Max: float64(last)}, YAxis{Min: 0, Max: math.Min(top, 4*e.Alpha)})
}
