package estimate

import (
	"math"

	"valuecapture/econ/dist"
)

// A shapeFit is a fitted law of the cells from a threshold on.
type shapeFit struct {
	shape  tailShape
	x      float64
	p      []float64
	info   []float64 // Fisher's, row by row
	pValue float64
	cells  grouped
	best   float64 // log-likelihood of p
	scale  float64 // independent rows per mass
}

// fitShape fits a family to cells by Fisher's scoring with numerical derivatives.
func fitShape(shape tailShape, edges, mass, size []float64, inflation float64) (shapeFit, bool) {
	g := grouped{shape: shape, mass: mass, u: make([]float64, len(edges))}
	rate := 0.0
	for k, e := range edges {
		g.u[k] = e / edges[0]
		g.total += mass[k]
	}
	for k, m := range mass { // mean of ln u
		y := math.Log(g.u[k]) + 0.5
		if k+1 < len(g.u) {
			y = (math.Log(g.u[k]) + math.Log(g.u[k+1])) / 2
		}
		rate += m * y / g.total
	}
	f := shapeFit{shape: shape, x: edges[0], p: shape.start(1 / math.Max(rate, 1e-9))}
	shape.clamp(f.p)
	value := g.likelihood(g.chances(f.p))
	for range 60 {
		var score []float64
		score, f.info = g.score(f.p)
		move, ok := solveSymmetric(f.info, score, len(f.p))
		if !ok {
			return f, false
		}
		p, v := g.uphill(f.p, move, value)
		if p == nil {
			break
		}
		f.p, value = p, v
	}
	scale := effective(mass, size) / g.total / inflation
	for i := range f.info {
		f.info[i] *= scale
	}
	f.pValue = pearson(g.chances(f.p), mass, scale, len(f.p))
	f.cells, f.best, f.scale = g, value, scale
	return f, !math.IsNaN(value) && !math.IsInf(value, 0)
}

// grouped is a tail counted between edges, in units of the first.
type grouped struct {
	shape   tailShape
	u, mass []float64
	total   float64
}

// chances returns that of each cell.
func (g grouped) chances(p []float64) []float64 {
	out := make([]float64, len(g.u))
	at := 1.0
	for k := range g.u {
		next := 0.0
		if k+1 < len(g.u) {
			next = g.shape.survival(p, g.u[k+1])
		}
		out[k], at = math.Max(at-next, 1e-300), next
	}
	return out
}

func (g grouped) likelihood(q []float64) float64 {
	sum := 0.0
	for k, m := range g.mass {
		sum += m * math.Log(q[k])
	}
	return sum
}

// score returns the derivatives of the likelihood and Fisher's information.
func (g grouped) score(at []float64) (score, info []float64) {
	n := len(at)
	q := g.chances(at)
	score, info = make([]float64, n), make([]float64, n*n)
	slopes := make([][]float64, n)
	const h = 1e-5
	for i := range n {
		p := append([]float64(nil), at...)
		p[i] += h
		up := g.chances(p)
		p[i] -= 2 * h
		down := g.chances(p)
		slopes[i] = make([]float64, len(q))
		for k := range q {
			slopes[i][k] = (up[k] - down[k]) / (2 * h)
			score[i] += g.mass[k] * slopes[i][k] / q[k]
		}
		for j := range i + 1 {
			for k := range q {
				if q[k] > 1e-290 {
					info[i*n+j] += g.total * slopes[i][k] * slopes[j][k] / q[k]
				}
			}
			info[j*n+i] = info[i*n+j]
		}
		info[i*n+i] *= 1 + 1e-9
	}
	return score, info
}

// uphill returns a point with a higher likelihood in the direction of a move, or nil.
func (g grouped) uphill(from, move []float64, value float64) ([]float64, float64) {
	for range 15 {
		p := append([]float64(nil), from...)
		for i := range p {
			p[i] += clampTo(move[i], -2, 2)
		}
		g.shape.clamp(p)
		if v := g.likelihood(g.chances(p)); v > value+1e-9*g.total {
			return p, v
		}
		for i := range move {
			move[i] /= 2
		}
	}
	return nil, value
}

// effective returns the effective number of rows in cells.
func effective(mass, size []float64) float64 {
	total, squares := 0.0, 0.0
	for k, m := range mass {
		total += m
		squares += m * m / size[k]
	}
	return total * total / squares
}

// pearsonCells is about how many groups of cells are counted against a law, and pearsonRows
// the least number of rows in one.
const (
	pearsonCells = 20
	pearsonRows  = 8
)

// pearson returns the p-value of cells against the chances of a law with so many parameters.
// The edges of cells may have been chosen by counting rows, so that not the count varies but what is
// expected: the difference is measured against the mean of the two.
func pearson(q, mass []float64, scale float64, parameters int) float64 {
	all := total(mass) * scale
	least := math.Max(pearsonRows, all/pearsonCells)
	chi, groups := 0.0, 0
	expect, count, left := 0.0, 0.0, all
	for k := range mass {
		expect += q[k] * all
		count += mass[k] * scale
		if count >= least && left-count >= least || k == len(mass)-1 {
			chi += 2 * (count - expect) * (count - expect) / (count + expect)
			groups++
			left -= count
			expect, count = 0, 0
		}
	}
	if groups-1-parameters < 1 {
		return 1
	}
	return dist.Gamma{Scale: 2, Shape: float64(groups-1-parameters) / 2}.Survival(chi)
}

// ring returns points on the edge of the region of the parameters that holds one number of them
// with 95%: where the likelihood has fallen by half the quantile of chi-squared. The best fit is
// first. A law that is ruled out has no ring.
func (f shapeFit) ring() [][]float64 {
	out := [][]float64{f.p}
	if f.pValue < level/8 {
		return out
	}
	for _, d := range f.directions() {
		at := func(t float64) []float64 {
			p := append([]float64(nil), f.p...)
			for i := range p {
				p[i] += t * d[i]
			}
			f.shape.clamp(p)
			return p
		}
		inside := func(t float64) bool {
			drop := (f.best - f.cells.likelihood(f.cells.chances(at(t)))) * f.scale
			return drop <= chiSquare95/2*1.02
		}
		low, high := 0.0, 1.0
		for inside(high) && high < 8 {
			low, high = high, 1.4*high
		}
		for range 7 {
			if t := (low + high) / 2; inside(t) {
				low = t
			} else {
				high = t
			}
		}
		out = append(out, at(low))
	}
	return out
}

// directions returns steps from the best fit to about the edge of the region.
func (f shapeFit) directions() [][]float64 {
	radius := math.Sqrt(chiSquare95)
	if len(f.p) == 1 {
		step := radius / math.Sqrt(f.info[0])
		return [][]float64{{-step}, {step}}
	}
	// With Cholesky's factor L of the information, L'⁻¹(cos t, sin t).
	a := math.Sqrt(f.info[0])
	b := f.info[2] / a
	c := math.Sqrt(math.Max(f.info[3]-b*b, 1e-12*f.info[3]))
	const directions = 16
	var out [][]float64
	for i := range directions {
		t := 2 * math.Pi * float64(i) / directions
		second := radius * math.Sin(t) / c
		out = append(out, []float64{(radius*math.Cos(t) - b*second) / a, second})
	}
	return out
}

// covers returns the cost, in units of the threshold, at which the best cutoff is the threshold:
// 1 - 1/ε there, 0 if that is negative.
func (f shapeFit) covers() float64 { return math.Max(0, 1-1/f.shape.elasticity(f.p, 1)) }
