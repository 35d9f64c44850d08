package race

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestRadix(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(9, 9))
	var r radix // one for all rows, of different lengths
	for _, n := range []int{0, 1, 2, 100, 5000, 37} {
		for name, draw := range map[string]func() float64{
			"spread":    func() float64 { return math.Exp(100 * rng.NormFloat64()) },
			"close":     func() float64 { return 1 + 1e-14*rng.Float64() },
			"same":      func() float64 { return 1 },
			"few":       func() float64 { return 1 + float64(rng.IntN(3)) },
			"any":       func() float64 { return math.Float64frombits(rng.Uint64N(0x7ff0000000000001)) },
			"tail":      func() float64 { return 1 + math.Abs(rng.NormFloat64()) },
			"zero, inf": func() float64 { return []float64{0, math.Inf(1), 5e-324}[rng.IntN(3)] },
		} {
			x := make([]float64, n)
			for i := range x {
				x[i] = draw()
			}
			want := slices.Sorted(slices.Values(x))
			if r.sort(x); !slices.Equal(x, want) {
				t.Errorf("%s, %d numbers: not in order", name, n)
			}
		}
	}
}
