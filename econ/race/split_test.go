package race

import (
	"errors"
	"math"
	"testing"

	"valuecapture/econ"
)

// A split with a number missing is an error, whatever it was that failed.
func TestOutcomeRefusesNaN(t *testing.T) {
	t.Parallel()
	o, err := outcome("test", econ.Baseline(), math.NaN())
	if !errors.Is(err, ErrNoSplit) || !math.IsNaN(o.Served) || !math.IsNaN(o.Market.Wage) {
		t.Errorf("got %+v, %v, want ErrNoSplit", o, err)
	}
}
