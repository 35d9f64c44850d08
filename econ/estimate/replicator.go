package estimate

import (
	"math"
	"math/rand/v2"
)

// A replicator draws samples as ranks, without sorting: values from the body are counted, and
// exponentials come in order from their spacings.
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
	const stride = 61 // candidates far apart come first, since one success is enough
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
