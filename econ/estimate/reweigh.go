package estimate

import (
	"math"
	"math/rand/v2"
)

// A replicate of a sample gives every row, or every worker with all of his rows, a random
// weight, exponential with mean 1: the Bayesian bootstrap. No cell is ever empty, and a worker
// who did many tasks counts as one draw.
//
// Source: D. Rubin, "The Bayesian bootstrap", Annals of Statistics 9 (1981).

// reweigh fills mass with that of a replicate.
func (c cells) reweigh(mass []float64, rng *rand.Rand) {
	if c.who != nil {
		clear(mass)
		for _, holdings := range c.who {
			w := rng.ExpFloat64()
			for _, h := range holdings {
				mass[h.cell] += w * h.mass
			}
		}
		return
	}
	for k, m := range c.mass {
		mass[k] = m * gammaDraw(c.size[k], rng) / c.size[k]
	}
}

// replicate returns the masses of replicates, the same for the same seed.
func (c cells) replicate(n int, sim Simulation) [][]float64 {
	out := make([][]float64, n)
	simulate(sim, n, func() struct{} { return struct{}{} }, func(_ struct{}, i int, rng *rand.Rand) {
		out[i] = make([]float64, len(c.mass))
		c.reweigh(out[i], rng)
	})
	return out
}

// gammaDraw returns a gamma variable of the given shape, at least 1, and scale 1.
//
// Source: G. Marsaglia and W. Tsang, "A simple method for generating gamma variables", ACM
// Transactions on Mathematical Software 26 (2000).
func gammaDraw(shape float64, rng *rand.Rand) float64 {
	d := math.Max(shape, 1) - 1.0/3
	s := 1 / math.Sqrt(9*d)
	for {
		x := rng.NormFloat64()
		v := 1 + s*x
		if v <= 0 {
			continue
		}
		v *= v * v
		if math.Log(1-rng.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}
