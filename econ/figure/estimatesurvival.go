package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

func dataError(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrData, fmt.Sprintf(format, args...))
}

// Survival draws the survival function of a sample on logarithmic axes, with the tails
// fitted to it, which should have a common threshold. The title names the tail that
// Akaike's criterion prefers. A family that collapses to Pareto is left out, because it
// is the Pareto tail. The name is that of the data.
//
// It returns an error for no fit, for one without a valid tail, threshold and share, and
// for a sample without two distinct values.
func Survival(name string, s estimate.Sample, fits ...estimate.Fit) (Figure, error) {
	if s.Distinct() < 2 {
		return fail(dataError("a sample of %d distinct values, want at least two", s.Distinct()))
	}
	curves := make([]fitted, 0, len(fits))
	for _, f := range fits {
		if err := validFit(f.Family, f.Threshold, f.Share, f.Tail); err != nil {
			return fail(err)
		}
		if !f.CollapsesToPareto() {
			curves = append(curves, fitted{f.Family, f.Threshold, f.Share, f.Tail.Survival, f.AIC()})
		}
	}
	n := float64(s.Len())
	var line plotter.XYs
	last := math.Inf(-1)
	step := math.Log(s.At(s.Len()-1)/s.At(0)) / 60 // so that dots can be told apart
	for i := 0; i < s.Len(); i++ {
		h := s.At(i)
		if i > 0 && h == s.At(i-1) {
			continue
		}
		if x := math.Log(h); x >= last+step || s.Len()-i < 20 {
			last = x
			line = append(line, plotter.XY{X: h, Y: (n - float64(i)) / n})
		}
	}
	return survival(name, line, 0.5/n, s.At(s.Len()-1), curves)
}

// BinnedSurvival is [Survival] for a histogram, with a dot at each edge.
func BinnedSurvival(name string, b estimate.Binned, fits ...estimate.BinnedFit) (Figure, error) {
	curves := make([]fitted, 0, len(fits))
	for _, f := range fits {
		if err := validFit(f.Family, f.Threshold, f.Share, f.Tail); err != nil {
			return fail(err)
		}
		if !f.CollapsesToPareto() {
			curves = append(curves, fitted{f.Family, f.Threshold, f.Share, f.Tail.Survival, f.AIC()})
		}
	}
	n := float64(b.Len())
	var line plotter.XYs
	last := 0.0
	for i := range b.Bins() {
		low, _, _ := b.Bin(i)
		if left := b.Above(low); low > 0 && left > 0 {
			line = append(line, plotter.XY{X: low, Y: float64(left) / n})
			last = low
		}
	}
	if len(line) < 2 {
		return fail(dataError("a histogram with %d edges above 0 that tasks exceed, want at least two", len(line)))
	}
	return survival(name, line, 0.5/n, last, curves)
}

// validFit returns an error for a fit that does not come from an estimate.
func validFit(family estimate.Family, threshold, share float64, tail dist.Tail) error {
	if err := dist.Validate(tail); err != nil {
		return fmt.Errorf("%w: the %v fit has no tail: %w", ErrData, family, err)
	}
	if !(threshold > 0) || !finite(threshold) || !(share > 0 && share <= 1) {
		return dataError("the %v fit has the threshold %g h and the share %g, want a finite number above 0 and a share in (0, 1]", family, threshold, share)
	}
	return nil
}

// fitted is a tail above its threshold.
type fitted struct {
	family           estimate.Family
	threshold, share float64
	survival         func(float64) float64
	aic              float64
}

func survival(name string, line plotter.XYs, lowest, last float64, fits []fitted) (Figure, error) {
	if len(fits) == 0 {
		return fail(dataError("no fitted tail to draw, want at least one that does not collapse to Pareto"))
	}
	nearest := fits[0]
	elements := []Element{Series{Name: name, XYs: line, Colour: Ink, Dots: true, Head: true}}
	for i, f := range fits {
		to := last
		for to > f.threshold && !(f.share*f.survival(to) > lowest) {
			to = f.threshold + 0.98*(to-f.threshold)
			if to < f.threshold*1.001 {
				break
			}
		}
		if !(to > f.threshold) {
			return fail(dataError("the %v tail begins at %g h, at or above the last value drawn, %g h", f.family, f.threshold, last))
		}
		colour := chart.NthColour(i)
		elements = append(elements, Curve(f.family.String(), func(z float64) float64 { return f.share * f.survival(z) }, f.threshold, to).In(colour).With(chart.NthDashes(i)))
		if f.aic < nearest.aic {
			nearest = f
		}
	}
	title := claim("Above %s the tail is fitted by %v", hours(nearest.threshold), nearest.family)
	if len(fits) > 1 {
		title = claim("Above %s Akaike's criterion prefers %v among the %d tails", hours(nearest.threshold), nearest.family, len(fits))
	}
	elements = append(elements,
		Vertical{At: fits[0].threshold, Name: "threshold " + hours(fits[0].threshold)},
		XAxis{Log: true}, YAxis{Log: true})
	return New(Labels{Title: title, X: "hours z (h)", Y: "share of tasks with at least z hours"}, elements...)
}
