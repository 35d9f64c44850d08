package dist

import (
	"math"
	"math/rand/v2"
	"testing"
)

// binomialTail returns the smaller of P(X <= k) and P(X >= k) for X binomial(n, p).
func binomialTail(k, n int, p float64) float64 {
	mass := func(i int) float64 {
		a, _ := math.Lgamma(float64(n + 1))
		b, _ := math.Lgamma(float64(i + 1))
		c, _ := math.Lgamma(float64(n - i + 1))
		return math.Exp(a - b - c + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	step := 1
	if float64(k) < float64(n)*p {
		step = -1
	}
	sum := 0.0
	for i := k; i >= 0 && i <= n; i += step {
		m := mass(i)
		sum += m
		if m < 1e-20 {
			break
		}
	}
	return sum
}

func TestBinomialTail(t *testing.T) {
	t.Parallel()
	// By hand: P(X <= 1) for ten tosses is 11/1024.
	if got, want := binomialTail(1, 10, 0.5), 11./1024; apart(got, want) > 1e-12 {
		t.Errorf("binomialTail = %v, want %v", got, want)
	}
}

// Counts of draws beyond quantiles against binomial limits, each with chance 1e-6,
// by the law's own sampler and by inversion.
func TestRand(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		const n = 40000
		for name, tail := range map[string]Tail{"own": d, "inversion": bare{d}} {
			rng := rand.New(rand.NewPCG(7, 11))
			draws := make([]float64, n)
			for i := range draws {
				draws[i] = Rand(tail, rng)
				if !(draws[i] >= d.InverseSurvival(1)) {
					t.Fatalf("%s draw %v lies below the support", name, draws[i])
				}
			}
			for _, q := range []float64{0.999, 0.99, 0.9, 0.7, 0.5, 0.3, 0.1, 0.01, 0.001} {
				z, above := d.InverseSurvival(q), 0
				for _, h := range draws {
					if h > z {
						above++
					}
				}
				if chance := binomialTail(above, n, q); chance < 1e-6/2 {
					t.Errorf("%s: %d of %d draws above the quantile of %v, a chance of %.2g", name, above, n, q, chance)
				}
			}
		}
	})
}

// The same seed gives the same draws.
func TestRandIsSeeded(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		a, b := rand.New(rand.NewPCG(1, 2)), rand.New(rand.NewPCG(1, 2))
		for range 20 {
			if x, y := d.Rand(a), d.Rand(b); x != y {
				t.Fatalf("draws %v and %v from the same seed", x, y)
			}
		}
		if v := Rand(d, nil); !math.IsNaN(v) {
			t.Errorf("Rand without a source = %v, want NaN", v)
		}
		if v := d.Rand(nil); !math.IsNaN(v) {
			t.Errorf("Rand method without a source = %v, want NaN", v)
		}
	})
}
