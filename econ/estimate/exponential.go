package estimate

import (
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// exponentialLaw is the tail whose excess over the threshold is exponential. The first of
// its pair is the rate, per threshold.
type exponentialLaw struct{}

func (exponentialLaw) name() string      { return "Exponential" }
func (exponentialLaw) parameters() int   { return 1 }
func (exponentialLaw) holds(Family) Test { return Separate }

func (exponentialLaw) fit(u units) (pair, float64) {
	return pair{a: 1 / u.excess}, -1 - math.Log(u.excess) + u.mean
}

func (l exponentialLaw) refit(u units, _ pair) (pair, float64) { return l.fit(u) }

func (exponentialLaw) describe(u units, p pair, _ float64) (dist.Tail, []Parameter) {
	n, rate := len(u.logs), p.a/u.x
	return dist.GPD{Location: u.x, Scale: u.x / p.a, Xi: 0}, []Parameter{{"λ", Estimate{rate, rate / math.Sqrt(float64(n)), rateProfile(rate, n)}}}
}

func (exponentialLaw) survival(p pair, y float64) float64 { return math.Exp(-p.a * expm1(y)) }

func (exponentialLaw) logDensity(p pair, y, over float64) float64 {
	return math.Log(p.a) - p.a*over + y
}

func (exponentialLaw) draw(p pair, u *units, rng *rand.Rand) {
	drawByHazard(u, rng, func(z float64) (float64, float64) { over := z / p.a; return log1p(over), over })
}

func (exponentialLaw) group(t binnedTail, _ float64) (dist.Tail, func(int) float64) {
	at := func(rate float64) func(int) float64 {
		return func(i int) float64 { return math.Exp(-rate * t.over[i]) }
	}
	rate := math.Exp(root.Maximum(func(l float64) float64 { return t.logLikelihood(at(math.Exp(l))) }, t.logRate()-8, t.logRate()+8))
	return dist.GPD{Location: t.x, Scale: t.x / rate}, at(rate)
}
