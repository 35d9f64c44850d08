package econ

import "math"

// A ModelWage is what a model earns per hour of labour it saves, in dollars per hour: a
// number to compare with a worker's wage.
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
// Both are 0 where the mean of h is infinite, and NaN where nothing is served.
func (m Market) ModelWage(p float64) ModelWage {
	if !m.accepts(p) {
		return ModelWage{math.NaN(), math.NaN()}
	}
	z := m.hours(p)
	served := m.Hours.Survival(z)
	saved := z + hoursAbove(m.Hours, z, served)/served
	wage := ModelWage{Gross: product(p, m.Tokens, saved), Net: product(math.Abs(p-m.Cost), m.Tokens, saved)}
	if p < m.Cost {
		wage.Net = -wage.Net
	}
	return wage
}
