package disttest_test

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
)

// A law put together from four functions, those of good unless replaced.
type custom struct {
	s, f, q func(float64) float64
	m       float64
}

func (c custom) Survival(z float64) float64        { return c.s(z) }
func (c custom) Density(z float64) float64         { return c.f(z) }
func (c custom) InverseSurvival(q float64) float64 { return c.q(q) }
func (c custom) Mean() float64                     { return c.m }

// good is the Pareto law from which the broken ones are made. The support of thin
// begins at 0, and that of bounded has an upper end.
var (
	good    = dist.Pareto{Scale: 0.1, Alpha: 1.5}
	thin    = dist.Exponential{Rate: 4}
	bounded = dist.GPD{Location: 0.1, Scale: 0.1, Xi: -0.5}
)

// from returns the four functions of a law, changed.
func from(t dist.Tail, change func(*custom)) dist.Tail {
	c := custom{t.Survival, t.Density, t.InverseSurvival, t.Mean()}
	change(&c)
	return c
}

// Four methods and one upgrade.
type (
	withHazard struct {
		dist.Tail
		h func(float64) float64
	}
	withMeanExcess struct {
		dist.Tail
		e func(float64) float64
	}
	withSlope struct {
		dist.Tail
		d func(float64) float64
	}
	withRand struct {
		dist.Tail
		r func(*rand.Rand) float64
	}
	withBends struct {
		dist.Tail
		b []float64
	}
	withRegular struct {
		dist.Tail
		yes bool
	}
)

func (w withBends) Bends() []float64                    { return w.b }
func (w withHazard) Hazard(z float64) float64           { return w.h(z) }
func (w withMeanExcess) MeanExcess(z float64) float64   { return w.e(z) }
func (w withSlope) LogDensitySlope(z float64) float64   { return w.d(z) }
func (w withRand) Rand(rng *rand.Rand) float64          { return w.r(rng) }
func (w withRegular) IncreasingGeneralizedHazard() bool { return w.yes }

// swallows returns a number for NaN: z > x_m is false for NaN.
func swallows(f func(float64) float64, below float64) func(float64) float64 {
	return func(z float64) float64 {
		if z > 0.1 {
			return f(z)
		}
		return below
	}
}

// forgetful has parameters and never looks at Scale.
type forgetful struct{ Scale, Alpha float64 }

func (f forgetful) law() dist.Pareto                  { return dist.Pareto{Scale: 0.1, Alpha: f.Alpha} }
func (f forgetful) Survival(z float64) float64        { return f.law().Survival(z) }
func (f forgetful) Density(z float64) float64         { return f.law().Density(z) }
func (f forgetful) InverseSurvival(q float64) float64 { return f.law().InverseSurvival(q) }
func (f forgetful) Mean() float64                     { return f.law().Mean() }

// plausible refuses its zero value and returns numbers all the same.
type plausible struct{ Rate float64 }

func (p plausible) Validate() error {
	if !(p.Rate > 0) {
		return fmt.Errorf("%w: Rate = %g", dist.ErrParameter, p.Rate)
	}
	return nil
}
func (p plausible) law() dist.Exponential {
	if !(p.Rate > 0) {
		return thin
	}
	return dist.Exponential{Rate: p.Rate}
}
func (p plausible) Survival(z float64) float64        { return p.law().Survival(z) }
func (p plausible) Density(z float64) float64         { return p.law().Density(z) }
func (p plausible) InverseSurvival(q float64) float64 { return p.law().InverseSurvival(q) }
func (p plausible) Mean() float64                     { return p.law().Mean() }

// seam is 0.7 of one Pareto law above 1 h and the whole of another below, which do
// not meet: tasks vanish at the seam, or appear.
func seam(share float64) func(float64) float64 {
	return func(z float64) float64 {
		if z > 1 {
			return share * good.Survival(z)
		}
		return good.Survival(z)
	}
}

// below is 1 in the support of good and 0 under it.
func below(z float64) float64 {
	if z < 0.1 {
		return 0
	}
	return 1
}

// finite is z, but 0 for an infinite z.
func finite(z float64) float64 {
	if math.IsInf(z, 0) {
		return 0
	}
	return z
}

// nanOf is NaN for NaN and 0 otherwise.
func nanOf(z float64) float64 {
	if math.IsNaN(z) {
		return z
	}
	return 0
}
