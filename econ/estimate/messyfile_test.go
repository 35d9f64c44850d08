package estimate_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"valuecapture/econ/dist"
	"valuecapture/econ/estimate"
)

// doubts reports whether an answer carries a doubt of a kind.
func doubts(a estimate.Answer, kind error) bool {
	for _, d := range a.Doubts {
		if errors.Is(d, kind) {
			return true
		}
	}
	return false
}

// near reports whether two intervals have nearly the same ends.
func near(a, b estimate.Interval, by float64) bool {
	return math.Abs(a.Low-b.Low) <= by && math.Abs(a.High-b.High) <= by
}

// recorded is a file of a law, in the way of a kind.
func recorded(t *testing.T, law dist.Tail, n int, cost float64, record func(*estimate.Question, *rand.Rand)) estimate.Question {
	t.Helper()
	q := estimate.Question{Hours: draw(t, law, n, 4), Cost: cost, Wage: 1, TokensPerTask: 1}
	if record != nil {
		record(&q, rand.New(rand.NewPCG(4, 4)))
	}
	return q
}

// A menu of answers is read with edges midway between those that were used, and the index of
// the Pareto tail behind them is in its interval.
func TestMenuIsRead(t *testing.T) {
	t.Parallel()
	const samples = 20
	stands, holds := 0, 0
	for seed := range uint64(samples) {
		q := estimate.Question{Hours: draw(t, paretoTail, 2000, seed), Cost: 0.4, Rounded: estimate.RoundedNearest}
		someToMenu(1)(&q, rand.New(rand.NewPCG(seed, 1)))
		for _, f := range answered(t, q, true).Families {
			if f.Family == estimate.Pareto && f.Stands {
				stands++
				if f.Shape.Contains(1.5) {
					holds++
				}
			}
		}
	}
	if stands < 17 || holds < 17 {
		t.Errorf("a Pareto tail behind a menu stands in %d of %d samples, with its index in %d, want 17 or more", stands, samples, holds)
	}
}

// Where nobody knows how hours were rounded the answer holds for both ways, and knowing makes
// it no wider.
func TestRoundingIsBounded(t *testing.T) {
	t.Parallel()
	q := recorded(t, lognormalTail, 4000, 0.1, up(0.25))
	either := answered(t, q, true)
	if !doubts(either, estimate.ErrTied) {
		t.Errorf("doubts %v, want that nobody knows how hours were rounded", either.Doubts)
	}
	for _, r := range []estimate.Rounding{estimate.RoundedNearest, estimate.RoundedUp} {
		q.Rounded = r
		one := answered(t, q, true)
		if one.Refusal != nil || either.Refusal != nil || one.Share.Low < either.Share.Low-1e-12 || one.Share.High > either.Share.High+1e-12 || one.Price.Low < either.Price.Low-1e-12 || one.Price.High > either.Price.High+1e-12 || doubts(one, estimate.ErrTied) {
			t.Errorf("rounded %v: %v, either way %v", r, one, either)
		}
	}
	q.Rounded = estimate.RoundedUp
	price, share := truth(t, lognormalTail, 0.1)
	if a := answered(t, q, true); !a.Share.Contains(share) || !a.Price.Contains(price) {
		t.Errorf("rounded up: %v, want %.3g at %.3g", a, share, price)
	}
}

// Two decimals have the answer of ten.
func TestTwoDecimals(t *testing.T) {
	t.Parallel()
	exact := answered(t, recorded(t, lognormalTail, 3000, 0.1, nil), true)
	rounded := answered(t, recorded(t, lognormalTail, 3000, 0.1, nearest(0.01)), true)
	if !near(exact.Share, rounded.Share, 0.03) || !near(exact.Price, rounded.Price, 0.15) || doubts(rounded, estimate.ErrRepeated) {
		t.Errorf("%v\nwith two decimals %v", exact, rounded)
	}
}

// Mass at the largest value is read as that or more, the same whether it is found, given or
// marked, and the share of the uncut tail is in the interval.
func TestCap(t *testing.T) {
	t.Parallel()
	law := dist.Pareto{Scale: 0.25, Alpha: 2}
	q := recorded(t, law, 4000, 0.2, capAt(2))
	found := answered(t, q, false)
	_, share := truth(t, law, 0.2)
	if !doubts(found, estimate.ErrCapped) || !found.Share.Contains(share) {
		t.Errorf("%v, want %.3g and a doubt", found, share)
	}
	given := q
	given.Cap = 2
	marked := q
	marked.Censored = make([]bool, len(q.Hours))
	for i, h := range q.Hours {
		marked.Censored[i] = h == 2
	}
	for _, other := range []estimate.Answer{answered(t, given, true), answered(t, marked, true)} {
		if !near(found.Share, other.Share, 1e-12) || !near(found.Price, other.Price, 1e-12) {
			t.Errorf("%v\nbut given or marked %v", found, other)
		}
	}
	without := false
	for _, v := range found.Certificate {
		without = without || strings.Contains(v.Name, "at the cap") && v.Moves == "up"
	}
	if !without {
		t.Errorf("the certificate does not say that a cut would move the share up: %+v", found.Certificate)
	}
}

// Rows of one worker are alike: they say less than as many independent ones, and few workers
// say nothing.
func TestWorkers(t *testing.T) {
	t.Parallel()
	q := recorded(t, exponentialTail, 4000, 0.2, byWorkers(40))
	a := answered(t, q, true)
	alone := q
	alone.Workers = nil
	b := answered(t, alone, true)
	if a.Inflation < 1.2 || b.Inflation != 1 || a.Workers != 40 {
		t.Errorf("inflation %v of %d workers, and %v without; want more than 1.2 of 40, and 1", a.Inflation, a.Workers, b.Inflation)
	}
	few := recorded(t, exponentialTail, 4000, 0.2, byWorkers(6))
	if a := answered(t, few, true); !errors.Is(a.Refusal, estimate.ErrWorkers) {
		t.Errorf("six workers: %v", a)
	}
}

// A row of totals is a doubt, and moves nothing.
func TestTotalsAreADoubt(t *testing.T) {
	t.Parallel()
	q := recorded(t, exponentialTail, 1500, 0.1, nil)
	clean := answered(t, q, true)
	for _, value := range []func(float64) float64{func(sum float64) float64 { return sum }, func(float64) float64 { return 100 }} {
		dirty := q
		dirty.Hours = append([]float64{0}, q.Hours...)
		largest(value)(&dirty, nil)
		a := answered(t, dirty, false)
		if !doubts(a, estimate.ErrIncredible) || !near(a.Share, clean.Share, 0.02) {
			t.Errorf("%v\nwithout that row %v", a, clean)
		}
	}
}

// Values that were left out beyond some hours are a doubt, and a whole tail is none.
func TestCutIsADoubt(t *testing.T) {
	t.Parallel()
	q := recorded(t, paretoTail, 4000, 0.2, nil)
	if a := answered(t, q, true); doubts(a, estimate.ErrCut) {
		t.Errorf("a whole tail: %v", a.Doubts)
	}
	kept := q.Hours[:0:0]
	for _, h := range q.Hours {
		if h <= 4 {
			kept = append(kept, h)
		}
	}
	q.Hours = kept
	if a := answered(t, q, true); !doubts(a, estimate.ErrCut) {
		t.Errorf("cut at 4 h: %v", a.Doubts)
	}
}

// Seconds read as hours, and tokens that are not in millions, are a doubt.
func TestUnitsAreADoubt(t *testing.T) {
	t.Parallel()
	q := recorded(t, lognormalTail, 1000, 0.1, each(func(h float64, _ *rand.Rand) float64 { return 3600 * h }))
	if a := answered(t, q, true); !doubts(a, estimate.ErrUnit) || !strings.Contains(a.Doubts[0].Error(), "--unit s") {
		t.Errorf("seconds: %v", a.Doubts)
	}
	q = recorded(t, lognormalTail, 1000, 0.1, withColumns)
	for i := range q.Tokens {
		q.Tokens[i] *= 1e6
	}
	if a := answered(t, q, true); !doubts(a, estimate.ErrUnit) {
		t.Errorf("single tokens: %v", a.Doubts)
	}
}

// Rows that repeat others are a doubt, and rounding alone is not.
func TestRepeatedRowsAreADoubt(t *testing.T) {
	t.Parallel()
	q := recorded(t, lognormalTail, 1000, 0.1, nil)
	if a := answered(t, q, true); doubts(a, estimate.ErrRepeated) {
		t.Errorf("no row repeats another: %v", a.Doubts)
	}
	q.Hours = append(q.Hours, q.Hours[:300]...)
	if a := answered(t, q, true); !doubts(a, estimate.ErrRepeated) {
		t.Errorf("300 of 1,300 rows repeat another: %v", a.Doubts)
	}
}
