package econ_test

import (
	"math"
	"slices"

	"valuecapture/econ/dist"
)

// groups is a mixture that knows only the four methods of a tail.
type groups struct {
	weight []float64
	part   []dist.Tail
	low    float64 // where the support begins
}

func (g groups) sum(f func(dist.Tail) float64) float64 {
	var sum float64
	for i, t := range g.part {
		sum += g.weight[i] * f(t)
	}
	return sum
}

func (g groups) Survival(z float64) float64 {
	if z <= g.low {
		return 1
	}
	return math.Min(g.sum(func(t dist.Tail) float64 { return t.Survival(z) }), 1)
}

func (g groups) Density(z float64) float64 {
	return g.sum(func(t dist.Tail) float64 { return t.Density(z) })
}

func (g groups) Mean() float64 { return g.sum(dist.Tail.Mean) }

func (g groups) Bends() []float64 {
	var bends []float64
	for _, t := range g.part {
		bends = append(bends, dist.Bends(t)...)
		for _, q := range []float64{0, 1} {
			if z := t.InverseSurvival(q); z > 0 && !math.IsInf(z, 1) {
				bends = append(bends, z)
			}
		}
	}
	return sorted(bends, g.InverseSurvival(1), g.InverseSurvival(0))
}

// InverseSurvival bisects the float64s themselves.
func (g groups) InverseSurvival(q float64) float64 {
	low, high := math.Inf(1), 0.0
	for _, t := range g.part {
		low, high = math.Min(low, t.InverseSurvival(math.Min(q, 1))), math.Max(high, t.InverseSurvival(q))
	}
	switch {
	case !(q >= 0 && q <= 1):
		return math.NaN()
	case q == 1:
		return low
	case q == 0:
		return high
	}
	a, b := math.Float64bits(low), math.Float64bits(math.Min(high, math.MaxFloat64))+1
	for b-a > 1 {
		if mid := a + (b-a)/2; g.Survival(math.Float64frombits(mid)) >= q {
			a = mid
		} else {
			b = mid
		}
	}
	return math.Float64frombits(a)
}

// heaps is a law of atoms alone: tasks that save one of a few numbers of hours.
type heaps struct {
	at, share []float64
	declared  bool
}

func (h heaps) Survival(z float64) float64 {
	if !(z > h.at[0]) {
		return 1
	}
	var sum float64
	for i := len(h.at) - 1; i >= 0 && h.at[i] >= z; i-- {
		sum += h.share[i]
	}
	return math.Min(sum, 1)
}

func (h heaps) Density(float64) float64 { return 0 }

func (h heaps) Mean() float64 {
	var sum float64
	for i, z := range h.at {
		sum += h.share[i] * z
	}
	return sum
}

func (h heaps) InverseSurvival(q float64) float64 {
	if !(q >= 0 && q <= 1) {
		return math.NaN()
	}
	for i := len(h.at) - 1; i > 0; i-- {
		if h.Survival(h.at[i]) >= q {
			return h.at[i]
		}
	}
	return h.at[0]
}

func (h heaps) Bends() []float64 {
	if !h.declared {
		return nil
	}
	return sorted(append([]float64(nil), h.at...), h.at[0], h.at[len(h.at)-1])
}

// sorted returns the bends strictly between two hours, ascending, each once.
func sorted(bends []float64, low, high float64) []float64 {
	slices.Sort(bends)
	bends = slices.DeleteFunc(bends, func(z float64) bool { return !(z > low && z < high) })
	return slices.Compact(bends)
}

// A mixture is not regular: between its parts demand is inelastic again.
type mixture struct {
	low, high dist.Tail
	share     float64 // of tasks in high
}

var twoPeaks = mixture{low: dist.Gamma{Scale: 0.001, Shape: 50}, high: dist.Gamma{Scale: 0.01, Shape: 200}, share: 0.02}

func (t mixture) Survival(z float64) float64 {
	return (1-t.share)*t.low.Survival(z) + t.share*t.high.Survival(z)
}

func (t mixture) Density(z float64) float64 {
	return (1-t.share)*t.low.Density(z) + t.share*t.high.Density(z)
}

func (t mixture) Mean() float64 { return (1-t.share)*t.low.Mean() + t.share*t.high.Mean() }

func (t mixture) InverseSurvival(q float64) float64 {
	if q == 1 || q == 0 {
		return t.low.InverseSurvival(q)
	}
	lo, hi := 0.0, math.Max(t.low.InverseSurvival(q), t.high.InverseSurvival(q))
	for range 200 {
		if mid := (lo + hi) / 2; t.Survival(mid) > q {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}
