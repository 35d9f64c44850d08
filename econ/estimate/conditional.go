package estimate

import (
	"fmt"
	"math"

	"valuecapture/econ/internal/root"
	"valuecapture/econ/quad"
)

// lognormalTail is the lognormal law of h given h ≥ x, written so that a median far
// below the threshold, which a nearly Pareto tail asks for, does not underflow.
type lognormalTail struct {
	x, xi, sigma float64 // xi = (ln x - μ)/σ
}

// standard returns ln(z/x)/σ.
func (l lognormalTail) standard(z float64) float64 { return math.Log(z/l.x) / l.sigma }

// Validate accepts what a fit has made.
func (l lognormalTail) Validate() error {
	return validTail(l, l.x > 0 && l.sigma > 0 && !math.IsNaN(l.xi))
}

// Survival returns exp(-z²/2 - zξ) R(ξ+z)/R(ξ) with z in standard units.
func (l lognormalTail) Survival(z float64) float64 {
	switch {
	case math.IsNaN(z):
		return z
	case z <= l.x:
		return 1
	case math.IsInf(z, 1):
		return 0
	}
	return l.at(l.standard(z))
}

// at returns the survival function at s ≥ 0 standard units above the threshold.
func (l lognormalTail) at(s float64) float64 {
	if l.xi+s < -5 {
		return math.Erfc((l.xi+s)/math.Sqrt2) / math.Erfc(l.xi/math.Sqrt2)
	}
	if l.xi < -5 {
		return math.Erfc((l.xi+s)/math.Sqrt2) / 2
	}
	return math.Exp(-s*s/2-s*l.xi) * mills(l.xi+s) / mills(l.xi)
}

// Density returns the density per hour.
func (l lognormalTail) Density(z float64) float64 {
	switch {
	case math.IsNaN(z):
		return z
	case z < l.x || math.IsInf(z, 1):
		return 0
	}
	s := l.standard(z)
	if l.xi < -5 {
		return math.Exp(-(s+l.xi)*(s+l.xi)/2) / math.Sqrt(2*math.Pi) / (l.sigma * z)
	}
	return math.Exp(-s*s/2-s*l.xi) / mills(l.xi) / (l.sigma * z)
}

// InverseSurvival returns the hours that the share q exceeds.
func (l lognormalTail) InverseSurvival(q float64) float64 { return inverseSurvival(l.x, q, l.Survival) }

// Mean returns x R(ξ-σ)/R(ξ).
func (l lognormalTail) Mean() float64 { return l.x + l.MeanExcess(l.x) }

// MeanExcess returns z (R(ξ-σ)/R(ξ) - 1) with ξ taken at z.
func (l lognormalTail) MeanExcess(z float64) float64 {
	switch {
	case math.IsNaN(z):
		return z
	case z < l.x:
		return l.Mean() - z
	case math.IsInf(z, 1):
		return z
	}
	at := l.xi + l.standard(z)
	if at < -5 { // R(ξ) overflows: use the areas themselves
		return z * (math.Exp(l.sigma*l.sigma/2-at*l.sigma)*math.Erfc((at-l.sigma)/math.Sqrt2)/math.Erfc(at/math.Sqrt2) - 1)
	}
	return z * (mills(at-l.sigma)/mills(at) - 1)
}

// IncreasingGeneralizedHazard is true: cutting a lognormal law leaves its hazard.
func (l lognormalTail) IncreasingGeneralizedHazard() bool { return true }

// String names μ and σ of the law that was cut.
func (l lognormalTail) String() string {
	return fmt.Sprintf("Lognormal(μ = %.3g, σ = %.3g) from %.3g h", math.Log(l.x)-l.xi*l.sigma, l.sigma, l.x)
}

// weibullTail is the Weibull law of h given h ≥ x, with ln b = k ln(x/s) in place of a
// scale that may underflow.
type weibullTail struct {
	x, logB, k float64
}

// Validate accepts what a fit has made.
func (w weibullTail) Validate() error { return validTail(w, w.x > 0 && w.k > 0 && !math.IsNaN(w.logB)) }

// Survival returns exp(-b ((z/x)^k - 1)).
func (w weibullTail) Survival(z float64) float64 {
	switch {
	case math.IsNaN(z):
		return z
	case z <= w.x:
		return 1
	}
	return math.Exp(-weibullExponent(w.logB, w.k, math.Log(z/w.x)))
}

// Density returns the density per hour.
func (w weibullTail) Density(z float64) float64 {
	switch {
	case math.IsNaN(z):
		return z
	case z < w.x || math.IsInf(z, 1):
		return 0
	}
	y := math.Log(z / w.x)
	return w.k / z * math.Exp(w.logB+w.k*y-weibullExponent(w.logB, w.k, y))
}

// InverseSurvival returns the hours that the share q exceeds.
func (w weibullTail) InverseSurvival(q float64) float64 {
	if !(q >= 0 && q <= 1) {
		return math.NaN()
	}
	return w.x * math.Exp(w.logPower(q)/w.k)
}

// logPower returns ln (z/x)^k where the share q is left.
func (w weibullTail) logPower(q float64) float64 {
	if w.logB < -700 {
		return math.Max(0, math.Log(-math.Log(q))-w.logB)
	}
	return math.Log1p(-math.Log(q) / math.Exp(w.logB))
}

// Mean returns x plus the area under the survival function.
func (w weibullTail) Mean() float64 {
	area, err := quad.Integral(w.Survival, w.x, math.Inf(1))
	if err != nil {
		return math.Inf(1)
	}
	return w.x + area
}

// IncreasingGeneralizedHazard is true: it is b k (z/x)^k.
func (w weibullTail) IncreasingGeneralizedHazard() bool { return true }

// String names the scale and shape of the law that was cut.
func (w weibullTail) String() string {
	return fmt.Sprintf("Weibull(scale = %.3g h, shape = %.3g) from %.3g h", w.x*math.Exp(-w.logB/w.k), w.k, w.x)
}

func validTail(t fmt.Stringer, valid bool) error {
	if !valid {
		return fmt.Errorf("%w: %v: fit it again", ErrParameter, t)
	}
	return nil
}

// inverseSurvival solves S(z) = q for z ≥ x.
func inverseSurvival(x, q float64, survival func(float64) float64) float64 {
	switch {
	case !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 1:
		return x
	case q == 0:
		return math.Inf(1)
	}
	gap := func(y float64) float64 {
		if s := survival(x * math.Exp(y)); s > 0 {
			return math.Log(s / q)
		}
		return math.Inf(-1)
	}
	high := 1.0
	for gap(high) > 0 {
		if high *= 2; high > 700 {
			return math.Inf(1)
		}
	}
	for math.IsInf(gap(high), -1) {
		high *= 0.75
	}
	for gap(high) > 0 {
		high *= 1.05
	}
	if math.IsInf(gap(high), -1) {
		return x * math.Exp(high)
	}
	y, err := root.Zero(gap, 0, high)
	if err != nil {
		return math.NaN()
	}
	return x * math.Exp(y)
}
