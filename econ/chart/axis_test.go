package chart

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestAxisFit(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name      string
		axis      Axis
		data      extent
		vertical  bool
		low, high float64
	}{
		{"horizontal ends with its data", Axis{}, extent{2, 20}, false, 2, 20},
		{"vertical starts at 0 where that is near", Axis{}, extent{0.2, 1}, true, 0, 1.06},
		{"and not where it is far", Axis{}, extent{90, 100}, true, 89.4, 100.6},
		{"given", Axis{Min: 1, Max: 3}, extent{0, 10}, true, 1, 3},
		{"one value", Axis{}, extent{4, 4}, true, 2, 6},
		{"zero", Axis{}, extent{0, 0}, true, -0.5, 0.5},
		{"one value, logarithmic", Axis{Log: true}, extent{4, 4}, true, 2, 8},
	} {
		low, high := tc.axis.fit(tc.data, tc.vertical)
		if !(math.Abs(low-tc.low) <= 1e-9) || !(math.Abs(high-tc.high) <= 1e-9) {
			t.Errorf("%s: %g to %g, want %g to %g", tc.name, low, high, tc.low, tc.high)
		}
	}
}

func TestAxisErrors(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		axis  Axis
		value string
	}{
		{Axis{Min: 2, Max: 1}, "from 2 to 1"},
		{Axis{Log: true, Min: 0, Max: 1}, "starts at 0"},
		{Axis{Min: math.NaN(), Max: 1}, "NaN"},
		{Axis{Min: 0, Max: math.Inf(1)}, "+Inf"},
	} {
		for _, e := range []Element{XAxis(tc.axis), YAxis(tc.axis)} {
			_, err := New(Labels{}, Mark{X: 1, Y: 1}, e)
			if !errors.Is(err, ErrData) || !strings.Contains(err.Error(), tc.value) {
				t.Errorf("%+v: got %v, want ErrData that names %q", e, err, tc.value)
			}
		}
	}
}
