package estimate

import (
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// gpdLaw is the generalised Pareto law of u = h/x - 1. With θ = ξ/σ it has the profile
//
//	ξ(θ) = mean ln(1 + θu),  ln L(θ)/n = -ln(ξ/θ) - ξ - 1,  θ > -1/max(u).
//
// Its pair is σ, per threshold, and ξ.
type gpdLaw struct{}

func (gpdLaw) name() string    { return "GPD" }
func (gpdLaw) parameters() int { return 2 }

func (gpdLaw) holds(smaller Family) Test {
	if smaller == Pareto || smaller == Exponential {
		return LikelihoodRatio
	}
	return Separate
}

// fit returns the best maximum with ξ > -1.
func (gpdLaw) fit(u units) (pair, float64) {
	value := func(theta float64) float64 {
		xi, l := u.xiAt(theta)
		if !(xi > -1) || math.IsNaN(l) {
			return math.Inf(-1)
		}
		return l
	}
	// In t = ln(1 + θ max(u)) the domain θ > -1/max(u) is the whole line. The grid covers it and
	// θ = 1, the Pareto tails; the search refines around its best point.
	top := u.over[len(u.over)-1]
	theta := func(t float64) float64 { return math.Expm1(t) / top }
	median := u.over[len(u.over)/2]
	end := math.Max(math.Log1p(top), math.Log1p(top/math.Max(median, top*1e-12))) + 10
	grid := []float64{-8, -5, -3, -2, -1.2, -0.7, -0.4, -0.2, -0.1, 0, 0.1, 0.2, 0.4, 0.7, 1}
	for t := 1.5; t < end; t += 0.75 {
		grid = append(grid, t)
	}
	best, at := math.Inf(-1), -1
	for i, t := range grid {
		if l := value(theta(t)); l > best {
			best, at = l, i
		}
	}
	if at <= 0 || at == len(grid)-1 {
		return unsolved, math.NaN()
	}
	t := root.Maximum(func(t float64) float64 { return value(theta(t)) }, grid[at-1], grid[at+1])
	th := theta(t)
	xi, l := u.xiAt(th)
	if l < best {
		th = theta(grid[at])
		xi, l = u.xiAt(th)
	}
	if !(xi > -1+1e-6) {
		return unsolved, math.NaN()
	}
	sigma := xi / th
	if math.Abs(th)*u.excess < 1e-12 {
		sigma = u.excess
	}
	return pair{sigma, xi}, l
}

func (gpdLaw) refit(u units, p pair) (pair, float64) { return u.gpdNear(p.b / p.a) }

func (gpdLaw) describe(u units, p pair, best float64) (dist.Tail, []Parameter) {
	sigma, xi := u.x*p.a, p.b
	seSigma, seXi := u.errors(u.gpdAt, p.a, xi)
	return dist.GPD{Location: u.x, Scale: sigma, Xi: xi}, []Parameter{
		{"σ", Estimate{sigma, u.x * seSigma, normalInterval(sigma, u.x*seSigma)}},
		{"ξ", Estimate{xi, seXi, u.profile(u.gpdProfile, xi, best, -1)}},
	}
}

func (gpdLaw) survival(p pair, y float64) float64 {
	if math.Abs(p.b) < 1e-9 {
		return math.Exp(-expm1(y) / p.a)
	}
	return math.Pow(math.Max(0, 1+p.b*expm1(y)/p.a), -1/p.b)
}

func (gpdLaw) logDensity(p pair, y, over float64) float64 {
	if math.Abs(p.b) < 1e-9 {
		return -math.Log(p.a) - over/p.a + y
	}
	return -math.Log(p.a) - (1+1/p.b)*log1p(p.b*over/p.a) + y
}

func (gpdLaw) draw(p pair, u *units, rng *rand.Rand) {
	drawByHazard(u, rng, func(z float64) (float64, float64) {
		over := p.a * z
		if math.Abs(p.b*z) >= 1e-9 {
			over = p.a * expm1(p.b*z) / p.b
		}
		return log1p(over), over
	})
}

func (gpdLaw) group(t binnedTail, _ float64) (dist.Tail, func(int) float64) {
	at := t.gpdSurvival()
	xi, logScale := t.search(at, grid(-0.95, 4.05, 51), -t.logRate()-10, -t.logRate()+6)
	return dist.GPD{Location: t.x, Scale: t.x * math.Exp(logScale), Xi: xi}, at(xi, logScale)
}

// gpdSurvival returns the survival function at an edge of a GPD tail with a given ξ and
// logarithm of the scale.
func (t binnedTail) gpdSurvival() func(xi, logScale float64) func(int) float64 {
	return func(xi, logScale float64) func(int) float64 {
		g := dist.GPD{Scale: math.Exp(logScale), Xi: xi}
		return func(i int) float64 { return g.Survival(t.over[i]) }
	}
}

// gpdProfile returns the largest log-likelihood per task of a GPD tail at a given ξ.
func (t binnedTail) gpdProfile(xi float64) float64 {
	at := t.gpdSurvival()
	return t.logLikelihood(at(xi, t.inner(at, xi, -t.logRate()-10, -t.logRate()+6)))
}

// xiAt returns ξ(θ) and the log-likelihood per value with respect to y.
func (u units) xiAt(theta float64) (xi, logLikelihood float64) {
	xi = meanLog1p(theta, u.over, u.excess)
	sigma := xi / theta
	if math.Abs(theta)*u.excess < 1e-12 {
		sigma, xi = u.excess, theta*u.excess
	}
	return xi, -math.Log(sigma) - xi - 1 + u.mean
}

// gpdAt returns the log-likelihood at σ, in units of the threshold, and ξ.
func (u units) gpdAt(sigma, xi float64) float64 {
	if !(sigma > 0) {
		return math.NaN()
	}
	if math.Abs(xi) < 1e-9 {
		return -math.Log(sigma) - u.excess/sigma + u.mean
	}
	return -math.Log(sigma) - (1+1/xi)*meanLog1p(xi/sigma, u.over, u.excess) + u.mean
}

// gpdProfile returns the largest log-likelihood at a given ξ.
func (u units) gpdProfile(xi float64) float64 {
	centre := math.Log(u.over[len(u.over)/2] + 1e-12*u.excess)
	low, high := centre-12, math.Max(centre, math.Log(u.excess))+6
	if xi < 0 { // the law must reach the largest value
		low = math.Max(low, math.Log(-xi*u.over[len(u.over)-1])+1e-12)
		high = math.Max(high, low+6)
	}
	s := root.Maximum(func(s float64) float64 { return u.gpdAt(math.Exp(s), xi) }, low, high)
	return u.gpdAt(math.Exp(s), xi)
}

// gpdNear returns the fit at the maximum reached uphill from θ, to six digits of the
// likelihood ratio. A sample drawn near θ has its maximum there.
func (u units) gpdNear(theta float64) (pair, float64) {
	top := u.over[len(u.over)-1]
	value := func(t float64) float64 {
		xi, l := u.xiAt(math.Expm1(t) / top)
		if !(xi > -1) || math.IsNaN(l) {
			return math.Inf(-1)
		}
		return l
	}
	t, step := math.Log1p(math.Max(theta*top, -0.9)), 0.4
	at := value(t)
	for step > 2e-3 {
		low, high := value(t-step), value(t+step)
		for high > at && high >= low {
			t, low, at = t+step, at, high
			high = value(t + step)
		}
		for low > at {
			t, high, at = t-step, at, low
			low = value(t - step)
		}
		// The top of the parabola through the three.
		if d := low - 2*at + high; d < 0 && !math.IsInf(d, 0) {
			if move := step * (low - high) / (2 * d); math.Abs(move) < step {
				if v := value(t + move); v > at {
					t, at = t+move, v
				}
			}
		}
		step /= 8
	}
	th := math.Expm1(t) / top
	xi, l := u.xiAt(th)
	sigma := xi / th
	if math.Abs(th)*u.excess < 1e-12 {
		sigma = u.excess
	}
	if !(xi > -1+1e-6) || math.IsInf(l, 0) {
		return unsolved, math.NaN()
	}
	return pair{sigma, xi}, l
}
