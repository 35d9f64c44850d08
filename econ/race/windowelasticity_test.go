package race_test

import (
	"math"
	"testing"

	"valuecapture/econ"
	"valuecapture/econ/quad"
	"valuecapture/econ/race"
)

// Beside open models demand gets less elastic as horizons grow, because the lab sells
// tasks of which ever more are its alone; its own failures make it more elastic.
func TestWindowElasticity(t *testing.T) {
	t.Parallel()
	m := econ.Baseline()
	for _, tc := range []struct{ reach, beside, alone float64 }{
		{0.1, 2.222, 2.271}, {1, 1.846, 2.043}, {10, 1.341, 1.721}, {100, 1.080, 1.554},
	} {
		w := window(tc.reach, 4, 0.84, 0)
		s, err := w.Sell(m)
		if err != nil {
			t.Fatal(err)
		}
		left, part, err := w.Market(m)
		if err != nil {
			t.Fatal(err)
		}
		if got := left.Elasticity(s.Price); !within(got, tc.beside, 0.0006) || !near(got, 1/s.LernerIndex(), 1e-6) {
			t.Errorf("z = %v: elasticity %v, want %v and 1/L", tc.reach, got, tc.beside)
		}
		// α q(h*)/E[q | h ≥ h*], by a quadrature over the hours.
		h := m.Threshold(s.Price)
		mean, err := quad.Integral(func(x float64) float64 { return w.ClosedOnly(x) * m.Hours.Density(x) }, h, math.Inf(1))
		if want := 1.5 * w.ClosedOnly(h) * m.Hours.Survival(h) / mean; err != nil || !near(left.Elasticity(s.Price), want, 1e-7) {
			t.Errorf("z = %v: elasticity %v, want %v, %v", tc.reach, left.Elasticity(s.Price), want, err)
		}
		if !near(part*left.Profit(s.Price), s.Lab, 1e-12) {
			t.Errorf("z = %v: part %v of the market's profit, want Π %v", tc.reach, part, s.Lab)
		}
		m.Hours, err = race.NewWeighted(m.Hours, race.Horizon{Half: w.Reach * w.Ratio(), Slope: w.Slope})
		if err != nil {
			t.Fatal(err)
		}
		alone, err := m.Monopoly()
		m = econ.Baseline()
		if err != nil || !within(1/alone.LernerIndex(), tc.alone, 0.0006) {
			t.Errorf("z = %v: elasticity without open models %v, %v, want %v", tc.reach, 1/alone.LernerIndex(), err, tc.alone)
		}
	}
	if s, err := window(480, 4, sharp, 0).Sell(m); err != nil || !near(s.Price, 960, 1e-12) {
		t.Errorf("eight hours: %v, %v, want 960", s.Price, err)
	}
}
