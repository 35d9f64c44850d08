package econ

import (
	"math"

	"valuecapture/econ/dist"
)

// A series is a Chebyshev series in t = −ln S over a range of t. The function is z −
// S/f, in hours: what the supplier of a monopolist can charge when it serves the share
// e^−t. A series is cheap to differentiate.
type series struct {
	t         dist.Tail
	low, high float64   // the range of t
	c         []float64 // coefficients
}

const terms = 28

// newSeries returns the series of z − S/f around z, which must be between two bends of
// the tail, over a range short enough for it to converge.
func newSeries(t dist.Tail, z, from, to float64) (series, bool) {
	at := -math.Log(t.Survival(z))
	first := -math.Log(t.Survival(math.Nextafter(from, math.Inf(1)))) // above an atom
	last := -math.Log(t.Survival(math.Nextafter(to, 0)))
	if !(last > first) || math.IsInf(at, 1) {
		return series{}, false
	}
	best, bestRest := series{}, math.Inf(1)
	for reach := 1.0; reach > 0.002; reach /= 2 {
		low, high := math.Max(at-reach, first), math.Min(at+reach, last)
		if high > at+reach/2 && low > at-reach/2 { // at an end: extend the other side
			high = math.Min(low+2*reach, last)
		}
		c := series{t: t, low: low, high: high}
		c.fit(func(t float64) float64 {
			z := math.Min(math.Max(c.hoursAt(t), from), math.Nextafter(to, 0))
			return z - 1/dist.Hazard(c.t, z)
		})
		rest := c.rest()
		if rest < bestRest {
			best, bestRest = c, rest
		}
		if rest < 1e-13 {
			break
		}
	}
	return best, bestRest < 1e-9
}

// rest returns the size of the last coefficients relative to the largest.
func (c series) rest() float64 {
	var most, last float64
	for i, x := range c.c {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return math.Inf(1)
		}
		most = math.Max(most, math.Abs(x))
		if i >= terms-4 {
			last = math.Max(last, math.Abs(x))
		}
	}
	return last / most
}

func (c series) hoursAt(t float64) float64 { return c.t.InverseSurvival(math.Min(math.Exp(-t), 1)) }

func (c series) time(z float64) float64 { return -math.Log(c.t.Survival(z)) }

// fit sets the coefficients from values at the Chebyshev nodes.
func (c *series) fit(f func(t float64) float64) {
	values := make([]float64, terms)
	for j := range values {
		x := math.Cos(math.Pi * (float64(j) + 0.5) / terms)
		values[j] = f((c.low+c.high)/2 + x*(c.high-c.low)/2)
	}
	c.c = make([]float64, terms)
	for k := range c.c {
		var sum float64
		for j, y := range values {
			sum += y * math.Cos(math.Pi*float64(k)*(float64(j)+0.5)/terms)
		}
		c.c[k] = 2 * sum / terms
	}
	c.c[0] /= 2
}

// at returns the series at t, by Clenshaw's recurrence.
func (c series) at(t float64) float64 {
	x := (2*t - c.low - c.high) / (c.high - c.low)
	var b1, b2 float64
	for k := len(c.c) - 1; k > 0; k-- {
		b1, b2 = 2*x*b1-b2+c.c[k], b1
	}
	return x*b1 - b2 + c.c[0]
}

// less returns (1 − d/dt) of the series.
func (c series) less() series {
	n := len(c.c)
	d := make([]float64, n+1)
	for k := n - 1; k > 0; k-- {
		up := 0.0
		if k+1 < n {
			up = d[k+1]
		}
		d[k-1] = up + 2*float64(k)*c.c[k]
	}
	d[0] /= 2
	out := c
	out.c = make([]float64, n)
	for k := range out.c {
		out.c[k] = c.c[k] - d[k]*2/(c.high-c.low)
	}
	return out
}

// after returns (1 − d/dt)ⁿ z, of which z − S/f is the first.
func (c series) after(n int) series {
	for range n - 1 {
		c = c.less()
	}
	return c
}

// prices returns what n firms in a row charge if the last charges z, beginning with the
// first.
func (c series) prices(z float64, n int) []float64 {
	prices := make([]float64, n)
	prices[n-1] = z
	t := c.time(z)
	for k := 1; k < n; k++ {
		prices[n-1-k] = c.after(k).at(t)
	}
	if n > 1 { // known without a series
		prices[n-2] = z - 1/dist.Hazard(c.t, z)
	}
	return prices
}
