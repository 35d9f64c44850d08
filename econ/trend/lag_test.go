package trend

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

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
