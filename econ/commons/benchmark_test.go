package commons_test

import (
	"math/rand/v2"
	"testing"

	"valuecapture/econ/commons"
)

func BenchmarkCompare(b *testing.B) {
	e := commons.Baseline()
	for b.Loop() {
		if _, err := e.Compare(20, 6, 0.3); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPool(b *testing.B) {
	e := commons.Baseline()
	kept := e.Excluded(6)
	for b.Loop() {
		if _, err := e.Pool(kept, 0.3); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSimulate(b *testing.B) {
	e := commons.Baseline()
	bill := func(x float64) float64 { return 6 * e.Tokens(x) }
	for b.Loop() {
		if _, err := e.Simulate(bill, 0.3, 10_000, rand.New(rand.NewPCG(1, 1))); err != nil {
			b.Fatal(err)
		}
	}
}
