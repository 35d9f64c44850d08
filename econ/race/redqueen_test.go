package race_test

import (
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/race"
)

func TestRedQueen(t *testing.T) {
	t.Parallel()
	halving, growth, err := race.RedQueen(1.5, 7)
	if err != nil || halving != 14 || !within(growth, 1.81, 0.0051) {
		t.Errorf("halving %v, growth %v, %v, want 14 and 1.81", halving, growth, err)
	}
	m := econ.Baseline()
	for z, want := range map[float64]float64{10: 15.7, 5: 17.8} {
		for _, lead := range []float64{4, 24} { // it does not depend on the lead
			w := window(z, lead, sharp, 0)
			got, err := w.Halving(m)
			if err != nil || !within(got, want, 0.051) {
				t.Errorf("from %v minutes: %v months, %v, want %v", z, got, err, want)
			}
			// By hand: Π is proportional to (z − 1) z^−1.5 with z in minutes.
			dollars := func(z float64) float64 { return (z - 1) * math.Pow(z, -1.5) }
			if half := dollars(z*math.Exp2(got/7)) / dollars(z); !near(half, 0.5, 1e-9) {
				t.Errorf("from %v minutes: %v of the dollars after %v months", z, half, got)
			}
		}
	}
	far := window(1e9, 4, sharp, 0)
	if got, err := far.Halving(m); err != nil || !near(got, 14, 1e-6) {
		t.Errorf("far out: %v, %v, want 14", got, err)
	}
	now, _ := far.Dollars(m, 0, growth)
	later, err := far.Dollars(m, 60, growth)
	if err != nil || !near(later, now, 1e-6) {
		t.Errorf("growing population: %v after %v, %v, want no change", later, now, err)
	}
	if fixed, err := far.Dollars(m, 14, 1); err != nil || !near(fixed, now/2, 1e-6) {
		t.Errorf("fixed population: %v after %v, %v, want half", fixed, now, err)
	}
	soft := window(10, 4, 0.84, 0)
	if months, err := soft.Halving(m); err != nil {
		t.Error(err)
	} else if later, _ := soft.Dollars(m, months, 1); true {
		if now, _ := soft.Dollars(m, 0, 1); !near(later, now/2, 1e-6) {
			t.Errorf("soft edges: %v after %v in %v months", later, now, months)
		}
	}
}
