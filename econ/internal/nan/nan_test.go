package nan_test

import (
	"math"
	"testing"

	"valuecapture/econ/internal/nan"
)

func TestOfFillsNumbersHoweverDeep(t *testing.T) {
	t.Parallel()
	type unit float64
	type inner struct{ Low, High float64 }
	type outer struct {
		Count  int
		Unit   unit
		Inner  inner
		Each   [2]inner
		Values []float64
		Next   *inner
		Name   string
	}
	got := nan.Of[outer]()
	for _, x := range []float64{float64(got.Unit), got.Inner.Low, got.Inner.High, got.Each[0].Low, got.Each[1].High, nan.Of[float64]()} {
		if !math.IsNaN(x) {
			t.Errorf("got %+v, want NaN in every number", got)
		}
	}
	if got.Count != 0 || got.Values != nil || got.Next != nil || got.Name != "" {
		t.Errorf("got %+v, want zeros where there is no float", got)
	}
}
