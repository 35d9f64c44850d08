// Package parallel answers: how do numbered jobs run on all processors and give the
// same numbers on any number of them?
//
// Two rules ensure it. A job writes only what belongs to its number. A job that draws
// has its own source, which [Seed.Source] makes from its number and not from the worker
// that runs it.
package parallel

import (
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

// Each runs the jobs numbered 0 to n − 1 and returns when all are done. It uses the
// given number of workers, or one per processor if workers is 0 or less, and never more
// than there are jobs.
//
// Every worker calls start once and runs its jobs with the function that start returns,
// so start can allocate buffers. Jobs begin in the order of their numbers.
func Each(n, workers int, start func() (job func(i int))) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(workers, n) {
		group.Go(func() {
			job := start()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				job(i)
			}
		})
	}
	group.Wait()
}

// Blocks divides n items into blocks of the given size, the last of which may be
// shorter, and runs f for each on all processors. Block i holds the items with from ≤
// index < to.
func Blocks(n, size int, f func(i, from, to int)) {
	Each((n+size-1)/size, 0, func() func(int) {
		return func(i int) { f(i, i*size, min((i+1)*size, n)) }
	})
}

// A Seed makes the sources of numbered jobs.
type Seed struct{ state, stream uint64 }

// NewSeed draws two numbers from rng, for any number of jobs.
func NewSeed(rng *rand.Rand) Seed { return Seed{rng.Uint64(), rng.Uint64()} }

// Source returns the source of job i, the same at every call.
func (s Seed) Source(i int) *rand.Rand {
	return rand.New(rand.NewPCG(s.state+uint64(i), s.stream))
}
