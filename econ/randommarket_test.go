package econ_test

import (
	"math"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// between returns a number spread evenly in its logarithm.
func (s *sweep) between(low, high float64) float64 {
	return low * math.Exp(s.rng.Float64()*(math.Log(high)-math.Log(low)))
}

// positive returns a number that is usually of the given order of magnitude and
// sometimes extreme.
func (s *sweep) positive(order float64) float64 {
	if s.rng.IntN(12) == 0 {
		return order * s.between(1e-100, 1e100)
	}
	return order * s.between(1e-3, 1e3)
}

func (s *sweep) randomTail(depth int) dist.Tail {
	kinds := 6
	if depth > 0 {
		kinds = 13
	}
	switch s.rng.IntN(kinds) {
	case 0:
		alpha := s.between(0.3, 50)
		switch s.rng.IntN(8) {
		case 0:
			alpha = 1 + s.between(1e-16, 1e-2)
		case 1:
			alpha = s.between(1e-6, 1e8)
		}
		return dist.Pareto{Scale: s.positive(0.02), Alpha: alpha}
	case 1:
		return dist.Exponential{Rate: s.positive(30)}
	case 2:
		mu, sigma := -8+12*s.rng.Float64(), s.between(0.05, 5)
		if s.rng.IntN(12) == 0 {
			mu, sigma = -900+1800*s.rng.Float64(), s.between(1e-4, 30)
		}
		return dist.Lognormal{Mu: mu, Sigma: sigma}
	case 3:
		return dist.Weibull{Scale: s.positive(0.05), Shape: s.between(0.2, 10)}
	case 4:
		return dist.Gamma{Scale: s.positive(0.05), Shape: s.between(0.01, 300)}
	case 5:
		mu := 0.0
		if s.rng.IntN(2) == 0 {
			mu = s.positive(0.02)
		}
		return dist.GPD{Location: mu, Scale: s.positive(0.05), Xi: -2 + 3*s.rng.Float64()}
	case 6:
		return dist.Plain{Tail: s.randomTail(depth - 1)}
	case 7:
		return s.randomSplice()
	case 8:
		return s.randomTruncation(depth)
	case 9:
		return s.randomHeaps()
	case 10:
		return s.randomHistogram()
	default:
		return s.randomGroups()
	}
}

func (s *sweep) randomSplice() dist.Tail {
	body, tail := s.randomTail(0), s.randomTail(0)
	at := body.InverseSurvival(s.rng.Float64())
	if p, ok := tail.(dist.Pareto); ok && p.Scale > at {
		p.Scale = at
		tail = p
	}
	share := 0.0
	if s.rng.IntN(3) > 0 {
		share = s.between(1e-5, 0.9)
	}
	if d, err := dist.NewSpliced(body, tail, at, share); err == nil {
		return d
	}
	return body
}

func (s *sweep) randomTruncation(depth int) dist.Tail {
	inner := s.randomTail(depth - 1)
	low, high := inner.InverseSurvival(s.rng.Float64()), inner.InverseSurvival(0.9*s.rng.Float64())
	if s.rng.IntN(2) == 0 {
		high = math.Inf(1)
	}
	if d, err := dist.NewTruncated(inner, low, high); err == nil {
		return d
	}
	return inner
}

func (s *sweep) randomGroups() dist.Tail {
	n := 2 + s.rng.IntN(5)
	g := groups{}
	var sum float64
	for range n {
		w := s.between(1e-5, 1)
		sum += w
		var part dist.Tail = dist.Lognormal{Mu: -8 + 14*s.rng.Float64(), Sigma: s.between(0.05, 1.5)}
		if s.rng.IntN(3) == 0 {
			part = s.randomTail(0)
		}
		g.weight, g.part = append(g.weight, w), append(g.part, part)
	}
	mixture := dist.Mixture{}
	for i := range g.weight {
		g.weight[i] /= sum
		mixture.Components = append(mixture.Components, dist.Component{Weight: g.weight[i], Tail: g.part[i]})
	}
	if s.rng.IntN(4) == 0 {
		g.low = g.InverseSurvival(1)
		return g
	}
	return mixture
}

func (s *sweep) randomHistogram() dist.Tail {
	n := 2 + s.rng.IntN(8)
	edges, counts := []float64{0}, []float64(nil)
	if s.rng.IntN(2) == 0 {
		edges[0] = s.between(1e-4, 1)
	}
	for i := range n {
		edges = append(edges, edges[i]+s.between(1e-3, 10))
		counts = append(counts, math.Floor(s.between(0.5, 1000)))
	}
	var top dist.Tail
	if s.rng.IntN(2) == 0 {
		edges[n], top = math.Inf(1), dist.Pareto{Scale: math.Max(edges[n-1], 1e-3), Alpha: s.between(0.8, 10)}
	}
	h, err := dist.NewHistogram(edges, counts, top)
	if err != nil {
		return s.randomHeaps()
	}
	return h
}

func (s *sweep) randomHeaps() dist.Tail {
	n := 1 + s.rng.IntN(8)
	h := heaps{declared: s.rng.IntN(2) == 0}
	z, sum := s.positive(0.01), 0.0
	for range n {
		w := s.between(1e-4, 1)
		h.at, h.share = append(h.at, z), append(h.share, w)
		sum += w
		z *= 1 + s.between(1e-3, 100)
	}
	for i := range h.share {
		h.share[i] /= sum
	}
	return h
}

func (s *sweep) randomMarket(t dist.Tail) econ.Market {
	m := econ.Market{Wage: s.positive(60), Tokens: s.positive(0.5), Hours: t}
	median := t.InverseSurvival(s.rng.Float64())
	switch k := s.rng.IntN(10); {
	case k == 0:
	case k == 1:
		m.Cost = s.between(1e-300, 1e300)
	default:
		m.Cost = median * (m.Wage / m.Tokens) * s.between(1e-4, 10)
	}
	if !(m.Cost >= 0) || math.IsInf(m.Cost, 1) {
		m.Cost = 1
	}
	return m
}
