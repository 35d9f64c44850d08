package race_test

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ"
	"valuecapture/econ/race"
)

// A market along the race, with distillation behind the frontier: it ends.
func ExampleAlong() {
	path := race.Race{Start: 1.5, Distillation: 0.1, Frontier: 0.3}
	along, err := race.Along(econ.Baseline(), path, []float64{0, 1, 2, 3}, race.ScaleFixed)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range along.Points {
		fmt.Printf("%g yr: α = %.2f, price %.2f $/Mtok, lab share %.1f%%\n", p.Time, p.Alpha, p.Price, 100*p.LabShare())
	}
	fmt.Printf("no price from %.4g yr on\n", along.End)
	// Output:
	// 0 yr: α = 1.50, price 6.00 $/Mtok, lab share 25.0%
	// 1 yr: α = 1.30, price 8.67 $/Mtok, lab share 18.8%
	// 2 yr: α = 1.10, price 22.00 $/Mtok, lab share 8.3%
	// no price from 2.5 yr on
}

// The dates of a race in closed form.
func ExampleRace() {
	ahead := race.Race{Start: 1.5, Distillation: 0.6, Frontier: 0.3}
	behind := race.Race{Start: 1.5, Distillation: 0.1, Frontier: 0.3}
	fmt.Printf("the index halves after %.3g years\n", ahead.HalfLife())
	fmt.Printf("the monopoly price ends after %.3g years\n", behind.End())
	fmt.Println("the other way round:", behind.HalfLife(), ahead.End())
	// Output:
	// the index halves after 5 years
	// the monopoly price ends after 2.5 years
	// the other way round: +Inf +Inf
}

// The law of the date at which a noisy race ends, though its net rate is positive.
func ExampleFirstPassage() {
	end := race.Stochastic{Start: 1.5, Net: 0.1, Sigma: 0.3}.End()
	fmt.Printf("within 10 years %.4f, ever %.4f\n", end.Probability(10), end.Ever())
	// Output: within 10 years 0.2877, ever 0.3292
}

// What follows from not knowing the rates.
func ExamplePrior_Fan() {
	prior := race.Prior{
		Start:        race.Fixed(1.5),
		Distillation: race.Uniform{Low: 0, High: 0.6},
		Frontier:     race.Uniform{Low: 0, High: 0.6},
	}
	fan, err := prior.Fan(econ.Baseline(), race.ScaleFixed, race.Months(60), 10_000, rand.New(rand.NewPCG(1, 1)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("after five years: median index %.2f, no finite price %.2f\n", fan.LernerIndex(60, 0.5), fan.NoPrice(5))
	// Output: after five years: median index 0.67, no finite price 0.35
}

// Three mechanisms, one price.
func ExampleCompare() {
	c, err := race.Compare(econ.Baseline(), 4.5)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range c.Outcomes() {
		fmt.Printf("%-14s price %.2f, served %.1f%%, lab share %.1f%%, lab %.3f $/task\n", o.Mechanism, o.Price, 100*o.Served, 100*o.LabShare(), o.Lab)
	}
	// Output:
	// unchanged      price 6.00, served 19.2%, lab share 25.0%, lab 0.385 $/task
	// thinner tail   price 4.50, served 23.2%, lab share 30.8%, lab 0.290 $/task
	// truncated tail price 4.50, served 26.0%, lab share 47.3%, lab 0.325 $/task
	// price cap      price 4.50, served 29.6%, lab share 21.7%, lab 0.370 $/task
}

// A path of one's own is a type with one method: here a race that tires.
type tiring struct{ from, to, pace float64 }

func (p tiring) Alpha(t float64) float64 { return p.to - (p.to-p.from)*math.Exp(-t/p.pace) }

func ExamplePath() {
	path := tiring{from: 1.5, to: 3, pace: 3}
	along, err := race.Along(econ.Baseline(), path, []float64{0, 3, 30}, race.ScaleFixed)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range along.Points {
		fmt.Printf("%2g yr: α = %.3f, price %.3f $/Mtok\n", p.Time, p.Alpha, p.Price)
	}
	fmt.Printf("α is 2 after %.3f yr\n", race.Crossing(path, 2, 30))
	// Output:
	//  0 yr: α = 1.500, price 6.000 $/Mtok
	//  3 yr: α = 2.448, price 3.381 $/Mtok
	// 30 yr: α = 3.000, price 3.000 $/Mtok
	// α is 2 after 1.216 yr
}

// Constructors refuse what is no path.
func ExampleNewRace() {
	path, err := race.NewRace(1.5, 0.2, 0.1)
	fmt.Println(path, err)
	_, err = race.NewRace(1.5, 0.2, -1)
	fmt.Println(err)
	// Output:
	// α(t) = 1.5 + (0.2 − 0.1) t <nil>
	// race: parameter out of domain: Frontier = -1, want a finite rate per year, 0 or above: what thins the tail is Distillation
}
