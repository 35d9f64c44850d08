package estimate

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"valuecapture/econ/dist"
)

func near(got, want, relative float64) bool {
	return got == want || !math.IsInf(want, 0) && math.Abs(got-want) <= relative*math.Max(math.Abs(want), 1e-300)
}

// Quantiles from tables.
func TestStudent(t *testing.T) {
	t.Parallel()
	for degrees, want := range map[int]float64{1: 12.7062047, 2: 4.3026527, 3: 3.1824463, 4: 2.7764451, 5: 2.5705818, 10: 2.2281389, 30: 2.0422725, 120: 1.9799304} {
		if got := student975(degrees); !near(got, want, 1e-7) {
			t.Errorf("%d degrees: %.8g, want %.8g", degrees, got, want)
		}
	}
	if got := student975(1_000_001); !near(got, normal975, 1e-5) {
		t.Errorf("many degrees: %g, want the normal %g", got, normal975)
	}
	if got := student975(0); !math.IsNaN(got) {
		t.Errorf("no degrees: %g, want NaN", got)
	}
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

func TestTailByPeriod(t *testing.T) {
	t.Parallel()
	// Quantile grids of two known tails: the index comes out as Σ ln says.
	var when, hours []float64
	sums := map[float64]float64{}
	for year, alpha := range map[float64]float64{2023.2: 1.5, 2024.4: 2.5} {
		for i := range 99 {
			h := 2 * math.Pow((float64(i)+0.5)/99, -1/alpha)
			when, hours = append(when, year), append(hours, h)
			sums[year] += math.Log(h / 2)
		}
	}
	when, hours = append(when, 2023.5, math.NaN(), 2025.5), append(hours, 1, 5, 5) // below, without a date, alone
	got, left, err := TailByPeriod(when, hours, 2, 1)
	if err != nil || left != 2 || len(got) != 2 {
		t.Fatalf("got %+v, %d left out, %v, want 2 periods and 2 left out", got, left, err)
	}
	for i, year := range []float64{2023.2, 2024.4} {
		want := 98 / sums[year]
		if p := got[i]; !near(p.Year, year, 1e-12) || p.Tasks != 99 || !near(p.Alpha, want, 1e-12) || !near(p.StandardError, want/math.Sqrt(97), 1e-12) {
			t.Errorf("period %d: %+v, want %g tasks 99 in %g", i, p, want, year)
		}
	}
	nan := math.NaN()
	for name, tc := range map[string]struct {
		when, hours       []float64
		threshold, length float64
		is                error
	}{
		"unequal":        {when, hours[1:], 2, 1, ErrParameter},
		"threshold 0":    {when, hours, 0, 1, ErrParameter},
		"threshold NaN":  {when, hours, nan, 1, ErrParameter},
		"length":         {when, hours, 2, -1, ErrParameter},
		"negative hours": {[]float64{2020}, []float64{-1}, 2, 1, ErrParameter},
		"one period":     {when, hours, 2, 10, ErrTooFew},
		"no tail":        {when, hours, 1e9, 1, ErrTooFew},
		"nothing":        {nil, nil, 1, 1, ErrTooFew},
	} {
		if _, _, err := TailByPeriod(tc.when, tc.hours, tc.threshold, tc.length); !errors.Is(err, tc.is) {
			t.Errorf("%s: got %v, want %v", name, err, tc.is)
		}
	}
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

// Two lines without noise give the lag of their equation.
func TestLagExact(t *testing.T) {
	t.Parallel()
	var pairs []ScorePair
	for i := range 6 {
		year := 2023 + float64(i)/2
		pairs = append(pairs, ScorePair{Year: year, Closed: 10 + 4*(year-2023), Open: 6 + 5*(year-2023)})
	}
	l, err := NewLag(pairs, Linear)
	// In the middle, 2024.25, closed is at 15 and open at 12.25, where closed was
	// 2.75/4 years before.
	if err != nil || !near(l.At.Value, 2.75/4, 1e-9) || !near(l.Trend.Value, 1-5.0/4, 1e-9) || !near(l.Pace.Value, 1.25, 1e-9) || !near(l.Year, 2024.25, 1e-12) {
		t.Errorf("got %+v, %v", l, err)
	}
	if l.Verdict() != "open models catch up" {
		t.Errorf("got %q", l.Verdict())
	}
	logit := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	for i := range pairs {
		pairs[i].Open, pairs[i].Closed = logit((pairs[i].Open-12)/5), logit((pairs[i].Closed-12)/5)
	}
	if l, err := NewLag(pairs, Logit); err != nil || !near(l.At.Value, 2.75/4, 1e-6) || !near(l.Trend.Value, -0.25, 1e-6) {
		t.Errorf("logit: %+v, %v", l, err)
	}
	pairs[2].Open = 1
	if _, err := NewLag(pairs, Logit); !errors.Is(err, ErrParameter) || !strings.Contains(err.Error(), "between 0 and 1") {
		t.Errorf("a score of 1: %v, want ErrParameter", err)
	}
	for name, tc := range map[string]struct {
		pairs []ScorePair
		is    error
	}{
		"few":      {pairs[:4], ErrTooFew},
		"NaN":      {[]ScorePair{{2020, 1, 1}, {2021, 1, 2}, {2022, math.NaN(), 3}, {2023, 1, 4}, {2024, 1, 5}}, ErrParameter},
		"one date": {[]ScorePair{{2020, 1, 1}, {2020, 1, 2}, {2020, 1, 3}, {2020, 1, 4}, {2020, 1, 5}}, ErrTooFew},
		"level":    {[]ScorePair{{2020, 1, 5}, {2021, 2, 5}, {2022, 3, 5}, {2023, 4, 5}, {2024, 5, 5}}, ErrTooFew},
		"falling":  {[]ScorePair{{2020, 1, 5}, {2021, 2, 4}, {2022, 3, 3}, {2023, 4, 2}, {2024, 5, 1}}, ErrTooFew},
	} {
		if l, err := NewLag(tc.pairs, Linear); !errors.Is(err, tc.is) {
			t.Errorf("%s: got %+v, %v, want %v", name, l, err, tc.is)
		}
	}
}

// Intervals of lag and trend cover the truth, with errors that open and closed share.
func TestLagCoverage(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(2, 2))
	const samples = 4000
	var at, trend int
	for range samples {
		var pairs []ScorePair
		for i := range 10 {
			year, shared := 2022+float64(i)/3, 0.3*rng.NormFloat64()
			pairs = append(pairs, ScorePair{Year: year,
				Closed: 2*(year-2022) + shared + 0.2*rng.NormFloat64(), Open: -1 + 1.8*(year-2022) + shared + 0.4*rng.NormFloat64()})
		}
		l, err := NewLag(pairs, Linear)
		if err != nil {
			t.Fatal(err)
		}
		middle := 2022 + 4.5/3
		if l.At.Interval.Contains((2*1.5 - (-1 + 1.8*1.5)) / 2) {
			at++
		}
		if l.Trend.Interval.Contains(0.1) {
			trend++
		}
		if !near(l.Year, middle, 1e-12) {
			t.Fatalf("middle %g, want %g", l.Year, middle)
		}
	}
	for name, n := range map[string]int{"lag": at, "trend": trend} {
		if share := float64(n) / samples; share < 0.93 || share > 0.97 {
			t.Errorf("%s: intervals cover it in %.3g of samples, want 0.93 to 0.97", name, share)
		}
	}
}

// Scores on a bent path are not independent about a line, and the fit says so.
func TestLagDependent(t *testing.T) {
	t.Parallel()
	var pairs []ScorePair
	for i := range 24 {
		pairs = append(pairs, ScorePair{Year: 2022 + float64(i)/12, Closed: math.Sqrt(float64(i)), Open: float64(i) / 24})
	}
	l, err := NewLag(pairs, Linear)
	if err != nil || len(l.Warnings) != 1 || !errors.Is(l.Warnings[0], ErrDependent) {
		t.Errorf("got %+v, %v, want a warning", l, err)
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
