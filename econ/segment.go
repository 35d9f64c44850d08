package econ

import (
	"fmt"
	"math"

	"valuecapture/econ/dist"
)

// A Segment is a part of the market that the lab can tell apart and price on its
// own.
type Segment struct {
	From, To float64 // hours saved, from the lower end to the upper
	Pricing
	Split // dollars per potential task of the whole market
}

// mostSegments is how many parts a market may be cut into.
const mostSegments = 100_000

// Segments cuts the market into k parts with equally many tasks, by hours saved,
// and prices each at its own monopoly price: what the lab could do if it observed
// which part a task is in. One segment is the market as it is; ever more of them
// are Pigou's first degree, where the lab keeps everything. Where many tasks save the
// same hours, a cut may go through them.
//
// It returns an error wrapping [ErrParameter] for k < 1 or above 100,000. A segment whose tasks are
// all worth less than their cost is not served: its price is NaN, its regime
// NoTrade and its split zero. Other errors are those of [Market.Monopoly] and
// [Market.Check].
//
// Source: A. C. Pigou, The Economics of Welfare (1920); D. Bergemann, B. Brooks
// and S. Morris, "The limits of price discrimination", American Economic Review
// 105 (2015).
func (m Market) Segments(k int) ([]Segment, error) {
	if err := m.Validate(); err != nil {
		return nil, err
	}
	if k < 1 || k > mostSegments {
		return nil, fmt.Errorf("%w: %d segments, want 1 to %d: with that many the lab keeps all but a trace of the surplus", ErrParameter, k, mostSegments)
	}
	segments := make([]Segment, k)
	for i := range segments {
		s, err := m.segment(i, k)
		if err != nil {
			return nil, fmt.Errorf("segment %d of %d: %w", i+1, k, err)
		}
		segments[i] = s
	}
	return segments, nil
}

// segment prices the i-th of k segments, counted from the fewest hours.
func (m Market) segment(i, k int) (Segment, error) {
	n := float64(k)
	from := m.Hours.InverseSurvival(1 - float64(i)/n)
	to := m.Hours.InverseSurvival(1 - float64(i+1)/n) // of 0 in the last
	s := Segment{From: from, To: to}
	part := m
	switch above := 1 - float64(i+1)/n; {
	case k == 1:
	case i > 0 && !cuts(m.Hours, from, 1-float64(i)/n) || i+1 < k && !cuts(m.Hours, to, above):
		part.Hours = slice{m.Hours, max(above, 0), 1 / n}
	default:
		part.Hours = dist.Truncated{Tail: m.Hours, Low: from, High: to}
	}
	if m.hours(m.Cost) >= to || i+1 < k && to == 0 {
		s.Pricing = m.none(NoTrade)
		return s, nil
	}
	var err error
	if s.Pricing, err = part.Monopoly(); err != nil {
		return s, err
	}
	s.Split = part.Split(s.Price)
	if math.IsNaN(s.Customer) || math.IsNaN(s.Deadweight) {
		return s, part.Check(s.Price)
	}
	s.Lab, s.Customer, s.Deadweight = s.Lab/n, s.Customer/n, s.Deadweight/n
	return s, nil
}

// SplitOf adds up who keeps what over segments, in dollars per potential task.
func SplitOf(segments []Segment) Split {
	var all Split
	for _, s := range segments {
		all.Lab += s.Lab
		all.Customer += s.Customer
		all.Deadweight += s.Deadweight
	}
	return all
}
