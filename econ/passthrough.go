package econ

import (
	"fmt"
	"math"

	"valuecapture/econ/dist"
)

// PassThrough returns how much of a rise in cost the monopolist passes on,
//
//	dp/dc = 1/(1 − m′(p)) = 1/(2 + (S/f)·(ln f)′),
//
// a pure number, where m = −D/D′ is the Mills ratio in dollars. It is not an
// elasticity.
//
// Special cases are:
//
//	PassThrough = α/(α−1) for a Pareto tail in the interior
//	PassThrough = 1 for an exponential tail
//	PassThrough = 1/(1−ξ) for a generalised Pareto tail
//	PassThrough = 0 at a kink or a corner, where price does not respond to cost
//
// Errors are those of [Market.Monopoly], and one wrapping [ErrNumber] where the slope
// of the density cannot be computed. The number beside an error is NaN.
//
// Source: J. Bulow and P. Pfleiderer, "A note on the effect of cost changes on
// prices", Journal of Political Economy 91 (1983).
func (m Market) PassThrough() (float64, error) {
	at, err := m.Monopoly()
	if err != nil {
		return math.NaN(), err
	}
	if at.Regime != Interior {
		return 0, nil
	}
	switch t := m.Hours.(type) {
	case dist.Pareto:
		return t.Alpha / (t.Alpha - 1), nil
	case dist.Exponential:
		return 1, nil
	case dist.GPD:
		return 1 / (1 - t.Xi), nil
	}
	z := m.hours(at.Price)
	through := 1 / (2 + dist.LogDensitySlope(m.Hours, z)/dist.Hazard(m.Hours, z))
	if !(through >= 0) || math.IsInf(through, 1) {
		return math.NaN(), fmt.Errorf("%w: pass-through at %g $/Mtok under h ~ %v comes to %g: its density has no slope there", ErrNumber, at.Price, m.Hours, through)
	}
	return through, nil
}
