package dist

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/internal/nan"
)

// Weibull is the stretched exponential law of hours saved,
//
//	S(z) = exp(-(z/s)^k)  for z >= 0,
//
// exponential at k = 1, with a tail heavier than exponential for k < 1.
type Weibull struct {
	Scale float64 // s, in hours: the saving that a share 1/e of tasks exceeds. Scale > 0.
	Shape float64 // k. Shape > 0.
}

// NewWeibull returns the Weibull law with the given scale, in hours, and shape. It
// returns an error wrapping [ErrParameter] unless both are finite and above 0.
func NewWeibull(scale, shape float64) (Weibull, error) {
	w := Weibull{Scale: scale, Shape: shape}
	if err := w.Validate(); err != nil {
		return nan.Of[Weibull](), err
	}
	return w, nil
}

func (w Weibull) valid() bool { return positive(w.Scale) && positive(w.Shape) }

// Validate returns an error wrapping [ErrParameter] unless Scale and Shape are
// finite and above 0.
func (w Weibull) Validate() error {
	if !positive(w.Scale) {
		return outside("Weibull", "Scale", w.Scale, positiveDomain, "give the hours that a share 1/e of tasks exceeds")
	}
	if !positive(w.Shape) {
		return outside("Weibull", "Shape", w.Shape, positiveDomain, "give the exponent of the hours in the survival function")
	}
	return nil
}

// power returns (z/s)^k for finite z > 0.
func (w Weibull) power(z float64) pair {
	u := logRatio(z, w.Scale).times(w.Shape)
	y := math.Exp(u.hi)
	if y == 0 || math.IsInf(y, 1) {
		return pair{y, 0}
	}
	return pair{y, y * u.lo}
}

// Survival returns exp(-(z/s)^k), 1 for z <= 0, NaN if z is NaN or w is not valid.
func (w Weibull) Survival(z float64) float64 {
	switch {
	case !w.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0:
		return 1
	case math.IsInf(z, 1):
		return 0
	}
	return w.power(z).negated().exp()
}

// Density returns (k/z) y e^(-y) with y = (z/s)^k, 0 for z < 0, NaN if z is NaN or w
// is not valid. At z = 0 it is +Inf for k < 1, 1/s for k = 1 and 0 for k > 1.
func (w Weibull) Density(z float64) float64 {
	switch {
	case !w.valid() || math.IsNaN(z):
		return math.NaN()
	case z < 0 || math.IsInf(z, 1):
		return 0
	case z == 0:
		return w.Hazard(0)
	}
	y := w.power(z)
	hazard := y.hi * (w.Shape / z)
	if !(y.hi > 0) || !finite(hazard) {
		hazard = w.Hazard(z)
	}
	if s := y.negated().exp(); s > 0 {
		return s * hazard
	}
	return 0
}

// Hazard returns (k/s)(z/s)^(k-1), 0 for z < 0, NaN if z is NaN or w is not valid. At
// z = 0 it is +Inf for k < 1, 1/s for k = 1 and 0 for k > 1.
func (w Weibull) Hazard(z float64) float64 {
	switch {
	case !w.valid() || math.IsNaN(z):
		return math.NaN()
	case z < 0:
		return 0
	case w.Shape == 1:
		return 1 / w.Scale
	case z == 0 || math.IsInf(z, 1):
		if (w.Shape < 1) == (z == 0) {
			return math.Inf(1)
		}
		return 0
	}
	return logRatio(z, w.Scale).times(w.Shape - 1).expTimes(w.Shape / w.Scale)
}

// InverseSurvival returns s (-ln q)^(1/k), 0 at q = 1, +Inf at q = 0, NaN for q
// outside [0,1] or if w is not valid.
func (w Weibull) InverseSurvival(q float64) float64 {
	switch {
	case !w.valid() || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0:
		return math.Inf(1)
	case q == 1:
		return 0
	}
	return logPair(q).negated().log().over(w.Shape).expTimes(w.Scale)
}

// Mean returns s Γ(1 + 1/k), NaN if w is not valid.
func (w Weibull) Mean() float64 {
	if !w.valid() {
		return math.NaN()
	}
	g := math.Gamma(1 + 1/w.Shape)
	if math.IsInf(g, 1) { // the product may still be finite
		l, _ := math.Lgamma(1 + 1/w.Shape)
		return logPair(w.Scale).plus(l).exp()
	}
	return w.Scale * g
}

// MeanExcess returns E[h - z | h >= z], in hours,
//
//	e(z) = (s/k) e^y Γ(1/k, y),  y = (z/s)^k,
//
// with Γ(a, y) the upper incomplete gamma function.
//
// Special cases are:
//
//	MeanExcess(z) = Mean - z for z <= 0
//	MeanExcess(+Inf) = +Inf, s and 0 for k < 1, k = 1 and k > 1
//	MeanExcess(z) = NaN if z is NaN or w is not valid
func (w Weibull) MeanExcess(z float64) float64 {
	switch {
	case !w.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0:
		return w.Mean() - z
	case w.Shape == 1:
		return w.Scale
	case math.IsInf(z, 1):
		if w.Shape < 1 {
			return z
		}
		return 0
	}
	y := w.power(z)
	switch mean := w.Mean(); {
	case math.IsInf(mean, 1): // it overflows, and so does e: e >= E[h] for k < 1
		return mean
	case y.hi == 0:
		return mean - z
	case math.IsInf(y.hi, 1):
		return 0
	}
	g := upperGamma(1/w.Shape, y)
	if g.continued {
		return z / w.Shape * g.fraction
	}
	return w.Mean() * (g.tail() / y.negated().exp())
}

// LogDensitySlope returns ((k-1) - k (z/s)^k)/z, NaN below 0 where the density is 0
// and at 0 unless k = 1.
func (w Weibull) LogDensitySlope(z float64) float64 {
	switch {
	case !w.valid() || !(z >= 0):
		return math.NaN()
	case w.Shape == 1:
		return -1 / w.Scale
	case z == 0:
		return math.NaN()
	case math.IsInf(z, 1):
		return -w.Hazard(z)
	}
	return w.power(z).times(-w.Shape).plus(w.Shape-1).hi / z
}

// Rand draws s E^(1/k) with E exponential.
func (w Weibull) Rand(rng *rand.Rand) float64 {
	if !w.valid() || rng == nil {
		return math.NaN()
	}
	return w.Scale * math.Pow(rng.ExpFloat64(), 1/w.Shape)
}

// IncreasingGeneralizedHazard is true: z f/S = k (z/s)^k.
func (w Weibull) IncreasingGeneralizedHazard() bool { return w.valid() }

// String returns a legend such as "Weibull(scale = 0.1 h, shape = 0.7)".
func (w Weibull) String() string {
	return fmt.Sprintf("Weibull(scale = %.3g h, shape = %.3g)", w.Scale, w.Shape)
}
