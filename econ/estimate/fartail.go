package estimate

import "math"

// farTailFit is a GPD law of the cells beyond an edge, by grouped maximum likelihood. It says
// what the mean of the largest values is, which no count can where the variance is infinite.
type farTailFit struct {
	x          float64 // where it begins
	sigma, xi  float64
	from       int // its first cell
	determined bool
}

// excess returns the mean excess at z ≥ x, +Inf if the tail has no mean.
func (f farTailFit) excess(z float64) float64 {
	if f.xi >= 1 {
		return math.Inf(1)
	}
	return math.Max(f.sigma+f.xi*(z-f.x), 0) / (1 - f.xi)
}

// share returns the limit (1-ξ)/(2-ξ) of the lab's share.
func (f farTailFit) share() float64 { return math.Max(0, 1-f.xi) / (2 - math.Min(f.xi, 1)) }

// farTailCells is the least number of cells to which two parameters are fitted.
const farTailCells = 4

// fitFarTail fits the cells from the given one on, beginning at a start, by Fisher's scoring.
func fitFarTail(edges, mass []float64, from int, start farTailFit, steps int) farTailFit {
	x := edges[from]
	f := farTailFit{x: x, from: from, sigma: start.sigma, xi: start.xi}
	if !start.determined {
		f.sigma, f.xi = roughScale(edges[from:], mass[from:]), 0.3
	}
	m := mass[from:]
	total := 0.0
	for _, v := range m {
		total += v
	}
	value := f.logLikelihood(edges[from:], m)
	for range steps {
		g, h, info := f.score(edges[from:], m, total)
		det := info[0]*info[2] - info[1]*info[1]
		if !(det > 0) {
			break
		}
		step := [2]float64{(info[2]*g - info[1]*h) / det, (info[0]*h - info[1]*g) / det}
		moved := false
		for range 12 {
			next := farTailFit{x: x, from: from, sigma: f.sigma * math.Exp(step[0]), xi: math.Max(-0.9, math.Min(3, f.xi+step[1]))}
			if v := next.logLikelihood(edges[from:], m); v >= value {
				moved = v > value+1e-9*total
				f, value = next, v
				break
			}
			step[0], step[1] = step[0]/2, step[1]/2
		}
		if !moved {
			break
		}
	}
	f.determined = !math.IsInf(value, 0) && !math.IsNaN(value)
	return f
}

// roughScale returns a mean excess by the middles of the cells.
func roughScale(edges, mass []float64) float64 {
	sum, total := 0.0, 0.0
	for k, m := range mass {
		at := 1.5 * edges[k]
		if k+1 < len(edges) {
			at = (edges[k] + edges[k+1]) / 2
		}
		sum += m * (at - edges[0])
		total += m
	}
	return math.Max(sum/total, 1e-12*math.Max(edges[0], 1e-300))
}

// survival returns S at z and its derivatives in ln σ and ξ.
func (f farTailFit) survival(z float64) (s, bySigma, byXi float64) {
	t := (z - f.x) / f.sigma
	if t <= 0 {
		return 1, 0, 0
	}
	r := 1 + f.xi*t
	if r <= 0 {
		return 0, 0, 0
	}
	if math.Abs(f.xi) < 1e-4 {
		s = math.Exp(-t * (1 - f.xi*t/2))
		return s, s * t, s * (t*t/2 - 2*f.xi*t*t*t/3)
	}
	l := math.Log(r)
	s = math.Exp(-l / f.xi)
	return s, s * t / r, s * (l/f.xi - t/r) / f.xi
}

func (f farTailFit) logLikelihood(edges, mass []float64) float64 {
	sum, at := 0.0, 1.0
	for k, m := range mass {
		next := 0.0
		if k+1 < len(edges) {
			next, _, _ = f.survival(edges[k+1])
		}
		p := at - next
		if !(p > 0) {
			if m > 0 {
				return math.Inf(-1)
			}
			continue
		}
		sum += m * math.Log(p)
		at = next
	}
	return sum
}

// score returns the derivatives of the log-likelihood and Fisher's information.
func (f farTailFit) score(edges, mass []float64, total float64) (g, h float64, info [3]float64) {
	s, a, b := 1.0, 0.0, 0.0
	for k, m := range mass {
		s1, a1, b1 := 0.0, 0.0, 0.0
		if k+1 < len(edges) {
			s1, a1, b1 = f.survival(edges[k+1])
		}
		p, da, db := s-s1, a-a1, b-b1
		s, a, b = s1, a1, b1
		if !(p > 1e-300) {
			continue
		}
		g += m * da / p
		h += m * db / p
		info[0] += total * da * da / p
		info[1] += total * da * db / p
		info[2] += total * db * db / p
	}
	return g, h, info
}
