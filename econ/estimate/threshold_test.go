package estimate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// plainThreshold takes the distance of every candidate at every value.
func plainThreshold(hours []float64) (threshold, distance float64) {
	distance = math.Inf(1)
	for i, x := range hours {
		if i > 0 && x == hours[i-1] || x == hours[len(hours)-1] {
			continue
		}
		tail := hours[i:]
		n := float64(len(tail))
		sum := 0.0
		for j := len(tail) - 1; j > 0; j-- { // Σ ln(h/x) as steps from the top
			sum += float64(len(tail)-j) * (math.Log(tail[j]) - math.Log(tail[j-1]))
		}
		alpha := n / sum
		d := 0.0
		for j := 0; j < len(tail); {
			k := j
			for k < len(tail) && tail[k] == tail[j] {
				k++
			}
			m := math.Exp(-alpha * (math.Log(tail[j]) - math.Log(x)))
			d = math.Max(d, math.Max(math.Abs(m-float64(len(tail)-j)/n), math.Abs(m-float64(len(tail)-k)/n)))
			j = k
		}
		if d < distance {
			threshold, distance = x, d
		}
	}
	return threshold, distance
}

func mustSample(t testing.TB, hours []float64) estimate.Sample {
	t.Helper()
	s, err := estimate.NewSample(hours)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func draw(t testing.TB, law dist.Tail, n int, seed uint64) []float64 {
	t.Helper()
	hours, err := dist.Draw(law, n, rand.New(rand.NewPCG(seed, 5)))
	if err != nil {
		t.Fatal(err)
	}
	return hours
}

func TestThresholdEqualsPlainSearch(t *testing.T) {
	t.Parallel()
	laws := []dist.Tail{
		dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5},
		dist.Lognormal{Mu: -3, Sigma: 1},
		dist.Exponential{Rate: 4},
		dist.Weibull{Scale: 0.1, Shape: 0.4},
		dist.Spliced{Body: dist.Lognormal{Mu: -3, Sigma: 1}, Tail: dist.Pareto{Scale: 0.1, Alpha: 1.3}, At: 0.1, Share: 0.2},
	}
	for l, law := range laws {
		for _, n := range []int{3, 5, 20, 101, 700} {
			for _, grid := range []float64{0, 0.01, 0.1} { // hours rounded up to the grid
				for seed := range uint64(4) {
					hours := draw(t, law, n, 100*seed+uint64(l))
					if grid > 0 {
						for i, h := range hours {
							hours[i] = grid * math.Ceil(h/grid)
						}
					}
					s := mustSample(t, hours)
					if s.Distinct() < 2 {
						continue
					}
					got, err := s.Threshold()
					if err != nil {
						t.Fatalf("%v, n = %d, grid %v: %v", law, n, grid, err)
					}
					x, d := plainThreshold(s.Hours())
					if got.Hours != x || !(math.Abs(got.Distance-d) <= 1e-14) {
						t.Errorf("%v, n = %d, grid %v, seed %d: got %v at distance %v, want %v at %v", law, n, grid, seed, got.Hours, got.Distance, x, d)
					}
				}
			}
		}
	}
}

func BenchmarkThreshold(b *testing.B) {
	for _, law := range []dist.Tail{
		dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}, dist.Lognormal{Mu: -3, Sigma: 1},
		dist.Spliced{Body: dist.Lognormal{Mu: -3, Sigma: 1}, Tail: dist.Pareto{Scale: 0.1, Alpha: 1.3}, At: 0.1, Share: 0.2},
	} {
		for _, n := range []struct {
			name string
			n    int
		}{{"1e4", 1e4}, {"1e5", 1e5}, {"1e6", 1e6}} {
			b.Run(law.(interface{ String() string }).String()[:6]+"/"+n.name, func(b *testing.B) {
				s := mustSample(b, draw(b, law, n.n, 1))
				for b.Loop() {
					if _, err := s.Threshold(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
