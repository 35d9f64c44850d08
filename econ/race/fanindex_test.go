package race_test

import (
	"math"
	"slices"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/dist"
	"valuecapture/econ/race"
)

// Quantiles come in order, ended paths only grow, and nothing is dropped.
func TestFanInOrder(t *testing.T) {
	t.Parallel()
	for _, hold := range []race.Hold{race.ScaleFixed, race.MeanFixed} {
		fan, err := wide.Fan(econ.Baseline(), hold, race.Months(60), 2000, source())
		if err != nil {
			t.Fatal(err)
		}
		before := 0.0
		for i, when := range fan.Times() {
			gone := fan.NoPrice(when)
			if gone < before {
				t.Errorf("%v yr: %v have no price, and %v had none before", when, gone, before)
			}
			before = gone
			last := map[string]float64{}
			priced := 0
			for k := 1; k <= 100; k++ {
				q := float64(k) / 100
				for name, got := range map[string]float64{"α": fan.Alpha(i, q), "index": fan.LernerIndex(i, q), "share": fan.LabShare(i, q)} {
					if was, ok := last[name]; ok && got < was {
						t.Errorf("%v yr: quantile %v of the %s is %v, below %v", when, q, name, got, was)
					}
					if !math.IsNaN(got) {
						last[name] = got
					}
				}
				if !math.IsNaN(fan.LernerIndex(i, q)) {
					priced++
				}
			}
			if got := 1 - float64(priced)/100; !(math.Abs(got-gone) <= 0.0101) {
				t.Errorf("%v yr: %v of the quantiles have no number, and %v of the paths no price", when, got, gone)
			}
			if got := fan.IndexAtMost(i, 1); !(math.Abs(got-(1-gone)) <= 1e-12) {
				t.Errorf("%v yr: %v have an index at or below 1, want all that have a price, %v", when, got, 1-gone)
			}
		}
	}
}

// The quantiles of the index are those of the indices, computed one by one at the
// monopoly price and sorted, also where the index first falls and then rises.
func TestFanIndexBySorting(t *testing.T) {
	t.Parallel()
	const n, date = 500, 36
	for _, hold := range []race.Hold{race.ScaleFixed, race.MeanFixed} {
		for _, cost := range []float64{0, 0.8, 2} {
			m := baseline(cost)
			fan, err := wide.Fan(m, hold, race.Months(date), n, source())
			if err != nil {
				t.Fatal(err)
			}
			var want []float64
			for k := range n {
				alpha := fan.Alpha(date, (float64(k)+0.5)/n)
				if alpha == 1 {
					continue
				}
				at := m
				if hold == race.MeanFixed {
					at.Hours, err = dist.ParetoWithMean(m.Hours.Mean(), alpha)
				} else {
					at.Hours, err = dist.NewPareto(1./60, alpha)
				}
				if err != nil {
					t.Fatal(err)
				}
				best, err := at.Monopoly()
				if err != nil {
					t.Fatal(err)
				}
				want = append(want, best.LernerIndex())
			}
			slices.Sort(want)
			for k := range n {
				got := fan.LernerIndex(date, (float64(k)+0.5)/n)
				switch {
				case k >= len(want):
					if !math.IsNaN(got) {
						t.Errorf("c = %v, %v: quantile %d of %d is %v, want NaN from %d on", cost, hold, k, n, got, len(want))
					}
				case !near(got, want[k], 1e-12):
					t.Errorf("c = %v, %v: quantile %d of %d is %v, want %v", cost, hold, k, n, got, want[k])
				}
			}
		}
	}
}
