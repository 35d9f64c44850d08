package figure

import (
	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/estimate"
)

// MeanExcess draws the mean excess of a sample against the hours exceeded, with a line
// at the cutoff h* whose slope e′(h*) gives the lab's share 1/(2 + e′). The name is that
// of the data.
//
// It returns an error for a sample too small to plot, and for a share without a finite
// slope.
func MeanExcess(name string, s estimate.Sample, share estimate.LabShare) (Figure, error) {
	const dots = 40
	at, err := s.MeanExcessPlot(dots)
	if err != nil {
		return fail(err)
	}
	var line plotter.XYs
	height := 0.0 // of the plot at the cutoff, interpolated
	for i, p := range at {
		line = append(line, plotter.XY{X: p.Hours, Y: p.Excess})
		if i == 0 || p.Hours <= share.Hours {
			height = p.Excess
		} else if q := at[i-1]; q.Hours <= share.Hours {
			height = q.Excess + (p.Excess-q.Excess)*(share.Hours-q.Hours)/(p.Hours-q.Hours)
		}
	}
	if !finite(share.Slope) || !finite(share.Hours) || len(line) < 2 {
		return fail(dataError("a slope of the mean excess of %g at %g h, want finite numbers and a sample with two distinct values", share.Slope, share.Hours))
	}
	last := line[len(line)-1].X
	verb := "falls"
	if share.Slope > 0 {
		verb = "rises"
	}
	elements := []Element{
		Series{Name: name, XYs: line, Colour: Ink, Dots: true},
		Mark{X: share.Hours, Y: height, Text: "cutoff h* = " + hours(share.Hours), Drop: true},
	}
	if to := min(last, 4*share.Hours); to > share.Hours {
		elements = append(elements, Curve("slope at h*: "+short(share.Slope), func(z float64) float64 { return height + share.Slope*(z-share.Hours) }, share.Hours, to).In(Lab).With(Dashed))
	}
	return New(Labels{
		Title: claim("Mean excess %s at the cutoff: the lab keeps %s, between %s and %s", verb, percent(share.Share), percent(share.Interval.Low), percent(share.Interval.High)),
		X:     "hours exceeded z (h)", Y: "mean excess e(z) = E[h − z | h > z] (h)",
	}, elements...)
}
