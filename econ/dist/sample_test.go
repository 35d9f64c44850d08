package dist

import (
	"errors"
	"math"
	"math/rand/v2"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 1)) }

// Draws come out the same on one processor as on several, and follow the law: each
// tenth of it gets its share of them.
func TestDraw(t *testing.T) {
	const n = 200_001
	for _, law := range []Tail{Pareto{Scale: 1.0 / 60, Alpha: 1.5}, Exponential{Rate: 3}, Plain{Lognormal{Mu: 0, Sigma: 2}}} {
		got, err := Draw(law, n, seeded())
		if err != nil || len(got) != n {
			t.Fatalf("%v: %d draws, %v", law, len(got), err)
		}
		before := runtime.GOMAXPROCS(1)
		alone, _ := Draw(law, n, seeded())
		runtime.GOMAXPROCS(before)
		if !slices.Equal(got, alone) {
			t.Errorf("%v: one processor draws other numbers than %d", law, before)
		}
		var tenths [10]int
		for _, h := range got {
			tenths[min(int(10*law.Survival(h)), 9)]++
		}
		for i, count := range tenths {
			if d := math.Abs(float64(count) - n/10.0); d > 5*math.Sqrt(n*0.09) {
				t.Errorf("%v: tenth %d holds %d of %d draws", law, i, count, n)
			}
		}
	}
}

func TestDrawErrors(t *testing.T) {
	t.Parallel()
	p := Pareto{Scale: 1, Alpha: 2}
	for name, f := range map[string]func() ([]float64, error){
		"invalid":  func() ([]float64, error) { return Draw(Pareto{}, 3, seeded()) },
		"nil":      func() ([]float64, error) { return Draw(nil, 3, seeded()) },
		"negative": func() ([]float64, error) { return Draw(p, -1, seeded()) },
		"no rng":   func() ([]float64, error) { return Draw(p, 3, nil) },
	} {
		if got, err := f(); !errors.Is(err, ErrParameter) || got != nil {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
	if got, err := Draw(p, 0, seeded()); err != nil || len(got) != 0 {
		t.Errorf("no draws: %v, %v", got, err)
	}
	filled := []float64{1}
	Pareto{}.Fill(filled, seeded())
	if !math.IsNaN(filled[0]) {
		t.Errorf("an invalid law fills %v", filled)
	}
}

// The share of the top, against sorting everything; around the size from which
// only candidates are sorted, and with ties.
func TestConcentrate(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 2, 99, block, 8*block - 1, 8 * block, 20*block + 7} {
		hours, err := Draw(Pareto{Scale: 1, Alpha: 1.2}, n, seeded())
		if err != nil {
			t.Fatal(err)
		}
		for i := range hours {
			if i%3 == 0 {
				hours[i] = 2
			}
		}
		sorted := slices.Clone(hours)
		slices.Sort(sorted)
		slices.Reverse(sorted)
		for _, q := range []float64{1e-9, 0.001, 0.01, 0.2, 0.9, 1} {
			if testing.Short() && q != 0.01 && n > block {
				continue
			}
			k := max(1, int(math.Round(q*float64(n))))
			var all, top float64
			for i, h := range sorted {
				all += h
				if i < k {
					top += h
				}
			}
			got, err := Concentrate(hours, q)
			if err != nil || got.Tasks != n || !(math.Abs(got.Share-top/all) <= 1e-12) || !(math.Abs(got.Mean-all/float64(n)) <= 1e-12*got.Mean) || got.Top != float64(k)/float64(n) {
				t.Errorf("n = %d, q = %g: got %+v, %v, want share %g, mean %g", n, q, got, err, top/all, all/float64(n))
			}
		}
	}
	even := []float64{3, 3, 3, 3}
	if got, err := Concentrate(even, 0.25); err != nil || got.Share != 0.25 || got.Mean != 3 {
		t.Errorf("four equal tasks: %+v, %v", got, err)
	}
}

// Without keeping the draws the numbers are those of the draws, on any number of
// processors.
func TestDrawConcentration(t *testing.T) {
	for _, law := range []Tail{Pareto{Scale: 1, Alpha: 1.2}, Plain{Exponential{Rate: 2}}} {
		for _, n := range []int{1, 1000, 9*block + 5} {
			for _, q := range []float64{1e-6, 0.01, 1} {
				hours, err := Draw(law, n, seeded())
				if err != nil {
					t.Fatal(err)
				}
				want, err := Concentrate(hours, q)
				if err != nil {
					t.Fatal(err)
				}
				got, err := DrawConcentration(law, n, q, seeded())
				before := runtime.GOMAXPROCS(1)
				alone, _ := DrawConcentration(law, n, q, seeded())
				runtime.GOMAXPROCS(before)
				if err != nil || got != want || alone != want {
					t.Errorf("%v, n = %d, q = %g: got %+v, alone %+v, %v, want %+v", law, n, q, got, alone, err, want)
				}
			}
		}
	}
	for name, f := range map[string]func() (Concentration, error){
		"invalid":  func() (Concentration, error) { return DrawConcentration(Pareto{}, 3, 0.1, seeded()) },
		"none":     func() (Concentration, error) { return DrawConcentration(Exponential{Rate: 1}, 0, 0.1, seeded()) },
		"no rng":   func() (Concentration, error) { return DrawConcentration(Exponential{Rate: 1}, 3, 0.1, nil) },
		"fraction": func() (Concentration, error) { return DrawConcentration(Exponential{Rate: 1}, 3, 2, seeded()) },
	} {
		if got, err := f(); !errors.Is(err, ErrParameter) || !math.IsNaN(got.Share) {
			t.Errorf("%s: got %+v, %v", name, got, err)
		}
	}
}

// A finite variance, so that the sample's share settles on the law's.
func TestConcentrateAgainstTheLaw(t *testing.T) {
	t.Parallel()
	law := Pareto{Scale: 1, Alpha: 5}
	hours, err := Draw(law, 1_000_000, seeded())
	if err != nil {
		t.Fatal(err)
	}
	got, err := Concentrate(hours, 0.01)
	if want := TopShare(law, 0.01); err != nil || !(math.Abs(got.Share-want) <= 0.003*want) || !(math.Abs(got.Mean-1.25) <= 0.002) {
		t.Errorf("got %+v, %v, want share %g and mean 1.25", got, err, want)
	}
}

func TestConcentrateErrors(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		hours []float64
		q     float64
		names string
	}{
		{nil, 0.1, "empty"}, {[]float64{1}, 0, "top fraction"}, {[]float64{1}, 1.1, "top fraction"}, {[]float64{1}, math.NaN(), "top fraction"},
		{[]float64{1, -2}, 0.5, "task 1 saves -2"}, {[]float64{math.NaN(), 1}, 0.5, "task 0 saves NaN"}, {[]float64{1, math.Inf(1)}, 0.5, "task 1 saves +Inf"},
		{[]float64{0, 0}, 0.5, "no task"},
	} {
		if got, err := Concentrate(tc.hours, tc.q); !errors.Is(err, ErrParameter) || !strings.Contains(err.Error(), tc.names) || !math.IsNaN(got.Share) {
			t.Errorf("%v, q = %g: got %+v, %v, want an error naming %q", tc.hours, tc.q, got, err, tc.names)
		}
	}
}

// BenchmarkConcentration draws ten million tasks and finds their mean and the share
// of the top 1%. Where python3 has numpy it times the same there, in the same run,
// and reports how many times as long that takes.
func BenchmarkConcentration(b *testing.B) {
	const n = 10_000_000
	peer := numpySeconds(b, n)
	for b.Loop() {
		if got, err := DrawConcentration(Pareto{Scale: 1.0 / 60, Alpha: 1.5}, n, 0.01, seeded()); err != nil || got.Share < 0.1 {
			b.Fatal(got, err)
		}
	}
	if own := b.Elapsed().Seconds() / float64(b.N); peer > 0 {
		b.ReportMetric(peer/own, "numpy/own")
	}
}

// numpySeconds is the best of five runs, 0 where there is no numpy.
func numpySeconds(b *testing.B, n int) float64 {
	script := `
import time, numpy as np
rng, n, best = np.random.default_rng(1), ` + strconv.Itoa(n) + `, 1e9
for _ in range(5):
    start = time.perf_counter()
    h = (rng.pareto(1.5, n) + 1) / 60
    h.mean(), np.partition(h, n - n // 100)[-(n // 100):].sum() / h.sum()
    best = min(best, time.perf_counter() - start)
print(best)`
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if out, err := exec.Command(python, "-c", script).Output(); err == nil {
			if seconds, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64); err == nil {
				return seconds
			}
		}
	}
	b.Log("no python3 with numpy here: its time is not compared")
	return 0
}
