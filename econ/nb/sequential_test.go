package nb

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// often happens in a share of draws.
func often(share float64, seed uint64) func(int) bool {
	rng := rand.New(rand.NewPCG(seed, 1))
	return func(int) bool { return rng.Float64() < share }
}

func TestSimulatedRarer(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name         string
		truth, share float64
		want         float64
		most         int // draws
	}{
		{"never", 0, 0.5, 1, 50}, // (4/3)^50 = 1.8 million
		{"always", 1, 0.5, 0, 50},
		{"a third against a half", 1.0 / 3, 0.5, 1, 1500},
		{"two thirds against a half", 2.0 / 3, 0.5, 0, 1500},
		{"a tenth against a quarter", 0.1, 0.25, 1, 1500},
		{"nine tenths against three quarters", 0.9, 0.75, 0, 1500},
	} {
		for seed := range uint64(50) {
			draws, happens := 0, often(tc.truth, seed)
			r := SimulatedRarer(tc.share, func(i int) bool {
				if i != draws {
					t.Fatalf("%s: draw %d has the number %d", tc.name, draws, i)
				}
				draws++
				return happens(i)
			})
			if r.err != nil || r.Value != tc.want || draws > tc.most {
				t.Errorf("%s, seed %d: %g after %d draws (%v), want %g within %d", tc.name, seed, r.Value, draws, r.err, tc.want, tc.most)
			}
		}
	}
	stdout, _, status := outcome(func(c cell) { c.check("rare", []Route{ClosedForm(1), SimulatedRarer(0.5, often(0.2, 1))}) })
	if status != 0 || !strings.Contains(stdout, byLuck) {
		t.Errorf("status %d, want 0 and the chance of failing by luck in\n%s", status, stdout)
	}
}

func TestSimulatedRarerRefuses(t *testing.T) {
	t.Parallel()
	for _, share := range []float64{0, 1, -0.5, 1.5, math.NaN(), math.Inf(1)} {
		if r := SimulatedRarer(share, often(0.5, 1)); r.err == nil || !strings.Contains(r.err.Error(), "between 0 and 1") {
			t.Errorf("share %g: error %v, want one", share, r.err)
		}
	}
	if r := SimulatedRarer(0.5, often(0.5, 1)); r.err == nil || !strings.Contains(r.err.Error(), "does not tell") {
		t.Errorf("a half against a half: error %v, want that it does not tell", r.err)
	}
}

// The bound holds: with luck at 5% in place of one in 1.7 million, an event that happens in
// just that share of draws is called rarer in at most 5% of seeds. It is Ville's inequality,
// so that it needs the largest ratio in many draws and no stopping rule.
func TestRarerByLuck(t *testing.T) {
	t.Parallel()
	const seeds = 2000
	for _, share := range []float64{0.2, 0.5} {
		wrong := 0
		for seed := range uint64(seeds) {
			happens, ratio := often(share, seed), 1.0
			for i := range 1000 {
				if happens(i) {
					ratio *= 2.0 / 3
				} else {
					ratio *= (1 - share*2/3) / (1 - share)
				}
				if ratio >= 20 {
					wrong++
					break
				}
			}
		}
		if got := float64(wrong) / seeds; got > 0.05 || got < 0.01 {
			t.Errorf("share %g: called rarer in %.1f%% of seeds, want at most 5%%", share, 100*got)
		}
	}
}
