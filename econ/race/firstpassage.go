package race

import (
	"math"
	"math/rand/v2"

	"valuecapture/econ/internal/normal"
)

// FirstPassage is the distribution of the date τ at which a distance that starts at d
// and changes by ρ dt + σ dB first reaches 0.
//
// For ρ < 0 it is the inverse Gaussian law with mean d/(−ρ) and shape d²/σ². For
// ρ = 0 it is Lévy's: sure to come, with an infinite mean. For ρ > 0 it is
// defective: with probability 1 − exp(−2ρd/σ²) the date never comes.
//
// Source: E. Schrödinger, "Zur Theorie der Fall- und Steigversuche an Teilchen mit
// Brownscher Bewegung", Physikalische Zeitschrift 16 (1915); J. L. Folks and R. S.
// Chhikara, "The inverse Gaussian distribution and its statistical application: a
// review", Journal of the Royal Statistical Society B 40 (1978).
type FirstPassage struct {
	Distance float64 // d. Distance > 0.
	Net      float64 // ρ per year; positive leads away from 0
	Sigma    float64 // σ per square root of a year. Sigma > 0.
}

// Validate returns an error wrapping [ErrParameter] unless Distance and Sigma are
// above 0 and all are finite.
func (f FirstPassage) Validate() error {
	switch {
	case !positive(f.Distance):
		return outside("Distance", f.Distance, "a finite number above 0")
	case !finite(f.Net):
		return outside("Net", f.Net, "a finite number per year")
	case !positive(f.Sigma):
		return outside("Sigma", f.Sigma, "a finite number above 0")
	}
	return nil
}

// arguments returns (d+ρt)/(σ√2t) and (d−ρt)/(σ√2t).
func (f FirstPassage) arguments(t float64) (a, b float64) {
	spread, drift := f.Sigma*math.Sqrt(2*t), f.Net*t
	if !finite(2*t) || !finite(spread) || !finite(f.Distance+math.Abs(drift)) { // divided one by one, to avoid overflow
		near := f.Distance / f.Sigma / math.Sqrt(t) / math.Sqrt2
		far := f.Net / f.Sigma * (math.Sqrt(t) / math.Sqrt2)
		return near + far, near - far
	}
	return (f.Distance + drift) / spread, (f.Distance - drift) / spread
}

// Ever returns the probability that the date comes at all: exp(−2ρd/σ²) for ρ > 0
// and 1 otherwise.
func (f FirstPassage) Ever() float64 {
	switch {
	case f.Validate() != nil:
		return math.NaN()
	case f.Net <= 0:
		return 1
	}
	return math.Exp(-2 * f.Net / f.Sigma * (f.Distance / f.Sigma))
}

// Probability returns P(τ ≤ t), the distribution function,
//
//	Φ(−(d+ρt)/(σ√t)) + exp(−2ρd/σ²) Φ(−(d−ρt)/(σ√t)).
//
// It avoids overflow of the exponential at ρ < 0, and keeps its relative accuracy for
// early dates, where it is tiny.
//
// Special cases are:
//
//	Probability(t) = 0 for t ≤ 0
//	Probability(+Inf) = Ever()
func (f FirstPassage) Probability(t float64) float64 {
	switch {
	case f.Validate() != nil || math.IsNaN(t):
		return math.NaN()
	case t <= 0:
		return 0
	case math.IsInf(t, 1):
		return f.Ever()
	}
	a, b := f.arguments(t)
	var second float64
	if b >= 0 { // exp(−2ρd/σ²) erfc(b) = exp(−a²) erfcx(b)
		second = math.Exp(-a*a) * normal.Erfcx(b)
	} else {
		second = f.Ever() * math.Erfc(b)
	}
	return math.Min((math.Erfc(a)+second)/2, 1)
}

// Survival returns P(τ > t), which includes that the date never comes. It keeps its
// relative accuracy for late dates at ρ < 0, where it is tiny.
//
// Special cases are:
//
//	Survival(t) = 1 for t ≤ 0
//	Survival(+Inf) = 1 − Ever()
func (f FirstPassage) Survival(t float64) float64 {
	k := -2 * f.Net / f.Sigma * (f.Distance / f.Sigma)
	switch {
	case f.Validate() != nil || math.IsNaN(t):
		return math.NaN()
	case t <= 0:
		return 1
	case math.IsInf(t, 1):
		return clampShare(-math.Expm1(math.Min(k, 0)))
	}
	a, b := f.arguments(t)
	switch {
	case a < 0: // late, at ρ < 0
		return clampShare(math.Exp(-a*a) * (normal.Erfcx(-a) - normal.Erfcx(b)) / 2)
	case k <= 0.1: // no cancellation
		return clampShare((-math.Expm1(k) + math.Erf(a) + math.Exp(k)*math.Erf(b)) / 2)
	}
	return clampShare((math.Erfc(-a) - math.Exp(-a*a)*normal.Erfcx(b)) / 2)
}

// clampShare takes the rounding error out of a probability.
func clampShare(p float64) float64 { return math.Min(math.Max(p, 0), 1) }

// Density returns the density of τ per year,
//
//	d/(σ√(2πt³)) exp(−(d+ρt)²/(2σ²t)),
//
// which integrates to [FirstPassage.Ever]. It is 0 for t ≤ 0 and at +Inf.
func (f FirstPassage) Density(t float64) float64 {
	switch {
	case f.Validate() != nil || math.IsNaN(t):
		return math.NaN()
	case t <= 0 || math.IsInf(t, 1):
		return 0
	}
	a, _ := f.arguments(t)
	return math.Exp(math.Log(f.Distance/f.Sigma) - 1.5*math.Log(t) - math.Log(2*math.Pi)/2 - a*a)
}

// Mean returns E[τ] in years: d/(−ρ) for ρ < 0, +Inf otherwise.
func (f FirstPassage) Mean() float64 {
	switch {
	case f.Validate() != nil:
		return math.NaN()
	case f.Net >= 0:
		return math.Inf(1)
	}
	return f.Distance / -f.Net
}

// Shape returns d²/σ² in years, the shape of the inverse Gaussian law.
func (f FirstPassage) Shape() float64 {
	if f.Validate() != nil {
		return math.NaN()
	}
	return f.Distance / f.Sigma * (f.Distance / f.Sigma)
}

// Rand draws a date in years, +Inf for one that never comes. It is NaN for an
// invalid law or a nil rng.
func (f FirstPassage) Rand(rng *rand.Rand) float64 {
	if f.Validate() != nil || rng == nil {
		return math.NaN()
	}
	if f.Net > 0 && rng.Float64() >= f.Ever() {
		return math.Inf(1)
	}
	// Given that it comes, the date under a drift away from 0 is distributed as under
	// the same drift towards 0.
	return inverseGaussian(f.Distance/math.Abs(f.Net), f.Shape(), rng)
}
