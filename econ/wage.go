package econ

import (
	"math"

	"valuecapture/econ/dist"
)

// A ModelWage is what a model earns per hour of labour it saves, in dollars per
// hour: the answer, in its own unit, to whether models earn a living wage.
type ModelWage struct {
	Gross float64 // revenue per hour saved
	Net   float64 // revenue less the cost of compute, per hour saved
}

// ModelWage returns revenue and profit per hour of labour saved on served tasks,
//
//	gross = pT/E[h | h ≥ h*],  net = (p − c)T/E[h | h ≥ h*].
//
// At the interior monopoly price of a Pareto tail, gross = w(α−1)/α and
// net = w(α−1)/α². Net peaks at α = 2, at a quarter of the wage.
//
// Both are 0 where the mean of h is infinite.
func (m Market) ModelWage(p float64) ModelWage {
	if !m.accepts(p) {
		return ModelWage{math.NaN(), math.NaN()}
	}
	z := m.hours(p)
	saved := z + dist.MeanExcess(m.Hours, z)
	return ModelWage{Gross: p * m.Tokens / saved, Net: (p - m.Cost) * m.Tokens / saved}
}
