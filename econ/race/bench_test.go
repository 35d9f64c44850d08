package race_test

import (
	"math/rand/v2"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/race"
)

// BenchmarkFan draws 10,000 paths over 120 months and takes the quantiles that a
// fan chart shows.
func BenchmarkFan(b *testing.B) {
	for _, bm := range []struct {
		name  string
		sigma float64
		hold  race.Hold
	}{{"straight", 0, race.ScaleFixed}, {"noisy", 0.3, race.ScaleFixed}, {"noisy, mean fixed", 0.3, race.MeanFixed}} {
		prior := race.Prior{
			Start:        race.Triangular{Low: 1.25, Mode: 1.5, High: 2},
			Distillation: race.Normal{Mean: 0.35, SD: 0.15},
			Frontier:     race.Uniform{Low: 0.1, High: 0.5},
			Sigma:        bm.sigma,
		}
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fan, err := prior.Fan(econ.Baseline(), bm.hold, race.Months(120), 10_000, rand.New(rand.NewPCG(1, 1)))
				if err != nil {
					b.Fatal(err)
				}
				for i := range fan.Times() {
					for _, q := range []float64{0.05, 0.25, 0.5, 0.75, 0.95} {
						sink = fan.Alpha(i, q) + fan.LernerIndex(i, q) + fan.LabShare(i, q)
					}
					sink += fan.NoPrice(fan.Times()[i])
				}
			}
		})
	}
}

var sink float64
