package dist

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/internal/nan"
)

// Exponential is the law of hours saved with a constant hazard,
//
//	S(z) = exp(-λ z)  for z >= 0.
type Exponential struct {
	Rate float64 // λ, per hour: one over the mean. Rate > 0.
}

// NewExponential returns the exponential law with the given rate per hour. It
// returns an error wrapping [ErrParameter] unless rate is finite and above 0.
func NewExponential(rate float64) (Exponential, error) {
	e := Exponential{Rate: rate}
	if err := e.Validate(); err != nil {
		return nan.Of[Exponential](), err
	}
	return e, nil
}

// ExponentialWithMean returns the exponential law with the given mean, in hours:
// λ = 1/mean. It returns an error wrapping [ErrParameter] unless mean and 1/mean are
// finite and above 0.
func ExponentialWithMean(mean float64) (Exponential, error) {
	if !positive(mean) {
		return nan.Of[Exponential](), outside("Exponential", "mean", mean, positiveDomain, "give the mean hours saved")
	}
	return NewExponential(1 / mean)
}

func (e Exponential) valid() bool { return positive(e.Rate) }

// Validate returns an error wrapping [ErrParameter] unless Rate is finite and above
// 0.
func (e Exponential) Validate() error {
	if !e.valid() {
		return outside("Exponential", "Rate", e.Rate, positiveDomain, "give one over the mean hours saved")
	}
	return nil
}

// Survival returns exp(-λz), 1 below 0, NaN if z is NaN or e is not valid.
func (e Exponential) Survival(z float64) float64 {
	switch {
	case !e.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0:
		return 1
	}
	return e.exponent(z).exp()
}

// exponent returns -λz for z >= 0.
func (e Exponential) exponent(z float64) pair {
	p := e.Rate * z
	if !(p < 1000) {
		return pair{-p, 0}
	}
	return pair{-p, -math.FMA(e.Rate, z, -p)}
}

// Density returns λ exp(-λz), 0 below 0, NaN if z is NaN or e is not valid.
func (e Exponential) Density(z float64) float64 {
	switch {
	case !e.valid() || math.IsNaN(z):
		return math.NaN()
	case z < 0:
		return 0
	}
	return e.exponent(z).expTimes(e.Rate)
}

// Hazard returns λ, 0 below 0, NaN if z is NaN or e is not valid.
func (e Exponential) Hazard(z float64) float64 {
	switch {
	case !e.valid() || math.IsNaN(z):
		return math.NaN()
	case z < 0:
		return 0
	}
	return e.Rate
}

// InverseSurvival returns -ln(q)/λ, +Inf at q = 0, NaN for q outside [0,1] or if e is
// not valid.
func (e Exponential) InverseSurvival(q float64) float64 {
	switch {
	case !e.valid() || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0:
		return math.Inf(1)
	case q == 1:
		return 0
	}
	return -logPair(q).hi / e.Rate
}

// Mean returns 1/λ, NaN if e is not valid.
func (e Exponential) Mean() float64 {
	if !e.valid() {
		return math.NaN()
	}
	return 1 / e.Rate
}

// MeanExcess returns 1/λ whatever z >= 0, Mean - z below, NaN if z is NaN or e is not
// valid.
func (e Exponential) MeanExcess(z float64) float64 {
	if !e.valid() || math.IsNaN(z) {
		return math.NaN()
	}
	return 1/e.Rate - math.Min(z, 0)
}

// LogDensitySlope returns -λ, NaN below 0 where the density is 0.
func (e Exponential) LogDensitySlope(z float64) float64 {
	if !e.valid() || !(z >= 0) {
		return math.NaN()
	}
	return -e.Rate
}

// Rand draws hours saved.
func (e Exponential) Rand(rng *rand.Rand) float64 {
	if !e.valid() || rng == nil {
		return math.NaN()
	}
	return rng.ExpFloat64() / e.Rate
}

// IncreasingGeneralizedHazard is true: z f/S = λz.
func (e Exponential) IncreasingGeneralizedHazard() bool { return e.valid() }

// String returns a legend such as "Exponential(λ = 4 per h)".
func (e Exponential) String() string {
	return fmt.Sprintf("Exponential(λ = %.3g per h)", e.Rate)
}
