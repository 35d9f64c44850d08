package econ_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
)

// The lab's share with K equal segments, to the digit that the theory gives; one
// segment is the market itself, and the parts always add up to W(c).
func TestSegments(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	last := 0.0
	for _, tc := range []struct {
		k    int
		want float64 // percent
	}{{1, 25.0}, {2, 27.0}, {4, 31.7}, {10, 45.8}, {50, 67.3}, {200, 79.2}} {
		segments, err := m.Segments(tc.k)
		if err != nil || len(segments) != tc.k {
			t.Fatalf("%d: %d segments, %v", tc.k, len(segments), err)
		}
		all := econ.SplitOf(segments)
		if got := 100 * all.LabShare(); !(math.Abs(got-tc.want) <= 0.05) {
			t.Errorf("%d segments: lab share %.3f%%, want %.1f%%", tc.k, got, tc.want)
		}
		if !near(all.Potential(), 2, 1e-9) {
			t.Errorf("%d segments: parts add up to %g, want W(c) = 2", tc.k, all.Potential())
		}
		if all.Lab < last {
			t.Errorf("%d segments earn %g, fewer earned %g", tc.k, all.Lab, last)
		}
		last = all.Lab
	}
}

// Each segment's price beats every other price in it: counted from the market's
// own demand, without the type that cuts it.
func TestSegmentsAreBest(t *testing.T) {
	t.Parallel()
	for _, m := range tails()[:14] {
		segments, err := m.Segments(5)
		if err != nil {
			t.Errorf("%v: %v", m, err)
			continue
		}
		for i, s := range segments {
			above := 1 - float64(i+1)/5 // share of tasks beyond the segment
			for j := range 1001 {
				z := s.From + (math.Min(s.To, 20*s.From+10)-s.From)*float64(j)/1000
				p := m.WillingnessToPay(z)
				if earned := (p - m.Cost) * m.Tokens * (m.Demand(p) - above); earned > s.Lab+1e-9 {
					t.Errorf("%v, segment %d (%v): price %g earns %g, more than %g at %g", m, i+1, s.Regime, p, earned, s.Lab, s.Price)
					break
				}
			}
		}
	}
}

func TestSegmentErrors(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	if _, err := m.Segments(0); !errors.Is(err, econ.ErrParameter) {
		t.Errorf("no segments: %v", err)
	}
	if _, err := pareto(0.9).Segments(3); !errors.Is(err, econ.ErrUnbounded) {
		t.Errorf("α = 0.9: got %v, want the top segment's ErrUnbounded", err)
	}
	if _, err := (econ.Market{}).Segments(2); !errors.Is(err, econ.ErrParameter) {
		t.Errorf("no market: %v", err)
	}
	m.Cost = 4 // the lower half of tasks is worth less
	segments, err := m.Segments(2)
	if err != nil || segments[0].Regime != econ.NoTrade || !math.IsNaN(segments[0].Price) || segments[0].Split != (econ.Split{}) {
		t.Errorf("unserved segment: %+v, %v", segments, err)
	}
	m.Hours = dist.GPD{Scale: 0.1, Xi: -1}
	if segments, err := m.Segments(3); err != nil || !near(econ.SplitOf(segments).Potential(), m.TotalSurplus(4), 1e-9) {
		t.Errorf("bounded tail: %+v, %v", segments, err)
	}
}
