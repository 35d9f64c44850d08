package econ

import (
	"math"

	"valuecapture/econ/dist"
)

// A Split is who keeps the value that a price creates, and the value it destroys, in
// dollars per potential task.
type Split struct {
	Lab        float64 // Π, profit before fixed cost.
	Customer   float64 // CS, customer surplus. +Inf where the mean of h is infinite.
	Deadweight float64 // lost against a price equal to cost. ≥ 0.
}

// Realised returns the realised surplus, Π + CS.
func (s Split) Realised() float64 { return s.Lab + s.Customer }

// Potential returns the surplus at a price equal to cost, W(c).
func (s Split) Potential() float64 { return s.Lab + s.Customer + s.Deadweight }

// LabShare returns Π/(Π + CS), the share of the realised surplus that the lab
// keeps.
//
// Special cases are:
//
//	LabShare = 0 where customer surplus is infinite
//	LabShare = NaN where nothing is served
func (s Split) LabShare() float64 { return s.Lab / s.Realised() }

// Revenue returns pT D(p), in dollars per potential task.
func (m Market) Revenue(p float64) float64 { return m.taken(p, m.Demand(p)) }

// Profit returns what the lab earns,
//
//	Π(p) = (p − c) T D(p),
//
// in dollars per potential task, before fixed cost. Per served task it is
// (p − c)T, whatever the hours saved.
func (m Market) Profit(p float64) float64 { return m.taken(p-m.Cost, m.Demand(p)) }

// taken returns margin·T·served in dollars per potential task, 0 where nothing is
// served however large the margin.
func (m Market) taken(margin, served float64) float64 {
	if served == 0 {
		return 0
	}
	return margin * m.Tokens * served
}

// CustomerSurplus returns what customers keep,
//
//	CS(p) = w ∫ S(z) dz over z > h*  =  D(p) w e(h*),
//
// in dollars per potential task. For a Pareto tail with α > 1 and p ≥ p_m it is
// pT D(p)/(α − 1).
//
// Special cases are:
//
//	CustomerSurplus(p) = w E[h] − pT for p ≤ KinkPrice()
//	CustomerSurplus(p) = +Inf where the mean of h is infinite
func (m Market) CustomerSurplus(p float64) float64 {
	if !m.accepts(p) {
		return math.NaN()
	}
	z := m.hours(p)
	return m.kept(z, m.Hours.Survival(z))
}

// TotalSurplus returns W(p) = Π(p) + CS(p), in dollars per potential task.
func (m Market) TotalSurplus(p float64) float64 { return m.Profit(p) + m.CustomerSurplus(p) }

// DeadweightLoss returns the surplus lost against a price equal to cost,
//
//	W(c) − W(p) = T ∫ (D(x) − D(p)) dx  for x from c to p,
//
// in dollars per potential task. It is never negative, and finite even where
// both surpluses are infinite. Below cost it is the loss on tasks that are not
// worth their cost.
func (m Market) DeadweightLoss(p float64) float64 {
	if !m.accepts(p) {
		return math.NaN()
	}
	z := m.hours(p)
	return m.lost(z, m.Hours.Survival(z))
}

// Split returns who keeps what at price p. Each part is NaN for a negative or
// infinite price.
func (m Market) Split(p float64) Split {
	if !m.accepts(p) {
		return Split{math.NaN(), math.NaN(), math.NaN()}
	}
	z := m.hours(p)
	if t, ok := m.Hours.(dist.Pareto); ok && t.Alpha > 1 && p >= m.Cost {
		return m.paretoSplit(t, p, z)
	}
	served := m.Hours.Survival(z)
	return Split{
		Lab:        m.taken(p-m.Cost, served),
		Customer:   m.kept(z, served),
		Deadweight: m.lost(z, served),
	}
}

// paretoSplit is Split for a Pareto tail with a finite mean at a price from cost
// up. It calls nothing through an interface, which halves its time.
func (m Market) paretoSplit(t dist.Pareto, p, z float64) Split {
	cost := m.hours(m.Cost)
	served := t.Survival(z)
	area := paretoHours(t, cost, t.Survival(cost), z, served)
	return Split{
		Lab:        m.taken(p-m.Cost, served),
		Customer:   m.Wage * served * t.MeanExcess(z),
		Deadweight: max(m.Wage*(area-(z-cost)*served), 0),
	}
}

// kept is customer surplus at threshold z, where the share served is S(z).
func (m Market) kept(z, served float64) float64 {
	if served == 0 {
		return 0
	}
	return m.Wage * hoursAbove(m.Hours, z, served)
}

// lost is deadweight loss at threshold z, where the share served is S(z).
func (m Market) lost(z, served float64) float64 {
	cost := m.hours(m.Cost)
	if z == cost {
		return 0
	}
	if p, ok := m.Hours.(dist.Pareto); ok {
		if z < cost {
			return max(m.Wage*((cost-z)*served-paretoHours(p, z, served, cost, p.Survival(cost))), 0)
		}
		return max(m.Wage*(paretoHours(p, cost, p.Survival(cost), z, served)-(z-cost)*served), 0)
	}
	if !math.IsInf(m.Hours.Mean(), 1) {
		atCost := m.Hours.Survival(cost)
		fromCost, fromZ := hoursAbove(m.Hours, cost, atCost), hoursAbove(m.Hours, z, served)
		// Where the surpluses nearly cancel, quadrature is more accurate.
		if hours := fromCost - fromZ - (z-cost)*served; hours > 1e-4*fromCost && hours > 1e-4*fromZ {
			return m.Wage * hours
		}
	}
	hours := area(m.Hours, min(cost, z), max(cost, z))
	if z < cost {
		hours = -hours
	}
	return max(m.Wage*(hours-(z-cost)*served), 0)
}

// hoursAbove returns ∫ S(x) dx from z to infinity, given S(z).
func hoursAbove(t dist.Tail, z, served float64) float64 {
	if !(served > 0) {
		return served // 0 or NaN
	}
	if hours := served * dist.MeanExcess(t, z); !math.IsNaN(hours) {
		return hours
	}
	return area(t, z, t.InverseSurvival(0))
}

// paretoHours returns ∫ S(x) dx from a to b ≥ a, given S at both: below the scale
// S is 1, and above it the integral is
//
//	(a S(a) − b S(b))/(α−1)  =  a S(a) (1 − (a/b)^(α−1))/(α−1),
//
// the second form where the difference would lose digits. Its limit at α = 1 is
// a S(a) ln(b/a).
func paretoHours(t dist.Pareto, a, atA, b, atB float64) float64 {
	if b <= t.Scale {
		return b - a
	}
	var below float64
	if a < t.Scale {
		below = t.Scale - a
		a = t.Scale
	}
	first, last := a*atA, b*atB
	if last < 0.9*first {
		return below + (first-last)/(t.Alpha-1)
	}
	stretch := math.Log(b / a)
	if t.Alpha == 1 {
		return below + first*stretch
	}
	return below + first*math.Expm1((1-t.Alpha)*stretch)/(1-t.Alpha)
}
