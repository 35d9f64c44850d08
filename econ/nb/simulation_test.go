package nb

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// Long because it is one table.
func TestSimulated(t *testing.T) {
	t.Parallel()
	nan, inf := math.NaN(), math.Inf(1)
	even := make([]float64, 10_001) // 0 to 1: median 0.5, mean 0.5
	for i := range even {
		even[i] = float64(i) / 10_000
	}
	for _, tc := range []struct {
		name   string
		routes []Route
		status int
		says   string
	}{
		{"within five errors", []Route{ClosedForm(1), Simulated(1.0499, 0.01)}, 0, "agrees within 5 standard errors, ±0.05\n  A right simulation fails by luck once in 1.7 million: 5 standard errors, or as wide.\n"},
		{"beyond five errors", []Route{ClosedForm(1), Simulated(1.0501, 0.01)}, 1, "want agreement within 5 standard errors, ±0.05"},
		{"below", []Route{ClosedForm(1), Simulated(0.94, 0.01)}, 1, "0.94"},
		{"two simulations", []Route{Simulated(1, 0.03), Simulated(1.24, 0.04)}, 0, "±0.25"},
		{"two that differ", []Route{Simulated(1, 0.03), Simulated(1.26, 0.04)}, 1, "±0.25"},
		{"a rounded number", []Route{Essay(1, 0.01), Simulated(1.0599, 0.01)}, 0, "±0.06"},
		{"beyond its rounding", []Route{Essay(1, 0.01), Simulated(1.061, 0.01)}, 1, "±0.06"},
		{"simulated first", []Route{Simulated(1, 0.01), ClosedForm(1)}, 1, "want the exact one first"},
		{"interval first", []Route{SimulatedShare(5, 10), SimulatedShare(5, 10)}, 1, "want the exact one first"},
		{"no standard error", []Route{ClosedForm(1), Simulated(1, 0)}, 1, "standard error 0"},
		{"negative standard error", []Route{ClosedForm(1), Simulated(1, -1)}, 1, "standard error -1"},
		{"standard error NaN", []Route{ClosedForm(1), Simulated(1, nan)}, 1, "standard error NaN"},
		{"standard error infinite", []Route{ClosedForm(1), Simulated(1, inf)}, 1, "standard error +Inf"},
		{"estimate NaN", []Route{ClosedForm(1), Simulated(nan, 1)}, 1, "NaN"},

		{"share inside", []Route{ClosedForm(0.2), SimulatedShare(200_000, 1_000_000)}, 0, "agrees from 0.198 to 0.202\n  A right simulation"},
		{"share outside", []Route{ClosedForm(0.2021), SimulatedShare(200_000, 1_000_000)}, 1, "from 0.198 to 0.202"},
		{"rounded share", []Route{Essay(0.203, 0.001), SimulatedShare(200_000, 1_000_000)}, 0, "from 0.197 to 0.203"},
		{"no hit", []Route{ClosedForm(0), SimulatedShare(0, 1000)}, 0, "from 0 to"},
		{"more hits than draws", []Route{ClosedForm(1), SimulatedShare(6, 5)}, 1, "6 hits in 5 draws"},
		{"no draws", []Route{ClosedForm(1), SimulatedShare(0, 0)}, 1, "0 hits in 0 draws"},

		{"median", []Route{ClosedForm(0.5), SimulatedQuantile(even, 0.5)}, 0, "from 0.475 to 0.525"},
		{"not the median", []Route{ClosedForm(0.53), SimulatedQuantile(even, 0.5)}, 1, "from 0.475 to 0.525"},
		{"quartile", []Route{ClosedForm(0.25), SimulatedQuantile(even, 0.25)}, 0, "agrees"},
		{"median of 22", []Route{ClosedForm(0), SimulatedQuantile(even[:22], 0.5)}, 0, "agrees"},
		{"median of 21", []Route{ClosedForm(0), SimulatedQuantile(even[:21], 0.5)}, 1, "of 21 values"},
		{"median of NaN", []Route{ClosedForm(0), SimulatedQuantile(append([]float64{nan}, even...), 0.5)}, 1, "one of which is NaN"},
		{"median with infinities", []Route{ClosedForm(0.5), SimulatedQuantile(append([]float64{inf, -inf}, even...), 0.5)}, 0, "agrees"},
		{"mean of NaN", []Route{ClosedForm(0), SimulatedMean([]float64{nan, 1, 2})}, 1, "standard error NaN"},
		{"mean of an infinity", []Route{ClosedForm(0), SimulatedMean([]float64{inf, 1, 2})}, 1, "standard error NaN"},
		{"quantile at 1", []Route{ClosedForm(0), SimulatedQuantile(even, 1)}, 1, "quantile at 1"},

		{"mean", []Route{ClosedForm(0.5), SimulatedMean(even)}, 0, "agrees within 5 standard errors, ±0.014"},
		{"not the mean", []Route{ClosedForm(0.515), SimulatedMean(even)}, 1, "±0.014"},
		{"mean of one", []Route{ClosedForm(0), SimulatedMean(even[:1])}, 1, "standard error NaN"},
		{"mean of nothing", []Route{ClosedForm(0), SimulatedMean(nil)}, 1, "standard error"},
		{"mean of equals", []Route{ClosedForm(0), SimulatedMean(make([]float64, 1000))}, 1, "standard error 0"},
		{"mean of few", []Route{ClosedForm(5e-4), SimulatedMean(even[:11])}, 1, "draw more"},

		{"yes", []Route{{Label: "theorem", Value: 1, yesOrNo: true}, SimulatedYes(0.051, 0.01)}, 0, "yes  agrees exactly\n  A right simulation fails by luck"},
		{"no", []Route{{Label: "theorem", Value: 1, yesOrNo: true}, SimulatedYes(-0.051, 0.01)}, 1, "DISAGREES"},
		{"cannot tell", []Route{ClosedForm(1), SimulatedYes(0.049, 0.01)}, 1, "want 5 standard errors: draw more"},
		{"every draw", []Route{EveryDraw(true), EveryDraw(true)}, 0, "yes  agrees exactly\n"},
		{"not every draw", []Route{ClosedForm(1), EveryDraw(false)}, 1, "DISAGREES"},
		{"yes without an error", []Route{ClosedForm(1), SimulatedYes(1, 0)}, 1, "standard error 0"},
	} {
		stdout, stderr, status := outcome(func(c cell) { c.check(tc.name, tc.routes) })
		if status != tc.status || !strings.Contains(stdout+stderr, tc.says) {
			t.Errorf("%s: status %d, want %d with %q in\n%s%s", tc.name, status, tc.status, tc.says, stdout, stderr)
		}
	}
}

// A tail without a variance has no standard error, and its mean is refused.
func TestSimulatedMeanRefusesHeavyTails(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		alpha   float64
		refused bool
	}{{1.2, true}, {1.5, true}, {2, true}, {8, false}} {
		for seed := range uint64(20) {
			rng := rand.New(rand.NewPCG(seed, 1))
			h := make([]float64, 100_000)
			for i := range h {
				h[i] = math.Pow(1-rng.Float64(), -1/tc.alpha)
			}
			if r := SimulatedMean(h); (r.err != nil) != tc.refused {
				t.Errorf("α = %g, seed %d: error %v, want one: %v", tc.alpha, seed, r.err, tc.refused)
			}
		}
	}
}

// The bounds are those that were promised: with the chance of failing at 5% in place of
// one in 1.7 million, the share of failures among many seeds is about that.
func TestLuck(t *testing.T) {
	t.Parallel()
	if million := 1 / luck / 1e6; math.Abs(million-1.744) > 0.001 {
		t.Errorf("fails once in %g million, want 1.744", million)
	}
	const seeds, draws = 2000, 2000
	beyond := 0
	for seed := range uint64(seeds) {
		rng := rand.New(rand.NewPCG(seed, 1))
		values := make([]float64, draws)
		for i := range values {
			values[i] = rng.ExpFloat64()
		}
		if r := SimulatedMean(values); math.Abs(r.Value-1) > 1.96*r.deviation {
			beyond++
		}
	}
	if share := float64(beyond) / seeds; share < 0.03 || share > 0.07 {
		t.Errorf("%.1f%% of means are 1.96 standard errors off, want about 5%%", 100*share)
	}
}

func TestRand(t *testing.T) {
	t.Parallel()
	first := func(seed uint64, stream string) uint64 {
		t.Helper()
		rng, err := newRand(seed, stream)
		if err != nil {
			t.Fatal(err)
		}
		return rng.Uint64()
	}
	if got, want := first(1, ""), rand.New(rand.NewPCG(1, 1)).Uint64(); got != want {
		t.Errorf("seed 1 draws %d, want %d as from PCG(1, 1)", got, want)
	}
	seen := map[uint64]bool{}
	for _, stream := range []string{"0", "1", "2", "200"} {
		for _, seed := range []uint64{1, 2, 7} {
			seen[first(seed, stream)] = true
		}
	}
	if len(seen) != 12 {
		t.Errorf("12 seeds and streams have %d first draws", len(seen))
	}
	for _, stream := range []string{"x", "-1", "1.5"} {
		if rng, err := newRand(1, stream); rng != nil || err == nil || !strings.Contains(err.Error(), seedVariable) {
			t.Errorf("stream %q gives %v, %v, want an error that names the variable", stream, rng, err)
		}
	}
}
