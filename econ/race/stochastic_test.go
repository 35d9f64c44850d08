package race

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// distance is Kolmogorov's: the largest difference between the distribution
// function of a sample and a law. Dates that never come are +Inf.
func distance(sample []float64, law func(float64) float64) float64 {
	sorted := slices.Clone(sample)
	slices.Sort(sorted)
	n := float64(len(sorted))
	var d float64
	for i, t := range sorted {
		if math.IsInf(t, 1) {
			break
		}
		p := law(t)
		d = max(d, math.Abs(p-float64(i)/n), math.Abs(p-float64(i+1)/n))
	}
	return d
}

// Simulated ends have the law of the first passage whatever the steps: one step of
// ten years and 120 of a month give the same.
func TestSimulateEndsByTheLaw(t *testing.T) {
	t.Parallel()
	const n = 8000
	for _, race := range []Stochastic{{1.5, 0.1, 0.3}, {1.5, 0, 0.3}, {1.5, -0.1, 0.3}, {1.2, -0.5, 0.1}} {
		law := race.End()
		for _, times := range [][]float64{Months(120), {10}, {0, 0.5, 7, 10}} {
			rng := rand.New(rand.NewPCG(3, 4))
			ends := make([]float64, n)
			for i := range ends {
				run, err := race.Simulate(times, rng)
				if err != nil {
					t.Fatal(err)
				}
				ends[i] = run.End
			}
			if d := distance(ends, law.Probability); !(d <= 1.95/math.Sqrt(n)) {
				t.Errorf("%+v in %d steps: ends are %.4f from the law, want at most %.4f", race, len(times), d, 1.95/math.Sqrt(n))
			}
			var ended float64
			for _, end := range ends {
				if end <= 10 {
					ended += 1. / n
				}
			}
			if want := law.Probability(10); !(math.Abs(ended-want) <= 4*math.Sqrt(want*(1-want)/n)+1e-9) {
				t.Errorf("%+v in %d steps: %.4f have ended by 10 years, want %.4f", race, len(times), ended, want)
			}
		}
	}
}

// Among the runs that have not ended the tail index has the law of a Brownian motion
// killed at 1, by the method of images.
func TestSimulateAlive(t *testing.T) {
	t.Parallel()
	const n, at = 20_000, 4.0
	race := Stochastic{1.5, 0.1, 0.3}
	rng := rand.New(rand.NewPCG(5, 6))
	below := make(map[float64]float64)
	for range n {
		run, err := race.Simulate([]float64{1, at}, rng)
		if err != nil {
			t.Fatal(err)
		}
		for _, level := range []float64{1.3, 1.8, 2.5} {
			if math.IsInf(run.End, 1) && run.Alpha[1] <= level {
				below[level] += 1. / n
			}
		}
	}
	phi := func(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }
	d, spread := race.Start-1, race.Sigma*math.Sqrt(at)
	image := math.Exp(-2 * race.Net * d / (race.Sigma * race.Sigma))
	for level, got := range below {
		killed := func(x float64) float64 {
			return phi((x-d-race.Net*at)/spread) - image*phi((x+d-race.Net*at)/spread)
		}
		if want := killed(level-1) - killed(0); !(math.Abs(got-want) <= 4*math.Sqrt(want/n)) {
			t.Errorf("share alive and at or below %g: %.4f, want %.4f", level, got, want)
		}
	}
}

// To look only at the dates misses the courses that dip below 1 in between: with a
// net rate of 0.1, a distance of 0.5 and σ = 0.3, monthly looks over 40 years see
// 0.292 end where 0.329 ever do, and 0.327 within the 40 years.
func TestMonthlyLooksMissTouches(t *testing.T) {
	t.Parallel()
	const n, years = 10_000, 40
	race := Stochastic{1.5, 0.1, 0.3}
	rng := rand.New(rand.NewPCG(7, 8))
	var naive, bridged float64
	times := Months(12 * years)[1:]
	for range n {
		x := race.Start - 1
		for range times {
			if x += race.Net/12 + race.Sigma*math.Sqrt(1./12)*rng.NormFloat64(); x <= 0 {
				naive += 1. / n
				break
			}
		}
		run, err := race.Simulate(times, rng)
		if err != nil {
			t.Fatal(err)
		}
		if run.End <= years {
			bridged += 1. / n
		}
	}
	const noise = 4 * 0.47 / 100 // four standard errors
	if want := race.End().Probability(years); !(math.Abs(bridged-want) <= noise) {
		t.Errorf("with the bridge %.4f have ended, want %.4f", bridged, want)
	}
	if !(math.Abs(naive-0.292) <= noise) {
		t.Errorf("without the bridge %.4f have ended, want 0.292", naive)
	}
	if naive >= bridged-noise/2 {
		t.Errorf("without the bridge %.4f, with it %.4f: want clearly fewer", naive, bridged)
	}
}

func TestSimulate(t *testing.T) {
	t.Parallel()
	race := Stochastic{1.05, -1, 0.2}
	a, err := race.Simulate(Months(24), rand.New(rand.NewPCG(1, 1)))
	if err != nil {
		t.Fatal(err)
	}
	b, _ := race.Simulate(Months(24), rand.New(rand.NewPCG(1, 1)))
	if !slices.Equal(a.Alpha, b.Alpha) || a.End != b.End {
		t.Error("the same source gives two courses")
	}
	if a.Alpha[0] != 1.05 {
		t.Errorf("α at 0 = %v, want the start", a.Alpha[0])
	}
	for i, when := range Months(24) {
		if (a.Alpha[i] == 1) != (when >= a.End) {
			t.Errorf("α = %v at %v, and the end is %v: want 1 from the end on", a.Alpha[i], when, a.End)
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for _, tc := range []struct {
		race  Stochastic
		times []float64
		rng   *rand.Rand
	}{
		{Stochastic{1, 0, 1}, Months(1), rng},
		{Stochastic{1.5, math.Inf(1), 1}, Months(1), rng},
		{Stochastic{1.5, 0, 0}, Months(1), rng},
		{race, nil, rng},
		{race, []float64{-1}, rng},
		{race, []float64{1, 0.5}, rng},
		{race, []float64{math.NaN()}, rng},
		{race, Months(1), nil},
	} {
		if _, err := tc.race.Simulate(tc.times, tc.rng); !errors.Is(err, ErrParameter) {
			t.Errorf("%+v at %v: error %v, want ErrParameter", tc.race, tc.times, err)
		}
	}
	if got, err := NewStochastic(1.5, 0.1, 0.3); err != nil || got.End() != (FirstPassage{0.5, 0.1, 0.3}) {
		t.Errorf("NewStochastic = %+v, %v", got, err)
	}
	if _, err := NewStochastic(0.9, 0.1, 0.3); !errors.Is(err, ErrParameter) {
		t.Errorf("NewStochastic from 0.9: %v, want ErrParameter", err)
	}
}
