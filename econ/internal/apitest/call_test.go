package apitest_test

import (
	"slices"
	"testing"
	"time"

	"valuecapture/econ/internal/apitest"
)

func TestCallTriesAgainWhileSlow(t *testing.T) {
	t.Parallel()
	tries := 0
	if took, panicked := apitest.Call(-1, func() { tries++ }); tries != 4 || took < 0 || panicked != nil {
		t.Errorf("%d tries in %v, panic %v, want 4 tries", tries, took, panicked)
	}
	tries = 0
	if _, panicked := apitest.Call(time.Hour, func() { tries++ }); tries != 1 || panicked != nil {
		t.Errorf("%d tries, panic %v, want one", tries, panicked)
	}
	if _, panicked := apitest.Call(time.Hour, func() { panic("no") }); panicked != "no" {
		t.Errorf("panic %v, want no", panicked)
	}
}

func TestFloatsOfEveryKind(t *testing.T) {
	t.Parallel()
	type inner struct{ A, Hours float64 }
	value := struct {
		N     int
		One   float64
		Two   []inner
		Three any
	}{1, 2, []inner{{3, 4}, {5, 6}}, inner{7, 8}}
	if got, want := apitest.Floats(value, "Hours"), []float64{2, 3, 5, 7}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := apitest.Floats(nil); got != nil {
		t.Errorf("got %v of nothing", got)
	}
}
