package trend_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/trend"
)

// Cost changes of 1, -1 and 2 with price changes of 3, -2 and 6: b = (3 + 2 + 12)/6 = 17/6,
// left over 1/6, -5/6·... by hand: residuals 3 - 17/6, -2 + 17/6, 6 - 34/6 are 1/6, 5/6, 1/3.
func TestPassThroughByHand(t *testing.T) {
	t.Parallel()
	p, err := trend.NewPassThrough([]trend.PriceChange{{Cost: 1, Price: 3}, {Cost: -1, Price: -2}, {Cost: 2, Price: 6}})
	if err != nil {
		t.Fatal(err)
	}
	scatter := math.Sqrt((1.0/36 + 25.0/36 + 4.0/36) / 2)
	half := 4.302652729749464 * scatter / math.Sqrt(6) // the quantile of t with 2 degrees of freedom
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"slope", p.Slope.Value, 17.0 / 6}, {"scatter", p.Scatter, scatter},
		{"low", p.Slope.Interval.Low, 17.0/6 - half}, {"high", p.Slope.Interval.High, 17.0/6 + half}, {"changes", float64(p.Changes), 3},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s: %.12g, want %.12g", c.name, c.got, c.want)
		}
	}
}

// The power by drawing price histories and counting the intervals that leave out the
// hypothesis; under the hypothesis itself it is 5%, and it is never less.
func TestPassThroughPowerByDraws(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	const histories = 20_000
	for _, c := range []struct {
		changes                  int
		noise, hypothesis, truth float64
	}{{2, 1, 1, 3}, {4, 2, 3, 1}, {12, 2, 3, 1}, {40, 8, 3, 1}, {6, 1, 3, 3}, {5, 0.5, 1, 0.5}} {
		want, err := trend.PassThroughPower(c.changes, c.noise, c.hypothesis, c.truth)
		if err != nil {
			t.Fatal(err)
		}
		left := 0
		for range histories {
			var changes []trend.PriceChange
			for i := range c.changes {
				cost := float64(1 - 2*(i%2)) // of mean square 1
				changes = append(changes, trend.PriceChange{Cost: cost, Price: c.truth*cost + c.noise*rng.NormFloat64()})
			}
			p, err := trend.NewPassThrough(changes)
			if err != nil {
				t.Fatal(err)
			}
			if !p.Slope.Interval.Contains(c.hypothesis) {
				left++
			}
		}
		if got, se := float64(left)/histories, math.Sqrt(want*(1-want)/histories); math.Abs(got-want) > 5*se {
			t.Errorf("%+v: power %.4f, drawn %.4f ± %.4f", c, want, got, se)
		}
		if c.truth == c.hypothesis && math.Abs(want-0.05) > 1e-9 {
			t.Errorf("%+v: level %g, want 0.05", c, want)
		}
	}
}

// With many changes the power is that of a normal test.
func TestPassThroughPowerLimit(t *testing.T) {
	t.Parallel()
	phi := func(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }
	for _, n := range []int{100_000, 1_000_000} {
		noise := 2 * math.Sqrt(float64(n)) / 2.5
		got, err := trend.PassThroughPower(n, noise, 3, 1)
		if want := phi(2.5-1.959963984540054) + phi(-2.5-1.959963984540054); err != nil || math.Abs(got-want) > 1e-4 {
			t.Errorf("n = %d: power %g, %v, want %g", n, got, err, want)
		}
	}
	if got, err := trend.PassThroughPower(50, 1e-3, 3, 1); err != nil || got < 1-1e-8 || got > 1 {
		t.Errorf("almost no noise: power %g, %v, want 1", got, err)
	}
}

// The number of changes is the first that is enough, by trying all.
func TestPassThroughChanges(t *testing.T) {
	t.Parallel()
	for _, noise := range []float64{0.5, 2, 5} {
		got, err := trend.PassThroughChanges(noise, 3, 1, 0.8)
		if err != nil {
			t.Fatal(err)
		}
		want := 2
		for ; ; want++ {
			if p, err := trend.PassThroughPower(want, noise, 3, 1); err != nil {
				t.Fatal(err)
			} else if p >= 0.8 {
				break
			}
		}
		if got != want {
			t.Errorf("noise %g: %d changes, want %d", noise, got, want)
		}
	}
	for _, c := range []struct{ noise, hypothesis, truth, power float64 }{
		{1, 3, 1, 1}, {1, 3, 1, 0.05}, {1, 3, 1, math.NaN()}, {1, 3, 3, 0.8}, {0, 3, 1, 0.8}, {1e9, 3, 1, 0.8},
	} {
		if n, err := trend.PassThroughChanges(c.noise, c.hypothesis, c.truth, c.power); !errors.Is(err, trend.ErrParameter) || n != 0 {
			t.Errorf("%+v: %d, %v", c, n, err)
		}
	}
}
