package estimate

import (
	"math/rand/v2"
	"testing"

	"valuecapture/econ/dist"
)

func benchmarkAnswer(b *testing.B, n int, brief bool) {
	h := make([]float64, n)
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range h {
		h[i] = dist.Rand(dist.Pareto{Scale: 0.25, Alpha: 1.5}, rng)
	}
	q := Question{Hours: h, Wage: 1, TokensPerTask: 1, Cost: 0.3}
	for b.Loop() {
		if _, err := NewAnswer(q, AnswerOptions{Brief: brief, Simulation: Simulation{Workers: 1}}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAnswer1000(b *testing.B)   { benchmarkAnswer(b, 1000, true) }
func BenchmarkAnswer20000(b *testing.B)  { benchmarkAnswer(b, 20000, true) }
func BenchmarkAnswer100000(b *testing.B) { benchmarkAnswer(b, 100000, false) }
