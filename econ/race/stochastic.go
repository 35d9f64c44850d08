package race

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// Stochastic is a race with noise, stopped where the monopoly price ceases to exist:
//
//	dα = ρ dt + σ dB, from α₀ until α = 1.
//
// It is not a [Path] but a distribution of paths; [Stochastic.Simulate] draws one.
type Stochastic struct {
	Start float64 // α₀. Start > 1.
	Net   float64 // ρ = ρ_D − ρ_F per year, of either sign
	Sigma float64 // σ per square root of a year. Sigma > 0; at 0 it is Linear.
}

// NewStochastic returns the noisy race with these parameters, or an error wrapping
// [ErrParameter].
func NewStochastic(start, net, sigma float64) (Stochastic, error) {
	s := Stochastic{Start: start, Net: net, Sigma: sigma}
	if err := s.Validate(); err != nil {
		return Stochastic{math.NaN(), math.NaN(), math.NaN()}, err
	}
	return s, nil
}

// Validate returns an error wrapping [ErrParameter] unless Start is above 1, Sigma
// above 0 and all are finite.
func (s Stochastic) Validate() error {
	switch {
	case !(s.Start > 1) || !finite(s.Start):
		return outside("Start", s.Start, "a finite tail index above 1: at 1 the race is over")
	case !finite(s.Net):
		return outside("Net", s.Net, "a finite number per year")
	case !positive(s.Sigma):
		return outside("Sigma", s.Sigma, "a finite number above 0: without noise use race.Linear")
	}
	return nil
}

// End returns the distribution of the date at which the monopoly price ceases to exist.
func (s Stochastic) End() FirstPassage {
	return FirstPassage{Distance: s.Start - 1, Net: s.Net, Sigma: s.Sigma}
}

// A Run is one drawn path of a stochastic race.
type Run struct {
	Alpha []float64 // at the dates asked for; 1 from End on
	End   float64   // in years; +Inf if not by the last date
}

// Simulate draws one path at these dates, in years. Its distribution is exact for any
// dates: between two of them the path is a Brownian bridge, which from a distance x
// above 1 to a distance y over a step dt has touched 1 with probability
//
//	exp(−2xy/(σ²dt)),
//
// and then the date of the touch is drawn too. The dates alone would miss paths that
// dip below 1 and return between them.
//
// It returns an error wrapping [ErrParameter] for an invalid race, dates that are
// negative, not finite or out of order, a nil rng, or a path that leaves the range of a
// float64.
//
// Source: I. Karatzas and S. E. Shreve, Brownian Motion and Stochastic Calculus
// (1991), for the bridge.
func (s Stochastic) Simulate(times []float64, rng *rand.Rand) (Run, error) {
	if err := s.Validate(); err != nil {
		return Run{End: math.NaN()}, err
	}
	if err := validTimes(times); err != nil {
		return Run{End: math.NaN()}, err
	}
	if rng == nil {
		return Run{End: math.NaN()}, errNoSource
	}
	out := Run{Alpha: make([]float64, len(times)), End: math.Inf(1)}
	x, before := s.Start-1, 0.0
	for i, t := range times {
		if math.IsInf(out.End, 1) {
			var touch float64
			x, touch = step(x, s.Net, s.Sigma, t-before, rng)
			if touch >= 0 {
				x, out.End = 0, before+touch
			}
		}
		if !finite(x) {
			return Run{End: math.NaN()}, fmt.Errorf("%w: by %g yr the course is beyond the largest float64: give earlier dates, or Net and Sigma nearer 1", ErrParameter, t)
		}
		out.Alpha[i], before = 1+x, t
	}
	return out, nil
}

var errNoSource = fmt.Errorf("%w: rng is nil, want rand.New(rand.NewPCG(1, 1)) or the like", ErrParameter)

// step moves a distance x > 0 by dt and returns the new distance, and the time within
// the step at which it first was 0, or −1 if it never was.
func step(x, net, sigma, dt float64, rng *rand.Rand) (y, touch float64) {
	if dt == 0 {
		return x, -1
	}
	spread := sigma * math.Sqrt(dt)
	y = x + net*dt + spread*rng.NormFloat64()
	if !finite(y) {
		return y, -1 // for the caller to refuse
	}
	if y > 0 {
		// A probability below e⁻⁴⁰ is far below the resolution of a draw.
		if e := 2 * (x / spread) * (y / spread); e >= 40 || rng.Float64() >= math.Exp(-e) {
			return y, -1
		}
	}
	// With u = t/(dt − t) the bridge touches 0 where x + yu + σ√dt B(u) does. Given
	// that it does, u is distributed as under a drift −|y|.
	u := inverseGaussian(x/math.Abs(y), (x/spread)*(x/spread), rng)
	return 0, dt / (1 + 1/u)
}

// inverseGaussian draws from the distribution with this mean, which may be +Inf, and
// shape.
//
// Source: J. R. Michael, W. R. Schucany and R. W. Haas, "Generating random variates
// using transformations with multiple roots", American Statistician 30 (1976), with its
// smaller root rewritten to avoid cancellation.
func inverseGaussian(mean, shape float64, rng *rand.Rand) float64 {
	n := rng.NormFloat64()
	if math.IsInf(mean, 1) {
		return shape / (n * n)
	}
	r := mean * n * n / (2 * shape)
	small := 1 / (1 + r + math.Sqrt(r*(2+r))) // of the mean
	if rng.Float64()*(1+small) <= 1 {
		return mean * small
	}
	return mean / small
}
