package estimate

import (
	"math"

	"valuecapture/econ/internal/root"
)

// units holds a tail in units of its threshold, so that starting points do not depend on the
// unit of measurement. Log-likelihoods are per value and with respect to y = ln(h/x).
type units struct {
	x      float64   // threshold, in hours
	logs   []float64 // y = ln(h/x) ≥ 0, ascending
	over   []float64 // h/x - 1
	mean   float64   // of y
	square float64   // mean of y²
	excess float64   // mean of h/x - 1
	max    float64   // largest y
	brief  bool      // a fit may leave out its intervals
}

func newUnits(tail []float64, x float64) units {
	u := units{x: x, logs: make([]float64, len(tail)), over: make([]float64, len(tail))}
	for i, h := range tail {
		u.over[i] = (h - x) / x
		if u.over[i] < 0.5 {
			u.logs[i] = log1p(u.over[i])
		} else {
			u.logs[i] = math.Log(h / x)
		}
	}
	u.measure()
	return u
}

// newWork returns the workspace of a replicate with n values.
func newWork(n int) *units {
	return &units{x: 1, logs: make([]float64, n), over: make([]float64, n)}
}

// measure fills the means and the largest y.
func (u *units) measure() {
	u.mean, u.square, u.excess = 0, 0, 0
	for i, y := range u.logs {
		u.mean += y
		u.square += y * y
		u.excess += u.over[i]
	}
	n := float64(len(u.logs))
	u.mean, u.square, u.excess = u.mean/n, u.square/n, u.excess/n
	u.max = u.logs[len(u.logs)-1]
}

// spread returns the variance of y over its squared mean, 1 for a Pareto tail.
func (u units) spread() float64 {
	v := 0.0
	for _, y := range u.logs {
		d := y/u.mean - 1
		v += d * d
	}
	return v / float64(len(u.logs))
}

// pareto returns the largest log-likelihood of a Pareto tail.
func (u units) pareto() float64 { return -1 - math.Log(u.mean) }

// rateProfile returns the rates r at which the log-likelihood n (ln(r/r̂) - r/r̂ + 1) is
// within half the 95% quantile of chi-squared of its maximum.
func rateProfile(rate float64, n int) Interval {
	drop := func(t float64) float64 { // t = ln(r/r̂)
		return float64(n)*(math.Expm1(t)-t) - chiSquare95/2
	}
	width := 3 + chiSquare95/float64(n)
	low, err1 := root.Zero(drop, -width, 0)
	high, err2 := root.Zero(drop, 0, width)
	if err1 != nil || err2 != nil {
		return unknown()
	}
	return Interval{rate * math.Exp(low), rate * math.Exp(high), Confidence}
}

// profile returns the interval of a shape: the values whose profile log-likelihood is
// within half the 95% quantile of chi-squared of the maximum. If the likelihood never falls
// that far, the end is the floor, or +Inf.
func (u units) profile(at func(float64) float64, shape, best, floor float64) Interval {
	if u.brief {
		return unknown()
	}
	n := float64(len(u.logs))
	drop := func(s float64) float64 { return n*(best-at(s)) - chiSquare95/2 }
	search := func(direction float64) float64 {
		step := 0.1*math.Abs(shape) + 0.1/math.Sqrt(n)
		from := shape
		for range 60 {
			to := from + direction*step
			if to <= floor {
				to = floor + 1e-9*(shape-floor)
			}
			switch d := drop(to); {
			case d > 0 || math.IsNaN(d):
				z, err := root.Zero(func(s float64) float64 {
					if d := drop(s); !math.IsNaN(d) {
						return d
					}
					return math.Inf(1)
				}, from, to)
				if err != nil {
					return math.NaN()
				}
				return z
			case to-floor <= 1e-9*(shape-floor):
				return floor
			case to > 1e9*(1+math.Abs(shape)):
				return math.Inf(1)
			}
			from, step = to, 2*step
		}
		return direction * math.Inf(1)
	}
	return Interval{search(-1), search(1), Confidence}
}

// errors returns the standard errors of two parameters from the observed information,
// by central differences of the log-likelihood, NaN if it is not a maximum.
func (u units) errors(f func(p, q float64) float64, p, q float64) (float64, float64) {
	n := float64(len(u.logs))
	i, j := 1e-3*(math.Abs(p)+1/math.Sqrt(n)), 1e-3*(math.Abs(q)+1/math.Sqrt(n))
	c := f(p, q)
	pp := (f(p+i, q) - 2*c + f(p-i, q)) / (i * i)
	qq := (f(p, q+j) - 2*c + f(p, q-j)) / (j * j)
	pq := (f(p+i, q+j) - f(p+i, q-j) - f(p-i, q+j) + f(p-i, q-j)) / (4 * i * j)
	det := pp*qq - pq*pq
	if !(det > 0) || !(pp < 0) {
		return math.NaN(), math.NaN()
	}
	return math.Sqrt(-qq / det / n), math.Sqrt(-pp / det / n)
}
