package dist

import (
	"errors"
	"math"
	"testing"
	"time"

	"valuecapture/econ/quad"
)

func TestTruncated(t *testing.T) {
	t.Parallel()
	for _, inside := range []Tail{Pareto{Scale: 0.1, Alpha: 1.5}, Pareto{Scale: 0.1, Alpha: 0.7}, Exponential{Rate: 2}, Lognormal{Mu: 0, Sigma: 1}, GPD{Scale: 1, Xi: -0.5}} {
		for _, ends := range [][2]float64{{0, 1}, {0.2, 0.9}, {0.3, math.Inf(1)}, {0, math.Inf(1)}} {
			d, err := NewTruncated(inside, ends[0], ends[1])
			if err != nil {
				t.Fatal(err)
			}
			low, high := d.InverseSurvival(1), d.InverseSurvival(0)
			if low < ends[0] || high > ends[1] {
				t.Errorf("%v: support from %g to %g", d, low, high)
			}
			for _, q := range []float64{0.999, 0.7, 0.2, 1e-3} {
				z := d.InverseSurvival(q)
				if got := d.Survival(z); !(math.Abs(got-q) <= 1e-12) {
					t.Errorf("%v: S(Q(%g)) = %g", d, q, got)
				}
				area, err := quad.Integral(d.Density, z, high)
				if err != nil || !(math.Abs(area-q) <= 1e-8) {
					t.Errorf("%v: density above %g holds %g, %v, want %g", d, z, area, err, q)
				}
				if math.IsInf(d.Mean(), 1) {
					continue
				}
				excess, err := quad.Integral(func(x float64) float64 { return (x - z) * d.Density(x) }, z, high)
				if got := d.MeanExcess(z); err != nil || !(math.Abs(got*q-excess) <= 1e-8*(1+excess)) {
					t.Errorf("%v: e(%g) = %g, by the density %g, %v", d, z, got, excess/q, err)
				}
			}
			mean, err := quad.Integral(func(x float64) float64 { return x * d.Density(x) }, low, high)
			if err == nil && !(math.Abs(mean-d.Mean()) <= 1e-7*mean) {
				t.Errorf("%v: mean %g, by the density %g", d, d.Mean(), mean)
			}
			if at := d.Survival(low - 0.01); at != 1 {
				t.Errorf("%v: S below the support = %g", d, at)
			}
		}
	}
	heavy := Truncated{Tail: Pareto{Scale: 0.1, Alpha: 0.7}, High: 5}
	if m := heavy.Mean(); math.IsInf(m, 0) || math.IsNaN(m) {
		t.Errorf("a finite end makes every mean finite, got %g", m)
	}
}

func TestTruncatedErrors(t *testing.T) {
	t.Parallel()
	p := Pareto{Scale: 0.1, Alpha: 1.5}
	for _, d := range []Truncated{
		{nil, 0, 1}, {p, -1, 1}, {p, 1, 1}, {p, 2, 1}, {p, math.NaN(), 1}, {p, 0, math.NaN()}, {p, math.Inf(1), math.Inf(1)},
		{p, 0, 0.05}, {Pareto{Scale: -1, Alpha: 1}, 0, 1}, {},
	} {
		if err := d.Validate(); !errors.Is(err, ErrParameter) {
			t.Errorf("%+v: Validate() = %v", d, err)
		}
		if _, err := NewTruncated(d.Tail, d.Low, d.High); err == nil {
			t.Errorf("%+v: NewTruncated accepts it", d)
		}
		for i, got := range []float64{d.Survival(0.5), d.Density(0.5), d.InverseSurvival(0.5), d.Mean(), d.MeanExcess(0.5)} {
			if !math.IsNaN(got) {
				t.Errorf("%+v: method %d gives %g, want NaN", d, i, got)
			}
		}
	}
}

// The ends are met exactly, whatever the rounding of the survival function between.
func TestTruncatedEnds(t *testing.T) {
	t.Parallel()
	rng := seeded()
	for range 500 {
		inside := Pareto{Scale: 0.01 + rng.Float64(), Alpha: 0.3 + 5*rng.Float64()}
		low := inside.Scale * (0.5 + 3*rng.Float64())
		d := Truncated{Tail: inside, Low: low, High: low + inside.Scale*(1+30*rng.Float64())}
		start, end := d.InverseSurvival(1), d.InverseSurvival(0)
		if start != math.Max(low, inside.Scale) || end != d.High || d.Survival(start) != 1 || d.Survival(end) != 0 || d.MeanExcess(end) != 0 {
			t.Errorf("%v: from %v with S = %v to %v with S = %v and e = %v", d, start, d.Survival(start), end, d.Survival(end), d.MeanExcess(end))
		}
	}
}

func TestPlainWithoutATail(t *testing.T) {
	t.Parallel()
	var p Plain
	for i, got := range []float64{p.Survival(1), p.Density(1), p.InverseSurvival(0.5), p.Mean()} {
		if !math.IsNaN(got) {
			t.Errorf("method %d gives %g, want NaN", i, got)
		}
	}
	if err := p.Validate(); !errors.Is(err, ErrParameter) {
		t.Errorf("Validate() = %v", err)
	}
}

// An end far beyond the tail cuts next to nothing, and costs no search for the law.
func TestFarEnd(t *testing.T) {
	t.Parallel()
	for _, law := range []Tail{
		GPD{Scale: 0.0144, Xi: 0.57},
		Lognormal{Mu: -0.3, Sigma: 1.7},
		Spliced{Body: Exponential{Rate: 0.48}, Tail: GPD{Scale: 0.167, Xi: 0.24}, At: 2.8, Share: 0.01},
	} {
		for _, high := range []float64{1e15, 1e100, 1e300} {
			d := Truncated{Tail: law, Low: 0.1, High: high}
			began := time.Now()
			for range 100 {
				// What lies above 1e15 hours is below 1e-6 of any of these means.
				if got, want := d.MeanExcess(0.2), MeanExcess(law, 0.2); !(apart(got, want) <= 1e-6) {
					t.Fatalf("%v: MeanExcess(0.2) = %v, want %v", d, got, want)
				}
			}
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("%v: a hundred mean excesses took %v", d, took)
			}
		}
	}
}

// The smallest shares have the hours of the last tasks, not of the far end of the gap
// above them.
func TestTruncatedBelowGap(t *testing.T) {
	t.Parallel()
	inner := Histogram{Edges: []float64{0, 1, 2, 5, 6}, Counts: []float64{10, 3, 0, 20}}
	d := Truncated{Tail: inner, Low: 0, High: 5}
	for _, q := range []float64{0, 1e-300, 1e-50, 1e-17} {
		if z := d.InverseSurvival(q); !(apart(z, 2) <= 1e-12) {
			t.Errorf("%v: InverseSurvival(%g) = %v, want 2", d, q, z)
		}
	}
}

// What is left of a law with atoms may be one of them, at the lower end.
func TestTruncatedToOneAtom(t *testing.T) {
	t.Parallel()
	law := steps{0.25, 0.5, 1, 2}
	for i, at := range law[:2] { // an end at the top cuts nothing
		d := Truncated{Tail: law, Low: at, High: law[i+1]}
		for _, q := range []float64{1, 0.5, 1e-9, 1e-17, 1e-50, 0} {
			if z := d.InverseSurvival(q); z != at || d.Survival(z) != 1 {
				t.Errorf("from %v to %v h: S⁻¹(%v) = %v, want %v", at, law[i+1], q, z, at)
			}
		}
	}
}

// steps is a law with equally many tasks at each of its hours, ascending.
type steps []float64

func (s steps) Survival(z float64) float64 {
	n := 0
	for _, h := range s {
		if h >= z {
			n++
		}
	}
	return float64(n) / float64(len(s))
}

func (s steps) InverseSurvival(q float64) float64 {
	for i := len(s) - 1; i > 0; i-- {
		if s.Survival(s[i]) >= q {
			return s[i]
		}
	}
	return s[0]
}

func (steps) Density(float64) float64 { return 0 }
func (s steps) Bends() []float64      { return s[1 : len(s)-1] }

func (s steps) Mean() float64 {
	var sum float64
	for _, h := range s {
		sum += h
	}
	return sum / float64(len(s))
}
