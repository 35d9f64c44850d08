package estimate

import (
	"math"
	"math/rand/v2"
	"testing"
)

// At the number of values that RivalCount names, the test has about the power it says
// against the rival, and rivalPower agrees with the simulation.
func TestRivalPower(t *testing.T) {
	t.Parallel()
	const samples = 400
	law := lognormalTail{x: 1, xi: rivalStart(), sigma: 1}
	n := int(math.Round(RivalCount()))
	rng := rand.New(rand.NewPCG(1, 2))
	hours := make([]float64, n)
	rejected := 0
	for range samples {
		for i := range hours {
			hours[i] = law.InverseSurvival(1 - rng.Float64())
		}
		s, err := NewSample(hours)
		if err != nil {
			t.Fatal(err)
		}
		a, err := s.Fit(Pareto, 1)
		if err != nil {
			t.Fatal(err)
		}
		b, err := s.Fit(Lognormal, 1)
		if err != nil {
			t.Fatal(err)
		}
		c, err := Compare(a, b, Simulation{Replicates: 199, Seed: rng.Uint64()})
		if err != nil {
			t.Fatal(err)
		}
		if c.PValue <= 0.05 {
			rejected++
		}
	}
	got := float64(rejected) / samples
	t.Logf("%d values: power %.3f, said %.3f", n, got, rivalPower(n))
	if math.Abs(got-0.8) > 0.08 || math.Abs(rivalPower(n)-0.8) > 0.01 {
		t.Errorf("power at %d values is %.3f, rivalPower says %.3f, want about 0.8", n, got, rivalPower(n))
	}
}
