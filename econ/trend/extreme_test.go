package trend_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"valuecapture/econ/trend"
)

// scores are those of models that improve on a noisy line, open ones in proportion.
func scores(seed uint64, proportion, size, years float64) []trend.ScorePair {
	rng := rand.New(rand.NewPCG(seed, 1))
	var pairs []trend.ScorePair
	for i := range 6 {
		closed := size * (float64(i) + 0.1*rng.NormFloat64())
		pairs = append(pairs, trend.ScorePair{Year: 2020 + years*float64(i), Closed: closed, Open: proportion*closed - size})
	}
	return pairs
}

// Open scores in proportion to closed ones have the same errors, so that the variance of the
// pace is 0 but for rounding, which may take it below.
func TestLagOfProportionalScores(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		for _, proportion := range []float64{0.3, 0.9, 1, 2.48} {
			l, err := trend.NewLag(scores(seed, proportion, 1, 0.37), trend.Linear)
			if err != nil {
				t.Fatal(err)
			}
			if !(l.Pace.StandardError < 1e-6) || !(l.At.StandardError >= 0) || math.Abs(l.Pace.Value-proportion) > 1e-9 {
				t.Fatalf("seed %d, proportion %g: pace %v, lag %v, want an exact pace and no NaN", seed, proportion, l.Pace, l.At)
			}
		}
	}
}

// A line through numbers of any size is finite or refused.
func TestSizesOfALine(t *testing.T) {
	t.Parallel()
	sizes := []float64{1e-320, 1e-200, 1e-160, 1, 1e100, 1e200, 1e307}
	for _, size := range sizes {
		for _, years := range []float64{1e-300, 1e-9, 1, 1e160, 1e300} {
			l, err := trend.NewLag(scores(1, 0.5, size, years), trend.Linear)
			if err == nil && !(math.Abs(l.At.Value)+l.At.StandardError+l.Trend.StandardError+math.Abs(l.Pace.Value) < math.Inf(1)) {
				t.Errorf("scores of %g over %g years: %+v beside nil", size, years, l)
			}
			if err != nil && strings.Contains(err.Error(), "NaN") {
				t.Errorf("scores of %g over %g years: %v", size, years, err)
			}
			for _, other := range sizes {
				r, err := trend.NewRho([]trend.TailAt{{Year: 0, Tasks: 100, Alpha: size}, {Year: years, Tasks: 100, Alpha: other}, {Year: 3 * years, Tasks: 100, Alpha: size}})
				if err == nil && !(math.Abs(r.Rate.Value)+r.Rate.StandardError+r.Start.StandardError+r.Scatter < math.Inf(1)) {
					t.Errorf("indices of %g and %g over %g years: %+v beside nil", size, other, years, r)
				}
			}
		}
	}
	if _, err := trend.NewRho([]trend.TailAt{{Year: 0, Tasks: 100, Alpha: 1e-200}, {Year: 1, Tasks: 100, Alpha: 2e-200}}); !errors.Is(err, trend.ErrParameter) {
		t.Errorf("indices whose squares underflow: %v, want ErrParameter", err)
	}
	if _, err := trend.NewLag(scores(1, 0.5, 1, 1), trend.Scale(9)); !errors.Is(err, trend.ErrParameter) {
		t.Errorf("an unknown scale: %v, want ErrParameter", err)
	}
}

// A p-value that underflows is not written as 0.
func TestScatterIsNeverSaidToBeImpossible(t *testing.T) {
	t.Parallel()
	r, err := trend.NewRho([]trend.TailAt{{Year: 2020, Tasks: 1e6, Alpha: 1.5}, {Year: 2021, Tasks: 1e6, Alpha: 2.5}, {Year: 2022, Tasks: 1e6, Alpha: 1.5}})
	if err != nil || len(r.Warnings) != 1 {
		t.Fatalf("%+v, %v, want one warning", r, err)
	}
	if words := r.Warnings[0].Error(); !strings.Contains(words, "(p < 0.001)") {
		t.Errorf("%s, want p < 0.001", words)
	}
}

// Hours may lie further from the threshold than a float64 can say.
func TestTailFarAboveItsThreshold(t *testing.T) {
	t.Parallel()
	var years, hours []float64
	for i := range 40 {
		years, hours = append(years, 2020+float64(i%2)), append(hours, 1e300)
	}
	periods, _, err := trend.TailByPeriod(years, hours, 1e-300, 1)
	if err != nil || len(periods) != 2 || math.Abs(periods[0].Alpha*600*math.Ln10*20/19-1) > 1e-12 {
		t.Errorf("%+v, %v, want two tail indices of 19/(20 ln 1e600)", periods, err)
	}
}
