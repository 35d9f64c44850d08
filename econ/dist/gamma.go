package dist

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/internal/nan"
)

// Gamma is the gamma law of hours saved,
//
//	f(z) = z^(a-1) e^(-z/θ)/(Γ(a) θ^a)  for z >= 0,  S(z) = Q(a, z/θ),
//
// with Q the regularised upper incomplete gamma function; exponential at a = 1.
type Gamma struct {
	Scale float64 // θ, in hours. Scale > 0.
	Shape float64 // a. 1e-100 <= Shape <= 1e6.
}

// NewGamma returns the gamma law with the given scale, in hours, and shape. It
// returns an error wrapping [ErrParameter] unless scale is finite and above 0 and
// 1e-100 <= shape <= 1e6.
func NewGamma(scale, shape float64) (Gamma, error) {
	g := Gamma{Scale: scale, Shape: shape}
	if err := g.Validate(); err != nil {
		return nan.Of[Gamma](), err
	}
	return g, nil
}

func (g Gamma) valid() bool {
	return positive(g.Scale) && g.Shape >= minGammaShape && g.Shape <= maxGammaShape
}

// Validate returns an error wrapping [ErrParameter] unless Scale is finite and above
// 0 and 1e-100 <= Shape <= 1e6.
func (g Gamma) Validate() error {
	if !positive(g.Scale) {
		return outside("Gamma", "Scale", g.Scale, positiveDomain, "give the mean hours saved divided by the shape")
	}
	if !g.valid() {
		return outside("Gamma", "Shape", g.Shape, "a number from 1e-100 to 1e6", "give the squared mean divided by the variance")
	}
	return nil
}

// at evaluates the incomplete gamma function at z/θ for finite z > 0. It reports false
// if z/θ overflows or underflows, and then only the ratio is set.
func (g Gamma) at(z float64) (incompleteGamma, bool) {
	x := ratio(z, g.Scale)
	if !positive(x.hi) {
		return incompleteGamma{x: x}, false
	}
	return upperGamma(g.Shape, x), true
}

// Survival returns Q(a, z/θ), 1 for z <= 0, NaN if z is NaN or g is not valid.
func (g Gamma) Survival(z float64) float64 {
	switch {
	case !g.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0:
		return 1
	case math.IsInf(z, 1):
		return 0
	}
	u, ok := g.at(z)
	if !ok {
		if u.x.hi > 1 {
			return 0
		}
		return 1
	}
	return math.Min(u.tail(), 1)
}

// Density returns f(z), 0 for z < 0, NaN if z is NaN or g is not valid. At z = 0 it is
// +Inf for a < 1, 1/θ for a = 1 and 0 for a > 1.
func (g Gamma) Density(z float64) float64 {
	switch {
	case !g.valid() || math.IsNaN(z):
		return math.NaN()
	case z < 0 || math.IsInf(z, 1):
		return 0
	case z == 0:
		return g.Hazard(0)
	}
	x := ratio(z, g.Scale)
	if !positive(x.hi) {
		if x.hi > 1 {
			return 0
		}
		return g.Hazard(0)
	}
	return g.density(z, x)
}

// density returns a D/z for x = z/θ, without intermediate underflow or overflow.
func (g Gamma) density(z float64, x pair) float64 {
	d := gammaDensity(g.Shape, x)
	switch {
	case g.Shape > 1 && d < 1e-290:
		return gammaDensity(g.Shape-1, x) / g.Scale
	case z < 1e-290:
		return d / z * g.Shape
	}
	return d * (g.Shape / z)
}

// Hazard returns f/S, per hour, which tends to 1/θ as z grows; 0 for z < 0, NaN if z
// is NaN or g is not valid. At z = 0 it is +Inf for a < 1, 1/θ for a = 1 and 0 for
// a > 1.
func (g Gamma) Hazard(z float64) float64 {
	switch {
	case !g.valid() || math.IsNaN(z):
		return math.NaN()
	case z < 0:
		return 0
	case g.Shape == 1 || math.IsInf(z, 1):
		return 1 / g.Scale
	case z > 0:
		u, ok := g.at(z)
		if ok && u.continued {
			return u.hazard() / g.Scale
		}
		if ok {
			return g.density(z, u.x) / u.q
		}
		if u.x.hi > 1 {
			return 1 / g.Scale
		}
	}
	if g.Shape < 1 {
		return math.Inf(1)
	}
	return 0
}

// InverseSurvival returns the z with Q(a, z/θ) = q, 0 at q = 1, +Inf at q = 0, NaN for
// q outside [0,1] or if g is not valid. For a small shape and q near 1 it may
// underflow to 0.
func (g Gamma) InverseSurvival(q float64) float64 {
	switch {
	case !g.valid() || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0:
		return math.Inf(1)
	case q == 1:
		return 0
	case g.Shape == 1:
		return -logPair(q).hi * g.Scale
	}
	return inverseUpperGamma(g.Shape, q).expTimes(g.Scale)
}

// Mean returns aθ, NaN if g is not valid.
func (g Gamma) Mean() float64 {
	if !g.valid() {
		return math.NaN()
	}
	return g.Shape * g.Scale
}

// MeanExcess returns E[h - z | h >= z], in hours,
//
//	e(z) = θ (a Q(a+1, x)/Q(a, x) - x),  x = z/θ,
//
// which tends to θ as z grows.
//
// Special cases are:
//
//	MeanExcess(z) = Mean - z for z <= 0
//	MeanExcess(+Inf) = θ
//	MeanExcess(z) = NaN if z is NaN or g is not valid
func (g Gamma) MeanExcess(z float64) float64 {
	switch {
	case !g.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0:
		return g.Mean() - z
	case g.Shape == 1 || math.IsInf(z, 1):
		return g.Scale
	}
	u, ok := g.at(z)
	if !ok {
		if u.x.hi > 1 {
			return g.Scale
		}
		return g.Mean()
	}
	return u.meanExcess() * g.Scale
}

// LogDensitySlope returns (a-1)/z - 1/θ, NaN below 0 where the density is 0 and at 0
// unless a = 1.
func (g Gamma) LogDensitySlope(z float64) float64 {
	switch {
	case !g.valid() || !(z >= 0):
		return math.NaN()
	case g.Shape == 1 || math.IsInf(z, 1):
		return -1 / g.Scale
	case z == 0:
		return math.NaN()
	}
	return ratio(z, -g.Scale).plus(g.Shape-1).hi / z
}

// Rand draws hours saved by Marsaglia and Tsang's squeeze, exactly.
//
// Source: G. Marsaglia and W. Tsang, "A Simple Method for Generating Gamma
// Variables", ACM Transactions on Mathematical Software 26 (2000).
func (g Gamma) Rand(rng *rand.Rand) float64 {
	if !g.valid() || rng == nil {
		return math.NaN()
	}
	a, boost := g.Shape, 1.0
	if a < 1 { // Gamma(a) = Gamma(a+1) U^(1/a)
		boost = math.Exp(-rng.ExpFloat64() / a)
		a++
	}
	d := a - 1./3
	c := 1 / math.Sqrt(9*d)
	for {
		n := rng.NormFloat64()
		v := 1 + c*n
		if v <= 0 {
			continue
		}
		v = v * v * v
		if math.Log(1-rng.Float64()) < n*n/2+d*(1-v+math.Log(v)) {
			return g.Scale * (d * v * boost)
		}
	}
}

// IncreasingGeneralizedHazard is true: the gamma density of ln h is log-concave.
func (g Gamma) IncreasingGeneralizedHazard() bool { return g.valid() }

// String returns a legend such as "Gamma(scale = 0.1 h, shape = 2)".
func (g Gamma) String() string {
	return fmt.Sprintf("Gamma(scale = %.3g h, shape = %.3g)", g.Scale, g.Shape)
}
