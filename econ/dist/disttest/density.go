package disttest

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/richardson"
)

// density: f = -S' in the body.
func density(e *examination) {
	const means = "f is the rate at which S falls; elasticity, and with it the price, is z f/S"
	for _, q := range body {
		z := e.t.InverseSurvival(q)
		if e.atEnd(z) || !(z > e.lower) || e.besideBend(z) || e.falls(z) {
			continue
		}
		s, f := e.t.Survival(z), e.t.Density(z)
		want := -s * e.slope(func(x float64) float64 { return e.t.Survival(x) / s }, z)
		mend := "differentiate S once more, constants and the inner derivative included"
		switch ratio := f / want; {
		case ratio < 0:
			mend = "change its sign: f = -S′ is positive"
		case apart(ratio, z) < 1e-3:
			mend = "divide by z: this is the density of ln h"
		}
		e.compare(f, want, 1e-6, call("Density", z), ", which is -S′ by differences of Survival", means, mend)
	}
}

// farTail: ln S still has a slope where S is tiny, and it is the hazard.
func farTail(e *examination) {
	inBody := &examination{t: e.t, lower: e.lower, upper: e.upper, bends: e.bends}
	if density(inBody); len(inBody.failures) > 0 {
		return // the density is already wrong in the body, which the rule Density reports
	}
	for _, q := range far {
		z := e.t.InverseSurvival(q)
		s, f := e.t.Survival(z), e.t.Density(z)
		if math.IsNaN(z) || math.IsInf(z, 1) || e.atEnd(z) || e.besideBend(z) || e.falls(z) || !(s/z > 1e-280) { // where f underflows
			continue
		}
		got := -e.slope(func(x float64) float64 { return math.Log(e.t.Survival(x) / s) }, z)
		e.compare(f/s, got, 1e-6+1e-9*e.amplification(z), call("Density", z)+"/"+call("Survival", z),
			", which is -d ln S/dz by differences of Survival",
			fmt.Sprintf("at S = %.2g the hazard is no longer that of the survival function: surplus lives in this tail", q),
			"write S directly and never as 1 minus a distribution function: math.Expm1, math.Log1p and math.Erfc keep the digits")
	}
}

// slope returns g'(z) by differences within the support and between bends, on the scale
// on which S falls there.
func (e *examination) slope(g func(float64) float64, z float64) float64 {
	h := math.Min(z/8, (z-e.lower)/2)
	for _, q := range []float64{e.t.Survival(z) / 2, math.Min(1, 2*e.t.Survival(z))} {
		if d := math.Abs(e.t.InverseSurvival(q)-z) / 2; d > 0 {
			h = math.Min(h, d)
		}
	}
	h = math.Min(h, (e.upper-z)/2)
	for _, b := range e.bends {
		h = math.Min(h, math.Abs(b-z)/2)
	}
	return richardson.Limit(func(h float64) float64 { return (g(z+h) - g(z-h)) / (2 * h) }, h, 2)
}
