package figure

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/chart"
	"valuecapture/econ/internal/root"
)

// ModelWage draws what the model earns per hour of labour it saves, gross and net
// of compute, as a share of the wage it replaces, against the tail index from low to
// high. The highest net pay is found numerically and marked.
//
// It returns an error for a market that is not valid or not Pareto, and for a
// range that reaches down to 1.
func ModelWage(m econ.Market, low, high float64) (Figure, error) {
	tail, err := paretoOver(m, low, high)
	if err != nil {
		return fail(err)
	}
	alphas := chart.Even(low, high, points)
	gross, err := overIndex(m, tail, alphas, func(m econ.Market, at econ.Pricing) float64 { return m.ModelWage(at.Price).Gross / m.Wage })
	if err != nil {
		return fail(err)
	}
	netPay := func(m econ.Market, at econ.Pricing) float64 { return m.ModelWage(at.Price).Net / m.Wage }
	net, err := overIndex(m, tail, alphas, netPay)
	if err != nil {
		return fail(err)
	}
	best := root.Maximum(func(alpha float64) float64 {
		at := withIndex(m, tail, alpha)
		pricing, err := at.Monopoly()
		if err != nil {
			return math.NaN()
		}
		return netPay(at, pricing)
	}, low, high)
	most, err := overIndex(m, tail, []float64{best}, netPay)
	if err != nil {
		return fail(err)
	}
	grossLine, _ := Points("gross: revenue", alphas, gross)
	netLine, _ := Points("net of compute", alphas, net)
	title := claim("Under Pareto tails the model nets at most %s of the wage, at α = %s", percent(most[0]), short(best))
	if edge := (high - low) * 1e-3; best < low+edge || best > high-edge {
		title = claim("Under Pareto tails the model nets at most %s of the wage for α from %s to %s", percent(most[0]), short(low), short(high))
	}
	return New(Labels{
		Title: title,
		X:     "tail index α",
		Y:     "pay per hour of labour saved (% of the wage)",
	},
		grossLine.In(Cost).With(Solid), netLine.In(Lab).With(LongDash),
		Horizontal{At: 1, Name: "the worker's wage", Colour: Worker},
		Mark{X: best, Y: most[0], Text: percent(most[0]) + " at α = " + short(best), Colour: Lab, Drop: true},
		indexAxis(low, high), YAxis{Percent: true, Min: 0, Max: 1.06},
	)
}
