package disttest

import (
	"fmt"
	"math"

	"valuecapture/econ/dist"
)

// hazard: the law's own formula against f/S.
func hazard(e *examination) {
	own, ok := e.t.(dist.Hazarder)
	if !ok {
		return
	}
	const means = "the hazard is f/S; times z it is the elasticity of demand"
	for _, q := range append(append([]float64{}, body...), far...) {
		z := e.t.InverseSurvival(q)
		f, s := e.t.Density(z), e.t.Survival(z)
		if math.IsInf(z, 1) || e.atEnd(z) || !(s > 0) || f < 1e-290 {
			continue
		}
		got, hint := own.Hazard(z), "check the formula against Density over Survival"
		if apart(got, z*f/s) <= 1e-6 {
			hint = "divide by z: this is the generalised hazard z f/S"
		}
		e.compare(got, f/s, 1e-9+1e-14*e.amplification(z), call("Hazard", z), ", Density over Survival", means, hint)
	}
	below := e.lower - 0.01
	got := own.Hazard(below)
	e.expect(got == 0, call("Hazard", below), got, "0 below the support", means, "begin with a case for z below the lower end")
	if !math.IsInf(e.upper, 1) {
		above := e.upper*1.001 + 0.01
		got := own.Hazard(above)
		e.expect(math.IsNaN(got), call("Hazard", above), got, "NaN above the upper end", means, "nobody is left there: return math.NaN()")
	}
}

// logDensitySlope: the law's own formula against differences of ln f.
func logDensitySlope(e *examination) {
	own, ok := e.t.(dist.LogDensitySloper)
	if !ok {
		return
	}
	for _, q := range body {
		z := e.t.InverseSurvival(q)
		f := e.t.Density(z)
		if e.atEnd(z) || !(z > e.lower) || e.besideBend(z) || !(f > 0) || math.IsInf(f, 1) {
			continue
		}
		got := own.LogDensitySlope(z)
		want := e.slope(func(x float64) float64 { return math.Log(e.t.Density(x) / f) }, z)
		e.expect(math.Abs(got-want) <= 1e-5*(math.Abs(want)+1/z), call("LogDensitySlope", z), got, fmt.Sprintf("%s, by differences of ln Density", num(want)),
			"(ln f)′ decides how much of a rise in cost is passed through", "differentiate ln f, with its sign, for z in hours")
	}
}

// regular: a claim that z f/S never falls, on a fine grid of quantiles.
func regular(e *examination) {
	if !dist.IsRegular(e.t) {
		return // without the claim, pricing is only slower
	}
	for _, b := range e.bends {
		before, after := e.around(b)
		fall := e.t.Survival(before) - e.t.Survival(after)
		e.expect(!(fall > 1e-9), "fall of Survival at "+num(b), fall, "0, since the law says that its generalised hazard never falls",
			"at an atom the hazard is infinite and after it lower: a price at it and one beyond may both be best",
			"let IncreasingGeneralizedHazard return false; the price is then found by a global search")
	}
	last, lastZ := 0.0, e.lower
	for i := range 3000 {
		z := e.t.InverseSurvival(math.Exp(-float64(i) / 50)) // S from 1 to 1e-26
		if !(z > lastZ) || math.IsInf(z, 1) || e.atEnd(z) {
			continue
		}
		f, s := e.t.Density(z), e.t.Survival(z)
		if f == 0 {
			continue
		}
		g := z * f / s
		e.expect(!(g < last*(1-1e-8)), fmt.Sprintf("z f/S at %s", num(z)), g, fmt.Sprintf("at least %s, its value at %s, which is %.1g more", num(last), num(lastZ), last-g),
			"the law says that its generalised hazard never falls, and on that word the first root of the Lerner condition is taken for the best price",
			"let IncreasingGeneralizedHazard return false; the price is then found by a global search")
		last, lastZ = g, z
	}
}
