package dist

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"valuecapture/econ/internal/nan"
	"valuecapture/econ/internal/parallel"
)

// A Filler draws many hours at once, faster than one by one.
type Filler interface {
	Fill(hours []float64, rng *rand.Rand)
}

// block is how many draws share a source of randomness.
const block = 1 << 14

// Draw returns the hours saved on n tasks drawn from t. The same rng gives the same
// hours on any number of processors.
//
// It returns an error that wraps [ErrParameter] for an invalid tail, n < 0 or a nil
// rng.
func Draw(t Tail, n int, rng *rand.Rand) ([]float64, error) {
	if err := drawable(t, n, rng); err != nil {
		return nil, err
	}
	seed := parallel.NewSeed(rng)
	hours := make([]float64, n)
	parallel.Blocks(n, block, func(i, from, to int) {
		fill(t, hours[from:to], seed.Source(i))
	})
	return hours, nil
}

func drawable(t Tail, n int, rng *rand.Rand) error {
	if err := Validate(t); err != nil {
		return err
	}
	if n < 0 {
		return &parameterError{fmt.Sprintf("dist: %d draws, want 0 or more", n)}
	}
	if rng == nil {
		return &parameterError{"dist: rng is nil, want rand.New(rand.NewPCG(1, 1)) or the like"}
	}
	return nil
}

func fill(t Tail, hours []float64, rng *rand.Rand) {
	if f, ok := t.(Filler); ok {
		f.Fill(hours, rng)
		return
	}
	for i := range hours {
		hours[i] = Rand(t, rng)
	}
}

// A Concentration says how much of the hours of a sample its largest tasks hold.
type Concentration struct {
	Tasks int     // in the sample
	Mean  float64 // hours per task
	Top   float64 // the fraction of tasks counted as the top, at least one task
	Share float64 // of all hours, held by the top: the estimate of [TopShare]
}

// Concentrate returns the mean and the share of the top fraction q of a sample of
// hours saved. For a heavy tail the share of a sample is below the law's, because
// no sample holds the largest tasks there are; it converges like n^(1/α-1).
//
// It returns an error that wraps [ErrParameter] for an empty sample, for hours that are
// negative, NaN or infinite, which it names, for hours that are all 0, and for q
// outside (0,1]. The numbers beside an error are NaN.
func Concentrate(hours []float64, q float64) (Concentration, error) {
	n := len(hours)
	if err := countable(n, q); err != nil {
		return nan.Of[Concentration](), err
	}
	g := newGathering(n, q, below(hours, topCount(n, q)))
	parallel.Blocks(n, block, func(i, from, to int) { g.add(i, from, hours[from:to]) })
	c, enough, err := g.concentration()
	if err == nil && !enough {
		g = newGathering(n, q, 0)
		parallel.Blocks(n, block, func(i, from, to int) { g.add(i, from, hours[from:to]) })
		c, _, err = g.concentration()
	}
	return c, err
}

// DrawConcentration is [Concentrate] of n tasks drawn from t, without keeping them:
// the same numbers as Concentrate of [Draw], in a hundredth of the memory.
//
// It returns an error that wraps [ErrParameter] for an invalid tail, n < 1, a nil
// rng, or q outside (0,1]. The numbers beside an error are NaN.
func DrawConcentration(t Tail, n int, q float64, rng *rand.Rand) (Concentration, error) {
	if err := drawable(t, n, rng); err != nil {
		return nan.Of[Concentration](), err
	}
	if err := countable(n, q); err != nil {
		return nan.Of[Concentration](), err
	}
	seed := parallel.NewSeed(rng)
	k := float64(topCount(n, q))
	least := t.InverseSurvival(math.Min(1, (k+6*math.Sqrt(k)+10)/float64(n)))
	for {
		g := newGathering(n, q, least)
		parallel.Each((n+block-1)/block, 0, func() func(int) {
			hours := make([]float64, min(block, n))
			return func(i int) {
				from := i * block
				part := hours[:min(block, n-from)]
				fill(t, part, seed.Source(i))
				g.add(i, from, part)
			}
		})
		c, enough, err := g.concentration()
		if enough || err != nil {
			return c, err
		}
		least = 0 // the draw had too few large tasks, by six standard errors
	}
}

// topCount returns the number of tasks in the top fraction q of n.
func topCount(n int, q float64) int { return max(1, int(math.Round(q*float64(n)))) }

func countable(n int, q float64) error {
	if n < 1 {
		return &parameterError{"dist: sample is empty, want the hours of one task or more"}
	}
	if !(q > 0 && q <= 1) {
		return &parameterError{fmt.Sprintf("dist: top fraction %v, want above 0 and at most 1: give 1%% as 0.01", q)}
	}
	return nil
}

// A gathering computes the concentration of a sample block by block: it keeps sums, and
// the few tasks that may be among the top.
type gathering struct {
	n, k  int
	least float64 // hours from which a task may be among the top
	sums  []float64
	above [][]float64
	bad   []error // of each block, the first task that cannot be counted
}

func newGathering(n int, q, least float64) gathering {
	blocks := (n + block - 1) / block
	return gathering{n: n, k: topCount(n, q), least: least,
		sums: make([]float64, blocks), above: make([][]float64, blocks), bad: make([]error, blocks)}
}

// add counts block i, whose first task is number from.
func (g gathering) add(i, from int, hours []float64) {
	var sum float64
	for j, h := range hours {
		if !(h >= 0 && h <= math.MaxFloat64) {
			g.bad[i] = &parameterError{fmt.Sprintf("dist: task %d saves %v h, want a finite number at or above 0", from+j, h)}
			return
		}
		sum += h
		if h >= g.least {
			g.above[i] = append(g.above[i], h)
		}
	}
	g.sums[i] = sum
}

// concentration adds up in the order of the blocks. It reports whether enough tasks
// were gathered to include all of the top.
func (g gathering) concentration() (c Concentration, enough bool, err error) {
	var all float64
	var candidates []float64
	for i := range g.sums {
		if g.bad[i] != nil {
			return nan.Of[Concentration](), false, g.bad[i]
		}
		all += g.sums[i]
		candidates = append(candidates, g.above[i]...)
	}
	if all == 0 {
		return nan.Of[Concentration](), false, &parameterError{"dist: no task of the sample saves any hours, want one above 0"}
	}
	if len(candidates) < g.k {
		return nan.Of[Concentration](), false, nil
	}
	slices.Sort(candidates)
	var top float64
	for _, h := range candidates[len(candidates)-g.k:] {
		top += h
	}
	n := float64(g.n)
	return Concentration{Tasks: g.n, Mean: all / n, Top: float64(g.k) / n, Share: top / all}, true, nil
}

// below returns a threshold that a little more than k of the hours reach, so that few
// need sorting. It estimates it from evenly spaced hours, and returns 0 if the sample
// is too small for that.
func below(hours []float64, k int) float64 {
	const judges = 1 << 14
	if len(hours) < 8*judges {
		return 0
	}
	sample := make([]float64, judges)
	for i := range sample {
		sample[i] = hours[i*(len(hours)/judges)]
	}
	slices.Sort(sample)
	// Five standard errors of the count, and a few more tasks for small counts.
	expected := float64(k) / float64(len(hours)) * judges
	rank := judges - 1 - int(expected+5*math.Sqrt(expected)+10)
	if rank < 0 {
		return 0
	}
	return sample[rank]
}
