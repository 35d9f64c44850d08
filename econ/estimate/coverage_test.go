package estimate_test

import (
	"encoding/csv"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
	"valuecapture/econ/internal/parallel"
)

var (
	study     = flag.Int("study", 0, "draw so many samples a row and write coverage.csv")
	studySize = flag.Int("study-size", 0, "of this many tasks alone, and print instead of writing")
	studyKind = flag.String("study-kind", "", "of kinds with this in their name alone, and print instead of writing")
	studyFrom = flag.Uint64("study-from", 1_000_000, "the first seed; those from 0 on were looked at while the rules of an answer were made")
)

// tally counts answers to samples of a kind.
type tally struct {
	samples, answered, share, price int
	width                           float64
}

// ask answers one sample of a kind.
func (k kind) ask(n int, seed uint64) (estimate.Answer, error) {
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	q := estimate.Question{Hours: make([]float64, n), Wage: 1, TokensPerTask: 1, Cost: k.cost}
	for i := range q.Hours {
		q.Hours[i] = dist.Rand(k.law, rng)
	}
	if k.record != nil {
		k.record(&q, rng)
	}
	return estimate.NewAnswer(q, estimate.AnswerOptions{Brief: true, Simulation: estimate.Simulation{Seed: seed, Workers: 1}})
}

// cover counts the answers to samples of a kind, with seeds from the first on, that hold the
// truth.
func (k kind) cover(t *testing.T, n, samples int, first uint64) tally {
	t.Helper()
	price, share := truth(t, k.law, k.cost)
	answers := make([]estimate.Answer, samples)
	errs := make([]error, samples)
	parallel.Each(samples, 0, func() func(int) {
		return func(i int) {
			answers[i], errs[i] = k.ask(n, first+uint64(i))
			answers[i].Question = estimate.Question{} // the rows are no longer needed
		}
	})
	c := tally{samples: samples}
	for i, a := range answers {
		if errs[i] != nil {
			t.Fatalf("%s, sample %d: %v", k.name, i, errs[i])
		}
		if a.Refusal != nil {
			continue
		}
		c.answered++
		c.width += a.Share.High - a.Share.Low
		if a.Share.Contains(share) {
			c.share++
		}
		if a.Price.Contains(price) {
			c.price++
		}
	}
	return c
}

func TestCoverageStudy(t *testing.T) {
	if *study == 0 {
		t.Skip("give -study 300 to draw the samples of coverage.csv")
	}
	rows := [][]string{{"kind", "cost", "tasks", "samples", "answered", "share_covered", "price_covered", "share_width", "true_price", "true_share"}}
	for _, k := range kinds() {
		if !strings.Contains(k.name, *studyKind) {
			continue
		}
		price, share := truth(t, k.law, k.cost)
		for _, n := range []int{200, 1000, 5000, 20000} {
			if *studySize != 0 && n != *studySize {
				continue
			}
			samples := *study
			if n > 1000 { // they cost more, and hold as often
				samples = max(10, samples*1000/n)
			}
			c := k.cover(t, n, samples, *studyFrom)
			of := func(count int) float64 { return float64(count) / math.Max(1, float64(c.answered)) }
			rows = append(rows, []string{k.name, fmt.Sprint(k.cost), fmt.Sprint(n), fmt.Sprint(c.samples), fmt.Sprint(c.answered), fmt.Sprint(c.share), fmt.Sprint(c.price),
				fmt.Sprintf("%.3f", c.width/math.Max(1, float64(c.answered))), fmt.Sprintf("%.4g", price), fmt.Sprintf("%.4f", share)})
			fmt.Printf("%-38s n=%-6d answered %.2f share %.3f price %.3f width %.3f (true %.3f at %.3f)\n", k.name, n, float64(c.answered)/float64(samples), of(c.share), of(c.price), c.width/math.Max(1, float64(c.answered)), share, price)
		}
	}
	if *studySize != 0 || *studyKind != "" {
		return
	}
	f, err := os.Create("coverage.csv")
	if err != nil {
		t.Fatal(err)
	}
	w := csv.NewWriter(f)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
