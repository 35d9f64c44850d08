package estimate

import (
	"math"

	"valuecapture/econ/internal/root"
)

// A tailShape is a family of laws of h given h ≥ x, with parameters that neither run away nor
// lose their meaning where the family tends to a Pareto tail. Values are in units of x.
type tailShape interface {
	start(rate float64) []float64 // from a rough elasticity at x
	clamp(p []float64)
	survival(p []float64, u float64) float64
	elasticity(p []float64, u float64) float64
	excess(p []float64, u float64) float64 // mean excess at u
}

// shapes are the families whose intervals are united in an answer.
var shapes = map[Family]tailShape{Pareto: paretoShape{}, Exponential: exponentialShape{}, Lognormal: lognormalShape{}, Weibull: weibullShape{}, GPD: gpdShape{}}

// paretoShape has the parameter ln α.
type paretoShape struct{}

func (paretoShape) start(rate float64) []float64              { return []float64{math.Log(rate)} }
func (paretoShape) clamp(p []float64)                         { p[0] = clampTo(p[0], -6, 8) }
func (paretoShape) survival(p []float64, u float64) float64   { return math.Pow(u, -math.Exp(p[0])) }
func (paretoShape) elasticity(p []float64, _ float64) float64 { return math.Exp(p[0]) }
func (paretoShape) excess(p []float64, u float64) float64 {
	if a := math.Exp(p[0]); a > 1 {
		return u / (a - 1)
	}
	return math.Inf(1)
}

// exponentialShape has the parameter ln λ.
type exponentialShape struct{}

func (exponentialShape) start(rate float64) []float64 { return []float64{math.Log(rate)} }
func (exponentialShape) clamp(p []float64)            { p[0] = clampTo(p[0], -12, 12) }
func (exponentialShape) survival(p []float64, u float64) float64 {
	return math.Exp(-math.Exp(p[0]) * (u - 1))
}
func (exponentialShape) elasticity(p []float64, u float64) float64 { return math.Exp(p[0]) * u }
func (exponentialShape) excess(p []float64, _ float64) float64     { return math.Exp(-p[0]) }

// gpdShape has the parameters ln σ and ξ.
type gpdShape struct{}

func (gpdShape) start(rate float64) []float64 { return []float64{-math.Log(rate), 0.3} }
func (gpdShape) clamp(p []float64)            { p[0], p[1] = clampTo(p[0], -12, 12), clampTo(p[1], -0.9, 3) }
func (gpdShape) survival(p []float64, u float64) float64 {
	s, _, _ := farTailFit{x: 1, sigma: math.Exp(p[0]), xi: p[1]}.survival(u)
	return s
}
func (gpdShape) elasticity(p []float64, u float64) float64 {
	if d := math.Exp(p[0]) + p[1]*(u-1); d > 0 {
		return u / d
	}
	return math.Inf(1)
}
func (gpdShape) excess(p []float64, u float64) float64 {
	return farTailFit{x: 1, sigma: math.Exp(p[0]), xi: p[1]}.excess(u)
}

// lognormalShape has the parameters ln ε(x) and r = 1/(ξ+6), with ξ = (ln x - μ)/σ. Pareto is
// r = 0.
type lognormalShape struct{}

func (lognormalShape) start(rate float64) []float64 { return []float64{math.Log(rate), 0.15} }
func (lognormalShape) clamp(p []float64) {
	p[0], p[1] = clampTo(p[0], -6, 8), clampTo(p[1], 1e-3, 0.95)
}

// at returns ξ and σ.
func (lognormalShape) at(p []float64) (xi, sigma float64) {
	xi = 1/p[1] - 6
	return xi, 1 / (math.Exp(p[0]) * mills(xi))
}
func (l lognormalShape) survival(p []float64, u float64) float64 {
	xi, sigma := l.at(p)
	return lognormalTail{x: 1, xi: xi, sigma: sigma}.at(math.Log(u) / sigma)
}
func (l lognormalShape) elasticity(p []float64, u float64) float64 {
	xi, sigma := l.at(p)
	return 1 / (sigma * mills(xi+math.Log(u)/sigma))
}
func (l lognormalShape) excess(p []float64, u float64) float64 {
	xi, sigma := l.at(p)
	return lognormalTail{x: 1, xi: xi, sigma: sigma}.MeanExcess(u)
}

// weibullShape has the parameters ln ε(x) and k: S = exp(-α (u^k - 1)/k). Pareto is k = 0.
type weibullShape struct{}

func (weibullShape) start(rate float64) []float64 { return []float64{math.Log(rate), 0.3} }
func (weibullShape) clamp(p []float64)            { p[0], p[1] = clampTo(p[0], -6, 8), clampTo(p[1], 1e-4, 8) }
func (weibullShape) survival(p []float64, u float64) float64 {
	return math.Exp(-math.Exp(p[0]) * math.Expm1(p[1]*math.Log(u)) / p[1])
}
func (weibullShape) elasticity(p []float64, u float64) float64 {
	return math.Exp(p[0]) * math.Pow(u, p[1])
}

// excess integrates S over ln z by Simpson's rule, up to where it is nothing.
func (w weibullShape) excess(p []float64, u float64) float64 {
	a, k := w.elasticity(p, u), p[1]
	value := func(s float64) float64 { return math.Exp(s - a*math.Expm1(k*s)/k) }
	end := 1.0
	for value(end) > 1e-10 && end < 600 {
		end *= 1.3
	}
	const pieces = 400
	sum := value(0) + value(end)
	for i := 1; i < pieces; i++ {
		sum += float64(2+2*(i%2)) * value(end*float64(i)/pieces)
	}
	return u * sum * end / pieces / 3
}

func clampTo(x, low, high float64) float64 {
	if math.IsNaN(x) {
		return low
	}
	return math.Max(low, math.Min(x, high))
}

// bestOf returns the cutoff above the threshold at which a law's profit is highest, in units
// of the threshold as the cost is, and the share there. It is 1 where profit falls from the
// threshold on, and +Inf with a share of 0 where it rises without end.
func bestOf(shape tailShape, p []float64, cost float64) (u, share float64) {
	at := func(u float64) (float64, float64) {
		e := shape.excess(p, u)
		if !(e > 0) { // the law ends there, or is too steep for its formula
			return u, math.NaN()
		}
		return u, (u - cost) / (u - cost + e)
	}
	slope := func(y float64) float64 {
		u := math.Exp(y)
		if u <= cost {
			return 1e300
		}
		return u/(u-cost) - shape.elasticity(p, u)
	}
	low := math.Max(0, math.Log(math.Max(cost, 1e-300)))
	high := low + 0.5
	if slope(low+1e-9) <= 0 {
		return at(math.Exp(low))
	}
	for slope(high) > 0 {
		if high = low + 1.5*(high-low); high > low+60 {
			return math.Inf(1), 0
		}
	}
	y, err := root.Zero(slope, low+1e-9, high)
	if err != nil {
		return math.NaN(), math.NaN()
	}
	return at(math.Exp(y))
}
