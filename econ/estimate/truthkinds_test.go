package estimate_test

import (
	"fmt"
	"math"
	"math/rand/v2"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// A kind is a truth, and how a file comes to record it.
type kind struct {
	name   string
	law    dist.Tail
	cost   float64
	record func(q *estimate.Question, rng *rand.Rand) // from the true hours; nil to leave them
}

var (
	paretoTail      = dist.Pareto{Scale: 0.25, Alpha: 1.5}
	exponentialTail = dist.Exponential{Rate: 2}
	lognormalTail   = dist.Lognormal{Mu: math.Log(0.25), Sigma: 1}
)

// bent is a GPD tail with ξ = 1/2 whose elasticity rises by a factor between 1 and the value
// that one in a hundred of it exceeds.
func bent(factor float64) dist.GPD {
	return dist.GPD{Location: 1, Scale: (factor - 0.1) / 1.8, Xi: 0.5}
}

// answerMenu are answers that people give, in hours.
var answerMenu = []float64{1.0 / 12, 1.0 / 6, 0.25, 1.0 / 3, 0.5, 0.75, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800}

func toMenu(h float64) float64 {
	best := answerMenu[0]
	for _, a := range answerMenu {
		if math.Abs(a-h) < math.Abs(best-h) {
			best = a
		}
	}
	return best
}

func each(f func(h float64, rng *rand.Rand) float64) func(*estimate.Question, *rand.Rand) {
	return func(q *estimate.Question, rng *rand.Rand) {
		for i, h := range q.Hours {
			q.Hours[i] = f(h, rng)
		}
	}
}

func nearest(step float64) func(*estimate.Question, *rand.Rand) {
	return each(func(h float64, _ *rand.Rand) float64 { return step * math.Round(h/step) })
}

func up(step float64) func(*estimate.Question, *rand.Rand) {
	return each(func(h float64, _ *rand.Rand) float64 { return step * math.Ceil(h/step) })
}

func capAt(cap float64) func(*estimate.Question, *rand.Rand) {
	return each(func(h float64, _ *rand.Rand) float64 { return math.Min(h, cap) })
}

// digits rounds to so many significant digits.
func digits(n int) func(*estimate.Question, *rand.Rand) {
	return each(func(h float64, _ *rand.Rand) float64 {
		unit := math.Pow(10, math.Floor(math.Log10(h))-float64(n-1))
		return math.Round(h/unit) * unit
	})
}

// someToMenu has a share of the rows answered from the menu.
func someToMenu(share float64) func(*estimate.Question, *rand.Rand) {
	return each(func(h float64, rng *rand.Rand) float64 {
		if rng.Float64() < share {
			return toMenu(h)
		}
		return h
	})
}

// workerAlphas are the tail indices of workers, 1.5 ± 0.3 cut to where there is a price.
func workerAlphas() dist.Mixture {
	var m dist.Mixture
	total := 0.0
	for a := 1.1; a < 2.15; a += 0.05 {
		w := math.Exp(-math.Pow((a-1.5)/0.3, 2) / 2)
		m.Components = append(m.Components, dist.Component{Weight: w, Tail: dist.Pareto{Scale: 0.25, Alpha: a}})
		total += w
	}
	for i := range m.Components {
		m.Components[i].Weight /= total
	}
	return m
}

// byWorkers draws tasks of workers, each with a law of its own.
func byWorkers(workers int) func(*estimate.Question, *rand.Rand) {
	return func(q *estimate.Question, rng *rand.Rand) {
		own := make([]dist.Tail, workers)
		for i := range own {
			u := rng.Float64()
			for _, c := range workerAlphas().Components {
				own[i] = c.Tail
				if u -= c.Weight; u < 0 {
					break
				}
			}
		}
		q.Workers = make([]int, len(q.Hours))
		for i := range q.Hours {
			q.Workers[i] = i % workers
			q.Hours[i] = dist.Rand(own[i%workers], rng)
		}
	}
}

// largest replaces the last row.
func largest(value func(sum float64) float64) func(*estimate.Question, *rand.Rand) {
	return func(q *estimate.Question, _ *rand.Rand) {
		sum := 0.0
		for _, h := range q.Hours[1:] {
			sum += h
		}
		q.Hours[0] = value(sum)
	}
}

// withColumns gives every row a wage and tokens, which have nothing to do with its hours.
func withColumns(q *estimate.Question, rng *rand.Rand) {
	q.Wages, q.Tokens = make([]float64, len(q.Hours)), make([]float64, len(q.Hours))
	for i := range q.Hours {
		q.Wages[i], q.Tokens[i] = 40+50*rng.Float64(), 0.1+0.8*rng.Float64()
	}
}

// worth is the law of what a million tokens is worth on Pareto tasks from a quarter of an hour on with
// the columns of withColumns, above the largest value that the shortest task may have.
var worth = dist.Pareto{Scale: 225, Alpha: 1.5}

// shortTasks replaces draws of worth by hours of Pareto tasks, and gives them columns.
func shortTasks(q *estimate.Question, rng *rand.Rand) {
	for i := range q.Hours {
		q.Hours[i] *= paretoTail.Scale / worth.Scale
	}
	withColumns(q, rng)
}

// kinds are what an answer is tried on.
func kinds() []kind {
	half := dist.Component{Weight: 0.5, Tail: dist.Lognormal{Mu: math.Log(0.15), Sigma: 0.5}}
	out := []kind{
		{"Pareto 1.2", dist.Pareto{Scale: 0.25, Alpha: 1.2}, 0.2, nil},
		{"Pareto 1.5", paretoTail, 0.2, nil},
		{"Pareto 1.5, cost far below the data", paretoTail, 0.02, nil},
		{"Pareto 1.5, cost far into the data", paretoTail, 0.5, nil},
		{"Pareto 2.5", dist.Pareto{Scale: 0.25, Alpha: 2.5}, 0.2, nil},
		{"exponential", exponentialTail, 0.1, nil},
		{"lognormal, σ = 1", lognormalTail, 0.1, nil},
		{"lognormal, σ = 2", dist.Lognormal{Mu: math.Log(0.25), Sigma: 2}, 0.3, nil},
		{"Weibull, k = 0.5", dist.Weibull{Scale: 0.25, Shape: 0.5}, 0.05, nil},
	}
	for _, b := range []float64{1.1, 1.3, 1.5, 2} {
		out = append(out, kind{fmt.Sprintf("GPD 1/2, bend %v", b), bent(b), 0.6, nil})
	}
	return append(out,
		kind{"two exponentials", dist.Mixture{Components: []dist.Component{{Weight: 0.7, Tail: dist.Exponential{Rate: 5}}, {Weight: 0.3, Tail: dist.Exponential{Rate: 0.5}}}}, 0.1, nil},
		kind{"two lognormals", dist.Mixture{Components: []dist.Component{half, {Weight: 0.5, Tail: dist.Lognormal{Mu: math.Log(1.5), Sigma: 0.7}}}}, 0.1, nil},
		kind{"lognormal body, Pareto tail", dist.Spliced{Body: lognormalTail, Tail: dist.Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5, Share: 0.25}, 0.1, nil},
		kind{"Pareto 1.3, then 2.5", dist.Spliced{Body: dist.Pareto{Scale: 0.25, Alpha: 1.3}, Tail: dist.Pareto{Scale: 0.75, Alpha: 2.5}, At: 0.75, Share: math.Pow(3, -1.3)}, 0.3, nil},
		kind{"Pareto 2.5, then 1.5", dist.Spliced{Body: dist.Pareto{Scale: 0.25, Alpha: 2.5}, Tail: dist.Pareto{Scale: 0.5, Alpha: 1.5}, At: 0.5, Share: math.Pow(2, -2.5)}, 0.1, nil},
		kind{"Pareto 1.5, two decimals", paretoTail, 0.2, nearest(0.01)},
		kind{"Pareto 1.5, two digits", paretoTail, 0.2, digits(2)},
		kind{"lognormal, nearest quarter", lognormalTail, 0.1, nearest(0.25)},
		kind{"Pareto 1.5, nearest quarter", paretoTail, 0.2, nearest(0.25)},
		kind{"Pareto 1.5, up to a quarter", paretoTail, 0.2, up(0.25)},
		kind{"lognormal, up to 5 minutes", lognormalTail, 0.1, up(1.0 / 12)},
		kind{"Pareto 1.5, menu", paretoTail, 0.2, someToMenu(1)},
		kind{"lognormal, menu", lognormalTail, 0.1, someToMenu(1)},
		kind{"Pareto 1.5, half by menu", paretoTail, 0.2, someToMenu(0.5)},
		kind{"Pareto 1.5, capped at 2 h", paretoTail, 0.2, capAt(2)},
		kind{"Pareto 2.5, capped at 2 h", dist.Pareto{Scale: 0.25, Alpha: 2.5}, 0.2, capAt(2)},
		kind{"lognormal, capped at 2 h", lognormalTail, 0.1, capAt(2)},
		kind{"Pareto of 40 workers", workerAlphas(), 0.2, byWorkers(40)},
		kind{"Pareto of 100 workers", workerAlphas(), 0.2, byWorkers(100)},
		kind{"Pareto 1.5, wage and tokens by row", worth, 80, shortTasks},
		kind{"the same, nearest quarter", worth, 80, func(q *estimate.Question, rng *rand.Rand) { shortTasks(q, rng); nearest(0.25)(q, rng) }},
		kind{"exponential, and a row of 100 h", exponentialTail, 0.1, largest(func(float64) float64 { return 100 })},
		kind{"exponential, and a row of totals", exponentialTail, 0.1, largest(func(sum float64) float64 { return sum })},
	)
}
