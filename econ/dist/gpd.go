package dist

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/internal/nan"
)

// GPD is the generalised Pareto law of hours saved above a threshold,
//
//	S(z) = (1 + ξ (z-μ)/σ)^(-1/ξ)  for z >= μ,
//
// and exp(-(z-μ)/σ) at ξ = 0. Pareto(x_m, α) is μ = x_m, σ = x_m/α, ξ = 1/α; the
// uniform law is ξ = -1. For ξ < 0 the support ends at μ - σ/ξ; the mean is finite
// for ξ < 1.
type GPD struct {
	Location float64 // μ, the threshold, in hours. Location >= 0.
	Scale    float64 // σ, in hours. Scale > 0.
	Xi       float64 // ξ, the extreme value index, one over the tail index where positive. Finite.
}

// NewGPD returns the generalised Pareto law above location, in hours, with the given
// scale, in hours, and extreme value index xi. It returns an error wrapping
// [ErrParameter] unless all are finite, location >= 0 and scale > 0.
func NewGPD(location, scale, xi float64) (GPD, error) {
	g := GPD{Location: location, Scale: scale, Xi: xi}
	if err := g.Validate(); err != nil {
		return nan.Of[GPD](), err
	}
	return g, nil
}

func (g GPD) valid() bool {
	return g.Location >= 0 && finite(g.Location) && positive(g.Scale) && finite(g.Xi)
}

// Validate returns an error wrapping [ErrParameter] unless Location is finite and at
// least 0, Scale is finite and above 0, and Xi is finite.
func (g GPD) Validate() error {
	switch {
	case !(g.Location >= 0 && finite(g.Location)):
		return outside("GPD", "Location", g.Location, "a finite number at or above 0", "hours saved are not negative: give the threshold in hours")
	case !positive(g.Scale):
		return outside("GPD", "Scale", g.Scale, positiveDomain, "give the scale in hours")
	case !finite(g.Xi):
		return outside("GPD", "Xi", g.Xi, "a finite number", "give the extreme value index, 1/α for a Pareto tail")
	}
	return nil
}

// above returns z - μ.
func (g GPD) above(z float64) pair { return twoSum(z, -g.Location) }

// width returns σ + ξ (z-μ), which is one over the hazard, for z >= μ.
func (g GPD) width(z float64) pair { return g.above(z).times(g.Xi).plus(g.Scale) }

// exponential reports whether ξ is 0, or so close to it that ξ (z-μ)/σ is negligible
// wherever S does not underflow.
func (g GPD) exponential() bool { return math.Abs(g.Xi) < 1e-33 }

// end returns the upper end of the support: the smallest float64 z with S(z) = 0, or
// +Inf for ξ >= 0.
func (g GPD) end() float64 {
	if g.Xi >= 0 {
		return math.Inf(1)
	}
	z := g.Location - g.Scale/g.Xi
	for range 64 {
		if math.IsInf(z, 1) {
			return z
		}
		switch down := math.Nextafter(z, 0); {
		case g.width(z).hi > 0:
			z = math.Nextafter(z, math.Inf(1))
		case down > g.Location && g.width(down).hi <= 0:
			z = down
		default:
			return z
		}
	}
	return z
}

// logSurvival returns ln S(z) for μ <= z below the end.
func (g GPD) logSurvival(z float64) pair {
	d := g.above(z)
	if g.exponential() {
		return d.over(-g.Scale)
	}
	u := d.times(g.Xi)
	if math.Abs(u.hi) < g.Scale/32 {
		return log1pPair(u.over(g.Scale)).over(-g.Xi)
	}
	w := u.plus(g.Scale)
	if !finite(w.hi / g.Scale) { // 1 + ξ (z-μ)/σ overflows but its logarithm does not
		return logPair(d.hi).plus(logPair(g.Xi).hi).minus(logPair(g.Scale)).over(-g.Xi)
	}
	return w.over(g.Scale).log().over(-g.Xi)
}

// Survival returns S(z), 1 below μ, 0 at and above the upper end, NaN if z is NaN or
// g is not valid.
func (g GPD) Survival(z float64) float64 {
	switch {
	case !g.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= g.Location:
		return 1
	case math.IsInf(z, 1) || !(g.width(z).hi > 0):
		return 0
	}
	return g.logSurvival(z).exp()
}

// Density returns S(z)/(σ + ξ (z-μ)), 0 below μ and at and above the upper end, NaN
// if z is NaN or g is not valid. For ξ < -1 it rises without bound towards the end.
func (g GPD) Density(z float64) float64 {
	switch {
	case !g.valid() || math.IsNaN(z):
		return math.NaN()
	case z < g.Location || math.IsInf(z, 1):
		return 0
	}
	w := g.width(z).hi
	if !(w > 0) {
		return 0
	}
	return g.logSurvival(z).expTimes(1 / w)
}

// Hazard returns 1/(σ + ξ (z-μ)), per hour.
//
// Special cases are:
//
//	Hazard(z) = 0 for z < μ
//	Hazard(z) = +Inf at the upper end of the support, NaN above it
//	Hazard(z) = NaN if z is NaN or g is not valid
func (g GPD) Hazard(z float64) float64 {
	switch {
	case !g.valid() || math.IsNaN(z):
		return math.NaN()
	case z < g.Location:
		return 0
	case math.IsInf(z, 1) && g.Xi == 0:
		return 1 / g.Scale
	case math.IsInf(z, 1) && g.Xi > 0:
		return 0
	}
	if w := g.width(z).hi; w > 0 {
		return 1 / w
	}
	if z <= g.end() {
		return math.Inf(1)
	}
	return math.NaN()
}

// InverseSurvival returns μ + σ (q^(-ξ) - 1)/ξ, μ at q = 1, the upper end of the
// support at q = 0, NaN for q outside [0,1] or if g is not valid.
func (g GPD) InverseSurvival(q float64) float64 {
	switch {
	case !g.valid() || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0:
		return g.end()
	case q == 1:
		return g.Location
	}
	l := logPair(q)
	if g.exponential() {
		return g.Location - g.Scale*l.hi
	}
	v := l.times(-g.Xi)
	if v.hi > 700 {
		return g.Location + v.minus(logPair(math.Abs(g.Xi))).expTimes(g.Scale)
	}
	e := math.Expm1(v.hi)
	e += (1 + e) * v.lo
	z := g.Location + g.Scale*(e/g.Xi)
	if g.Xi < 0 {
		z = math.Min(z, g.end())
	}
	return z
}

// Mean returns μ + σ/(1-ξ), +Inf for ξ >= 1, NaN if g is not valid.
func (g GPD) Mean() float64 {
	switch {
	case !g.valid():
		return math.NaN()
	case g.Xi >= 1:
		return math.Inf(1)
	}
	return g.Location + g.Scale/(1-g.Xi)
}

// MeanExcess returns (σ + ξ (z-μ))/(1-ξ), in hours: a line in z.
//
// Special cases are:
//
//	MeanExcess(z) = +Inf for ξ >= 1
//	MeanExcess(z) = Mean - z for z < μ
//	MeanExcess(z) = 0 at the upper end of the support, NaN above it
//	MeanExcess(z) = NaN if z is NaN or g is not valid
func (g GPD) MeanExcess(z float64) float64 {
	switch {
	case !g.valid() || math.IsNaN(z):
		return math.NaN()
	case g.Xi >= 1:
		return math.Inf(1)
	case z < g.Location:
		return g.Mean() - z
	case g.Xi == 0:
		return g.Scale
	case math.IsInf(z, 1) && g.Xi > 0:
		return z
	}
	if w := g.width(z).hi; w > 0 {
		return w / (1 - g.Xi)
	}
	if z <= g.end() {
		return 0
	}
	return math.NaN()
}

// LogDensitySlope returns -(1+ξ)/(σ + ξ (z-μ)), NaN outside the support where the
// density is 0.
func (g GPD) LogDensitySlope(z float64) float64 {
	if !g.valid() || !(z >= g.Location) {
		return math.NaN()
	}
	if math.IsInf(z, 1) {
		return -g.Hazard(z)
	}
	if w := g.width(z).hi; w > 0 {
		return -(1 + g.Xi) / w
	}
	return math.NaN()
}

// Rand draws μ + σ (e^(ξE) - 1)/ξ with E exponential.
func (g GPD) Rand(rng *rand.Rand) float64 {
	if !g.valid() || rng == nil {
		return math.NaN()
	}
	e := rng.ExpFloat64()
	if g.Xi == 0 {
		return g.Location + g.Scale*e
	}
	return g.Location + g.Scale*(math.Expm1(g.Xi*e)/g.Xi)
}

// IncreasingGeneralizedHazard reports whether z f/S = z/(σ + ξ (z-μ)) is
// non-decreasing, that is whether σ >= ξ μ. For ξ > σ/μ it falls towards 1/ξ. A Pareto
// law has σ = ξ μ, so that the two count as equal within the rounding of the fields.
func (g GPD) IncreasingGeneralizedHazard() bool {
	return g.valid() && g.Scale*(1+1e-15) >= g.Xi*g.Location
}

// String returns a legend such as "GPD(ξ = 0.667, σ = 0.0111 h, μ = 0.0167 h)".
func (g GPD) String() string {
	return fmt.Sprintf("GPD(ξ = %.3g, σ = %.3g h, μ = %.3g h)", g.Xi, g.Scale, g.Location)
}
