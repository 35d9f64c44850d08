package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// lognormalLaw is the lognormal above its threshold: y has a normal law cut at 0,
//
//	ln f(y) = -z²/2 - zξ - ln σ - ln R(ξ),  z = y/σ, ξ = -μ/σ,
//
// with R the Mills ratio. With t(ξ) = 1/R(ξ) - ξ its mean is σt and its second moment
// σ²(1 - ξt), so that the ratio of the second moment to the squared mean fixes ξ. Its pair is μ/σ and σ of
// y. As the first goes to infinity it tends to a Pareto tail.
type lognormalLaw struct{}

func (lognormalLaw) name() string    { return "Lognormal" }
func (lognormalLaw) parameters() int { return 2 }

func (lognormalLaw) holds(smaller Family) Test {
	if smaller == Pareto {
		return BoundaryBootstrap
	}
	return Separate
}

func (lognormalLaw) fit(u units) (pair, float64) {
	want := 1 + u.spread()
	if want >= 2 {
		return collapsed, u.pareto()
	}
	gap := func(xi float64) float64 { _, r := truncatedMoments(xi); return r - want }
	low, high := -1.0, 1.0
	for gap(high) < 0 {
		if high *= 2; high > 1e6 { // the maximum is Pareto to twelve digits
			return collapsed, u.pareto()
		}
	}
	for gap(low) > 0 {
		if low *= 2; low < -1e6 {
			return unsolved, math.NaN()
		}
	}
	xi, err := root.Zero(gap, low, high)
	if err != nil {
		return unsolved, math.NaN()
	}
	t, _ := truncatedMoments(xi)
	sigma := u.mean / t
	return pair{-xi, sigma}, u.lognormalAt(-xi, sigma)
}

func (l lognormalLaw) refit(u units, _ pair) (pair, float64) { return l.fit(u) }

// lognormalAt returns the log-likelihood at ratio = μ/σ and σ.
func (u units) lognormalAt(ratio, sigma float64) float64 {
	if !(sigma > 0) {
		return math.NaN()
	}
	xi := -ratio
	return -u.square/(2*sigma*sigma) - xi*u.mean/sigma - math.Log(sigma) - logMills(xi)
}

// lognormalProfile returns the largest log-likelihood at a given σ: t(ξ) = mean/σ.
func (u units) lognormalProfile(sigma float64) float64 {
	want := u.mean / sigma
	if !(want > 0) {
		return math.NaN()
	}
	gap := func(xi float64) float64 { t, _ := truncatedMoments(xi); return t - want }
	low, high := -1.0-want, 1.0
	for gap(high) > 0 {
		if high *= 2; high > 1e9 {
			return u.pareto()
		}
	}
	xi, err := root.Zero(gap, low, high)
	if err != nil {
		return math.NaN()
	}
	return u.lognormalAt(-xi, sigma)
}

func (lognormalLaw) describe(u units, p pair, best float64) (dist.Tail, []Parameter) {
	mu, sigma := p.a*p.b, p.b
	seMu, seSigma := u.errors(func(m, s float64) float64 { return u.lognormalAt(m/s, s) }, mu, sigma)
	return lognormalTail{x: u.x, xi: -p.a, sigma: sigma}, []Parameter{
		{"μ", Estimate{mu + math.Log(u.x), seMu, normalInterval(mu+math.Log(u.x), seMu)}},
		{"σ", Estimate{sigma, seSigma, u.profile(u.lognormalProfile, sigma, best, 0)}},
	}
}

func (lognormalLaw) survival(p pair, y float64) float64 {
	return lognormalTail{x: 1, xi: -p.a, sigma: p.b}.at(y / p.b)
}

func (lognormalLaw) logDensity(p pair, y, _ float64) float64 {
	z := y / p.b
	return -z*z/2 + p.a*z - math.Log(p.b) - logMills(-p.a)
}

func (lognormalLaw) draw(p pair, u *units, rng *rand.Rand) {
	for i := range u.logs {
		u.logs[i] = p.b * normalAbove(-p.a, rng)
	}
	slices.Sort(u.logs)
	for i, y := range u.logs {
		u.over[i] = expm1(y)
	}
}

func (lognormalLaw) group(t binnedTail, alpha float64) (dist.Tail, func(int) float64) {
	at := func(logS, xi float64) func(int) float64 {
		l := lognormalTail{x: 1, xi: xi, sigma: math.Exp(logS)}
		return func(i int) float64 { return l.at(t.edges[i] / l.sigma) }
	}
	// For a given σ the best ξ lies between that of a mode beyond the last edge and that of a
	// tail twenty times as thin.
	inner := func(logS float64) float64 {
		sigma := math.Exp(logS)
		return t.inner(at, logS, -6-t.last()/sigma, 6+20*alpha*sigma)
	}
	outer := func(logS float64) float64 { return t.logLikelihood(at(logS, inner(logS))) }
	best, value := 0.0, math.Inf(-1)
	for _, s := range grid(-3, 5, 17) {
		if v := outer(s); v > value {
			best, value = s, v
		}
	}
	if s := root.Maximum(outer, best-0.5, best+0.5); outer(s) > value {
		best = s
	}
	xi := inner(best)
	return lognormalTail{x: t.x, xi: xi, sigma: math.Exp(best)}, at(best, xi)
}

// lognormalTail is the lognormal law of h given h ≥ x, in a form that does not underflow for
// the median of a nearly Pareto tail, far below the threshold.
type lognormalTail struct {
	x, xi, sigma float64 // xi = (ln x - μ)/σ
}

// standard returns ln(z/x)/σ.
func (l lognormalTail) standard(z float64) float64 { return math.Log(z/l.x) / l.sigma }

// Validate accepts every tail that a fit returns.
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

// InverseSurvival returns the hours that a share q of the tail exceeds.
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

// IncreasingGeneralizedHazard is true: cutting a lognormal law does not change its hazard.
func (l lognormalTail) IncreasingGeneralizedHazard() bool { return true }

// String names μ and σ of the uncut law.
func (l lognormalTail) String() string {
	return fmt.Sprintf("Lognormal(μ = %.3g, σ = %.3g) from %.3g h", math.Log(l.x)-l.xi*l.sigma, l.sigma, l.x)
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
