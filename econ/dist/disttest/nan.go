package disttest

import (
	"math"

	"valuecapture/econ/dist"
)

// notANumber: a call without an answer gives NaN and never a plausible number.
func notANumber(e *examination) {
	nan := math.NaN()
	const means = "NaN must travel to where it is seen: a number in its place would be believed"
	try := func(call string, got float64, mend string) { e.expect(math.IsNaN(got), call, got, "NaN", means, mend) }
	const compare = "a comparison with NaN is false: begin with if math.IsNaN(z), or let NaN fall through to the formula"
	try(call("Survival", nan), e.t.Survival(nan), compare)
	try(call("Density", nan), e.t.Density(nan), compare)
	if t, ok := e.t.(dist.Hazarder); ok {
		try(call("Hazard", nan), t.Hazard(nan), compare)
	}
	if t, ok := e.t.(dist.MeanExcesser); ok {
		try(call("MeanExcess", nan), t.MeanExcess(nan), compare)
	}
	if t, ok := e.t.(dist.LogDensitySloper); ok {
		try(call("LogDensitySlope", nan), t.LogDensitySlope(nan), compare)
	}
	for _, q := range []float64{nan, -1e-300, -0.5, 1.001, 2} {
		try(call("InverseSurvival", q), e.t.InverseSurvival(q), "begin with if !(q >= 0 && q <= 1), which NaN fails too")
	}
}
