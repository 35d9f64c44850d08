package figure

import (
	"math"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/estimate"
	"valuecapture/econ/unit"
)

// Verdict draws how much better or worse than Pareto each other family fits. For a family
// that contains Pareto as a limit this is the root of twice the log-likelihood ratio, for
// any other the normal deviate of the p-value. Beyond ±1.96 a two-sided test at 5% rules
// one of the two out. If Pareto is a limit of the family the test is one-sided; its
// p-value is beside the dot. A comparison that collapses to Pareto has no statistic and
// no dot.
//
// It returns an error for a verdict without a comparison that has a statistic.
func Verdict(name string, v estimate.Verdict) (Figure, error) {
	var elements []Element
	n := 0.0
	widest := 3.0
	for _, c := range v.Comparisons {
		if c.A != estimate.Pareto || math.IsNaN(c.Statistic) {
			continue
		}
		// Above 0 in favour of Pareto. A family that contains Pareto cannot fit worse.
		x := -math.Sqrt(c.Statistic)
		if c.Test == estimate.Separate {
			x = math.Copysign(math.Sqrt2*math.Erfinv(1-c.PValue), c.LogRatio)
		}
		n++
		widest = math.Max(widest, 1.15*math.Abs(x))
		outcome := "cannot tell"
		switch c.Favours() {
		case estimate.Pareto:
			outcome = "Pareto fits better"
		case c.B:
			outcome = c.B.String() + " fits better"
		}
		elements = append(elements,
			Series{XYs: plotter.XYs{{X: 0, Y: n}, {X: x, Y: n}}, Colour: Lab, Dashes: Solid},
			Mark{X: x, Y: n, Text: claim("%v: %s, %s", c.B, outcome, unit.Text.PValue(c.PValue, digits)), Colour: Lab})
	}
	if n == 0 {
		return fail(dataError("a verdict without a test against Pareto (%v), want one with a statistic", v.Outcome))
	}
	elements = append(elements,
		Vertical{At: -1.96, Name: "the other better"}, Vertical{At: 1.96, Name: "Pareto better"},
		XAxis{Min: -widest, Max: widest}, YAxis{Min: 0.4, Max: n + 0.6})
	return New(Labels{
		Title: claim("%s: %v, from %s values above %s", name, v.Outcome, count(v.TailIndex.Count), hours(v.TailIndex.Threshold)),
		X:     "how surely Pareto fits better than the other family (standard errors)", Y: "test",
	}, elements...)
}
