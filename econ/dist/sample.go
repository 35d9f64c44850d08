package dist

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
)

// A Filler draws many hours at once, faster than one by one.
type Filler interface {
	Fill(hours []float64, rng *rand.Rand)
}

// block is how many draws share a source of randomness. The blocks run side by
// side, and the numbers depend on the block and not on who runs it.
const block = 1 << 14

// Draw returns the hours saved on n tasks drawn from t, the same for the same rng
// whatever the number of processors.
//
// It returns an error that wraps [ErrParameter] for an invalid tail, n < 0 or a nil
// rng.
func Draw(t Tail, n int, rng *rand.Rand) ([]float64, error) {
	if err := Validate(t); err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, &parameterError{fmt.Sprintf("dist: %d draws, want 0 or more", n)}
	}
	if rng == nil {
		return nil, &parameterError{"dist: rng is nil, want rand.New(rand.NewPCG(1, 1)) or the like"}
	}
	seed, stream := rng.Uint64(), rng.Uint64()
	hours := make([]float64, n)
	eachBlock(n, func(i, from, to int) {
		fill(t, hours[from:to], rand.New(rand.NewPCG(seed+uint64(i), stream)))
	})
	return hours, nil
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

// eachBlock calls f for each block of n items, on all processors.
func eachBlock(n int, f func(i, from, to int)) {
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	blocks := (n + block - 1) / block
	for w := range min(workers, blocks) {
		wait.Go(func() {
			for i := w; i < blocks; i += workers {
				f(i, i*block, min((i+1)*block, n))
			}
		})
	}
	wait.Wait()
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
// no sample holds the largest tasks there are; it settles like n^(1/α-1).
//
// It returns an error that wraps [ErrParameter] for an empty sample, for hours that
// are negative, NaN or infinite, which it names, for no hours at all, and for q
// outside (0,1].
func Concentrate(hours []float64, q float64) (Concentration, error) {
	n := len(hours)
	if n == 0 {
		return Concentration{}, &parameterError{"dist: sample is empty, want the hours of one task or more"}
	}
	if !(q > 0 && q <= 1) {
		return Concentration{}, &parameterError{fmt.Sprintf("dist: top fraction %v, want above 0 and at most 1: give 1%% as 0.01", q)}
	}
	k := max(1, int(math.Round(q*float64(n))))
	sums, bad := make([]float64, (n+block-1)/block), make([]int, (n+block-1)/block)
	above := make([][]float64, len(sums))
	least := below(hours, k)
	eachBlock(n, func(i, from, to int) {
		bad[i] = -1
		for j, h := range hours[from:to] {
			if !(h >= 0) || h > math.MaxFloat64 {
				bad[i] = from + j
				return
			}
			sums[i] += h
			if h >= least {
				above[i] = append(above[i], h)
			}
		}
	})
	var all float64
	var candidates []float64
	for i := range sums {
		if bad[i] >= 0 {
			return Concentration{}, &parameterError{fmt.Sprintf("dist: task %d saves %v h, want a finite number at or above 0", bad[i], hours[bad[i]])}
		}
		all += sums[i]
		candidates = append(candidates, above[i]...)
	}
	if all == 0 {
		return Concentration{}, &parameterError{"dist: no task of the sample saves any hours, want one above 0"}
	}
	if len(candidates) < k {
		candidates = slices.Clone(hours)
	}
	slices.Sort(candidates)
	var top float64
	for _, h := range candidates[len(candidates)-k:] {
		top += h
	}
	return Concentration{Tasks: n, Mean: all / float64(n), Top: float64(k) / float64(n), Share: top / all}, nil
}

// below returns a number that a little more than k of the hours reach, judged by
// every so many of them, so that few need sorting. It is 0 where the sample is too
// small to judge by.
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
	// Five standard errors of the count, and a few more for a small one.
	expected := float64(k) / float64(len(hours)) * judges
	rank := judges - 1 - int(expected+5*math.Sqrt(expected)+10)
	if rank < 0 {
		return 0
	}
	return sample[rank]
}
