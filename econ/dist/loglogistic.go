package dist

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// LogLogistic is the log-logistic law of hours saved, which economists call Fisk's,
//
//	S(z) = 1/(1 + (z/s)^k)  for z >= 0,
//
// the law of hours whose logarithm is logistic. Its body resembles a lognormal one and its
// tail is Pareto's with tail index k, so that the mean is finite for k > 1.
//
// Source: P. R. Fisk, "The Graduation of Income Distributions", Econometrica 29
// (1961).
type LogLogistic struct {
	Scale float64 // s, in hours: the median. Scale > 0.
	Shape float64 // k, the tail index. Shape > 0.
}

// NewLogLogistic returns the log-logistic law with the given scale, in hours, which is the
// median, and shape, which is the tail index. It returns an error wrapping [ErrParameter]
// unless both are finite and above 0.
func NewLogLogistic(scale, shape float64) (LogLogistic, error) {
	l := LogLogistic{Scale: scale, Shape: shape}
	if err := l.Validate(); err != nil {
		return noLogLogistic(), err
	}
	return l, nil
}

// noLogLogistic stands beside an error: every method of it gives NaN.
func noLogLogistic() LogLogistic {
	return LogLogistic{Scale: math.NaN(), Shape: math.NaN()}
}

func (l LogLogistic) valid() bool { return positive(l.Scale) && positive(l.Shape) }

// Validate returns an error wrapping [ErrParameter] unless Scale and Shape are
// finite and above 0.
func (l LogLogistic) Validate() error {
	if !positive(l.Scale) {
		return outside("LogLogistic", "Scale", l.Scale, positiveDomain, "give the hours that half of the tasks exceed")
	}
	if !positive(l.Shape) {
		return outside("LogLogistic", "Shape", l.Shape, positiveDomain, "give the tail index, the exponent of the hours in the survival function")
	}
	return nil
}

// shares returns S(z) and 1 - S(z) for finite z > 0, neither by subtraction: one of
// y = (z/s)^k and 1/y is at most 1.
func (l LogLogistic) shares(z float64) (above, below float64) {
	u := logRatio(z, l.Scale).times(l.Shape)
	if u.hi <= 0 {
		y := u.exp()
		return 1 / (1 + y), y / (1 + y)
	}
	y := u.negated().exp()
	return y / (1 + y), 1 / (1 + y)
}

// Survival returns 1/(1 + (z/s)^k), 1 for z <= 0, NaN if z is NaN or l is not valid.
func (l LogLogistic) Survival(z float64) float64 {
	switch {
	case !l.valid() || math.IsNaN(z):
		return math.NaN()
	case z <= 0:
		return 1
	case math.IsInf(z, 1):
		return 0
	}
	above, _ := l.shares(z)
	return above
}

// Density returns (k/z) S(z) (1 - S(z)), per hour, 0 for z < 0, NaN if z is NaN or l is
// not valid. At z = 0 it is +Inf for k < 1, 1/s for k = 1 and 0 for k > 1.
func (l LogLogistic) Density(z float64) float64 {
	switch {
	case !l.valid() || math.IsNaN(z):
		return math.NaN()
	case z < 0 || math.IsInf(z, 1):
		return 0
	case z == 0:
		return l.Hazard(0)
	}
	if s := l.Survival(z); s > 0 {
		return s * l.Hazard(z)
	}
	return 0
}

// Hazard returns (k/z)(1 - S(z)), per hour. It rises to a peak and falls for k > 1, and
// falls all the way for k <= 1.
//
// Special cases are:
//
//	Hazard(z) = 0 for z < 0 and for z = +Inf
//	Hazard(0) = +Inf, 1/s and 0 for k < 1, k = 1 and k > 1
//	Hazard(z) = NaN if z is NaN or l is not valid
func (l LogLogistic) Hazard(z float64) float64 {
	switch {
	case !l.valid() || math.IsNaN(z):
		return math.NaN()
	case z < 0 || math.IsInf(z, 1):
		return 0
	case z == 0 && l.Shape == 1:
		return 1 / l.Scale
	case z == 0 && l.Shape < 1:
		return math.Inf(1)
	case z == 0:
		return 0
	}
	above, below := l.shares(z)
	if h := below * (l.Shape / z); z > l.Scale || below > 1e-300 && finite(h) {
		return h
	}
	return logRatio(z, l.Scale).times(l.Shape - 1).expTimes(above * (l.Shape / l.Scale))
}

// InverseSurvival returns s (1/q - 1)^(1/k), 0 at q = 1, +Inf at q = 0, NaN for q
// outside [0,1] or if l is not valid.
func (l LogLogistic) InverseSurvival(q float64) float64 {
	switch {
	case !l.valid() || !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 0:
		return math.Inf(1)
	case q == 1:
		return 0
	}
	return twoSum(1, -q).log().minus(logPair(q)).over(l.Shape).expTimes(l.Scale)
}

// Mean returns s (π/k)/sin(π/k), in hours, +Inf for k <= 1, NaN if l is not valid.
func (l LogLogistic) Mean() float64 {
	switch {
	case !l.valid():
		return math.NaN()
	case l.Shape <= 1:
		return math.Inf(1)
	}
	return l.Scale * (1 + overSine(l.Shape))
}

// overSine returns x/sin x - 1 with x = π/k, for k > 1, where it is small to full relative
// accuracy.
func overSine(k float64) float64 {
	x := math.Pi / k
	switch {
	case k < 2: // sin x = sin(π - x)
		return x/math.Sin(math.Pi*((k-1)/k)) - 1
	case x > 0.5:
		return x/math.Sin(x) - 1
	}
	// x - sin x = x³/3! - x⁵/5! + ...
	v := x * x
	return x / math.Sin(x) * v * (1./6 - v*(1./120-v*(1./5040-v*(1./362880-v*(1./39916800-v/6227020800)))))
}

// MeanExcess returns E[h - z | h >= z], in hours,
//
//	e(z) = z/(k-1) ₂F₁(1, 1; 2-1/k; S)                              for z > s,
//	e(z) = (s/S) (π/k/sin(π/k) - (1-S)^(1/k) ₂F₁(1/k, 1/k; 1+1/k; 1-S))  for 0 < z <= s,
//
// with ₂F₁ the hypergeometric function and S = S(z). Both are the integral
// (1/S) ∫_z^∞ S(y) dy = (s/(kS)) ∫_0^S t^(-1/k) (1-t)^(1/k-1) dt, an incomplete beta function.
//
// Special cases are:
//
//	MeanExcess(z) = +Inf for k <= 1, and at z = +Inf
//	MeanExcess(z) = Mean - z for z <= 0
//	MeanExcess(z) = NaN if z is NaN or l is not valid
func (l LogLogistic) MeanExcess(z float64) float64 {
	switch {
	case !l.valid() || math.IsNaN(z):
		return math.NaN()
	case l.Shape <= 1 || math.IsInf(z, 1):
		return math.Inf(1)
	case z <= 0:
		return l.Mean() - z
	}
	above, below := l.shares(z)
	if z > l.Scale {
		term, sum := 1.0, 1.0
		for n := 1.0; term > 1e-17*sum; n++ {
			term *= above * n / (n + (l.Shape-1)/l.Shape)
			sum += term
		}
		return z / (l.Shape - 1) * sum
	}
	// In terms that are small where 1/k is: nothing cancels for large k.
	e := 1 / l.Shape
	term, sum := 1.0, 0.0 // of ₂F₁ - 1 = Σ (1/k)_n/n! (1/k)/(1/k+n) (1-S)^n
	for n := 1.0; n < 200; n++ {
		term *= below * ((e + n - 1) / n)
		sum += term * (e / (e + n))
		if term <= 1e-17*sum {
			break
		}
	}
	fall := math.Expm1(logRatio(z, l.Scale).hi + math.Log(above)/l.Shape) // (1-S)^(1/k) - 1
	return l.Scale * ((overSine(l.Shape) - fall - (1+fall)*sum) / above)
}

// LogDensitySlope returns ((k-1) - (k+1) y)/(z (1+y)) with y = (z/s)^k, per hour, NaN below
// 0 where the density is 0 and at 0 unless k = 1.
func (l LogLogistic) LogDensitySlope(z float64) float64 {
	switch {
	case !l.valid() || !(z >= 0):
		return math.NaN()
	case l.Shape == 1:
		return -2 / (l.Scale + z)
	case z == 0:
		return math.NaN()
	case math.IsInf(z, 1):
		return -l.Hazard(z)
	}
	k := l.Shape
	u := logRatio(z, l.Scale).times(k)
	if u.hi <= 0 {
		y := u.exp()
		return ((k - 1) - (k+1)*y) / (1 + y) / z
	}
	y := u.negated().exp()
	return ((k-1)*y - (k + 1)) / (1 + y) / z
}

// Rand draws s (e^E - 1)^(1/k) with E exponential.
func (l LogLogistic) Rand(rng *rand.Rand) float64 {
	if !l.valid() || rng == nil {
		return math.NaN()
	}
	return l.Scale * math.Pow(math.Expm1(rng.ExpFloat64()), 1/l.Shape)
}

// IncreasingGeneralizedHazard is true: z f/S = k (1 - S) rises from 0 towards k.
func (l LogLogistic) IncreasingGeneralizedHazard() bool { return l.valid() }

// String returns a legend such as "LogLogistic(scale = 0.05 h, shape = 1.5)".
func (l LogLogistic) String() string {
	return fmt.Sprintf("LogLogistic(scale = %.3g h, shape = %.3g)", l.Scale, l.Shape)
}
