package estimate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"valuecapture/econ/estimate"
	"valuecapture/econ/hours"
)

// Of histograms with rare and empty bins, open and closed, the share is bounded by numbers
// that hold one another, or refused; it is never NaN.
func TestSharesOfRareBins(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 1))
	bounded := 0
	for seed := range uint64(400) {
		var bins []hours.Bin
		from := 0.0
		for range 3 + rng.IntN(6) {
			to := from + []float64{0.5, 1, 1, 2, 4}[rng.IntN(5)]
			bins = append(bins, hours.Bin{From: from, To: to, Count: []int{0, 1, 2, 3, 30, 60, 200}[rng.IntN(7)]})
			from = to
		}
		if rng.IntN(2) == 0 {
			bins[len(bins)-1].To = math.Inf(1)
		}
		if seed == 0 { // two rare bins before an open one: samples may have no task in either
			bins = []hours.Bin{{From: 0, To: 1, Count: 200}, {From: 1, To: 2, Count: 2}, {From: 2, To: 3, Count: 1}, {From: 3, To: 4, Count: 60}, {From: 4, To: 8, Count: 40}, {From: 8, To: math.Inf(1), Count: 30}}
		}
		b, err := estimate.FromBins(bins)
		if err != nil {
			t.Fatalf("%v: %v", bins, err)
		}
		for _, bin := range bins {
			l, err := b.LabShare(bin.From, estimate.Simulation{Seed: seed, Replicates: 99})
			if err != nil {
				continue
			}
			bounded++
			if i := l.Interval; !(0 <= i.Low && i.Low <= l.Low && l.Low <= l.High && l.High <= i.High+1e-9 && i.High <= 1) {
				t.Errorf("%v, cutoff %g: %g to %g, interval %v", bins, bin.From, l.Low, l.High, i)
			}
		}
	}
	if bounded < 50 {
		t.Errorf("%d shares were bounded, want 50 at least", bounded)
	}
}
