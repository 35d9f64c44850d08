package dist

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

const sweeps = 2500

// TestSweep tries random laws of every kind, made of one another two deep and with
// extremes, through every method and function: no panic, no NaN where there is an answer,
// and the laws between them hold.
func TestSweep(t *testing.T) {
	if testing.Short() {
		t.Skip("half a minute")
	}
	t.Parallel()
	rng := rand.New(rand.NewPCG(9, 9))
	tried := map[string]int{}
	for range sweeps {
		d := randomTail(rng, 2)
		if Validate(d) != nil {
			continue // NaN is its answer, as other tests hold
		}
		tried[fmt.Sprintf("%T", d)]++
		t.Run("", func(t *testing.T) { sweep(t, rng, d) })
	}
	// A law added here has a generator of its own, so that those drawn above stay the same.
	own := rand.New(rand.NewPCG(9, 10))
	for range sweeps / 10 {
		d := LogLogistic{Scale: math.Exp(10*own.Float64() - 7), Shape: math.Exp(5*own.Float64() - 1.5)}
		low := d.InverseSurvival(0.1 + 0.9*own.Float64())
		for _, d := range []Tail{d, Truncated{Tail: d, Low: low, High: math.Inf(1)}, Mixture{[]Component{{0.3, d}, {0.7, Exponential{Rate: 4}}}}} {
			tried[fmt.Sprintf("%T", d)]++
			t.Run("", func(t *testing.T) { sweep(t, own, d) })
		}
	}
	for _, d := range []Tail{Pareto{}, Exponential{}, Lognormal{}, Weibull{}, LogLogistic{}, Gamma{}, GPD{}, Truncated{}, Spliced{}, Mixture{}, Histogram{}, Plain{}} {
		if n := tried[fmt.Sprintf("%T", d)]; n < 20 {
			t.Errorf("only %d laws of type %T were valid", n, d)
		}
	}
}

// randomTail returns a law of any kind, made of others up to so many deep.
func randomTail(rng *rand.Rand, depth int) Tail {
	between := func(a, b float64) float64 { return a * math.Exp(rng.Float64()*math.Log(b/a)) }
	kind := rng.IntN(6)
	if depth > 0 {
		kind = rng.IntN(13)
	}
	part := func() Tail { return randomTail(rng, depth-1) }
	switch kind {
	case 0:
		return Pareto{Scale: between(1e-3, 10), Alpha: between(0.3, 30)}
	case 1:
		return Exponential{Rate: between(1e-3, 1e3)}
	case 2:
		return Lognormal{Mu: -5 + 8*rng.Float64(), Sigma: between(0.02, 5)}
	case 3:
		return Weibull{Scale: between(1e-3, 10), Shape: between(0.2, 10)}
	case 4:
		return Gamma{Scale: between(1e-3, 10), Shape: between(0.01, 300)}
	case 5:
		return GPD{Location: between(1e-3, 1), Scale: between(1e-3, 1), Xi: 3*rng.Float64() - 1}
	case 6:
		inside := part()
		low := inside.InverseSurvival(0.3 + 0.7*rng.Float64())
		return Truncated{Tail: inside, Low: low, High: []float64{inside.InverseSurvival(0.3 * rng.Float64()), math.Inf(1), low * (1 + between(1e-6, 10))}[rng.IntN(3)]}
	case 7, 8:
		body := part()
		return Spliced{Body: body, Tail: part(), At: body.InverseSurvival(0.9 * rng.Float64()), Share: []float64{0, between(1e-9, 0.99)}[rng.IntN(2)]}
	case 9, 10:
		w := []float64{between(1e-9, 0.5), rng.Float64()}[rng.IntN(2)]
		return Mixture{[]Component{{w, part()}, {1 - w, part()}}}
	case 11:
		edges, counts := []float64{[]float64{0, rng.Float64()}[rng.IntN(2)]}, []float64{}
		for range 1 + rng.IntN(8) {
			edges = append(edges, edges[len(edges)-1]+between(1e-3, 3))
			counts = append(counts, []float64{0, between(1e-6, 1e6)}[min(rng.IntN(4), 1)])
		}
		if rng.IntN(2) == 0 {
			return Histogram{Edges: edges, Counts: counts}
		}
		return Histogram{Edges: append(edges, math.Inf(1)), Counts: append(counts, between(1e-6, 10)), Top: part()}
	default:
		return Plain{part()}
	}
}

// sweep holds a valid law to its promises at random shares and arguments.
func sweep(t *testing.T, rng *rand.Rand, d Tail) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%#v: panic: %v", d, r)
		}
	}()
	lower, upper, mean := d.InverseSurvival(1), d.InverseSurvival(0), d.Mean()
	if !(lower >= 0 && upper > lower && mean >= lower && mean <= upper) {
		t.Fatalf("%#v: support from %v to %v with a mean of %v", d, lower, upper, mean)
	}
	if d.Survival(lower) != 1 || d.Survival(math.Nextafter(upper, math.Inf(1))) != 0 {
		t.Fatalf("%#v: S is %v at %v and %v above %v", d, d.Survival(lower), lower, d.Survival(math.Nextafter(upper, math.Inf(1))), upper)
	}
	bends := Bends(d)
	if !slices.IsSorted(bends) || len(bends) > 0 && !(bends[0] > lower && bends[len(bends)-1] < upper) {
		t.Fatalf("%#v: bends %v in a support from %v to %v", d, bends, lower, upper)
	}
	if h := Rand(d, rng); !(h >= lower && h <= upper) {
		t.Fatalf("%#v: draws %v in a support from %v to %v", d, h, lower, upper)
	}
	points := []float64{lower, upper, 0, -1, 1e-300, 1e300, math.Inf(1)}
	for _, q := range []float64{rng.Float64(), rng.Float64(), math.Exp(-20 * rng.Float64()), math.Exp(-690 * rng.Float64())} {
		points = append(points, sweepShare(t, d, q, upper))
	}
	for _, b := range bends {
		points = append(points, b, math.Nextafter(b, 0), math.Nextafter(b, math.Inf(1)))
	}
	for _, z := range points {
		sweepPoint(t, d, z, lower, upper)
	}
}

// sweepShare checks that S passes q at its inverse, which it returns.
func sweepShare(t *testing.T, d Tail, q, upper float64) float64 {
	t.Helper()
	z := d.InverseSurvival(q)
	if math.IsInf(z, 1) {
		return z
	}
	// The last digits of z move S by its elasticity, those of S at a cut its value there.
	tolerance := 1e-11
	grain := 1e-12 * z
	before, after := d.Survival(z-grain), d.Survival(math.Max(z+grain, math.Nextafter(z, math.Inf(1))))
	slack := tolerance*q + 1e-12*absolute(d)
	if !(z >= 0 && z <= upper && before >= q-slack && after <= q+slack) {
		t.Fatalf("%#v: S⁻¹(%v) = %v, about which S falls from %v to %v", d, q, z, before, after)
	}
	return z
}

// absolute is 1 for a law whose survival function is a difference of others and loses its
// relative accuracy.
func absolute(d Tail) float64 {
	switch d := d.(type) {
	case Truncated:
		return 1e4 // and as much more as is cut off
	case Plain:
		return absolute(d.Tail)
	case Spliced:
		return 1 + absolute(d.Body) + absolute(d.Tail)
	case Mixture:
		var sum float64
		for _, c := range d.Components {
			sum += absolute(c.Tail)
		}
		return sum
	case Histogram:
		if d.Top != nil {
			return absolute(d.Top)
		}
	}
	return 0
}

// sweepPoint calls every function at z.
func sweepPoint(t *testing.T, d Tail, z, lower, upper float64) {
	t.Helper()
	s, f, h, e, slope := d.Survival(z), d.Density(z), Hazard(d, z), MeanExcess(d, z), LogDensitySlope(d, z)
	if !(s >= 0 && s <= 1 && f >= 0) {
		t.Fatalf("%#v at %v: S = %v, f = %v", d, z, s, f)
	}
	inside := z < upper && s > 1e-290
	switch {
	case !inside:
	case !(h >= 0):
		t.Fatalf("%#v at %v, S = %v: hazard %v", d, z, s, h)
	case s > 1e-250 && !(e >= 0): // see MeanExcess
		t.Fatalf("%#v at %v, S = %v: mean excess %v", d, z, s, e)
	case s > 1e-250 && math.IsInf(d.Mean(), 1) != math.IsInf(e, 1):
		t.Fatalf("%#v at %v: mean excess %v with a mean of %v", d, z, e, d.Mean())
	case f > 1e-290 && f < 1e290 && z > lower && math.IsNaN(slope):
		t.Fatalf("%#v at %v: log density slope %v with density %v", d, z, slope, f)
	case s > 1e-250 && !(z+e <= upper+1e-9*(upper+math.Abs(z))):
		t.Fatalf("%#v at %v: mean excess %v reaches beyond the end %v", d, z, e, upper)
	}
	if share := TopShare(d, math.Min(s, 0.5)); share < 0 || share > 1 {
		t.Fatalf("%#v: TopShare(%v) = %v", d, s, share)
	}
}
