package econ_test

import (
	"math"
	"testing"
)

// Pass-through is the derivative of the price with respect to cost.
func TestPassThrough(t *testing.T) {
	t.Parallel()
	for _, m := range tails() {
		got, err := m.PassThrough()
		if err != nil {
			t.Fatal(err)
		}
		up, down := m, m
		const h = 1e-4
		up.Cost, down.Cost = m.Cost+h, m.Cost-h
		a, _ := up.Monopoly()
		b, _ := down.Monopoly()
		if want := (a.Price - b.Price) / (2 * h); !(math.Abs(got-want) <= 1e-5*math.Max(want, 1)) {
			t.Errorf("%v: pass-through %g, finite difference %g", m, got, want)
		}
	}
}
