package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
	"valuecapture/econ/quad"
)

// weibullLaw is the Weibull above its threshold: Gompertz's law of y,
//
//	S(y) = exp(-b (e^{ky} - 1)),  b = (x/s)^k,
//
// which tends to a Pareto tail as k falls to 0 with bk held at α. Its
// pair is ln b and k.
type weibullLaw struct{}

func (weibullLaw) name() string    { return "Weibull" }
func (weibullLaw) parameters() int { return 2 }

func (weibullLaw) holds(smaller Family) Test {
	switch smaller {
	case Pareto:
		return BoundaryBootstrap
	case Exponential:
		return LikelihoodRatio
	}
	return Separate
}

func (weibullLaw) fit(u units) (pair, float64) {
	if u.spread() >= 1 {
		return collapsed, u.pareto()
	}
	low, high := 1e-7/u.mean, 1/u.mean
	if !(u.weibullSlope(low) > 0) {
		return collapsed, u.pareto()
	}
	for u.weibullSlope(high) > 0 {
		if high *= 2; high*u.mean > 1e15 {
			return unsolved, math.NaN()
		}
	}
	k, err := root.Zero(u.weibullSlope, low, high)
	if err != nil {
		return unsolved, math.NaN()
	}
	return pair{-u.logMeanPower(k), k}, u.weibullProfile(k)
}

// refit searches from the shape of p, to six digits of the likelihood ratio.
func (weibullLaw) refit(u units, p pair) (pair, float64) {
	k := p.b
	if u.spread() >= 1 {
		return collapsed, u.pareto()
	}
	low, high := 0.8*k, 1.25*k
	atLow, atHigh := u.weibullSlope(low), u.weibullSlope(high)
	for i := 0; !(atLow > 0); i++ {
		if i == 60 {
			return collapsed, u.pareto()
		}
		high, atHigh = low, atLow
		low /= 2
		atLow = u.weibullSlope(low)
	}
	for i := 0; !(atHigh < 0); i++ {
		if i == 60 {
			return unsolved, math.NaN()
		}
		low, atLow = high, atHigh
		high *= 2
		atHigh = u.weibullSlope(high)
	}
	side := 0
	for i := 0; i < 60 && high-low > 2e-4*high; i++ { // false position, Illinois form
		k = (low*atHigh - high*atLow) / (atHigh - atLow)
		switch at := u.weibullSlope(k); {
		case at > 0:
			if math.Abs(k-low) < 1e-5*k {
				return pair{-u.logMeanPower(k), k}, u.weibullProfile(k)
			}
			low, atLow = k, at
			if side == 1 {
				atHigh /= 2
			}
			side = 1
		case at < 0:
			if math.Abs(high-k) < 1e-5*k {
				return pair{-u.logMeanPower(k), k}, u.weibullProfile(k)
			}
			high, atHigh = k, at
			if side == -1 {
				atLow /= 2
			}
			side = -1
		default:
			low, high = k, k
		}
	}
	return pair{-u.logMeanPower(k), k}, u.weibullProfile(k)
}

func (weibullLaw) describe(u units, p pair, best float64) (dist.Tail, []Parameter) {
	logB, k := p.a, p.b
	scale := u.x * math.Exp(-logB/k) // ln b is ln (x/s)^k
	seLog, seShape := u.errors(func(logScale, k float64) float64 { return u.weibullAt(-k*logScale, k) }, -logB/k, k)
	return weibullTail{x: u.x, logB: logB, k: k}, []Parameter{
		{"s", Estimate{scale, scale * seLog, normalInterval(scale, scale*seLog)}},
		{"k", Estimate{k, seShape, u.profile(u.weibullProfile, k, best, 0)}},
	}
}

func (weibullLaw) survival(p pair, y float64) float64 { return math.Exp(-weibullExponent(p.a, p.b, y)) }

func (weibullLaw) logDensity(p pair, y, _ float64) float64 {
	return p.a + math.Log(p.b) + p.b*y - weibullExponent(p.a, p.b, y)
}

func (weibullLaw) draw(p pair, u *units, rng *rand.Rand) {
	drawByHazard(u, rng, func(z float64) (float64, float64) {
		y := 0.0
		if v := math.Log(z) - p.a; v > 30 {
			y = v / p.b
		} else {
			y = log1p(z*math.Exp(-p.a)) / p.b
		}
		return y, expm1(y)
	})
}

func (weibullLaw) group(t binnedTail, alpha float64) (dist.Tail, func(int) float64) {
	at := func(logK, logB float64) func(int) float64 { // b k is near α
		k := math.Exp(logK)
		c := math.Exp(logB) / k
		return func(i int) float64 { return math.Exp(-c * math.Expm1(k*t.edges[i])) }
	}
	logK, logB := t.search(at, grid(-7, 3, 21), math.Log(alpha)-30, math.Log(alpha)+4)
	return weibullTail{x: t.x, logB: logB - logK, k: math.Exp(logK)}, at(logK, logB)
}

// weibullSlope returns the derivative of the profile log-likelihood in k,
//
//	1/k - Σ y e^{ky}/Σ (e^{ky} - 1) + mean(y),
//
// with the first two terms combined and all exponentials divided by the largest.
func (u units) weibullSlope(k float64) float64 {
	numerator, denominator := 0.0, 0.0
	top := k * u.max
	if top < 600 {
		for _, y := range u.logs {
			v := k * y
			e := expm1(v)
			if v < 0.02 { // e^v - 1 - v e^v without cancellation
				numerator -= v * v * (0.5 + v*(1.0/3+v*(1.0/8+v*(1.0/30+v/144))))
			} else {
				numerator += e - v*(e+1)
			}
			denominator += e
		}
	} else {
		for _, y := range u.logs {
			v := k * y
			e := math.Exp(v-top) - math.Exp(-top)
			numerator += e - v*math.Exp(v-top)
			denominator += e
		}
	}
	return numerator/(k*denominator) + u.mean
}

// logMeanPower returns ln of the mean of e^{ky} - 1.
func (u units) logMeanPower(k float64) float64 {
	sum, top := 0.0, k*u.max
	if top < 600 {
		for _, y := range u.logs {
			sum += expm1(k * y)
		}
		return math.Log(sum / float64(len(u.logs)))
	}
	for _, y := range u.logs {
		sum += math.Exp(k*y-top) - math.Exp(-top)
	}
	return top + math.Log(sum/float64(len(u.logs)))
}

// weibullProfile returns the largest log-likelihood at a given shape: b is one over the
// mean of e^{ky} - 1.
func (u units) weibullProfile(k float64) float64 {
	if !(k > 0) {
		return math.NaN()
	}
	return math.Log(k) - u.logMeanPower(k) + k*u.mean - 1
}

// weibullAt returns the log-likelihood at ln b and k.
func (u units) weibullAt(logB, k float64) float64 {
	if !(k > 0) {
		return math.NaN()
	}
	return logB + math.Log(k) + k*u.mean - math.Exp(logB+u.logMeanPower(k))
}

// weibullExponent returns b (e^{ky} - 1), also if b or the power is out of range.
func weibullExponent(logB, k, y float64) float64 {
	if v := k * y; v > 30 {
		return math.Exp(logB + v)
	}
	return math.Exp(logB) * expm1(k*y)
}

// weibullTail is the Weibull law of h given h ≥ x, with ln b = k ln(x/s) in place of the
// scale s, which may underflow.
type weibullTail struct {
	x, logB, k float64
}

// Validate accepts every tail that a fit returns.
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

// InverseSurvival returns the hours that a share q of the tail exceeds.
func (w weibullTail) InverseSurvival(q float64) float64 {
	if !(q >= 0 && q <= 1) {
		return math.NaN()
	}
	return w.x * math.Exp(w.logPower(q)/w.k)
}

// logPower returns ln (z/x)^k at the z that a share q exceeds.
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

// String names the scale and shape of the uncut law.
func (w weibullTail) String() string {
	return fmt.Sprintf("Weibull(scale = %.3g h, shape = %.3g) from %.3g h", w.x*math.Exp(-w.logB/w.k), w.k, w.x)
}
