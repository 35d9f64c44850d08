package estimate

import (
	"math"
	"testing"
)

// The rough rate counts all tasks of a bin in its middle, and those of an open one at
// 3/2 times its edge and half a threshold more.
func TestLogRate(t *testing.T) {
	t.Parallel()
	tail := binnedTail{over: []float64{0, 1, 3, math.Inf(1)}, count: []float64{4, 2, 1}, n: 7}
	if got, want := tail.logRate(), math.Log(7/(4*0.5+2*2+1*5.0)); math.Abs(got-want) > 1e-15 {
		t.Errorf("got %v, want %v", got, want)
	}
}
