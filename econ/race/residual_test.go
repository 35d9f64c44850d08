package race_test

import (
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/dist/disttest"
	"valuecapture/econ/race"
)

// The market beside an outside option is a market like any other, and its tail a tail.
func TestResidualIsATail(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	m.Hours = dist.Lognormal{Mu: math.Log(0.1), Sigma: 1}
	for _, help := range []race.Help{
		race.Proportional{Share: 0.4}, race.Diminishing{From: 0.05, Theta: 0.5},
	} {
		left, err := race.OutsideOption{Help: help, Price: 2}.Market(m)
		if err != nil {
			t.Fatal(err)
		}
		disttest.Run(t, left.Hours)
	}
	// With an atom in it: the upper tail and the mean by brute force.
	left, err := race.OutsideOption{Help: race.ByLength{Reach: 0.2}, Price: 2}.Market(m)
	if err != nil {
		t.Fatal(err)
	}
	const n = 200_000
	var sum, over float64
	for i := range n {
		h := m.Hours.InverseSurvival((float64(i) + 0.5) / n)
		v := h
		if h < 0.2 {
			v = math.Min(h, minute)
		}
		sum += v / n
		if v >= minute {
			over += 1. / n
		}
	}
	if !near(left.Hours.Mean(), sum, 1e-3) || !near(left.Hours.Survival(minute), over, 1e-4) {
		t.Errorf("mean %v and share %v, task by task %v and %v", left.Hours.Mean(), left.Hours.Survival(minute), sum, over)
	}
	if got, want := left.Hours.Survival(0.1), m.Hours.Survival(0.2); got != want {
		t.Errorf("between: %v, want %v", got, want)
	}
}
