package dist_test

import (
	"fmt"

	"valuecapture/econ/dist"
)

// Tasks on which a model saves at least a minute, with tail index 1.5.
func ExamplePareto() {
	hours := dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}
	fmt.Println(hours)
	fmt.Printf("tasks that save more than 3 minutes: %.1f%%\n", 100*hours.Survival(3.0/60))
	fmt.Printf("median: %.2f minutes\n", 60*hours.InverseSurvival(0.5))
	fmt.Printf("95th percentile: %.2f minutes\n", 60*hours.InverseSurvival(0.05))
	fmt.Printf("mean excess over 3 minutes: %.1f minutes\n", 60*hours.MeanExcess(3.0/60))
	// Output:
	// Pareto(α = 1.5, x_m = 0.0167 h)
	// tasks that save more than 3 minutes: 19.2%
	// median: 1.59 minutes
	// 95th percentile: 7.37 minutes
	// mean excess over 3 minutes: 6.0 minutes
}

// How concentrated the hours saved are under a fat tail and under a thin one.
func ExampleTopShare() {
	fat := dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}
	thin := dist.Exponential{Rate: 1 / fat.Mean()} // the same mean
	for _, q := range []float64{0.01, 0.2} {
		fmt.Printf("top %2.0f%% of tasks: %.1f%% of hours, exponential %.1f%%\n",
			100*q, 100*dist.TopShare(fat, q), 100*dist.TopShare(thin, q))
	}
	// Output:
	// top  1% of tasks: 21.5% of hours, exponential 5.6%
	// top 20% of tasks: 58.5% of hours, exponential 52.2%
}

// A law that is not a law is refused at the door.
func ExampleValidate() {
	fmt.Println(dist.Validate(dist.Pareto{Scale: 1.0 / 60, Alpha: -1}))
	// Output:
	// dist: Pareto Alpha = -1, want a finite number above 0: give the tail index of the survival function
}

// A law of one's own needs four methods; the rest is computed from them.
func ExampleTail() {
	var hours dist.Tail = uniform{2}
	fmt.Println(dist.Validate(hours))
	fmt.Printf("hazard at half an hour: %.4f per hour\n", dist.Hazard(hours, 0.5))
	fmt.Printf("mean excess over half an hour: %.4f hours\n", dist.MeanExcess(hours, 0.5))
	// Output:
	// <nil>
	// hazard at half an hour: 0.6667 per hour
	// mean excess over half an hour: 0.7500 hours
}

// uniform spreads hours saved evenly from 0 to its top.
type uniform struct{ top float64 }

func (u uniform) Survival(z float64) float64 { return min(1, max(0, 1-z/u.top)) }

func (u uniform) Density(z float64) float64 {
	if z < 0 || z >= u.top {
		return 0
	}
	return 1 / u.top
}

func (u uniform) InverseSurvival(q float64) float64 { return u.top * (1 - q) }

func (u uniform) Mean() float64 { return u.top / 2 }
