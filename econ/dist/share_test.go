package dist

import (
	"math"
	"testing"

	"valuecapture/econ/quad"
)

// The share of the top q is the area under the inverse survival function up to q
// over the mean.
func TestTopShareIsLorenzArea(t *testing.T) {
	each(t, func(t *testing.T, d law) {
		if math.IsInf(d.Mean(), 1) {
			if got := TopShare(d, 0.1); !math.IsNaN(got) {
				t.Errorf("TopShare = %v with an infinite mean, want NaN", got)
			}
			return
		}
		last := 0.0
		for _, q := range []float64{0, 1e-6, 0.01, 0.2, 0.5, 0.99, 1} {
			got := TopShare(d, q)
			if !(got >= last && got <= 1) || got < q*(1-1e-12) {
				t.Errorf("TopShare(%v) = %v, want a share that rises and is at least q", q, got)
			}
			last = got
			if generic := TopShare(bare{d}, q); apart(got, generic) > 1e-9 {
				t.Errorf("TopShare(%v) = %v, by the fallbacks %v", q, got, generic)
			}
			if q == 0 {
				continue
			}
			// u = q e^-v turns the singular end of the inverse into an exponential one.
			area, err := quad.Integral(func(v float64) float64 { return d.InverseSurvival(q*math.Exp(-v)) * q * math.Exp(-v) }, 0, 600)
			if err != nil {
				t.Fatal(err)
			}
			if want := area / d.Mean(); apart(got, want) > 1e-8 {
				t.Errorf("TopShare(%v) = %v, area under the inverse %v", q, got, want)
			}
		}
	})
}

func TestTopShareOfNil(t *testing.T) {
	t.Parallel()
	if got := TopShare(nil, 0.5); !math.IsNaN(got) {
		t.Errorf("TopShare(nil) = %v, want NaN", got)
	}
}
