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

// quarters are the hours of a law as a form has them, in whole quarters: atoms without an
// end, which no list of bends can hold.
type quarters struct{ dist.Tail }

func (r quarters) Survival(z float64) float64 {
	if z <= 0.25 {
		return 1
	}
	return r.Tail.Survival((math.Ceil(4*z) - 0.5) / 4)
}

func (quarters) Density(float64) float64 { return 0 }

func (r quarters) InverseSurvival(q float64) float64 {
	z := r.Tail.InverseSurvival(q)
	if !(z < 1e9) {
		return z
	}
	k := math.Max(math.Floor(4*z+0.5), 1)
	for ; k > 1 && r.Survival(k/4) < q; k-- {
	}
	for ; q < 1 && r.Survival((k+1)/4) >= q; k++ {
	}
	return k / 4
}

func (r quarters) Mean() float64 {
	sum := 0.25
	for k := 2; k < 2000; k++ {
		sum += r.Survival(float64(k)/4) / 4
	}
	return sum + r.Tail.Survival(499.875)*dist.MeanExcess(r.Tail, 499.875)
}

func (r quarters) Bends() []float64 {
	var bends []float64
	for k := 2; k < 400; k++ {
		bends = append(bends, float64(k)/4)
	}
	return bends
}

// Segments of hours that are rounded to quarters share out the whole surplus.
func TestSegmentsOfQuarters(t *testing.T) {
	t.Parallel()
	for _, hours := range []dist.Tail{dist.Lognormal{Mu: -1, Sigma: 1}, dist.Exponential{Rate: 2}} {
		for _, cost := range []float64{0, 2, 40} {
			m := econ.Market{Wage: 60, Tokens: 0.5, Cost: cost, Hours: quarters{hours}}
			segments, err := m.Segments(5)
			if err != nil {
				t.Errorf("%v: %v", m, err)
				continue
			}
			if got, want := econ.SplitOf(segments).Potential(), m.TotalSurplus(cost); !near(got, want, 1e-6) {
				t.Errorf("%v: segments add up to %g, want %g", m, got, want)
			}
		}
	}
}
