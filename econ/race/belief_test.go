package race_test

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ/race"
)

func TestBeliefs(t *testing.T) {
	t.Parallel()
	const n = 100_000
	for _, tc := range []struct {
		belief                 race.Belief
		mean, variance, median float64
	}{
		{race.Fixed(0.3), 0.3, 0, 0.3},
		{race.Uniform{Low: -1, High: 3}, 1, 16. / 12, 1},
		{race.Normal{Mean: 2, SD: 0.5}, 2, 0.25, 2},
		{race.Triangular{Low: 1, Mode: 2, High: 5}, 8. / 3, (1 + 4 + 25 - 2 - 5 - 10) / 18., 5 - math.Sqrt(6)},
		{race.Triangular{Low: 0, Mode: 0, High: 1}, 1. / 3, 1. / 18, 1 - math.Sqrt(0.5)},
		{race.Triangular{Low: 0, Mode: 1, High: 1}, 2. / 3, 1. / 18, math.Sqrt(0.5)},
	} {
		if err := tc.belief.Validate(); err != nil {
			t.Fatal(err)
		}
		rng := source()
		var sum, squares, below float64
		for range n {
			x := tc.belief.Draw(rng)
			sum += x / n
			squares += (x - tc.mean) * (x - tc.mean) / n
			if x <= tc.median {
				below += 1. / n
			}
		}
		if noise := 4*math.Sqrt(tc.variance/n) + 1e-12; !(math.Abs(sum-tc.mean) <= noise) {
			t.Errorf("%v: mean %v, want %v", tc.belief, sum, tc.mean)
		}
		if !(math.Abs(squares-tc.variance) <= 0.03*tc.variance+1e-12) {
			t.Errorf("%v: variance %v, want %v", tc.belief, squares, tc.variance)
		}
		if tc.variance > 0 && !(math.Abs(below-0.5) <= 0.007) {
			t.Errorf("%v: %v at or below the median, want a half", tc.belief, below)
		}
	}
	inf, nan := math.Inf(1), math.NaN()
	for _, b := range []race.Belief{
		race.Fixed(nan), race.Fixed(inf), race.Uniform{}, race.Uniform{Low: 1}, race.Uniform{Low: 0, High: inf}, race.Uniform{Low: -1.7e308, High: 1.7e308},
		race.Normal{}, race.Normal{Mean: nan, SD: 1}, race.Normal{SD: inf}, race.Triangular{}, race.Triangular{Low: 0, Mode: 2, High: 1}, race.Triangular{Low: 0, Mode: nan, High: 1},
	} {
		if err := b.Validate(); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%v: %v, want ErrParameter", b, err)
		}
	}
}
