package disttest

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
)

// draws: counts of seeded draws beyond quantiles against binomial limits.
func draws(e *examination) {
	const means = "simulations check every formula: draws from another law would confirm the wrong one"
	n := 5000 // by inversion, which the rule on InverseSurvival covers
	if _, ok := e.t.(dist.Sampler); ok {
		n = 40000
		if got := dist.Rand(e.t, rand.New(rand.NewPCG(1, 2))); got != dist.Rand(e.t, rand.New(rand.NewPCG(1, 2))) {
			e.expect(false, "Rand(rng)", got, "the same draw from the same seed", means, "draw from rng alone, never from the package's own source")
		}
		if got := e.t.(dist.Sampler).Rand(nil); !math.IsNaN(got) {
			e.expect(false, "Rand(nil)", got, "NaN", means, "return math.NaN() for a nil rng")
		}
	}
	rng := rand.New(rand.NewPCG(7, 11))
	above := make([]int, len(body))
	quantiles := make([]float64, len(body))
	for i, q := range body {
		quantiles[i] = e.t.InverseSurvival(q)
	}
	for range n {
		h := dist.Rand(e.t, rng)
		if !(h >= e.lower && h <= e.upper) {
			e.expect(false, "Rand(rng)", h, fmt.Sprintf("hours between %s and %s", num(e.lower), num(e.upper)), means, "draw inside the support")
			return
		}
		for i, z := range quantiles {
			if h >= z {
				above[i]++
			}
		}
	}
	for i, q := range body {
		got := float64(above[i])
		if s := e.t.Survival(quantiles[i]); s > q && e.jumps(quantiles[i], q) {
			q = s // an atom, all of which reach it
		}
		e.expect(binomialTail(above[i], n, q) > 5e-8, fmt.Sprintf("draws from %s on, of %d", num(quantiles[i]), n), got,
			fmt.Sprintf("about %.0f, the share %s of them", q*float64(n), num(q)), means,
			"InverseSurvival(1 - rng.Float64()) is always right; leave Rand out unless a formula is faster")
	}
}

// binomialTail returns the smaller of P(X <= k) and P(X >= k) for X binomial(n, p).
func binomialTail(k, n int, p float64) float64 {
	lg := func(x int) float64 {
		v, _ := math.Lgamma(float64(x + 1))
		return v
	}
	mass := func(i int) float64 {
		return math.Exp(lg(n) - lg(i) - lg(n-i) + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	if p >= 1 { // everybody
		return float64(k / n)
	}
	step := 1
	if float64(k) < float64(n)*p {
		step = -1
	}
	sum := 0.0
	for i := k; i >= 0 && i <= n; i += step {
		m := mass(i)
		if sum += m; m < 1e-20 {
			break
		}
	}
	return sum
}
