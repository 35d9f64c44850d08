package dist

import (
	"math/rand/v2"
	"testing"
)

var sink float64

// benchmarked has one law of each family, and a gamma law of large shape.
var benchmarked = []struct {
	name string
	d    law
}{
	{"Pareto", Pareto{Scale: 1. / 60, Alpha: 1.5}},
	{"Exponential", Exponential{Rate: 20}},
	{"Lognormal", Lognormal{Mu: -3, Sigma: 1}},
	{"LogLogistic", LogLogistic{Scale: 0.05, Shape: 1.5}},
	{"Weibull", Weibull{Scale: 0.05, Shape: 0.6}},
	{"Gamma", Gamma{Scale: 0.05, Shape: 1.7}},
	{"Gamma1000", Gamma{Scale: 0.0001, Shape: 1000}},
	{"GPD", GPD{Location: 1. / 60, Scale: 1. / 90, Xi: 0.6}},
}

func benchmarkAt(b *testing.B, f func(d law, z float64) float64) {
	for _, c := range benchmarked {
		b.Run(c.name, func(b *testing.B) {
			z := c.d.InverseSurvival(0.1)
			b.ReportAllocs()
			for b.Loop() {
				sink = f(c.d, z)
			}
		})
	}
}

func BenchmarkSurvival(b *testing.B)   { benchmarkAt(b, law.Survival) }
func BenchmarkHazard(b *testing.B)     { benchmarkAt(b, law.Hazard) }
func BenchmarkMeanExcess(b *testing.B) { benchmarkAt(b, law.MeanExcess) }

func BenchmarkInverseSurvival(b *testing.B) {
	benchmarkAt(b, func(d law, _ float64) float64 { return d.InverseSurvival(0.1) })
}

func BenchmarkRand(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	benchmarkAt(b, func(d law, _ float64) float64 { return d.Rand(rng) })
}

func BenchmarkMeanExcessFallback(b *testing.B) {
	benchmarkAt(b, func(d law, z float64) float64 { return MeanExcess(bare{d}, z) })
}
