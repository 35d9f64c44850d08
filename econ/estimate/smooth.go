package estimate

import (
	"math"
	"slices"

	"valuecapture/econ/dist"
	"valuecapture/econ/internal/root"
)

// Where nothing jumps, the best cutoff is known much better than by comparing profits: it is
// where ε(z) = z/(z - z_c). The elasticity ε = z f/S is the hazard of ln z, and its logarithm is
// taken as a polynomial in ln z of as many degrees as the cells ask for. That is no family:
// Pareto, exponential, Weibull and lognormal tails, and their mixtures, are all like that. Where
// the best polynomial does not fit, as at a corner, nothing is read off it.
//
// With S' and S the shares at a cell's ends, S'/S = exp(-∫ε d ln z) is the binomial regression
// with a complementary log-log link.

// The degrees of the polynomial.
const (
	leastDegree = 2
	mostDegree  = 6
)

// bendingLevel is the p-value below which the polynomial does not fit.
const bendingLevel = 0.1

// A bending is a smooth elasticity over the cells from one on.
type bending struct {
	from   int
	coef   []float64
	basis  [][]float64 // of each cell, at its middle
	width  []float64   // in ln z
	low    float64     // ln z where the polynomial begins
	high   float64     // and ends
	corner int         // the cell from which ε is a factor larger or smaller, -1 for none
	pValue float64
	aic    float64
	chi    float64 // deviance
}

// newBending returns the degree with the least AIC and how well it fits. inflation is the
// variance of a share over that of independent rows.
func (l *look) newBending(from int, inflation float64) (bending, bool) {
	if l.edges[from] == 0 {
		from++
	}
	last := len(l.edges) - 1
	if last-from < leastDegree+2 {
		return bending{}, false
	}
	var all []bending
	best := 0
	low, high := math.Log(l.edges[from]), math.Log(l.edges[last])
	for degree := leastDegree; degree <= min(mostDegree, last-from-2); degree++ {
		b := bending{from: from, low: low, high: high, corner: -1}
		for k := from; k < last; k++ {
			a, z := math.Log(l.edges[k]), math.Log(l.edges[k+1])
			b.width = append(b.width, z-a)
			b.basis = append(b.basis, chebyshev(2*((a+z)/2-low)/(high-low)-1, degree))
		}
		b.coef = make([]float64, degree+1)
		b.coef[0] = math.Log(b.roughRate(l.mass))
		if !b.fit(l.mass, l.size, 30) {
			continue
		}
		b.judge(l.mass, l.size, inflation)
		if all = append(all, b); b.aic < all[best].aic {
			best = len(all) - 1
		}
	}
	if len(all) == 0 {
		return bending{}, false
	}
	return all[min(best+1, len(all)-1)], true
}

// chebyshev returns the polynomials of degree 0 to n at t.
func chebyshev(t float64, n int) []float64 {
	out := make([]float64, n+1)
	out[0], out[1] = 1, t
	for i := 2; i <= n; i++ {
		out[i] = 2*t*out[i-1] - out[i-2]
	}
	return out
}

func (b bending) roughRate(mass []float64) float64 {
	events, exposure, left := 0.0, 0.0, 0.0
	for k := len(mass) - 1; k >= b.from; k-- {
		if i := k - b.from; i < len(b.width) {
			events += mass[k]
			exposure += (left + mass[k]/2) * b.width[i]
		}
		left += mass[k]
	}
	return events / exposure
}

// elasticity returns ε in the i-th cell.
func (b bending) elasticity(i int) float64 {
	sum := 0.0
	for j, x := range b.basis[i] {
		sum += b.coef[j] * x
	}
	return math.Exp(math.Max(-30, math.Min(sum, 30)))
}

// fit moves the coefficients to the maximum of the likelihood, by Fisher's scoring.
func (b *bending) fit(mass, size []float64, steps int) bool {
	p := len(b.coef)
	info, score := make([]float64, p*p), make([]float64, p)
	for range steps {
		clear(info)
		clear(score)
		left := 0.0
		for k := len(mass) - 1; k >= b.from; k-- {
			left += mass[k]
			i := k - b.from
			if i >= len(b.width) {
				continue
			}
			hazard := b.elasticity(i) * b.width[i]
			stay := math.Exp(-hazard)
			go_ := -math.Expm1(-hazard)
			weight := left * hazard * hazard * stay / go_
			residual := (mass[k] - left*go_) * hazard / go_
			for j, x := range b.basis[i] {
				score[j] += residual * x
				for m := range j + 1 {
					info[j*p+m] += weight * x * b.basis[i][m]
				}
			}
		}
		move, ok := solveSymmetric(info, score, p)
		if !ok {
			return false
		}
		largest := 0.0
		for j, d := range move {
			largest = math.Max(largest, math.Abs(d))
			b.coef[j] += math.Max(-1, math.Min(1, d))
		}
		if largest < 1e-7 {
			break
		}
	}
	return !slices.ContainsFunc(b.coef, math.IsNaN)
}

// judge fills AIC and the p-value of Pearson's statistic.
func (b *bending) judge(mass, size []float64, inflation float64) {
	chi, deviance, left := 0.0, 0.0, 0.0
	for k := len(mass) - 1; k >= b.from; k-- {
		left += mass[k]
		i := k - b.from
		if i >= len(b.width) {
			continue
		}
		scale := size[k] / mass[k] // rows per mass
		n, d := left*scale, mass[k]*scale
		gone := -math.Expm1(-b.elasticity(i) * b.width[i])
		expect := n * gone
		chi += 2 * (d - expect) * (d - expect) / ((d + expect) * (1 - gone)) // as in pearson
		deviance += 2 * d * math.Log(d/expect)
		if n > d {
			deviance += 2 * (n - d) * math.Log((n-d)/(n-expect))
		}
	}
	b.chi = deviance / inflation
	b.aic = b.chi + 2*float64(len(b.coef))
	b.pValue = dist.Gamma{Scale: 2, Shape: float64(len(b.width)-len(b.coef)) / 2}.Survival(chi / inflation)
}

// best returns the cutoff between two values at which (z - cost) exp(-∫ε) is highest, and the
// cell it lies in.
func (b bending) best(edges []float64, cost, low, high float64) (z float64, cell int) {
	most, sum := math.Inf(-1), 0.0
	for i := range b.width {
		k := b.from + i
		e := b.elasticity(i)
		try := func(x float64) {
			if !(x > cost && x >= low && x <= high) {
				return
			}
			if g := math.Log(x-cost) - sum - e*math.Log(x/edges[k]); g > most {
				most, z, cell = g, x, k
			}
		}
		try(edges[k])
		if x := cost * e / (e - 1); e > 1 && x > edges[k] && x < edges[k+1] {
			try(x)
		}
		sum += e * b.width[i]
	}
	if b.corner >= 0 {
		return z, cell
	}
	return b.refine(edges, cost, z, cell, math.Max(low, math.Exp(b.low)), high)
}

// refine moves an inner best cutoff to where ε = z/(z - cost), ε being smooth in a cell too.
func (b bending) refine(edges []float64, cost, z float64, cell int, low, high float64) (float64, int) {
	slope := func(x float64) float64 {
		e := 0.0
		for j, t := range chebyshev(2*(math.Log(x)-b.low)/(b.high-b.low)-1, len(b.coef)-1) {
			e += b.coef[j] * t
		}
		return x/(x-cost) - math.Exp(e)
	}
	from, to := math.Max(low, math.Max(z/1.1, cost*(1+1e-9))), math.Min(high, math.Min(z*1.1, math.Exp(b.high)))
	if !(from < to) || slope(from) < 0 || slope(to) > 0 {
		return z, cell
	}
	x, err := root.Zero(slope, from, to)
	if err != nil {
		return z, cell
	}
	for cell+1 < len(edges) && edges[cell+1] <= x {
		cell++
	}
	for cell > 0 && edges[cell] > x {
		cell--
	}
	return x, cell
}
