package race_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

func source() *rand.Rand { return rand.New(rand.NewPCG(1, 1)) }

var wide = race.Prior{
	Start:        race.Triangular{Low: 0.9, Mode: 1.5, High: 2},
	Distillation: race.Normal{Mean: 0.3, SD: 0.2},
	Frontier:     race.Uniform{Low: 0.1, High: 0.6},
	Sigma:        0.2,
}

// A fan of what is known is the path itself.
func TestFanOfOnePath(t *testing.T) {
	t.Parallel()
	for _, path := range []race.Race{{Start: 1.5, Distillation: 0.6, Frontier: 0.3}, {Start: 1.5, Distillation: 0.1, Frontier: 0.3}} {
		for _, hold := range []race.Hold{race.ScaleFixed, race.MeanFixed} {
			prior := race.Prior{Start: race.Fixed(path.Start), Distillation: race.Fixed(path.Distillation), Frontier: race.Fixed(path.Frontier)}
			times := race.Months(60)
			fan, err := prior.Fan(econ.Baseline(), hold, times, 100, source())
			if err != nil {
				t.Fatal(err)
			}
			along, err := race.Along(econ.Baseline(), path, times, hold)
			if err != nil {
				t.Fatal(err)
			}
			for i, when := range times {
				for _, q := range []float64{0, 0.05, 0.5, 1} {
					if i >= len(along.Points) {
						if fan.Alpha(i, q) != 1 || !math.IsNaN(fan.LernerIndex(i, q)) || !math.IsNaN(fan.LabShare(i, q)) || fan.NoPrice(when) != 1 {
							t.Errorf("%v at %v: α %v, index %v, share %v, want 1 and none after the end", path, when, fan.Alpha(i, q), fan.LernerIndex(i, q), fan.LabShare(i, q))
						}
						continue
					}
					p := along.Points[i]
					if !near(fan.Alpha(i, q), p.Alpha, 1e-12) || !near(fan.LernerIndex(i, q), p.LernerIndex(), 1e-12) || !near(fan.LabShare(i, q), p.LabShare(), 1e-12) {
						t.Errorf("%v at %v, %v: %v, %v, %v, want %v, %v, %v", path, when, hold, fan.Alpha(i, q), fan.LernerIndex(i, q), fan.LabShare(i, q), p.Alpha, p.LernerIndex(), p.LabShare())
					}
				}
			}
		}
	}
}

// The closed forms of the fan are the market's own prices, kink and all.
func TestFanPricesAreTheMarkets(t *testing.T) {
	t.Parallel()
	for _, cost := range []float64{0, 0.5, 2, 5} {
		for _, hold := range []race.Hold{race.ScaleFixed, race.MeanFixed} {
			for _, alpha := range []float64{1.001, 1.2, 1.5, 2.3, 2.4, 7} {
				m := baseline(cost)
				prior := race.Prior{Start: race.Fixed(alpha), Distillation: race.Fixed(0), Frontier: race.Fixed(0)}
				fan, err := prior.Fan(m, hold, []float64{1}, 100, source())
				if err != nil {
					t.Fatal(err)
				}
				tail := dist.Pareto{Scale: 1. / 60, Alpha: alpha}
				if hold == race.MeanFixed {
					tail.Scale = m.Hours.Mean() * (alpha - 1) / alpha
				}
				m.Hours = tail
				at, err := m.Monopoly()
				if err != nil {
					t.Fatal(err)
				}
				if got := fan.LernerIndex(0, 0.5); !near(got, at.LernerIndex(), 1e-12) {
					t.Errorf("c = %v, %v, α = %v: index %v, want %v", cost, hold, alpha, got, at.LernerIndex())
				}
				if got, want := fan.LabShare(0, 0.5), m.Split(at.Price).LabShare(); !near(got, want, 1e-12) {
					t.Errorf("c = %v, %v, α = %v: share %v, want %v", cost, hold, alpha, got, want)
				}
			}
		}
	}
}

// With a fixed start and a normal net rate the law at each date is known: the
// tail index is normal where it has not ended, and has ended where it is below 1.
func TestFanOfNormalRates(t *testing.T) {
	t.Parallel()
	const n, at, mean, sd = 20_000, 4.0, 0.1, 0.25
	prior := race.Prior{Start: race.Fixed(1.5), Distillation: race.Normal{Mean: 0.4, SD: 0.2}, Frontier: race.Normal{Mean: 0.3, SD: 0.15}}
	fan, err := prior.Fan(econ.Baseline(), race.ScaleFixed, []float64{0, at}, n, source())
	if err != nil {
		t.Fatal(err)
	}
	phi := func(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }
	gone := phi((-0.5/at - mean) / sd)
	if got := fan.NoPrice(at); !(math.Abs(got-gone) <= 4*math.Sqrt(gone*(1-gone)/n)) {
		t.Errorf("no price: %v, want %v", got, gone)
	}
	for _, q := range []float64{0.35, 0.5, 0.9} {
		alpha := fan.Alpha(1, q)
		if got := phi(((alpha-1.5)/at - mean) / sd); !(math.Abs(got-q) <= 4*math.Sqrt(q*(1-q)/n)) {
			t.Errorf("quantile %v of α is %v, which is the quantile %v", q, alpha, got)
		}
		// The index falls with α, so its quantiles are those of α from the other end.
		if got, want := fan.LernerIndex(1, 1-q), 1/alpha; !(math.Abs(got-want) <= 1e-3) {
			t.Errorf("quantile %v of the index is %v, want %v", 1-q, got, want)
		}
	}
	if got, want := fan.IndexAtMost(1, 0.5), phi((mean-0.5/at)/sd); !(math.Abs(got-want) <= 4*math.Sqrt(want*(1-want)/n)) {
		t.Errorf("probability of an index at or below a half: %v, want %v", got, want)
	}
	if !math.IsNaN(fan.LernerIndex(1, 1-gone/2)) || !math.IsNaN(fan.LabShare(1, gone/2)) || fan.Alpha(1, gone/2) != 1 {
		t.Error("a quantile among the paths without a price is a number")
	}
}

// With fixed rates and noise the ends have the law of the first passage, though the
// fan looks once a month or once in ten years.
func TestFanEndsByTheLaw(t *testing.T) {
	t.Parallel()
	const n = 10_000
	law := race.Stochastic{Start: 1.5, Net: 0.1, Sigma: 0.3}.End()
	prior := race.Prior{Start: race.Fixed(1.5), Distillation: race.Fixed(0.4), Frontier: race.Fixed(0.3), Sigma: 0.3}
	for _, times := range [][]float64{race.Months(120), {10}} {
		fan, err := prior.Fan(econ.Baseline(), race.ScaleFixed, times, n, source())
		if err != nil {
			t.Fatal(err)
		}
		for _, when := range []float64{0.5, 1, 2.5, 5, 10} {
			want := law.Probability(when)
			if got := fan.NoPrice(when); !(math.Abs(got-want) <= 4*math.Sqrt(want*(1-want)/n)) {
				t.Errorf("%d dates: no price by %v: %v, want %v", len(times), when, got, want)
			}
		}
	}
}

// The numbers are the same on any number of processors. Not parallel: it changes a
// setting of the whole program.
func TestFanOnAnyMachine(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first []float64
	for _, procs := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(procs)
		fan, err := wide.Fan(econ.Baseline(), race.ScaleFixed, race.Months(12), 1000, source())
		if err != nil {
			t.Fatal(err)
		}
		var all []float64
		for i, when := range fan.Times() {
			all = append(all, fan.NoPrice(when), fan.IndexAtMost(i, 0.6))
			for q := 0.0; q <= 1; q += 1. / 16 {
				all = append(all, fan.Alpha(i, q))
			}
		}
		if first == nil {
			first = all
		}
		if !slices.Equal(all, first) {
			t.Errorf("%d processors give other numbers", procs)
		}
	}
}

func TestFanErrors(t *testing.T) {
	t.Parallel()
	good := func() race.Prior { return wide }
	m := econ.Baseline()
	exponential := m
	exponential.Hours = dist.Exponential{Rate: 30}
	heavy := m
	heavy.Hours = dist.Pareto{Scale: 1, Alpha: 0.9}
	for name, try := range map[string]func() error{
		"no start": func() error {
			p := good()
			p.Start = nil
			_, err := p.Fan(m, 1, race.Months(1), 100, source())
			return err
		},
		"sigma": func() error {
			p := good()
			p.Sigma = -1
			_, err := p.Fan(m, 1, race.Months(1), 100, source())
			return err
		},
		"belief": func() error {
			p := good()
			p.Frontier = race.Normal{}
			_, err := p.Fan(m, 1, race.Months(1), 100, source())
			return err
		},
		"exponential": func() error {
			_, err := wide.Fan(exponential, race.ScaleFixed, race.Months(1), 100, source())
			return err
		},
		"no mean":   func() error { _, err := wide.Fan(heavy, race.MeanFixed, race.Months(1), 100, source()); return err },
		"hold":      func() error { _, err := wide.Fan(m, 9, race.Months(1), 100, source()); return err },
		"dates":     func() error { _, err := wide.Fan(m, race.ScaleFixed, []float64{2, 1}, 100, source()); return err },
		"few paths": func() error { _, err := wide.Fan(m, race.ScaleFixed, race.Months(1), 99, source()); return err },
		"no source": func() error { _, err := wide.Fan(m, race.ScaleFixed, race.Months(1), 100, nil); return err },
	} {
		if err := try(); !errors.Is(err, race.ErrParameter) {
			t.Errorf("%s: %v, want ErrParameter", name, err)
		}
	}
	fan, err := wide.Fan(m, race.ScaleFixed, race.Months(12), 100, source())
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]float64{
		"date -1": fan.Alpha(-1, 0.5), "date 13": fan.LernerIndex(13, 0.5), "q 2": fan.LabShare(0, 2), "q NaN": fan.Alpha(0, math.NaN()),
		"target NaN": fan.IndexAtMost(0, math.NaN()), "after the last date": fan.NoPrice(1.5), "before 0": fan.NoPrice(-1),
	} {
		if !math.IsNaN(got) {
			t.Errorf("%s: %v, want NaN", name, got)
		}
	}
}
