package econ_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
)

func TestCalibration(t *testing.T) {
	t.Parallel()
	l, err := econ.LernerIndex(6, 2)
	if err != nil || !near(l, 2.0/3, 1e-15) {
		t.Errorf("LernerIndex(6, 2) = %g, %v", l, err)
	}
	for lerner, want := range map[float64]float64{2.0 / 3: 1.5, 0.8: 1.25} {
		got, err := econ.LernerToTailIndex(lerner)
		if err != nil || !near(got, want, 1e-15) {
			t.Errorf("LernerToTailIndex(%g) = %g, %v, want %g", lerner, got, err, want)
		}
		if back, err := econ.TailIndexToLerner(got); err != nil || !near(back, lerner, 1e-15) {
			t.Errorf("back: %g, %v, want %g", back, err, lerner)
		}
	}
	for _, tc := range []struct {
		name string
		f    func() (float64, error)
		want error
	}{
		{"price below cost", func() (float64, error) { return econ.LernerIndex(1, 2) }, econ.ErrParameter},
		{"price at cost", func() (float64, error) { return econ.LernerIndex(2, 2) }, econ.ErrParameter},
		{"no cost", func() (float64, error) { return econ.LernerIndex(2, 0) }, econ.ErrParameter},
		{"infinite price", func() (float64, error) { return econ.LernerIndex(math.Inf(1), 2) }, econ.ErrParameter},
		{"NaN", func() (float64, error) { return econ.LernerIndex(math.NaN(), 2) }, econ.ErrParameter},
		{"index 0", func() (float64, error) { return econ.LernerToTailIndex(0) }, econ.ErrParameter},
		{"index 1", func() (float64, error) { return econ.LernerToTailIndex(1) }, econ.ErrParameter},
		{"80 for 80%", func() (float64, error) { return econ.LernerToTailIndex(80) }, econ.ErrParameter},
		{"index NaN", func() (float64, error) { return econ.LernerToTailIndex(math.NaN()) }, econ.ErrParameter},
		{"α = 0.9", func() (float64, error) { return econ.TailIndexToLerner(0.9) }, econ.ErrUnbounded},
		{"α = 1", func() (float64, error) { return econ.TailIndexToLerner(1) }, econ.ErrNotAttained},
		{"α = −2", func() (float64, error) { return econ.TailIndexToLerner(-2) }, econ.ErrParameter},
		{"α = +Inf", func() (float64, error) { return econ.TailIndexToLerner(math.Inf(1)) }, econ.ErrParameter},
	} {
		if got, err := tc.f(); !errors.Is(err, tc.want) || !math.IsNaN(got) {
			t.Errorf("%s: got %g, %v, want NaN, %v", tc.name, got, err, tc.want)
		}
	}
}
