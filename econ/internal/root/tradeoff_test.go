package root_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/internal/root"
)

// lognormals is a mixture of lognormal groups.
type lognormals struct{ weight, mu, sigma []float64 }

func (l lognormals) survival(z float64) float64 {
	var s float64
	for i, w := range l.weight {
		s += w * math.Erfc((math.Log(z)-l.mu[i])/(l.sigma[i]*math.Sqrt2)) / 2
	}
	return s
}

// profit is the logarithm of (z - cost) S(z).
func (l lognormals) profit(cost float64) root.Tradeoff {
	return root.Tradeoff{
		Up:    func(z float64) float64 { return math.Log(z - cost) },
		Down:  func(z float64) float64 { return math.Log(l.survival(z)) },
		Reach: func(up float64) float64 { return cost + math.Exp(up) },
	}
}

// fourGroups has four peaks, of which the highest holds one task in 2500.
var fourGroups = lognormals{
	weight: []float64{.9286, .06305, .00794, .0004018},
	mu:     []float64{-4.234, -1.235, .9752, 4.246},
	sigma:  []float64{.3, .3, .3, .3},
}

func TestHighest(t *testing.T) {
	t.Parallel()
	profit := fourGroups.profit(0.1 / 120)
	for name, reach := range map[string]func(float64) float64{"leaps in closed form": profit.Reach, "leaps by search": nil} {
		profit.Reach = reach
		got := profit.Highest(0.1/120, 1e6, nil)
		if price := got.X * 120; !(math.Abs(price-6269) < 1) || !(math.Abs(math.Exp(got.Value)*60-1.049) < 1e-3) {
			t.Errorf("%s: price %g, profit %g, want 6269 and 1.049", name, price, math.Exp(got.Value)*60)
		}
		if !(got.Bound >= got.Value && got.Bound <= got.Value+1.1e-4) {
			t.Errorf("%s: bound %g of %g, want within the tolerance", name, got.Bound, got.Value)
		}
	}
}

// The ends, jumps, bends and flats that a tradeoff may have.
func TestHighestOfShapes(t *testing.T) {
	t.Parallel()
	step := func(at, low float64) func(float64) float64 {
		return func(x float64) float64 {
			if x <= at {
				return 0
			}
			return low
		}
	}
	none := func(float64) float64 { return 0 }
	line := func(x float64) float64 { return x }
	for _, tc := range []struct {
		name     string
		up, down func(float64) float64
		want     float64
		marks    []float64
		within   float64
	}{
		{"rises to the end", line, none, 1, nil, 0},
		{"falls from the start", none, func(x float64) float64 { return -x }, 0, nil, 0},
		{"parabola", line, func(x float64) float64 { return -x * x }, 0.5, nil, 1e-8},
		{"drop at a mark", line, step(0.3, -2), 0.3, []float64{0.3}, 0},
		{"drop at no mark", line, step(0.3, -2), 0.3, nil, 1.1e-4},
		{"jump up", func(x float64) float64 { return -step(0.6, -1)(x) }, func(x float64) float64 { return -x }, math.Nextafter(0.6, 1), nil, 1e-6},
		{"bend", line, func(x float64) float64 { return -3 * math.Max(x-0.4, 0) }, 0.4, nil, 1e-8},
		{"flat", none, none, 0, nil, 0},
		{"nowhere but in the middle", func(x float64) float64 { return math.Log(x - 0.4) }, func(x float64) float64 { return math.Log(0.6 - x) }, 0.5, nil, 1e-8},
		{"NaN outside", func(x float64) float64 { return math.Sqrt(x - 0.2) }, func(x float64) float64 { return -x }, 0.45, nil, 1e-7},
		{"marks outside and NaN", line, func(x float64) float64 { return -x * x }, 0.5, []float64{-1, 2, math.NaN(), math.Inf(1)}, 1e-8},
	} {
		got := root.Tradeoff{Up: tc.up, Down: tc.down}.Highest(0, 1, tc.marks)
		if !(math.Abs(got.X-tc.want) <= tc.within) {
			t.Errorf("%s: got %+v, want %g within %g", tc.name, got, tc.want, tc.within)
		}
		if y := tc.up(got.X) + tc.down(got.X); got.Value != y || !(got.Bound >= y) {
			t.Errorf("%s: value %g, bound %g, want f = %g and a bound above it", tc.name, got.Value, got.Bound, y)
		}
	}
	if got := (root.Tradeoff{Up: none, Down: func(float64) float64 { return math.Inf(-1) }}).Highest(0, 1, nil); !math.IsInf(got.Value, -1) {
		t.Errorf("nowhere a number: %+v, want -Inf", got)
	}
}

// A profit that hardly falls over 300 decades costs a bounded number of points, and
// the bound says how far the promise goes.
func TestHighestIsBounded(t *testing.T) {
	t.Parallel()
	for _, alpha := range []float64{1, 1 + 1e-12, 1 + 1e-6, 1 + 1e-3} {
		calls := 0
		flat := root.Tradeoff{
			Up:   math.Log,
			Down: func(z float64) float64 { calls++; return -alpha * math.Log(z) },
		}
		flat.Reach = math.Exp
		got := flat.Highest(1, 1e300, nil)
		if !(got.X < 1.001) || calls > 500_000 || !(got.Bound < got.Value+1) {
			t.Errorf("α = 1 + %g: %+v after %d calls", alpha-1, got, calls)
		}
	}
}

// mixtures returns random groups of lognormal tasks.
func mixtures(n int) []lognormals {
	rng := rand.New(rand.NewPCG(9, 9))
	all := make([]lognormals, n)
	for i := range all {
		groups := 2 + rng.IntN(7)
		var sum float64
		for range groups {
			w := math.Pow(10, -5*rng.Float64())
			sum += w
			all[i].weight = append(all[i].weight, w)
			all[i].mu = append(all[i].mu, -8+16*rng.Float64())
			all[i].sigma = append(all[i].sigma, 0.05*math.Pow(30, rng.Float64()))
		}
		for j := range all[i].weight {
			all[i].weight[j] /= sum
		}
	}
	return all
}

// No point of a fine grid is higher, for a thousand mixtures.
func TestHighestOfMixtures(t *testing.T) {
	t.Parallel()
	n, points := 1000, 20_000
	if testing.Short() {
		n, points = 60, 4000
	}
	for _, l := range mixtures(n) {
		got := l.profit(1e-3).Highest(1e-3, 1e8, nil)
		profit := l.profit(1e-3)
		for i := range points {
			z := 1e-3 * math.Exp(25*float64(i+1)/float64(points))
			if y := profit.Up(z) + profit.Down(z); y > got.Value+1e-13 {
				t.Errorf("%v: %g at %g, but %g at %g", l, got.Value, got.X, y, z)
				break
			}
		}
	}
}

func BenchmarkHighest(b *testing.B) {
	for _, l := range append(mixtures(2), fourGroups) {
		b.Run(fmt.Sprintf("%d groups", len(l.weight)), func(b *testing.B) {
			profit := l.profit(1e-3)
			for b.Loop() {
				profit.Highest(1e-3, 1e8, nil)
			}
		})
	}
}
