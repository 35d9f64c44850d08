package dist

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/internal/nan"
	"valuecapture/econ/internal/normal"
)

// Lognormal is the law of hours saved whose logarithm is normal,
//
//	S(z) = P(N > x) = erfc(x/√2)/2,  x = (ln z - μ)/σ,
//
// for z > 0. The median is e^μ hours.
type Lognormal struct {
	Mu    float64 // μ, the mean of ln h with h in hours. Finite.
	Sigma float64 // σ, the standard deviation of ln h. Sigma > 0.
}

// NewLognormal returns the lognormal law whose ln h has mean mu and standard
// deviation sigma. It returns an error wrapping [ErrParameter] unless both are
// finite and sigma > 0.
func NewLognormal(mu, sigma float64) (Lognormal, error) {
	l := Lognormal{Mu: mu, Sigma: sigma}
	if err := l.Validate(); err != nil {
		return nan.Of[Lognormal](), err
	}
	return l, nil
}

// LognormalWithMedian returns the lognormal law with the given median, in hours:
// μ = ln median. It returns an error wrapping [ErrParameter] unless both are finite
// and above 0.
func LognormalWithMedian(median, sigma float64) (Lognormal, error) {
	if !positive(median) {
		return nan.Of[Lognormal](), outside("Lognormal", "median", median, positiveDomain, "give the median hours saved")
	}
	return NewLognormal(logPair(median).hi, sigma)
}

func (l Lognormal) valid() bool { return finite(l.Mu) && positive(l.Sigma) }

// Validate returns an error wrapping [ErrParameter] unless Mu is finite and Sigma is
// finite and above 0.
func (l Lognormal) Validate() error {
	if !finite(l.Mu) {
		return outside("Lognormal", "Mu", l.Mu, "a finite number", "give the logarithm of the median in hours")
	}
	if !positive(l.Sigma) {
		return outside("Lognormal", "Sigma", l.Sigma, positiveDomain, "give the standard deviation of the logarithm of hours")
	}
	return nil
}

// standard returns (ln z - μ)/σ for finite z > 0.
func (l Lognormal) standard(z float64) pair {
	return logPair(z).plus(-l.Mu).over(l.Sigma)
}

// Survival returns P(N > (ln z - μ)/σ), 1 for z <= 0, NaN if z is NaN or l is not
// valid.
func (l Lognormal) Survival(z float64) float64 {
	switch {
	case !l.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0:
		return 1
	case math.IsInf(z, 1):
		return 0
	}
	return normalTail(l.standard(z))
}

// Density returns φ((ln z - μ)/σ)/(σz), 0 for z <= 0, NaN if z is NaN or l is not
// valid.
func (l Lognormal) Density(z float64) float64 {
	switch {
	case !l.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0 || math.IsInf(z, 1):
		return 0
	}
	return normalDensity(l.standard(z), 1/(l.Sigma*z))
}

// Hazard returns 1/(σ z R(x)) with R the Mills ratio of the normal law, 0 for
// z <= 0, NaN if z is NaN or l is not valid. It tends to 0 as z grows.
func (l Lognormal) Hazard(z float64) float64 {
	switch {
	case !l.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0 || math.IsInf(z, 1):
		return 0
	}
	x := l.standard(z)
	if x.hi < -10 { // S = 1 to the last bit
		return normalDensity(x, 1/(l.Sigma*z))
	}
	return 1 / l.Sigma / z / normal.Mills(x.hi)
}

// InverseSurvival returns exp(μ + σx) with P(N > x) = q, 0 at q = 1, +Inf at q = 0,
// NaN for q outside [0,1] or if l is not valid.
func (l Lognormal) InverseSurvival(q float64) float64 {
	switch {
	case !l.valid() || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0:
		return math.Inf(1)
	case q == 1:
		return 0
	}
	return normalInverseTail(q).times(l.Sigma).plus(l.Mu).exp()
}

// Mean returns exp(μ + σ²/2), NaN if l is not valid.
func (l Lognormal) Mean() float64 {
	if !l.valid() {
		return math.NaN()
	}
	s := twoProduct(l.Sigma, l.Sigma)
	if math.IsInf(s.hi, 1) {
		return math.Inf(1)
	}
	return pair{s.hi / 2, s.lo / 2}.plus(l.Mu).exp()
}

// MeanExcess returns E[h - z | h >= z], in hours,
//
//	e(z) = z (R(x-σ)/R(x) - 1),  x = (ln z - μ)/σ,
//
// with R the Mills ratio of the normal law.
//
// Special cases are:
//
//	MeanExcess(z) = Mean - z for z <= 0
//	MeanExcess(+Inf) = +Inf
//	MeanExcess(z) = NaN if z is NaN or l is not valid
func (l Lognormal) MeanExcess(z float64) float64 {
	switch {
	case !l.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0:
		return l.Mean() - z
	case math.IsInf(z, 1):
		return z
	}
	x := l.standard(z).hi
	switch {
	case x-l.Sigma > 1e9: // R(x) = 1/x to the last bit
		return z * (l.Sigma / (x - l.Sigma))
	case x > -35 && math.Max(1, x) > 1e3*l.Sigma:
		// The two Mills ratios nearly agree: integrate -R' between them.
		return z * millsDrop(x, l.Sigma) / normal.Mills(x)
	case x > -5 && x-l.Sigma < -30: // where R is sqrt(2π) exp(x²/2)
		t := twoProduct(x-l.Sigma, x-l.Sigma)
		return pair{t.hi / 2, t.lo / 2}.expTimes(z * math.Sqrt(2*math.Pi) / normal.Mills(x))
	case x > -5:
		r := normal.Mills(x)
		return z * ((normal.Mills(x-l.Sigma) - r) / r)
	}
	s := normalTail(pair{x, 0})
	return (l.Mean()*normalTail(twoSum(x, -l.Sigma)) - z*s) / s
}

// LogDensitySlope returns -(1 + x/σ)/z, NaN for z <= 0 where the density is 0.
func (l Lognormal) LogDensitySlope(z float64) float64 {
	if !l.valid() || !(z > 0) {
		return math.NaN()
	}
	if math.IsInf(z, 1) {
		return 0
	}
	return -l.standard(z).plus(l.Sigma).hi / l.Sigma / z
}

// Rand draws exp(μ + σN) with N standard normal.
func (l Lognormal) Rand(rng *rand.Rand) float64 {
	if !l.valid() || rng == nil {
		return math.NaN()
	}
	return math.Exp(l.Mu + l.Sigma*rng.NormFloat64())
}

// IncreasingGeneralizedHazard is true: z f/S = 1/(σ R(x)) and R falls.
func (l Lognormal) IncreasingGeneralizedHazard() bool { return l.valid() }

// String returns a legend such as "Lognormal(median = 0.05 h, σ = 1)".
func (l Lognormal) String() string {
	return fmt.Sprintf("Lognormal(median = %.3g h, σ = %.3g)", math.Exp(l.Mu), l.Sigma)
}
