package trend

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/dist"
)

func near(got, want, relative float64) bool {
	return got == want || !math.IsInf(want, 0) && math.Abs(got-want) <= relative*math.Max(math.Abs(want), 1e-300)
}

// drift draws n tasks in each of so many years, with tail index start + rate·t above
// half an hour.
func drift(start, rate float64, years, n int, rng *rand.Rand) (when, hours []float64) {
	for year := range years {
		for range n {
			at := float64(year) + rng.Float64()
			law := dist.Pareto{Scale: 0.5, Alpha: start + rate*at}
			when = append(when, 2020+at)
			hours = append(hours, law.Rand(rng))
		}
	}
	return when, hours
}

// Indices that lie on a line are fitted by that line, whatever their weights.
func TestRhoExact(t *testing.T) {
	t.Parallel()
	var periods []TailAt
	for i, n := range []int{100, 400, 50, 900} {
		periods = append(periods, TailAt{Year: 2020 + float64(i)*0.75, Tasks: n, Alpha: 1.4 + 0.3*0.75*float64(i)})
	}
	r, err := NewRho(periods)
	if err != nil || !near(r.Rate.Value, 0.3, 1e-10) || !near(r.Start.Value, 1.4, 1e-10) || r.Year != 2020 || r.Tasks != 1450 || r.Scatter > 1e-15 || !near(r.PValue, 1, 1e-9) || r.Warnings != nil {
		t.Errorf("got %+v, %v, want 0.3 from 1.4", r, err)
	}
	two, err := NewRho(periods[:2])
	if err != nil || !near(two.Rate.Value, 0.3, 1e-9) || !math.IsNaN(two.PValue) || len(two.Warnings) != 1 || !errors.Is(two.Warnings[0], ErrTwoPeriods) {
		t.Errorf("two periods: %+v, %v, want a warning", two, err)
	}
	// The error of a difference of two indices, by hand.
	by := math.Sqrt(1.4*1.4/98+1.625*1.625/398) / 0.75
	if !near(two.Rate.StandardError, by, 1e-9) || !near(two.Rate.Interval.High, 0.3+normal975*by, 1e-9) {
		t.Errorf("two periods: %v, want a standard error of %g", two.Rate, by)
	}
	bent := []TailAt{{2020, 1000, 1.5, 0}, {2021, 1000, 3, 0}, {2022, 1000, 1.5, 0}}
	if r, err := NewRho(bent); err != nil || len(r.Warnings) != 1 || !errors.Is(r.Warnings[0], ErrScatter) || r.Verdict() != "cannot tell whether the tail thins or fattens" {
		t.Errorf("a bent path: %+v, %v, want a warning and no verdict", r, err)
	}
	for name, tc := range map[string]struct {
		periods []TailAt
		is      error
	}{
		"none": {nil, ErrTooFew}, "one": {periods[:1], ErrTooFew},
		"one date": {[]TailAt{{2020, 100, 1, 0}, {2020, 100, 2, 0}}, ErrTooFew},
		"index 0":  {[]TailAt{{2020, 100, 0, 0}, {2021, 100, 2, 0}}, ErrParameter},
		"no tasks": {[]TailAt{{2020, 2, 1, 0}, {2021, 100, 2, 0}}, ErrParameter},
		"no date":  {[]TailAt{{math.NaN(), 20, 1, 0}, {2021, 100, 2, 0}}, ErrParameter},
	} {
		if _, err := NewRho(tc.periods); !errors.Is(err, tc.is) {
			t.Errorf("%s: got %v, want %v", name, err, tc.is)
		}
	}
}

// 95% intervals of ρ cover it in 93% to 97% of samples, and a tail that stands still
// is said to move in about one of twenty.
func TestRhoCoverage(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 1))
	const samples = 2000
	for _, rate := range []float64{0, 0.3, -0.1} {
		covered, moved, mean := 0, 0, 0.0
		for range samples {
			when, hours := drift(1.5, rate, 4, 100, rng)
			periods, _, err := TailByPeriod(when, hours, 0.5, 1)
			if err != nil {
				t.Fatal(err)
			}
			r, err := NewRho(periods)
			if err != nil {
				t.Fatal(err)
			}
			mean += r.Rate.Value / samples
			if r.Rate.Interval.Contains(rate) {
				covered++
			}
			if !r.Rate.Interval.Contains(0) {
				moved++
			}
		}
		if share := float64(covered) / samples; share < 0.93 || share > 0.97 {
			t.Errorf("ρ = %g: intervals cover it in %.3g of samples, want 0.93 to 0.97", rate, share)
		}
		if !(math.Abs(mean-rate) <= 0.01) {
			t.Errorf("ρ = %g: mean of the estimates %.4g, want within 0.01", rate, mean)
		}
		if share := float64(moved) / samples; rate == 0 && (share < 0.03 || share > 0.07) {
			t.Errorf("a tail that stands still moves in %.3g of samples, want 0.05", share)
		}
	}
}

func ExampleNewRho() {
	when, hours := drift(1.5, 0.3, 4, 1000, rand.New(rand.NewPCG(3, 3)))
	periods, _, err := TailByPeriod(when, hours, 0.5, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := NewRho(periods)
	fmt.Printf("%.2f a year, %.2f to %.2f: %s %v\n", r.Rate.Value, r.Rate.Interval.Low, r.Rate.Interval.High, r.Verdict(), err)
	// Output:
	// 0.32 a year, 0.27 to 0.38: the tail thins <nil>
}
