package estimate_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
)

// Odd files are refused or answered with an interval in its order, and never panic.
func TestAnswerOfOddFiles(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	many := func(n int, f func(i int) float64) []float64 {
		out := make([]float64, n)
		for i := range out {
			out[i] = f(i)
		}
		return out
	}
	nan := func(int) float64 { return math.NaN() }
	tail := many(500, func(int) float64 { return math.Pow(rng.Float64(), -1/0.7) })
	ids := make([]int, 500)
	marked := make([]bool, 500)
	for i := range ids {
		ids[i], marked[i] = i%50, true
	}
	questions := map[string]estimate.Question{
		"one value":             {Hours: []float64{1}},
		"all equal":             {Hours: many(500, func(int) float64 { return 2 })},
		"all zero":              {Hours: many(500, func(int) float64 { return 0 })},
		"two values":            {Hours: many(500, func(i int) float64 { return 1 + float64(i%2) })},
		"ten values":            {Hours: many(500, func(i int) float64 { return 1 + float64(i%10) })},
		"no mean":               {Hours: tail},
		"no cost":               {Hours: many(500, func(int) float64 { return rng.ExpFloat64() }), Cost: 1e-300},
		"cost above all":        {Hours: tail, Cost: 1e12},
		"astronomic":            {Hours: many(500, func(i int) float64 { return math.Pow(10, float64(i%600)-300) })},
		"tiny and one large":    {Hours: append(many(500, func(int) float64 { return 1e-9 * rng.ExpFloat64() }), 1e9)},
		"cap below all":         {Hours: tail, Cap: 0.5},
		"all marked":            {Hours: tail, Censored: marked},
		"no weight":             {Hours: tail, Weights: many(500, func(int) float64 { return 0 })},
		"one heavy row":         {Hours: tail, Weights: many(500, func(i int) float64 { return 0.5 + 1e9*float64((500-i)/500) })},
		"wages unknown":         {Hours: tail, Wages: many(500, nan), TokensPerTask: 1},
		"workers and wages":     {Hours: tail, Workers: ids, Wages: many(500, func(i int) float64 { return 10 + float64(i%7) }), TokensPerTask: 1},
		"cap and wages":         {Hours: tail, Cap: 3, Wages: many(500, func(i int) float64 { return 10 + float64(i%7) }), TokensPerTask: 1},
		"one bin":               {Bins: []hours.Bin{{From: 0, To: 1, Count: 900}}},
		"bins with gaps":        {Bins: []hours.Bin{{From: 0, To: 1, Count: 900}, {From: 5, To: 6, Count: 30}, {From: 9, To: 11, Count: 3}}},
		"rising bins":           {Bins: []hours.Bin{{From: 1, To: 2, Count: 10}, {From: 2, To: 3, Count: 40}, {From: 3, To: 4, Count: 90}, {From: 4, To: 5, Count: 200}, {From: 5, To: 6, Count: 400}, {From: 6, To: 7, Count: 800}, {From: 7, To: 8, Count: 1600}}},
		"cost far below a mode": {Hours: many(500, func(int) float64 { return 100 + rng.NormFloat64() }), Cost: 1e-3},
	}
	names := make([]string, 0, len(questions))
	for name := range questions {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		q := questions[name]
		if q.Wage == 0 && q.Wages == nil {
			q.Wage = 1
		}
		if q.TokensPerTask == 0 {
			q.TokensPerTask = 1
		}
		if q.Cost == 0 {
			q.Cost = 0.5
		}
		for _, r := range []estimate.Rounding{estimate.RoundedEither, estimate.RoundedUp} {
			q.Rounded = r
			a, err := estimate.NewAnswer(q, estimate.AnswerOptions{Simulation: estimate.Simulation{Replicates: 49}})
			if err != nil {
				continue
			}
			if a.Refusal == nil && !(a.Share.Low >= 0 && a.Share.Low <= a.Share.High && a.Share.High <= 1 && a.Price.Low > 0 && a.Price.Low <= a.Price.High) {
				t.Errorf("%s: %v, price %v, share %v", name, a, a.Price, a.Share)
			}
			if a.String() == "" {
				t.Errorf("%s: no words", name)
			}
			if _, err := json.Marshal(a); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
