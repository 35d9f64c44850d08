package dist

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

var inf = math.Inf(1)

var histograms = []Histogram{
	{Edges: []float64{0, 1}, Counts: []float64{3}},
	{Edges: []float64{0, 0.1, 0.25, 1}, Counts: []float64{700, 200, 100}},
	{Edges: []float64{0, 0.1, 0.25, 1, inf}, Counts: []float64{700, 200, 90, 10}, Top: Pareto{Scale: 1, Alpha: 1.5}},
	{Edges: []float64{0.5, 0.75, 1, 2, 4, inf}, Counts: []float64{0, 20, 0, 7, 1e-6}, Top: GPD{Location: 4, Scale: 2, Xi: 0.3}}, // gaps at the start and inside
	{Edges: []float64{0, 1, 2, 3, 4}, Counts: []float64{1, 0, 0, 1}},
	{Edges: []float64{0, 1, 2, 3, inf}, Counts: []float64{5, 1, 0, 0}, Top: Pareto{Scale: 1, Alpha: 2}}, // nobody above 2
	{Edges: []float64{0, 1, inf}, Counts: []float64{0, 4}, Top: Pareto{Scale: 3, Alpha: 2.5}},           // nobody below 3
	{Edges: []float64{0, 0.3, inf}, Counts: []float64{4, 1}, Top: Pareto{Scale: 0.3, Alpha: 0.9}},
	{Edges: []float64{0, 0.3, inf}, Counts: []float64{4, 1}, Top: Spliced{Body: Exponential{Rate: 2}, Tail: Pareto{Scale: 1, Alpha: 2}, At: 2, Share: 0.4}},
}

func TestHistogram(t *testing.T) {
	eachOf(t, histograms, func(t *testing.T, d Histogram) {
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		lower, upper := d.InverseSurvival(1), d.InverseSurvival(0)
		if d.Survival(lower) != 1 || d.Survival(math.Nextafter(lower, inf)) > 1 || d.Survival(upper) != 0 {
			t.Errorf("support from %v to %v, where S is %v and %v", lower, upper, d.Survival(lower), d.Survival(upper))
		}
		var total, above float64
		for _, n := range d.Counts {
			total += n
		}
		for i := len(d.Counts) - 1; i >= 0; i-- {
			above += d.Counts[i]
			if got := d.Survival(d.Edges[i]); apart(got, above/total) > 1e-15 {
				t.Errorf("Survival(%v) = %v, want the share %v of tasks at or above the edge", d.Edges[i], got, above/total)
			}
			// The inverse at an edge: the edge, or the end of a gap above it.
			edge := math.Max(d.Edges[i], lower)
			for j := i; j < len(d.Counts)-1 && d.Counts[j] == 0; j++ {
				edge = math.Max(edge, d.Edges[j+1])
			}
			if above > 0 && d.Survival(d.Edges[i]) < 1 {
				if got := d.InverseSurvival(d.Survival(d.Edges[i])); apart(got, edge) > 1e-15 {
					t.Errorf("InverseSurvival at the edge %v is %v, want %v", d.Edges[i], got, edge)
				}
			}
		}
		for i := range 300 {
			q := math.Exp(-float64(i*i) / 131)
			z := d.InverseSurvival(q)
			if z >= upper*(1-1e-3) {
				continue
			}
			if got := d.Survival(z); apart(got, q) > 2e-15+4e-16*z*d.Hazard(z) {
				t.Errorf("S(S⁻¹(%v)) = %v", q, got)
			}
			if e := d.MeanExcess(z); math.IsInf(d.Mean(), 1) != math.IsInf(e, 1) || !(e > 0) {
				t.Errorf("MeanExcess(%v) = %v with a mean of %v", z, e, d.Mean())
			} else if plain := MeanExcess(Plain{d}, z); q > 1e-250 && apart(e, plain) > 1e-12 {
				t.Errorf("MeanExcess(%v) = %v, by quadrature %v", z, e, plain)
			}
			if f := d.Density(z); f > 1e-290 && apart(d.Hazard(z), f/d.Survival(z)) > 1e-14 {
				t.Errorf("Hazard(%v) = %v, f/S = %v", z, d.Hazard(z), f/d.Survival(z))
			}
		}
	})
}

func TestHistogramMean(t *testing.T) {
	t.Parallel()
	if got, want := histograms[2].Mean(), (700*0.05+200*0.175+90*0.625+10*3)/1000; apart(got, want) > 1e-15 {
		t.Errorf("Mean = %v, want %v", got, want)
	}
	if got := fmt.Sprint(Bends(histograms[3])); got != "[1 2 4]" {
		t.Errorf("Bends = %v", got)
	}
}

func TestHistogramErrors(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	top := Pareto{Scale: 1, Alpha: 1.5}
	for _, c := range []struct {
		edges, counts []float64
		top           Tail
		names         string
	}{
		{nil, nil, nil, "0 edges and 0 counts"},
		{[]float64{0}, nil, nil, "1 edges and 0 counts"},
		{[]float64{0, 1}, []float64{1, 2}, nil, "2 edges and 2 counts"},
		{[]float64{-1, 1}, []float64{1}, nil, "bin 0 from -1 to 1 h"},
		{[]float64{0, nan}, []float64{1}, nil, "bin 0 from 0 to NaN h"},
		{[]float64{0, inf, inf}, []float64{1, 1}, top, "bin 0 from 0 to +Inf h"},
		{[]float64{0, 2, 1}, []float64{1, 1}, nil, "bin 1 from 2 to 1 h has no width"},
		{[]float64{0, 1, 1}, []float64{1, 1}, nil, "bin 1 from 1 to 1 h has no width"},
		{[]float64{0, 1, 2}, []float64{1, -3}, nil, "count -3 in bin 1"},
		{[]float64{0, 1, 2}, []float64{1, nan}, nil, "count NaN in bin 1"},
		{[]float64{0, 1, 2}, []float64{inf, 1}, nil, "count +Inf in bin 0"},
		{[]float64{0, 1, 2}, []float64{0, 0}, nil, "sum to 0"},
		{[]float64{0, 1, inf}, []float64{1, 1}, nil, "is open above 1 h and Top is nil"},
		{[]float64{0, inf}, []float64{1}, top, "only an open bin"},
		{[]float64{0, 1, 2}, []float64{1, 1}, top, "ends at 2 h and has a Top"},
		{[]float64{0, 1, inf}, []float64{1, 1}, Pareto{}, "top of Histogram: dist: Pareto Scale = 0"},
		{[]float64{0, 1, inf}, []float64{1, 1}, GPD{Scale: 0.1, Xi: -1}, "no tasks there"},
	} {
		d := Histogram{c.edges, c.counts, c.top}
		if _, err := NewHistogram(c.edges, c.counts, c.top); !errors.Is(err, ErrParameter) || !strings.Contains(err.Error(), c.names) {
			t.Errorf("%v: %v, want an error naming %q", d, err, c.names)
		}
		for name, got := range map[string]float64{
			"Survival": d.Survival(0.5), "Density": d.Density(0.5), "Hazard": d.Hazard(0.5), "Mean": d.Mean(),
			"MeanExcess": d.MeanExcess(0.5), "InverseSurvival": d.InverseSurvival(0.5), "LogDensitySlope": d.LogDensitySlope(0.5),
			"Survival above": d.Survival(2), "MeanExcess above": d.MeanExcess(1.5),
		} {
			if !math.IsNaN(got) {
				t.Errorf("%v, %v, %v: %s = %v, want NaN", c.edges, c.counts, c.top, name, got)
			}
		}
	}
}

// A company's own counts, of which the last bin is open: ten tasks saved an hour or more.
func ExampleHistogram() {
	hours := Histogram{
		Edges:  []float64{0, 0.1, 0.25, 1, math.Inf(1)},
		Counts: []float64{700, 200, 90, 10},
		Top:    Pareto{Scale: 1, Alpha: 1.5},
	}
	fmt.Println(hours.Validate())
	fmt.Printf("tasks of half an hour or more: %.3g%%\n", 100*hours.Survival(0.5))
	fmt.Printf("mean: %.3g h, of which above an hour: %.3g%%\n", hours.Mean(), 100*TopShare(hours, 0.01))
	fmt.Println("bends:", hours.Bends())
	// Output:
	// <nil>
	// tasks of half an hour or more: 7%
	// mean: 0.156 h, of which above an hour: 19.2%
	// bends: [0.1 0.25 1]
}
