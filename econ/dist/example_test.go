package dist_test

import (
	"fmt"
	"math/rand/v2"

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

// A body like a lognormal one and a Pareto tail: half of the tasks save more than 3 minutes,
// and far out twice the hours leave a share of 2^-1.5.
func ExampleLogLogistic() {
	hours := dist.LogLogistic{Scale: 3.0 / 60, Shape: 1.5}
	fmt.Println(hours)
	fmt.Printf("tasks that save more than 3 minutes: %.0f%%\n", 100*hours.Survival(3.0/60))
	fmt.Printf("twice as much as 100 h: %.1f%% of those, a Pareto tail %.1f%%\n",
		100*hours.Survival(200)/hours.Survival(100), 100*dist.Pareto{Scale: 100, Alpha: 1.5}.Survival(200))
	fmt.Printf("mean: %.2f minutes\n", 60*hours.Mean())
	fmt.Println("mean at shape 1:", dist.LogLogistic{Scale: 3.0 / 60, Shape: 1}.Mean())
	// Output:
	// LogLogistic(scale = 0.05 h, shape = 1.5)
	// tasks that save more than 3 minutes: 50%
	// twice as much as 100 h: 35.4% of those, a Pareto tail 35.4%
	// mean: 7.26 minutes
	// mean at shape 1: +Inf
}

// A constructor refuses a tail index that is none.
func ExampleNewLogLogistic() {
	_, err := dist.NewLogLogistic(3.0/60, 0)
	fmt.Println(err)
	// Output:
	// dist: LogLogistic Shape = 0, want a finite number above 0: give the tail index, the exponent of the hours in the survival function
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

// A thousand tasks are far from the law. Drawn without being kept, they give the same
// numbers.
func ExampleConcentrate() {
	hours := dist.Pareto{Scale: 1.0 / 60, Alpha: 1.5}
	drawn, err := dist.Draw(hours, 1000, rand.New(rand.NewPCG(1, 1)))
	if err != nil {
		fmt.Println(err)
		return
	}
	kept, err := dist.Concentrate(drawn, 0.01)
	fmt.Printf("kept:  mean %.4f h, top 1%% hold %.1f%%, %v\n", kept.Mean, 100*kept.Share, err)
	again, err := dist.DrawConcentration(hours, 1000, 0.01, rand.New(rand.NewPCG(1, 1)))
	fmt.Printf("drawn: mean %.4f h, top 1%% hold %.1f%%, %v\n", again.Mean, 100*again.Share, err)
	fmt.Printf("law:   mean %.4f h, top 1%% hold %.1f%%\n", hours.Mean(), 100*dist.TopShare(hours, 0.01))
	// Output:
	// kept:  mean 0.0529 h, top 1% hold 22.1%, <nil>
	// drawn: mean 0.0529 h, top 1% hold 22.1%, <nil>
	// law:   mean 0.0500 h, top 1% hold 21.5%
}

// A constructor refuses what is no law, before anything is computed from it.
func ExampleNewSpliced() {
	body, tail := dist.Lognormal{Mu: -3, Sigma: 1}, dist.Pareto{Scale: 0.5, Alpha: 1.5}
	hours, err := dist.NewSpliced(body, tail, 0.5, 0.02)
	fmt.Println(hours, err)
	_, err = dist.NewSpliced(body, tail, 0.5, 2)
	fmt.Println(err)
	// Output:
	// Lognormal(median = 0.0498 h, σ = 1) up to 0.5 h, Pareto(α = 1.5, x_m = 0.5 h) for 2% above <nil>
	// dist: Spliced Share = 2, want a share of tasks above 0 and below 1, or 0: give the share above At as a fraction, or 0 for the one that makes the density continuous
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
