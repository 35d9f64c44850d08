package estimate

import (
	"math"
	"math/rand/v2"
	"slices"
)

// spread returns the hours with those that were rounded spread over what they stand for, as a
// power law between its borders would be, by a draw that is the same for the same hours. It helps where
// it matters little where in its interval a row lies.
func spread(hours []float64, rounded Rounding) []float64 {
	plain := make([]observation, len(hours))
	for i, h := range hours {
		plain[i] = observation{value: h, mass: 1, who: i}
	}
	slices.SortFunc(plain, byValue)
	for len(plain) > 0 && plain[0].value == 0 {
		plain = plain[1:]
	}
	out := slices.Clone(hours)
	answers := answersUsed(plain)
	if 10*len(answers) > 9*len(plain) {
		return out
	}
	edges := []float64{start(answers, rounded)}
	for i := 1; i < len(answers); i++ {
		edges = append(edges, between(answers[i-1].value, answers[i].value, rounded))
	}
	rng := rand.New(rand.NewPCG(uint64(len(plain)), 11))
	i, n := 0, float64(len(plain))
	for k, a := range answers {
		tied := plain[i : i+a.rows]
		before := n - float64(i)
		i += a.rows
		after := n - float64(i)
		if a.rows < 2 || k+1 == len(answers) {
			continue
		}
		for j, place := range rng.Perm(a.rows) {
			s := before - (float64(place)+0.5)/float64(a.rows)*(before-after)
			out[tied[j].who] = inside(edges[k], edges[k+1], before, after, s)
		}
	}
	return out
}

// inside returns where between two borders S has a value that lies between theirs, if it falls
// as a power there.
func inside(low, high, before, after, s float64) float64 {
	if low == 0 {
		return high * (before - s) / (before - after)
	}
	return low * math.Pow(high/low, math.Log(before/s)/math.Log(before/after))
}

// fineGap is the gap between answers, as a part of them, up to which equal values may be
// spread: what they stand for is then a small part of any interval.
const fineGap = 0.05

// spread returns the sample with equal values spread over the gap between answers, and
// whether that gap is small from a threshold on. Without many equal values it is the sample.
func (s Sample) spread(threshold float64) (Sample, bool) {
	tail := s.tail(threshold)
	if !tied(s.Warnings()) && !tied(tiedWarning(tail)) {
		return s, false
	}
	rows := make([]observation, len(s.hours))
	for i, h := range s.hours {
		rows[i].value = h
	}
	answers := answersUsed(rows)
	for i := 1; i < len(answers); i++ {
		if a := answers[i]; a.value >= threshold && a.rows > 1 && a.value-answers[i-1].value > fineGap*a.value && answers[i-1].rows > 1 {
			return s, false
		}
	}
	out, err := TakeSample(spread(s.hours, RoundedNearest))
	if err != nil {
		return s, false
	}
	out.zeros = s.zeros
	return out, true
}
