package estimate

import (
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
)

// paretoLaw is the tail whose y is exponential. Its pair is α and the mean of y, 1/α.
type paretoLaw struct{}

func (paretoLaw) name() string      { return "Pareto" }
func (paretoLaw) parameters() int   { return 1 }
func (paretoLaw) holds(Family) Test { return Separate }

func (paretoLaw) fit(u units) (pair, float64) { return pair{1 / u.mean, u.mean}, u.pareto() }

func (l paretoLaw) refit(u units, _ pair) (pair, float64) { return l.fit(u) }

func (paretoLaw) describe(u units, p pair, _ float64) (dist.Tail, []Parameter) {
	n := len(u.logs)
	return dist.Pareto{Scale: u.x, Alpha: p.a}, []Parameter{{"α", Estimate{p.a, p.a / math.Sqrt(float64(n)), rateProfile(p.a, n)}}}
}

func (paretoLaw) survival(p pair, y float64) float64 { return math.Exp(-y / p.b) }

func (paretoLaw) logDensity(p pair, y, _ float64) float64 { return -math.Log(p.b) - y/p.b }

func (paretoLaw) draw(p pair, u *units, rng *rand.Rand) {
	drawByHazard(u, rng, func(z float64) (float64, float64) { y := p.b * z; return y, expm1(y) })
}

func (paretoLaw) group(t binnedTail, alpha float64) (dist.Tail, func(int) float64) {
	return dist.Pareto{Scale: t.x, Alpha: alpha}, t.power(alpha)
}
