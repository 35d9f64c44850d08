package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

// A Simulation says how to draw replicates. The zero Simulation is the default.
type Simulation struct {
	Replicates int                   // 0 for the default of the method that takes it
	Seed       uint64                // the same seed gives the same numbers on any number of cores
	Workers    int                   // 0 for one per core
	Progress   func(done, total int) // called after each replicate, one call at a time; may be nil
}

// simulate calls draw once for each replicate with a source of its own, and hands each the
// workspace of its worker.
func simulate[W any](s Simulation, replicates int, workspace func() W, draw func(W, int, *rand.Rand)) {
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next, done atomic.Int64
	var group sync.WaitGroup
	var progress sync.Mutex
	for range min(workers, replicates) {
		group.Go(func() {
			w := workspace()
			for {
				i := int(next.Add(1)) - 1
				if i >= replicates {
					return
				}
				draw(w, i, rand.New(rand.NewPCG(s.Seed, 0x9e3779b97f4a7c15*uint64(i+1))))
				if s.Progress != nil {
					progress.Lock()
					s.Progress(int(done.Add(1)), replicates)
					progress.Unlock()
				}
			}
		})
	}
	group.Wait()
}

// simulateHits is simulate for replicates that are each a yes or a no.
func simulateHits[W any](s Simulation, replicates int, workspace func() W, hit func(W, *rand.Rand) bool) []bool {
	out := make([]bool, replicates)
	simulate(s, replicates, workspace, func(w W, i int, rng *rand.Rand) { out[i] = hit(w, rng) })
	return out
}

func (s Simulation) replicates(standard int) (int, error) {
	if s.Replicates < 0 {
		return 0, fmt.Errorf("%w: %d replicates, want 1 or more, or 0 for %d", ErrParameter, s.Replicates, standard)
	}
	if s.Replicates == 0 {
		return standard, nil
	}
	return s.Replicates, nil
}

// A Goodness is the answer to: could a sample with a Pareto tail lie as far from its
// best Pareto law as this one does?
type Goodness struct {
	Threshold     Threshold
	PValue        float64 // share of the replicates at least as far away
	StandardError float64 // of PValue, from the number of replicates
	Replicates    int
	Warnings      []error
}

// RuledOut reports whether the p-value is at or below 0.1, where Clauset, Shalizi and
// Newman rule a Pareto tail out. A larger one does not rule it in.
func (g Goodness) RuledOut() bool { return g.PValue <= 0.1 }

// Goodness returns the semi-parametric p-value of a Pareto tail. Each replicate has as
// many values as the sample; each is drawn from the Pareto law above the threshold with
// the tail's share as its probability, else from the values below it; and each replicate
// chooses its own threshold over all its candidates. The default is 2,500 replicates,
// for a p-value within 0.01.
//
// Errors are those of [Sample.Threshold], and one that wraps [ErrParameter] for a
// negative number of replicates.
//
// Source: A. Clauset, C. Shalizi and M. Newman, "Power-law distributions in empirical
// data", SIAM Review 51 (2009), section 4.1.
func (s Sample) Goodness(sim Simulation) (Goodness, error) {
	replicates, err := sim.replicates(2500)
	if err != nil {
		return Goodness{}, err
	}
	t, err := s.Threshold()
	if err != nil {
		return Goodness{}, err
	}
	m := newReplicator(s, t)
	farther := simulateHits(sim, replicates, m.copy, func(w *replicator, rng *rand.Rand) bool {
		w.draw(rng)
		return !w.nearerThan(t.Distance)
	})
	p := float64(hits(farther)) / float64(replicates)
	return Goodness{Threshold: t, PValue: p, Replicates: replicates, Warnings: t.Warnings,
		StandardError: math.Sqrt(p * (1 - p) / float64(replicates))}, nil
}

// A replicator draws samples in the form of their ranks, without sorting: values from
// the body are counted, and exponentials come in order from their spacings.
type replicator struct {
	n     int
	share float64
	alpha float64
	log   float64   // of the threshold
	body  []float64 // logarithms of the distinct values below it
	index []int     // distinct value of each value below it

	counts []int
	ranks
}

func newReplicator(s Sample, t Threshold) *replicator {
	m := &replicator{n: len(s.hours), share: t.Share, alpha: t.Alpha, log: math.Log(t.Hours)}
	for i, h := range s.hours[:len(s.hours)-t.Count] {
		if i == 0 || h != s.hours[i-1] {
			m.body = append(m.body, math.Log(h))
		}
		m.index = append(m.index, len(m.body)-1)
	}
	return m
}

// copy returns a replicator with a workspace of its own.
func (m *replicator) copy() *replicator {
	c := *m
	c.counts = make([]int, len(m.body))
	c.ranks = ranks{logs: make([]float64, 0, m.n), above: make([]float64, 0, m.n+1), sums: make([]float64, m.n)}
	return &c
}

func (m *replicator) draw(rng *rand.Rand) {
	clear(m.counts)
	tail := 0
	for range m.n {
		if len(m.index) == 0 || rng.Float64() < m.share {
			tail++
		} else {
			m.counts[m.index[rng.IntN(len(m.index))]]++
		}
	}
	m.logs, m.above = m.logs[:0], m.above[:0]
	left := m.n
	for b, k := range m.counts {
		if k > 0 {
			m.logs = append(m.logs, m.body[b])
			m.above = append(m.above, float64(left))
			left -= k
		}
	}
	y := m.log
	for ; left > 0; left-- {
		y += rng.ExpFloat64() / (float64(left) * m.alpha)
		m.logs = append(m.logs, y)
		m.above = append(m.above, float64(left))
	}
	m.above = append(m.above, 0)
	m.sum()
}

// nearerThan reports whether a candidate's distance is below the limit.
func (m *replicator) nearerThan(limit float64) bool {
	candidates := len(m.logs) - 1
	if candidates < 1 {
		return false
	}
	below := math.Nextafter(limit, 0)
	const stride = 61 // candidates far apart first: one success is enough
	for offset := range min(stride, candidates) {
		hint := 0
		for c := offset; c < candidates; c += stride {
			if m.sums[c] == 0 {
				continue
			}
			d, where := m.distance(c, hint, below)
			if d <= below {
				return true
			}
			hint = where
		}
	}
	return false
}

// goodnessAbove returns the p-value of the distance to a Pareto tail above a threshold
// that was given. The distance of a Pareto sample to its own fit has a law that depends
// on the number of values alone.
func (s Sample) goodnessAbove(threshold float64, sim Simulation) (float64, error) {
	replicates, err := sim.replicates(2500)
	if err != nil {
		return math.NaN(), err
	}
	d, err := s.Distance(threshold)
	if err != nil {
		return math.NaN(), err
	}
	n := s.Above(threshold)
	return reached(simulateHits(sim, replicates, func() *units { return &units{x: 1, logs: make([]float64, n)} }, func(u *units, rng *rand.Rand) bool {
		u.drawPareto(rng)
		return u.distance() >= d
	})), nil
}

// distance returns the distance of untied values to their best Pareto law.
func (u *units) distance() float64 {
	d, n := 0.0, float64(len(u.logs))
	for i, y := range u.logs {
		m := math.Exp(-y / u.mean)
		d = math.Max(d, math.Max(math.Abs(m-(n-float64(i))/n), math.Abs(m-(n-float64(i)-1)/n)))
	}
	return d
}
