package estimate_test

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// drawn is a sample of 2,000 tasks whose tail index is 1.5, made up for the examples.
func drawn() estimate.Sample {
	hours, err := dist.Draw(dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}, 2000, rand.New(rand.NewPCG(1, 1)))
	if err != nil {
		panic(err)
	}
	s, err := estimate.NewSample(hours)
	if err != nil {
		panic(err)
	}
	return s
}

// The interval of a number that chooses its own threshold in every replicate.
func ExampleSample_Bootstrap() {
	alpha, err := drawn().Bootstrap(func(s estimate.Sample) float64 {
		t, err := s.TailIndex(s.Quantile(0.2))
		if err != nil {
			return math.NaN()
		}
		return t.Alpha
	}, estimate.Simulation{Replicates: 199, Seed: 1})
	fmt.Println(alpha, err)
	// Output:
	// 1.48 (1.34 to 1.67, 95%) <nil>
}

// From the 400 largest of 2,000 values.
func ExampleSample_Hill() {
	h, err := drawn().Hill(400)
	fmt.Printf("α = %.3f ± %.3f above %.3f h, %v\n", h.Alpha, h.StandardError, h.Threshold, err)
	// Output:
	// α = 1.476 ± 0.074 above 0.050 h, <nil>
}

// A parameter is found by the letter that it has in the family's formula.
func ExampleFit_Parameter() {
	f, err := drawn().Fit(estimate.Pareto, 0.05)
	if err != nil {
		fmt.Println(err)
		return
	}
	alpha, ok := f.Parameter("α")
	fmt.Printf("α = %.3f, %v\n", alpha.Value, ok)
	// Output:
	// α = 1.485, true
}

// Zeros are in no tail; they are counted, and said.
func ExampleNewSample() {
	s, err := estimate.NewSample([]float64{0.5, 0, 0.1, 2})
	fmt.Println(s.Len(), s.Zeros(), s.Warnings(), err)
	// Output:
	// 3 1 [estimate: zeros left out: 1 of 4 values: tasks that saved nothing are in no tail, and shares are of the others] <nil>
}
